"""Where the time goes: each stage counts its own time without that of those inside it, and every stage named is one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench.speed import where
from bench.speed.where import Stages


class _Work:
    """Work whose time passes only when it says so."""

    now = 0.0

    def outer(self) -> str:
        self.now += 2
        return self.inner()

    def inner(self) -> str:
        self.now += 5
        return "done"

    async def waits(self) -> str:
        return self.inner()


def test_a_stage_does_not_count_those_inside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stages, work = Stages(), _Work()
    monkeypatch.setattr(where, "time", SimpleNamespace(perf_counter=lambda: work.now))
    stages.watch(work, "outer", "outer")
    stages.watch(work, "inner", "inner")
    stages.watch(work, "waits", "waits")
    assert work.outer() == "done" and not stages.seconds, "nothing counts before it is told to"
    stages.counting = True
    assert work.outer() == asyncio.run(work.waits()) == "done"
    assert dict(stages.seconds) == {"outer": 2, "inner": 10, "waits": 0}


def test_a_method_that_is_gone_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Stages().watch(_Work(), "moved", "moved")


def test_every_stage_of_a_message_is_there_and_counted(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.engine.agent import load_dialogue
    from bot.server.conversation import Conversations

    watched: list[str] = []
    watch = Stages.watch

    def noted(self: Stages, owner: Any, name: str, stage: str) -> None:
        watched.append(stage)
        if isinstance(owner, type) or not hasattr(owner, "__dict__") or type(owner).__name__ == "module":
            # What others use too is given back when the test ends.
            monkeypatch.setattr(owner, name, getattr(owner, name))
        watch(self, owner, name, stage)

    monkeypatch.setattr(Stages, "watch", noted)
    conversations = Conversations(load_dialogue(model))
    try:
        found = asyncio.run(where.run(conversations, 20))
    finally:
        conversations.close()
    assert set(found) == set(watched)
    assert all(milliseconds >= 0 for milliseconds in found.values())
    assert sum(found.values()) > 1
