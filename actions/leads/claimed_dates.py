"""Hold a date that is claimed against the thing that it stands by: the section that is asked of, its collective's creation, another dated thing."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import words_of
from actions.french import lowered, that, when
from actions.leads.counts import Verdict
from actions.leads.values import dated, does_something_else
from actions.memory import Memory
from actions.reply import elsewhere
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.values import dates_in, same_date

_CREATION = re.compile(r"\b(?:cre\w+|fond\w+|naissance|nees?|est nes?|lance\w*|constitu\w+|commenc\w+)\b")
# Of « mécanisme de collaboration » « de » names nothing.
_TELLING = 4
_THAT_YEAR = re.compile(r"\bcette annee(?: la)?\b")
_AND = re.compile(r"\b(?:et|puis|mais)\b")


def naming_that_year(request: Request, memory: Memory, knowledge: Knowledge) -> Request:
    """« Le plan d'action est de 2015. — La CDE a été créée cette année-là ? » claims the year just told: return a request that names it."""
    told = knowledge.section(memory.sujets[-1]) if memory.sujets else None
    date = told[1].date if told else None
    question = request.question
    just_told = date is not None and memory.dits[:1] != () and memory.dits[0][1] == "date"
    if not just_told or question.detail != "oui_non" or not (_THAT_YEAR.search(question.text) and _CREATION.search(question.text)):
        return request
    year = str(date)[:4]
    return replace(request, question=replace(question.naming(years=(year,)), text=_THAT_YEAR.sub(f"en {year}", question.text)))


def _dates_its_thing(text: str, section: Section) -> bool:
    """« La charte est contemporaine de la création : 2014 ? » dates the charter."""
    return bool(section.date) and any(likeness(word, thing) for word in text.split() for thing in words_of(*section.existe) if len(thing) >= _TELLING)


def _another_beside(said: str, known: Section, collective: Collective | None, text: str) -> Section | None:
    """« Novembre 2014 pour les fondateurs et décembre 2015 pour la charte ? »: return the other thing that is dated and stands by a date."""
    beside = next((part for part in _AND.split(text) if any(one.value == said for one in dates_in(part))), "")
    others = [one for one in (collective.rubriques.values() if collective else ()) if one is not known and one.date and one.evenement]
    born = collective.creation if collective and _CREATION.search(beside) else None
    return next((one for one in others if one is born or _dates_its_thing(beside, one)), None)


def held_date(said: str, collective: Collective | None, section: Section, request: Request, beside: bool) -> Verdict | None:
    """Hold a date against that of the section, or of the creation of a collective that is presented or told of in numbers beside it."""
    text, born = request.question.text, collective.creation if collective else None
    of_birth = _CREATION.search(text) and collective and not _dates_its_thing(text, section)
    known = born if of_birth else dated(collective, section) or (born if beside else None)
    if known is None or known.date is None or does_something_else(text, known):
        return None
    if len(dates_in(text)) > 1:
        known = _another_beside(said, known, collective, text) or known
    date = str(known.date)
    right, source, value = same_date(said, date), elsewhere(known.date_sources), when(date)
    if known.evenement and not source:
        # A date alone does not say of what it is.
        return Verdict(right, lowered(sentence("c_est_quand", quand=value, evenement=that(known.evenement))).removesuffix("."), known.date_sources)
    told = sentence("evenement_selon", evenement=value, source=source) if source else value
    return Verdict(right, told, known.date_sources, sentences(known)[0], dated=True)
