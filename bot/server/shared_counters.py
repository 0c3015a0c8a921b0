"""Count requests once for all servers, in a server that speaks Redis's protocol (Valkey, Redis), and do without it while it is away."""

from __future__ import annotations

import asyncio
import logging
import math
import re
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from limits import RateLimitItem

logger = logging.getLogger(__name__)

# Longest that a request may wait to be counted. On the same machine it takes a millisecond, and some twenty beside answers being computed.
WAIT_SECONDS = 0.1
# So many requests in a row that waited in vain mean that it hangs; one or two, that a machine is busy: each of them is then counted here.
MOST_LATE = 3
# After a failure nobody asks for so long; then one request tries, and the others still do without.
PAUSE_SECONDS = 2.0
# A count holds a connection for about as long as the way there and back; more requests than this wait for one, within their time.
MOST_CONNECTIONS = 16
SCHEMES = ("valkey", "valkeys", "redis", "rediss")
SOCKET_SCHEMES = ("valkey+unix", "redis+unix")


def is_usable(url: str) -> bool:
    """Whether a text is an address of such a server: `valkey://[user:password@]host[:port][/number]`, or the path of its socket."""
    try:
        parts = urlsplit(url)
        # Reading the port checks it.
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    if parts.fragment or not url.isprintable() or " " in url:
        return False
    if parts.scheme in SOCKET_SCHEMES:
        return not parts.netloc and len(parts.path) > 1 and re.fullmatch(r"(db=\d+)?", parts.query) is not None
    return parts.scheme in SCHEMES and named and not parts.query and re.fullmatch(r"(/\d*)?", parts.path) is not None


class SharedCounters:
    """Counters that several servers share. What can't be counted is not refused: whoever asks then counts for itself."""

    def __init__(self, url: str) -> None:
        """Take the address; nothing is connected yet."""
        # A tenth of a second, for those who have such a server only.
        from limits.aio.storage import RedisStorage
        from limits.aio.strategies import SlidingWindowCounterRateLimiter
        from valkey.asyncio import BlockingConnectionPool

        # The pool that `limits` would make grows without end; and for an address that says redis it would ask for another package.
        pool = BlockingConnectionPool.from_url(re.sub(r"^\w+\+unix", "unix", url), max_connections=MOST_CONNECTIONS, timeout=WAIT_SECONDS)
        storage = RedisStorage("async+valkey://", connection_pool=pool)  # type: ignore[arg-type]
        self._strategy = SlidingWindowCounterRateLimiter(storage)
        self._again_at = -math.inf
        self._late = 0
        self.working = True
        self.losses = 0

    async def hit(self, limits: Sequence[RateLimitItem], name: str, key: str) -> float | None:
        """Count one request of `key` against limits; return 0, or the seconds to wait where one is reached. None: it could not be counted."""
        trial = not self.working
        if trial:
            if time.monotonic() < self._again_at:
                return None
            # Before anything is waited for: meanwhile the others go on without.
            self._again_at = time.monotonic() + PAUSE_SECONDS
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                wait = await self._wait(limits, name, key)
        except TimeoutError as error:
            self._late += 1
            if self._late >= MOST_LATE:
                self._lose(error)
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, no visitor is refused for it
            self._lose(error)
            return None
        self._late = 0
        if trial and not self.working:
            self.working = True
            logger.warning("the server of AMANE_LIMITS_URL counts again, for all servers together")
        return wait

    async def _wait(self, limits: Sequence[RateLimitItem], name: str, key: str) -> float:
        for limit in limits:
            if not await self._strategy.hit(limit, name, key):
                return max(1.0, (await self._strategy.get_window_stats(limit, name, key)).reset_time - time.time())
        return 0.0

    def _lose(self, error: Exception) -> None:
        if not self.working:
            return
        self.working = False
        self.losses += 1
        self._again_at = time.monotonic() + PAUSE_SECONDS
        # Its kind, never its text: that may quote the address, or what was counted.
        logger.error("the server of AMANE_LIMITS_URL does not count (%s): until it does, each server counts for itself", type(error).__name__)
