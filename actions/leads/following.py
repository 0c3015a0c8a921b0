"""Tell what comes next in time, came before, or lies between, and which of two came first: « et après ? », « la charte, avant le groupe ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import telling, words_of
from actions.finding import DIGITS
from actions.french import capital, lowered
from actions.leads.answered import Answered
from actions.leads.intervals import ASKS_FOR_TIME, pair_meant
from actions.leads.nearest import not_said
from actions.leads.times import (
    OF_THINGS,
    Moment,
    beside_the_last_told,
    claimed_order,
    created_of,
    every_dated,
    happened,
    head_of,
    mentioned,
    named_first,
    others_named,
    sources_of,
    told_of,
    verdict,
)
from actions.leads.values import ASKS_WHEN
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, same_date

_THEN = (
    r"(?: (?:ca|cela|lui|elle|c est|c|la|le|sa|quoi|il|y|a|se|s est|passe|qui|ki|laquelle|lequel|quel\w*|alors|donc|du coup|on|eu|koi|encore|ensuite"
    r"|creation|fondation|naissance|constitution)\b)*(?:$| l annee\b| dans\b)"
)
_AFTER = re.compile(
    r"\b(?:(?:et|puis|quoi|passe|passee?|juste|vient|venue?|arrive|encore) (?:juste |encore )?(?:apres|ensuite)|et (?:puis|quoi)|plus tard"
    rf"|(?:date|annee|etape|jalon|evenement|la|le|les) (?:d apres|suivante?s?|prochaine?)){_THEN}"
)
_BEFORE = re.compile(
    rf"\b(?:date|annee|etape|jalon|evenement|la|le) (?:d avant|precedente?)\b|\bjuste avant\b|\b(?:et|encore) (?:encore )?avant{_THEN}"
)
_IN_YEARS = re.compile(r"\b(\w+) (?:ans?|annees?) (plus tard|apres|plus tot|avant)\b")
_NEXT_YEAR = re.compile(r"\bannee (?:d apres|suivante)\b")
_YEAR_BEFORE = re.compile(r"\bannee (?:d avant|precedente)\b")
_THAT_YEAR = re.compile(r"\b(?:cette|l) annee la\b|\bcette annee\b|\bcette date\b|\bce mois la\b")
_ONE = {"un": "1", "une": "1"}
_STEPS = {"element:suivant": 1, "element:precedent": -1}
_BETWEEN = re.compile(r"\b(?:entre|intervalle)\b")
_WHAT = re.compile(r"\b(?:quoi|koi|passe\w*|arriv\w*|eu lieu|y a eu|rien|quelque chose|evenements?)\b")
_SAME = re.compile(r"\bmemes? (?:annee|date|an|mois|moment|temps|jour)\b")
_WHICH_OF_IT = re.compile(r"\b(?:lesquel\w*|quell?e?s? (?:annee|choses?)|(?:les )?deux (?:choses|trucs|dates))\b")
_OF_IT = frozenset("annee annees chose choses truc trucs date dates".split())
# How a sentence says that something led to what it tells, or went on there.
_LED_BY = re.compile(r"\b(?:a la suite|suite a|apres|issue? d\w*)\b")
_WENT_ON = re.compile(r"\b(?:poursui\w*|continu\w*|ensuite)\b")
# Topics over all collectives, after which what comes next is that of any.
_OF_ALL = frozenset({"chronologie", "comparaison", "liste_collectifs", "recherche"})


def next_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après ? », « un an plus tard ? », « la date d'avant ? »: beside what is named, or last told, else the creation of the one spoken of."""
    text = request.question.text
    start = _start(request, memory, knowledge)
    if start is None:
        return None
    of_one = memory.dits and memory.dits[0][0] not in _OF_ALL and memory.collectif == start.collective.id
    own = every_dated(knowledge, (start.collective.id,)) if of_one else []
    if (years := _years_beside(text)) is not None:
        return _in_year(int(start.year) + years, start, knowledge, own)
    step = 1 if _AFTER.search(text) else -1 if _BEFORE.search(text) else _STEPS.get(request.question.detail, 0)
    if not step:
        return None
    for line in (own, every_dated(knowledge)):
        if start in line and 0 <= line.index(start) + step < len(line):
            found = [line[line.index(start) + step]]
            return told_of(knowledge, found, happened(found))
    name = "rien_de_date_apres" if step > 0 else "rien_de_date_avant"
    return told_of(knowledge, [start], sentence(name, detail=start.told))


def between(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Entre les deux, il y a eu quoi ? »: what is dated after the one and before the other; of one collective where both are its own."""
    text = request.question.text
    if not (_BETWEEN.search(text) and _WHAT.search(text)) or ASKS_FOR_TIME.search(text) or len(request.question.years) > 1:
        return None
    if (pair := pair_meant(request, memory, knowledge)) is None:
        return None
    first, last = sorted(pair, key=lambda moment: moment.event.date)
    owners = {one.collective.id for one in pair}
    every = every_dated(knowledge, tuple(owners) if len(owners) == 1 else ())
    found = every[every.index(first) + 1 : every.index(last)]
    if found:
        return told_of(knowledge, found, happened(found))
    return Answered(sentence("rien_entre", avant=first.told, apres=last.told), sources_of(pair))


def whether_same_year(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses la même année ? »: the year in which several things happened; « ils sont nés la même année ? »: when each was created."""
    question, created = request.question, created_of(knowledge, request.collectives)
    if not _SAME.search(question.text) or question.sections or question.years:
        return None
    if not OF_THINGS.search(question.text):
        return verdict(len({one.year for one in created}) == 1, created) if len(created) > 1 else None
    every = every_dated(knowledge)
    years = [one.year for one in every]
    shared = next((year for year in years if years.count(year) > 1), "")
    found = [one for one in every if one.year == shared]
    told = sentence("oui_detail", detail=lowered(happened(found)).removesuffix(".")) if found else ""
    return told_of(knowledge, found, told) if found and not question.collectives else None


def which_share_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Deux choses la même année ? — Lesquelles ? »: all of the year of what was just told."""
    question, every = request.question, every_dated(knowledge)
    last = every[memory.point[1]] if memory.point and memory.point[0] == "chronologie" and memory.point[1] < len(every) else None
    found = [one for one in every if last and one.year == last.year]
    asks = _WHICH_OF_IT.search(question.text) and not telling(question, knowledge, question.text, _OF_IT) and not question.collectives
    return told_of(knowledge, found, happened(found)) if len(found) > 1 and asks and memory.dits[:1] and memory.dits[0][0] == "chronologie" else None


def before_or_after(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte est venue après le groupe ? », « la PNPM, avant ou après ? », « la même année ? »."""
    question = request.question
    (early, late), same = claimed_order(question.text), _SAME.search(question.text)
    pair = _subject_first(request, memory, knowledge) if (early or late or same) and not question.years else None
    if pair is None:
        return None
    told = sentence("date_ecart_ordre", sujet=pair[0].told, autre=pair[1].told)
    precision = min(len(one.event.date) for one in pair)
    one, two = (moment.event.date[:precision] for moment in pair)
    came = "meme_annee" if one == two else "avant" if one < two else "apres"
    if same:
        answer = verdict(one[:4] == two[:4], pair, told)
    elif one == two or early == late:
        answer = verdict(None, pair, f"{sentence(came)} : {told}")
    else:
        answer = verdict((one < two) == early, pair, told)
    # « De combien ? » then asks of these two.
    spoken, point = pair if pair[0].event.genre == "creation" else pair[::-1]
    return replace(answer, about=spoken.collective.id, point=every_dated(knowledge).index(point)) if spoken.event.genre == "creation" else answer


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
    return _beside_the_one_spoken_of(question, memory, knowledge) if len(question.collectives) == 1 else None


def _beside_the_one_spoken_of(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """« Plus ancien que le groupe ? » of the one spoken of, « le groupe est plus jeune que la première ? » of the first of those listed."""
    named = created_of(knowledge, question.collectives)
    placed = [memory.liste[place] for place in question.ordinals if -len(memory.liste) <= place < len(memory.liste)]
    spoken = placed[0] if placed else memory.collectif if memory.collectif not in question.collectives else memory.collectif_precedent
    against = created_of(knowledge, (spoken,)) if spoken else []
    if not named or not against:
        return None
    return (named[0], against[0]) if named_first(question, knowledge) else (against[0], named[0])


def without_a_date(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'EPU, c'est avant ou après le plan ? » of what has no date: as the sentence tells that it went on from there, or that it led there."""
    question, (early, late) = request.question, claimed_order(request.question.text)
    topics = question.sections if request.topic == "chronologie" else (request.topic,)
    found = _undated(topics, knowledge)
    if found is None or not (early if early == late else question.detail == "oui_non"):
        return None
    collective, section = found
    others = [*mentioned(question, knowledge), *(_of_sections(memory, knowledge)[:1] if early and late else [])]
    said = sentences(section)[0]
    came_first = _came_first(said, [one for one in others if one.collective == collective])
    if came_first is None:
        return None
    if early and late:
        return Answered(f"{capital(sentence('avant' if came_first else 'apres'))} : {lowered(said)}", section.sources)
    own = words_of(*section.existe, *section.alias, *section.sigles)
    is_subject = not set(head_of(question).text.split()).isdisjoint(own) or not named_first(question, knowledge)
    right = (came_first == is_subject) == early
    return Answered(sentence("oui_detail" if right else "non_detail", detail=lowered(said).removesuffix(".")), section.sources)


def _came_first(said: str, others: list[Moment]) -> bool | None:
    """Return whether what a sentence tells of led to a creation among these, or went on after something else; None where it says neither."""
    led = bool(_LED_BY.search(plain_words(said)))
    fits = any((one.event.genre == "creation") == led for one in others)
    return led if fits and (led or _WENT_ON.search(plain_words(said))) else None


def of_no_date(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude, c'est 2014 ? » of what the page does not date: what it says of it."""
    found = _undated(request.question.sections, knowledge)
    asks = request.question.years or dates_in(request.question.text) or ASKS_WHEN.search(request.question.text)
    return not_said(found[1], found[1]) if found and asks else None


def _undated(topics: Sequence[str], knowledge: Knowledge) -> tuple[Collective, Section] | None:
    return next((found for topic in topics if (found := knowledge.section(topic)) and not found[1].date), None)


def _years_beside(text: str) -> int | None:
    """Return how many years after what was spoken of a text means, 0 for « cette année-là »; None where it means none."""
    found = _IN_YEARS.search(text)
    count = {**DIGITS, **_ONE}.get(found[1], found[1]) if found else ""
    if found and count.isdigit():
        return int(count) if found[2] in ("plus tard", "apres") else -int(count)
    if _NEXT_YEAR.search(text) or _YEAR_BEFORE.search(text):
        return 1 if _NEXT_YEAR.search(text) else -1
    return 0 if _THAT_YEAR.search(text) else None


def _start(request: Request, memory: Memory, knowledge: Knowledge) -> Moment | None:
    """Return the moment that a question goes on from: what it dates, what was last told, else the creation of the one spoken of."""
    every = every_dated(knowledge)
    named = [one for said in dates_in(request.question.text) for one in every if same_date(said.value, one.event.date)]
    if len(request.question.collectives) == 1:
        # « Qui est né cinq ans après la PNPM ? »
        named += created_of(knowledge, request.question.collectives)
    if named:
        return named[-1]
    if memory.point and memory.point[0] == "chronologie" and memory.point[1] < len(every):
        return every[memory.point[1]]
    just_told = _of_sections(memory, knowledge)
    if memory.dits[:1] == (("chronologie", "ecart"),) and len(memory.liste) == 2:
        # « Combien d'années entre les deux ? — Et l'année suivante ? »
        just_told += created_of(knowledge, memory.liste)[-1:]
    spoken = created_of(knowledge, (memory.collectif,)) if memory.collectif else []
    return next(iter([*just_told, *spoken]), None)


def _of_sections(memory: Memory, knowledge: Knowledge) -> list[Moment]:
    """Return what the sections last told date, the last one first."""
    told = [found[1].evenement for topic in reversed(memory.sujets) if (found := knowledge.section(topic))]
    return [one for event in told for one in every_dated(knowledge) if event and one.event.texte == event]


def _in_year(year: int, start: Moment, knowledge: Knowledge, own: list[Moment]) -> Answered | None:
    """Return what happened in a year, that of one's own first; where nothing did, what comes next."""
    every = every_dated(knowledge)
    of_that_year = [one for one in every if one.year == str(year)]
    if found := [one for one in of_that_year if one in own and one != start] or of_that_year:
        return told_of(knowledge, found, happened(found))
    following = [one for one in every if one.year > str(year)][:1] if str(year) > start.year else [one for one in every if one.year < str(year)][-1:]
    return Answered(sentence("rien_a_cette_date", detail=following[0].told), sources_of(following)) if following else None
