"""« Il est plus grand ou plus petit que la CDE ? »: say which, by how many each unites."""

from __future__ import annotations

import re

from actions.leads.answered import Answered
from actions.leads.sizes import LARGER, SMALLER, Size, size_of, sources_of
from actions.memory import Memory
from actions.question import Question
from actions.referents import names_of
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.text import plain_words

_EITHER = re.compile(
    rf"\bplus (?:{LARGER})(?: \w+)? ou (?:c est )?plus (?:{SMALLER})|\bplus (?:{SMALLER})(?: \w+)? ou (?:c est )?plus (?:{LARGER})"
)
# By the gender of whom it is said, and whether that one is the larger.
_SAID = {
    ("feminin", True): "plus_grande", ("feminin", False): "plus_petite", ("masculin", True): "plus_grand", ("masculin", False): "plus_petit",
}  # fmt: skip


def larger_or_smaller(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return which of two is the one that is asked about; None where either size is not known, or they are the same."""
    sides = _sides(request.question, memory, knowledge) if _EITHER.search(request.question.text) else None
    if sides is None or sides[0].value == sides[1].value:
        return None
    first, second = sides
    name = _SAID[first.collective.genre, first.value > second.value]
    said = sentence(name, premier=first.quantity, autre=second.quantity, collectif=second.collective.designation)
    return Answered(said, sources_of(sides))


def _sides(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Size, Size] | None:
    """Return the size of the one that is asked about, named or else spoken of, and that of the one named after « que », or else the only other."""
    known = {one.id: size for one in knowledge.collectifs if (size := size_of(one))}
    subject, after = _told_apart(question, knowledge)
    subject = subject or memory.collectif
    pair = [subject, *(after or [name for name in known if name != subject])]
    sizes = [known[name] for name in pair if name in known]
    return (sizes[0], sizes[1]) if len(sizes) == len(pair) == 2 else None


def _told_apart(question: Question, knowledge: Knowledge) -> tuple[str | None, list[str]]:
    """Return the first collective that is named but not after « que », if any, and those that are."""
    beside = f" {_EITHER.sub('', question.text).partition(' que ')[2]} "
    named = [one for one in knowledge.collectifs if one.id in question.collectives]
    after = [one.id for one in named if any(f" {plain_words(name)} " in beside for name in names_of(one))]
    return next((one.id for one in named if one.id not in after), None), after
