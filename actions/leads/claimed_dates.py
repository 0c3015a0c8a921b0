"""Hold the dates that a question claims of several against those of the file, each against that of what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.leads import times
from actions.leads.answered import Answered
from actions.leads.dates import OF_CREATION
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import dates_in, same_date

_ASKS = re.compile(r"\b(?:quoi|koi|qui|ki|quel\w*|kel\w*|lequel|laquelle|lesquel\w*|combien|entre|ecart|pourquoi|comment|qu)\b")


def whether_each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La PNPM en 2009 et le groupe en 2015 »: each date held against that of what stands beside it; what is so of those that are wrong."""
    question, created = request.question, times.created_of(knowledge, ())
    dated_ones = [] if _ASKS.search(question.text) else _each_with_its_date(question, knowledge)
    if not dated_ones[1:]:
        right = {one.value[:4] for one in dates_in(question.text)} == {one.year for one in created}
        return times.verdict(right, created) if _all_dates_of_creation(question) else None
    # Of one of several that are each answered, what is its own.
    owner = request.topic.partition(".")[0] if knowledge.section(request.topic) else ""
    return _held([(one, said) for one, said in dated_ones if owner in ("", one.collective.id)])


def _held(dated_ones: Sequence[tuple[times.Moment, str]]) -> Answered | None:
    """Return whether all these have the dates that are said of them, and what is so where some have not."""
    wrong = [one for one, said in dated_ones if same_date(said, one.event.date) is False]
    right_ones = [one for one, _ in dated_ones if one not in wrong]
    if wrong and right_ones:
        told = sentence("pas_tout_a_fait", juste=times.enumerated(right_ones), faux=times.enumerated(wrong))
        return Answered(told, times.sources_of([*right_ones, *wrong]))
    return times.verdict(not wrong, wrong or right_ones) if dated_ones else None


def _each_with_its_date(question: Question, knowledge: Knowledge) -> list[tuple[times.Moment, str]]:
    """Return what a question names, each with the date said of it: all before their dates, or all after these."""
    text, created = question.text, times.created_of(knowledge, ())
    ends = [(text[: one.start()].count(" "), created[0 if one["old"] else -1]) for one in re.finditer(times.AN_END, text) if not one["count"]]
    named = sorted([*times.placed(question, knowledge), *ends], key=lambda pair: pair[0])
    named = [pair for pair, before in zip(named, [(0, None), *named], strict=False) if pair[1] != before[1]]
    dates = _placed_dates(text)
    # « 2009 la PNPM, 2014 le groupe », or « la PNPM 2009, le groupe 2014 »: each stands between two of the other kind.
    kinds = [kind for _, kind in sorted([*((place, 0) for place, _ in named), *((place, 1) for place, _ in dates)])]
    fits = len(named) == len(dates) and all(one != other for one, other in pairwise(kinds))
    return [(one, said) for (_, one), (_, said) in zip(named, dates, strict=True)] if fits else []


def _placed_dates(text: str) -> list[tuple[int, str]]:
    """Return the dates of a text, each with the place of its last word."""
    found, end = [], 0
    for one in dates_in(text):
        end = text.index(one.words, end) + len(one.words)
        found.append((text[:end].count(" "), one.value))
    return found


def _all_dates_of_creation(question: Question) -> bool:
    """« 2009, 2014, 2015, les trois dates de création ? »"""
    several = len(set(question.years)) > len(("one",)) and not question.collectives and not question.sections
    return several and bool(OF_CREATION.search(question.text)) and not _ASKS.search(question.text)
