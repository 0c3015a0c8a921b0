"""Break things under a running server: kill it, fill its disk, stop its database, spoil its knowledge, hang its actions."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import requests

from tests.fixtures import Serve
from tests.serving import GOLDEN, PATH, ROOT, Postgres, Server, Visitor

Act = Callable[[], None]
# A server, what breaks its disk, and what mends it.
Trouble = Callable[[Serve, Path], AbstractContextManager[tuple[Server, Act, Act]]]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_200_conversations_go_on_after_a_kill(serve: Serve, request: pytest.FixtureRequest, database: str) -> None:
    settings = {"database_url": request.getfixturevalue("postgres").url} if database == "postgresql" else {}
    server = serve(**settings)
    with ThreadPoolExecutor(8) as pool:
        visitors = list(pool.map(lambda _: server.visitor(), range(200)))
    answered = dict.fromkeys(range(200), 0)

    def talk(number: int) -> None:
        for _ in range(50):
            try:
                answer = visitors[number].post({"text": "bonjour"})
            except requests.ConnectionError:
                return
            if answer.status_code == 200:
                answered[number] += 1

    with ThreadPoolExecutor(16) as pool:
        talks = [pool.submit(talk, number) for number in range(200)]
        deadline = time.monotonic() + 90
        while sum(answered.values()) < 300 and time.monotonic() < deadline:
            time.sleep(0.02)
        server.stop(signal.SIGKILL)
        for one in talks:
            one.result()
    server.start()
    for number, visitor in enumerate(visitors):
        count = int(visitor.say("bonjour")["messages"][0]["text"].split()[1])
        # What was answered is remembered; a message that was in the air when the server died may have been counted without its answer.
        assert count in (answered[number] + 1, answered[number] + 2)
    assert sum(answered.values()) >= 300
    server.end()


def _say_until(visitor: Visitor, deadline: float, outcomes: list[tuple[float, int, str]]) -> int:
    answered = 0
    while time.monotonic() < deadline:
        started = time.monotonic()
        answer = visitor.post({"text": "bonjour"})
        content = answer.json()
        answered += answer.status_code == 200
        outcomes.append((time.monotonic() - started, answer.status_code, content.get("code", "")))
        time.sleep(0.02)
    return answered


def test_the_database_stops_and_comes_back_under_load(serve: Serve, postgres_to_stop: Postgres) -> None:
    server = serve(database_url=postgres_to_stop.url)
    visitors = [server.visitor() for _ in range(8)]
    outcomes: list[tuple[float, int, str]] = []
    with ThreadPoolExecutor(8) as pool:
        deadline = time.monotonic() + 10
        talks = [pool.submit(_say_until, visitor, deadline, outcomes) for visitor in visitors]
        time.sleep(2)
        postgres_to_stop.stop()
        time.sleep(3)
        with server.client() as client:
            health = client.get("/health")
            # A restart would not help.
            assert (health.status_code, health.json()["status"], health.json()["store"]) == (200, "degraded", False)
        postgres_to_stop.start()
        answered = [talk.result() for talk in talks]
    refused = [outcome for outcome in outcomes if outcome[1] != 200]
    assert refused
    assert {outcome[1:] for outcome in refused} == {(503, "stockage_indisponible")}
    assert max(outcome[0] for outcome in outcomes) < 6
    assert outcomes[-1][1] == 200
    for visitor, count in zip(visitors, answered, strict=True):
        heard = int(visitor.say("bonjour")["messages"][0]["text"].split()[1])
        # Nothing that was answered is lost; a commit whose confirmation was lost on the way counts one more.
        assert heard in (count + 1, count + 2)


@contextmanager
def _limited_files(serve: Serve, tmp_path: Path) -> Iterator[tuple[Server, Act, Act]]:
    # No file may grow beyond 512 KiB; Python ignores the signal and gets the error, as on a full disk.
    server = serve(launch=["bash", "-c", 'ulimit -S -f 512; exec "$@"', "bash"])
    assert server.process is not None

    def free() -> None:
        assert server.process is not None
        subprocess.run(["prlimit", f"--pid={server.process.pid}", "--fsize=unlimited:"], check=True)

    yield server, lambda: None, free


@contextmanager
def _small_disk(serve: Serve, tmp_path: Path) -> Iterator[tuple[Server, Act, Act]]:
    folder = tmp_path / "disque"
    folder.mkdir()
    subprocess.run(_mount(folder), check=True)
    try:
        server = serve(data=folder / "donnees")
        filler = folder / "plein"

        def fill() -> None:
            with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * 4096)

        yield server, fill, filler.unlink
        server.end()
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(folder: Path) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]


def _troubles() -> list[Trouble]:
    """Return every way to fill a disk that this user has: a small one of its own needs the right to mount it."""
    with tempfile.TemporaryDirectory() as folder:
        if os.getuid() or subprocess.run(_mount(Path(folder)), capture_output=True, check=False).returncode:
            return [_limited_files]
        subprocess.run(["umount", folder], check=True)
    return [_limited_files, _small_disk]


def _until_refused(visitor: Visitor) -> requests.Response:
    for _ in range(3000):
        visitor.client.post(PATH)
        answer = visitor.post({"text": "bonjour"})
        if answer.status_code != 200:
            return answer
    raise AssertionError("it never got full")


@pytest.mark.parametrize("trouble", _troubles())
def test_whoever_is_in_danger_is_answered_though_nothing_can_be_kept(serve: Serve, tmp_path: Path, trouble: Trouble) -> None:
    with trouble(serve, tmp_path) as (server, spoil, mend):
        visitor = server.visitor()
        spoil()
        refused = _until_refused(visitor)
        assert (refused.status_code, refused.json()["code"]) == (503, "stockage_indisponible")
        for somebody in (visitor, server.visitor()):
            helped = somebody.post({"text": "on me frappe"})
            assert (helped.status_code, helped.json()["kind"]) == (200, "safeguarding")
            assert somebody.post({"text": "bonjour"}).status_code in (401, 503)
        with server.client() as client:
            health = client.get("/health")
            assert (health.status_code, health.json()["status"], health.json()["store"]) == (200, "degraded", False)
            assert client.head("/health").status_code == 200
            mend()
            # Its last result is used for a while.
            deadline = time.monotonic() + 15
            while client.get("/health").json()["status"] != "ok":
                assert time.monotonic() < deadline
                time.sleep(0.5)
        assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
        assert server.process is not None
        assert server.process.poll() is None


def test_whoever_is_in_danger_is_answered_while_postgresql_is_away(serve: Serve, postgres_to_stop: Postgres) -> None:
    server = serve(database_url=postgres_to_stop.url)
    visitor = server.visitor()
    # Frozen, it takes connections and never answers; stopped, it refuses them.
    postgres_to_stop.freeze()
    try:
        started = time.monotonic()
        assert visitor.say("on me frappe")["kind"] == "safeguarding"
        assert time.monotonic() - started < 6
        assert server.visitor().say("on me frappe")["kind"] == "safeguarding"
    finally:
        postgres_to_stop.thaw()
    postgres_to_stop.stop()
    assert visitor.say("on me frappe")["kind"] == "safeguarding"
    assert visitor.post({"text": "bonjour"}).json()["code"] == "stockage_indisponible"
    # A machine that starts again without its database answers too, and finds it when it comes.
    server.stop()
    again = serve(database_url=postgres_to_stop.url, database_wait=0, secret=(server.data / "secret").read_text(encoding="ascii"))
    newcomer = again.visitor()
    assert newcomer.say("on me frappe")["kind"] == "safeguarding"
    postgres_to_stop.start()
    time.sleep(1.5)
    assert Visitor(newcomer.client).say(GOLDEN)["topics"] == ["collectifs.liste"]
    visitor.client = again.client()
    assert visitor.say("bonjour")["messages"][0]["text"].startswith("Message 1")


def test_failing_and_hanging_actions_stop_nobody(serve: Serve) -> None:
    server = serve(message_seconds=1)
    unlucky, other = server.visitor(), server.visitor()
    failed = unlucky.say("panne panne zanzibar")
    assert failed["kind"] == "fallback"
    assert failed["messages"][0]["text"].startswith("Désolé")
    for text in ("blocage blocage", "attente attente", "blocage blocage calcul"):
        with ThreadPoolExecutor(2) as pool:
            hanging = pool.submit(unlucky.post, {"text": text})
            time.sleep(0.2)
            started = time.monotonic()
            assert other.say(GOLDEN)["topics"] == ["collectifs.liste"]
            assert time.monotonic() - started < 3
            answer = hanging.result()
        assert (answer.status_code, answer.json()["code"]) == (503, "delai_depasse")
        assert answer.json()["message"].startswith("Désolé")
    assert unlucky.say("bonjour")["messages"][0]["text"] == "Message 1 : bonjour"
    assert "zanzibar" not in server.log


def test_a_knowledge_file_broken_while_serving(serve: Serve, tmp_path: Path) -> None:
    # A copy of the project, so that the real files stay as they are.
    copy = tmp_path / "projet"
    for name in ("bot", "knowledge", "actions", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "domain.yml", copy)
    server = serve(launch=["env", "-C", str(copy)])
    with server.client() as client:
        good = client.get("/health").json()
        (copy / "knowledge" / "collectifs.yml").write_text("collectifs: [", encoding="utf-8")
        time.sleep(6)
        after = client.get("/health")
    assert (after.status_code, after.json()["knowledge_version"]) == (200, good["knowledge_version"])
    assert "refused" in server.log
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"port": "abc"}, "AMANE_PORT"),
        ({"message_secondes": "5"}, "AMANE_MESSAGE_SECONDES"),
        ({"model": "rien.tar.gz"}, "no such model"),
        ({"secret": "court"}, "AMANE_SECRET"),
        ({"rest": "1", "host": "0.0.0.0"}, "AMANE_REST"),
    ],
)
def test_does_not_start_with_a_mistake(trial_model: Path, tmp_path: Path, settings: dict[str, str], said: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMANE_")}
    environment |= {
        "AMANE_MODEL": str(trial_model),
        "AMANE_DATA_DIR": str(tmp_path),
        **{f"AMANE_{name.upper()}": value for name, value in settings.items()},
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.trial.serve"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert said in done.stderr


def test_does_not_start_on_a_changed_model(trial_model: Path, tmp_path: Path) -> None:
    for name in (trial_model.name, f"{trial_model.name}.sha256"):
        shutil.copy(trial_model.with_name(name), tmp_path / name)
    changed = tmp_path / trial_model.name
    changed.write_bytes(changed.read_bytes() + b"\x00")
    server = Server(changed, tmp_path / "donnees").start(wait=False)
    assert server.process is not None
    assert server.process.wait(timeout=60) != 0
    assert "sha256" in server.log
