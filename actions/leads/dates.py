"""Tell dates over several collectives: which came first or last, how much time lies between two, what happened in a year, what came before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.answers.sections import names_of
from actions.asking import telling
from actions.finding import DIGITS
from actions.french import capital, date, enumerate_words, number, when
from actions.kinds import DATED_KINDS, kind_of_topic
from actions.leads.answered import Answered
from actions.memory import NO_DETAIL, Memory
from actions.plan import Request
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.sets import asks_of_all, of_these
from actions.statements import folded
from actions.stems import likeness
from knowledge import Collective, Knowledge, Source
from knowledge.model import Event

_EARLY = re.compile(
    r"\b(?:premiere?s?|1ere?|vieux?|vieille?s?|ancien\w*|doyenn?e?|ainee?s?|tot|avant|anterieur\w*|d abord|precede\w*)\b"
)
_LATE = re.compile(r"\b(?:derniere?s?|recen\w*|jeune\w*|benjamine?|cadette?|nouvea\w*|nouvelle\w*|tard\w*|apres|posterieur\w*|suivi\w*)\b")
_OF_CREATION = re.compile(r"\b(?:nes|nees|naissances?|crees?|creees?|creations?|fondees?|fondations?)\b")
_SAME = re.compile(r"\bmemes? (?:annee|date|an|mois|moment|temps|jour)\b")
# « Entre la première et la dernière », « l'écart maximum ».
_FAR = re.compile(r"\bmax\w*|\bextremes?\b|\btout ca\b|\b(?:premier|1er)\w*\b.*\bdernier|\bdebut\b.*\bfin\b")
_LEAST_LIKENESS = 0.7


@dataclass(frozen=True)
class Moment:
    """A dated fact of a collective."""

    collective: Collective
    event: Event

    @property
    def when(self) -> str:
        """The date as the answer to « quand ? »: en novembre 2014."""
        return self._sourced(when(self.event.date))

    def _sourced(self, written: str) -> str:
        """Return a date with who says so where AMANE's page does not."""
        source = elsewhere(self.event.sources)
        return sentence("date_selon", date=written, source=source) if source else written

    @property
    def told(self) -> str:
        """The date and what it is of: 2009 pour la PNPM."""
        if self.event.genre == "creation":
            return sentence("date_de", date=self._sourced(date(self.event.date)), collectif=self.collective.designation)
        return f"{self._sourced(date(self.event.date))} ({self.event.texte})"

    @property
    def is_of_the_page(self) -> bool:
        return elsewhere(self.event.sources) is None


def _created(knowledge: Knowledge, among: Sequence[str]) -> list[Moment]:
    """Return the creations that are known, the oldest first."""
    found = [Moment(one, event) for one in of_these(knowledge, among) for event in one.evenements if event.genre == "creation"]
    return sorted(found, key=lambda moment: moment.event.date)


def _every(knowledge: Knowledge, among: Sequence[str] = ()) -> list[Moment]:
    """Return all that is dated, the oldest first."""
    found = [Moment(one, event) for one in of_these(knowledge, among) for event in one.evenements]
    return sorted(found, key=lambda moment: moment.event.date)


def _others_named(words: Sequence[str], knowledge: Knowledge, among: Sequence[str]) -> list[Moment]:
    """Return the dated facts, creations aside, of which a word tells: « la charte »."""
    found = []
    for one in of_these(knowledge, among):
        known = {word for event in one.evenements if event.genre == "creation" for word in folded(event.texte)}
        for event in one.evenements:
            own = folded(event.texte) - known
            if event.genre != "creation" and any(likeness(word, said) >= _LEAST_LIKENESS for word in words for said in own):
                found.append(Moment(one, event))
    return found


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plus ancien ? », « la plus récente des deux ? », « lequel précède l'autre ? »."""
    question = request.question
    early, late, created = _EARLY.search(question.text), _LATE.search(question.text), _created(knowledge, request.collectives)
    if question.detail not in ("plus", "moins", "lesquels", "autre") or question.years or len(created) < 2 or not (early or late):
        return None
    ordered = created if early and not (late and question.detail == "moins") else created[::-1]
    told = [ordered[0]]
    text = sentence("date_extreme", collectif=ordered[0].collective.designation, date=ordered[0].when)
    of_the_page = [moment for moment in ordered if moment.is_of_the_page]
    if of_the_page and of_the_page[0] is not ordered[0]:
        told.append(of_the_page[0])
        text += " ; " + sentence("date_extreme_page", collectif=of_the_page[0].collective.designation, date=of_the_page[0].when)
    return Answered(f"{capital(text)}.", _sources(told), point=_every(knowledge).index(ordered[0]), about=ordered[0].collective.id)


def gap_of_dated(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« De combien de mois, l'écart ? » after the date of a charter."""
    return gap(request, memory, knowledge) if kind_of_topic(request.topic) in DATED_KINDS else None


def next_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après ? », « la date d'avant ? »: beside the date last told, else beside the creation of the one spoken of."""
    every = _every(knowledge)
    spoken = _created(knowledge, (memory.collectif,)) if memory.collectif else []
    start = memory.point[1] if memory.point and memory.point[0] == request.topic else every.index(spoken[0]) if spoken else None
    step = -1 if request.question.detail == "element:precedent" else 1
    if start is None or not 0 <= start + step < len(every):
        return None
    found = every[start + step]
    return Answered(f"{capital(found.told)}.", _sources([found]), point=start + step, about=found.collective.id)


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien d'années d'écart ? », « de combien ? »; with a claim, whether it is so: « cinq ans, c'est ça ? »."""
    named = _pair(request, memory, knowledge)
    pair = named or _spoken_of(request, memory, knowledge)
    if pair is None:
        return None
    first, last = sorted(pair, key=lambda moment: moment.event.date)
    between, months = _time_between(first.event.date, last.event.date)
    told = sentence("date_ecart", ecart=between, avant=first.told, apres=last.told)
    if request.question.detail != "oui_non":
        return Answered(f"{capital(told)}.", _sources(pair))
    claimed = _claimed_months(request.question.text)
    if claimed is None:
        return None
    right = claimed // 12 == months // 12 if claimed % 12 == 0 else claimed == months
    if not right and named is None:
        # What is claimed of something else than was spoken of is not wrong: what lies between these two is told.
        return Answered(f"{capital(told)}.", _sources(pair))
    return Answered(sentence("oui_detail" if right else "non_detail", detail=told), _sources(pair))


def _pair(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the two moments that a question names, one of them perhaps the one spoken of."""
    question = request.question
    named = question.collectives or tuple(dict.fromkeys(topic.partition(".")[0] for topic in question.sections))
    if others := _others_named(telling(question, knowledge, question.text), knowledge, named):
        return _with_another(others, named, knowledge)
    if len(named) == 1 and memory.collectif and memory.collectif not in named:
        named = (memory.collectif, *named)
    if len(named) > 1:
        return _two(_created(knowledge, named))
    if _FAR.search(question.text):
        of_the_page = [moment for moment in _every(knowledge) if moment.is_of_the_page]
        return (of_the_page[0], of_the_page[-1]) if len(of_the_page) > 1 else None
    return None


def _spoken_of(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return those spoken of, where a question names none: « La charte date de quand ? — Et le groupe ? — Soit un an avant ? »."""
    if request.question.collectives or request.question.sections:
        return None
    spoken = tuple(one for one in (memory.collectif_precedent, memory.collectif) if one)
    kinds = [kind_of_topic(request.topic), *(kind for kind, _ in memory.dits)]
    if spoken and (others := _others_named(kinds, knowledge, spoken[-1:])):
        return _with_another(others, (), knowledge)
    if len(spoken) > 1:
        return _two(_created(knowledge, spoken))
    told_all = bool(memory.dits) and memory.dits[0][0] in ("chronologie", "comparaison")
    return _two(_created(knowledge, ())) if told_all and request.question.detail == "ecart" else None


def _with_another(others: Sequence[Moment], named: Sequence[str], knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return what is named beside a creation: two such things, else one with the creation of the other collective named, or of its own."""
    if len(others) > 1:
        return others[0], others[1]
    of_another = [one for one in named if one != others[0].collective.id]
    created = _created(knowledge, of_another[:1] or (others[0].collective.id,))
    return (created[0], others[0]) if created else None


def _two(created: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    return (created[0], created[1]) if len(created) > 1 else None


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


def _claimed_months(text: str) -> int | None:
    """Return how many months a text claims: « cinq ans », « treize mois », « un an et un mois »."""
    found = re.findall(r"\b(\w+) (ans?|annees?|mois)\b", text)
    ones = dict.fromkeys(("un", "une"), "1")
    numbers = [((DIGITS | ones).get(word, word), unit) for word, unit in found]
    values = [(int(value), unit) for value, unit in numbers if value.isdigit()]
    return sum(value * (1 if unit == "mois" else 12) for value, unit in values) if values else None


def before_or_after(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte est venue après le groupe ? », « la PNPM, avant ou après ? », « la même année ? »."""
    question = request.question
    early, late, same = _EARLY.search(question.text), _LATE.search(question.text), _SAME.search(question.text)
    pair = _subject_first(request, memory, knowledge) if early or late or same else None
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
        return Answered(f"{capital(sentence(name))} : {told}.", _sources(pair))
    elif one == two:
        return Answered(f"{capital(sentence('meme_annee'))} : {told}.", _sources(pair))
    else:
        right = one < two if early else one > two
    return Answered(sentence("oui_detail" if right else "non_detail", detail=told), _sources(pair))


def _subject_first(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """Return the moment that something is said of, and the one it is compared with, as a question orders them."""
    question = request.question
    others = _others_named(telling(question, knowledge, question.text), knowledge, question.collectives)
    if len(question.collectives) > 1:
        one, two = (_created(knowledge, (name,)) for name in question.collectives[:2])
        return (one[0], two[0]) if one and two else None
    if others:
        created = _created(knowledge, (others[0].collective.id,))
        return (others[0], created[0]) if created else None
    named = _created(knowledge, question.collectives)
    spoken = memory.collectif if memory.collectif not in question.collectives else memory.collectif_precedent
    against = _created(knowledge, (spoken,)) if spoken else []
    return (named[0], against[0]) if len(question.collectives) == 1 and named and against else None


def whether_all(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les trois datent de 2015 ? »."""
    question, created = request.question, _created(knowledge, ())
    if len(question.years) != 1 or len(created) < len(knowledge.collectifs) or not asks_of_all(question.text, len(created)):
        return None
    right = all(moment.event.date.startswith(question.years[0]) for moment in created)
    return Answered(sentence("oui_detail" if right else "non_detail", detail=_enumerated(created)), _sources(created))


def of_a_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Que s'est-il passé en 2015 ? », « 2009, 2014, 2015, il se passe quoi ? »."""
    question = request.question
    bounded = _EARLY.search(question.text) or _LATE.search(question.text) or "depuis" in question.text
    if not question.years or bounded or asks_of_all(question.text, len(knowledge.collectifs)):
        return None
    found = [one for one in _every(knowledge, question.collectives) if one.event.date[:4] in question.years]
    if not found:
        return None
    if len(question.years) > 1:
        return Answered(f"{capital(' ; '.join(f'{date(one.event.date)}, {one.event.texte}' for one in found))}.", _sources(found))
    told = " ; ".join(one.event.texte if len(one.event.date) == 4 else f"{one.event.texte} ({date(one.event.date)})" for one in found)
    about = found[0].collective.id if len({one.collective.id for one in found}) == 1 else ""
    return Answered(sentence("annee", annee=question.years[0], evenements=told), _sources(found), about=about)


def in_order(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les dates, dans l'ordre »; « les dates de création », « du plus vieux au plus jeune »: when each was created."""
    question = request.question
    if question.years or not question.detail:
        return None
    ages = _EARLY.search(question.text) or _LATE.search(question.text) or _OF_CREATION.search(question.text)
    if question.detail in ("tout", "liste", "encore", NO_DETAIL) and not ages:
        every = _every(knowledge, request.collectives)
        told = sentence("dates_dans_l_ordre", dates=enumerate_words([date(one.event.date) for one in every])) if every else ""
        return Answered(told, _sources(every), whole=True, introduces=True) if every else None
    created = _created(knowledge, request.collectives)
    unknown = [one for one in of_these(knowledge, request.collectives) if one not in [moment.collective for moment in created]]
    told = " ; ".join([_enumerated(created), *([sentence("date_inconnue", collectifs=names_of(unknown))] if unknown else [])])
    return Answered(f"{capital(told)}.", _sources(created)) if created else None


def _enumerated(moments: Sequence[Moment]) -> str:
    return enumerate_words([moment.told for moment in moments]) if moments else ""


def _sources(moments: Sequence[Moment]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for one in moments for source in one.event.sources))
