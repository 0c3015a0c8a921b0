"""Tell whose it is that is told beside others, why all act together, and which of two things the file has, where it has just one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import telling
from actions.french import after_colon, capital, lowered
from actions.leads.answered import Answered
from actions.leads.points import Series, asked_words, matched, series
from actions.leads.values import about
from actions.memory import Memory
from actions.plan import Request
from actions.positions import places
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, ended, sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Source
from knowledge.text import plain_words

_WHAT_FOR = re.compile(r"\bp(?:ou)?r \w+ [qk]u?oi\b")
_DETAILS = frozenset({"oui_non", "autre", "pour_qui", "qui", "lesquels", "element:rang", "element:contenu", "tout"})
_BEFORE = r"(?:(?:l|le|la|les|un|une|des|du|de|d|aux?|a|avec|pour|sur|contre|vers|par|aupres|plutot|bien|c est) )*"
# The two stand at the end, or else « ou » joins something else.
_OF_TWO = re.compile(rf"\b(\w{{4,}}) ou {_BEFORE}(\w{{4,}})$")
_ARTICLES = frozenset({"le", "la", "les", "un", "une", "des", "aux", "au"})
# Shorter words join.
_LONG = 4
# As likely as this, a word is the same, in the singular or the plural: « religion » is not yet « religieuse ».
_THE_SAME = 0.9


def by_whose_name(told: Answered, collective: Collective) -> Answered:
    """« Non pour le groupe de travail : onze… » where several are told of one by one: return what answers with whose it is."""
    names = [collective.designation, *([collective.sigle] if collective.sigle else [])]
    if any(plain_words(name) in plain_words(told.text) for name in names):
        return told
    verdict, rest = told.text[:3], told.text[3:]
    if verdict in ("Oui", "Non") and rest.startswith((" : ", ", ")):
        return replace(told, text=sentence("verdict_pour", verdict=verdict, collectif=collective.designation, suite=rest))
    return replace(told, text=sentence("lequel", collectif=capital(collective.designation), texte=lowered(told.text)))


def why_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi ne pas agir seul ? » of the goals that all share: what introduces them says why; « pour obtenir quoi ? » is asked of a point."""
    of_all = request.topic == "collectifs.objectifs" and not _WHAT_FOR.search(request.question.text)
    listed = series(knowledge, request.topic) if of_all else None
    return Answered(ended(listed.introduction), listed.sources, whole=True, introduces=True) if listed else None


def which_thing(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le deuxième vise qui, l'État ou les familles ? »: the one of the two that a point, or a sentence, has in its own words."""
    asked = _OF_TWO.search(request.question.text)
    if not asked or request.question.detail not in _DETAILS:
        return None
    if not all(telling(request.question, knowledge, word) for word in asked.groups()):
        return None
    there = [(word, *found) for word in asked.groups() if (found := _where(word, request, knowledge))]
    if len(there) != 1:
        return None
    word, text, sources, place = there[0]
    head = _as_written(word, text, request.question.text.split(f" {word}", 1)[0].split())
    if not head:
        return None
    return Answered(sentence("lequel", collectif=capital(head), texte=after_colon(lowered(text))), sources, point=place)


def _where(word: str, request: Request, knowledge: Knowledge) -> tuple[str, tuple[Source, ...], int | None] | None:
    """Return the point of a list that is asked about, or the sentence of a section, that has a word."""
    listed = series(knowledge, request.topic)
    if listed:
        place = _asked_place(word, listed, request, knowledge)
        item = listed.items[place] if place is not None else None
        return (item.text, item.sources, place) if item and _has(item.text, word) else None
    section = (about(request, knowledge) or (None, None))[1]
    said = next((one for one in sentences(section) if _has(one, word) and not NOT_GIVEN.search(one)), "") if section else ""
    return (ended(said), section.sources, None) if section and said and not section.points else None


def _asked_place(word: str, listed: Series, request: Request, knowledge: Knowledge) -> int | None:
    """Return the place of the point that a question names, else of the one that has its other words."""
    named = [place for place in places(request.question.text) if 0 <= place < len(listed.items)]
    words = tuple(one for one in asked_words(request.question, knowledge) if one != word)
    return next(iter(named or matched(listed, words).places), None)


def _has(text: str, word: str) -> bool:
    return any(likeness(word, one) >= _THE_SAME for one in plain_words(text).split())


def _as_written(word: str, text: str, before: Sequence[str]) -> str:
    """Return a word as a text has it, with its article and those of the words before it in the question that stand before it there too."""
    written = [re.sub(r"[^\w’-]+$", "", one) for one in text.split()]
    place = next((place for place, one in enumerate(written) if _has(one, word)), None)
    if place is None:
        return ""
    first = place
    for said in reversed(before):
        if not first or len(said) < _LONG or not _has(written[first - 1], said):
            break
        first -= 1
    first -= bool(first) and plain_words(written[first - 1]) in _ARTICLES
    return " ".join(written[first : place + 1])
