"""What a visitor did in one turn: typed a text, or chose a button."""

from __future__ import annotations

from dataclasses import dataclass

from actions.memory import Memory
from actions.question import Question


@dataclass(frozen=True)
class Message:
    """Either typed, with at least one question, or chosen.

    text: as typed. questions: what understanding read in it, in the order asked. topic: that of the button that was chosen.
    """

    questions: tuple[Question, ...] = ()
    text: str = ""
    topic: str | None = None

    def choice(self, memory: Memory) -> str | None:
        """Return the topic of the button that was chosen, or whose title was typed instead; None where nothing was chosen."""
        return self.topic or memory.offered(self.text)
