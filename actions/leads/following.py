"""Tell what comes next in time, or came before: « et après ? », « l'année suivante ? », « un an plus tard ? », « cette année-là ? »."""

from __future__ import annotations

import re

from actions.finding import DIGITS
from actions.leads.answered import Answered
from actions.leads.times import Moment, created_of, every_dated, happened, sources_of, told_of
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import dates_in, same_date

_THEN = (
    r"(?: (?:ca|cela|lui|elle|c est|c|la|le|quoi|il|y|a|se|s est|passe|qui|ki|laquelle|lequel|quel\w*|alors|donc|du coup|on|eu|koi)\b)*"
    r"(?:$| l annee\b| dans\b)"
)
_AFTER = re.compile(
    r"\b(?:(?:et|puis|quoi|passe|passee?|juste|vient|venue?|arrive) (?:juste )?(?:apres|ensuite)|et (?:puis|quoi)|plus tard"
    rf"|(?:date|annee|etape|jalon|evenement|la|le|les) (?:d apres|suivante?s?|prochaine?)){_THEN}"
)
_BEFORE = re.compile(r"\b(?:(?:date|annee|etape|jalon|evenement|la|le) (?:d avant|precedente?)|juste avant)\b|\bet avant(?: (?:ca|cela|lui|elle))?$")
_IN_YEARS = re.compile(r"\b(\w+) (?:ans?|annees?) (plus tard|apres|plus tot|avant)\b")
_NEXT_YEAR = re.compile(r"\bannee (?:d apres|suivante)\b")
_YEAR_BEFORE = re.compile(r"\bannee (?:d avant|precedente)\b")
_THAT_YEAR = re.compile(r"\b(?:cette|l) annee la\b|\bcette annee\b|\bcette date\b|\bce mois la\b")
_ONE = {"un": "1", "une": "1"}
_STEPS = {"element:suivant": 1, "element:precedent": -1}


def next_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après ? », « un an plus tard ? », « la date d'avant ? »: beside what is named, or last told, else the creation of the one spoken of."""
    text, every = request.question.text, every_dated(knowledge)
    start = _start(request, memory, knowledge)
    if start is None:
        return None
    if (years := _years_beside(text)) is not None:
        return _in_year(int(start.year) + years, start, knowledge)
    step = 1 if _AFTER.search(text) else -1 if _BEFORE.search(text) else _STEPS.get(request.question.detail, 0)
    place = every.index(start) + step
    return told_of(knowledge, [every[place]]) if step and 0 <= place < len(every) else None


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


def _in_year(year: int, start: Moment, knowledge: Knowledge) -> Answered | None:
    """Return what happened in a year, besides what it is counted from; where nothing did, what comes next."""
    every = every_dated(knowledge)
    found = [one for one in every if one.year == str(year)]
    found = [one for one in found if one is not start] or found
    if found:
        return told_of(knowledge, found, happened(found))
    following = [one for one in every if one.year > str(year)][:1] if str(year) > start.year else [one for one in every if one.year < str(year)][-1:]
    return Answered(sentence("rien_a_cette_date", detail=following[0].told), sources_of(following)) if following else None
