"""The shipped nginx.conf and Caddyfile, run by Debian's own programs in front of real servers and of stubs."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.server.phrases import phrase
from tests.fixtures import Serve
from tests.proxies import VISITOR, Proxy
from tests.serving import PATH, Server, Visitor, free_port

KINDS = ["nginx", "caddy"]
# How a client may write the path of the figures; a proxy decodes and tidies paths, each in its own way.
METRICS = """
/metrics /metrics/ /metrics// /metrics?a=b /metrics%3Fa /METRICS /Metrics/ /%6detrics /m%65trics/ /metrics%2F /metrics%2f //metrics ///metrics/
/./metrics /x/../metrics /x/%2e%2e/metrics /%2e/metrics /%2Fmetrics /metrics/. /metrics/.. /metrics;a=b /metrics%20 /metrics. /metrics%00
/metrics%0a /metrics#a /metrics/x http://127.0.0.1/metrics \\metrics /\\metrics
""".split()


StartProxy = Callable[..., Proxy]


@pytest.fixture
def start_proxy(tmp_path: Path) -> Iterator[StartProxy]:
    """Start proxies in front of the servers on some ports."""
    proxies: list[Proxy] = []

    def start(kind: str, *upstreams: int) -> Proxy:
        folder = tmp_path / f"proxy-{len(proxies)}"
        folder.mkdir()
        proxy = Proxy(kind, folder, upstreams).start()
        proxies.append(proxy)
        return proxy

    yield start
    for proxy in proxies:
        proxy.end()


class Stub:
    """A server that notes what reaches it whole, and hangs up without a word when told to."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.hangs_up = False
        # What it says of itself, and how often it was asked while it was not.
        self.ready, self.asked = True, 0
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                length = int(self.headers.get("content-length", 0))
                if len(self.rfile.read(length)) < length:
                    return
                # Caddy asks every second; it is no visitor.
                if self.path == "/ready":
                    self.send_response(200 if stub.ready else 503)
                    self.send_header("content-length", "0")
                    self.end_headers()
                    stub.asked += not stub.ready
                    return
                stub.seen.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}))
                if stub.hangs_up:
                    return
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            do_GET = do_POST = do

            def log_message(self, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def end(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def stubs() -> Iterator[list[Stub]]:
    """Two servers that note what reaches them."""
    both = [Stub(), Stub()]
    yield both
    for stub in both:
        stub.end()


@pytest.fixture(scope="module")
def open_server(serve: Serve) -> Server:
    """A server that hides nothing itself: it does not know of a proxy."""
    return serve()


@pytest.mark.parametrize("kind", KINDS)
def test_a_visitor_is_answered_through_the_shipped_file(kind: str, start_proxy: StartProxy, open_server: Server) -> None:
    proxy = start_proxy(kind, open_server.port)
    visitor = Visitor(proxy.client())
    assert visitor.say("Bonjour")["messages"]
    assert proxy.client().get("/health").headers["strict-transport-security"]


def test_nginx_hands_on_whole_requests_with_their_length(start_proxy: StartProxy, open_server: Server) -> None:
    visitor = Visitor(start_proxy("nginx", open_server.port).client())
    headers = {**visitor.headers, "content-type": "application/json"}
    sent = visitor.client.post(f"{PATH}/messages", content=iter([b'{"text": ', b'"Bonjour"}']), headers=headers)
    assert sent.status_code == 200, sent.text


@pytest.mark.parametrize("kind", KINDS)
def test_figures_are_closed_in_every_spelling(kind: str, start_proxy: StartProxy, open_server: Server) -> None:
    assert "# HELP" in open_server.client().get("/metrics").text
    proxy = start_proxy(kind, open_server.port)
    for method in ("GET", "HEAD", "POST"):
        for target in METRICS:
            answer = proxy.raw(target, method)
            status = answer.split(b" ", 2)[1] if answer else b""
            assert b"# HELP" not in answer and not status.startswith((b"2", b"5")), (method, target, answer[:200])
    assert b" 404 " in proxy.raw("/metrics").splitlines()[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_is_the_proxys_word_and_stays_out_of_its_logs(kind: str, start_proxy: StartProxy, stubs: list[Stub]) -> None:
    proxy = start_proxy(kind, stubs[0].port)
    headers = "X-Real-IP: 203.0.113.7\r\nX-Forwarded-For: 203.0.113.8\r\nAuthorization: Bearer numero.secret\r\n"
    assert b" 200 " in proxy.raw("/bien", headers=headers).splitlines()[0]
    assert stubs[0].seen[0][2]["x-real-ip"] == VISITOR
    # What goes wrong is written elsewhere.
    stubs[0].hangs_up = True
    assert b" 503 " in proxy.raw("/mal", "POST", headers).splitlines()[0]
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=10, source_address=(VISITOR, 0)) as channel:
        channel.sendall(b"\x16\x03\x01\x00\x05hello" if kind == "nginx" else b"\x00\r\n\r\n")
        channel.recv(1000)
    deadline = time.monotonic() + 10
    while "/mal" not in proxy.logs:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert not re.search(rf"{re.escape(VISITOR)}|203\.0\.113|secret", proxy.logs), proxy.logs


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_larger_than_a_message_goes_no_further(kind: str, start_proxy: StartProxy, stubs: list[Stub]) -> None:
    proxy = start_proxy(kind, stubs[0].port)
    assert proxy.client().post("/", content=b"a" * 7_000).status_code == 200
    answer = proxy.client().post("/", content=b"a" * 9_000)
    assert answer.status_code in (413, 503)
    assert len([one for one in stubs[0].seen if one[0] == "POST"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_already_sent_is_never_asked_again(kind: str, start_proxy: StartProxy, stubs: list[Stub]) -> None:
    for stub in stubs:
        stub.hangs_up = True
    proxy = start_proxy(kind, *(stub.port for stub in stubs))
    answer = proxy.client().post("/", content=b"{}")
    # What a chat can read, say, and try again after.
    assert (answer.status_code, answer.headers["content-type"], answer.headers["retry-after"]) == (503, "application/json", "2")
    assert answer.json() == {"code": "erreur_interne", "message": phrase("erreur_interne")}
    assert sum(len(stub.seen) for stub in stubs) == 1


def test_a_question_that_a_stopped_server_could_not_receive_goes_to_the_other(start_proxy: StartProxy, stubs: list[Stub]) -> None:
    proxy = start_proxy("nginx", free_port(), stubs[0].port)
    headers = [{"authorization": f"Bearer conversation{number}.jeton"} for number in range(20)]
    assert {proxy.client().post("/", content=b"{}", headers=one).status_code for one in headers} == {200}
    assert len(stubs[0].seen) == 20


def test_caddy_sends_nobody_to_a_server_that_says_it_is_not_ready(start_proxy: StartProxy, stubs: list[Stub]) -> None:
    proxy = start_proxy("caddy", *(stub.port for stub in stubs))
    stubs[0].ready = False
    deadline = time.monotonic() + 10
    while stubs[0].asked < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    before = len(stubs[0].seen)
    assert {proxy.client().post("/", content=b"{}").status_code for _ in range(10)} == {200}
    assert len(stubs[0].seen) == before and len(stubs[1].seen) >= 10
