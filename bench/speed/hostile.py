"""Measure what other visitors wait while one conversation sends messages: `python -m bench.speed.hostile MESSAGE…`, or the worst ones known.

One server of its own on 127.0.0.1 with the limits as they come, each visitor behind an address of its own, as a proxy tells it. Nothing is written.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import aiohttp

from bench.speed.load import questions
from bench.speed.servers import Server, new_session, ours
from bot.engine.training import ensure_model

SECONDS = 30.0
VISITORS = 8
# A visitor reads an answer before asking again.
PAUSE_SECONDS = 2.0
WORST = ("pnpm: " * 16, "z," * 250, "pas " + "z," * 248, "Moi : bonjour, Toi : et la CDE ? " * 13)
PATH = "/webhooks/web/conversations"


class _Visitor:
    def __init__(self, session: aiohttp.ClientSession, server: Server, number: int) -> None:
        self._session, self._url = session, server.url
        self._headers = {"x-real-ip": f"203.0.113.{number}"}

    async def post(self, path: str, content: dict[str, str]) -> int:
        async with self._session.post(f"{self._url}{PATH}{path}", json=content, headers=self._headers) as answer:
            told = await answer.json()
            if "token" in told:
                self._headers["authorization"] = f"Bearer {told['token']}"
            return answer.status


async def _visit(visitor: _Visitor, until: float, waits: list[float], first_pause: float) -> None:
    texts = questions()
    await asyncio.sleep(first_pause)
    await visitor.post("", {})
    while time.monotonic() < until:
        started = time.monotonic()
        status = await visitor.post("/messages", {"text": next(texts)})
        assert status == 200, status
        waits.append((time.monotonic() - started) * 1000)
        await asyncio.sleep(PAUSE_SECONDS)


async def _harass(visitor: _Visitor, until: float, messages: list[str]) -> int:
    """Send as fast as answers come; return how many were answered."""
    await visitor.post("", {})
    answered = 0
    while time.monotonic() < until:
        for message in messages:
            status = await visitor.post("/messages", {"text": message[:500]})
            answered += status == 200
            if status == 429:
                await asyncio.sleep(0.05)
    return answered


async def _measure(server: Server, messages: list[str]) -> None:
    async with new_session() as session:
        for name, hostile in (("alone", []), ("beside the hostile one", messages)):
            until = time.monotonic() + SECONDS
            waits: list[float] = []
            visits = [_visit(_Visitor(session, server, number), until, waits, PAUSE_SECONDS * number / VISITORS) for number in range(VISITORS)]
            harassing = [_harass(_Visitor(session, server, 200), until, hostile)] if hostile else []
            *_, last = await asyncio.gather(*visits, *harassing)
            percent = statistics.quantiles(waits, n=100, method="inclusive")
            beside = f", {last} of its messages answered" if hostile else ""
            print(f"{name}: {len(waits)} answers, p50 {percent[49]:.0f} ms, p99 {percent[98]:.0f} ms, longest {max(waits):.0f} ms{beside}")


def main(messages: list[str]) -> None:
    """Start the server, measure with and without the hostile conversation, stop it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        server = ours(Path(sys.executable), Path(folder) / "data", ensure_model())
        limits = {"CONVERSATION_LIMIT": "30/minute; 300/hour", "ADDRESS_LIMIT": "300/minute", "OPENING_LIMIT": "60/minute"}
        variables = server.variables
        server.variables = lambda ports: variables(ports) | {f"AMANE_{name}": value for name, value in limits.items()} | {
            "AMANE_ADDRESS_HEADER": "x-real-ip"
        }
        try:
            asyncio.run(server.first_answer(Path(folder) / "log"))
            asyncio.run(_measure(server, messages))
        finally:
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1:] or list(WORST))
