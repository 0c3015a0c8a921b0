"""Bound what a connection may cost: the time of a whole request and of its answer, and how many connections there are.

Sanic 21.12 starts its clock anew with each byte that comes, so one header line a second keeps a connection open for ever.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import Any

from sanic.exceptions import RequestTimeout, ServiceUnavailable
from sanic.http import Stage
from sanic.server.protocols.http_protocol import HttpProtocol

logger = logging.getLogger(__name__)

# A connection whose time is over may still send its last words for this long.
LAST_WORDS_SECONDS = 2.0
_SHORTEST_WAIT = 0.1


class BoundedProtocol(HttpProtocol):
    """One connection. `began_at` is when its present request, or its present silence, began."""

    __slots__ = ("_most", "began_at")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.began_at = monotonic()
        self._most = self.app.config.MOST_CONNECTIONS

    @property
    def stage(self) -> Stage:
        """What the connection is doing."""
        http = getattr(self, "_http", None)
        # Sanic's Http is false while no request is handled.
        return Stage.IDLE if http is None else http.stage

    @property
    def is_silent(self) -> bool:
        """Whether nothing was asked that is not answered."""
        return self.stage is Stage.IDLE and not self._awaits_body and not getattr(self, "recv_buffer", b"")

    @property
    def is_arriving(self) -> bool:
        """Whether a request has begun to come and is not there as a whole."""
        return self.stage is Stage.REQUEST or self._awaits_body

    @property
    def _awaits_body(self) -> bool:
        # Sanic sets it with the first request, and takes it back when the body has been read to its end.
        return bool(getattr(getattr(self, "_http", None), "request_body", None))

    def connection_made(self, transport: Any) -> None:
        """Begin; where there are too many connections, the one that has been silent or incomplete for the longest makes room."""
        if len(self.connections) >= self._most:
            others = [one for one in self.connections if one.is_silent or one.is_arriving]
            # Those that ask nothing first.
            oldest = min(others, key=lambda one: (not one.is_silent, one.began_at), default=None)
            if oldest is None:
                transport.abort()
                return
            self.connections.discard(oldest)
            oldest.abort()
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Take bytes; the clock of a request starts with its first one."""
        if self.is_silent:
            self.began_at = monotonic()
        super().data_received(data)

    async def send(self, data: bytes) -> None:
        """Write, and count what follows an answer anew."""
        await super().send(data)
        if not self._awaits_body:
            self.began_at = monotonic()

    def _setup_connection(self) -> None:
        self.began_at = monotonic()
        super()._setup_connection()

    def check_timeouts(self) -> None:
        """Look after the present time limit again and again, and end the connection when it is over."""
        if self._task is None or self._http is None:
            return
        if self.is_silent:
            limit, error = self.keep_alive_timeout, None
        elif self.is_arriving:
            limit, error = self.request_timeout, RequestTimeout("Request Timeout")
        else:
            limit, error = self.response_timeout, ServiceUnavailable("Response Timeout")
        left = self.began_at + limit - monotonic()
        if left > 0:
            self.loop.call_later(max(_SHORTEST_WAIT, min(left, 1.0)), self.check_timeouts)
            return
        self.end(error, LAST_WORDS_SECONDS)

    def end(self, error: Exception | None, seconds: float) -> None:
        """Break off what is going on, answer `error` where somebody still waits, and close within so many seconds."""
        if self._task is not None and self._http is not None:
            if error is not None:
                self._http.exception = error
            self._task.cancel()
        # A client that does not read would keep the last words waiting for ever.
        self.loop.call_later(seconds, self.abort)

    def abort(self) -> None:
        """Close at once. Unlike Sanic's own, the transport stays known: its error handling looks at it."""
        if self.transport:
            self.transport.abort()
