"""What a visitor asked: the shape in which understanding hands a message over to the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum, auto
from typing import Any

from actions.kinds import FACTUAL_KINDS, SECTIONS_OF_KIND

# Kinds of which a section tells, or the list of all collectives.
_NEAR = SECTIONS_OF_KIND.keys() | {"liste_collectifs"}


class Marker(StrEnum):
    """A thing that the words of a question do; the words are in `bot/nlu/markers.py`."""

    # Point at collectives: « l'autre », « les trois », « les deux », « la plateforme » without a name.
    OTHER = auto()
    EVERY = auto()
    BOTH = auto()
    PLATFORM = auto()
    # Names those that are left, as it leaves out others by name: « à part la PNPM » (`actions/leaving_out.py`).
    LEAVES_OUT = auto()
    # Point at what was said before: a pronoun, « elle » among them.
    REFERS = auto()
    FEMININE = auto()
    # Superlatives of time; a date is asked for.
    FIRST = auto()
    LAST = auto()
    WHEN = auto()
    # A report; a word of our field.
    REPORT = auto()
    FIELD = auto()
    # Whom to call; by which one goes on with a disclosure, just after it; none of the common words of French.
    CALLS = auto()
    GOES_ON = auto()
    FOREIGN = auto()
    # A question mark; without one, requests something rather than giving context; begins with the name of a collective.
    ASKS = auto()
    REQUESTS = auto()
    LEADS = auto()


@dataclass(frozen=True)
class Named:
    """What a question names, in the order of the text.

    collectives, sections (topics), themes, organisations: names of the knowledge file. years: four digits.
    ordinals: positions in the last list, from 0; -1 is the last, -2 the one before it.
    """

    collectives: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()


@dataclass(frozen=True)
class Whole:
    """What the whole message says, beside what one of its questions asks.

    danger: probability, 0 to 1, that it is a disclosure; afresh: how sure it is one whatever was said before it, 0 where it is none.
    told: of a disclosure, or of what goes on with one, who writes or what is asked (`actions/disclosure.py`); empty where that is unclear.
    language: the kind of question of the language that it is written in; empty for French. greets: it begins with a greeting.
    thanks: just after the contacts, whether it is thanks in another language by itself.
    beside: collectives that it names and that none of its questions is about.
    asides: its sentences and clauses that only tell, folded: « …, pour un vieillard comme moi ? ».
    either: what stands as typed before and after the one « ou » of what it asks, so that one of the two can be said again; else nothing.
    """

    danger: float = 0.0
    afresh: float = 0.0
    told: str = ""
    language: str = ""
    greets: bool = False
    thanks: bool = False
    beside: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question of a message.

    kind: one of `kinds.yml`; `nom_seul` where only a collective is named and the conversation tells what is asked.
    confidence: probability of the kind as the model gives it, 0 to 1.
    kinds: the probability of each kind that is not out of the question, the likeliest first; references: that of each way to mean a
    collective (`nom`, `description`, `courant`, `precedent`, `autre`, `rang`, `tous`, `aucun`, as in data/conversations).
    detail: what of it is asked (`nombre`, `date`, `oui_non`, `encore`…); empty where unknown.
    text: what is asked, folded, as typed; what it claims is read in it with the facts beside. words: its content words, folded.
    """

    kind: str
    confidence: float = 1.0
    kinds: tuple[tuple[str, float], ...] = ()
    references: tuple[tuple[str, float], ...] = ()
    detail: str = ""
    text: str = ""
    words: tuple[str, ...] = ()
    named: Named = Named()
    markers: frozenset[Marker] = frozenset()
    whole: Whole = Whole()

    @property
    def claim(self) -> str:
        """What is asked, without what is only told beside it; all of the text where nothing else is left."""
        left = f" {self.text} "
        for aside in self.whole.asides:
            left = left.replace(f" {aside} ", " ")
        return left.strip() or self.text

    @property
    def collectives(self) -> tuple[str, ...]:
        """The ids of the collectives named."""
        return self.named.collectives

    @property
    def sections(self) -> tuple[str, ...]:
        """The topics of the sections named."""
        return self.named.sections

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes named."""
        return self.named.themes

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations named."""
        return self.named.organisations

    @property
    def years(self) -> tuple[str, ...]:
        """The years named."""
        return self.named.years

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The positions named."""
        return self.named.ordinals

    @property
    def pointed(self) -> bool:
        """Whether it names a collective or a section, or points at one."""
        return bool(self.collectives or self.sections or self.ordinals or self.has(Marker.OTHER))

    @property
    def is_at_place(self) -> bool:
        """Whether it means something by its place: « la troisième »."""
        return bool(self.ordinals) or self.reference == "rang" or self.detail == "element:rang"

    @property
    def reference(self) -> str:
        """The likeliest way to mean a collective; empty where unknown."""
        return self.references[0][0] if self.references else ""

    @property
    def factual(self) -> float:
        """The probability, 0 to 1, that any fact is asked for."""
        return sum(sure for kind, sure in self.kinds if kind in FACTUAL_KINDS)

    @property
    def nearest(self) -> tuple[str, ...]:
        """The two likeliest kinds about one collective, or the list of them."""
        return tuple(kind for kind, _ in self.kinds if kind in _NEAR)[:2]

    def has(self, *markers: Marker) -> bool:
        """Tell whether it has any of these."""
        return not self.markers.isdisjoint(markers)

    def naming(self, **names: tuple[str, ...]) -> Question:
        """Return the question with other names, by the fields of `Named`."""
        return replace(self, named=replace(self.named, **names))  # type: ignore[arg-type]

    def as_dict(self) -> dict[str, Any]:
        """Return what differs from a field's default, ready for JSON."""
        return _plain(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Question:
        """Read what `as_dict` gave; unknown keys raise TypeError."""
        found = {name: _immutable(value) for name, value in content.items()}
        named, whole = (part(**{name: _immutable(value) for name, value in content.get(name_of, {}).items()}) for name_of, part in _PARTS)
        return cls(**{**found, "named": named, "whole": whole, "markers": frozenset(map(Marker, content.get("markers", ())))})


_PARTS: tuple[tuple[str, type[Named] | type[Whole]], ...] = (("named", Named), ("whole", Whole))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(given) for one in fields(value) if (given := getattr(value, one.name)) != one.default}
    if isinstance(value, frozenset):
        return sorted(value)
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _immutable(value: Any) -> Any:
    return tuple(map(_immutable, value)) if isinstance(value, list | tuple) else value


def leading(questions: Sequence[Question]) -> Question:
    """Return the question that tells what kind of message it is: the first about facts, where there is one, else the first."""
    return next((question for question in questions if question.kind in FACTUAL_KINDS), questions[0])
