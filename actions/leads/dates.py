"""Tell dates over several collectives: which came first or last, what happened within a time, and all of them in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answers.sections import names_of
from actions.asking import BELIEVED, telling, without_tag
from actions.descriptions import by_theme
from actions.french import PRONOUN, capital, date, enumerate_words, lowered
from actions.leads import periods, sizes, times
from actions.leads.answered import Answered
from actions.leads.values import dated
from actions.memory import NO_DETAIL, Memory
from actions.positions import places, rank_of
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.sets import asks_of_all, of_these
from knowledge import Collective, Knowledge
from knowledge.values import dates_in, numbers_in, same_date

_OF_CREATION = re.compile(r"\b(?:nes|nees|naissances?|crees?|creees?|creations?|fondees?|fondations?)\b")
# « Le plus ancien », « le premier créé », « l'aîné »: of all, where « plus ancien que » is of two; and « le moins vieux » is the youngest.
_OF_ALL = re.compile(
    r"\b(?:plus|moins) (?:ancien\w*|vieux?|vieille|recente?|jeune)\b(?! qu(?!e (?:tou(?:te)?s )?les (?:deux |2 )?autres\b))"
    r"|\b(?:premiere?|derniere?|1ere?) (?:a|cree\w*|fonde\w*|nee?)\b"
    r"|\b(?:doyenn?e?|ainee?|benjamine?|cadett?e?)\b"
    # « Le + vieux c celui des migrants »: the sign is lost.
    r"|\bl[ea] (?:vieux|vieille)\b(?= (?:c|est|c est|cest|des|de)\b)"
)
_ONE_OF_THEM = re.compile(r"\b(?:collectif|plate ?forme|groupe|reseau|coalition|lequel)\w*")
# « De la plus ancienne à la plus récente » is an order, and asks for neither end.
_FROM_TO = re.compile(r"\b(?:du|de la|des) (?:plus )?\w+ (?:a la|au|aux) (?:plus )?\w+\b")
_DATES = re.compile(r"\b(?:dates|jalons|etapes|evenements)\b(?! des\b)")
_LESS = re.compile(r"\bmoins (?:ancien\w*|vieux?|vieille|recente?|jeune)\b")
# « 2014, c'était quoi ? », « il s'est passé quoi en 2014 ? »
_WHAT_IT_WAS = re.compile(r"\b(?:c ?(?:est|etait)|correspond\w*|represente\w*|s est passe|etait) (?:a )?(?:quoi|koi|qoi)\b|\bqu est ce qu\w*\b")
_IS_THE_MOST = re.compile(
    r"\b(?:c ?est|c ?etait|ce?) (?:(?!(?:quoi|koi|qui|ki|quel\w*|lequel|laquelle|quand|ou)\b)\w+ ){0,5}l[ea] (?:plus|moins|doyen\w*|ainee?)\b"
)
_UNDATED = re.compile(r"\b(?:pas|sans|aucune|ni|jamais) (?:de |d |la |sa )?(?:dates?|annees?)\b|\bpas (?:ete )?datee?s?\b")
_ALL_AT_ONCE = re.compile(r"\b(?:tous|toutes|les trois|chacun)\b.* (?:la )?memes? (?:annee|temps|date|moment)\b")
_IS_IT_SURE = re.compile(r"\b(?:sure?|certaine?|confirmee?|exacte?|juste|officiel\w*|bien ca|vrai)\b")
# « Dès janvier 2015 » says when it was.
_SINCE = re.compile(r"\b(?:depuis|des (?!annee)(?:\w{3,9} )?(?:19|20)\d\d)\b")
_AGED = re.compile(r"\b(?:vieux?|vieil\w*|vi(?:eu?|ei)ls?|[ae]ncien\w*|doyenn?e?|ainee?|recent\w*|jeunes?(?! \w)|benjamine?|oldest|youngest)\b")
# « La dernière date connue » is that of anything that is dated.
_A_DATE = re.compile(
    r"\b(?:dates?|annees?|(?<!depuis )ans|jalons?|evenements?|(?:le|du|un|quel) fait)\b(?! (?:de|d) (?:creation|fondation|naissance))"
)
_OF_ONES = re.compile(
    r"\b(?:(?<!ce )(?:qui|ki)|lesquel\w*|laquelle|lequel"
    r"|quell?e?s? (?:collectif|plateforme|groupe|reseau)\w*|existai\w*|nes|nees?|fonde\w*|cree\w*)\b"
)


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus ancien ? », « la deuxième plus récente », « lequel précède l'autre ? »; both ends asked for, all are told."""
    question, of_the_dates = request.question, memory.has_all_dates and not _ONE_OF_THEM.search(request.question.text)
    at_place = of_the_dates and question.is_at_place
    place = next(iter(places(question.text)), None) if at_place else None
    # « L'avant-dernière » is counted from the end.
    early, late = _end_asked_for(question, at_place) if place is None else (place >= 0, place < 0)
    ordered = (times.every_dated if of_the_dates or _A_DATE.search(question.text) else times.created_of)(knowledge, request.collectives)
    if len(ordered) < 2 or early == late or not (at_place or _asks_for_an_end(question)):
        return None
    ordered = ordered if early else ordered[::-1]
    rank = rank_of(question.text) if place is None else max(place, -place - 1)
    text, told = _first_of(ordered[rank:] if rank < len(ordered) else ordered)
    return replace(times.told_of(knowledge, told[:1], f"{capital(text)}."), sources=times.sources_of(told))


def by_age(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus vieil ? », read as if it asked for the largest."""
    return extreme(request, memory, knowledge) if _AGED.search(request.question.text) else None


def _asks_for_an_end(question: Question) -> bool:
    of_a_date = question.detail == "date" and _A_DATE.search(question.text)
    return bool(of_a_date or question.detail in ("plus", "moins", "lesquels", "autre")) and not question.years and not _FROM_TO.search(question.text)


def _ends(text: str) -> tuple[bool, bool]:
    """Return whether the oldest is asked for, and whether the youngest; « le moins vieux » is the youngest."""
    early, late = bool(times.EARLY.search(text)), bool(times.LATE.search(text))
    return (late, early) if _LESS.search(text) else (early, late)


def _end_asked_for(question: Question, at_place: bool) -> tuple[bool, bool]:
    """Return the same of « lequel existe depuis le plus longtemps ? », in whatever words: the oldest is the most, and a place is counted from it."""
    early, late = _ends(question.text)
    return (early, late) if early or late else (question.detail == "plus" or at_place, question.detail == "moins")


def _first_of(ordered: Sequence[times.Moment]) -> tuple[str, list[times.Moment]]:
    """Return what tells the first of `ordered`, and the first that AMANE's page dates where that is another; and the moments told."""
    of_the_page = [one for one in ordered if one.is_of_the_page][:1]
    told = [ordered[0], *(one for one in of_the_page if one != ordered[0])]
    return " ; ".join([is_it(told[0]), *(sentence("date_de_la_page", date=is_it(one)) for one in told[1:])]), told


def is_it(moment: times.Moment) -> str:
    """Return « c'est la PNPM, qui date de 2009 », or what happened where that is no creation."""
    return sentence("date_extreme", collectif=moment.named, date=moment.dated) if moment.named else moment.told


def what_then(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et novembre 2014, c'était quoi alors ? »: what happened then, where the section that is meant is dated so."""
    said, found = dates_in(request.question.text), knowledge.section(request.topic)
    section = dated(*found) if found else None
    if found is None or section is None or len(said) != 1 or not _WHAT_IT_WAS.search(request.question.text):
        return None
    every = [one for one in times.every_dated(knowledge, (found[0].id,)) if one.event.texte == section.evenement]
    meant = [one for one in every if same_date(said[0].value, one.event.date)]
    return times.told_of(knowledge, meant, times.happened(meant)) if meant else None


def is_it_an_end(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est le plus vieux, la PNPM ? », read as if it asked which one is."""
    return whether_extreme(request, memory, knowledge) if _IS_THE_MOST.search(request.question.text) else None


def whether_extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus vieux des trois, c'est la CDE ? »: of the one that is named, else the one spoken of."""
    question, created = request.question, times.created_of(knowledge)
    early, late = _ends(question.text)
    named = question.collectives or by_theme(question, memory, knowledge) or ()
    subject = named[0] if len(named) == 1 else None if named else memory.collectif
    if not _OF_ALL.search(question.text) or early == late or subject not in {one.collective.id for one in created}:
        return None
    text, told = _first_of(created if early else created[::-1])
    # Of those that the page dates it may be the youngest; and whom « il » means is certain where it was told of alone.
    sure = (named or memory.told_alone == subject) and subject not in {one.collective.id for one in told}
    return replace(times.verdict(True if told[0].collective.id == subject else False if sure else None, told, text), about=told[0].collective.id)


def whether_then(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était avant 2011 ? », « tous sont nés avant 2015 ? », « la charte, fin 2015 ? »: held against that time."""
    period = periods.period_in(request.question.text)
    held = _held(request, memory, knowledge, period) if period else []
    if period is None or not held:
        return None
    right = all(period.holds(one.event.date) for one in held)
    return times.verdict(True if right else None if all(period.touches(one.event.date) for one in held) else False, held)


def _held(request: Request, memory: Memory, knowledge: Knowledge, period: periods.Period) -> Sequence[times.Moment]:
    """Return what a question holds against a time: all, what a section dates, what it names, the one spoken of; a mere year is another claim."""
    question, every = request.question, times.created_of(knowledge)
    if request.topic == "chronologie" and asks_of_all(question.text, len(every)) and len(every) == len(knowledge.collectifs):
        return every
    found = knowledge.section(request.topic)
    if period.year or not (found or request.topic == "chronologie"):
        return []
    if not found:
        return _meant(question, memory, knowledge)
    # « Depuis 2009 ? » claims the date itself.
    said = None if _SINCE.search(question.text) or len({one.value for one in dates_in(question.text)}) != 1 else dated(*found)
    return [one for one in times.every_dated(knowledge, (found[0].id,)) if said and one.event.texte == said.evenement][:1]


def _meant(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[times.Moment]:
    named = times.mentioned(question, knowledge)
    if named or question.collectives:
        return named if {one.collective.id for one in named} >= set(question.collectives) else []
    # « L'EPU, c'est quand ? — Après 2015 ? » asks of what has no date.
    last = memory.dits[0][0] if memory.dits else ""
    told = knowledge.section(f"{memory.collectif}.{last}")
    asks_of_it = question.detail == "oui_non" and len(question.years) == 1 and last != "hors_sujet" and not (told and not dated(*told))
    return times.created_of(knowledge, (memory.collectif,)) if memory.collectif and asks_of_it else []


def in_a_period(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Que s'est-il passé en 2015 ? », « 2009, 2014, il se passe quoi ? », « avant 2012 ? », « fin 2014 ? »; where nothing is, what is nearest."""
    question, period = request.question, periods.period_in(request.question.text)
    # « Quelle plateforme date de 2012 ? » asks among all, whatever its words resemble.
    among = () if question.detail == "lesquels" and len(question.collectives) == 1 else question.collectives
    every, created = times.every_dated(knowledge, among), times.created_of(knowledge, among)
    lines = [created, every] if period and (_OF_ONES.search(question.text) or question.detail == "lesquels") else [every]
    for line in lines:
        if found := [one for one in line if (period.touches(one.event.date) if period else one.year in question.years)]:
            told = times.told_of(knowledge, found, times.happened(found))
            if (right := _are_of_their_years(question, knowledge)) is not None:
                return times.verdict(right, times.mentioned(question, knowledge))
            return replace(told, text=_as_many(told.text)) if _claims_what_is_told(question, len(found), knowledge) else told
    return _nearest(period, lines[0]) if period else None


def _are_of_their_years(question: Question, knowledge: Knowledge) -> bool | None:
    """« 2009 pour les migrants et 2014 pour les violences, c'est ça ? »: tell whether each is of the year said with it; None where none is."""
    named, said = times.mentioned(question, knowledge), dates_in(question.text)
    if question.detail != "oui_non" or not 1 < len(said) == len(named):
        return None
    return all(same_date(date.value, one.event.date) for one, date in zip(named, said, strict=True))


def _claims_so_many(question: Question, count: int) -> bool:
    """« Il s'est passé deux choses en 2015 ? »: tell whether a question says that so many things happened."""
    return question.detail == "oui_non" and any(one.number.value == count > 1 for one in numbers_in(question.text))


def _claims_what_is_told(question: Question, count: int, knowledge: Knowledge) -> bool:
    """« Il s'est passé deux choses en 2015 ? », « 2009, c'est sûr ? »: tell whether a question claims no more than what is told."""
    alone = all(word.isdigit() for word in telling(question, knowledge, without_tag(question.text)))
    return _claims_so_many(question, count) or (question.detail == "oui_non" and alone and _IS_IT_SURE.search(question.text) is not None)


def _as_many(text: str) -> str:
    return sentence("oui_detail", detail=lowered(text).removesuffix("."))


def within(period: periods.Period, known: Sequence[times.Moment], knowledge: Knowledge) -> Answered | None:
    """Tell what happened within a time, of what is known; where nothing did, what is nearest."""
    found = [one for one in known if period.touches(one.event.date)]
    return times.told_of(knowledge, found, times.happened(found)) if found else _nearest(period, known)


def _nearest(period: periods.Period, known: Sequence[times.Moment]) -> Answered | None:
    """Say that nothing is dated within a time, and what is nearest before and after it."""
    near = [*[one for one in known if one.event.date < period.first][-1:], *[one for one in known if one.event.date > period.last][:1]]
    return Answered(sentence("rien_a_cette_date", detail=times.enumerated(near)), times.sources_of(near)) if near else None


def undated(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel n'a pas de date ? »: those that AMANE's page does not date, with the date that is known from elsewhere."""
    elsewhere = [one for one in times.created_of(knowledge) if not one.is_of_the_page]
    ones = [*(one.collective for one in elsewhere), *_unknown(knowledge.collectifs, knowledge)]
    if not ones or request.question.collectives or not _UNDATED.search(request.question.text):
        return None
    text = sentence("date_inconnue", collectifs=names_of(ones))
    if elsewhere:
        # « … pour la CDE, mais elle date de… »
        alone = sentence("date_de", collectif=PRONOUN[ones[0].genre], date=elsewhere[0].dated)
        text = sentence("date_d_ailleurs_ensuite", texte=text, dates=alone if len(ones) == 1 else times.enumerated(elsewhere))
    told = times.verdict(True if request.question.detail == "oui_non" else None, elsewhere, text)
    return replace(told, about=ones[0].id if len(ones) == 1 else "")


def the_creations(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« 2009, 2014, 2015 : les trois dates de création ? », « tous nés la même année ? »: whether one was created in each of these, or all in one."""
    question, created = request.question, times.created_of(knowledge)
    if _ALL_AT_ONCE.search(question.text) and not question.collectives:
        return times.verdict(len({one.year for one in created}) == 1, created)
    if len(question.years) < 2 or question.collectives or not _OF_CREATION.search(question.text):
        return None
    return times.verdict({one.year for one in created}.issuperset(question.years), created)


def not_as_believed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Je croyais que c'était celui des enfants » just after which is the oldest, or the largest: no, and which one is."""
    told = BELIEVED.search(request.question.claim) and (extreme if request.topic == "chronologie" else sizes.extreme)(request, memory, knowledge)
    return replace(told, text=sentence("non_detail", detail=lowered(told.text).removesuffix(".")), about="") if told else None


def _unknown(among: Sequence[Collective], knowledge: Knowledge) -> list[Collective]:
    """Return those of which nobody says when they were created."""
    created = [moment.collective for moment in times.created_of(knowledge)]
    return [one for one in among if one not in created]


def in_order(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'histoire dans l'ordre »; « les dates de création », « du plus vieux au plus jeune »: when each was created."""
    question = request.question
    # « Vos trois groupes » are all of them.
    among = () if asks_of_all(question.text, len(knowledge.collectifs)) else request.collectives
    every, created = times.every_dated(knowledge, among), times.created_of(knowledge, among)
    if not question.detail or not created:
        return None
    if _asks_for_all(question):
        dates = sentence("dates_dans_l_ordre", dates=enumerate_words([_with_its_name(one) for one in every]))
        return Answered(dates, times.sources_of(every), whole=True, introduces=True)
    unknown = _unknown(of_these(knowledge, among), knowledge)
    told = " ; ".join([times.in_a_sentence(created), *([sentence("date_inconnue", collectifs=names_of(unknown))] if unknown else [])])
    return times.verdict(None, created, told)


def _with_its_name(moment: times.Moment) -> str:
    """Return a date with what it is of, where that has a name: « novembre 2014 (le groupe de travail) »."""
    return f"{date(moment.event.date)} ({moment.named or lowered(moment.event.titre)})"


def _asks_for_all(question: Question) -> bool:
    """Tell whether everything that is dated is asked for, not only when each was created."""
    ages = times.EARLY.search(question.text) or times.LATE.search(question.text)
    whole = question.detail in ("tout", "liste", "encore", NO_DETAIL) and not ages
    return bool(whole or (question.detail != "oui_non" and _DATES.search(question.text))) and not _OF_CREATION.search(question.text)
