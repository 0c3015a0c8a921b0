"""Between a browser and the assistant in these tests: a proxy that can be slow, refuse, break off, or answer something hostile."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CHANNEL = "/webhooks/web/conversations"
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding"}


@dataclass
class Seen:
    """A request that came through."""

    method: str
    path: str
    body: str
    headers: dict[str, str]


@dataclass
class Faults:
    """What goes wrong, for requests whose path begins with `path`; all off at first.

    delay: seconds before it is passed on. status: this status instead of an answer, with `retry_after`. drop: the assistant gets the
    request, the browser never gets the answer. cut: half of the answer, then nothing. answer: this reply instead of the assistant's.
    times: for so many requests only.
    """

    path: str = CHANNEL
    delay: float = 0.0
    status: int = 0
    retry_after: int = 0
    drop: bool = False
    cut: bool = False
    answer: dict[str, Any] | None = None
    times: int = 10**6

    def taken(self) -> bool:
        self.times -= 1
        return self.times >= 0


def reply(text: str, kind: str = "answer", **message: Any) -> dict[str, Any]:
    """Return an answer as the channel writes it; without `blocks`, as a server of before them did."""
    return {
        "messages": [{"id": "AbCdEfGhIjKl", "text": text, "buttons": [], **message}],
        "topics": ["hors_sujet"],
        "kind": kind,
        "sources": [],
    }


@dataclass
class Proxy:
    """An HTTP proxy on its own port before the server at `target` (host, port); `down()` and `up()` end and begin its listening."""

    target: tuple[str, int]
    port: int = 0
    faults: Faults = field(default_factory=Faults)
    seen: list[Seen] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def up(self) -> None:
        """Listen, on the same port as before."""
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            # HTTP/1.0, one request per connection: on a kept connection Chromium itself repeats a request that got no byte of an answer.
            def log_message(self, *_: Any) -> None:
                pass

            def _pass(self) -> None:
                with contextlib.suppress(ConnectionError):
                    proxy._pass(self)

            do_GET = do_HEAD = do_POST = do_DELETE = do_OPTIONS = _pass

        ThreadingHTTPServer.daemon_threads = True
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def down(self) -> None:
        """Stop listening: connections are refused."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def sent(self, path: str = f"{CHANNEL}/messages") -> list[Seen]:
        """Return the requests seen for exactly this path."""
        return [one for one in self.seen if one.path == path]

    def _pass(self, browser: BaseHTTPRequestHandler) -> None:
        body = browser.rfile.read(int(browser.headers.get("content-length") or 0))
        self.seen.append(Seen(browser.command, browser.path, body.decode(errors="replace"), dict(browser.headers)))
        faults = self.faults
        wrong = browser.path.startswith(faults.path) and browser.command != "OPTIONS" and faults.taken()
        if wrong and faults.delay:
            time.sleep(faults.delay)
        if wrong and faults.status:
            headers = {"retry-after": str(faults.retry_after)} if faults.retry_after else {}
            return _answer(browser, faults.status, {"content-type": "text/html", **headers}, b"<h1>Bad Gateway</h1>")
        status, headers, content = self._ask_upstream(browser, body)
        if wrong and faults.answer is not None:
            # The token stays the assistant's own.
            content = json.dumps({"token": json.loads(content).get("token", ""), **faults.answer}).encode()
        if wrong and faults.drop:
            return _hang_up(browser)
        _answer(browser, status, headers, content, half=wrong and faults.cut)

    def _ask_upstream(self, browser: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Pass a request on; return status, headers and content of the answer."""
        upstream = http.client.HTTPConnection(*self.target, timeout=60)
        upstream.request(browser.command, browser.path, body or None, {k: v for k, v in browser.headers.items() if k.lower() not in _HOP_BY_HOP})
        response = upstream.getresponse()
        content = response.read()
        upstream.close()
        headers = {name: value for name, value in response.getheaders() if name.lower() not in _HOP_BY_HOP | {"content-length"}}
        return response.status, headers, content


def _answer(browser: BaseHTTPRequestHandler, status: int, headers: dict[str, str], content: bytes, half: bool = False) -> None:
    browser.send_response(status)
    for name, value in headers.items():
        browser.send_header(name, value)
    browser.send_header("content-length", str(len(content)))
    browser.end_headers()
    if browser.command != "HEAD":
        browser.wfile.write(content[: len(content) // 2] if half else content)
    if half:
        _hang_up(browser)


def _hang_up(browser: BaseHTTPRequestHandler) -> None:
    browser.close_connection = True
    with contextlib.suppress(OSError):
        browser.wfile.flush()
        browser.connection.shutdown(socket.SHUT_RDWR)


@dataclass
class Site:
    """A partner's web site, on http://localhost (another site than 127.0.0.1 for a browser); `pages` are (html, headers) by path."""

    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> ThreadingHTTPServer:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                page = site.pages.get(self.path)
                html, headers = page or ("<!doctype html><title>rien</title>", {})
                _answer(self, 200 if page else 404, {"content-type": "text/html; charset=utf-8", **headers}, html.encode())

        ThreadingHTTPServer.daemon_threads = True
        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server
