"""Hold what is claimed of sizes against the numbers: « le plus gros, c'est la CDE ? », « et les autres, moins ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.descriptions import by_theme
from actions.leads.amounts import differences, factors
from actions.leads.answered import Answered, verdict
from actions.leads.sizes import OF_SIZE, SMALL, Size, first_of, size_of, sources_of, superlative
from actions.memory import Memory
from actions.neighbours import at_position
from actions.plan import Request
from actions.question import Marker, Question
from knowledge import Knowledge

# « Le plus gros », beside « plus gros » and « le second est-il plus large ».
_MOST = re.compile(r"\b(?:l[ae]s?|du|au) (?:plus|moins)\b")
# A mere « plus » or « moins » says of what by what was just told.
_ALONE = re.compile(r"\b(?:plus|moins)(?: (?:alors|donc|non|hein|c|ca))?$")
# « C'est beaucoup, par rapport aux autres ? »
_COMPARES = re.compile(r"\b(?:plus|moins|beaucoup|bcp|peu)\b")
_THAN = re.compile(r"\bqu(?:e|un|une)?\b|\b(?:par rapport|compare\w*|a cote)\b")


def whether_larger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Il est plus grand que la CDE ? », « plus fournie, c'est ça ? », « et les autres, moins ? »."""
    question, text = request.question, request.question.text
    if not _compares(request):
        return None
    smaller, most = SMALL.search(text), _MOST.search(text)
    named = question.collectives or by_theme(question, memory, knowledge) or ()
    of_them, beside = (_known(ids, knowledge) for ids in _both_sides(question, named, memory, knowledge))
    found = {(one.value < other.value) if smaller else (one.value > other.value) for one in of_them for other in beside if one.value != other.value}
    if not found or (len(found) > 1 and not most):
        return None
    # The largest of all is larger than each.
    right = found == {True}
    ordered = sorted([*of_them, *beside], key=lambda size: size.value, reverse=not smaller)
    told = superlative(ordered, [one for one in knowledge.collectifs if most and size_of(one) is None], of_two=not most)
    # Whom « elle », or « le second », means is not certain enough for a « non ».
    sure = right or named or question.has(Marker.OTHER)
    return verdict(right if sure else None, told, sources_of(ordered), about=first_of(ordered) if most else "")


def _compares(request: Request) -> bool:
    """Tell whether a text says that one is larger, or smaller, than others; outside of comparisons it has to name one of two."""
    text = request.question.text
    if request.topic != "comparaison" and not (_THAN.search(text) and len(request.question.collectives) == 1):
        return False
    # « Six de plus » claims a difference.
    if differences(text) or factors(text):
        return False
    compares = OF_SIZE.search(text) or _ALONE.search(text) or _THAN.search(text)
    return bool(compares and (_COMPARES.search(text) or _MOST.search(text)))


def _both_sides(question: Question, named: Sequence[str], memory: Memory, knowledge: Knowledge) -> tuple[Sequence[str], Sequence[str]]:
    """Return the ids of those of whom a size is claimed, and of those beside whom it is: all others where nobody is named."""
    than = _THAN.search(question.text) and not _MOST.search(question.text)
    spoken = [one for one in (memory.collectif, memory.collectif_precedent) if one and one not in named]
    if named and than:
        # The talk may have turned to the one that is named, where nothing else of it is compared.
        sides = [*(spoken[:1] if len(named) == 1 else ()), *named]
        return sides[:1], sides[1:]
    subject = [*named, *(at_position(question, memory, knowledge) or () if question.reference == "rang" else ()), *spoken][:1]
    others = [one.id for one in knowledge.collectifs if one.id not in subject]
    # « Et les autres, moins ? »
    return (others, subject) if question.has(Marker.OTHER) and not (named or than) else (subject, others)


def _known(collectives: Sequence[str], knowledge: Knowledge) -> list[Size]:
    return [size for one in knowledge.collectifs if one.id in collectives and (size := size_of(one))]
