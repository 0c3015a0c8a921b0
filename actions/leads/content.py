"""Find by its words which point of a list a question is about: « lequel parle de sensibilisation », « le handicap ? »."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.asking import telling, words_of
from actions.leads.series import Series
from actions.question import Question
from actions.stems import likeness
from knowledge import Knowledge
from knowledge.text import plain_words

# Of a list these say nothing: they are what a point or the list itself is called.
_OF_LISTS = frozenset(
    """
    objectif objectifs but buts valeur valeurs point points principe principes mission missions axe axes partie parties phrase phrases ligne
    lignes liste listes mot mots terme termes texte idee page site charte rapport dedans dessus dessous numero num numeros position rang ordre
    combientieme kombientieme existe comprend reconnait reconnaissent prevue adresse defendue defendus defendues combattue combattues combattu
    expression formule apparait apparaissent volet lettres blanc noir pluriel singulier mis cote
    combattus combat combattent respecte respectent respectee respectees
    """.split()
)
# « Pour quel public ? » asks for whom, and not what is told to the public.
_FOR_WHOM = re.compile(r"\b(?:quels?|kel) publics?\b")
# More than whether it is there: « seulement le handicap ? », « c'est un objectif de l'État ? »
_MORE_OF_IT = re.compile(
    r"\b(?:seule?s?|seulement|uniquement|exclusivement|juste|obligatoire\w*|interdit\w*|toujours|partout)\b"
    r"|\b(?:objectif|but|valeur|principe)s? (?:de|du|des|d) (?:l |la |le |les )?\w+$"
)
_ALL = re.compile(r"\btou(?:te)?s\b(?! lettres)")
# As much as a word says that stands in one point of several; one that stands in all says nothing of which.
_LEAST_LIKENESS = 0.7
# Of each word how alike it is to each point.
_Likes = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Matched:
    """The points that a question's words are about, from 0, none where none is.

    every: whether each of its words stands in the first of them, or in what introduces the list.
    in_other_words: the same, where some of them are only other words that the file gives for that point.
    """

    places: tuple[int, ...]
    every: bool
    in_other_words: bool = False


def asked_words(question: Question, knowledge: Knowledge, text: str = "") -> tuple[str, ...]:
    """Return the folded words of a question, or of a part of it, that may say what it is about.

    An organisation is meant by any of its names, and a list has the first.
    """
    involved = [one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations]
    names = words_of(*(one.nom for one in involved))
    aliases = set(words_of(*(alias for one in involved for alias in one.alias))).difference(names)
    words = telling(question, knowledge, _FOR_WHOM.sub(" ", text or question.text), _OF_LISTS | aliases)
    return tuple(dict.fromkeys([*words, *names]))


def matched(listed: Series, words: tuple[str, ...]) -> Matched:
    """Return which points of a list words are about, the best ones where several are equally good."""
    own, likes = _likes(listed, words)
    scores = [sum(like[place] * _rarity(like) for like in likes.values() if like[place] >= _LEAST_LIKENESS) for place in range(len(listed.items))]
    best = max(scores, default=0.0)
    places = tuple(place for place, score in enumerate(scores) if best and score > best - 1e-9)
    if not places:
        return Matched((), every=False)
    left = [word for word in dict.fromkeys(words) if _likeness(word, listed.introduced_by) < _LEAST_LIKENESS]
    said, meant = (all(like[word][places[0]] >= _LEAST_LIKENESS for word in left) for like in (own, likes))
    return Matched(places, said, meant)


def more_than_there(text: str, said: str) -> bool:
    """« Les trois s'occupent tous d'enfants ? »: tell whether a folded text claims more than that a point has its words, as of all or of whose."""
    return bool(_MORE_OF_IT.search(text) or (_ALL.search(text) and not _ALL.search(plain_words(said))))


def _likes(listed: Series, words: Iterable[str]) -> tuple[_Likes, _Likes]:
    """Return how alike each word is to what each point says, and to that or the other words that the file gives it: by them it is meant, not said."""
    own = {word: [_likeness(word, item.words) for item in listed.items] for word in words}
    others = {word: [_likeness(word, item.others) for item in listed.items] for word in words}
    return own, {word: [max(pair) for pair in zip(own[word], others[word], strict=True)] for word in own}


def _rarity(likes: Sequence[float]) -> float:
    return math.log(1 + len(likes) / sum(like >= _LEAST_LIKENESS for like in likes))


def _likeness(word: str, said: Iterable[str]) -> float:
    return max((likeness(word, one) for one in said), default=0.0)
