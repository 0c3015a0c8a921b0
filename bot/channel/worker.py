"""Compute the answers in a thread of their own, one at a time, so that a slow or hanging one never stops the server.

Python computes on one core at a time, so one thread is as fast as several. When an answer exceeds its time its thread is given up
and a new one takes over; what the old one may still produce is thrown away, and it must ask `Job.abandoned` before it writes.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.channel.refusal import Refused

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

# Threads that hang can't be ended from outside; past this many the server says that it is ill, so that systemd or the staff restarts it.
MOST_LOST_THREADS = 8


class Job:
    """One answer to compute; `abandoned` once nobody waits for it any more."""

    def __init__(self, work: Callable[[Job], Coroutine[Any, Any, Any]], loop: asyncio.AbstractEventLoop) -> None:
        self.work = work
        self.loop = loop
        self.future: asyncio.Future[Any] = loop.create_future()
        self.started_at: float | None = None
        self.abandoned = False

    def settle(self, result: Any, error: BaseException | None) -> None:
        """Hand the outcome to whoever waits, in their own thread."""

        def hand_over() -> None:
            if self.future.done():
                return
            if error is None or self.abandoned:
                self.future.set_result(result)
            else:
                self.future.set_exception(error)

        try:
            self.loop.call_soon_threadsafe(hand_over)
        except RuntimeError:
            logger.warning("an answer came after the server had stopped")


class Worker:
    """Run coroutines one after the other in one thread, each within `seconds`; at most `most_waiting` wait."""

    def __init__(self, seconds: float, most_waiting: int) -> None:
        self._seconds = seconds
        self._most_waiting = most_waiting
        self._waiting = 0
        self.lost_threads = 0
        self._watches: set[asyncio.Task[None]] = set()
        self._start()

    def _start(self) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=_work, args=(self._jobs,), name="answers", daemon=True)
        self._thread.start()

    @property
    def healthy(self) -> bool:
        """Whether answers are still computed."""
        return self._thread.is_alive() and self.lost_threads < MOST_LOST_THREADS

    async def run(self, work: Callable[[Job], Coroutine[Any, Any, Result]]) -> Result:
        """Return what `work(job)` gives; `Refused` when too many wait or the time is over."""
        if self._waiting >= self._most_waiting or not self.healthy:
            raise Refused("trop_occupe", retry_after=2)
        job = Job(work, asyncio.get_running_loop())
        self._waiting += 1
        self._jobs.put(job)
        try:
            await self._finished(job)
            return await job.future
        except asyncio.CancelledError:
            # The visitor is gone, but what they started may hang: somebody must still notice.
            watch = job.loop.create_task(self._outlast(job))
            self._watches.add(watch)
            watch.add_done_callback(self._watches.discard)
            raise
        finally:
            job.abandoned = True
            self._waiting -= 1
            if job.future.done():
                # The visitor may have gone just now: asyncio complains about an error that nobody looked at.
                job.future.exception()

    async def _outlast(self, job: Job) -> None:
        with contextlib.suppress(Refused):
            await self._finished(job)

    async def _finished(self, job: Job) -> None:
        """Wait for the job; its time counts from when it starts, and it may wait twice that long for its turn."""
        submitted = time.monotonic()
        wait = self._seconds
        while not (await asyncio.wait((job.future,), timeout=wait))[0]:
            now = time.monotonic()
            if job.started_at is None:
                wait = submitted + 2 * self._seconds - now
                if wait <= 0:
                    raise Refused("trop_occupe", retry_after=2)
                # It may start at any moment, and then has its own time.
                wait = min(wait, self._seconds / 4)
            else:
                wait = job.started_at + self._seconds - now
                if wait <= 0:
                    self._replace()
                    raise Refused("delai_depasse", retry_after=1)

    def _replace(self) -> None:
        logger.error("an answer took more than %s s: its thread is given up", self._seconds)
        self.lost_threads += 1
        old = self._jobs
        self._start()
        # Those who waited behind the hanging one go to the new thread; the old thread, should it wake up, ends.
        while True:
            try:
                job = old.get_nowait()
            except queue.Empty:
                break
            if job is not None:
                self._jobs.put(job)
        old.put(None)

    def close(self) -> None:
        """End the thread after what it is doing."""
        self._jobs.put(None)


def _work(jobs: queue.SimpleQueue[Job | None]) -> None:
    loop = asyncio.new_event_loop()
    while (job := jobs.get()) is not None:
        if job.abandoned:
            continue
        job.started_at = time.monotonic()
        try:
            job.settle(loop.run_until_complete(job.work(job)), None)
        except BaseException as error:  # noqa: BLE001 - whoever waits decides
            job.settle(None, error)
    loop.close()
