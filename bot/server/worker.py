"""Compute the answers in threads of their own, so that a slow or hanging one stops neither the server nor the other visitors.

Python computes on one core at a time, so normally one thread works, one answer after the other: each address in its turn, and within an
address each conversation. An answer that is slow goes on in its thread beside a new one that takes over those who wait; a conversation or an
address that was slow takes its next turns after everybody else's. At the end of its time an answer is
given up: its thread is made to end, and what it may still produce is thrown away; it must ask `Job.abandoned` before it writes.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import math
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import FrameType
from typing import Any, TypeVar

from bot.server.refusal import Refused

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

# A thread that hangs outside Python can't be ended; past this many the server says that it is broken, so that it is restarted.
MOST_LOST_THREADS = 8
# An answer takes 5 to 30 ms of the processor: those who wait behind one that takes this much, or as much time without it, go on beside it.
PATIENCE_SECONDS = 0.1
PATIENCE_FACTOR_AT_REST = 10
# Slow answers that go on side by side; each takes its share of the one core from all others.
MOST_SLOW = 4
# So many of them for one address, behind which there may be many visitors; a conversation that was slow waits until none is.
MOST_SLOW_OF_AN_ADDRESS = 2
# Whoever had a slow answer comes after the others for this many times what it took of the processor, and is then forgotten.
SHADOW_FACTOR, MOST_SHADOW_SECONDS = 10.0, 60.0
# How often running answers are looked at.
_TICK_SECONDS = 0.025
# Modules that hold locks while their functions run, and the functions of `threading` that every thread is in.
_WITH_LOCKS = (
    *("logging", "structlog", "sqlalchemy", "sqlite3", "psycopg2", "importlib", "queue", "concurrent", "prometheus_client"),
    *("bot.server.store", "knowledge.store"),
)
_OF_EVERY_THREAD = ("_bootstrap", "_bootstrap_inner", "run")


class GivenUp(SystemExit):
    """Raised in a thread whose time is over, wherever it is. As `SystemExit` it passes through asyncio and ends a thread without a word."""


class Job:
    """One answer to compute; `abandoned` once nobody waits for it any more. `so_far` is what to give should its time end."""

    def __init__(
        self, work: Callable[[Job], Coroutine[Any, Any, Any]], loop: asyncio.AbstractEventLoop, address: str, conversation: str, first: bool
    ) -> None:
        self.work = work
        self.loop = loop
        self.future: asyncio.Future[Any] = loop.create_future()
        self.owners = (f"address {address}", f"conversation {conversation or address}")
        self.first = first
        self.submitted_at = time.monotonic()
        self.started_at = math.inf
        self.processor_at_start = 0.0
        self.abandoned = False
        self.so_far: Any = None

    def settle(self, result: Any, error: BaseException | None) -> None:
        """Hand the outcome to whoever waits, in their own thread."""

        def hand_over() -> None:
            if self.future.done():
                return
            if error is None:
                self.future.set_result(result)
            else:
                self.future.set_exception(error)
                # The visitor may have gone: asyncio complains about an error that nobody looked at.
                self.future.exception()

        try:
            self.loop.call_soon_threadsafe(hand_over)
        except RuntimeError:
            logger.warning("an answer came after the server had stopped")


@dataclass
class _Account:
    """When somebody was last served, and until when they come after the others because an answer of theirs was slow."""

    served_at: float = -math.inf
    shadow_until: float = -math.inf

    @property
    def used_at(self) -> float:
        return max(self.served_at, self.shadow_until)


class _Lane:
    """A thread that takes jobs from `next_job` until it gets none."""

    def __init__(self, next_job: Callable[[_Lane], Job | None]) -> None:
        self.job: Job | None = None
        self.given_up = False
        self._next_job = next_job
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[Any] | None = None
        # Held while the thread may be made to end: its number may be another thread's once it has ended.
        self._mortal = threading.Lock()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    @property
    def processor_seconds(self) -> float:
        """What the thread has had of the processor: on a busy machine much less than the time that passed."""
        with self._mortal:
            if self._ended or self._thread.ident is None:
                return 0.0
            return time.clock_gettime(time.pthread_getcpuclockid(self._thread.ident))

    def is_slow(self, now: float) -> bool:
        """Whether its job takes longer than others should wait for."""
        if self.job is None:
            return False
        passed = now - self.job.started_at
        if passed <= PATIENCE_SECONDS:
            return False
        return passed > PATIENCE_FACTOR_AT_REST * PATIENCE_SECONDS or self.processor_seconds - self.job.processor_at_start > PATIENCE_SECONDS

    def _run(self) -> None:
        with contextlib.suppress(GivenUp):
            try:
                while not self.given_up and (job := self._next_job(self)) is not None:
                    self._compute(job)
            finally:
                with self._mortal:
                    self._ended = True
                    _raise_in(self._thread, None)
                self._loop.close()

    def _compute(self, job: Job) -> None:
        task = self._task = self._loop.create_task(job.work(job))
        # Where the thread is made to end, nobody looks at its task again.
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        try:
            job.settle(self._loop.run_until_complete(task), None)
        except BaseException as error:  # noqa: BLE001 - whoever waits decides
            if task.done() and not task.cancelled():
                task.exception()
            job.settle(None, error)

    def give_up(self) -> None:
        """Take no more jobs, and ask what waits politely to end."""
        self.given_up = True
        # A closed loop has just ended by itself.
        with contextlib.suppress(RuntimeError):
            if self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    def interrupt(self) -> None:
        """Make what computes end, at its next step in Python; it may have to be told again, where it might hold a lock just now."""
        with self._mortal:
            if not self._ended and _may_be_broken_off(sys._current_frames().get(self._thread.ident or 0)):
                _raise_in(self._thread, GivenUp)


def _may_be_broken_off(frame: FrameType | None) -> bool:
    """Tell whether a thread can be ended where it is: a lock of the log, the database or the facts that it holds would never be given back."""
    if frame is None or frame.f_code.co_filename == __file__:
        return False
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_WITH_LOCKS) or (module == "threading" and frame.f_code.co_name not in _OF_EVERY_THREAD):
            return False
        frame = frame.f_back
    return True


def _raise_in(thread: threading.Thread, error: type[BaseException] | None) -> None:
    """Raise an exception in another thread at its next step; `None` takes back one that has not been raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), None if error is None else ctypes.py_object(error))


class Worker:
    """Run coroutines in their turn, each within `seconds`; at most `most_waiting` wait, each at most twice `seconds`."""

    def __init__(self, seconds: float, most_waiting: int) -> None:
        self._seconds = seconds
        self._most_waiting = most_waiting
        self.answered_at = -math.inf
        # Guards everything below; told when there is something to do.
        self._changed = threading.Condition()
        self._waiting: list[Job] = []
        self._accounts: dict[str, _Account] = {}
        self._closed = False
        self._slow: set[_Lane] = set()
        self._lost: set[_Lane] = set()
        with self._changed:
            self._lane = _Lane(self._next_job)
        threading.Thread(target=self._watch, name="answers-watch", daemon=True).start()

    @property
    def lost_threads(self) -> int:
        """How many threads were given up and have not ended."""
        return sum(lane.alive for lane in list(self._lost))

    @property
    def healthy(self) -> bool:
        """Whether answers are still computed."""
        return self._lane.alive and self.lost_threads < MOST_LOST_THREADS

    async def run(
        self, work: Callable[[Job], Coroutine[Any, Any, Result]], address: str = "", conversation: str = "", first: bool = False
    ) -> Result:
        """Return what `work(job)` gives; `Refused` when too many wait or the time is over. `first`: ahead of all others, however many."""
        if not self.healthy:
            raise Refused("trop_occupe", retry_after=2)
        job = Job(work, asyncio.get_running_loop(), address, conversation, first)
        with self._changed:
            if not first:
                self._make_room(job)
            self._waiting.append(job)
            self._changed.notify_all()
        try:
            result: Result = await job.future
        finally:
            job.abandoned = True
        if not first:
            self.answered_at = time.monotonic()
        return result

    def _make_room(self, newcomer: Job) -> None:
        """Refuse one job where too many wait: the newest of the address that has most of them."""
        waiting = [job for job in self._waiting if not job.abandoned]
        if len(waiting) < self._most_waiting:
            return
        held = Counter(job.owners[0] for job in waiting)
        address, most = held.most_common(1)[0]
        if most <= held[newcomer.owners[0]] + 1:
            raise Refused("trop_occupe", retry_after=2)
        last = next(job for job in reversed(waiting) if job.owners[0] == address)
        self._waiting.remove(last)
        last.settle(None, Refused("trop_occupe", retry_after=2))

    def _next_job(self, lane: _Lane) -> Job | None:
        """Wait for the next job of a thread; `None` when it must end."""
        with self._changed:
            self._leave(lane)
            while lane is self._lane and not self._closed:
                job = self._choose()
                if job is not None:
                    job.started_at, job.processor_at_start = time.monotonic(), time.thread_time()
                    for owner in job.owners:
                        self._accounts.setdefault(owner, _Account()).served_at = job.started_at
                    lane.job = job
                    return job
                self._changed.wait()
            return None

    def _leave(self, lane: _Lane) -> None:
        """Note that a thread has done its job."""
        job, lane.job = lane.job, None
        if job is None or lane not in self._slow:
            return
        self._slow.discard(lane)
        shadow = min(MOST_SHADOW_SECONDS, SHADOW_FACTOR * (lane.processor_seconds - job.processor_at_start))
        for owner in job.owners:
            self._accounts.setdefault(owner, _Account()).shadow_until = time.monotonic() + shadow
        # Those in the shadow may have waited for this.
        self._changed.notify_all()

    def _choose(self) -> Job | None:
        """Take the job whose turn it is: first those who were never slow, then whoever was not served for the longest."""
        self._waiting = [job for job in self._waiting if not job.abandoned]
        now = time.monotonic()
        slow = [lane.job.owners[0] for lane in self._slow if lane.job]
        none = _Account()

        def turn(job: Job) -> tuple[bool, bool, bool, float, float, float]:
            address, conversation = (self._accounts.get(owner, none) for owner in job.owners)
            in_shadow = conversation.shadow_until > now, address.shadow_until > now
            return (not job.first, *in_shadow, address.served_at, conversation.served_at, job.submitted_at)

        def may_start(job: Job) -> bool:
            was_slow = turn(job)[1]
            return job.first or not ((slow and was_slow) or slow.count(job.owners[0]) >= MOST_SLOW_OF_AN_ADDRESS)

        job = min(filter(may_start, self._waiting), key=turn, default=None)
        if job is not None:
            self._waiting.remove(job)
        return job

    def _watch(self) -> None:
        """Look after the running jobs: let others pass the slow ones, give up those whose time is over, refuse those who wait too long."""
        while not self._closed:
            with self._changed:
                busy = self._waiting or self._slow or self._lane.job or self._lost
                self._changed.wait(_TICK_SECONDS if busy else None)
                now = time.monotonic()
                self._refuse_late(now)
                given_up = {lane for lane in (self._lane, *self._slow) if lane.job and now - lane.job.started_at > self._seconds}
                for lane in given_up:
                    self._give_up(lane)
                if self._lane.job and self._lane.is_slow(now) and len(self._slow) < MOST_SLOW:
                    self._step_aside(self._lane.job)
                self._forget(now)
                self._lost = {lane for lane in self._lost if lane.alive}
                for lane in self._lost - given_up:
                    lane.interrupt()

    def _refuse_late(self, now: float) -> None:
        for job in [job for job in self._waiting if job.submitted_at < now - 2 * self._seconds]:
            self._waiting.remove(job)
            job.settle(None, Refused("trop_occupe", retry_after=2))

    def _step_aside(self, job: Job) -> None:
        """Let a slow job go on in its thread, and start another one for those who wait."""
        self._slow.add(self._lane)
        for owner in job.owners:
            self._accounts.setdefault(owner, _Account()).shadow_until = math.inf
        self._lane = _Lane(self._next_job)

    def _give_up(self, lane: _Lane) -> None:
        job = lane.job
        assert job is not None
        logger.error("an answer took more than %s s: its thread is given up", self._seconds)
        job.abandoned = True
        if lane is self._lane:
            self._slow.add(lane)
            self._lane = _Lane(self._next_job)
        self._leave(lane)
        self._lost.add(lane)
        # Before the thread can settle it with its own end.
        if job.so_far is not None:
            job.settle(job.so_far, None)
        else:
            job.settle(None, Refused("delai_depasse", retry_after=1))
        lane.give_up()

    def _forget(self, now: float) -> None:
        """Drop the accounts of those who have not come for a while."""
        if len(self._accounts) > 2 * self._most_waiting:
            self._accounts = {owner: account for owner, account in self._accounts.items() if account.used_at > now - MOST_SHADOW_SECONDS}

    def close(self) -> None:
        """End the threads after what they are doing."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
