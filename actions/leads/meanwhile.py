"""Tell what else happened in the year just told or named, and which of two came first: « la même année, il y a eu autre chose ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.conditions import BETWEEN
from actions.french import capital
from actions.gaps import NOT_SAID
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

# « La charte et la PPIPEM, lequel d'abord ? », « deux choses en 2015, laquelle en premier ? »
_WHICH_FIRST = re.compile(
    r"\b(?:l[ae] ?quel(?:le)?|qui|ki|quoi|koi|quel\w*) (?:\w+ ){0,4}?(?:d abord|en premiere?|la premiere|le premier|avant l ?autre)\b"
    r"|\b(?:d abord|en premier)\b.* ou "
)
_TWO = 2


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


def which_came_first(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses en 2015, laquelle en premier ? »: the first of two that are named, or all of a year; that it is not known, where it is not."""
    question, every = request.question, times.every_dated(knowledge)
    named = times.mentioned(question, knowledge) if _WHICH_FIRST.search(question.text) else []
    things = [one for one in named if not one.is_creation]
    pair = named if len(named) == _TWO else things or [one for one in every if one.year in question.years]
    if not _WHICH_FIRST.search(question.text) or len(pair) != _TWO:
        return None
    first, last = sorted(pair, key=lambda one: one.event.date)
    precision = min(len(first.event.date), len(last.event.date))
    if first.event.date[:precision] == last.event.date[:precision]:
        return Answered(sentence("ordre_inconnu", dates=capital(times.happened([first, last]))), times.sources_of(pair), gap=NOT_SAID)
    return replace(times.told_of(knowledge, [first], times.happened([first])), rest=times.happened([last]), sources=times.sources_of(pair))
