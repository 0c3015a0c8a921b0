"""Tell what else happened in the year just told or named: « la même année, il y a eu autre chose ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.conditions import BETWEEN
from actions.leads import times
from actions.leads.answered import Answered
from actions.leads.causes import of_topics
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge

_ELSE = re.compile(
    r"\b(?:y a|ya|eu|passe\w*|arrive\w*|rien|quoi|koi)\b.*\b(?:autre chose|d ?autres?|autres? (?:evenements?|faits?|trucs?|choses?))\b"
    r"|\b(?:un |d |une )?autres? (?:evenements?|faits?)\b|\ba part (?:ca|cela)\b"
)
_THAT_YEAR = re.compile(r"\b(?:la )?meme annee\b|\bcette annee(?: la)?\b")
_ANYTHING = re.compile(r"\b(?:rien|trucs?|quelque chose|q\w*chose|autre chose|evenements?|(?:un |le )?trou|vide)\b")
_OF_A_SECTION = re.compile(r"\b(?:associations?|assos?|membres?|partenaires?|fondat\w+|chiffres?|nombres?|ont|fait)\b")


def between(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Entre 2009 et 2014, y se passe rien ? »: return what is dated after the one and before the other; where nothing is, that."""
    found = BETWEEN.search(request.question.text)
    if found is None or not _ANYTHING.search(request.question.text):
        return None
    first, last = sorted(found.groups())
    dated = times.every_dated(knowledge)
    inside = [one for one in dated if first < one.year < last]
    ends = [one for one in dated if one.year in (first, last)]
    if not inside and not ends:
        return None
    told = times.told_of(knowledge, inside, times.happened(inside)) if inside else None
    return told or Answered(sentence("rien_entre", debut=first, fin=last), times.sources_of(ends))


def _year_meant(question: Question, told: Sequence[times.Moment]) -> str:
    """Return the year that is named after something dated was told, or that of what was told; empty where neither is meant."""
    return next(iter(question.years), told[0].year if _THAT_YEAR.search(question.text) else "") if told else ""


def what_else_then(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return what else is dated by the year that is named, or just told; where there is nothing else, that."""
    question = request.question
    if not _ELSE.search(question.text) or question.collectives or _OF_A_SECTION.search(question.text):
        return None
    told = of_topics(memory.sujets[-1:], knowledge) or [one for one in [times.last_told(memory, knowledge)] if one]
    year = _year_meant(question, told)
    if not year:
        return None
    others = [one for one in times.every_dated(knowledge) if one.year == year and one not in told]
    if not others:
        return Answered(sentence("rien_d_autre_alors", annee=year), times.sources_of(told))
    happened = times.happened(others)
    found = times.told_of(knowledge, others, happened)
    return times.verdict(True, others, happened) if question.detail == "oui_non" else found
