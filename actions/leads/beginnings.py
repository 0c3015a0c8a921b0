"""« Tout a commencé en 2015 ? », « l'année de départ de chacun ? »: tell when the first was created, or each."""

from __future__ import annotations

import re

from actions.leads import times
from actions.leads.answered import Answered
from actions.leads.dates import in_order
from actions.memory import Memory
from actions.request import Request
from knowledge import Knowledge
from knowledge.values import dates_in, same_date

_ALL_BEGAN = re.compile(r"\b(?:tout|tt|l histoire|l aventure) (?:\w+ ){0,2}?(?:commence\w*|demarr\w*|debut\w*|parti\w*)\b")
_EACH_BEGAN = re.compile(
    r"\b(?:annees?|dates?) (?:de|d) (?:la |leur )?(?:depart|creation|naissance|debut|fondation|lancement)"
    r" (?:de |des |pour )?(?:chac\w+|chaque|trois|tous)\b"
)


def all_began(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Tout a commencé en 2015, non ? »: whether the first creation that is known was then."""
    question, said = request.question, dates_in(request.question.claim)
    created = times.created_of(knowledge)
    if question.collectives or len(said) != 1 or not created or not _ALL_BEGAN.search(question.claim):
        return None
    return times.verdict(same_date(said[0].value, created[0].event.date), created[:1], times.happened(created[:1]))


def each_began(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Je compare les trois : l'année de départ de chacun ? », read as what sets them apart."""
    return in_order(request, memory, knowledge) if _EACH_BEGAN.search(request.question.claim) else None
