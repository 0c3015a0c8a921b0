"""Find in the facts what a question designates: the section that answers it, the collectives of a search, dated events. Pure; answers are composed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.french import number
from actions.kinds import OWN_NAME_KINDS, SECTIONS_OF_KIND
from actions.memory import Memory
from actions.question import Marker, Question
from knowledge import Collective, Knowledge, Section
from knowledge.model import Event
from knowledge.text import plain_words

# « migrn » is to « migrants » 0.93, « marche » to « marocain » 0.81.
LIKE = 0.92
# From this length on a word may be the beginning of another (« migrant », « migrants »).
SHORTEST_BEGINNING = 4
# Numbers as digits, whichever way they are written.
DIGITS = {number(value): str(value) for value in range(2, 17)} | {"vingt": "20", "vingtaine": "20", "trente": "30", "trentaine": "30"}
# « Lequel de vos groupes ? »
_ALL_OF_THEM = re.compile(r"\b(?:[vn]os|tes|ces|les|des|quels|quelles|kel\w*) (\w+)\b(?! (?:de|contre|sur)\b)")


# « Le but », « sa mission », not « ses objectifs ».
ITS_PURPOSE = re.compile(
    r"\b(?:le|son|leur|un|l|d) ?(?:but|objectif|role|objet)\b|\b(?:la|sa|leur|une) (?:mission|vocation|finalite|raison d etre)\b"
    r"|\bser[tv]\w* a quoi\b|\ba quoi .*\bser|\b(?:fait|font|fai) (?:quoi|koi)\b|\b(?:qu est ce qu|ce qu|que) ?(?:\w+ )?(?:fait|font)\b"
)

# Of one thing, « celles » of several.
_THAT_OF = re.compile(r"\b(?:celle|celui)\b")


def section_topic(collective: Collective, kind: str) -> str | None:
    """Return the topic that answers `kind` for a collective, or None where the page does not say."""
    return next((f"{collective.id}.{name}" for name in SECTIONS_OF_KIND.get(kind, (kind,)) if name in collective.rubriques), None)


def own_section(question: Question) -> str | None:
    """Return the section asked for by its own name (« l'EPU », « l'étude »), which needs no collective, or None."""
    own = [topic for topic in question.sections if not question.collectives or topic.partition(".")[0] in question.collectives]
    return own[0] if own and question.kind in ("presentation", *OWN_NAME_KINDS, own[0].partition(".")[2]) else None


def unnamed(question: Question, knowledge: Knowledge) -> Question:
    """« Lequel de vos groupes ? »: return a question without the one that only the word for all of them seems to name."""
    words = {found.rstrip("s") for found in _ALL_OF_THEM.findall(question.text)}
    left = " ".join(_ALL_OF_THEM.sub(" ", question.text).split())

    def only_so(identifier: str) -> bool:
        one = knowledge.collective(identifier)
        names = {plain_words(name) for name in (one.nom, one.designation, *one.alias)} if one else set()
        return not words.isdisjoint(names) and not any(f" {name} " in f" {left} " for name in names)

    named = tuple(one for one in question.collectives if not only_so(one))
    return question if named == question.collectives else replace(question.naming(collectives=named), text=left)


def topic_of_kind(collective: Collective | None, kind: str, question: Question) -> str | None:
    """Return the topic that answers, or None; a charter is no answer to who asks for a report, or for the study.

    What one is for is told of each, whether the page lists its goals or not: « le but de la CDE ? ».
    """
    topic = section_topic(collective, kind) if collective else None
    if collective and not topic and kind == "objectifs" and (question.detail == "pour_qui" or ITS_PURPOSE.search(question.text)):
        topic = section_topic(collective, "presentation")
    exact = kind == "documents" and bool(question.has(Marker.REPORT) or question.sections)
    return topic if topic and (topic.endswith(".documents") or not exact) else None


def of_the_thing_named(topic: str, question: Question, knowledge: Knowledge) -> str:
    """« Elle a une charte ? », taken for a question about her documents: return the topic of the one section of hers that has that thing."""
    collective, section = knowledge.section(topic) or (None, None)
    asked = set(question.text.split())
    if collective is None or section is None or not topic.endswith(".documents") or _has_any(section, asked):
        return topic
    having = [name for name, one in collective.rubriques.items() if _has_any(one, asked)]
    return f"{collective.id}.{having[0]}" if len(having) == 1 else topic


def of_the_same_thing(kind: str, question: Question, whom: Sequence[str], memory: Memory, knowledge: Knowledge) -> str:
    """« Elle a une charte. — Et celle du groupe ? »: return under which kind another tells of that thing, where no section of its own has the kind."""
    spoken_of, other = knowledge.collective(memory.collectif), knowledge.collective(whom[0]) if len(whom) == 1 else None
    section = spoken_of.rubriques.get(kind) if spoken_of else None
    if other is None or section is None or section_topic(other, kind) or not _THAT_OF.search(question.text):
        return kind
    return next((name for name, one in other.rubriques.items() if not set(section.existe).isdisjoint(one.existe)), kind)


def _has_any(section: Section, words: set[str]) -> bool:
    return any(plain_words(thing) in words for thing in section.existe)


def dated_in(collective: Collective | None, year: str) -> str | None:
    """Return the topic of the one section of a collective whose date is in a year; None where none is, or several are."""
    dated = [name for name, section in (collective.rubriques if collective else {}).items() if section.date and section.date.startswith(year)]
    return f"{collective.id}.{dated[0]}" if collective and len(dated) == 1 else None


def list_of(knowledge: Knowledge, topic: str | None) -> Section | None:
    """Return the section of a topic that is a list of points, of which one may be asked for; None where it is none."""
    found = knowledge.section(topic or "")
    section = knowledge.objectifs_communs if topic == "collectifs.objectifs" else found[1] if found else None
    return section if section and len(section.points) > 1 else None


def names_told(knowledge: Knowledge, memory: Memory) -> tuple[str, ...]:
    """Return the names that were just told, of which one may be asked for by its place; none where fewer than two were."""
    found = knowledge.section(memory.sujets[-1]) if memory.sujets and memory.dits[:1] else None
    asked = found and not found[1].points and memory.dits[0][1] in ("qui", "oui_non", "liste", "pourquoi")
    named = next(filter(None, (found[1].avec, found[1].noms, found[1].qui)), ()) if found and asked else ()
    return tuple(named) if len(named) > 1 else ()


def events(knowledge: Knowledge, identifiers: tuple[str, ...] = ()) -> list[tuple[Collective, Event]]:
    """Return the dated facts with their collective, oldest first: those of `identifiers`, or all where these have none."""
    every = sorted(((one, event) for one in knowledge.collectifs for event in one.evenements), key=lambda pair: pair[1].date)
    return [pair for pair in every if pair[0].id in identifiers] or every


def superlative(knowledge: Knowledge, question: Question) -> list[str]:
    """Return the id of the first or the latest collective created, where the question asks for it and names no year.

    « C'est le plus ancien ? » asks for none: it claims so of the one spoken of.
    """
    created = [one.id for one, event in events(knowledge, question.collectives) if event.genre == "creation"]
    if question.years or question.detail == "oui_non" or not created or not (question.has(Marker.FIRST, Marker.LAST)):
        return []
    return [created[0 if question.has(Marker.FIRST) else -1]]
