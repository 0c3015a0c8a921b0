"""Hold against the file what is claimed to have come first, or out of what: a collective, or the thing that its origin tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.asking import telling, without_tag, words_of
from actions.association import is_spoken_to
from actions.leads.answered import Answered, verdict
from actions.memory import Memory
from actions.plan import Request
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_ORIGIN = "origine"
# « L'étude d'abord, le groupe ensuite » is told in the order of time.
_IN_ORDER = re.compile(r"\b(?:d abord|dabord|en premier|avant tout)\b.*\b(?:ensuite|puis|apres)\b|\b(?:ensuite|puis)\b")
# After these stands what came first, or what came out of it.
_OUT_OF = re.compile(
    r"\b(?:apres|suite (?:a|de)|a la suite|part\w*(?: bien)? d\w*|n(?:e|ee|es|ait) (?:bien )?(?:de|d|grace)|vien\w* (?:bien )?(?:de|d)"
    r"|(?:issue?|sorti\w*|decoul\w*) (?:de|d)|grace a|a partir de|commence par)\b"
)
_LED_TO = re.compile(r"\b(?:avant|debouch\w*|abouti\w*|donne\w*(?: naissance)?|men\w+|conduit\w*|precede\w*|anterieur\w*|a l origine)\b")
_BEGAN = r"(?:part\w*|commence\w*|vien\w*|n(?:e|ee|ait))"
_FROM_THERE = re.compile(rf"\b(?:de|par) (?:la|ca|cela)\b(?! \w+ {_BEGAN}).*\b{_BEGAN}\b|\b{_BEGAN} (?:de|par) (?:la|ca|cela)$")
_DENIED = re.compile(r"\b(?:pas|jamais|aucune?|ni|sans|seule?s?|seulement|uniquement|meme|tou(?:te)?s les)\b")
_ASKS = re.compile(r"\b(?:quand|qui|pourquoi|comment|combien|quel\w*|ou)\b")
# What else is said of what came first is not known to be right; these say nothing of it.
_FILLING = frozenset(
    """
    abord dabord suite parti partie partir venu venue issu issue sorti sortie decoule nee nait debouche aboutit abouti naissance conduit precede
    origine anterieur anterieure grace reste travail prefere retiens
    """.split()
)


@dataclass(frozen=True)
class _Mention:
    """Where a text names the first thing or what came of it."""

    place: int
    is_first: bool


def came_first(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Tout est parti d'une étude ? », « l'étude d'abord, le groupe ensuite »: yes as its origin tells it, no the other way round."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not request.topic.endswith(f".{_ORIGIN}") or not section.existe or request.question.organisations:
        return None
    text = _of_this_one(without_tag(request.question.claim), request, collective, knowledge)
    if not text or _DENIED.search(text) or _ASKS.search(text) or numbers_in(text) or dates_in(text) or _more(text, request, section, knowledge):
        return None
    right = _is_right(text, collective, section)
    if right is None:
        return None
    return verdict(right, sentences(section)[0], section.sources)


def _of_this_one(text: str, request: Request, collective: Collective, knowledge: Knowledge) -> str:
    """« … sur le groupe, pas sur la CDE »: return a text without the others that it denies; empty where it claims it of another one."""
    others = [one for one in knowledge.collectifs if one.id in request.question.collectives and one.id != collective.id]
    for other in others:
        named = "|".join(sorted({re.escape(plain_words(name)) for name in (other.nom, other.designation, other.sigle or other.nom, *other.alias)}))
        denied = re.sub(rf"\b(?:et )?pas (?:(?:sur|a|de|d|pour) )?(?:(?:la|le|l) )?(?:{named})\b", "", text)
        if denied == text:
            return ""
        text = denied
    return text


def _more(text: str, request: Request, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether a text claims anything else than an order of the two."""
    told = words_of(sentences(section)[0], *section.existe)
    words = [word for word in telling(request.question, knowledge, text) if word not in _FILLING and not _is_first(word, section)]
    of_amane = is_spoken_to(text, knowledge) and not any(_is_first(word, section) for word in text.split())
    return of_amane or any(not any(likeness(word, one) for one in told) for word in words)


def _is_right(text: str, collective: Collective, section: Section) -> bool | None:
    """Return whether the order that a text claims is that of the file; None where it claims none."""
    mentions = _mentions(text, collective, section)
    if _IN_ORDER.search(text):
        return mentions[0].is_first if len({one.is_first for one in mentions}) > 1 else None
    if found := _OUT_OF.search(text):
        after = _next(mentions, found.end())
        return after.is_first if after else None
    if found := _LED_TO.search(text):
        after = _next(mentions, found.end())
        if after is None:
            # « L'étude est donc antérieure ? »
            return mentions[-1].is_first if mentions and found[0].startswith("anterieur") else None
        # « Elle a débouché sur le groupe »: what is spoken of is what the origin tells of; « avant le groupe » alone says nothing of it.
        return not after.is_first if len(mentions) > 1 or found[0] != "avant" else None
    return True if _FROM_THERE.search(text) and not mentions else None


def _next(mentions: Sequence[_Mention], place: int) -> _Mention | None:
    return next((one for one in mentions if one.place >= place), None)


def _mentions(text: str, collective: Collective, section: Section) -> list[_Mention]:
    named = [word for word in words_of(collective.designation, collective.id) if len(word) > 2]
    found = []
    for match in re.finditer(r"\w+", text):
        if _is_first(match[0], section):
            found.append(_Mention(match.start(), is_first=True))
        elif match[0] in named:
            found.append(_Mention(match.start(), is_first=False))
    return found


def _is_first(word: str, section: Section) -> bool:
    # « Letude », as it is typed in a hurry.
    return any(likeness(word.removeprefix("l") if word.removeprefix("l") == one else word, one) for one in words_of(*section.existe) if len(one) > 2)
