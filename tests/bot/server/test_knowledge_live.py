"""A served assistant whose knowledge files are spoiled, stopped and started: the numbers stay, and it says what is wrong and where."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import NEEDS_A_PERSON
from bot.server.settings import Settings
from knowledge.store import KEPT_FILE
from tests.knowledge.editing import NAMES, PAGE, edit
from tests.serving import ROOT, Client, Server


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, whose facts may be spoiled."""
    for package in ("actions", "bot", "knowledge"):
        shutil.copytree(ROOT / package, tmp_path / "projet" / package, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    # The fixed sentences of answers.
    shutil.copyfile(ROOT / "domain.yml", tmp_path / "projet" / "domain.yml")
    shutil.copytree(ROOT / "data" / "stories", tmp_path / "projet" / "data" / "stories")
    shutil.copytree(ROOT / "data" / "encoder", tmp_path / "projet" / "data" / "encoder")
    return tmp_path / "projet"


@pytest.fixture
def server(model: Path, project: Path) -> Iterator[Server]:
    """The real assistant, served from the copy."""
    one = Server(model, project / "donnees", module=("bot", "serve"), folder=project)
    yield one
    one.end()


def run(project: Path, model: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy."""
    environment = {"PATH": "/usr/bin:/bin", "AMANE_MODEL": str(model), "AMANE_DATA_DIR": str(project / "donnees"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=project, env=environment, input="", capture_output=True, encoding="utf-8", timeout=120)


def _says_19_and_not_112(text: str) -> None:
    assert "19" in text and "112" not in text


def _tells_the_fault(client: Client, place: str, version: str) -> None:
    """See that /health and /metrics tell of two faults, the first of them at `place`, and that the version before is answered from."""
    answer = client.get("/health")
    assert answer.status_code == 200
    health = answer.json()
    assert health["knowledge"].startswith(f"refused: {place}")
    assert health["knowledge"].endswith(" (and 1 more)")
    assert (health["status"], health["knowledge_refused"], health["knowledge_version"]) == ("ok", True, version)
    figures = client.get("/metrics").text
    assert "amane_knowledge_refused 1.0" in figures
    assert "amane_knowledge_refusals_total 1.0" in figures
    assert "112" not in client.get("/faq").text


def _was_logged_once(server: Server, place: str) -> None:
    lines = [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]
    (refusal,) = [line for line in lines if "refused" in line["event"]]
    assert refusal["level"] == "error" and place in refusal["event"] and "contacts.yml:32: " in refusal["event"]


def test_numbers_stay_right_whatever_is_saved_and_the_fault_is_told(server: Server, project: Path) -> None:
    server.start()
    with server.client() as client:
        health = client.get("/health").json()
        assert (health["status"], health["knowledge"], health["knowledge_refused"]) == ("ok", "ok", False)
        version = health["knowledge_version"]
        line = edit(project / "knowledge", 'numero: "19"', 'numero: "112"', "contacts.yml")
        # A second fault, below the first one.
        day = "immediat: à la campagne\n    verifie_le: 2026-11-"
        edit(project / "knowledge", f"{day}23", f"{day}31", "contacts.yml")

        said = server.visitor().say("SOS")
        assert said["kind"] == "safeguarding"
        _says_19_and_not_112(said["messages"][0]["text"])
        place = f"contacts.yml:{line}: contacts › Police › numero: 112 ne doit pas"
        _tells_the_fault(client, place, version)
    _was_logged_once(server, place)

    # A reboot while the file is still bad.
    assert server.stop() == 0
    server.start()
    assert f"✗ contacts.yml, ligne {line}, contacts › Police › numero : 112 ne doit pas" in server.log
    assert "dernière version correcte" in server.log
    with server.client() as client:
        assert client.get("/health").json()["knowledge"].startswith(f"refused: {place}")
        assert "19" in server.visitor().say("SOS")["messages"][0]["text"]
        for name in NAMES:
            shutil.copyfile(ROOT / "knowledge" / name, project / "knowledge" / name)
        health = client.get("/health").json()
        assert (health["knowledge"], health["knowledge_version"]) == ("ok", version)
        assert "amane_knowledge_refused 0.0" in client.get("/metrics").text


def test_without_a_good_copy_nothing_starts_and_it_is_said_in_french(server: Server, project: Path, model: Path) -> None:
    kept = Settings(data_dir=project / "donnees").kept_knowledge
    kept.mkdir(parents=True)
    (kept / KEPT_FILE).write_text('{"files": {', encoding="utf-8")
    (project / "knowledge" / PAGE).write_bytes("é".encode("cp1252"))
    done = run(project, model, "serve")
    assert done.returncode == NEEDS_A_PERSON
    assert f"✗ {PAGE}, ligne 1 : le fichier n’est pas en UTF-8" in done.stderr
    assert "Aucune version correcte n'a été gardée" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_every_other_command_refuses_bad_files(project: Path, model: Path) -> None:
    line = edit(project / "knowledge", "verifie_le: 2026-11-23", "verifie_le: 2026-11-31", "contacts.yml")
    (project / "questions.jsonl").write_text('{"id": "1", "turns": [{"user": "SOS"}]}\n', encoding="utf-8")
    for arguments in (("check",), ("shell",), ("replay", "questions.jsonl", "reponses.jsonl"), ("train",)):
        done = run(project, model, *arguments)
        assert done.returncode == 1, arguments
        assert f"✗ contacts.yml, ligne {line}, contacts n° 1 › verifie_le : la date 2026-11-31 n’existe pas" in done.stderr, arguments
        assert "Traceback" not in done.stdout + done.stderr, arguments
    assert not (project / "donnees").exists()
