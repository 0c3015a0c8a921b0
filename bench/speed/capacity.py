"""Measure how much several servers answer together: `python -m bench.speed.capacity [--database postgresql://…] [--limits valkey://…]`.

The servers of all cases run at once and are asked in turn, a few seconds each and several times over, so that whatever else the machine does falls
on every case alike. Visitors ask as fast as they are answered, eight to a server, from this process: they, database and counter take
part of the same processors. Nothing is written; what is printed is the table of docs/exploitation.md.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import signal
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bench import machine
from bench.speed.load import questions
from bench.speed.servers import OurVisitor, Server, new_session, ours
from bot.engine.training import ensure_model

PROCESSES = (1, 2, 4)
VISITORS_OF_A_SERVER = 8
ROUNDS, SECONDS = 4, 2.0
TURNS_OF_A_VISIT = 10


@dataclass
class Case:
    """Some servers together: what each round gave, in messages per second, every wait, in ms, and what the servers took of the processors."""

    processes: int
    limits: str
    per_second: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    processor_seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Messages per second, the median of the rounds."""
        return statistics.median(self.per_second)

    @property
    def p99(self) -> float:
        """What one answer of a hundred takes longer than, in ms."""
        return statistics.quantiles(self.waits, n=100, method="inclusive")[98]


class Wanderer(OurVisitor):
    """A visitor each of whose requests goes to the next of the servers, whatever its conversation."""

    def __init__(self, session: aiohttp.ClientSession, urls: list[str], first: int) -> None:
        super().__init__(session, urls[0])
        self._urls = itertools.islice(itertools.cycle(urls), first, None)

    async def _post(self, path: str, content: Any, **headers: str) -> Any:
        self._url = next(self._urls)
        return await super()._post(path, content, **headers)


async def measure(case: Case, urls: list[str], seconds: float) -> None:
    """Ask the servers at `urls` for so many seconds, and add what came of it to the case."""
    texts, until = questions(), time.monotonic() + seconds

    async def visit(visitor: Wanderer) -> int:
        answered = 0
        while time.monotonic() < until:
            await visitor.open()
            for _ in range(TURNS_OF_A_VISIT):
                started = time.perf_counter()
                await visitor.say(next(texts))
                case.waits.append((time.perf_counter() - started) * 1000)
                answered += 1
                if time.monotonic() >= until:
                    break
        return answered

    async with new_session() as session:
        started = time.monotonic()
        visitors = [Wanderer(session, urls, number) for number in range(VISITORS_OF_A_SERVER * len(urls))]
        answered = sum(await asyncio.gather(*map(visit, visitors)))
        case.per_second.append(answered / (time.monotonic() - started))


def processor_seconds(servers: list[Server]) -> float:
    """Return what servers have taken of the processors so far: unlike the rate it hardly depends on what else the machine does."""
    stats = [Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split() for server in servers for process in server.processes]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def table(cases: list[Case]) -> str:
    """Return the table, in French: figures, and ratios to the first case."""
    lines = [
        "| serveurs | limites comptées par | messages par seconde | fois un serveur | une réponse sur cent dépasse | processeur par message |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for case in cases:
        rate, times = f"{case.rate:.0f}", f"{case.rate / cases[0].rate:.2f}".replace(".", ",")
        each = f"{1000 * case.processor_seconds / len(case.waits):.1f}".replace(".", ",")
        lines.append(f"| {case.processes} | {case.limits} | {rate} | {times} | {case.p99:.0f} ms | {each} ms |")
    return "\n".join(lines)


def start(count: int, folder: Path, model: Path, **settings: str) -> list[Server]:
    """Start servers that share a database, and a counter of limits where the settings name one; return them when each has answered."""
    servers: list[Server] = []
    for number in range(count):
        server = ours(Path(sys.executable), folder / "data", model, **settings)
        servers.append(server)
        asyncio.run(server.first_answer(folder / f"{number}.log"))
    return servers


def main(arguments: list[str] | None = None) -> None:
    """Start the servers of every case, ask them in turn, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed.capacity", description="Measure how much several servers answer together.")
    parser.add_argument("--database", default="", help="a PostgreSQL, as AMANE_DATABASE_URL; else one SQLite file for all")
    parser.add_argument("--limits", default="", help="a Valkey or Redis, as AMANE_LIMITS_URL; else each counts for itself")
    parser.add_argument("--processes", nargs="+", type=int, default=PROCESSES, help="how many servers in each case")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    model, load = ensure_model(), machine.load_average()
    counted = {"chacun": ""} | ({"un Redis": options.limits} if options.limits else {})
    cases = [Case(processes, limits) for limits in counted for processes in options.processes]
    servers: dict[str, list[Server]] = {limits: [] for limits in counted}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            for limits, url in counted.items():
                place = Path(folder) / limits
                place.mkdir()
                servers[limits] = start(max(options.processes), place, model, database_url=options.database, limits_url=url)
            for _ in range(ROUNDS):
                for case in cases:
                    asked = servers[case.limits][: case.processes]
                    before = processor_seconds(asked)
                    asyncio.run(measure(case, [server.url for server in asked], SECONDS))
                    case.processor_seconds += processor_seconds(asked) - before
        finally:
            for server in itertools.chain.from_iterable(servers.values()):
                server.stop()
    print(table(cases))
    print(f"{machine.kind()}, {machine.today()}, load of the last minute {load} before, {machine.load_average()} after")


if __name__ == "__main__":
    main()
