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
from knowledge import KnowledgeStore
from knowledge.store import KEPT_FILE
from tests.knowledge.editing import NAMES, PAGE, copy_of_the_files, edit
from tests.serving import ROOT, Client, Server


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A folder of facts outside the project, which may be spoiled."""
    return copy_of_the_files(tmp_path / "faits")


@pytest.fixture
def server(model: Path, facts: Path, tmp_path: Path) -> Iterator[Server]:
    """The real assistant, served from these facts."""
    one = Server(model, tmp_path / "donnees", module=("bot", "serve"), knowledge_dir=facts)
    yield one
    one.end()


def run(facts: Path, model: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command with these facts."""
    folders = {"AMANE_KNOWLEDGE_DIR": str(facts), "AMANE_DATA_DIR": str(facts.parent / "donnees"), "AMANE_MODEL": str(model)}
    command = [sys.executable, "-m", "bot", *arguments]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", **folders}
    return subprocess.run(command, cwd=ROOT, env=environment, input="", capture_output=True, encoding="utf-8", timeout=120)


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
    assert refusal["level"] == "error" and place in refusal["event"] and "contacts.yml:42: " in refusal["event"]


def test_numbers_stay_right_whatever_is_saved_and_the_fault_is_told(server: Server, facts: Path) -> None:
    server.start()
    with server.client() as client:
        health = client.get("/health").json()
        assert (health["status"], health["knowledge"], health["knowledge_refused"]) == ("ok", "ok", False)
        version = health["knowledge_version"]
        line = edit(facts, 'numero: "19"', 'numero: "112"', "contacts.yml")
        # A second fault, below the first one.
        day = "immediat: à la campagne\n    verifie_le: 2026-11-"
        edit(facts, f"{day}23", f"{day}31", "contacts.yml")

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
            shutil.copyfile(ROOT / "knowledge" / name, facts / name)
        health = client.get("/health").json()
        assert (health["knowledge"], health["knowledge_version"]) == ("ok", version)
        assert "amane_knowledge_refused 0.0" in client.get("/metrics").text


def test_without_a_good_copy_nothing_starts_and_it_is_said_in_french(server: Server, facts: Path, model: Path) -> None:
    kept = Settings(data_dir=facts.parent / "donnees").kept_knowledge
    kept.mkdir(parents=True)
    (kept / KEPT_FILE).write_text('{"files": {', encoding="utf-8")
    (facts / PAGE).write_bytes("é".encode("cp1252"))
    done = run(facts, model, "serve")
    assert done.returncode == NEEDS_A_PERSON
    assert f"✗ {PAGE}, ligne 1 : le fichier n’est pas en UTF-8" in done.stderr
    assert "Aucune version correcte n'a été gardée" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_every_other_command_refuses_bad_files(facts: Path, model: Path) -> None:
    line = edit(facts, "verifie_le: 2026-11-23", "verifie_le: 2026-11-31", "contacts.yml")
    questions = facts / "questions.jsonl"
    questions.write_text('{"id": "1", "turns": [{"user": "SOS"}]}\n', encoding="utf-8")
    for arguments in (("check",), ("shell",), ("essais",), ("replay", str(questions), str(facts / "reponses.jsonl")), ("train",)):
        done = run(facts, model, *arguments)
        assert done.returncode == 1, arguments
        assert f"✗ contacts.yml, ligne {line}, contacts n° 1 › verifie_le : la date 2026-11-31 n’existe pas" in done.stderr, arguments
        assert "Traceback" not in done.stdout + done.stderr, arguments
    assert not (facts.parent / "donnees").exists()


def test_a_folder_that_is_not_there_is_told_once_and_the_last_good_version_is_served_meanwhile(facts: Path, model: Path) -> None:
    facts.rename(facts.with_name("ailleurs"))
    done = run(facts, model, "serve")
    assert done.returncode == NEEDS_A_PERSON
    assert "Traceback" not in done.stdout + done.stderr
    absent = f"✗ Le dossier des connaissances, {facts}, n’existe pas ; créez-le et copiez-y les fichiers, ou corrigez AMANE_KNOWLEDGE_DIR."
    assert [line.strip() for line in done.stderr.splitlines() if "✗" in line] == [absent]
    KnowledgeStore(facts.with_name("ailleurs"), Settings(data_dir=facts.parent / "donnees").kept_knowledge)
    server = Server(model, facts.parent / "donnees", module=("bot", "serve"), knowledge_dir=facts).start()
    try:
        assert server.log.count("n’existe pas ; créez-le") == 1
        _says_19_and_not_112(server.visitor().say("SOS")["messages"][0]["text"])
        facts.with_name("ailleurs").rename(facts)
        assert server.client().get("/health").json()["knowledge"] == "ok"
    finally:
        server.end()
