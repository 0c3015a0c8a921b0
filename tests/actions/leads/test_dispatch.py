"""Who tells what was asked is found by topic and by detail; the details are those of the conversations."""

from __future__ import annotations

import pytest

from actions.leads import dispatch
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from bot.nlu import conversations
from knowledge import Knowledge, load

KNOWLEDGE = load()


def tells(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    return Answered(request.topic)


def silent(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    return None


def test_the_first_that_has_something_to_tell_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "BY_TOPIC", {"recherche": {dispatch.OTHERWISE: (silent,)}})
    monkeypatch.setattr(dispatch, "BY_DETAIL", {"nombre": (silent, tells)})
    asked = Request("recherche", Question("recherche", detail="nombre"))
    assert dispatch.lead(asked, Memory(), KNOWLEDGE) == Answered("recherche")
    assert dispatch.lead(Request("recherche", Question("recherche", detail="tout")), Memory(), KNOWLEDGE) is None


def test_who_wants_more_is_told_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "BY_DETAIL", {"nombre": (tells,)})
    assert dispatch.lead(Request("pnpm.objectifs", Question("plus_de_details", detail="nombre"), more=True), Memory(), KNOWLEDGE) is None


def test_every_detail_of_the_table_is_one_that_is_learnt() -> None:
    known = {one.detail for one in conversations.read()}
    assert dispatch.BY_DETAIL.keys() <= known
    assert {detail for details in dispatch.BY_TOPIC.values() for detail in details} - {dispatch.OTHERWISE} <= known
