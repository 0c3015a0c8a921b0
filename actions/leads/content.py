"""Find by its words which point of a list a question is about: « lequel parle de sensibilisation », « le handicap ? »."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from actions.asking import telling, words_of
from actions.leads.series import Series
from actions.question import Question
from actions.stems import likeness
from knowledge import Knowledge

# Of a list these say nothing: they are what a point or the list itself is called.
_OF_LISTS = frozenset(
    """
    objectif objectifs but buts valeur valeurs point points principe principes mission missions axe axes partie parties phrase phrases ligne
    lignes liste listes mot mots terme termes texte idee sujet page site charte rapport dedans dessus dessous numero num numeros position
    place rang ordre combientieme kombientieme existe figure figurent mentionne mentionnee mentionnent cite citee citees cites parmi compris
    comprise comprend inclut inclus incluse couvre couvrent concerne concernent reconnait reconnaissent aborde evoque prevu prevue adresse defend
    defendue combattue combattues combattu combattus respecte respectent
    """.split()
)
# As much as a word says that stands in one point of several; one that stands in all says nothing of which.
_LEAST_LIKENESS = 0.7


@dataclass(frozen=True)
class Matched:
    """The points that a question's words are about, from 0, none where none is.

    every: whether each of its words stands in the first of them, or in what introduces the list.
    in_other_words: the same, where some of them are only other words that the file gives for that point.
    """

    places: tuple[int, ...]
    every: bool
    in_other_words: bool = False


def asked_words(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the folded words of a question that may say what it is about; an organisation is meant by any of its names, and a list has the first."""
    involved = [one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations]
    names = words_of(*(one.nom for one in involved))
    aliases = set(words_of(*(alias for one in involved for alias in one.alias))).difference(names)
    words = telling(question, knowledge, question.text, _OF_LISTS | aliases)
    return tuple(dict.fromkeys([*words, *names]))


def matched(listed: Series, words: tuple[str, ...]) -> Matched:
    """Return which points of a list words are about, the best ones where several are equally good."""
    scores = [0.0] * len(listed.items)
    found, meant = [set[str]() for _ in listed.items], [set[str]() for _ in listed.items]
    for word in words:
        own = [_likeness(word, item.words) for item in listed.items]
        # By the other words that the file gives it a point is meant; they are not what it says.
        likes = [max(like, _likeness(word, item.others)) for like, item in zip(own, listed.items, strict=True)]
        having = [place for place, like in enumerate(likes) if like >= _LEAST_LIKENESS]
        for place in having:
            meant[place].add(word)
            if own[place] >= _LEAST_LIKENESS:
                found[place].add(word)
            scores[place] += likes[place] * math.log(1 + len(likes) / len(having))
    best = max(scores, default=0.0)
    places = tuple(place for place, score in enumerate(scores) if best and score > best - 1e-9)
    if not places:
        return Matched((), every=False)
    left = {word for word in words if _likeness(word, listed.introduced_by) < _LEAST_LIKENESS}
    return Matched(places, found[places[0]] >= left, meant[places[0]] >= left)


def _likeness(word: str, said: Iterable[str]) -> float:
    return max((likeness(word, one) for one in said), default=0.0)
