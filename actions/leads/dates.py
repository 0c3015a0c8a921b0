"""Tell dates over several collectives: which came first or last, what happened within a time, and whether it was before, after or the same year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from actions.answers.sections import names_of
from actions.french import PRONOUN, capital, date, enumerate_words, number
from actions.leads import periods, times
from actions.leads.answered import Answered
from actions.leads.values import dated
from actions.lengths import length
from actions.memory import NO_DETAIL, Memory
from actions.plan import Request
from actions.positions import places
from actions.question import Question
from actions.sentences import sentence
from actions.sets import asks_of_all, of_these
from knowledge import Knowledge
from knowledge.values import dates_in, numbers_in

# So many events are told in one sentence; more are a list.
_IN_A_SENTENCE = 3
_BOTH_ENDS = re.compile(rf"\b(?:{times.OLD} et (?:\w+ )*?{times.YOUNG}|{times.YOUNG} et (?:\w+ )*?{times.OLD})\b")
_OF_CREATION = re.compile(r"\b(?:nes|nees|naissances?|crees?|creees?|creations?|fondees?|fondations?)\b")
# « Le plus ancien », « le premier créé », « l'aîné »: of all, where « plus ancien que » is of two; and « le moins vieux » is the youngest.
_OF_ALL = re.compile(
    r"\b(?:plus|moins) (?:ancien\w*|vieux?|vieille|recente?|jeune)\b(?! qu)|\b(?:premiere?|derniere?|1ere?) (?:a|cree\w*|fonde\w*|nee?)\b"
    r"|\b(?:doyenn?e?|ainee?|benjamine?|cadett?e?)\b"
)
# « De la plus ancienne à la plus récente » is an order, and asks for neither end.
_FROM_TO = re.compile(r"\b(?:du|de la|des) (?:plus )?\w+ (?:a la|au|aux) (?:plus )?\w+\b")
_OF_TIMES = re.compile(r"\b(?:dates?|annees?|frise|evenements?|jalons?|etapes?|chronolog\w*)\b")
_DATES = re.compile(r"\b(?:dates|jalons|etapes|evenements)\b(?! des\b)")
_LESS = re.compile(r"\bmoins (?:ancien\w*|vieux?|vieille|recente?|jeune)\b")
# « La dernière date connue » is that of anything that is dated.
_A_DATE = re.compile(r"\b(?:dates?|annees?|(?<!depuis )ans|jalons?|evenements?)\b(?! (?:de|d) (?:creation|fondation|naissance))")
_OF_ONES = re.compile(
    r"\b(?:(?<!ce )(?:qui|ki)|lesquel\w*|laquelle|lequel"
    r"|quell?e?s? (?:collectif|plateforme|groupe|reseau)\w*|existai\w*|nes|nees?|fonde\w*|cree\w*)\b"
)
# « 2015 sort deux fois ? », « deux choses en 2015 ? »
_HAPPENINGS = re.compile(rf"fois\b|{times.OF_THINGS.pattern}")


_UNDATED = re.compile(r"\b(?:pas|sans|aucune|ni|jamais) (?:de |d |la |sa )?(?:dates?|annees?)\b|\bpas (?:ete )?datee?s?\b")


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus ancien ? », « la plus récente des deux ? », « lequel précède l'autre ? »."""
    question, early, late = request.question, *_ends(request.question.text)
    created = times.created_of(knowledge, request.collectives)
    if len(created) < 2 or not (early or late) or not _asks_for_an_end(question):
        return None
    if _BOTH_ENDS.search(question.text):
        return times.verdict(None, [created[0], created[-1]])
    if early and late:
        early = question.detail != "moins"
    clause: Callable[[times.Moment], str] = _is_it
    if _A_DATE.search(question.text):
        # « La dernière date de la page ? » is that of anything; « l'événement le plus récent ? » what happened, not its date alone.
        clause = times.happening if times.OF_THINGS.search(question.text) else attrgetter("told")
        created = times.every_dated(knowledge, request.collectives)
    of_the_page = [one for one in created if one.is_of_the_page]
    created = of_the_page if of_the_page and "page" in question.text.split() else created
    text, told = _first_of(created if early else created[::-1], clause)
    return replace(times.told_of(knowledge, told[:1], f"{capital(text)}."), sources=times.sources_of(told))


def _asks_for_an_end(question: Question) -> bool:
    of_a_date = question.detail == "date" and _A_DATE.search(question.text)
    return bool(of_a_date or question.detail in ("plus", "moins", "lesquels", "autre")) and not question.years and not _FROM_TO.search(question.text)


def at_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le deuxième collectif, en quelle année ? »: by its place in the order of time."""
    created, placed = times.created_of(knowledge, ()), places(request.question.text)
    asks = request.question.detail in ("date", "element:rang", "qui") and len(placed) == 1 and not request.question.years
    return times.told_of(knowledge, [created[placed[0]]]) if asks and -len(created) <= placed[0] < len(created) else None


def _ends(text: str) -> tuple[bool, bool]:
    """Return whether the oldest is asked for, and whether the youngest; « le moins vieux » is the youngest."""
    early, late = bool(times.EARLY.search(text)), bool(times.LATE.search(text))
    return (late, early) if _LESS.search(text) else (early, late)


def _first_of(ordered: Sequence[times.Moment], clause: Callable[[times.Moment], str]) -> tuple[str, list[times.Moment]]:
    """Return what tells the first of `ordered`, and the first that AMANE's page dates where that is another; and the moments told."""
    of_the_page = [one for one in ordered if one.is_of_the_page][:1]
    told = [ordered[0], *(one for one in of_the_page if one != ordered[0])]
    return " ; ".join([clause(told[0]), *(sentence("date_de_la_page", date=clause(one)) for one in told[1:])]), told


def _is_it(moment: times.Moment) -> str:
    return sentence("date_extreme", collectif=moment.collective.designation, date=moment.dated)


def whether_extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus vieux des trois, c'est la CDE ? »: of the one that is named, else the one spoken of."""
    question, created = request.question, times.created_of(knowledge, ())
    early, late = _ends(question.text)
    subject = question.collectives[0] if len(question.collectives) == 1 else None if question.collectives else memory.collectif
    if not _OF_ALL.search(question.text) or early == late or subject not in {one.collective.id for one in created}:
        return None
    text, told = _first_of(created if early else created[::-1], _is_it)
    # Of those that the page dates it may be the youngest; and whom « il » means is not certain enough for a « non ».
    sure = question.collectives and subject not in {one.collective.id for one in told}
    return replace(times.verdict(True if told[0].collective.id == subject else False if sure else None, told, text), about=told[0].collective.id)


def whether_then(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était avant 2011 ? », « les deux plus vieux datent des années 2010 ? », « la charte, fin 2015 ? »: held against that time."""
    period = periods.period_in(request.question.text)
    # « La plus récente avant 2015 ? » asks which one.
    which = request.question.detail in ("plus", "moins") and period and not period.year
    held = [] if period is None or which else _held(request, memory, knowledge, period)
    if period is None or not held:
        return None
    right = all(period.holds(one.event.date) for one in held)
    return times.verdict(True if right else None if all(period.touches(one.event.date) for one in held) else False, held)


def _held(request: Request, memory: Memory, knowledge: Knowledge, period: periods.Period) -> Sequence[times.Moment]:
    """Return what a question holds against a time: what a section dates, those meant by their age, all, what it names, the one spoken of."""
    question, every = request.question, times.created_of(knowledge, ())
    if found := knowledge.section(request.topic):
        # « Depuis 2009 ? » claims the date itself.
        said = None if period.year or "depuis" in question.text.split() or len({one.value for one in dates_in(question.text)}) != 1 else dated(*found)
        return [one for one in times.every_dated(knowledge, (found[0].id,)) if said and one.event.texte == said.evenement][:1]
    if request.topic != "chronologie":
        return []
    if of_an_age := times.by_age(question.text, every):
        return of_an_age
    if asks_of_all(question.text, len(every)) and len(every) == len(knowledge.collectifs):
        return every
    return [] if period.year else _meant(question, memory, knowledge)


def _meant(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[times.Moment]:
    named = times.mentioned(question, knowledge)
    if named or question.collectives:
        return named if {one.collective.id for one in named} >= set(question.collectives) else []
    asks_of_it = len(question.years) == 1 and question.detail == "oui_non" and not times.OF_THINGS.search(question.text)
    # « L'EPU, c'est quand ? — Après 2015 ? » asks of what has no date.
    last = memory.dits[0][0] if memory.dits else ""
    told = knowledge.section(f"{memory.collectif}.{last}")
    spoken_of = memory.collectif if asks_of_it and last != "hors_sujet" and not (told and not dated(*told)) else None
    return times.created_of(knowledge, (spoken_of,)) if spoken_of else []


def in_a_period(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et entre 2013 et 2016 ? », « avant 2012 ? », « fin 2014 ? »; where nothing is, what is nearest."""
    question = request.question
    period = periods.period_in(question.text)
    if period is None:
        return None
    # « Quelle plateforme date de 2012 ? » asks among all, whatever its words resemble.
    among = () if question.detail == "lesquels" and len(question.collectives) == 1 else question.collectives
    every = times.every_dated(knowledge, among)
    of_ones = _OF_ONES.search(question.text) or question.detail == "lesquels"
    asked = times.created_of(knowledge, among) if of_ones else every
    found = [one for one in asked if period.touches(one.event.date)] or [one for one in every if period.touches(one.event.date)]
    if not found:
        return _nearest(period, asked, question.detail)
    if period.year:
        return None
    counts = question.detail == "nombre" and of_ones
    told = sentence("ensemble_nombre", nombre=capital(number(len(found))), collectifs=times.enumerated(found)) if counts else ""
    return times.told_of(knowledge, found, told)


def _nearest(period: periods.Period, known: Sequence[times.Moment], detail: str) -> Answered | None:
    """Say that nothing is dated within a time, and what is nearest before and after it."""
    near = [*[one for one in known if one.event.date < period.first][-1:], *[one for one in known if one.event.date > period.last][:1]]
    name = {"lesquels": "aucun_a_cette_date", "oui_non": "non_rien_a_cette_date"}.get(detail, "rien_a_cette_date")
    return Answered(sentence(name, detail=times.enumerated(near)), times.sources_of(near)) if near else None


def undated(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel n'a pas de date ? »: those that AMANE's page does not date, with the date that is known from elsewhere."""
    if not _UNDATED.search(request.question.text) or request.question.collectives:
        return None
    created = times.created_of(knowledge, ())
    elsewhere = [one for one in created if not one.is_of_the_page]
    unknown = [one for one in knowledge.collectifs if one not in [moment.collective for moment in created]]
    ones = [*(one.collective for one in elsewhere), *unknown]
    if not ones:
        return times.verdict(False, created)
    text = sentence("date_inconnue", collectifs=names_of(ones))
    if elsewhere:
        # « … pour la CDE, mais elle date de… »
        alone = sentence("date_de", collectif=PRONOUN[ones[0].genre], date=elsewhere[0].dated)
        text = sentence("date_d_ailleurs_ensuite", texte=text, dates=alone if len(ones) == 1 else times.enumerated(elsewhere))
    told = times.verdict(True if request.question.detail == "oui_non" else None, elsewhere, text)
    return replace(told, about=ones[0].id if len(ones) == 1 else "")


def of_a_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Que s'est-il passé en 2015 ? », « 2009, 2014, 2015, il se passe quoi ? »."""
    question = request.question
    period = periods.period_in(question.text)
    counted = next((said.number.value for said in numbers_in(question.text) if _HAPPENINGS.match(said.after)), None)
    # « Que s'est-il passé en 2015 ? — Deux choses, donc ? »
    years = question.years or (_year_of_so_many(counted, memory, knowledge) if question.detail == "oui_non" else ())
    if not years or (period and not period.year) or asks_of_all(question.text, len(knowledge.collectifs)):
        return None
    found = [one for one in times.every_dated(knowledge, question.collectives) if one.year in years]
    right = counted == len(found) if counted and question.detail == "oui_non" else None
    return times.told_of(knowledge, found, times.verdict(right, found, times.happened(found)).text) if found else None


def _year_of_so_many(count: int | None, memory: Memory, knowledge: Knowledge) -> Sequence[str]:
    """Return the year of what was just told, else that of which so much is dated: « deux choses la même année ? »."""
    every, last = [one.year for one in times.every_dated(knowledge)], times.last_told(memory, knowledge)
    return [year for year in every if every.count(year) == count] if not last or count is None else [last.year]


def in_order(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'histoire dans l'ordre », « les deux dates »; « les dates de création », « du plus vieux au plus jeune »: when each was created."""
    question = request.question
    if question.years or not question.detail:
        return None
    # « Vos trois groupes » are all of them.
    among = () if asks_of_all(question.text, len(knowledge.collectifs)) else request.collectives
    if some := _some(question, among, memory, knowledge):
        return times.verdict(None, some)
    if _asks_for_all(question):
        return _all_told(request, times.every_dated(knowledge, among))
    created = times.created_of(knowledge, among)
    unknown = [one for one in of_these(knowledge, among) if one not in [moment.collective for moment in created]]
    told = " ; ".join([times.in_a_sentence(created), *([sentence("date_inconnue", collectifs=names_of(unknown))] if unknown else [])])
    return times.verdict(None, created, told) if created else None


def _all_told(request: Request, every: Sequence[times.Moment]) -> Answered | None:
    """Tell what happened in the order of time; of many, or where it was told before, the dates alone and the list, which is easier to read."""
    told = times.happened(every) if every else ""
    if request.again or length(request.question.text) or len(every) > _IN_A_SENTENCE:
        dates = sentence("dates_dans_l_ordre", dates=enumerate_words([date(one.event.date) for one in every]))
        return Answered(dates, times.sources_of(every), whole=True, introduces=True)
    return Answered(told, times.sources_of(every)) if told else None


def _some(question: Question, among: Sequence[str], memory: Memory, knowledge: Knowledge) -> Sequence[times.Moment]:
    """« Les deux dates », « la date de la création et de la charte »: return as many as are asked for, of those named or spoken of."""
    if not _OF_TIMES.search(question.text):
        return []
    if len(named := times.mentioned(question, knowledge)) > 1 and not times.EARLY.search(question.text) and len(among) < 2:
        return sorted(named, key=lambda one: one.event.date)
    count = next((said.number.value for said in numbers_in(question.text) if _OF_TIMES.match(said.after)), 0)
    spoken_of = (memory.collectif,) if memory.collectif and not among else tuple(among)
    own = times.every_dated(knowledge, spoken_of) if len(spoken_of) == 1 else []
    lines = [own, times.created_of(knowledge, among or memory.liste), times.every_dated(knowledge, among)]
    return next((line for line in lines if len(line) == count), times.every_dated(knowledge) if count > len(lines[-1]) else [])


def _asks_for_all(question: Question) -> bool:
    """Tell whether everything that is dated is asked for, not only when each was created."""
    if _FROM_TO.search(question.text) and _OF_TIMES.search(question.text):
        return True
    ages = times.EARLY.search(question.text) or times.LATE.search(question.text) or _OF_CREATION.search(question.text)
    of_all = question.detail in ("tout", "liste", "encore", NO_DETAIL) or (question.detail != "oui_non" and _DATES.search(question.text))
    return bool(of_all) and not ages
