"""A button that was chosen, or whose title was typed, is the same choice."""

from __future__ import annotations

from actions.memory import Memory
from actions.message import Message

MEMORY = Memory(boutons=(("Ses membres", '/choisir{"sujet": "pnpm.membres"}'),))


def test_a_button_chosen_and_its_title_typed_are_one_choice() -> None:
    assert Message(topic="pnpm.membres").choice(Memory()) == "pnpm.membres"
    assert Message(text="ses membres").choice(MEMORY) == "pnpm.membres"


def test_what_was_not_offered_is_no_choice() -> None:
    assert Message(text="ses membres").choice(Memory()) is None
    assert Message(text="ses valeurs").choice(MEMORY) is None
    assert Message().choice(MEMORY) is None
