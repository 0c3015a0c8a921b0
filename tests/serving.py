"""Start real servers and databases for tests, and stop them: processes of their own, on free ports of this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).parents[1]
PATH = "/webhooks/web/conversations"
# A question that the throw-away assistant and the real one answer alike, and the site that tests allow.
GOLDEN = "Quels sont les collectifs ?"
SITE = "https://amane.exemple.ma"
# A server imports Rasa and loads the model in 3 s; a busy machine takes several times that.
START_SECONDS = 120


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """The assistant's server, as `python -m …` starts it in `folder`, with settings of its own."""

    def __init__(
        self,
        model: Path,
        data: Path,
        launch: Sequence[str] = (),
        module: Sequence[str] = ("tests.trial.serve",),
        folder: Path = ROOT,
        **settings: Any,
    ) -> None:
        self.port = free_port()
        self.data = data
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._launch = [*launch, sys.executable, "-m", *module]
        self._settings = {"model": model, "data_dir": data, "port": self.port, **settings}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What the server has written so far, on both outputs."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def _log_file(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    def start(self, wait: bool = True) -> Server:
        """Start it, and wait until it says that it listens."""
        self.data.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AMANE_", "SANIC_"))}
        environment |= {f"AMANE_{name.upper()}": str(value) for name, value in self._settings.items()}
        # Counted before it can say it again.
        self._log_file.touch()
        seen = self.log.count("écoute")
        with self._log_file.open("ab") as log:
            self.process = subprocess.Popen(self._launch, cwd=self._folder, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while wait and self.log.count("écoute") == seen:
            assert self.process.poll() is None, f"the server ended:\n{self.log[-3000:]}"
            assert time.monotonic() < deadline, f"the server does not start:\n{self.log[-3000:]}"
            time.sleep(0.05)
        return self

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it with a signal and return its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(timeout=30)

    def end(self) -> None:
        """End it whatever its state."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=30)

    def raw(self, data: bytes, then: float = 0.0) -> bytes:
        """Send bytes as they are and return what comes back until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(data)
            if then:
                time.sleep(then)
            else:
                connection.shutdown(socket.SHUT_WR)
            received = b""
            while chunk := connection.recv(65536):
                received += chunk
            return received

    def client(self) -> Client:
        """Return a client of this server."""
        return Client(self.url)

    def visitor(self) -> Visitor:
        """Return somebody who has just opened a conversation."""
        return Visitor(self.client())


class Client(requests.Session):
    """A client of one server; `content` is a body sent as it is."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.trust_env = False
        self._url = url

    def request(self, method: str, path: str, content: Any = None, **rest: Any) -> requests.Response:  # type: ignore[override]
        """Send one request."""
        if content is not None:
            rest["data"] = content
        return super().request(method, self._url + path, **{"timeout": 30, "allow_redirects": False, **rest})


class Visitor:
    """One conversation over HTTP."""

    def __init__(self, client: Client) -> None:
        self.client = client
        opened = client.post(PATH)
        assert opened.status_code == 200, opened.text
        self.greeting = opened.json()
        self.token = self.greeting["token"]

    @property
    def id(self) -> str:
        """The conversation's id, which stands in the token."""
        return str(self.token.partition(".")[0])

    @property
    def headers(self) -> dict[str, str]:
        """The headers that a page sends."""
        return {"authorization": f"Bearer {self.token}"}

    def post(self, content: Any, path: str = "/messages") -> requests.Response:
        """Send JSON as it is."""
        return self.client.post(f"{PATH}{path}", json=content, headers=self.headers)

    def say(self, text: str) -> dict[str, Any]:
        """Say something that gets an answer, and return the answer."""
        answer = self.post({"text": text})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def forget(self) -> requests.Response:
        """Delete the conversation."""
        return self.client.delete(PATH, headers=self.headers)


class Redis:
    """A server with Redis's protocol of the tests' own, Debian's redis-server: Debian 12 has no Valkey, which speaks the same. Nothing is written."""

    def __init__(self, program: str) -> None:
        self.port = free_port()
        self.url = f"valkey://127.0.0.1:{self.port}/0"
        # Nothing of it is on disk: where it runs does not matter.
        self._command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Redis:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while True:
            try:
                self.say("PING")
            except OSError:
                assert time.monotonic() < deadline and self._process.poll() is None
                time.sleep(0.02)
            else:
                return self

    def say(self, *words: str) -> bytes:
        """Say one command, and return the beginning of what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(f"{' '.join(words)}\r\n".encode())
            return connection.recv(65536)

    def freeze(self) -> None:
        """Let it answer no more, though it takes connections."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it at once; it has forgotten everything."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait(timeout=30)

    def _signal(self, number: int) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)


def postgres_binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, where Debian or the path has them."""
    on_path = shutil.which("initdb")
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))), None)


class Postgres:
    """A PostgreSQL of the tests' own, in a folder; it refuses to run as root, so root lends it another user."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries = binaries
        self._folder = folder / "data"
        self.port = free_port()
        self._as: list[str] = []
        user = "essai"
        if os.getuid() == 0:
            account = next(pwd.getpwnam(name) for name in ("postgres", "nobody") if _exists(name))
            self._as = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--"]
            os.chown(folder, account.pw_uid, account.pw_gid)
        self.url = f"postgresql://{user}@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-D", str(self._folder), "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def _run(self, program: str, *arguments: str) -> None:
        # Not capture_output: the database inherits the pipes and would hold them open.
        log = self._folder.with_name("postgres.log")
        with log.open("ab") as out:
            done = subprocess.run([*self._as, str(self._binaries / program), *arguments], cwd="/", stdout=out, stderr=out, timeout=180, check=False)
        assert done.returncode == 0, log.read_text(encoding="utf-8")[-2000:]

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder} -c fsync=off"
        self._run("pg_ctl", "-D", str(self._folder), "-w", "-t", "50", "-o", options, "-l", str(self._folder / "log"), "start")

    def freeze(self) -> None:
        """Let it answer no more, though its connections stay, as when its machine hangs."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        main = int((self._folder / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        children = [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == main]
        for process in (main, *children):
            os.kill(process, number)

    def stop(self) -> None:
        """Stop it at once, as when its machine goes away; what was committed stays."""
        self._run("pg_ctl", "-D", str(self._folder), "-w", "-m", "fast", "stop")

    def content(self) -> str:
        """Return every table, as text."""
        import psycopg2

        connection = psycopg2.connect(self.url)
        try:
            with connection.cursor() as cursor:
                rows = []
                for table in ("conversations", "feedback", "counts", "questions"):
                    cursor.execute(f"SELECT * FROM {table}")
                    rows += cursor.fetchall()
                return repr(rows)
        finally:
            connection.close()


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
