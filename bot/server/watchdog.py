"""Tell systemd when the server is ready, and that it is well for as long as its own `/health` says so; without systemd, do nothing.

systemd restarts a service that stays silent longer than its `WatchdogSec`: a hung or broken server. So it cannot start what was stopped on purpose,
and a slow start has its time.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.server.settings import Settings

logger = logging.getLogger(__name__)

# Of the time that systemd allows between two signs of life: how long a check may take, and the rest between two. Together below one, so that
# the slowest check that still succeeds is in time; a check that fails is repeated several times before a restart.
CHECK_SHARE = 0.6
REST_SHARE = 0.2


def register(app: Sanic, settings: Settings) -> None:
    """Follow the life of the server: ready once it listens, alive while it is well, and stopping."""

    async def ready(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        notify("READY=1")
        allowed = seconds_allowed()
        if allowed:
            app.ctx.watching = loop.create_task(_watch(settings.host, settings.port, allowed))

    async def stopping(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        notify("STOPPING=1")
        if hasattr(app.ctx, "watching"):
            app.ctx.watching.cancel()

    app.register_listener(ready, "after_server_start")
    app.register_listener(stopping, "before_server_stop")


def notify(state: str) -> None:
    """Send one line of the protocol of sd_notify(3) to the service manager that started this process, if one did."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.settimeout(1.0)
        try:
            # A name that starts with @ is one of Linux's abstract sockets.
            channel.sendto(state.encode(), "\0" + address[1:] if address.startswith("@") else address)
        except OSError as error:
            logger.warning("systemd could not be told %s: %s", state, error)


def seconds_allowed() -> float:
    """Return how long systemd lets this process be silent; 0 where it does not watch it."""
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return 0.0
    return int(os.environ.get("WATCHDOG_USEC", "0")) / 1_000_000


async def _watch(host: str, port: int, allowed: float) -> None:
    while True:
        if await is_well(host, port, CHECK_SHARE * allowed):
            notify("WATCHDOG=1")
        else:
            logger.error("the server did not answer its own health check well")
        await asyncio.sleep(REST_SHARE * allowed)


async def is_well(host: str, port: int, seconds: float) -> bool:
    """Ask `/health` through the network, as a visitor would; True when it answers 200 in time (503 there means: a restart helps)."""
    writer = None
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            status = await reader.readline()
    except (OSError, ValueError) as error:
        logger.warning("health check: %s", error or type(error).__name__)
        return False
    finally:
        if writer is not None:
            writer.close()
    return status.split()[1:2] == [b"200"]
