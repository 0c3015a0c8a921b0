"""The shipped nginx.conf and Caddyfile, run by Debian's own programs in front of real servers.

Only names, ports, certificates and the places of logs are replaced.
"""

from __future__ import annotations

import datetime
import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.fixtures import Serve
from tests.serving import PATH, ROOT, Client, Postgres, Server, Visitor, free_port

DEPLOY = ROOT / "deploy"
NAME = "assistant.exemple.ma"
KINDS = ["nginx", "caddy"]
# Another of this machine's own addresses, to be told from the servers'.
VISITOR = "127.0.0.2"
# How a client may write the path of the figures; a proxy decodes and tidies paths, each in its own way.
METRICS = """
/metrics /metrics/ /metrics// /metrics?a=b /metrics%3Fa /METRICS /Metrics/ /%6detrics /m%65trics/ /metrics%2F /metrics%2f //metrics ///metrics/
/./metrics /x/../metrics /x/%2e%2e/metrics /%2e/metrics /%2Fmetrics /metrics/. /metrics/.. /metrics;a=b /metrics%20 /metrics. /metrics%00
/metrics%0a /metrics#a /metrics/x http://127.0.0.1/metrics \\metrics /\\metrics
""".split()


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"no {name} on this machine (Debian: apt-get install nginx-light caddy)")
    return found


def _replaced(text: str, *changes: tuple[str, str]) -> str:
    """Each pattern must be there: a shipped file that changes is not run half replaced."""
    for pattern, new in changes:
        text, count = re.subn(pattern, new.replace("\\", r"\\"), text, flags=re.MULTILINE)
        assert count, pattern
    return text


class Proxy:
    """nginx or Caddy with the shipped file, on a free port, in front of servers on this machine."""

    def __init__(self, kind: str, folder: Path, upstreams: Sequence[int]) -> None:
        self.kind = kind
        self.port = free_port()
        self.url = f"{'https' if kind == 'nginx' else 'http'}://127.0.0.1:{self.port}"
        self.certificate = folder / "cert.pem"
        self.visits = folder / "visits.log"
        self.errors = folder / "errors.log"
        self._said = folder / "said.log"
        self._command, self._environment = (self._nginx if kind == "nginx" else self._caddy)(folder, upstreams)

    def _nginx(self, folder: Path, upstreams: Sequence[int]) -> tuple[list[str], dict[str, str]]:
        program = _program("nginx")
        _write_certificate(self.certificate, folder / "key.pem")
        shipped = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        # Another server is added as the comment says.
        line = re.search(r"^ *# (server) (127\.0\.0\.1:5006[^;]*;)$", shipped, flags=re.MULTILINE)
        assert line, "no example of a second server"
        servers = "\n".join(f"server {line[2].replace('5006', str(port))}" for port in upstreams)
        site = _replaced(
            shipped,
            (r"^ *server 127\.0\.0\.1:5005", f"{servers}\n#"),
            (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (r"/etc/letsencrypt/live/assistant\.exemple\.ma/fullchain\.pem", str(self.certificate)),
            (r"/etc/letsencrypt/live/assistant\.exemple\.ma/privkey\.pem", str(folder / "key.pem")),
            (r"/var/log/nginx/amane\.log", str(self.visits)),
            (r"/var/log/nginx/amane-erreurs\.log", str(self.errors)),
        )
        places = "\n".join(f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole = f"daemon off; master_process off; pid {folder}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {places}\n{site} }}"
        (folder / "nginx.conf").write_text(whole, encoding="utf-8")
        return [program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")], {}

    def _caddy(self, folder: Path, upstreams: Sequence[int]) -> tuple[list[str], dict[str, str]]:
        program = _program("caddy")
        shipped = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
        site = _replaced(
            shipped,
            (r"^\{$", "{\n\tadmin off\n"),
            (rf"^{re.escape(NAME)} \{{$", f"http://127.0.0.1:{self.port} {{"),
            (r"/var/log/caddy/amane\.log", str(self.visits)),
            (r"127\.0\.0\.1:5005", " ".join(f"127.0.0.1:{port}" for port in upstreams)),
        )
        (folder / "Caddyfile").write_text(site, encoding="utf-8")
        places = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        return [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], places

    def start(self) -> Proxy:
        """Start it, and wait until it listens."""
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(self._command, env={**os.environ, **self._environment}, stdout=said, stderr=said)
        deadline = time.monotonic() + 30
        while True:
            assert self._process.poll() is None and time.monotonic() < deadline, self._said.read_text(encoding="utf-8")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return self

    def end(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(timeout=30)

    def client(self) -> Client:
        """Return a client that comes through it."""
        client = Client(self.url)
        client.verify = str(self.certificate) if self.kind == "nginx" else True
        return client

    def raw(self, target: str, method: str = "GET", headers: str = "") -> bytes:
        """Send a request whose target no library has tidied, from an address of its own; return the whole answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10, source_address=(VISITOR, 0)) as plain:
            channel = ssl._create_unverified_context().wrap_socket(plain) if self.kind == "nginx" else plain
            channel.sendall(f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{headers}Connection: close\r\n\r\n".encode())
            answer = b""
            while part := channel.recv(65536):
                answer += part
        return answer

    @property
    def logs(self) -> str:
        """All that it has written so far."""
        return "".join(log.read_text(encoding="utf-8") for log in (self.visits, self.errors, self._said) if log.exists())


def _write_certificate(certificate: Path, key: Path) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(NAME), x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=private.public_key(), serial_number=1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    pem, old = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    key.write_bytes(private.private_bytes(pem, old, serialization.NoEncryption()))


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
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                length = int(self.headers.get("content-length", 0))
                if len(self.rfile.read(length)) < length:
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
    assert b" 502 " in proxy.raw("/mal", "POST", headers).splitlines()[0]
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
    assert answer.status_code in (413, 502)
    assert len([one for one in stubs[0].seen if one[0] == "POST"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_already_sent_is_never_asked_again(kind: str, start_proxy: StartProxy, stubs: list[Stub]) -> None:
    for stub in stubs:
        stub.hangs_up = True
    proxy = start_proxy(kind, *(stub.port for stub in stubs))
    assert proxy.client().post("/", content=b"{}").status_code == 502
    assert sum(len(stub.seen) for stub in stubs) == 1


def test_a_question_that_a_stopped_server_could_not_receive_goes_to_the_other(start_proxy: StartProxy, stubs: list[Stub]) -> None:
    proxy = start_proxy("nginx", free_port(), stubs[0].port)
    headers = [{"authorization": f"Bearer conversation{number}.jeton"} for number in range(20)]
    assert {proxy.client().post("/", content=b"{}", headers=one).status_code for one in headers} == {200}
    assert len(stubs[0].seen) == 20


class Crowd:
    """Visitors who talk all the time through a proxy; every answer that is not one is kept."""

    def __init__(self, proxy: Proxy, size: int = 4) -> None:
        self.wrong: list[str] = []
        self.answered = 0
        self._proxy = proxy
        self._going = True
        self._pool = ThreadPoolExecutor(size)
        self._talks = [self._pool.submit(self._talk) for _ in range(size)]

    def _talk(self) -> None:
        visitor = Visitor(self._proxy.client())
        while self._going:
            answer = visitor.post({"text": "Bonjour"})
            if answer.status_code == 200:
                self.answered += 1
                visitor.token = answer.json().get("token", visitor.token)
            else:
                self.wrong.append(f"{answer.status_code} {answer.text[:100]}")

    def leave(self) -> None:
        """Stop talking; an error of a visitor is raised here."""
        self._going = False
        for talk in self._talks:
            talk.result(timeout=60)
        self._pool.shutdown()


def test_servers_behind_nginx_restart_in_turn_and_no_visitor_notices(start_proxy: StartProxy, serve: Serve, postgres: Postgres) -> None:
    common = {"database_url": postgres.url, "secret": "s" * 40, "address_header": "x-real-ip"}
    servers = [serve(**common), serve(**common)]
    proxy = start_proxy("nginx", *(server.port for server in servers))
    crowd = Crowd(proxy)
    for server in servers:
        time.sleep(1)
        server.stop()
        server.start()
    time.sleep(1)
    crowd.leave()
    assert crowd.wrong == []
    assert crowd.answered > 50
