"""The servers under measure: how each is started, talked to, weighed and ended. All listen on 127.0.0.1 only."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bench import machine
from bench.peers import Peer

# Stock Rasa with TensorFlow needs up to half a minute on two calm cores, and several times that on busy ones.
START_SECONDS = 300.0
# An answer that takes longer is a failure of the measure, not a latency.
ANSWER_SECONDS = 60
# The assistant's limits protect it from one address that asks as fast as it can, which is what a measure is.
NO_LIMIT = "1000000/minute"
FIRST_QUESTION = "Quelles sont les valeurs de la PNPM ?"


class MeasureError(RuntimeError):
    """A server does not start or does not answer as it should."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Visitor:
    """Somebody with a conversation; `say` returns when the whole answer is there."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def open(self) -> None:
        """Begin a new conversation."""

    async def say(self, text: str) -> None:
        """Say something; raises `MeasureError` when there is no answer."""
        raise NotImplementedError

    async def _post(self, path: str, content: Any, **headers: str) -> Any:
        async with self._session.post(self._url + path, json=content, headers=headers) as answer:
            if answer.status != 200:
                raise MeasureError(f"{path}: {answer.status} {(await answer.text())[:200]}")
            return await answer.json()


class OurVisitor(Visitor):
    _token = ""

    async def open(self) -> None:
        self._token = (await self._post("/webhooks/web/conversations", {}))["token"]

    async def say(self, text: str) -> None:
        content = await self._post("/webhooks/web/conversations/messages", {"text": text}, authorization=f"Bearer {self._token}")
        if not content["messages"]:
            raise MeasureError(f"no answer to {text!r}")
        self._token = content["token"]


class RasaVisitor(Visitor):
    _sender = ""

    async def open(self) -> None:
        self._sender = uuid.uuid4().hex

    async def say(self, text: str) -> None:
        # Stock Rasa answers errors with an empty list and status 200.
        if not await self._post("/webhooks/rest/webhook", {"sender": self._sender, "message": text}):
            raise MeasureError(f"no answer to {text!r}")


class FloorVisitor(Visitor):
    async def say(self, text: str) -> None:
        if not await self._post("/", {"text": text}):
            raise MeasureError(f"no answer to {text!r}")


@dataclass
class Server:
    """One measured server: `commands` get the port they listen on, the first is the one that visitors talk to."""

    name: str
    title: str
    visitor: type[Visitor]
    commands: Callable[[list[int]], Sequence[list[str]]]
    folder: Path
    variables: Callable[[list[int]], dict[str, str]]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    url: str = ""

    def start(self, log: Path) -> None:
        """Start every process of the server; does not wait."""
        ports = [free_port(), free_port()]
        self.url = f"http://127.0.0.1:{ports[0]}"
        with log.open("ab") as out:
            for command in self.commands(ports):
                process = subprocess.Popen(
                    command, cwd=self.folder, env=self.variables(ports), stdout=out, stderr=out, start_new_session=True
                )
                self.processes.append(process)

    def check(self) -> None:
        """Raise `MeasureError` when a process of the server has ended."""
        if any(process.poll() is not None for process in self.processes):
            raise MeasureError(f"{self.title} ended")

    def stop(self) -> None:
        """End every process of the server, and those that it started."""
        for process in self.processes:
            for how, seconds in ((signal.SIGTERM, 15), (signal.SIGKILL, 15)):
                if process.poll() is None:
                    os.killpg(process.pid, how)
                try:
                    process.wait(seconds)
                    break
                except subprocess.TimeoutExpired:
                    continue
        self.processes.clear()

    def megabytes(self) -> float:
        """Return the memory of all its processes in MB of 1e6 bytes; what they share is shared out among them (PSS)."""
        mine = {process.pid for process in self.processes}
        kilobytes = 0
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    if os.getsid(int(folder.name)) in mine:
                        lines = (folder / "smaps_rollup").read_text().splitlines()
                        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
                except (OSError, ProcessLookupError):
                    continue
        return round(kilobytes * 1024 / 1e6, 1)

    async def first_answer(self, log: Path) -> float:
        """Start it and return the seconds until a visitor has an answer."""
        started = time.monotonic()
        self.start(log)
        async with new_session() as session:
            while time.monotonic() - started < START_SECONDS:
                self.check()
                visitor = self.visitor(session, self.url)
                try:
                    await visitor.open()
                    await visitor.say(FIRST_QUESTION)
                    return time.monotonic() - started
                except (aiohttp.ClientError, MeasureError, TimeoutError):
                    await asyncio.sleep(0.05)
        raise MeasureError(f"{self.title} does not answer, see {log}")


def new_session() -> aiohttp.ClientSession:
    """Return an HTTP client with connections kept open, as browsers do."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS), connector=aiohttp.TCPConnector(limit=0), trust_env=False
    )


def ours(python: Path, data: Path, model: Path, **settings: str) -> Server:
    """Return the assistant's server, as `make serve` starts it, without its limits; `settings` as `database_url="postgresql://…"`."""

    def variables(ports: list[int]) -> dict[str, str]:
        limits = {f"AMANE_{name}_LIMIT": NO_LIMIT for name in ("CONVERSATION", "ADDRESS", "OPENING")}
        return clean() | limits | {"AMANE_DATA_DIR": str(data), "AMANE_MODEL": str(model), "RASA_TELEMETRY_ENABLED": "false"} | {
            f"AMANE_{name.upper()}": value for name, value in settings.items()
        }

    def commands(ports: list[int]) -> list[list[str]]:
        return [[str(python), "-m", "bot", "serve", "--port", str(ports[0])]]

    return Server("ours", "This assistant", OurVisitor, commands, machine.ROOT, variables)


def stock(peer: Peer) -> Server:
    """Return a peer with its action server, REST channel and SQLite store, as Rasa's documentation starts them."""

    def commands(ports: list[int]) -> list[list[str]]:
        serve = ["run", "--model", "models", "--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "-i", "127.0.0.1"]
        return [peer.rasa(*serve, "-p", str(ports[0])), peer.rasa("run", "actions", "-p", str(ports[1]))]

    def variables(ports: list[int]) -> dict[str, str]:
        # SANIC_HOST: the action server's address; it listens on every one unless told.
        return peer.variables(ACTION_PORT=str(ports[1]), SANIC_HOST="127.0.0.1")

    return Server(peer.name, peer.title, RasaVisitor, commands, peer.project, variables)


def floor(name: str, title: str, python: Path, model: Path) -> Server:
    """Return a floor: `echo` or `classifier` of `bench.speed.floors`."""

    def commands(ports: list[int]) -> list[list[str]]:
        return [[str(python), "-m", "bench.speed.floors", name, str(ports[0]), str(model)]]

    return Server(name, title, FloorVisitor, commands, machine.ROOT, lambda ports: clean() | {"RASA_TELEMETRY_ENABLED": "false"})


def clean() -> dict[str, str]:
    """Return the environment variables without settings that would change a measure."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("AMANE_", "SANIC_", "PYTHON", "VIRTUAL_ENV"))}
