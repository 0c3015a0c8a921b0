"""What a conversation remembers between turns, kept in slots; names of the slots in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Memory:
    """The dialogue's memory; every field is a slot of the same name in `domain.yml`.

    collectif: id of the collective last spoken of. collectif_precedent: the one before it ("l'autre").
    genre_question: last kind of factual question ("et pour la CDE ?"). liste: ids in the order last listed ("la deuxième").
    en_attente: kinds asked without a collective, waiting for one. sujets: topics last answered ("répète").
    boutons: [title, payload] pairs last offered. alerte: contacts were given in this conversation.
    """

    collectif: str | None = None
    collectif_precedent: str | None = None
    genre_question: str | None = None
    liste: tuple[str, ...] = ()
    en_attente: tuple[str, ...] = ()
    sujets: tuple[str, ...] = ()
    boutons: tuple[tuple[str, str], ...] = ()
    alerte: bool = False

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Memory:
        """Read the memory from Rasa's slot values; an empty slot keeps the default."""
        values: dict[str, Any] = {one.name: slots[one.name] for one in fields(cls) if slots.get(one.name)}
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = tuple(tuple(item) if isinstance(item, list) else item for item in value)
        return cls(**values)

    def as_slots(self) -> dict[str, Any]:
        """Return slot values that JSON can hold."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def speaking_of(self, collective: str) -> dict[str, Any]:
        """Return the changes of memory when the talk turns to `collective`."""
        if collective == self.collectif:
            return {}
        return {"collectif": collective, "collectif_precedent": self.collectif}


SLOTS = tuple(one.name for one in fields(Memory))
