"""The server tells systemd that it is ready and well, and stops telling it when it is not; a real socket stands for systemd."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.server import watchdog
from tests.fixtures import Serve
from tests.serving import Server, free_port

# Between two signs of life the server may be silent for this long.
ALLOWED = 2.0


class Systemd:
    """What listens at the other end of NOTIFY_SOCKET."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + address[1:] if address.startswith("@") else address)

    def next(self, seconds: float) -> str:
        """Return the next line it gets, or nothing when none comes in time."""
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(1000).decode()
        except TimeoutError:
            return ""

    def forget(self) -> None:
        """Drop what came so far."""
        while self.next(0.01):
            pass

    def end(self) -> None:
        """Close it."""
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Systemd]:
    """A systemd that watches every server started meanwhile."""
    one = Systemd(str(tmp_path / "notify"))
    monkeypatch.setenv("NOTIFY_SOCKET", one.address)
    monkeypatch.setenv("WATCHDOG_USEC", str(int(ALLOWED * 1_000_000)))
    yield one
    one.end()


def test_ready_then_alive_then_silent_when_it_hangs(systemd: Systemd, serve: Serve) -> None:
    server = serve()
    assert systemd.next(10) == "READY=1"
    seen = [systemd.next(ALLOWED) for _ in range(4)]
    assert seen == ["WATCHDOG=1"] * 4
    assert server.process is not None
    server.process.send_signal(signal.SIGSTOP)
    systemd.forget()
    assert systemd.next(2 * ALLOWED) == ""
    server.process.send_signal(signal.SIGCONT)
    assert systemd.next(10) == "WATCHDOG=1"
    server.stop()
    assert "STOPPING=1" in [systemd.next(0.1) for _ in range(20)]


def test_a_server_that_is_still_starting_is_not_ready(systemd: Systemd, trial_model: Path, tmp_path: Path) -> None:
    # Its database is not there and is waited for.
    nowhere = f"postgresql://essai@127.0.0.1:{free_port()}/postgres"
    server = Server(trial_model, tmp_path / "donnees", database_url=nowhere, database_wait=60).start(wait=False)
    assert systemd.next(3 * ALLOWED) == ""
    assert server.process is not None and server.process.poll() is None
    server.end()


@pytest.mark.parametrize(
    ("answer", "well"),
    [
        (b"HTTP/1.1 200 OK\r\n", True),
        (b"HTTP/1.1 503 Service Unavailable\r\n", False),
        (b"HTTP/1.1 500 Internal Server Error\r\n", False),
        (b"", False),
        (b"200\r\n", False),
        (b"x" * 200_000, False),
        (b"HTTP/1.1 2", False),
    ],
)
def test_only_an_answer_200_in_time_is_a_sign_of_life(answer: bytes, well: bool) -> None:
    async def ask() -> bool:
        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            # The last one never ends its line: it waits until the other side gives up.
            if answer.endswith(b"2"):
                await reader.read()
            writer.close()

        async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
            return await watchdog.is_well("127.0.0.1", server.sockets[0].getsockname()[1], 0.5)

    assert asyncio.run(ask()) is well


def test_nobody_listening_is_no_sign_of_life() -> None:
    assert not asyncio.run(watchdog.is_well("127.0.0.1", free_port(), 0.5))
    assert not asyncio.run(watchdog.is_well("nulle-part.invalid", 80, 0.5))


def test_without_systemd_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"):
        monkeypatch.delenv(name, raising=False)
    watchdog.notify("READY=1")
    assert watchdog.seconds_allowed() == 0


def test_a_watchdog_meant_for_another_process_is_not_fed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "90000000")
    monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()))
    assert watchdog.seconds_allowed() == 90
    monkeypatch.setenv("WATCHDOG_PID", "1")
    assert watchdog.seconds_allowed() == 0


def test_an_abstract_socket_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    systemd = Systemd(f"@amane-{os.getpid()}-{time.monotonic_ns()}")
    monkeypatch.setenv("NOTIFY_SOCKET", systemd.address)
    watchdog.notify("READY=1")
    assert systemd.next(1) == "READY=1"
    systemd.end()
