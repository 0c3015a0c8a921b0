"""A thread of answers: it ends where it holds no lock, and what it gives comes to whoever waits."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any

import pytest

from bot.server import lane as lane_module
from bot.server.lane import Job, Lane, _may_be_broken_off


def _may_end_inside(call: Callable[[Callable[[], None]], None]) -> bool:
    """Tell whether a thread may be ended while it is inside a function that `call` calls."""
    there, leave = threading.Event(), threading.Event()
    frames: list[FrameType] = []

    def stop_here() -> None:
        frames.append(sys._getframe())
        there.set()
        leave.wait(5)

    thread = threading.Thread(target=call, args=(stop_here,))
    thread.start()
    assert there.wait(5)
    found = _may_be_broken_off(frames[0])
    leave.set()
    thread.join()
    return found


class _Handler(logging.Handler):
    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop = stop

    def emit(self, record: logging.LogRecord) -> None:
        self._stop()


def _log(stop: Callable[[], None]) -> None:
    record = logging.LogRecord("x", logging.ERROR, "f.py", 1, "x", (), None)
    _Handler(stop).handle(record)


@pytest.mark.parametrize("module", ["bot.server.store", "bot.server.database", "bot.server.worker", "knowledge.store", "sqlalchemy.engine"])
def test_nobody_is_broken_off_inside_what_holds_locks(module: str) -> None:
    scope: dict[str, Any] = {"__name__": module}
    exec("def hold(stop): stop()", scope)
    assert not _may_end_inside(scope["hold"])


def test_nor_inside_the_log() -> None:
    assert not _may_end_inside(_log)


def test_what_computes_may_be_broken_off_and_who_has_ended_may_not() -> None:
    assert _may_end_inside(lambda stop: stop())
    assert not _may_be_broken_off(None)


def _run(work: Callable[[Job], Coroutine[Any, Any, Any]], meanwhile: Callable[[Lane], None] = lambda lane: None) -> Any:
    """Give one job to a thread; return what it gives, and see that the thread ends."""

    async def run() -> Any:
        job = Job(work, asyncio.get_running_loop(), "address", "conversation", first=False)
        jobs: list[Job] = [job]

        def next_job(lane: Lane) -> Job | None:
            lane.job = jobs.pop() if jobs else None
            if lane.job:
                lane.job.started_at = time.monotonic()
            return lane.job

        lane = Lane(next_job)
        await asyncio.to_thread(meanwhile, lane)
        try:
            return await asyncio.wait_for(job.future, 5)
        finally:
            deadline = time.monotonic() + 5
            while lane.alive and time.monotonic() < deadline:
                lane.interrupt()
                await asyncio.sleep(0.01)
            assert not lane.alive

    return asyncio.run(run())


def test_gives_what_the_work_gives() -> None:
    async def work(job: Job) -> str:
        return threading.current_thread().name

    assert _run(work) == "answers"


def test_hands_an_error_over() -> None:
    async def work(job: Job) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        _run(work)


def test_what_computes_for_ever_ends_when_interrupted() -> None:
    started = threading.Event()

    async def work(job: Job) -> None:
        started.set()
        while True:
            sum(range(1000))

    def interrupt(lane: Lane) -> None:
        assert started.wait(5)
        lane.give_up()
        lane.interrupt()

    with pytest.raises(lane_module.GivenUp):
        _run(work, interrupt)


def test_a_slow_answer_is_one_that_takes_the_processor_or_much_longer_without_it() -> None:
    leave = threading.Event()
    slow: list[bool] = []

    async def work(job: Job) -> None:
        leave.wait(5)

    def look(lane: Lane) -> None:
        while lane.job is None:
            time.sleep(0.001)
        now = lane.job.started_at
        # It waits, and takes nothing of the processor.
        for seconds in (0.5, 2.0):
            slow.append(lane.is_slow(now + seconds * lane_module.PATIENCE_SECONDS))
        slow.append(lane.is_slow(now + 2 * lane_module.PATIENCE_FACTOR_AT_REST * lane_module.PATIENCE_SECONDS))
        leave.set()

    _run(work, look)
    assert slow == [False, False, True]


def test_an_answer_after_the_server_has_stopped_is_only_noted(caplog: pytest.LogCaptureFixture) -> None:
    loop = asyncio.new_event_loop()
    job = Job(lambda job: asyncio.sleep(0), loop, "address", "", first=False)
    loop.close()
    job.settle("late", None)
    assert "after the server had stopped" in caplog.text
    assert job.owners == ("address address", "conversation address")
