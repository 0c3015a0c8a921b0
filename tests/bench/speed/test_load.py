"""The measure under load: the same questions for every server, as many as said, and figures that are those of the answers."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

import pytest

from bench import machine
from bench.speed import load


class _Visitor:
    said: list[str] = []  # noqa: RUF012 - shared on purpose
    opened = 0

    def __init__(self, session: Any, url: str) -> None:
        self.number = 0

    async def open(self) -> None:
        _Visitor.opened += 1

    async def say(self, text: str) -> None:
        _Visitor.said.append(text)
        await asyncio.sleep(0.001)


class _Server:
    name, title, url = "ours", "A server", "http://127.0.0.1:1"
    visitor = _Visitor

    def check(self) -> None:
        """It runs."""


@pytest.fixture(autouse=True)
def nobody_spoke() -> None:
    _Visitor.said, _Visitor.opened = [], 0


def test_questions_are_always_the_same_in_the_same_order() -> None:
    one, other = (list(itertools.islice(load.questions(), 600)) for _ in range(2))
    assert one == other and len(set(one)) > 300


def test_asks_as_many_messages_as_said_and_gives_their_times() -> None:
    figures = asyncio.run(load.ask(_Server(), 4, 50))  # type: ignore[arg-type]
    assert len(_Visitor.said) == figures["messages"] == 50
    assert _Visitor.said[:10] == list(itertools.islice(load.questions(), 10))
    assert 1 <= figures["p50"] <= figures["p95"] <= figures["p99"] and figures["per_second"] > 0


def test_a_long_conversation_is_one_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "LONG_CONVERSATIONS", 1)
    found = asyncio.run(load.long_conversations(_Server()))  # type: ignore[arg-type]
    assert (_Visitor.opened, len(_Visitor.said)) == (1, load.LONG_TURNS)
    assert set(found) == {"turn_2", "turn_50", "turn_200"}
    # Each window of turns asks the same questions.
    asked = [sorted(_Visitor.said[turn - 1] for turn in turns) for turns in load.WINDOWS.values()]
    assert asked[0] == asked[1] == asked[2]


def test_the_kept_result_has_what_the_report_reads() -> None:
    kept = json.loads((load.RESULTS / "load.json").read_text(encoding="utf-8"))
    assert {"date", "machine", "training_data", "servers", "training", "where_ms"} <= set(kept)
    assert {"ours", "echo", "classifier", "default", "spacy"} == set(kept["servers"])
    assert machine.files([load.QUESTIONS])
