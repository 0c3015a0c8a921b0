"""Random requests, none of which may end, hang or confuse the server.

2,000 by default; ESSAI_REQUETES=20000 for the long run. The seed is printed and can be given again with ESSAI_GRAINE.
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Serve
from tests.serving import GOLDEN, PATH, Server

REQUESTS = int(os.environ.get("ESSAI_REQUETES", "2000"))
SEED = int(os.environ.get("ESSAI_GRAINE", random.SystemRandom().randrange(10**6)))
PATIENCE = 0.2
PATHS = [
    PATH,
    f"{PATH}/messages",
    f"{PATH}/feedback",
    f"{PATH}/questions",
    "/health",
    "/metrics",
    "/",
    "/webhooks/rest/webhook",
    "/webhooks/web",
    "/../..",
    "/%ff%fe",
    "/" + "a" * 500,
]
METHODS = ["POST"] * 60 + ["GET", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH", "TRACE", "CONNECT", "X"]
TEXTS = [
    "bonjour",
    "quelles sont les valeurs",
    "/restart",
    '/choisir{"sujet": "A1"}',
    "{" * 400,
    "\ud800",
    "\u200b",
    "",
    " ",
    "\x00",
    "panne panne",
    "on me frappe",
    "👍" * 200,
    "é" * 501,
    "مرحبا",
    "<b>",
    "%s{0}",
]


def _text(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(TEXTS)
    return "".join(chr(chance.choice([chance.randrange(0x250), chance.randrange(0x110000)])) for _ in range(chance.randrange(600)))


def _value(chance: random.Random, depth: int = 0) -> Any:
    kinds = ["text", "text", "number", "none", "bool", "float"] + (["list", "dict"] if depth < 4 else [])
    match chance.choice(kinds):
        case "text":
            return _text(chance)
        case "number":
            return chance.choice([0, -1, 2**63, 10**300])
        case "float":
            return chance.choice([0.5, float("nan"), float("inf"), 1e308])
        case "bool":
            return chance.random() < 0.5
        case "list":
            return [_value(chance, depth + 1) for _ in range(chance.randrange(4))]
        case "dict":
            return {_text(chance)[:20]: _value(chance, depth + 1) for _ in range(chance.randrange(4))}
    return None


def _body(chance: random.Random, messages: list[str]) -> bytes:
    match chance.randrange(10):
        case 0:
            return chance.randbytes(chance.randrange(300))
        case 1:
            return json.dumps(_value(chance)).encode()[: chance.randrange(1, 9000)]
        case 2:
            return b"{" * chance.randrange(9000)
        case 3:
            return json.dumps({"message": chance.choice([*messages, "x"]), "useful": _value(chance, 4)}).encode()
        case 4:
            return json.dumps({"choice": chance.choice(['/choisir{"sujet": "A1"}', _text(chance)])}).encode()
        case 5:
            return json.dumps({chance.choice(["text", "choice", "message", "sender", ""]): _value(chance)}).encode()
    return json.dumps({"text": _text(chance)}).encode()


def _head(chance: random.Random, tokens: list[str], length: int) -> bytes:
    token = chance.choice(tokens)
    if chance.random() < 0.1:
        place = chance.randrange(len(token))
        token = token[:place] + chance.choice("aZ0._-é\x01 ") + token[place + 1 :]
    path = chance.choice(PATHS[1:2] * 40 + PATHS) + (chance.choice(["?a=b", "?", "#x", "?%00"]) if chance.random() < 0.05 else "")
    lines = [f"{chance.choice(METHODS)} {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {token}"]
    if chance.random() < 0.9:
        lines.append("Content-Type: application/json")
    if chance.random() < 0.95:
        lines.append(f"Content-Length: {length if chance.random() < 0.95 else chance.choice([-1, 0, 5, 10**6, 10**20, 'abc', ''])}")
    if chance.random() < 0.05:
        lines.append(
            chance.choice(
                [
                    "Transfer-Encoding: chunked",
                    "Upgrade: websocket",
                    "Expect: 100-continue",
                    "Expect: x",
                    "Origin: null",
                    "X: " + "a" * 9000,
                    "sans deux points",
                    "X-Real-IP: \x00",
                    "Connection: close",
                ]
            )
        )
    head = "\r\n".join(lines).encode("utf-8", errors="replace") + b"\r\n\r\n"
    if chance.random() < 0.03:
        place = chance.randrange(len(head))
        head = head[:place] + chance.randbytes(3) + head[place:]
    return head


def _memory_mb(server: Server) -> float:
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _exchange(port: int, data: bytes) -> tuple[bytes, float]:
    """Send bytes; return what came back, nothing where the server cut off or waits for the rest of a body, and how long it took."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(data)
            received = connection.recv(65536)
        except (ConnectionResetError, BrokenPipeError, TimeoutError):
            received = b""
    return received, time.monotonic() - started


def _sound_status(data: bytes, received: bytes) -> int:
    """Return the status of an answer, which tells of no fault of ours."""
    status = int(received.split()[1])
    assert b"Traceback" not in received
    assert status < 500, (data, received)
    return status


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_random_requests(serve: Serve, request: pytest.FixtureRequest, database: str) -> None:
    settings = {"database_url": request.getfixturevalue("postgres").url} if database == "postgresql" else {}
    server = serve(request_seconds=2, **settings)
    print(f"seed {SEED}")
    chance = random.Random(SEED)
    visitors = [server.visitor() for _ in range(10)]
    tokens = [visitor.token for visitor in visitors]
    messages = [visitor.greeting["messages"][0]["id"] for visitor in visitors]
    memory = _memory_mb(server)
    statuses: dict[int, int] = {}
    slowest = 0.0
    for number in range(REQUESTS // 2):
        if number % 20 == 0:
            # Some of the requests delete conversations.
            visitor = server.visitor()
            visitor.client.close()
            tokens[number // 20 % 10] = visitor.token
        body = _body(chance, messages)
        data = _head(chance, tokens, len(body)) + body
        received, seconds = _exchange(server.port, data)
        if received:
            slowest = max(slowest, seconds)
            status = _sound_status(data, received)
            statuses[status] = statuses.get(status, 0) + 1
    print(statuses, f"slowest {slowest:.3f} s, memory {memory:.0f} then {_memory_mb(server):.0f} MB")
    assert statuses[200] > REQUESTS // 40
    assert _memory_mb(server) < memory + 60
    assert server.process and server.process.poll() is None
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
    assert '"where"' not in server.log, server.log[-2000:]
    assert not re.search("frappe|quelles", server.log)
