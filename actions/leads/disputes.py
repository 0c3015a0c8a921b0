"""« Mon neveu dit 2009, moi je dis 2014 : qui a raison ? »: begin with who is right, or with the date or number that is."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.french import in_a_sentence
from actions.leads import times
from actions.leads.answered import Answered
from actions.leads.overview import which_there_are
from actions.leads.values import about, counted, dated, on_what_day
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import ended, sentences
from knowledge import Knowledge
from knowledge.values import dates_in, numbers_in, same_date

# « Qui de nous deux a raison ? », « qui a tort ? »
_ASKS_WHO = re.compile(
    r"\b(?:qui|ki|lequel|laquelle)(?: (?:de|d|entre) \w+(?: \w+)?)? (?:a|aurait|dit) (?:donc |bien )?(?:raison|tort|bon|juste|vrai|faux)\b.*$"
)
_MYSELF = re.compile(r"\b(?:moi|j|je|jdis|jpense|jdi)\b")
# « …, et moi je dis que non »
_DENIES = re.compile(r"(?:\bet )?\bmoi (?:je |j )?(?:(?:lui|leur|en) )?\w+ (?:[qk]ue )?(?:non|pas)\b.*$")
# « Moi je dis qu'il est plus vieux, mon collègue dit que non »
_SOMEBODY = r"(?:(?:mon|ma|mes|une?|le|la|l) \w+|lui|elle|il)"
_IS_DENIED = re.compile(rf"\b(?:et )?{_SOMEBODY} (?:me |m )?(?:dit|di|pense|soutient|pretend) (?:[qk]ue )?(?:non|pas)\b.*$")
_I_SAY = re.compile(r"^.*\b(?:moi )?(?:je |j )(?:dis|pense|crois|soutiens|maintiens) [qk]u?e? ")
_WHICH_OF_TWO = re.compile(r"\b(?:date|annee|jour) (?:de|du|d)\b|\b(?:naissance|creation|fondation|lancement)\b")
_TWO = 2


def who_is_right(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return which of two dates or numbers that people claim is right, and whether it is the visitor's; None where neither is, or no two differ."""
    asked = _ASKS_WHO.search(request.question.text)
    said = request.question.text[: asked.start()] if asked else ""
    counts = numbers_in(said)
    if len(counts) == _TWO and request.topic == "collectifs.liste":
        told = which_there_are(replace(request, question=replace(request.question, detail="nombre")), memory, knowledge)
        return _told(told, said, [(one.words, one.number.value == len(knowledge.collectifs)) for one in counts])
    return (_of_each(said, knowledge) if request.topic == "chronologie" else _of_one(request, said, memory, knowledge)) if said else None


def _of_each(said: str, knowledge: Knowledge) -> Answered | None:
    """« Mon prof dit 2009, moi 2014 » of none in particular: both are right where each is when another collective was created."""
    days, created = dates_in(said), times.created_of(knowledge)
    told = [one for date in days for one in created if same_date(date.value, one.event.date)]
    if len(days) != _TWO or len(told) != _TWO or told[0] == told[1]:
        return None
    return Answered(sentence("raison_les_deux", dates=times.enumerated(told)), times.sources_of(told))


def _of_one(request: Request, said: str, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return which of the two dates or numbers that are said is that of the section asked of."""
    collective, section = about(request, knowledge) or (None, None)
    if section is None:
        return None
    days, counts, when, count = dates_in(said), numbers_in(said), dated(collective, section), counted(collective, section)
    if len(days) == _TWO and when and when.date:
        told = on_what_day(replace(request, question=replace(request.question, text="")), memory, knowledge)
        return _told(told, said, [(one.words, same_date(one.value, str(when.date)) is True) for one in days])
    if len(counts) == _TWO and not days and count and count.count:
        told = Answered(sentences(count)[0], count.sources)
        return _told(told, said, [(one.words, one.number.value == count.count.value) for one in counts])
    return None


def _told(told: Answered | None, said: str, claims: list[tuple[str, bool]]) -> Answered | None:
    """Return what is told with whose claim, each with the words that say it, is right, by who speaks before it."""
    right = [words for words, is_right in claims if is_right]
    if told is None or len(right) > 1:
        return None
    (first, _), (second, _) = claims
    start, _, rest = said.partition(first)
    before = {first: start, second: rest.partition(second)[0]}
    mine = [words for words, spoken in before.items() if _MYSELF.search(spoken)]
    name = "raison_autre" if len(mine) != 1 else "raison_vous" if mine == right else "raison_pas_vous"
    detail = in_a_sentence(ended(told.text)).removesuffix(".")
    return replace(told, text=sentence(name, dit=right[0], detail=detail) if right else sentence("raison_aucun", detail=detail))


def what_that_date_is(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Novembre 2014, c'est la date de la charte ou de sa naissance ? »: what one collective did then, where it did one thing."""
    collective, text = knowledge.collective(request.topic.partition(".")[0]), request.question.text
    days = dates_in(text)
    if collective is None or len(days) != 1 or not (_WHICH_OF_TWO.search(text) and " ou " in text):
        return None
    then = [name for name, one in collective.rubriques.items() if one.date and one.evenement and same_date(days[0].value, str(one.date))]
    asked = replace(request, topic=f"{collective.id}.{then[0]}", question=replace(request.question, text="")) if len(then) == 1 else None
    return on_what_day(asked, memory, knowledge) if asked else None


def what_is_denied(request: Request) -> Request | None:
    """« Ma voisine dit que l'État l'a créée, moi je dis que non, qui a raison ? »: return what she says as a question, None of anything else."""
    text = request.question.text
    denied = (_DENIES.search(text) or _IS_DENIED.search(text)) if _ASKS_WHO.search(text) else None
    claim = _I_SAY.sub("", text[: denied.start()]).strip() if denied else ""
    return replace(request, question=replace(request.question, text=claim, detail="oui_non")) if claim else None


def of_who_denies(told: Answered | None, request: Request) -> Answered | None:
    """Return who is right of what is told with a verdict on what was denied; None where it has none."""
    verdict, colon, detail = told.text.partition(" : ") if told else ("", "", "")
    if told is None or not colon or verdict not in ("Oui", "Non"):
        return None
    # The visitor denies it, or claims it.
    right = (verdict == "Non") == (_DENIES.search(request.question.text) is not None)
    return replace(told, text=sentence("raison_vous" if right else "raison_pas_vous", detail=detail.removesuffix(".")))
