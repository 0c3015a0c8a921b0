"""What a dialogue keeps between two messages: plain values, so that whoever stores them needs to know nothing of Rasa."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class DialogueState:
    """Bounded, and without a word that the visitor typed.

    turns: how many there were. slots: values before the first of `events`. events: those of the last turns, as Rasa's dictionaries, without texts.
    """

    turns: int = 0
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
