"""Answers are computed one at a time, each within its time; what hangs is given up and stops nobody else."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.server.lane import Job
from bot.server.refusal import Refused
from bot.server.worker import MOST_LOST_THREADS, MOST_SLOW_OF_AN_ADDRESS, Worker


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


def test_tells_how_many_wait_and_how_many_are_computed() -> None:
    wake = threading.Event()

    async def hang(job: Job) -> None:
        wake.wait(20)

    async def test(worker: Worker) -> tuple[int, int]:
        jobs = [asyncio.create_task(worker.run(hang)) for _ in range(3)]
        seen = 0, 0
        for _ in range(5_000):
            # Before anything counts as slow.
            seen = worker.waiting, worker.computing
            if seen == (2, 1):
                break
            await asyncio.sleep(0.001)
        wake.set()
        await asyncio.gather(*jobs)
        return seen

    worker = Worker(10, 10)
    assert _with(worker, test) == (2, 1)
    assert worker.waiting == worker.lost_threads == 0


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
    wake, begun = threading.Event(), threading.Event()

    async def hang(job: Job) -> None:
        begun.set()
        wake.wait(20)

    async def test(worker: Worker) -> None:
        # Else the thread may or may not have taken the first of the five when the fifth comes.
        running = asyncio.create_task(worker.run(hang))
        await asyncio.to_thread(begun.wait, 20)
        jobs = [asyncio.create_task(worker.run(hang)) for _ in range(5)]
        await asyncio.sleep(0)
        wake.set()
        outcomes = await asyncio.gather(running, *jobs, return_exceptions=True)
        assert [_code(one) for one in outcomes if one is not None] == ["trop_occupe", "trop_occupe"]

    _with(Worker(10, 3), test)


def _burn(seconds: float) -> None:
    """Use the processor, in Python alone, for so many seconds of it."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_what_computes_for_ever_is_made_to_end() -> None:
    threads: list[threading.Thread] = []

    async def compute(job: Job) -> None:
        threads.append(threading.current_thread())
        while True:
            try:
                _burn(0.01)
            except Exception:  # noqa: BLE001 - careless code takes every error for its own
                continue

    async def test(worker: Worker) -> None:
        for _ in range(2 * MOST_LOST_THREADS):
            with pytest.raises(Refused, match="delai_depasse"):
                await worker.run(compute)
        for thread in threads:
            thread.join(10)
        assert not any(thread.is_alive() for thread in threads)
        assert worker.lost_threads == 0
        assert worker.healthy
        assert (await worker.run(_quick)).startswith("answers")

    _with(Worker(0.1, 10), test)


def test_others_pass_a_slow_answer_and_both_come() -> None:
    order: list[str] = []

    async def test(worker: Worker) -> None:
        async def ask(name: str, seconds: float) -> None:
            async def work(job: Job) -> None:
                _burn(seconds)

            await worker.run(work, address=name)
            order.append(name)

        await asyncio.gather(ask("slow", 1.5), ask("one", 0.001), ask("other", 0.001))

    _with(Worker(60, 10), test)
    assert order == ["one", "other", "slow"]


def _served(calls: list[tuple[str, str]], slow: set[str] = frozenset()) -> list[str]:  # type: ignore[assignment]
    """Return in which order the addresses of (address, conversation) pairs are served when all wait at once."""
    served: list[str] = []
    gate = threading.Event()

    async def hold(job: Job) -> None:
        gate.wait(20)

    async def test(worker: Worker) -> None:
        async def ask(address: str, conversation: str) -> None:
            async def work(job: Job) -> None:
                served.append(address)

            await worker.run(work, address, conversation)

        for address in slow:

            async def burn(job: Job) -> None:
                _burn(0.3)

            await worker.run(burn, address)
        holding = asyncio.create_task(worker.run(hold, "nobody"))
        await asyncio.sleep(0.05)
        waiting = [asyncio.create_task(ask(*call)) for call in calls]
        await asyncio.sleep(0.05)
        gate.set()
        await asyncio.gather(holding, *waiting)

    _with(Worker(60, 100), test)
    return served


def test_each_address_has_its_turn() -> None:
    calls = [("greedy", str(number)) for number in range(20)] + [("one", "a"), ("other", "b")]
    assert _served(calls)[:3] == ["greedy", "one", "other"]


def test_within_an_address_each_conversation_has_its_turn() -> None:
    order: list[str] = []
    gate = threading.Event()

    async def hold(job: Job) -> None:
        gate.wait(20)

    async def test(worker: Worker) -> None:
        async def ask(conversation: str) -> None:
            async def work(job: Job) -> None:
                order.append(conversation)

            await worker.run(work, "shared", conversation)

        holding = asyncio.create_task(worker.run(hold, "nobody"))
        await asyncio.sleep(0.05)
        waiting = [asyncio.create_task(ask(conversation)) for conversation in ("greedy", "greedy", "greedy", "child")]
        await asyncio.sleep(0.05)
        gate.set()
        await asyncio.gather(holding, *waiting)

    _with(Worker(60, 100), test)
    assert order == ["greedy", "child", "greedy", "greedy"]


def test_whoever_was_slow_comes_after_the_others() -> None:
    calls = [("slow", "s"), ("one", "a"), ("other", "b")]
    assert _served(calls, slow={"slow"}) == ["one", "other", "slow"]


def test_one_address_has_two_slow_answers_at_most() -> None:
    running: list[int] = []
    together: list[int] = []

    async def burn(job: Job) -> None:
        running.append(1)
        together.append(len(running))
        _burn(0.4)
        running.pop()

    async def test(worker: Worker) -> None:
        await asyncio.gather(*(worker.run(burn, "hostile", str(number)) for number in range(6)))

    _with(Worker(60, 10), test)
    assert max(together) == MOST_SLOW_OF_AN_ADDRESS


def test_a_slow_conversation_holds_up_nobody_of_its_address() -> None:
    order: list[str] = []

    async def test(worker: Worker) -> None:
        async def ask(conversation: str, seconds: float) -> None:
            async def work(job: Job) -> None:
                _burn(seconds)

            await worker.run(work, "shared", conversation)
            order.append(conversation)

        hostile = asyncio.create_task(ask("hostile", 2.0))
        await asyncio.sleep(0.02)
        for child in ("one", "other", "third"):
            await ask(child, 0.001)
        await hostile

    _with(Worker(60, 10), test)
    assert order == ["one", "other", "third", "hostile"]


def test_makes_room_for_others_when_one_address_fills_the_queue() -> None:
    gate = threading.Event()

    async def hold(job: Job) -> None:
        gate.wait(20)

    async def test(worker: Worker) -> None:
        holding = asyncio.create_task(worker.run(hold, "nobody"))
        await asyncio.sleep(0.05)
        greedy = [asyncio.create_task(worker.run(_quick, "greedy", str(number))) for number in range(12)]
        await asyncio.sleep(0.05)
        others = [asyncio.create_task(worker.run(_quick, f"other {number}")) for number in range(6)]
        await asyncio.sleep(0.05)
        gate.set()
        outcomes = await asyncio.gather(holding, *greedy, *others, return_exceptions=True)
        assert [outcome for outcome in outcomes[-6:] if isinstance(outcome, BaseException)] == []
        refused = [_code(outcome) for outcome in outcomes if isinstance(outcome, BaseException)]
        assert refused == ["trop_occupe"] * 8

    _with(Worker(20, 10), test)


def test_the_first_goes_ahead_of_a_full_queue() -> None:
    order: list[str] = []
    gate = threading.Event()

    async def hold(job: Job) -> None:
        gate.wait(20)

    async def note(job: Job) -> None:
        order.append("first" if job.first else "visitor")

    async def test(worker: Worker) -> None:
        holding = asyncio.create_task(worker.run(hold))
        await asyncio.sleep(0.05)
        visitors = [asyncio.create_task(worker.run(note)) for _ in range(3)]
        await asyncio.sleep(0.05)
        with pytest.raises(Refused):
            await worker.run(note)
        probe = asyncio.create_task(worker.run(note, first=True))
        await asyncio.sleep(0.05)
        gate.set()
        await asyncio.gather(holding, probe, *visitors)

    _with(Worker(20, 3), test)
    assert order == ["first", "visitor", "visitor", "visitor"]


def test_gives_what_it_has_so_far_when_the_time_is_over() -> None:
    wake = threading.Event()

    async def hang(job: Job) -> str:
        job.so_far = "contacts"
        wake.wait(20)
        return "too late"

    try:
        assert _with(Worker(0.1, 3), lambda worker: worker.run(hang)) == "contacts"
    finally:
        wake.set()


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


def test_what_is_made_to_end_never_keeps_the_lock_of_the_log() -> None:
    """A thread that is ended between taking a lock and giving it back would stop everybody who writes to the log."""
    handler = logging.StreamHandler(io.StringIO())
    logger = logging.getLogger("test.worker")
    logger.addHandler(handler)
    logger.propagate = False

    async def talk(job: Job) -> None:
        while True:
            sum(range(200))
            logger.warning("still here")

    async def test(worker: Worker) -> None:
        for _ in range(15):
            with pytest.raises(Refused):
                await worker.run(talk)
            deadline = time.monotonic() + 10
            while worker.lost_threads:
                assert time.monotonic() < deadline, "a thread that only computes and writes to the log goes on"
                await asyncio.sleep(0.02)
            taken = handler.lock.acquire(timeout=5)  # type: ignore[union-attr]
            assert taken, "the lock of the log is held by a thread that has ended"
            handler.lock.release()  # type: ignore[union-attr]

    try:
        _with(Worker(0.05, 10), test)
    finally:
        logger.removeHandler(handler)
