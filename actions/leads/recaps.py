"""« Donc un pour les migrants, un contre les abus et un pour les enfants, c'est ça ? »: yes where each collective has its own part of a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from actions.answers.sections import names
from actions.asking import has_tag, telling, words_of
from actions.finding import DIGITS
from actions.french import number
from actions.leads import times
from actions.leads.answered import Answered, verdict
from actions.leads.sizes import in_words_of, size_of, sources_of
from actions.memory import Memory
from actions.question import Marker
from actions.request import Request
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Collective, Knowledge
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, same_date

# « Un pour les migrants », « une contre… »
_ONE = re.compile(r"\b(?:une?|1) (?=(?:\w+ ){0,3}?(?:pour|pr|contre|sur|qui) )")
# « Deux plateformes et un groupe »: a number and what of.
_OF_A_KIND = re.compile(rf"\b(\d|une?|{'|'.join(DIGITS)}) (\w{{4,}}?)s?\b")
# « 2009 pour l'un, 2014 pour l'autre »
_ONE_AND_THE_OTHER = re.compile(r"\bl un\w*\b.*\bl autre\b")
# « La trentaine ou les onze ? », « les onze y sont aussi ? »
_OFFERS_OR_JOINS = re.compile(r"\b(?:ou|aussi|dedans|y (?:est|sont))\b")
_LONG = 4
# Beside numbers that are set against each other these say nothing.
_COUNTED = frozenset("contre associations association assos asso membres donc".split())
# Of what a collective is for these say nothing.
_OF_ANY_AIM = frozenset("protection lutte contre droit droits pour sur les des tout tous".split())


def one_for_each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return that it is so where a claim names as many as there are, each by what one of them is for, and they can be told apart."""
    # « Si je résume, un pour les migrants… »: what somebody says of summing up is part of it.
    parts, ones = _ONE.split(request.question.text)[1:], knowledge.collectifs
    if len(parts) != len(ones) or len(ones) == 1 or not _asks_whether(request):
        return None
    fitting = [[_is_for(part, one) for one in ones] for part in parts]
    if not any(all(fitting[place][one] for place, one in enumerate(order)) for order in permutations(range(len(ones)))):
        return None
    return _all_of_them(True, knowledge)


def so_many_of_a_kind(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux plateformes et un groupe, c'est bien ça ? »: tell whether there are so many of each, by what their names begin with."""
    kinds = [plain_words(one.nom).split()[0] for one in knowledge.collectifs]
    said = [(DIGITS.get(many, many), kind) for many, kind in _OF_A_KIND.findall(request.question.claim) if kind in kinds]
    if len(said) < len(set(kinds)) or len({kind for _, kind in said}) < len(set(kinds)) or len(set(kinds)) == 1 or not _asks_whether(request):
        return None
    return _all_of_them(all(int(re.sub("^une?$", "1", many)) == kinds.count(kind) for many, kind in said), knowledge)


def a_year_for_each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« 2009 pour l'un, 2014 pour l'autre, c'est ça ? »: yes where each is the year in which another one was created."""
    said = dates_in(request.question.claim)
    if len(said) < len(("l'un", "l'autre")) or not (_ONE_AND_THE_OTHER.search(request.question.claim) and _asks_whether(request)):
        return None
    created = times.created_of(knowledge)
    found = [next((one for one in created if same_date(date.value, one.event.date)), None) for date in said]
    told = [one for one in found if one is not None]
    if len({one.collective.id for one in told}) != len(said):
        return None
    return verdict(True, times.enumerated(told), times.sources_of(told))


def so_many_for_each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Donc c'est 11 contre 30 ? », « onze et trente, c'est ça ? »: yes where each is how many another one unites, and nothing else is said."""
    question, said = request.question, numbers_in(request.question.claim)
    by_value = {size.value: size for one in knowledge.collectifs if (size := size_of(one))}
    told = [by_value[value] for value in dict.fromkeys(one.number.value for one in said) if value in by_value]
    more = set(telling(question, knowledge, question.claim)) - _COUNTED - set(DIGITS) - {word for one in said for word in one.words.split()}
    alone = not (more or question.collectives or question.years or _OFFERS_OR_JOINS.search(question.claim))
    return verdict(True, in_words_of(told, ()), sources_of(told)) if alone and 1 < len(told) == len(said) else None


def _asks_whether(request: Request) -> bool:
    return request.question.detail == "oui_non" or request.question.has(Marker.ASKS) or has_tag(request.question.text)


def _all_of_them(right: bool, knowledge: Knowledge) -> Answered:
    told = sentence("collectifs_nombre", nombre=number(len(knowledge.collectifs)), collectifs=names(knowledge))
    return verdict(right, told, knowledge.liste.sources)


def _is_for(part: str, one: Collective) -> bool:
    """Tell whether a part of a claim has a word of what a collective is for."""
    known = words_of(one.objet, *(alias for theme in one.themes for alias in theme.alias))
    return any(likeness(word, said) for word in aim_words(part.split()) for said in aim_words(known))


def aim_words(words: Sequence[str]) -> list[str]:
    """Return the folded words that tell what one collective is for from what another is."""
    return [word for word in words if len(word) >= _LONG and word not in _OF_ANY_AIM]
