"""Dates in order, with their sources."""

from __future__ import annotations

from actions.answers.chronology import chronology_reply
from actions.blocks import Points
from actions.question import Question
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def points(question: Question) -> tuple[str, ...]:
    reply = chronology_reply(KNOWLEDGE, question)
    return tuple(str(point) for block in reply.blocks if isinstance(block, Points) for point in block.lines())


def test_all_dates_stand_in_order_and_have_their_sources() -> None:
    reply = chronology_reply(KNOWLEDGE, asking("chronologie"))
    found = points(asking("chronologie"))
    assert len(found) == sum(len(one.evenements) for one in KNOWLEDGE.collectifs) and "2009" in found[0]
    assert reply.topic == "chronologie" and reply.kind == "answer" and reply.sources
