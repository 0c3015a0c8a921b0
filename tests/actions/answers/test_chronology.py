"""Dates in order: all of them, those of a year, the first and the latest."""

from __future__ import annotations

from actions.answers.chronology import chronology_reply
from actions.blocks import Lead, Points
from actions.question import Question
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


def points(question: Question) -> tuple[str, ...]:
    reply = chronology_reply(KNOWLEDGE, question)
    return tuple(str(point) for block in reply.blocks if isinstance(block, Points) for point in block.lines())


def test_all_dates_stand_in_order_and_have_their_sources() -> None:
    reply = chronology_reply(KNOWLEDGE, asking("chronologie"))
    found = points(asking("chronologie"))
    assert len(found) == sum(len(one.evenements) for one in KNOWLEDGE.collectifs) and "2009" in found[0]
    assert reply.topic == "chronologie" and reply.kind == "answer" and reply.sources


def test_a_year_has_its_dates_alone_and_an_empty_one_says_so_and_gives_all() -> None:
    assert all("2015" in point for point in points(asking("chronologie", years=("2015",))))
    assert "1999" in chronology_reply(KNOWLEDGE, asking("chronologie", years=("1999",))).text
    assert points(asking("chronologie", years=("1999",))) == points(asking("chronologie"))
    assert points(asking("chronologie", years=("2015",), every=True)) == points(asking("chronologie"))


def test_the_first_and_the_latest_are_said_in_the_first_sentence() -> None:
    first, last = (chronology_reply(KNOWLEDGE, question) for question in (asking("chronologie", first=True), asking("chronologie", last=True)))
    assert isinstance(first.blocks[0], Lead) and "2009" in first.text.split("\n")[0]
    assert isinstance(last.blocks[0], Lead) and last.text.split("\n")[0] != first.text.split("\n")[0]
