"""Tell what is dated within a time that is named, and whether what is said to be is: « lesquels avant 2012 ? », « tous des années 2010 ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers.sections import names_of
from actions.finding import DIGITS
from actions.french import capital, number
from actions.leads.answered import Answered
from actions.leads.moments import Moment, created_of, enumerated, every_dated, sources_of
from actions.leads.periods import Period, period_in
from actions.leads.values import dated
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.sets import asks_of_all
from knowledge import Knowledge
from knowledge.values import dates_in

_COUNT = r"(?:(?P<count>deux|trois|quatre|cinq|[2-9]) )?"
_OLD = r"(?:(?:plus )?(?:vieux|vieu|vieilles?|ancien\w*)|premiere?s?|doyenn?e?|ainee?s?|oldest)"
_YOUNG = r"(?:(?:plus )?(?:jeunes?|recente?s?)|derniere?s?|benjamine?s?|cadett?e?s?|youngest|newest)"
_OLDEST = re.compile(rf"\b(?:les?|la|des|du|the|l) ?{_COUNT}{_OLD}\b(?! (?:date|fois|point|objectif))")
_YOUNGEST = re.compile(rf"\b(?:les?|la|des|du|the|l) ?{_COUNT}{_YOUNG}\b(?! (?:date|fois|point|objectif))")
_OF_ONES = re.compile(
    r"\b(?:(?<!ce )(?:qui|ki)|lesquel\w*|laquelle|lequel"
    r"|quell?e?s? (?:collectif|plateforme|groupe|reseau)\w*|existai\w*|nes|nees?|fonde\w*|cree\w*)\b"
)
_UNDATED = re.compile(r"\b(?:pas|sans|aucune|ni|jamais) (?:de |d |la |sa )?(?:dates?|annees?)\b|\bpas (?:ete )?datee?s?\b")


def whether_they_are(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les deux plus vieux datent des années 2010 ? », « le plus ancien, c'est 2008 ? »: of those meant by their age, else by their names."""
    period, text = period_in(request.question.text), request.question.text
    if period is None or (request.question.detail in ("plus", "moins") and not period.year):
        # « La plus récente avant 2015 ? » asks which one.
        return None
    created = created_of(knowledge, ())
    subject = _by_age(text, created) or (created if asks_of_all(text, len(created)) and len(created) == len(knowledge.collectifs) else [])
    if not subject and request.question.collectives and not period.year:
        subject = created_of(knowledge, request.question.collectives)
        subject = subject if len(subject) == len(request.question.collectives) else []
    if not subject:
        return None
    right = all(period.holds(one.event.date) for one in subject)
    return Answered(sentence("oui_detail" if right else "non_detail", detail=enumerated(subject)), sources_of(subject))


def whether_dated_then(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Il date d'avant 2012 ? », « la charte, fin 2015 ? », of what one section dates."""
    period, found = period_in(request.question.text), knowledge.section(request.topic)
    said = dated(*found) if found else None
    of_it = [one for one in every_dated(knowledge, (found[0].id,)) if said and one.event.texte == said.evenement] if found else []
    moment = of_it[0] if of_it else None
    # « Depuis 2009 ? » claims the date itself.
    since = "depuis" in request.question.text.split()
    if period is None or period.year or since or moment is None or len({one.value for one in dates_in(request.question.text)}) != 1:
        return None
    holds, may = period.holds(moment.event.date), period.touches(moment.event.date)
    told = sentence("oui_detail" if holds else "non_detail", detail=moment.told) if holds == may else f"{capital(moment.told)}."
    return Answered(told, sources_of([moment]))


def _by_age(text: str, created: Sequence[Moment]) -> Sequence[Moment]:
    old, young = _OLDEST.search(text), _YOUNGEST.search(text)
    found = old or young
    if found is None or (old and young):
        return []
    count = int(DIGITS.get(found["count"], found["count"]) or 1) if found["count"] else 1
    return created[:count] if old else created[len(created) - count :]


def in_a_period(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et entre 2013 et 2016 ? », « avant 2012 ? », « fin 2014 ? »; where nothing is, what is nearest."""
    question = request.question
    period = period_in(question.text)
    if period is None:
        return None
    # « Quelle plateforme date de 2012 ? » asks among all, whatever its words resemble.
    among = () if question.detail == "lesquels" and len(question.collectives) == 1 else question.collectives
    every = every_dated(knowledge, among)
    of_ones = _OF_ONES.search(question.text) or question.detail == "lesquels"
    asked = created_of(knowledge, among) if of_ones else every
    found = _touched(period, asked) or _touched(period, every)
    if not found:
        return _nearest(period, asked, question.detail)
    if period.year:
        return None
    told = f"{capital(enumerated(found))}."
    if question.detail == "nombre" and of_ones:
        told = sentence("ensemble_nombre", nombre=capital(number(len(found))), collectifs=enumerated(found))
    return Answered(told, sources_of(found), about=found[0].collective.id if len({one.collective.id for one in found}) == 1 else "")


def _touched(period: Period, moments: Sequence[Moment]) -> list[Moment]:
    return [one for one in moments if period.touches(one.event.date)]


def undated(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel n'a pas de date ? »: those that AMANE's page does not date, with the date that is known from elsewhere."""
    if not _UNDATED.search(request.question.text):
        return None
    created = created_of(knowledge, ())
    elsewhere = [one for one in created if not one.is_of_the_page]
    unknown = [one for one in knowledge.collectifs if one not in [moment.collective for moment in created]]
    ones = [*(one.collective for one in elsewhere), *unknown]
    if not ones:
        return Answered(sentence("non_detail", detail=enumerated(created)), sources_of(created))
    told = sentence("sans_date", collectifs=names_of(ones))
    text = sentence("date_d_ailleurs_ensuite", texte=told, dates=enumerated(elsewhere)) if elsewhere else told
    return Answered(f"{capital(text)}.", sources_of(elsewhere), about=ones[0].id if len(ones) == 1 else "")


def _nearest(period: Period, known: Sequence[Moment], detail: str) -> Answered | None:
    """Say that nothing is dated within a time, and what is nearest before and after it."""
    before = [one for one in known if one.event.date < period.first]
    after = [one for one in known if one.event.date > period.last]
    near = [*before[-1:], *after[:1]]
    if not near:
        return None
    name = {"lesquels": "aucun_a_cette_date", "oui_non": "non_detail"}.get(detail, "rien_a_cette_date")
    return Answered(sentence(name, detail=enumerated(near)), sources_of(near))
