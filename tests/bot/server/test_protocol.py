"""What a connection may cost: the time of a whole request and of its answer, and how many connections there are."""

from __future__ import annotations

import contextlib
import itertools
import socket
import time
from collections.abc import Iterator

import pytest

from tests.fixtures import Serve
from tests.serving import GOLDEN, PATH, Server, Visitor


def test_survives_cut_off_bodies(server: Server, visitor: Visitor) -> None:
    lines = ["Host: a", f"Authorization: Bearer {visitor.token}", "Content-Type: application/json", "Content-Length: 40", "", ""]
    head = "\r\n".join([f"POST {PATH}/messages HTTP/1.1", *lines])
    for body in (b"", b'{"text": "bonj'):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(head.encode() + body)
    assert visitor.say("bonjour")["messages"][0]["text"] == "Message 1 : bonjour"


def test_does_not_wait_for_slow_senders(server: Server) -> None:
    started = time.monotonic()
    received = server.raw(b"POST " + PATH.encode() + b" HTTP/1.1\r\nHost: a\r\nContent-Le", then=4)
    assert b"requete_trop_lente" in received
    assert time.monotonic() - started < 7


def test_many_slow_senders_stop_nobody(server: Server) -> None:
    connections = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(200)]
    for connection in connections:
        connection.sendall(b"POST " + PATH.encode() + b" HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
    started = time.monotonic()
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
    assert time.monotonic() - started < 2
    for connection in connections:
        connection.close()


def _drip(server: Server, head: bytes, drops: Iterator[bytes], seconds: float) -> float:
    """Send a head and then a drop every half second; return after how long the server closed, `seconds` where it did not."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head)
        connection.settimeout(0.5)
        while time.monotonic() - started < seconds:
            try:
                if not connection.recv(65536):
                    break
            except TimeoutError:
                pass
            except ConnectionError:
                break
            try:
                connection.sendall(next(drops))
            except ConnectionError:
                break
    return time.monotonic() - started


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b"G"),
        (b"GET /health HTTP/1.1\r\n", b"x-a: b\r\n"),
        (b"POST " + PATH.encode() + b" HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n", b" "),
        # Answered before its body is there, which then never ends.
        (b"POST /rien HTTP/1.1\r\nContent-Length: 900\r\n\r\n", b" "),
        (b"GET /health HTTP/1.1\r\n\r\n", b""),
    ],
    ids=["line", "headers", "body", "body nobody reads", "silence"],
)
def test_a_request_arrives_as_a_whole_in_its_time(server: Server, head: bytes, drop: bytes) -> None:
    # The server of these tests gives two seconds.
    assert _drip(server, head, itertools.repeat(drop), 12) < 7


def test_who_does_not_read_is_not_waited_for(serve: Serve) -> None:
    server = serve(request_seconds=2, message_seconds=0.5)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", server.port))
    with connection:
        connection.settimeout(1)
        started = time.monotonic()
        with contextlib.suppress(OSError):
            # Far more answers than the system keeps for somebody.
            for _ in range(400):
                connection.sendall(b"GET /faq HTTP/1.1\r\n\r\n" * 10)
        while time.monotonic() - started < 20:
            try:
                connection.sendall(b"GET /faq HTTP/1.1\r\n\r\n")
            except TimeoutError:
                continue
            except OSError:
                break
            time.sleep(0.2)
        assert time.monotonic() - started < 15
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]


def test_the_longest_silent_connection_makes_room(serve: Serve) -> None:
    server = serve(most_connections=20, request_seconds=60)
    slow = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(10)]
    for connection in slow:
        connection.sendall(b"GET /health HTTP/1.1\r\n")
    silent = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(30)]
    with server.client() as client:
        assert client.get("/health").json()["status"] == "ok"
    # Those that ask nothing went first, the oldest of them first.
    assert silent[0].recv(1) == b""
    for connection in (silent[-1], slow[0]):
        connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            connection.recv(1)
    for connection in (*slow, *silent):
        connection.close()
