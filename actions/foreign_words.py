"""The table of words by which a message in another language asks one thing, from `foreign_words.yml`; what a message surely asks, and in which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actions.association import ITSELF
from actions.kinds import SECTIONS_OF_KIND
from actions.question import Question
from knowledge import Knowledge
from knowledge.reading import read_bytes, read_document
from knowledge.text import plain_words

_PATH = Path(__file__).with_name("foreign_words.yml")
TABLE = read_document(_PATH.name, lambda _: read_bytes(_PATH)).data
# What Arabic writes together with the next word: « and », « so », « in », « for », « the ».
_JOINED = "(?:[وفبلك]?ال|لل|[وفبل])?"
# By these no message in French asks anything.
_QUESTION_WORDS = ("combien", "quand", "qui", "quoi")


@dataclass(frozen=True)
class Asked:
    """One thing that may be asked; `foreign_words.yml` says what each field means."""

    ask: str
    kind: str
    words: Sequence[str]
    beside: Sequence[str] = ()
    detail: str = "tout"

    @property
    def of_one(self) -> bool:
        """Whether it is asked of one collective, rather than of AMANE or of all of them."""
        return self.kind in SECTIONS_OF_KIND


def _words(said: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of these words in folded text, the longest first."""
    each = sorted((plain_words(one) + (r"\w*" if one.endswith("*") else "") for one in said), key=lambda one: -len(one))
    return re.compile(rf"\b{_JOINED}(?:{'|'.join(each)})\b")


ASKED = tuple(Asked(**one) for one in TABLE["asked"])
_SAID = {name: _words([one for words in languages.values() for one in words]) for name, languages in TABLE["words"].items()}
_SMALL = _words([one for words in TABLE["small"].values() for one in words.split()])
_ASKS_IN = {name: _words([one for word in _QUESTION_WORDS for one in TABLE["words"][word][name]]) for name in TABLE["small"]}


def asked_in(text: str, of_one: bool) -> Asked | None:
    """Return what folded text asks by its words, of one collective or of none; None where it has the words of nothing."""
    return next((one for one in ASKED if of_one == one.of_one and all(_SAID[word].search(text) for word in one.words)), None)


def is_surely(asked: Asked, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks this and nothing else: it has no other word than those, small ones and the names of whom it is asked."""
    rest = question.text
    for name in sorted(_names(question.collectives, knowledge), key=lambda one: -len(one)):
        rest = re.sub(rf"\b{_JOINED}{re.escape(name)}\b", " ", rest)
    for word in (*asked.words, *asked.beside):
        rest = _SAID[word].sub(" ", rest)
    return not _SMALL.sub(" ", rest).split()


def asks_in(question: Question, knowledge: Knowledge) -> str:
    """« ¿Qué es la plataforma CDE? »: return the kind of the language in which a question surely asks; empty for French."""
    language = next((f"langue_{name}" for name, words in _ASKS_IN.items() if words.search(question.text)), "")
    asked = [asked_in(question.text, of_one) for of_one in (True, False)] if language else []
    return language if any(one and is_surely(one, question, knowledge) for one in asked) else ""


def _names(collectives: tuple[str, ...], knowledge: Knowledge) -> frozenset[str]:
    """Return every folded name of AMANE and of these collectives."""
    association = knowledge.association
    named = [one for one in knowledge.collectifs if one.id in collectives]
    every = [ITSELF, association.nom, association.nom_complet, *association.alias]
    every += [name for one in named for name in (one.sigle or "", one.nom, one.designation, *one.alias)]
    return frozenset(filter(None, map(plain_words, every)))
