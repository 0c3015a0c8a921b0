"""Tell how much time lies between two dates, or whether it is as claimed: of two collectives, of one and its charter, up to a year that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import telling
from actions.french import number
from actions.kinds import DATED_KINDS, kind_of_topic
from actions.leads.amounts import differences
from actions.leads.answered import Answered
from actions.leads.causes import of_topics
from actions.leads.counts import AT_FIRST, noun_of
from actions.leads.times import Moment, by_age, claimed_order, created_of, enumerated, every_dated, last_told, mentioned, others_named, today, verdict
from actions.memory import Memory
from actions.plan import Request
from actions.positions import places
from actions.question import Marker, Question
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import dates_in, numbers_in, same_date

# « Entre la première et la dernière », « l'écart maximum ».
_FAR = re.compile(r"\bmax\w*|\bextremes?\b|\btout ca\b|\b(?:premier|1er)\w*\b.*\bdernier|\bdebut\b.*\bfin\b")
# « Les deux premières dates » are no places in a list of collectives.
_OF_CREATIONS = re.compile(r"\b(?:creation|fondation|naissance)s?\b")
_OF_TIMES = re.compile(rf"\b(?:dates?|jalons?|evenements?|etapes?|annees?)\b|{_OF_CREATIONS.pattern}")
ASKS_FOR_TIME = re.compile(r"\b(?:ans?|annees?|mois|duree|delai|temps)\b")
_RELATIVE = re.compile(
    r"\b(?:apres|avant|plus tard|plus tot|d ecart|de difference|entre"
    r"|separ\w*|preced\w*|mi[st]?|fallu|intervalle|ecart|d avance|de retard)\b"
)
_AND_A_HALF = re.compile(r"\bans? et demie?\b")
_HALF_A_YEAR = 6
# Where the other of two stands that were told one after the other.
_BESIDE = {"element:suivant": -1, "element:precedent": 1, "plus": 1, "moins": -1}
_UNIT = re.compile(r"(?:d )?(ans?|annees?|mois)\b")
_AT_ONCE = re.compile(r"\b(?:tout de suite|immediatement|aussitot|d emblee|dans la foulee|directement)\b")
_AGE = re.compile(
    r"\b(?:ages?|anciennete)\b|\b(?:fai[ts]?|fera\w*|depuis|dure\w*) (?:deja |donc )?(?:combien|cb|kombien) (?:de temps|d ans?|d annees?)\b"
    r"|\b(?:combien|cb|kombien) (?:de temps|d ans?|d annees?) (?:que|qu|d existence)\b"
)
# What lies between two is no age, and who says how old she is herself speaks of no collective.
_OF_ELSE = re.compile(rf"{_RELATIVE.pattern}|\b(?:je|j|moi|mon|ma|mes)\b")
_BOUND = re.compile(r"\b(plus|moins) (?:de|d|que)\b")
_WITH_MONTH = len("2009-01")
_FEW_WORDS = 8
_HOW_LONG = re.compile(r"\b(?:combien|cb|kombien) (?:de temps|de mois|d annees?|d ans?)\b")
_TWO_YEARS = 24
_HOW_MUCH = re.compile(r"\b(?:combien|cb|kombien|quel\w*|kel\w*)\b")


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien d'années d'écart ? », « de combien ? »; of a claim, whether it is so: « cinq ans, c'est ça ? », « la charte, tout de suite ? »."""
    text, own = request.question.text, of_topics([request.topic], knowledge)
    claimed = _claimed_months(text, after_a_gap=memory.dits[:1] == (("chronologie", "ecart"),), of_its_own=own)
    if not _asks_for_gap(request, own, claimed):
        return None
    named = named_pair(request, memory, knowledge) or _two((own and _with_another(own, (), knowledge)) or ())
    pair = named or spoken_of(request, memory, knowledge)
    if pair is None:
        return None
    first, last = sorted(pair, key=lambda moment: moment.event.date)
    between, months = _time_between(first.event.date, last.event.date)
    lies = sentence("date_ecart_de", temps=between) if months else between
    told = sentence("date_ecart", ecart=lies, dates=enumerated([first, last]))
    place = every_dated(knowledge).index(last) if request.topic == "chronologie" else None
    if not _claims(request.question, claimed):
        return replace(verdict(None, pair, told), point=place)
    if claimed is None:
        return None
    right = _is_right(request.question, claimed, months, first)
    # What is claimed of something else than was spoken of is not wrong: what lies between these two is told.
    return replace(verdict(right if right or named else None, pair, told), point=place)


def _claims(question: Question, months: int | None) -> bool:
    """« Sept ans d'écart ? » claims as much as « c'est sept ans d'écart ? »."""
    return question.detail == "oui_non" or bool(months and question.has(Marker.ASKS) and not _HOW_MUCH.search(question.text))


def _is_right(question: Question, claimed: int, months: int, first: Moment) -> bool:
    within = _HALF_A_YEAR / 2 if _AND_A_HALF.search(question.text) else 0
    right = claimed // 12 == months // 12 if claimed and claimed % 12 == 0 else abs(claimed - months) <= within
    return right and not _are_the_other_way_round(question, first)


def _asks_for_gap(request: Request, own: Sequence[Moment], claimed: int | None) -> bool:
    """Tell whether time is compared: in the order of time whatever is, of collectives and of what a section dates where the words say so."""
    text, detail = request.question.text, request.question.detail
    if request.topic == "chronologie":
        return True
    timed = ASKS_FOR_TIME.search(text) and not differences(text)
    if not own:
        return bool(timed) and request.topic == "comparaison"
    if detail == "oui_non":
        return claimed == 0 or bool(claimed and _RELATIVE.search(text))
    return detail == "ecart" or _HOW_LONG.search(text) is not None


def age(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quel âge a-t-elle ? », « ça fait combien d'années ? », « presque onze ans ? »: until today, or until a year that is named."""
    question = request.question
    claimed = _claimed_months(question.text) if len(question.text.split()) <= _FEW_WORDS and "mois" not in question.text.split() else None
    asks = _AGE.search(question.text) and (request.topic == "chronologie" or kind_of_topic(request.topic) in DATED_KINDS)
    if _OF_ELSE.search(question.text) or not (asks or claimed) or not (moment := _aged(request, memory, knowledge, claims=not asks)):
        return None
    until = max((year for year in question.years if year > moment.year), default=today())
    return _lasted(moment, until, claimed, question, tells=claimed is None or bool(asks and question.detail != "oui_non"))


def _lasted(moment: Moment, until: str, claimed: int | None, question: Question, tells: bool) -> Answered:
    """Return how long it is since a moment, as a yes or a no to so many months; `tells` where nothing is claimed."""
    lasted, months = _time_between(moment.event.date, until)
    lasted = _years(months // 12) if months >= _TWO_YEARS else lasted
    inexact = min(len(moment.event.date), len(until)) < _WITH_MONTH
    told = sentence("date_age", temps=f"environ {lasted}" if inexact else lasted, depuis=moment.told)
    if claimed is None or tells:
        return verdict(None, [moment], told)
    bound = _BOUND.search(question.text)
    right = claimed // 12 == months // 12 or abs(claimed - months) <= (12 if inexact else _HALF_A_YEAR)
    return verdict((claimed < months) == (bound[1] == "plus") if bound else right, [moment], told)


def _aged(request: Request, memory: Memory, knowledge: Knowledge, claims: bool) -> Moment | None:
    """Return whose age is asked for: what is named, else what the section dates; who claims one means what was just told."""
    text, just_told = request.question.text, of_topics(memory.sujets[-1:], knowledge)
    named = mentioned(request.question, knowledge) or by_age(text, created_of(knowledge, ()))
    own = of_topics([request.topic], knowledge)
    if named or request.question.collectives:
        # « Celle du groupe a quel âge ? » of charters.
        return next(iter([*own, *named]), None) if len(named) < 2 else None
    if claims:
        return just_told[0] if just_told and request.topic.partition(".")[0] in ("chronologie", just_told[0].collective.id) else None
    spoken = created_of(knowledge, (memory.collectif,)) if memory.collectif else []
    return next(iter([*own, *just_told, *spoken]), None)


def _are_the_other_way_round(question: Question, first: Moment) -> bool:
    """« La CDE est plus vieille que le groupe de deux ans ? »: tell whether the first one named is said to be older, or younger, and is not."""
    older, younger = claimed_order(question.text)
    return len(question.collectives) == 2 and older != younger and (question.collectives[0] == first.collective.id) != older


def named_pair(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the two moments that a question names, one of them perhaps the one spoken of."""
    in_words = () if dates_in(request.question.text) else mentioned(request.question, knowledge)
    # « La charte date de quand ? — Combien de temps après la création du groupe ? »
    just_told = of_topics(memory.sujets[-1:], knowledge) if len(in_words) == 1 and "entre" not in request.question.text.split() else []
    return _two(in_words) or _two([*just_told, *in_words]) or _by_dates_and_places(request, memory, knowledge)


def _by_dates_and_places(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the two moments that a question means by dates, by places in time, or beside the one spoken of."""
    question = request.question
    dated = [_dated(said.value, memory, knowledge) for said in dates_in(question.text)] + _by_place(question, knowledge)
    if pair := _two(dated):
        return pair
    named = _named(question, memory, knowledge)
    words = telling(question, knowledge, question.text)
    others = others_named(words, knowledge, question.collectives)
    # « Entre la PNPM et la PPIPEM ? »: what happened may be of another than the one that is named.
    if others := others or (others_named(words, knowledge, ()) if len(question.collectives) == 1 else []):
        return _two([*dated, others[0]]) or _with_another(others, named, knowledge)
    if len(named) == 1 and (pair := _two([*dated, *created_of(knowledge, named)])):
        return pair
    if len(named) == 1:
        # The talk has turned to the one that is named.
        named = (*(one for one in (memory.collectif, memory.collectif_precedent) if one and one not in named), *named)[-2:]
    if len(named) > 1:
        return _two(created_of(knowledge, named[:2]))
    return _two([*_of_the_page(knowledge)[:1], *_of_the_page(knowledge)[-1:]]) if _FAR.search(question.text) else None


def _by_place(question: Question, knowledge: Knowledge) -> list[Moment | None]:
    """« Les deux premières dates », « le premier jalon »: return what stands at these places in the order of time."""
    if not _OF_TIMES.search(question.text):
        return []
    every = created_of(knowledge, ()) if _OF_CREATIONS.search(question.text) else _of_the_page(knowledge)
    return [every[place] for place in places(question.text) if -len(every) <= place < len(every)]


def _of_the_page(knowledge: Knowledge) -> list[Moment]:
    return [moment for moment in every_dated(knowledge) if moment.is_of_the_page]


def _named(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the collectives that a question names, or of which it names a section, and those it means by age or place: « entre le 1er et le 2e »."""
    named = question.collectives or tuple(topic.partition(".")[0] for topic in question.sections)
    aged = [moment.collective.id for moment in by_age(question.text, created_of(knowledge, ()))]
    order = memory.liste or tuple(one.id for one in knowledge.collectifs)
    placed = [order[place] for place in question.ordinals if -len(order) <= place < len(order)] if len(question.ordinals) > 1 else []
    return tuple(dict.fromkeys([*named, *aged, *placed]))


def _dated(said: str, memory: Memory, knowledge: Knowledge) -> Moment | None:
    """Return what happened at a date, or in a year: of the one spoken of, else the creation of one."""
    found = [moment for moment in every_dated(knowledge) if same_date(said, moment.event.date)]
    return min(found, key=lambda one: (one.collective.id != memory.collectif, one.event.genre != "creation"), default=None)


def spoken_of(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return those spoken of, where a question names none: « La charte date de quand ? — Et le groupe ? — Soit un an avant ? »."""
    if request.question.collectives or request.question.sections:
        return None
    if memory.dits and memory.dits[0][1] not in ("plus", "moins") and (pair := _just_told(memory, knowledge)):
        return pair
    # « Un an plus tard ? » speaks of what was last told, whoever is the latest.
    told = [topic.partition(".")[0] for topic in memory.sujets[-1:] if knowledge.section(topic)]
    spoken = tuple(one for one in (memory.collectif_precedent, memory.collectif) if one and one not in told) + tuple(told)
    others = others_named([kind_of_topic(request.topic), *(kind for kind, _ in memory.dits)], knowledge, spoken[-1:])
    if others and (spoken or len(others) == 1):
        return _with_another(others, (), knowledge)
    return _of_the_last_turn(request, memory, spoken, knowledge)


def _of_the_last_turn(request: Request, memory: Memory, spoken: tuple[str, ...], knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the two last listed, else those spoken of, else the end of all that was just told and the one beside it, else the first two."""
    last, detail = memory.dits[0] if memory.dits else ("", "")
    spoken = memory.liste if last == "chronologie" and len(memory.liste) == 2 else spoken
    if len(spoken) > 1 or detail in ("plus", "moins"):
        return _two(created_of(knowledge, spoken)) if len(spoken) > 1 else _just_told(memory, knowledge)
    return _two(created_of(knowledge, ())) if last in ("chronologie", "comparaison") and request.question.detail == "ecart" else None


def _just_told(memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the last two told one after the other, or compared; beside the oldest, or the youngest, the next: « cinq ans d'avance ? »."""
    topic, detail = memory.dits[0] if memory.dits else ("", "")
    spoken = created_of(knowledge, (memory.collectif,)) if memory.collectif else []
    last = spoken[0] if spoken and detail in ("plus", "moins") else last_told(memory, knowledge)
    if last is None or topic != "chronologie":
        return None
    if detail in ("oui_non", "autre", "ecart"):
        listed = [one for one in memory.liste if one != last.collective.id] if detail == "ecart" else []
        return _two([*(created_of(knowledge, listed[:1]) if listed else spoken), last])
    line = created_of(knowledge, ()) if detail in ("plus", "moins") else every_dated(knowledge)
    place = line.index(last) + _BESIDE.get(detail, len(line)) if last in line else -1
    return _two([last, line[place]]) if 0 <= place < len(line) else None


def _with_another(others: Sequence[Moment], named: Sequence[str], knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return what is named beside a creation: two such things, else one with the creation of the other collective named, or of its own."""
    if len(others) > 1:
        return others[0], others[1]
    of_another = [one for one in named if one != others[0].collective.id]
    created = created_of(knowledge, of_another[:1] or (others[0].collective.id,))
    return (created[0], others[0]) if created else None


def _two(found: Sequence[Moment | None]) -> tuple[Moment, Moment] | None:
    known = [one for one in found if one]
    return (known[0], known[1]) if len(known) > 1 and known[0] != known[1] else None


def _time_between(first: str, last: str) -> tuple[str, int]:
    """Return the time from one date to another in words, as precise as both are, and in months."""
    years = int(last[:4]) - int(first[:4])
    if len(first) < 7 or len(last) < 7:
        return (_years(years) if years else sentence("meme_annee")), 12 * years
    months = 12 * years + int(last[5:7]) - int(first[5:7])
    if not months:
        return sentence("meme_mois"), 0
    if months % 12 == 0:
        return _years(months // 12), months
    if months < 24:
        return f"{number(months)} mois", months
    return f"{_years(months // 12)} et {number(months % 12)} mois", months


def _years(count: int) -> str:
    return f"{number(count)} an{'s' if count > 1 else ''}"


def _says_at_once(text: str) -> bool:
    return bool(_AT_ONCE.search(text) or (AT_FIRST.search(text) and not any(claimed_order(text))))


def _claimed_months(text: str, after_a_gap: bool = False, of_its_own: Sequence[Moment] = ()) -> int | None:
    """Return how many months a text claims: « treize mois », « un an et un mois », none by « tout de suite »; after a gap a mere number is years."""
    found = [(said.number.value, unit[1]) for said in numbers_in(text) if (unit := _UNIT.match(said.after))]
    found += [(1, unit) for unit in re.findall(r"\bune? (an|annee|mois)\b", text)]
    if not found and after_a_gap and len(said := numbers_in(text)) == 1 and not noun_of(said[0]):
        return 12 * said[0].number.value
    if not found:
        return 0 if _says_at_once(text) and any(one.event.genre != "creation" for one in of_its_own) else None
    return sum(value * (1 if unit == "mois" else 12) for value, unit in found) + (_HALF_A_YEAR if _AND_A_HALF.search(text) else 0)
