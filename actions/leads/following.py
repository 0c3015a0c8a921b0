"""Tell what comes next in time, came before, or lies between, and which of two came first: « et après ? », « la charte, avant le groupe ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import telling
from actions.finding import DIGITS, section_topic
from actions.leads import times
from actions.leads.answered import Answered, verdict
from actions.leads.causes import of_topics, undated
from actions.leads.nearest import not_said
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Knowledge
from knowledge.text import plain_words
from knowledge.values import dates_in, same_date

_THEN = (
    r"(?: (?:ca|cela|lui|elle|c est|c|la|le|sa|quoi|il|y|a|se|s est|passe|qui|ki|laquelle|lequel|quel\w*|alors|donc|du coup|on|eu|koi|encore|ensuite"
    r"|creation|fondation|naissance|constitution)\b)*(?:$| l annee\b| dans\b)"
)
_AFTER = re.compile(
    r"\b(?:(?:et|puis|quoi|passe|passee?|juste|vient|venue?|arrive|encore) (?:juste |encore )?(?:apres|ensuite)|et (?:puis|quoi)|(?<!le )plus tard"
    rf"|(?:date|annee|etape|jalon|evenement|la|le|les) (?:d apres|suivante?s?|prochaine?)){_THEN}"
)
_BEFORE = re.compile(
    rf"\b(?:date|annee|etape|jalon|evenement|la|le) (?:d avant|precedente?)\b|\bjuste avant\b|\b(?:et|encore) (?:encore )?avant{_THEN}"
)
_IN_YEARS = re.compile(r"\b(\w+) (?:ans?|annees?) (plus tard|apres|plus tot|avant)\b")
_YEARS_BESIDE = (
    (re.compile(r"\bannee (?:d apres|suivante)\b"), 1),
    (re.compile(r"\bannee (?:d avant|precedente)\b"), -1),
    (re.compile(r"\b(?:cette|l) annee la\b|\bcette annee\b|\bcette date\b|\bce mois la\b"), 0),
)
_OF_SEVERAL = frozenset(("chronologie", detail) for detail in ("tout", "liste", "lesquels", "nombre"))
_ONE = {"un": "1", "une": "1"}
# « Ça marche encore ? », « toujours actif ? »
_ALIVE = r"(?:march\w+|exist\w*|tourn\w+|acti\w+|vi[ts]?|vivante?|fonctionn\w*|operationnel\w*|la)"
_STILL = re.compile(
    rf"\b(?:encore|toujours|tjrs?|tjs)(?: (?:en|aujourd hui|bien))* {_ALIVE}\b|\b{_ALIVE}(?: (?:t )?(?:il|elle|ca))? (?:encore|toujours|tjrs?|tjs)\b"
)
_STEPS = {"element:suivant": 1, "element:precedent": -1}
_SAME = re.compile(r"\bmemes? (?:ann\w*|date|an|mois|moment|temps|jour)\b")
_WHICH_OF_IT = re.compile(r"\b(?:lesquel\w*|laquelle|quoi|koi|quell?e?s? (?:annee|choses?)|(?:les )?deux (?:choses|trucs|dates))\b")
_OF_IT = frozenset("annee annees chose choses truc trucs date dates".split())
# Of « même année ? », « c'était avant la charte ? » nothing else is said.
_MOST_WORDS = 5
# Topics over all collectives, after which what comes next is that of any.
_OF_ALL = frozenset({"chronologie", "comparaison", "liste_collectifs", "recherche"})


def next_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après ? », « un an plus tard ? », « la date d'avant ? »: beside what is named, or last told, else the creation of the one spoken of."""
    text = request.question.text
    start = _start(request, memory, knowledge)
    if start is None:
        return None
    of_one = memory.dits and memory.dits[0][0] not in _OF_ALL and memory.collectif == start.collective.id
    own = times.every_dated(knowledge, (start.collective.id,)) if of_one else []
    if (years := _years_beside(text)) is not None:
        return _in_year(int(start.year) + years, start, knowledge, own)
    step = 1 if _AFTER.search(text) else -1 if _BEFORE.search(text) else _STEPS.get(request.question.detail, 0)
    if not step:
        return None
    if several := _all_beside(start, step, memory, knowledge):
        return times.told_of(knowledge, several)
    for line in (own, times.every_dated(knowledge)):
        if start in line and 0 <= line.index(start) + step < len(line):
            found = [line[line.index(start) + step]]
            return times.told_of(knowledge, found, times.happened(found))
    name = "rien_de_date_apres" if step > 0 else "rien_de_date_avant"
    return times.told_of(knowledge, [start], sentence(name, detail=start.told))


def _all_beside(start: times.Moment, step: int, memory: Memory, knowledge: Knowledge) -> list[times.Moment]:
    """« Lesquels sont nés avant 2014 ? — Et après ? »: return the creations on that side of what was told, where there are several."""
    line, told = times.created_of(knowledge, ()), memory.dits and memory.dits[0] in _OF_SEVERAL and memory.point
    found = (line[line.index(start) + 1 :] if step > 0 else line[: line.index(start)]) if told and start in line else []
    return found if len(found) > 1 else []


def whether_same_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses la même année ? »: the year in which several things happened; « ils sont nés la même année ? »: when each was created."""
    question = request.question
    if not _SAME.search(question.text) or question.sections or question.years:
        return None
    if not times.OF_THINGS.search(question.text):
        just_told = [] if question.collectives else _two_told(memory, knowledge)
        created = just_told or times.created_of(knowledge, request.collectives)
        return times.verdict(len({one.year for one in created}) == 1, created) if len(created) > 1 else None
    years = [one.year for one in times.every_dated(knowledge)]
    shared = next((year for year in years if years.count(year) > 1), "")
    found = _of_year(shared, knowledge)
    return _told_to_share(found, question, knowledge) if found and not question.collectives else None


def which_share_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses la même année ? — Lesquelles ? »: all of the year of what was just told."""
    question, last = request.question, times.last_told(memory, knowledge)
    found = _of_year(last.year, knowledge) if last else []
    asks = _WHICH_OF_IT.search(question.text) and not telling(question, knowledge, question.text, _OF_IT) and not question.collectives
    just_told = memory.dits and memory.dits[0][0] == "chronologie"
    if len(found) < 2 or not asks or not just_told:
        return None
    return _told_to_share(found, question, knowledge)


def _of_year(year: str, knowledge: Knowledge) -> list[times.Moment]:
    return [one for one in times.every_dated(knowledge) if one.year == year]


def _told_to_share(found: list[times.Moment], question: Question, knowledge: Knowledge) -> Answered:
    return times.told_of(knowledge, found, times.verdict(True if question.detail == "oui_non" else None, found, times.happened(found)).text)


def before_or_after(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte est venue après le groupe ? », « la PNPM, avant ou après ? », « la même année ? »."""
    question = request.question
    (early, late), same = times.claimed_order(question.text), _SAME.search(question.text)
    if request.topic not in _OF_ALL and not _are_of_its_topic(request, early and late, knowledge):
        return None
    without = undated(question.sections, knowledge) if request.topic in _OF_ALL and (early or late or same) else None
    if without:
        return not_said(without[1], without[1])
    asks = (early or late or same) and not question.years
    pair = _subject_first(request, memory, knowledge) if asks else None
    return _in_which_order(pair, early, late, bool(same), knowledge) if pair else None


def still_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça marche encore ? »: yes, where a sentence says what one does today."""
    collective, text = (knowledge.section(request.topic) or (None, None))[0], request.question.text
    if collective is None or not _STILL.search(text) or telling(request.question, knowledge, _STILL.sub(" ", text)):
        return None
    today = ((said, one) for one in reversed(collective.rubriques.values()) for said in sentences(one) if "aujourd hui" in plain_words(said))
    return next((verdict(True, said, one.sources) for said, one in today), None)


def _in_which_order(pair: tuple[times.Moment, times.Moment], early: bool, late: bool, same: bool, knowledge: Knowledge) -> Answered:
    """Tell which of two came first, and whether it is as is claimed of the first of them."""
    told = times.enumerated(pair)
    precision = min(len(one.event.date) for one in pair)
    one, two = (moment.event.date[:precision] for moment in pair)
    came = "meme_annee" if one == two else "avant" if one < two else "apres"
    if same:
        answer = times.verdict(one[:4] == two[:4], pair, told)
    elif one == two or early == late:
        answer = times.verdict(None, pair, f"{sentence(came)} : {told}")
    else:
        answer = times.verdict((one < two) == early, pair, told)
    return _of_two(answer, pair, knowledge)


def _of_two(answer: Answered, pair: Sequence[times.Moment], knowledge: Knowledge) -> Answered:
    """Return what is told of two, which « de combien ? » and « cinq ans ? » then mean: the one is spoken of, the other was last told."""
    spoken, point = pair if pair[0].event.genre == "creation" else pair[::-1]
    place = times.every_dated(knowledge).index(point)
    return replace(answer, about=spoken.collective.id, point=place) if spoken.event.genre == "creation" else answer


def _are_of_its_topic(request: Request, asks_which: bool, knowledge: Knowledge) -> bool:
    """« La charte et le plan, la même année ? », « même année ? » of a section: tell whether it is one of the two compared."""
    named, own = times.mentioned(request.question, knowledge), of_topics([request.topic], knowledge)
    two = len(named) > 1 and any(one.collective == own[0].collective for one in named) if own else False
    little_else = len(request.question.text.split()) <= _MOST_WORDS or not telling(request.question, knowledge, request.question.text, _OF_IT)
    if asks_which or request.question.detail != "oui_non":
        # « Elle date d'avant ou d'après ? »
        return asks_which and bool(own)
    return two or (bool(own) and little_else and " que " not in request.question.text)


def _subject_first(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[times.Moment, times.Moment] | None:
    """Return the moment that something is said of, and the one it is compared with, as a question orders them."""
    question, named = request.question, _meant(request, memory, knowledge)
    if len(named) != 1 or not (question.collectives or named[0].event.genre != "creation"):
        return (named[0], named[1]) if len(named) > 1 else None
    other = next((one for one in _against(named[0], question, memory, knowledge) if one != named[0]), None)
    if other is None:
        return None
    # « Elle date d'avant ou d'après ? » says it of what is spoken of.
    first = times.named_first(question, knowledge) or not (question.collectives or times.mentioned(question, knowledge))
    return (named[0], other) if first else (other, named[0])


def _meant(request: Request, memory: Memory, knowledge: Knowledge) -> list[times.Moment]:
    """Return what a question orders in time: what it names, else what its topic dates, else the two just told."""
    question = request.question
    named = times.mentioned(question, knowledge)
    if len(named) < 2 and len(question.collectives) > 1:
        named = _created(question.collectives[:2], knowledge)
    named = named or times.others_named(telling(question, knowledge, question.text), knowledge, question.collectives)[:1]
    named = named or _created(question.collectives[:1], knowledge) or of_topics([request.topic], knowledge)
    return named or _two_told(memory, knowledge)


def _against(named: times.Moment, question: Question, memory: Memory, knowledge: Knowledge) -> list[times.Moment]:
    """« Plus jeune que la première ? » of those listed, « la même année que la charte ? » of what was just told, « plus ancien que le groupe ? »."""
    placed = [memory.liste[place] for place in question.ordinals if -len(memory.liste) <= place < len(memory.liste)]
    spoken = memory.collectif if memory.collectif not in question.collectives else memory.collectif_precedent
    own = named.collective.id if named.event.genre != "creation" else None
    told = [*of_topics(memory.sujets[::-1], knowledge), *_two_told(memory, knowledge)]
    return [*_created(placed[:1], knowledge), *told, *_created([own or spoken], knowledge)]


def _two_told(memory: Memory, knowledge: Knowledge) -> list[times.Moment]:
    """Return what the last two sections date, where the last two turns told these: « … — Et la charte ? — C'est la même année ? »."""
    seen = [(knowledge.collective(owner), kind) for owner, _, kind in (one.partition(".") for one in memory.vus[-2:])]
    topics = [topic for one, kind in seen if one and (topic := section_topic(one, kind))]
    just_now = [topic.partition(".")[2] for topic in topics] == [kind for kind, _ in memory.dits[::-1]]
    told = of_topics(topics, knowledge) if just_now else []
    return told if len(told) > 1 else []


def _created(ones: Sequence[str | None], knowledge: Knowledge) -> list[times.Moment]:
    return [moment for one in ones if one for moment in times.created_of(knowledge, (one,))]


def _years_beside(text: str) -> int | None:
    """Return how many years after what was spoken of a text means, 0 for « cette année-là »; None where it means none."""
    found = _IN_YEARS.search(text)
    count = {**DIGITS, **_ONE}.get(found[1], found[1]) if found else ""
    if found and count.isdigit():
        return int(count) if found[2] in ("plus tard", "apres") else -int(count)
    return next((years for words, years in _YEARS_BESIDE if words.search(text)), None)


def _start(request: Request, memory: Memory, knowledge: Knowledge) -> times.Moment | None:
    """Return the moment that a question goes on from: what it dates, what was last told, else the creation of the one spoken of."""
    every = times.every_dated(knowledge)
    named = [one for said in dates_in(request.question.text) for one in every if same_date(said.value, one.event.date)]
    if len(request.question.collectives) == 1:
        # « Qui est né cinq ans après la PNPM ? »
        named += times.created_of(knowledge, request.question.collectives)
    if named:
        return named[-1]
    if last := times.last_told(memory, knowledge):
        return last
    just_told = of_topics(memory.sujets[::-1], knowledge)
    if memory.dits[:1] == (("chronologie", "ecart"),) and len(memory.liste) == 2:
        # « Combien d'années entre les deux ? — Et l'année suivante ? »
        just_told += times.created_of(knowledge, memory.liste)[-1:]
    spoken = times.created_of(knowledge, (memory.collectif,)) if memory.collectif else []
    return next(iter([*just_told, *spoken]), None)


def _in_year(year: int, start: times.Moment, knowledge: Knowledge, own: list[times.Moment]) -> Answered | None:
    """Return what happened in a year, that of one's own first; where nothing did, what comes next."""
    every = times.every_dated(knowledge)
    of_that_year = _of_year(str(year), knowledge)
    if found := [one for one in of_that_year if one in own and one != start] or of_that_year:
        return times.told_of(knowledge, found, times.happened(found))
    following = [one for one in every if one.year > str(year)][:1] if str(year) > start.year else [one for one in every if one.year < str(year)][-1:]
    return Answered(sentence("rien_a_cette_date", detail=following[0].told), times.sources_of(following)) if following else None
