"""Answers are computed one at a time, each within its time; what hangs is given up and stops nobody else."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.channel.refusal import Refused
from bot.channel.worker import MOST_LOST_THREADS, Job, Worker


def _with(worker: Worker, test: Callable[[Worker], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        return await test(worker)

    try:
        return asyncio.run(run())
    finally:
        worker.close()


def _code(error: BaseException) -> str:
    assert isinstance(error, Refused), error
    return error.code


async def _quick(job: Job) -> str:
    return threading.current_thread().name


def test_runs_beside_the_server() -> None:
    assert _with(Worker(1, 10), lambda worker: worker.run(_quick)) == "answers"


def test_hands_errors_over() -> None:
    async def fail(job: Job) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        _with(Worker(1, 10), lambda worker: worker.run(fail))


def test_gives_up_what_hangs_and_goes_on() -> None:
    hanging: list[Job] = []
    wake = threading.Event()

    async def hang(job: Job) -> None:
        hanging.append(job)
        wake.wait(20)  # blocks its thread, as a bad action does

    async def test(worker: Worker) -> None:
        started = time.monotonic()
        first, second, third = await asyncio.gather(worker.run(hang), worker.run(_quick), worker.run(_quick), return_exceptions=True)
        assert _code(first) == "delai_depasse"
        assert second == third == "answers"
        assert time.monotonic() - started < 3
        assert hanging[0].abandoned
        assert worker.healthy
        assert await worker.run(_quick) == "answers"

    try:
        _with(Worker(0.5, 10), test)
    finally:
        wake.set()


def test_gives_up_what_hangs_even_when_its_visitor_has_gone() -> None:
    wake = threading.Event()

    async def hang(job: Job) -> None:
        wake.wait(20)

    async def test(worker: Worker) -> None:
        gone = asyncio.create_task(worker.run(hang))
        await asyncio.sleep(0.1)
        gone.cancel()
        await asyncio.sleep(0.7)
        assert worker.lost_threads == 1
        assert await worker.run(_quick) == "answers"

    try:
        _with(Worker(0.5, 10), test)
    finally:
        wake.set()


def test_an_answer_that_nobody_waits_for_is_no_complaint(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(job: Job) -> None:
        time.sleep(0.1)  # noqa: ASYNC251 - blocks its thread on purpose
        raise LookupError

    async def test(worker: Worker) -> None:
        gone = asyncio.create_task(worker.run(fail))
        await asyncio.sleep(0.05)
        gone.cancel()
        await asyncio.sleep(0.2)
        assert worker.lost_threads == 0

    _with(Worker(1, 10), test)
    gc.collect()
    assert "never retrieved" not in caplog.text


def test_refuses_more_than_may_wait() -> None:
    async def slow(job: Job) -> None:
        time.sleep(0.2)  # noqa: ASYNC251 - blocks its thread on purpose

    async def test(worker: Worker) -> None:
        outcomes = await asyncio.gather(*(worker.run(slow) for _ in range(5)), return_exceptions=True)
        assert [_code(one) for one in outcomes if one is not None] == ["trop_occupe", "trop_occupe"]

    _with(Worker(2, 3), test)


def test_says_that_it_is_ill_when_everything_hangs() -> None:
    wake = threading.Event()

    async def hang(job: Job) -> None:
        wake.wait(20)

    async def test(worker: Worker) -> None:
        for _ in range(MOST_LOST_THREADS):
            assert worker.healthy
            with pytest.raises(Refused):
                await worker.run(hang)
        assert not worker.healthy
        with pytest.raises(Refused):
            await worker.run(_quick)

    try:
        _with(Worker(0.05, 10), test)
    finally:
        wake.set()
