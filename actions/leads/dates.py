"""Tell dates over several collectives: which came first or last, how much time lies between two, what happened in a year, what came before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers.sections import names_of
from actions.asking import telling
from actions.french import capital, date, enumerate_words
from actions.leads.answered import Answered
from actions.leads.moments import (
    Moment,
    beside_the_last_told,
    created_of,
    enumerated,
    every_dated,
    happened,
    mentioned,
    others_named,
    sources_of,
)
from actions.leads.periods import period_in
from actions.memory import NO_DETAIL, Memory
from actions.plan import Request
from actions.positions import places
from actions.question import Question
from actions.sentences import sentence
from actions.sets import asks_of_all, of_these
from knowledge import Knowledge

_EARLY = re.compile(
    r"\b(?:premiere?s?|1ere?|vieux?|vieille?s?|ancien\w*|doyenn?e?|ainee?s?|tot|avant|anterieur\w*|d abord|precede\w*)\b"
)
_LATE = re.compile(r"\b(?:derniere?s?|recen\w*|jeune\w*|benjamine?|cadette?|nouvea\w*|nouvelle\w*|tard\w*|apres|posterieur\w*|suivi\w*)\b")
_OF_CREATION = re.compile(r"\b(?:nes|nees|naissances?|crees?|creees?|creations?|fondees?|fondations?)\b")
_SAME = re.compile(r"\bmemes? (?:annee|date|an|mois|moment|temps|jour)\b")
# « Le plus ancien », « le premier créé », « l'aîné »: of all, where « plus ancien que » is of two; and « le moins vieux » is the youngest.
_OF_ALL = re.compile(
    r"\b(?:plus|moins) (?:ancien\w*|vieux?|vieille|recente?|jeune)\b(?! qu)|\b(?:premiere?|derniere?|1ere?) (?:a|cree\w*|fonde\w*|nee?)\b"
    r"|\b(?:doyenn?e?|ainee?|benjamine?|cadett?e?)\b"
)
# « De la plus ancienne à la plus récente » is an order, and asks for neither end.
_FROM_TO = re.compile(r"\b(?:du|de la|des) (?:plus )?\w+ (?:a la|au|aux) (?:plus )?\w+\b")
_BOTH_ENDS = re.compile(
    r"\b(?:premiere?|vieux|vieille|ancien\w*|ainee?) et (?:\w+ )*?(?:derniere?|recente?|jeune|cadett?e?)\b"
    r"|\b(?:derniere?|recente?|jeune|cadett?e?) et (?:\w+ )*?(?:premiere?|vieux|vieille|ancien\w*|ainee?)\b"
)
_OF_TIMES = re.compile(r"\b(?:dates?|annees?|frise|evenements?|jalons?|etapes?|chronolog\w*)\b")
_LESS = re.compile(r"\bmoins (?:ancien\w*|vieux?|vieille|recente?|jeune)\b")
# « La dernière date connue » is that of anything that is dated.
_A_DATE = re.compile(r"\b(?:dates?|annees?|(?<!depuis )ans|jalons?|evenements?)\b(?! (?:de|d) (?:creation|fondation|naissance))")
_BEFORE_A_YEAR = re.compile(r"\b(?:avant|plus (?:vieux|vieille|ancien\w*))\b")
_AFTER_A_YEAR = re.compile(r"\b(?:apres|depuis|plus (?:jeune|recente?))\b")
# « Deux choses la même année ? » asks of anything dated, « la même année ? » of the collectives.
_OF_THINGS = re.compile(r"\b(?:choses?|trucs?|evenements?|faits?|dates)\b")


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus ancien ? », « la plus récente des deux ? », « lequel précède l'autre ? »."""
    question = request.question
    early, late = _ends(question.text)
    created = [] if _FROM_TO.search(question.text) else created_of(knowledge, request.collectives)
    of_a_date = question.detail == "date" and _A_DATE.search(question.text)
    if not (of_a_date or question.detail in ("plus", "moins", "lesquels", "autre")) or question.years or len(created) < 2 or not (early or late):
        return None
    if _BOTH_ENDS.search(question.text):
        return _both_ends(created)
    if early and late:
        early = question.detail != "moins"
    if _A_DATE.search(question.text):
        return _end_of_all(early, request, knowledge)
    ordered = created if early else created[::-1]
    text, told = _extreme(ordered)
    return Answered(f"{capital(text)}.", sources_of(told), point=every_dated(knowledge).index(ordered[0]), about=told[0].collective.id)


def _both_ends(created: Sequence[Moment]) -> Answered:
    """« Le premier et le dernier ? »."""
    ends = [created[0], created[-1]]
    text = " ; ".join(sentence("date_extreme", collectif=one.collective.designation, date=one.when) for one in ends)
    return Answered(f"{capital(text)}.", sources_of(ends))


def at_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le deuxième collectif, en quelle année ? »: by its place in the order of time."""
    created, placed = created_of(knowledge, ()), places(request.question.text)
    asks = request.question.detail in ("date", "element:rang", "qui") and len(placed) == 1 and not request.question.years
    if not asks or not -len(created) <= placed[0] < len(created):
        return None
    found = created[placed[0]]
    return Answered(f"{capital(found.told)}.", sources_of([found]), point=every_dated(knowledge).index(found), about=found.collective.id)


def _ends(text: str) -> tuple[bool, bool]:
    """Return whether the oldest is asked for, and whether the youngest; « le moins vieux » is the youngest."""
    early, late = bool(_EARLY.search(text)), bool(_LATE.search(text))
    return (late, early) if _LESS.search(text) else (early, late)


def _extreme(ordered: Sequence[Moment]) -> tuple[str, list[Moment]]:
    """Return what tells the first of `ordered`, and the first that AMANE's page dates where that is another; and the moments told."""
    told = [ordered[0]]
    text = sentence("date_extreme", collectif=ordered[0].collective.designation, date=ordered[0].when)
    of_the_page = [moment for moment in ordered if moment.is_of_the_page]
    if of_the_page and of_the_page[0] is not ordered[0]:
        told.append(of_the_page[0])
        text += " ; " + sentence("date_extreme_page", collectif=of_the_page[0].collective.designation, date=of_the_page[0].when)
    return text, told


def _end_of_all(early: bool, request: Request, knowledge: Knowledge) -> Answered:
    """« La dernière date de la page ? »: of all that is dated, the last, and the last that AMANE's page dates where that is another."""
    every = every_dated(knowledge, request.collectives)
    ordered = every if early else every[::-1]
    first = next((one for one in ordered if one.is_of_the_page), ordered[0])
    text = first.told
    if first is not ordered[0] and "page" not in request.question.text.split():
        text = sentence("date_de_la_page", date=text, autre=ordered[0].told)
    elif _OF_THINGS.search(request.question.text):
        # « L'événement le plus récent ? »: what happened, not its date alone.
        return Answered(happened([first]), sources_of([first]), point=every_dated(knowledge).index(first))
    return Answered(f"{capital(text)}.", sources_of([first, ordered[0]]), point=every_dated(knowledge).index(first))


def whether_extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus vieux des trois, c'est la CDE ? »: of the one that is named, else the one spoken of."""
    question, created = request.question, created_of(knowledge, ())
    early, late = _ends(question.text)
    subject = question.collectives[0] if len(question.collectives) == 1 else None if question.collectives else memory.collectif
    if not _OF_ALL.search(question.text) or early == late or subject not in {one.collective.id for one in created}:
        return None
    ordered = created if early else created[::-1]
    text, told = _extreme(ordered)
    if ordered[0].collective.id == subject:
        return Answered(sentence("oui_detail", detail=text), sources_of(told), about=subject or "")
    # Of those that the page dates it may be the youngest; and whom « il » means is not certain enough for a « non ».
    sure = question.collectives and subject not in {one.collective.id for one in told}
    told_so = sentence("non_detail", detail=text) if sure else f"{capital(text)}."
    return Answered(told_so, sources_of(told), about=ordered[0].collective.id)


def against_a_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était avant 2011 ? » of what is named, else of the creation of the one spoken of."""
    question = request.question
    named = mentioned(question, knowledge)
    before, after = _BEFORE_A_YEAR.search(question.text), _AFTER_A_YEAR.search(question.text)
    meant = question.collectives[:1] or ((memory.collectif,) if memory.collectif else ())
    created = named[:2] or (created_of(knowledge, meant) if meant and len(question.collectives) < 2 else [])
    if len(question.years) != 1 or bool(before) == bool(after) or len(created) != 1 or asks_of_all(question.text, len(knowledge.collectifs)):
        return None
    year = created[0].event.date[:4]
    right = year < question.years[0] if before else year > question.years[0] or (year == question.years[0] and "depuis" in question.text)
    return Answered(sentence("oui_detail" if right else "non_detail", detail=created[0].told), sources_of(created))


def whether_same_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses la même année ? »: the year in which several things happened; « ils sont nés la même année ? »: when each was created."""
    question, created = request.question, created_of(knowledge, request.collectives)
    if not _SAME.search(question.text) or question.sections or question.years:
        return None
    if not _OF_THINGS.search(question.text):
        right = len({one.event.date[:4] for one in created}) == 1
        told = sentence("oui_detail" if right else "non_detail", detail=enumerated(created))
        return Answered(told, sources_of(created)) if len(created) > 1 else None
    years = [one.event.date[:4] for one in every_dated(knowledge)]
    found = [one for one in every_dated(knowledge) if years.count(one.event.date[:4]) > 1]
    first = [one for one in found if one.event.date[:4] == found[0].event.date[:4]]
    return Answered(sentence("oui_detail", detail=enumerated(first)), sources_of(first)) if first and not question.collectives else None


def before_or_after(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte est venue après le groupe ? », « la PNPM, avant ou après ? », « la même année ? »."""
    question = request.question
    early, late, same = _EARLY.search(question.text), _LATE.search(question.text), _SAME.search(question.text)
    pair = _subject_first(request, memory, knowledge) if (early or late or same) and not question.years else None
    if pair is None:
        return None
    subject, other = pair
    told = sentence("date_ecart_ordre", sujet=subject.told, autre=other.told)
    precision = min(len(subject.event.date), len(other.event.date))
    one, two = subject.event.date[:precision], other.event.date[:precision]
    if same:
        right = one[:4] == two[:4]
    elif early and late:
        name = "meme_annee" if one == two else "avant" if one < two else "apres"
        return Answered(f"{capital(sentence(name))} : {told}.", sources_of(pair))
    elif one == two:
        return Answered(f"{capital(sentence('meme_annee'))} : {told}.", sources_of(pair))
    else:
        right = one < two if early else one > two
    return Answered(sentence("oui_detail" if right else "non_detail", detail=told), sources_of(pair))


def _subject_first(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the moment that something is said of, and the one it is compared with, as a question orders them."""
    question = request.question
    if len(named := mentioned(question, knowledge)) > 1:
        return named[0], named[1]
    others = others_named(telling(question, knowledge, question.text), knowledge, question.collectives)
    if others and (beside := beside_the_last_told(question, memory, knowledge)):
        return beside
    if len(question.collectives) > 1:
        one, two = (created_of(knowledge, (name,)) for name in question.collectives[:2])
        return (one[0], two[0]) if one and two else None
    if others:
        created = created_of(knowledge, (others[0].collective.id,))
        return (others[0], created[0]) if created else None
    named = created_of(knowledge, question.collectives)
    spoken = memory.collectif if memory.collectif not in question.collectives else memory.collectif_precedent
    against = created_of(knowledge, (spoken,)) if spoken else []
    return (named[0], against[0]) if len(question.collectives) == 1 and named and against else None


def of_a_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Que s'est-il passé en 2015 ? », « 2009, 2014, 2015, il se passe quoi ? »."""
    question = request.question
    period = period_in(question.text)
    if not question.years or (period and not period.year) or asks_of_all(question.text, len(knowledge.collectifs)):
        return None
    found = [one for one in every_dated(knowledge, question.collectives) if one.event.date[:4] in question.years]
    if not found:
        return None
    if len(question.years) > 1:
        return Answered(happened(found), sources_of(found))
    about = found[0].collective.id if len({one.collective.id for one in found}) == 1 else ""
    return Answered(happened(found), sources_of(found), point=every_dated(knowledge).index(found[-1]), about=about)


def in_order(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les dates, dans l'ordre »; « les dates de création », « du plus vieux au plus jeune »: when each was created."""
    question = request.question
    if question.years or not question.detail:
        return None
    if _asks_for_all(question):
        every = every_dated(knowledge, request.collectives)
        told = sentence("dates_dans_l_ordre", dates=enumerate_words([date(one.event.date) for one in every])) if every else ""
        return Answered(told, sources_of(every), whole=True, introduces=True) if every else None
    created = created_of(knowledge, request.collectives)
    unknown = [one for one in of_these(knowledge, request.collectives) if one not in [moment.collective for moment in created]]
    told = " ; ".join([enumerated(created), *([sentence("date_inconnue", collectifs=names_of(unknown))] if unknown else [])])
    return Answered(f"{capital(told)}.", sources_of(created)) if created else None


def _asks_for_all(question: Question) -> bool:
    """Tell whether everything that is dated is asked for, not only when each was created."""
    if _FROM_TO.search(question.text) and _OF_TIMES.search(question.text):
        return True
    ages = _EARLY.search(question.text) or _LATE.search(question.text) or _OF_CREATION.search(question.text)
    return question.detail in ("tout", "liste", "encore", NO_DETAIL) and not ages
