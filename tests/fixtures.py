"""Shared by the tests of servers: the throw-away assistant, its server, a PostgreSQL, and desks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bot.engine  # noqa: F401 - before any test imports Rasa: it makes the absent packages known
from tests.desks import Open, Opened, desks
from tests.serving import ROOT, Postgres, Redis, Server, postgres_binaries


@pytest.fixture(scope="session")
def trial_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The throw-away assistant, trained once per session in a process of its own (7 s); whoever loads it here finds its actions."""
    from tests.trial import trial_actions  # noqa: F401 - registers the actions

    folder = tmp_path_factory.mktemp("trial")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.trial.train", str(folder)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    # Whatever else it wrote where it runs, another worker's training may be writing at the same moment.
    assert sorted(path.name for path in folder.iterdir()) == ["trial.tar.gz", "trial.tar.gz.sha256"]
    return folder / "trial.tar.gz"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL for the whole session."""
    yield from _postgres()


@pytest.fixture
def postgres_to_stop() -> Iterator[Postgres]:
    """A running PostgreSQL that a test may stop."""
    yield from _postgres()


def _postgres() -> Iterator[Postgres]:
    binaries = postgres_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL programs on this machine (Debian: apt-get install postgresql)")
    # Not one of pytest's folders: those are for their owner only, and a database never runs as root.
    with tempfile.TemporaryDirectory(prefix="amane-postgres-") as folder:
        database = Postgres(binaries, Path(folder))
        database.start()
        try:
            yield database
        finally:
            # A test may have failed between stopping and starting it.
            if (Path(folder) / "data" / "postmaster.pid").exists():
                database.stop()


@pytest.fixture
def redis() -> Iterator[Redis]:
    """A running server with Redis's protocol, which a test may stop."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server on this machine (Debian: apt-get install redis-server)")
    server = Redis(program).start()
    yield server
    server.stop()


Serve = Callable[..., Server]


@pytest.fixture(scope="module")
def serve(trial_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start servers of the throw-away assistant, with settings; they end with the module's tests."""
    servers: list[Server] = []
    generous = {f"{name}_limit": "1000000/minute" for name in ("conversation", "address", "opening", "question")}

    def start(**settings: Any) -> Server:
        launch = settings.pop("launch", ())
        data = settings.pop("data", None) or tmp_path_factory.mktemp("serveur") / "donnees"
        server = Server(trial_model, data, launch, **{**generous, **settings})
        servers.append(server)
        return server.start()

    yield start
    for server in servers:
        server.end()


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Open]:
    """Open desks on one copy of the facts, without golden questions; they are closed with the test."""
    with desks(tmp_path) as start:
        yield start


@pytest.fixture
def desk(open_desk: Open) -> Opened:
    """A desk on a copy of the facts."""
    return open_desk()
