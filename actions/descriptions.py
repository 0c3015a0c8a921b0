"""Who is described without a name: by a theme, a superlative of size or age, a number or a date, or the words of a section. Writes no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from actions.asking import telling
from actions.finding import section_topic
from actions.kinds import OWN_NAME_KINDS, SECTIONS_OF_KIND
from actions.likeness import described as described_by
from actions.memory import Memory
from actions.question import Question
from actions.statements import folded
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.model import Theme
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

# Ids of collectives, none where it is unclear who is meant; None where nothing is described.
Meant = tuple[str, ...] | None

# « Bah celui que vous avez démarré à cinq » says no more than which one.
_THAT_ONE = re.compile(
    r"(?:(?:bah|ben|bin|euh|alors|mais|oui|ah|c est|pour|de) )*(?:celui|celle) (?:qui|que|qu|ou|des?|du|d|sur|pour|contre|avec|dont|a) "
    r"(?:(?!(?:combien|quand|quoi|pourquoi|comment|quel\w*)\b)\w+(?: |$))+"
)
# « Le mot « dignité » » is looked for by what it is.
_WORD = frozenset({"mot", "mots", "terme"})
# So many words single somebody out, whatever stands beside them.
_ENOUGH = 2
# « Et ses objectifs ? »: by what every collective may have, none is described.
_NAMES_OF_SECTIONS = frozenset(kind.rstrip("s") for kind in SECTIONS_OF_KIND if kind not in OWN_NAME_KINDS)
_THE = r"\b(?:l[ea]|du|au)"
_MANY = r"(?:gross?e?|grande?|nombreu\w*|fournie?|peuplee?)"
_MEMBERS = r"d(?:e|es)? (?:asso\w*|membres?|monde)"
_CREATED = r"(?:creee?|nee?|fondee?|arrivee?)"
_SMALLEST = re.compile(rf"{_THE} moins (?:{_MEMBERS}|{_MANY})\b|{_THE} plus (?:p ?(?:e ?)?tite?|restreinte?)\b|\bla petite\b(?! dernier)")
_LARGEST = re.compile(rf"{_THE} (?:plus )?(?:{_MANY}|{_MEMBERS})\b")
_OLDEST = re.compile(rf"\bl ?(?:ancien\w*|ainee?)\b|{_THE} (?:plus )?(?:ancien\w*|vieux|vieille|doyenn?e?)\b|\bpremiere? {_CREATED}\b")
_NEWEST = re.compile(rf"{_THE} (?:plus )?(?:jeune|rece?nt\w*|nou\w+|benjamine?|cadett?e?|bebe)\b|\b(?:derniere? {_CREATED}|petite? derniere?)\b")


def is_that_one(text: str) -> bool:
    """Tell whether a folded text is nothing but a description of which one: who was asked that answers so."""
    return _THAT_ONE.fullmatch(text) is not None


def described_exactly(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """Return the one that a theme, a superlative or a value singles out."""
    return by_theme_or_superlative(question, memory, knowledge) or by_value(question, memory, knowledge)


def by_theme_or_superlative(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Celle des migrants », « la plus grosse »."""
    return by_theme(question, memory, knowledge) or by_superlative(question, memory, knowledge)


def by_theme(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« La plateforme qui protège les migrants »: the only one with that theme."""
    meant = [(one.id, theme) for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes]
    return _only(identifier for identifier, theme in meant if not _is_left_out(theme, question.text))


def by_superlative(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Le plus gros », « l'ancienne »: the one that the numbers of members, or the dates of creation, put first."""
    sizes = [(one.id, section.count.value) for one in knowledge.collectifs if (section := one.rubriques.get("membres")) and section.count]
    created = [(one.id, event.date) for one in knowledge.collectifs for event in one.evenements if event.genre == "creation"]
    smallest, largest, oldest, newest = (bool(words.search(question.text)) for words in (_SMALLEST, _LARGEST, _OLDEST, _NEWEST))
    if smallest or largest:
        return _extreme(sizes, min if smallest else max)
    return _extreme(created, min if oldest else max) if oldest or newest else None


def _extreme(ranked: Sequence[tuple[str, Any]], first: Callable[[Iterable[Any]], Any]) -> Meant:
    """Return the one of `ranked` (ids with what they are ranked by) that comes first; None where there is nothing to compare, or two are equal."""
    best = first(value for _, value in ranked) if len(ranked) > 1 else None
    return _only(identifier for identifier, value in ranked if value == best)


def by_value(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et les cinq, c'était quand ? », « celle de décembre »: the only one of which what is asked for has this number or date, else any section."""
    numbers = {said.number.value for said in numbers_in(question.text)}
    dates = [said.value for said in dates_in(question.text)]
    if not numbers and not dates:
        return None
    asked = _only(one.id for one in knowledge.collectifs if (section := _answering(one, question)) and _has(section, numbers, dates, listed=True))
    sections = ((one.id, section) for one in knowledge.collectifs for section in one.rubriques.values())
    return asked or _only(identifier for identifier, section in sections if _has(section, numbers, dates))


def by_facts(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Celle avec les trente associations »: the one of which the file says so; « celle » is said of no group."""
    if not (memory.dits or question.reference == "description"):
        return None
    feminine = [one.id for one in knowledge.collectifs if one.genre == "feminin"] if "celle" in question.text.split() else []
    return described_by(knowledge, question.words, feminine or [one.id for one in knowledge.collectifs]) or None


def alone_uses_the_words(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Le rapport annuel, il est de qui ? »: the only one of which what is asked for has the words."""
    words = [word for word in telling(question, knowledge, question.text, _WORD) if word.rstrip("s") not in _NAMES_OF_SECTIONS]
    used = [word for word in words if any(_has_words(one, question, [word]) for one in knowledge.collectifs)]
    # « Un rapport annuel à montrer à mes élèves »
    enough = used == words or len(used) >= _ENOUGH
    return _only(one.id for one in knowledge.collectifs if words and enough and _has_words(one, question, used))


def _is_left_out(theme: Theme, text: str) -> bool:
    """« Les droits de tous, pas que des migrants »: tell whether folded words name a theme only to leave it out."""
    names = "|".join(re.escape(plain_words(name)) for name in (theme.nom, *theme.alias))
    return bool(re.search(rf"\b(?:pas|sauf|hors|sans) (?:\w+ ){{0,2}}(?:{names})\b", text))


def _only(found: Iterable[str]) -> Meant:
    """Return the id that is found, if it is the only one."""
    ids = tuple(dict.fromkeys(found))
    return ids if len(ids) == 1 else None


def _answering(collective: Collective, question: Question) -> Section | None:
    topic = section_topic(collective, question.kind) if question.kind in SECTIONS_OF_KIND else None
    return collective.rubriques[topic.partition(".")[2]] if topic else None


def _has(section: Section, numbers: set[int], dates: Sequence[str], listed: bool = False) -> bool:
    """Tell whether a section has one of these numbers, how many points it lists counting where `listed`, or dates (`--12`: of any year)."""
    count = section.count if listed else section.nombre
    if count and count.value in numbers:
        return True
    date = section.date or ""
    return any(date[4:].startswith(one[1:]) if one.startswith("--") else date.startswith(one) for one in dates)


def _has_words(collective: Collective, question: Question, words: Sequence[str]) -> bool:
    section = _answering(collective, question)
    said = folded(section.introduction, *section.existe, *(point.texte for point in section.points)) if section else frozenset()
    return all(any(likeness(word, one) for one in said) for word in words)
