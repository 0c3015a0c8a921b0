"""Hold what is claimed of sizes against the numbers: « le plus gros, c'est celui de la convention ? », « et les autres, moins ? »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from actions.descriptions import by_theme
from actions.leads.amounts import SHARE, differences, factors
from actions.leads.answered import Answered
from actions.leads.sizes import LARGE, OF_SIZE, SMALL, Size, first_of, judged, size_of, sizes_of, sources_of, superlative
from actions.memory import Memory
from actions.neighbours import at_position
from actions.plan import Request
from actions.question import Marker, Question
from actions.sentences import sentence
from actions.sets import of_these
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

# « Le plus gros », beside « plus gros » and « le second est-il plus large ».
_MOST = re.compile(r"\b(?:l[ae]s?|du|des|au|ma[xk]\w*) (?:plus|moins)\b")
# A mere « plus » or « moins » says of what by what was just told.
_ALONE = re.compile(r"\b(?:plus|moins)(?: (?:alors|donc|non|hein|c|ca|quand|du coup|encore|la|ou)\b.*)?$")
_COMPARES = re.compile(r"\b(?:plus|moins)\b")
_THAN = re.compile(r"\bqu(?:e|un|une)?\b")
_SHORTEST = 5


def whether_larger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Il est plus grand que la CDE ? », « plus fournie, c'est ça ? », « et les autres, moins ? »."""
    question, text = request.question, request.question.text
    smaller = SMALL.search(text)
    compares = OF_SIZE.search(text) or _ALONE.search(text) or _THAN.search(text)
    # « Six de plus » claims a difference; and « après une grande enquête » compares nothing.
    if differences(text) or factors(text) or SHARE.search(text):
        return None
    if not compares or not _COMPARES.search(text) or _MOST.search(text):
        return None
    if request.topic != "comparaison" and not (_THAN.search(text) and len(question.collectives) == 1):
        return None
    subjects, others = _both_sides(question, memory, knowledge)
    of_them, beside = _known(subjects, knowledge), _known(others, knowledge)
    if not of_them or not beside:
        return None
    ordered = sorted([*of_them, *beside], key=lambda size: size.value if smaller else -size.value)
    unknown = [one for one in of_these(knowledge, [*subjects, *others]) if size_of(one) is None]
    right = {(one.value < other.value) if smaller else (one.value > other.value) for one in of_them for other in beside if one.value != other.value}
    if len(right) != 1:
        return None
    told = superlative(ordered, unknown)
    if right == {False} and not (question.collectives or question.has(Marker.OTHER) or _by_words(question, memory, knowledge)):
        # Whom « elle », or « le second », means is not certain enough for a « non ».
        return Answered(told, sources_of(ordered))
    return judged(right == {True}, told[:1].lower() + told[1:].removesuffix("."), ordered)


def whether_extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La plus grosse, c'est la CDE ? »: of the one that is meant, else the one spoken of."""
    everyone = Request(request.topic, request.question, tuple(one.id for one in knowledge.collectifs))
    known, unknown = sizes_of(everyone, knowledge)
    text = request.question.text
    said = _meant(request.question, memory, knowledge)
    subject = said[0] if said else memory.collectif
    smallest, largest = SMALL.search(text), LARGE.search(text)
    if not known or not OF_SIZE.search(text) or not (smallest or largest) or subject not in {size.collective.id for size in known}:
        return None
    ordered = sorted(known, key=lambda size: size.value) if smallest else known
    right = ordered[0].value == next(size.value for size in known if size.collective.id == subject)
    told = superlative(ordered, unknown)
    if not right and not said:
        # Whom « elle » means is not certain enough for a « non ».
        return Answered(told, sources_of(known), about=first_of(ordered))
    detail = told[:1].lower() + told[1:].removesuffix(".")
    return Answered(sentence("oui_detail" if right else "non_detail", detail=detail), sources_of(known), about=first_of(ordered))


def _both_sides(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Sequence[str], Sequence[str]]:
    """Return the ids of those of whom a size is claimed, and of those beside whom it is."""
    everyone = [one.id for one in knowledge.collectifs]
    meant, spoken = _meant(question, memory, knowledge), [one for one in (memory.collectif, memory.collectif_precedent) if one]
    if question.has(Marker.OTHER) and not meant and spoken:
        # « Et les autres, moins ? »
        return [one for one in everyone if one != spoken[0]], spoken[:1]
    if len(meant) > 1:
        return meant[:1], meant[1:]
    if meant and _THAN.search(question.text):
        # The talk has turned to the one that is named, where nothing else of it is compared.
        return [one for one in spoken if one not in meant][:1], meant
    subject = meant or spoken[:1]
    of_two = memory.liste if len(memory.liste) == 2 and set(subject) < set(memory.liste) else ()
    beside = [one for one in of_two or spoken if one not in subject] or everyone
    return subject, [one for one in beside if one not in subject]


def _meant(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[str]:
    """Return the ids of those that a question names, has the theme or a word of a name of, or means by their place."""
    if question.collectives:
        return question.collectives
    by_words = _by_words(question, memory, knowledge)
    return by_words or (at_position(question, memory, knowledge) if question.reference == "rang" else None) or ()


def _by_words(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[str]:
    return by_theme(question, memory, knowledge) or _by_word_of_a_name(question.text, knowledge)


def _by_word_of_a_name(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """« Celui de la convention »: return the only one that has a word of the text in its names."""
    words = {one.id: _words_of_names(one) for one in knowledge.collectifs}
    having = Counter(word for of_one in words.values() for word in of_one)
    found = [one for one, of_one in words.items() for word in text.split() if len(word) >= _SHORTEST and word in of_one and having[word] == 1]
    return tuple(dict.fromkeys(found)) if len(set(found)) == 1 else ()


def _words_of_names(collective: Collective) -> set[str]:
    return set(plain_words(" ".join([collective.nom, collective.designation, *collective.alias])).split())


def _known(collectives: Sequence[str], knowledge: Knowledge) -> list[Size]:
    return [size for one in of_these(knowledge, collectives) if one.id in collectives and (size := size_of(one))]
