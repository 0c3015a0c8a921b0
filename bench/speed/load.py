"""Measure this assistant against stock Rasa under load: `python -m bench.speed` writes `bench/speed/load.{json,md}` and a picture.

Each server in turn, alone on the machine: start, memory, 1, 8 and 32 visitors at a time, conversations of two hundred turns.
All are asked the same questions in the same order. The visitors run in this process: they take part of one core from every server alike.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import machine
from bench.peers import ENVIRONMENTS, PEERS, Peer, install
from bench.speed import report
from bench.speed.servers import Server, Visitor, floor, new_session, ours, stock
from bot.engine.training import ensure_model

RESULTS = Path(__file__).parent
QUESTIONS = "bench/understanding/sets/questions*.jsonl"
VISITORS = (1, 8, 32)
# Messages of each measure; what is left of the total is asked by eight visitors before the memory is weighed again.
MESSAGES = {1: 500, 8: 1000, 32: 2000}
TOTAL_MESSAGES = 5000
TURNS_OF_A_VISIT = 10
WARM_UP_MESSAGES = 50
LONG_CONVERSATIONS = 3
LONG_TURNS = 200
# Five questions in turn, so that each window of five turns asks the same ones.
LONG_QUESTIONS = (
    "Quelles sont les valeurs de la PNPM ?",
    "Qui a fondé le groupe de travail ?",
    "Combien de membres compte la CDE ?",
    "et ses documents ?",
    "merci beaucoup",
)
WINDOWS = {2: range(2, 7), 50: range(48, 53), 200: range(196, 201)}


def questions() -> Iterator[str]:
    """Yield the test questions for ever, always in the same order."""
    lines = [line for path in machine.files([QUESTIONS]) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["turns"][0]["user"] for line in lines]
    return itertools.cycle(texts)


async def ask(server: Server, visitors: int, messages: int) -> dict[str, float]:
    """Let so many visitors ask so many messages in all; return latencies in ms and messages per second."""
    texts = questions()
    todo = iter(range(messages))
    latencies: list[float] = []

    async def visit(visitor: Visitor) -> None:
        while True:
            await visitor.open()
            for _ in range(TURNS_OF_A_VISIT):
                if next(todo, None) is None:
                    return
                started = time.perf_counter()
                await visitor.say(next(texts))
                latencies.append((time.perf_counter() - started) * 1000)

    async with new_session() as session:
        started = time.perf_counter()
        await asyncio.gather(*(visit(server.visitor(session, server.url)) for _ in range(visitors)))
        seconds = time.perf_counter() - started
    server.check()
    print(f"  {messages} messages, visitors: {visitors}, {seconds:.1f} s", flush=True)
    percent = statistics.quantiles(latencies, n=100, method="inclusive")
    figures = {"p50": percent[49], "p95": percent[94], "p99": percent[98], "mean": statistics.mean(latencies)}
    return {name: round(value, 2) for name, value in figures.items()} | {"per_second": round(messages / seconds, 1), "messages": messages}


async def long_conversations(server: Server) -> dict[str, float]:
    """Return the median latency around the 2nd, 50th and 200th turn of a conversation, in ms."""
    found: dict[int, list[float]] = {turn: [] for turn in WINDOWS}
    async with new_session() as session:
        for _ in range(LONG_CONVERSATIONS):
            visitor = server.visitor(session, server.url)
            await visitor.open()
            for turn in range(1, LONG_TURNS + 1):
                started = time.perf_counter()
                await visitor.say(LONG_QUESTIONS[turn % len(LONG_QUESTIONS)])
                milliseconds = (time.perf_counter() - started) * 1000
                for window, turns in WINDOWS.items():
                    if turn in turns:
                        found[window].append(milliseconds)
    return {f"turn_{turn}": round(statistics.median(values), 2) for turn, values in found.items()}


async def measure(server: Server, logs: Path, starts: int, share: float) -> dict[str, Any]:
    """Return every figure of one server; `share` of the messages, for a quick look."""
    print(f"measuring {server.title}", flush=True)
    log = logs / f"{server.name}.log"
    load = machine.load_average()
    seconds = []
    try:
        for turn in range(starts):
            seconds.append(await server.first_answer(log))
            if turn < starts - 1:
                server.stop()
        await asyncio.sleep(2)
        figures: dict[str, Any] = {"title": server.title, "first_answer_s": round(statistics.median(seconds), 2), "starts": starts}
        figures["memory_idle_mb"] = server.megabytes()
        counts = {visitors: max(60, round(number * share)) for visitors, number in MESSAGES.items()}
        total = max(round(TOTAL_MESSAGES * share), sum(counts.values()) + WARM_UP_MESSAGES + 60)
        await ask(server, 1, WARM_UP_MESSAGES)
        figures["visitors"] = {str(visitors): await ask(server, visitors, number) for visitors, number in counts.items()}
        await ask(server, 8, total - sum(counts.values()) - WARM_UP_MESSAGES)
        figures["memory_after_mb"], figures["messages"] = server.megabytes(), total
        if server.name in ("ours", *(peer.name for peer in PEERS)):
            figures |= await long_conversations(server)
    finally:
        server.stop()
    return figures | {"load_before": load, "load_after": machine.load_average()}


def product_environment() -> Path:
    """Return the folder of an environment with what `make serve` installs, nothing for development, so that its size can be told."""
    folder = ENVIRONMENTS / "product"
    install(folder, machine.ROOT / "requirements.lock", sys.executable, "this assistant")
    return folder


def train_ours(python: Path) -> dict[str, float]:
    """Train in a process of its own and return the seconds it took and the load of the machine before."""
    load, started = machine.load_average(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        code = "import sys, pathlib; from bot.engine.training import train; train(pathlib.Path(sys.argv[1]))"
        subprocess.run([str(python), "-c", code, folder], cwd=machine.ROOT, check=True, stdout=subprocess.DEVNULL)
    return {"seconds": round(time.monotonic() - started, 1), "load_before": load, "load_after": machine.load_average()}


def where_time_goes(python: Path, model: Path, messages: int) -> dict[str, float]:
    """Return milliseconds of a message per stage, measured in a process of its own."""
    command = [str(python), "-m", "bench.speed.where", str(model), str(messages)]
    done = subprocess.run(command, cwd=machine.ROOT, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _sizes(environment: Path, model: Path) -> dict[str, float]:
    return {"environment_mb": machine.folder_megabytes(environment), "model_mb": round(model.stat().st_size / 1e6, 1)}


def main(arguments: list[str] | None = None) -> None:
    """Prepare, measure everything and write the results."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description="Measure the assistant against stock Rasa.")
    parser.add_argument("--only", nargs="*", default=[], help="measure only these: ours default spacy echo classifier (nothing is written)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the messages, for a quick look (nothing is written below 1)")
    parser.add_argument("--starts", type=int, default=3, help="how often each server is started")
    parser.add_argument("--no-train", action="store_true", help="do not time our own training")
    options = parser.parse_args(arguments)
    whole = not options.only and options.share >= 1
    # The servers are in sessions of their own: whoever ends the measure must not leave them behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))

    environment = product_environment()
    python = environment / "bin" / "python"
    model = ensure_model()
    peers = [peer for peer in PEERS if not options.only or peer.name in options.only]
    training: dict[str, Any] = {peer.name: peer.prepare() for peer in peers}
    if not options.no_train:
        print("training this assistant", flush=True)
        training["ours"] = train_ours(python)
    sizes = {peer.name: _sizes(peer.environment, peer.model) for peer in peers} | {"ours": _sizes(environment, model)}
    measured = _measure_all(python, model, peers, options)
    result: dict[str, Any] = {
        "date": machine.today(),
        "machine": machine.kind(),
        "training_data": machine.fingerprint(machine.TRAINING_FILES),
        "servers": {name: figures | sizes.get(name, {}) for name, figures in measured.items()},
        "training": training,
        "where_ms": where_time_goes(python, model, max(60, round(500 * options.share))),
    }
    if "ours" in measured:
        inside = sum(result["where_ms"].values())
        result["where_ms"]["HTTP, tokens, limits, JSON"] = round(max(0.0, measured["ours"]["visitors"]["1"]["mean"] - inside), 3)
    if whole:
        _write(result)
    else:
        print(json.dumps(result, indent=1, ensure_ascii=False))


def _measure_all(python: Path, model: Path, peers: list[Peer], options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Return what `measure` gives of each server asked for; where one fails, show what they all said."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        temporary = Path(folder)
        servers = [
            floor("echo", "Floor: Sanic echo", python, model),
            floor("classifier", "Floor: our classifier alone", python, model),
            ours(python, temporary / "data", model),
            *map(stock, peers),
        ]
        chosen = [server for server in servers if not options.only or server.name in options.only]
        for peer in peers:
            # Every run begins with an empty store, as ours does.
            (peer.project / "conversations.db").unlink(missing_ok=True)
        try:
            return {server.name: asyncio.run(measure(server, temporary, options.starts, options.share)) for server in chosen}
        except BaseException:
            for log in sorted(temporary.glob("*.log")):
                print(f"--- {log.name}\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}", file=sys.stderr)
            raise


def _write(result: dict[str, Any]) -> None:
    (RESULTS / "load.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (RESULTS / "load.md").write_text(report.markdown(result), encoding="utf-8")
    report.picture(result, machine.ROOT / "docs" / "captures" / "bench.png")
    print(report.markdown(result))


if __name__ == "__main__":
    main()
