"""What a visitor is sent for one message: numbered bubbles, topics, kind, sources; a refusal too can be said as such."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from actions.blocks import Block, Button, MadeOfBlocks, paragraphs
from bot.engine.dialogue import Answer, Bubble
from bot.server.phrases import phrase
from bot.server.refusal import Refused


@dataclass(frozen=True)
class Said(MadeOfBlocks):
    """One message of a turn, and the language it begins in (BCP 47)."""

    id: str
    blocks: tuple[Block, ...]
    lang: str = "fr"


@dataclass(frozen=True)
class SentTurn:
    """What a visitor is sent for one message; `actions.turn.Turn` is what the dialogue made of it, with the memory after it.

    gaps: what it leaves without an answer (`actions/gaps.py`). offered: its message may be sent to the team.
    offer: the key by which the visitor may send it; empty where it is not offered.
    """

    messages: tuple[Said, ...]
    topics: tuple[str, ...]
    kind: str
    sources: tuple[dict[str, str], ...] = ()
    gaps: tuple[str, ...] = ()
    offered: bool = False
    offer: str = ""

    @property
    def text(self) -> str:
        """All the bubbles, as one text."""
        return "\n".join(message.text for message in self.messages)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All the buttons."""
        return tuple(button for message in self.messages for button in message.buttons)

    @classmethod
    def of(cls, answer: Answer) -> SentTurn:
        """Number the bubbles of an answer; where an action failed, or none said anything, there is a sentence for it."""
        bubbles = list(answer.bubbles)
        if answer.failed or not bubbles:
            bubbles.append(Bubble(paragraphs(phrase("action_en_echec" if answer.failed else "sans_reponse"))))
        said = tuple(Said(secrets.token_urlsafe(9), tuple(bubble.blocks), bubble.lang) for bubble in bubbles)
        return cls(said, tuple(answer.topics) or ("hors_sujet",), answer.kind, tuple(answer.sources), tuple(answer.gaps), answer.offered)

    @classmethod
    def refusing(cls, refused: Refused) -> SentTurn:
        """Say a refusal as the assistant would, for those who have no HTTP status to read (replay, shell)."""
        return cls.of(Answer([Bubble(paragraphs(refused.message))], ["hors_sujet"], "fallback"))
