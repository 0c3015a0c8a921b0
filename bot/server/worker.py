"""Compute the answers in threads of their own, so that a slow or hanging one stops neither the server nor the other visitors.

Python computes on one core at a time, so normally one thread works, one answer after the other: each address in its turn, and within an
address each conversation. An answer that is slow goes on in its thread beside a new one that takes over those who wait; a conversation or an
address that was slow takes its next turns after everybody else's. At the end of its time an answer is
given up: its thread is made to end, and what it may still produce is thrown away; it must ask `Job.abandoned` before it writes.
"""

from __future__ import annotations

import asyncio
import logging
import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.server.lane import Job, Lane
from bot.server.refusal import Refused

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

# A thread that hangs outside Python can't be ended; past this many the server says that it is broken, so that it is restarted.
MOST_LOST_THREADS = 8
# Slow answers that go on side by side; each takes its share of the one core from all others.
MOST_SLOW = 4
# So many of them for one address, behind which there may be many visitors; a conversation that was slow waits until none is.
MOST_SLOW_OF_AN_ADDRESS = 2
# Whoever had a slow answer comes after the others for this many times what it took of the processor, and is then forgotten.
SHADOW_FACTOR, MOST_SHADOW_SECONDS = 10.0, 60.0
# How often running answers are looked at.
_TICK_SECONDS = 0.025
@dataclass
class _Account:
    """When somebody was last served, and until when they come after the others because an answer of theirs was slow."""

    served_at: float = -math.inf
    shadow_until: float = -math.inf

    @property
    def used_at(self) -> float:
        return max(self.served_at, self.shadow_until)


class Worker:
    """Run coroutines in their turn, each within `seconds`; at most `most_waiting` wait, each at most twice `seconds`."""

    def __init__(self, seconds: float, most_waiting: int) -> None:
        self._seconds = seconds
        self.most_waiting = most_waiting
        self.answered_at = -math.inf
        # Guards everything below; told when there is something to do.
        self._changed = threading.Condition()
        self._waiting: list[Job] = []
        self._accounts: dict[str, _Account] = {}
        self._closed = False
        self._slow: set[Lane] = set()
        self._lost: set[Lane] = set()
        with self._changed:
            self._lane = Lane(self._next_job)
        threading.Thread(target=self._watch, name="answers-watch", daemon=True).start()

    @property
    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        return sum(not job.abandoned for job in list(self._waiting))

    @property
    def computing(self) -> int:
        """How many jobs are computed: normally one, besides those that are slow."""
        return sum(lane.job is not None for lane in (self._lane, *list(self._slow)))

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
        if len(waiting) < self.most_waiting:
            return
        held = Counter(job.owners[0] for job in waiting)
        address, most = held.most_common(1)[0]
        if most <= held[newcomer.owners[0]] + 1:
            raise Refused("trop_occupe", retry_after=2)
        last = next(job for job in reversed(waiting) if job.owners[0] == address)
        self._waiting.remove(last)
        last.settle(None, Refused("trop_occupe", retry_after=2))

    def _next_job(self, lane: Lane) -> Job | None:
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

    def _leave(self, lane: Lane) -> None:
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
                self._look_after(time.monotonic())

    def _look_after(self, now: float) -> None:
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
        self._lane = Lane(self._next_job)

    def _give_up(self, lane: Lane) -> None:
        job = lane.job
        assert job is not None
        logger.error("an answer took more than %s s: its thread is given up", self._seconds)
        job.abandoned = True
        if lane is self._lane:
            self._slow.add(lane)
            self._lane = Lane(self._next_job)
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
        if len(self._accounts) > 2 * self.most_waiting:
            self._accounts = {owner: account for owner, account in self._accounts.items() if account.used_at > now - MOST_SHADOW_SECONDS}

    def close(self) -> None:
        """End the threads after what they are doing."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
