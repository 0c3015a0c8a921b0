"""What a visitor asked: the shape in which understanding hands a message over to the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from actions.kinds import FACTUAL_KINDS


@dataclass(frozen=True)
class Question:
    """One question of a message.

    kind: one of `kinds.yml`; `nom_seul` where only a collective is named and the conversation tells what is asked.
    confidence: probability of the kind as the model gives it, 0 to 1. danger: that of the whole message to be a disclosure.
    factual: probability, 0 to 1, that any fact is asked for. nearest: the two likeliest kinds about one collective, or the list of them.
    kinds: the probability of each kind that is not out of the question, the likeliest first; references: that of each way to mean a collective.
    detail: what of it is asked (`nombre`, `date`, `oui_non`, `encore`…), reference: how a collective is
    meant (`nom`, `description`, `courant`, `precedent`, `autre`, `rang`, `tous`, `aucun`): as in data/conversations; empty where unknown.
    text: what is asked, folded, as typed; what it claims is read in it with the facts beside.
    collectives, sections (topics), themes, organisations, years: what the gazetteer found, in the order of the text.
    ordinals: positions in the last list, from 0; -1 is the last, -2 the one before it. other, every, both: "l'autre", "les trois", "les deux".
    platform: the generic word "plateforme" without a name. field: a word of our field.
    first, last: superlatives of time. when: asks for a date; only_when: and nothing else. report: speaks of a report. words: content words, folded.
    leads: begins with the name of a collective. refers, feminine: has a pronoun for something said before, « elle » among them.
    goes_on: has words by which one goes on with a disclosure, just after it.
    calls: asks whom to call. turns: says that the talk turns to something else. same_of: « celle de… », the thing last asked about.
    asks: has a question mark. requests: without one, requests something rather than giving context.
    told: of a disclosure, or of what goes on with one, who writes or what is asked (`actions/disclosure.py`); empty where that is unclear.
    greets: the whole message begins with a greeting.
    afresh: how sure it is, 0 to 1, that the whole message is a disclosure, whatever was said before it; 0 where it is none.
    language: the kind of question of the language that the whole message is written in; empty for French.
    foreign: has none of the common words of French. beside: collectives that the rest of the message names.
    """

    kind: str
    confidence: float = 1.0
    danger: float = 0.0
    factual: float = 0.0
    nearest: tuple[str, ...] = ()
    kinds: tuple[tuple[str, float], ...] = ()
    references: tuple[tuple[str, float], ...] = ()
    detail: str = ""
    reference: str = ""
    text: str = ""
    collectives: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    other: bool = False
    every: bool = False
    both: bool = False
    platform: bool = False
    field: bool = False
    first: bool = False
    last: bool = False
    when: bool = False
    only_when: bool = False
    report: bool = False
    leads: bool = False
    refers: bool = False
    feminine: bool = False
    foreign: bool = False
    calls: bool = False
    goes_on: bool = False
    turns: bool = False
    same_of: bool = False
    words: tuple[str, ...] = ()
    asks: bool = False
    requests: bool = False
    told: str = ""
    greets: bool = False
    afresh: float = 0.0
    language: str = ""
    beside: tuple[str, ...] = ()

    @property
    def pointed(self) -> bool:
        """Whether it names a collective or a section, or points at one."""
        return bool(self.collectives or self.sections or self.ordinals or self.other)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields that are set, ready for JSON."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Question:
        """Read what `as_dict` gave; unknown keys raise TypeError."""
        return cls(**{name: _immutable(value) for name, value in content.items()})


def _immutable(value: Any) -> Any:
    return tuple(map(_immutable, value)) if isinstance(value, list | tuple) else value


def leading(questions: Sequence[Question]) -> Question:
    """Return the question that tells what kind of message it is: the first about facts, where there is one, else the first."""
    return next((question for question in questions if question.kind in FACTUAL_KINDS), questions[0])
