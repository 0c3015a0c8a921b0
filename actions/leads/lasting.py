"""« Elle existe toujours ? », « ça s'est arrêté en 2015 ? »: tell what goes on, and what the page says of nobody's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, words_of
from actions.conditions import having
from actions.french import lowered
from actions.gaps import NOT_SAID
from actions.kinds import OWN_NAME_KINDS, kind_of_topic
from actions.leads.answered import Answered, verdict
from actions.leads.causes import ITSELF, own_words
from actions.leads.nearest import not_said
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Knowledge, Section
from knowledge.text import plain_words

STOPPED = re.compile(
    r"(?<!pas )\b(?:arrete\w*|cesse\w*(?: (?:ses|leurs|toutes?) activites?)?|termine\w*|fini\w*|abandonne\w*|clos|close|clotur\w*|dissoute?s?"
    r"|en (?:sont|est) restee?s? la)\b"
)
_STILL = re.compile(
    r"\bexis?t\w* plus\b(?! (?:de|d|que|qu)\b)|\b(?:exis?t|tourn|marche)\w* (?:t )?(?:il |elle |ils |elles )?(?:encore|toujours?|tjr?s)\b"
    r"|\b(?:encore|toujours?|tjr?s) (?:qu )?(?:il |elle )?exis?t\w*"
    r"|\b(?:dissout?e?s?|disparu\w*|a jour|d actualite)\b|\b(?:encore|toujours?|tjr?s) (?:actifs?|actives?|en activite|en vie|debout|vivante?s?)\b"
)
# What a text or a plan comes to once it is written: « le plan a été adopté ? », « c'est appliqué ? ».
_OUTCOME = re.compile(
    r"\b(?:ete|est|sont|etait|sera|c|t (?:il|elle)) (?:\w+ ){0,2}?(adopt|vot|appliqu|approuv|promulgu|ratifi|execut|abrog)ee?s?\b"
    r"|\b(?:en vigueur|mise? en (?:oeuvre|application|pratique))\b"
)


def still_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle existe toujours ? », whatever it was read as: the page speaks of it in the present, and that is all."""
    text = request.question.text
    # « Le groupe, c'est terminé ? » is of it; « c'est terminé ? » of what was told.
    ended = STOPPED.search(text) and request.question.collectives and not telling(request.question, knowledge, STOPPED.sub(" ", text))
    collective = knowledge.collective(request.collectives[0]) if len(request.collectives) == 1 and (ended or _STILL.search(text)) else None
    # « La charte existe toujours ? » asks of a thing.
    if collective is None or _is_of_a_thing(request) or having(knowledge.collectifs, knowledge.collectifs, text):
        return None
    sections = collective.rubriques
    section = next(one for one in (sections.get("membres"), sections.get("adhesion"), sections["presentation"]) if one)
    return Answered(sentence("au_present", texte=lowered(sentences(section)[0])), section.sources, gap=NOT_SAID)


def _is_of_a_thing(request: Request) -> bool:
    """« La PPIPEM », « le plan d'action »: tell whether a request is of what has a name of its own."""
    return request.topic in request.question.sections or kind_of_topic(request.topic) in OWN_NAME_KINDS


def what_became_of_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le plan a été adopté ? », « la PPIPEM existe toujours ? » of what a section says only to have been worked at: that nobody says so."""
    section, text = (knowledge.section(request.topic) or (None, None))[1], request.question.claim
    of_the_thing = _is_of_a_thing(request) and _STILL.search(text)
    act = _OUTCOME.search(text)
    if section is None or section.points or not (act or of_the_thing):
        return None
    is_told = act and act[1] and f" {act[1]}" in plain_words(section.introduction)
    return None if is_told else not_said(section, section, telling(request.question, knowledge, text))


def went_on(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça s'est arrêté en 2015 ? » of one of whom a sentence says that it went on: no, and how."""
    collective = knowledge.collective(request.topic.partition(".")[0])
    stop = STOPPED.search(request.question.text)
    if collective is None or request.question.detail != "oui_non" or stop is None:
        return None
    said = [(one, told) for one in collective.rubriques.values() for told in sentences(one)[:1] if "s est poursuivi" in plain_words(told)]
    # « Le plaidoyer est terminé ? » is of that, « c'est terminé ? » of what was told; « la guerre est finie ? » of neither.
    named = [] if ITSELF.match(request.question.text) else telling(request.question, knowledge, request.question.text[: stop.start()])
    if told := next((verdict(False, told, one.sources) for one, told in said if set(named) <= set(words_of(told))), None):
        return told
    asked = knowledge.section(request.topic)
    return _of_its_thing(asked[1], said[0][0], named) if asked and said else None


def _of_its_thing(asked: Section, went_on: Section, named: Sequence[str]) -> Answered | None:
    """« La PPIPEM, c'est terminé ? » of what was only begun with: that nobody says so, and what went on after it."""
    own = own_words(asked)
    return not_said(asked, went_on) if all(any(likeness(word, one) for one in own) for word in named) else None
