"""nginx and Caddy with the shipped files, run by Debian's own programs: only names, ports, certificates and the places of logs are replaced."""

from __future__ import annotations

import datetime
import ipaddress
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from requests.adapters import HTTPAdapter

from tests.serving import ROOT, Client, free_port

DEPLOY = ROOT / "deploy"
NAME = "assistant.exemple.ma"
# Another of this machine's own addresses, to be told from the servers'.
VISITOR = "127.0.0.2"


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


class _From(HTTPAdapter):
    """Connects from an address."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named, source_address=(self._address, 0))


class Proxy:
    """nginx or Caddy with the shipped file, on a free port, in front of servers on this machine."""

    def __init__(self, kind: str, folder: Path, upstreams: Sequence[int], *, in_turn: bool = False) -> None:
        """Take the ports of the servers; `in_turn`: nginx too sends each question to the next one, whatever its conversation."""
        self.kind = kind
        self._in_turn = in_turn
        self.port = free_port()
        self.url = f"{'https' if kind == 'nginx' else 'http'}://127.0.0.1:{self.port}"
        self.certificate = folder / "cert.pem"
        self.visits = folder / "visits.log"
        self.errors = folder / "errors.log"
        self._said = folder / "said.log"
        self._admin = free_port()
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
        if self._in_turn:
            site = _replaced(site, (r"^ *hash \$amane_conversation consistent;$", ""))
        # Root's workers have root's folders to themselves.
        user = "user root;" if os.getuid() == 0 else ""
        places = "\n".join(f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole = f"daemon off; {user} worker_processes 1; pid {folder}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {places}\n{site} }}"
        (folder / "nginx.conf").write_text(whole, encoding="utf-8")
        return [program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")], {}

    def _caddy(self, folder: Path, upstreams: Sequence[int]) -> tuple[list[str], dict[str, str]]:
        program = _program("caddy")
        shipped = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
        site = _replaced(
            shipped,
            (r"^\{$", f"{{\n\tadmin 127.0.0.1:{self._admin}\n"),
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

    def reload(self) -> None:
        """Let it read its file again, as `systemctl reload` does."""
        if self.kind == "nginx":
            self._process.send_signal(signal.SIGHUP)
            return
        program, _, *file = self._command
        subprocess.run([program, "reload", *file, "--address", f"127.0.0.1:{self._admin}"], check=True, capture_output=True, timeout=60)

    def end(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(timeout=30)

    def client(self, address: str = "127.0.0.1") -> Client:
        """Return a client that comes through it, from one of this machine's own addresses."""
        client = Client(self.url)
        client.mount(self.url, _From(address))
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
