"""Tell how much time lies between two dates, or whether it is as claimed, and how old something is; find the two moments that a question compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.finding import DIGITS, section_topic
from actions.french import number
from actions.kinds import DATED_KINDS, kind_of_topic
from actions.leads.amounts import differences
from actions.leads.answered import Answered
from actions.leads.causes import of_topics, undated
from actions.leads.counts import noun_of
from actions.leads.times import Moment, by_age, claimed_order, created_of, enumerated, every_dated, last_told, mentioned, today, verdict
from actions.memory import Memory
from actions.positions import places
from actions.question import Marker, Question
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import dates_in, numbers_in, same_date

# « L'écart maximum ».
_FAR = re.compile(r"\bmax\w*|\bextremes?\b|\btout ca\b")
# « Les deux premières dates » are no places in a list of collectives.
_OF_CREATIONS = re.compile(r"\b(?:creation|fondation|naissance)s?\b")
_OF_TIMES = re.compile(rf"\b(?:dates?|jalons?|evenements?|etapes?|annees?)\b|{_OF_CREATIONS.pattern}")
_ASKS_FOR_TIME = re.compile(r"\b(?:ans?|annees?|mois|duree|delai|temps)\b")
_RELATIVE = re.compile(
    r"\b(?:apres|avant|plus tard|plus tot|d ecart|de difference|entre"
    r"|separ\w*|preced\w*|mi[st]?|fallu|intervalle|ecart|d avance|de retard)\b"
)
# Where the other of two stands that were told one after the other.
_BESIDE = {"element:suivant": -1, "element:precedent": 1, "plus": 1, "moins": -1}
_UNIT = re.compile(r"(?:d )?(ans?|annees?|mois)\b")
_AGE = re.compile(
    r"\b(?:ages?|anciennete)\b|\b(?:fai[ts]?|fera\w*|depuis|dure\w*) (?:deja |donc )?(?:combien|cb|kombien) (?:de temps|d ans?|d annees?)\b"
    r"|\b(?:combien|cb|kombien) (?:de temps|d ans?|d annees?) (?:que|qu|d existence)\b"
)
# « Donc ça fait dix ans ? »
_SO_OLD = re.compile(
    r"\b(?:fai[ts]?|(?:il )?y ?a|depuis) (?:(?:deja|donc|bien|(?P<about>environ|genre|presque|a peu pres|quasi\w*|pas loin de)"
    rf"|(?P<more>plus de|au moins)|(?P<less>moins de)) )*(?:\d+|{'|'.join(DIGITS)}) ans?\b(?! de)"
)
# What lies between two is no age; who says how old she is, or asks how old children are, speaks of no collective.
_OF_ELSE = re.compile(rf"{_RELATIVE.pattern}|\b(?:je|j|moi|mon|ma|mes|enf\w*|gosses?|mineure?s?|ados?)\b")
_WITH_MONTH = len("2009-01")
_HOW_LONG = re.compile(r"\b(?:combien|cb|kombien) (?:de temps|de mois|d annees?|d ans?)\b")
_YEAR, _TWO_YEARS = 12, 24
_HOW_MUCH = re.compile(r"\b(?:combien|cb|kombien|quel\w*|kel\w*)\b")


_AGREED = re.compile(r"(?:\b(?:nous sommes|on est|vous etes) )?(?: ?\bbien )? ?\bd accord$")


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien d'années d'écart ? », « de combien ? »; of a claim, whether it is so: « cinq ans, c'est ça ? »."""
    question = request.question
    claimed = _claimed_months(question.text, after_a_gap=memory.dits[:1] == (("chronologie", "ecart"),))
    pair = compared(request, memory, knowledge) if _asks_for_gap(request, claimed, knowledge) else None
    if pair is None:
        return None
    first, last = sorted(pair, key=lambda moment: moment.event.date)
    between, months = _time_between(first.event.date, last.event.date)
    lies = sentence("date_ecart_de", temps=between) if months else between
    told = sentence("date_ecart", ecart=lies, dates=enumerated([first, last]))
    # « Sept ans d'écart ? » claims as much as « c'est sept ans d'écart ? ».
    claims = question.detail == "oui_non" or (claimed and question.has(Marker.ASKS) and not _HOW_MUCH.search(question.text))
    if claims and claimed is None:
        return None
    right = _is_right(question, claimed, months, first) if claims and claimed is not None else None
    # What is claimed of something else than was spoken of is not wrong: what lies between these two is told.
    right = right or (right if named(request, memory, knowledge) else None)
    return replace(verdict(right, pair, told), point=every_dated(knowledge).index(last) if request.topic == "chronologie" else None)


def _is_right(question: Question, claimed: int, months: int, first: Moment) -> bool:
    """Tell whether so many months are as many, to the year where whole years are claimed, and the older one is said to be older."""
    right = claimed // 12 == months // 12 if claimed % 12 == 0 else claimed == months
    # « La CDE est plus vieille que le groupe de deux ans ? »
    older, younger = claimed_order(question.text)
    in_order = len(question.collectives) != 2 or older == younger or (question.collectives[0] == first.collective.id) == older
    return right and in_order


def _asks_for_gap(request: Request, claimed: int | None, knowledge: Knowledge) -> bool:
    """Tell whether time is compared: in the order of time whatever is, of collectives and of what a section dates where the words say so."""
    text, detail = request.question.text, request.question.detail
    if request.topic in ("chronologie", "comparaison"):
        return request.topic == "chronologie" or bool(_ASKS_FOR_TIME.search(text) and not differences(text))
    if not of_topics([request.topic], knowledge):
        return False
    if detail == "oui_non":
        return bool(claimed and _RELATIVE.search(text))
    return detail == "ecart" or _HOW_LONG.search(text) is not None


def _so_old(question: Question) -> re.Match[str] | None:
    """« Donc ça fait dix ans ? »: return the words of a question that claim an age; None where none do."""
    return _SO_OLD.search(question.text) if question.detail == "oui_non" else None


def age(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quel âge a-t-elle ? », « ça fait combien d'années ? »: until today, or until a year that is named."""
    question = request.question
    is_dated = request.topic == "chronologie" or kind_of_topic(request.topic) in DATED_KINDS
    asks = (_AGE.search(question.text) or _so_old(question)) and not _OF_ELSE.search(question.text)
    moment = _aged(request, memory, knowledge) if is_dated and asks else None
    if moment is None:
        return None
    until = max((year for year in question.years if year > moment.year), default=today())
    lasted, months = _time_between(moment.event.date, until)
    lasted = _years(months // 12) if months >= _TWO_YEARS else lasted
    inexact = min(len(moment.event.date), len(until)) < _WITH_MONTH
    said = _so_old(question)
    # « Presque dix ans » of nine; where only the year is known it may be a whole one more or less.
    right = _is_so_old(said, _claimed_months(said[0]), months, _YEAR + inexact if inexact or said["about"] else _YEAR // 2) if said else None
    return verdict(right, [moment], sentence("date_age", temps=f"environ {lasted}" if inexact else lasted, depuis=moment.told))


def _is_so_old(said: re.Match[str], claimed: int | None, months: int, inexact: int) -> bool | None:
    """Tell whether these months are as claimed, or more or less than that where it is so said; None where no time is."""
    if claimed is None:
        return None
    return months >= claimed if said["more"] else months < claimed if said["less"] else abs(claimed - months) < inexact


def _aged(request: Request, memory: Memory, knowledge: Knowledge) -> Moment | None:
    """Return whose age is asked for: what the section dates, else what is named, else what was just told, else the one spoken of."""
    question, own = request.question, of_topics([request.topic], knowledge)
    said = mentioned(question, knowledge) or by_age(question.text, created_of(knowledge))
    if said or question.collectives:
        # « Celle du groupe a quel âge ? » of charters.
        return next(iter([*own, *said]), None) if len(said) < 2 else None
    return next(iter([*own, *of_topics(memory.sujets[-1:], knowledge), *_created([memory.collectif], knowledge)]), None)


def compared(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the two moments that a question compares, in the order of its words: those that it names, else beside these those spoken of.

    None where it names something that has no date.
    """
    said = named(request, memory, knowledge)
    if undated(request.question.sections, knowledge) or not {one.collective.id for one in said} >= set(request.question.collectives):
        return None
    every = [*said, *_spoken_of(said, memory, knowledge)]
    if request.question.detail == "ecart" and memory.dits and memory.dits[0][0] in ("chronologie", "comparaison"):
        every += created_of(knowledge)
    other = next((one for one in every if one != every[0]), None)
    return (every[0], other) if other else None


def named(request: Request, memory: Memory, knowledge: Knowledge) -> list[Moment]:
    """Return what a question names by its words, by dates, by places in time or by age, else what its topic dates."""
    # « Un an d'écart, d'accord ? » names no agreement.
    question = replace(request.question, text=_AGREED.sub("", request.question.text))
    found = [*mentioned(question, knowledge), *_by_dates(question, memory, knowledge), *_by_place(question, memory, knowledge)]
    found += _created([one for one in question.collectives if one not in {moment.collective.id for moment in found}], knowledge)
    return found or of_topics([request.topic], knowledge)


def _by_dates(question: Question, memory: Memory, knowledge: Knowledge) -> Iterator[Moment]:
    """Yield what happened at each date that a question names: of the one spoken of, else the creation of one."""
    for said in dates_in(question.text):
        found = [moment for moment in every_dated(knowledge) if same_date(said.value, moment.event.date)]
        yield from sorted(found, key=lambda one: (one.collective.id != memory.collectif, not one.is_creation))[:1]


def _by_place(question: Question, memory: Memory, knowledge: Knowledge) -> list[Moment]:
    """« Les deux premières dates », « la doyenne », « l'écart maximum », « entre le 1er et le 2e »: return what stands there in time, or listed."""
    every = created_of(knowledge) if _OF_CREATIONS.search(question.text) else [one for one in every_dated(knowledge) if one.is_of_the_page]
    if _FAR.search(question.text):
        return [*every[:1], *every[-1:]]
    in_time = places(question.text) if _OF_TIMES.search(question.text) else ()
    order = memory.liste or tuple(one.id for one in knowledge.collectifs)
    listed = [order[place] for place in question.ordinals if -len(order) <= place < len(order)] if len(question.ordinals) > 1 else []
    found = [every[place] for place in in_time if -len(every) <= place < len(every)]
    return [*found, *by_age(question.text, created_of(knowledge)), *_created(listed, knowledge)]


def _spoken_of(said: Sequence[Moment], memory: Memory, knowledge: Knowledge) -> Iterator[Moment]:
    """Yield what may be compared with what is said, the likeliest first: what was just told, the creation of its own, those spoken of."""
    (topic, detail), last = memory.dits[0] if memory.dits else ("", ""), last_told(memory, knowledge)
    told = of_topics(memory.sujets[::-1], knowledge)
    yield from told
    if topic == "chronologie":
        yield from [*([last] if last else []), *(_beside(last, detail, knowledge) if last and detail.startswith("element") else [])]
        yield from _created(memory.liste if len(memory.liste) == 2 else (), knowledge)
    yield from of_topics(_told_lately(memory, knowledge), knowledge)
    yield from _created([one.collective.id for one in (*said, *told) if not one.is_creation], knowledge)
    yield from _created([memory.collectif, memory.collectif_precedent], knowledge)
    yield from _beside(last, detail, knowledge) if topic == "chronologie" and last else []


def _beside(last: Moment, detail: str, knowledge: Knowledge) -> list[Moment]:
    """Return what was told before the last one on the way through time; beside the oldest, or the youngest, the next."""
    line = [one for one in every_dated(knowledge) if detail.startswith("element") or one.is_creation]
    place = line.index(last) + _BESIDE.get(detail, len(line)) if last in line else -1
    return line[place : place + 1] if place >= 0 else []


def _told_lately(memory: Memory, knowledge: Knowledge) -> list[str]:
    """Return the topics of the last two turns, the newest first: « … — Et la charte ? — C'est la même année ? »."""
    kinds = {kind for kind, _ in memory.dits}
    seen = [(knowledge.collective(owner), kind) for owner, _, kind in (one.partition(".") for one in memory.vus[:-3:-1]) if kind in kinds]
    return [topic for one, kind in seen if one and (topic := section_topic(one, kind))]


def _created(ones: Sequence[str | None], knowledge: Knowledge) -> list[Moment]:
    return [moment for one in ones if one for moment in created_of(knowledge, (one,))]


def _time_between(first: str, last: str) -> tuple[str, int]:
    """Return the time from one date to another in words, as precise as both are, and in months."""
    years = int(last[:4]) - int(first[:4])
    if len(first) < _WITH_MONTH or len(last) < _WITH_MONTH:
        return (_years(years) if years else sentence("meme_annee")), 12 * years
    months = 12 * years + int(last[5:7]) - int(first[5:7])
    if not months:
        return sentence("meme_mois"), 0
    if months % 12 == 0:
        return _years(months // 12), months
    if months < _TWO_YEARS:
        return f"{number(months)} mois", months
    return f"{_years(months // 12)} et {number(months % 12)} mois", months


def _years(count: int) -> str:
    return f"{number(count)} an{'s' if count > 1 else ''}"


def _claimed_months(text: str, after_a_gap: bool = False) -> int | None:
    """Return how many months a text claims: « treize mois », « un an et un mois »; after a gap a mere number is years."""
    found = [(said.number.value, unit[1]) for said in numbers_in(text) if (unit := _UNIT.match(said.after))]
    found += [(1, unit) for unit in re.findall(r"\bune? (an|annee|mois)\b", text)]
    if not found and after_a_gap and len(said := numbers_in(text)) == 1 and not noun_of(said[0]):
        return 12 * said[0].number.value
    return sum(value * (1 if unit == "mois" else 12) for value, unit in found) if found else None
