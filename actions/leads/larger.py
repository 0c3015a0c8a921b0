"""Hold what is claimed of sizes against the numbers: « le plus gros, c'est celui de la convention ? », « et les autres, moins ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.conditions import is_called
from actions.descriptions import by_theme
from actions.leads.amounts import SHARE, differences, factors
from actions.leads.answered import Answered, verdict
from actions.leads.sizes import OF_SIZE, SMALL, Size, first_of, size_of, sources_of, superlative
from actions.memory import Memory
from actions.neighbours import at_position
from actions.plan import Request
from actions.question import Marker, Question
from actions.sets import of_these
from knowledge import Knowledge

# « Le plus gros », beside « plus gros » and « le second est-il plus large ».
_MOST = re.compile(r"\b(?:l[ae]s?|du|des|au|ma[xk]\w*) (?:plus|moins)\b")
# A mere « plus » or « moins » says of what by what was just told.
_ALONE = re.compile(r"\b(?:plus|moins)(?: (?:alors|donc|non|hein|c|ca|quand|du coup|encore|la|ou)\b.*)?$")
# « C'est beaucoup, par rapport aux autres ? »
_COMPARES = re.compile(r"\b(?:plus|moins|beaucoup|bcp|enormes?|enormement|peu)\b")
_BESIDE = re.compile(r"\b(?:par rapport|compare\w*|a cote)\b")
_THAN = re.compile(rf"\bqu(?:e|un|une)?\b|{_BESIDE.pattern}")
_THAN_THE_OTHERS = re.compile(rf"(?:{_THAN.pattern})(?: \w+){{0,2}} autres?\b")
_SHORTEST = 5


def whether_larger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Il est plus grand que la CDE ? », « plus fournie, c'est ça ? », « et les autres, moins ? »."""
    question, smaller = request.question, SMALL.search(request.question.text)
    if not _compares(request):
        return None
    subjects, others = _both_sides(question, memory, knowledge)
    most = _MOST.search(question.text)
    if most or not (_THAN.search(question.text) or _known(others, knowledge)):
        # « Le plus petit, c'est le groupe ? »; « il est plus petit ? » where no number is known of who was spoken of before.
        subjects, others = subjects[:1], _without(subjects[:1], [one.id for one in knowledge.collectifs])
    of_them, beside = _known(subjects, knowledge), _known(others, knowledge)
    right = _is_right(of_them, beside, bool(smaller), bool(most))
    if right is None:
        return None
    ordered = sorted([*of_them, *beside], key=lambda size: size.value, reverse=not smaller)
    told = superlative(ordered, [one for one in of_these(knowledge, [*subjects, *others]) if size_of(one) is None], of_two=not most)
    # Whom « elle », or « le second », means is not certain enough for a « non ».
    sure = right or question.collectives or question.has(Marker.OTHER) or _by_words(question, memory, knowledge)
    return verdict(right if sure else None, told, sources_of(ordered), about=first_of(ordered) if most else "")


def _is_right(of_them: Sequence[Size], beside: Sequence[Size], smaller: bool, most: bool) -> bool | None:
    """Tell whether some are larger, or smaller, than others; the largest of all is larger than each. None where that differs or is not known."""
    found = {(one.value < other.value) if smaller else (one.value > other.value) for one in of_them for other in beside if one.value != other.value}
    if most and found:
        return found == {True}
    return found.pop() if len(found) == 1 else None


def _compares(request: Request) -> bool:
    """Tell whether a text says that one is larger, or smaller, than others; outside of comparisons it has to name one of two."""
    text = request.question.text
    if request.topic != "comparaison" and not (_THAN.search(text) and len(request.question.collectives) == 1):
        return False
    # « Six de plus » claims a difference, and « un tiers de plus » what nobody counts.
    if differences(text) or factors(text) or SHARE.search(text):
        return False
    compares = OF_SIZE.search(text) or _ALONE.search(text) or _THAN.search(text)
    return bool(compares and (_COMPARES.search(text) or _MOST.search(text)))


def _both_sides(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Sequence[str], Sequence[str]]:
    """Return the ids of those of whom a size is claimed, and of those beside whom it is."""
    everyone = [one.id for one in knowledge.collectifs]
    meant = list(_meant(question, memory, knowledge))
    spoken = [str(one) for one in (memory.collectif, memory.collectif_precedent) if one in everyone]
    if question.has(Marker.OTHER) and not meant and not _THAN_THE_OTHERS.search(question.text):
        # « Et les autres, moins ? »
        return _without(spoken[:1], everyone), spoken[:1]
    if len(meant) > 1:
        return meant[:1], meant[1:]
    if meant and _THAN.search(question.text):
        # The talk has turned to the one that is named, where nothing else of it is compared.
        return _without(meant, spoken)[:1], meant
    subject = meant or spoken[:1]
    of_two = memory.liste if len(memory.liste) == 2 and set(subject) < set(memory.liste) else ()
    return subject, _without(subject, of_two or spoken) or _without(subject, everyone)


def _without(left_out: Sequence[str], ones: Sequence[str]) -> list[str]:
    return [one for one in ones if one not in left_out]


def _meant(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[str]:
    """Return the ids of those that a question names, has the theme or a word of a name of, or means by their place."""
    if question.collectives:
        return question.collectives
    by_words = _by_words(question, memory, knowledge)
    return by_words or (at_position(question, memory, knowledge) if question.reference == "rang" else None) or ()


def _by_words(question: Question, memory: Memory, knowledge: Knowledge) -> Sequence[str]:
    """« Celle des migrants », « celui de la convention »: return the one that has the theme, or a word of the text in its names alone."""
    words = [word for word in question.text.split() if len(word) >= _SHORTEST]
    called = [found for word in words if len(found := [one.id for one in knowledge.collectifs if is_called(one, word)]) == 1]
    return by_theme(question, memory, knowledge) or (called[0] if called and all(one == called[0] for one in called) else ())


def _known(collectives: Sequence[str], knowledge: Knowledge) -> list[Size]:
    return [size for one in of_these(knowledge, collectives) if one.id in collectives and (size := size_of(one))]
