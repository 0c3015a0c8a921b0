"""One thread that computes answers, and one answer to compute; a thread can be made to end wherever it holds no lock."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import math
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any

logger = logging.getLogger(__name__)

# An answer takes 5 to 30 ms of the processor: those who wait behind one that takes this much, or as much time without it, go on beside it.
PATIENCE_SECONDS = 0.1
PATIENCE_FACTOR_AT_REST = 10
# Modules that hold locks while their functions run, and the functions of `threading` that every thread is in.
_WITH_LOCKS = (
    *("logging", "structlog", "sqlalchemy", "sqlite3", "psycopg2", "importlib", "queue", "concurrent", "prometheus_client"),
    *("bot.server.database", "bot.server.store", "bot.server.worker", "knowledge.store"),
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


class Lane:
    """A thread that takes jobs from `next_job` until it gets none."""

    def __init__(self, next_job: Callable[[Lane], Job | None]) -> None:
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
