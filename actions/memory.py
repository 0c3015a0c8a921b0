"""What a conversation remembers between turns, kept in slots; names of the slots in one place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from knowledge.text import plain_words

# Enough for each collective to have been spoken of in a few ways.
KEPT_TOLD = 8
# As many as understanding has learnt from (data/conversations).
KEPT_SAID = 2
# What is asked of a courtesy: nothing.
NO_DETAIL = "-"
# What is asked of dates without all being told.
_OF_SOME_DATES = frozenset({"plus", "moins", "ecart", "oui_non", "lesquels"})


@dataclass(frozen=True)
class Memory:
    """The dialogue's memory; every field is a slot of the same name in `domain.yml`.

    collectif: id of the collective last spoken of. collectif_precedent: the one before it ("l'autre").
    genres: kinds of the questions last answered ("et pour la CDE ?"). liste: ids in the order last listed ("la deuxième").
    vus: "collective.kind" pairs answered lately, the newest last ("et l'autre ?" is not about what was just told, "la première question" may be).
    en_attente: kinds asked without a collective, waiting for one. sujets: topics last answered ("répète").
    boutons: [title, payload] pairs last offered. alerte: contacts were given in this conversation.
    auteur: who writes in the disclosure that is open (`actions/tellers.py`), forgotten with it.
    doute: the disclosure that is open was hardly taken for one, and nothing since has made it surer.
    organisations: those that the last question named, or meant by a pronoun ("elle en est membre ?").
    point: (topic, position from 0) of the one point of a list that was last told ("le suivant").
    dits: (kind, detail) of the last turns, the newest first: what a short message asks depends on them.
    dernier: what tells the last answer, what was asked, and each sentence told from others, without their text ("je vous le redis").
    tour: how many turns there were, by which the wording of what is said often changes.
    """

    collectif: str | None = None
    collectif_precedent: str | None = None
    genres: tuple[str, ...] = ()
    liste: tuple[str, ...] = ()
    vus: tuple[str, ...] = ()
    en_attente: tuple[str, ...] = ()
    sujets: tuple[str, ...] = ()
    boutons: tuple[tuple[str, str], ...] = ()
    alerte: bool = False
    point: tuple[str, int] | tuple[()] = ()
    dits: tuple[tuple[str, str], ...] = ()
    dernier: str = ""
    tour: int = 0
    auteur: str = ""
    doute: bool = False
    organisations: tuple[str, ...] = ()

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

    def offered(self, title: str) -> str | None:
        """Return the topic of the button last offered that has this title, whatever its case and signs, or None."""
        typed = plain_words(title)
        payload = next((payload for title, payload in self.boutons if typed and plain_words(title) == typed), None)
        return self.topic_of(payload) if payload else None

    @property
    def told_alone(self) -> str:
        """The id of the one collective that was just told of and nothing else, which « il » means for certain; empty where there is none."""
        return self.sujets[0].partition(".")[0] if len(self.sujets) == 1 else ""

    @property
    def has_all_dates(self) -> bool:
        """Whether dates were told just now, and not only which is the first or last, how far apart or whether."""
        asked = {detail for kind, detail in self.dits if kind == "chronologie"}
        return self.dits[:1] != () and self.dits[0][0] == "chronologie" and bool(asked - _OF_SOME_DATES)

    @property
    def has_searched(self) -> bool:
        """Whether it was just told which collectives are so; of one alone `sujets` has the section that says it."""
        return self.dits[:1] != () and self.dits[0][0] == "recherche"

    @staticmethod
    def topic_of(payload: str) -> str:
        """Return the topic that a button asks for."""
        return str(json.loads(payload.removeprefix("/choisir"))["sujet"])

    def speaking_of(self, collective: str) -> dict[str, Any]:
        """Return the changes of memory when the talk turns to `collective`."""
        if collective == self.collectif:
            return {}
        return {"collectif": collective, "collectif_precedent": self.collectif}

    def having_told(self, collective: str, kind: str) -> dict[str, Any]:
        """Return the changes of memory when `kind` of `collective` has been answered."""
        told = f"{collective}.{kind}"
        return {"vus": (*(one for one in self.vus if one != told), told)[-KEPT_TOLD:]}

    def having_said(self, kind: str, detail: str) -> Memory:
        """Return the memory after a turn of this kind, of which this was asked."""
        return replace(self, dits=((kind, detail), *self.dits)[:KEPT_SAID])
