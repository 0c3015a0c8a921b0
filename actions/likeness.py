"""How much the words of a question are those that the file says of each section and of each collective."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from actions.finding import LIKE, SHORTEST_BEGINNING
from actions.statements import folded
from knowledge import Collective, Knowledge, Section
from knowledge.model import Organisation, Theme

# Who is described must be so by this much more than anybody else.
CLEARER = 1.3
# Words met before are remembered, so many at most.
_MOST_REMEMBERED = 5000


class Likeness:
    """Compares words with those of named parts of the file; a word counts the more, the fewer parts have it."""

    def __init__(self, parts: Mapping[str, Iterable[str]]) -> None:
        """Take the texts of each part by its name."""
        said = {name: folded(*texts) for name, texts in parts.items()}
        self._parts = tuple(said)
        self._having: dict[str, set[str]] = {}
        for name, words in said.items():
            for word in words:
                self._having.setdefault(word, set()).add(name)
        self._vocabulary = tuple(self._having)
        self._said_of = lru_cache(_MOST_REMEMBERED)(self._having_like)

    def scores(self, words: Iterable[str]) -> dict[str, float]:
        """Return, for each part, the sum of what its words among these count, 0 where it has none of them; a word that all have counts nothing."""
        scores = dict.fromkeys(self._parts, 0.0)
        # Numbers stand there in digits, too: « onze » is said of whom « 11 » is said.
        for word in sorted(folded(*words)):
            having = self._said_of(word)
            for name in having:
                scores[name] += math.log(len(scores) / len(having))
        return scores

    def _having_like(self, word: str) -> frozenset[str]:
        return frozenset(part for like in self._like(word) for part in self._having[like])

    def _like(self, word: str) -> list[str]:
        if word in self._having or len(word) < SHORTEST_BEGINNING:
            return [word] if word in self._having else []
        stem = word[:-1] if word.endswith(("s", "x")) else word
        close = process.extract(word, self._vocabulary, scorer=JaroWinkler.similarity, score_cutoff=LIKE, limit=None)
        return [*(one for one in self._vocabulary if one.startswith(stem)), *(one for one, *_ in close)]


class Said:
    """What the file says, ready to compare with: of each section by its topic, of each collective by its id."""

    def __init__(self, knowledge: Knowledge) -> None:
        sections = {f"{one.id}.{name}": _texts(section) for one in knowledge.collectifs for name, section in one.rubriques.items()}
        self.sections = Likeness({**sections, "collectifs.objectifs": _texts(knowledge.objectifs_communs)})
        self.collectives = Likeness({one.id: _texts_of(one) for one in knowledge.collectifs})


_latest: list[tuple[Knowledge, Said]] = []


def said(knowledge: Knowledge) -> Said:
    """Return what is said in a file, made once for each version of it."""
    if not _latest or _latest[0][0] is not knowledge:
        _latest[:] = [(knowledge, Said(knowledge))]
    return _latest[0][1]


def described(knowledge: Knowledge, words: Iterable[str], among: Container[str]) -> tuple[str, ...]:
    """Return the id of the collective of which the file says what words and numbers say (« celle avec les trente »), none where it is unclear.

    among: the ids of those that may be meant.
    """
    scores = {one: score for one, score in said(knowledge).collectives.scores(words).items() if one in among}
    first, second, *_ = sorted([*scores.values(), 0.0], reverse=True)
    return tuple(one for one, score in scores.items() if score == first) if first > CLEARER * second else ()


def _texts(section: Section) -> list[str]:
    points = (text for point in section.points for text in (point.texte, point.titre or "", *point.mots))
    return [section.titre, section.introduction, *points, *section.alias, *(link.titre for link in section.liens)]


def _texts_of(collective: Collective) -> list[str]:
    called: list[Theme | Organisation] = [*collective.themes, *collective.organisations]
    named = (name for one in called for name in (one.nom, *one.alias))
    dates = (event.date for event in collective.evenements)
    sections = (text for section in collective.rubriques.values() for text in _texts(section))
    return [collective.nom, collective.designation, collective.objet, *collective.alias, *dates, *named, *sections]
