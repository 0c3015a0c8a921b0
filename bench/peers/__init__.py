"""Stock Rasa 3.6.21 with TensorFlow, twice, in environments of their own: install, write a project from our data, train.

The environments and projects stand in `bench/.envs` (not in git); `BENCH_ENVS` puts them elsewhere.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actions.blocks import Button, Sources, plain_text
from actions.kinds import SECTIONS_OF_KIND, TYPED_KINDS
from actions.reply import choose, cited, section_blocks
from bench import machine
from knowledge import KnowledgeStore

HERE = Path(__file__).parent
ENVIRONMENTS = Path(os.environ.get("BENCH_ENVS", machine.ROOT / "bench" / ".envs"))
PYTHON_OF_PEERS = "3.10"
UV_VERSION = "0.13.9"


@dataclass(frozen=True)
class Peer:
    """A peer: `name` is its folder here, `title` what tables call it."""

    name: str
    title: str

    @property
    def environment(self) -> Path:
        return ENVIRONMENTS / self.name

    @property
    def project(self) -> Path:
        return ENVIRONMENTS / "projects" / self.name

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    @property
    def model(self) -> Path:
        return self.project / "models" / "peer.tar.gz"

    def rasa(self, *arguments: str) -> list[str]:
        """Return the command line of the peer's Rasa."""
        return [str(self.python), "-m", "rasa", *arguments]

    def prepare(self) -> dict[str, Any]:
        """Install, write the project and train, as far as not done for this data; return what training recorded (seconds, epochs, load)."""
        install(self.environment, HERE / self.name / "requirements.lock", _python_of_peers(), self.title)
        self._write_project()
        return self._train()

    def _write_project(self) -> None:
        shutil.rmtree(self.project / "data", ignore_errors=True)
        (self.project / "data").mkdir(parents=True)
        for path in machine.files([machine.TRAINING_FILES]):
            shutil.copyfile(path, self.project / "data" / path.name)
        shutil.copyfile(HERE / self.name / "config.yml", self.project / "config.yml")
        shutil.copyfile(HERE / "actions.py", self.project / "actions.py")
        for name, content in _project_files().items():
            text = json.dumps(content, ensure_ascii=False) if name.endswith(".json") else yaml.safe_dump(content, allow_unicode=True)
            (self.project / name).write_text(text, encoding="utf-8")

    def _train(self) -> dict[str, Any]:
        record = self.project / "training.json"
        data = machine.fingerprint(machine.TRAINING_FILES, f"bench/peers/{self.name}/config.yml")
        if self.model.exists() and record.exists():
            known: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
            if known["data"] == data:
                return known
        print(f"training {self.title}: minutes", flush=True)
        before, started = machine.load_average(), time.monotonic()
        with (self.project / "training.log").open("wb") as log:
            command = self.rasa("train", "--force", "--fixed-model-name", "peer", "--out", "models")
            subprocess.run(command, cwd=self.project, env=self.variables(), check=True, stdout=log, stderr=log)
        found = {
            "seconds": round(time.monotonic() - started, 1),
            "date": machine.today(),
            "load_before": before,
            "load_after": machine.load_average(),
            "data": data,
        }
        record.write_text(json.dumps(found), encoding="utf-8")
        return found

    def variables(self, **more: str) -> dict[str, str]:
        """Return the environment variables for a process of the peer: quiet, no telemetry, and our own settings out of the way."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMANE_", "SANIC_", "PYTHON", "VIRTUAL_ENV"))}
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
        return kept | quiet | more


PEERS = (Peer("default", "Rasa, default pipeline (DIET)"), Peer("spacy", "Rasa, spaCy + DIET"))


def install(folder: Path, lock: Path, python: str, title: str) -> None:
    """Make the environment `folder` hold what `lock` says and nothing else; nothing is done where it does."""
    stamp = folder / ".installed"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock.read_text(encoding="utf-8"):
        return
    uv = _uv()
    print(f"installing {title} ({lock.relative_to(machine.ROOT)})", flush=True)
    subprocess.run([*uv, "venv", "-q", "--clear", "--python", python, str(folder)], check=True)
    # Compiled at install, for all alike: without it a start takes about three times as long.
    sync = [*uv, "pip", "sync", "-q", "--require-hashes", "--compile-bytecode", "--python", str(folder / "bin" / "python"), str(lock)]
    subprocess.run(sync, check=True)
    shutil.copyfile(lock, stamp)


def _project_files() -> dict[str, Any]:
    """Return the generated files of a peer's project: name to content."""
    domain = yaml.safe_load((machine.ROOT / "domain.yml").read_text(encoding="utf-8"))
    intents = sorted(TYPED_KINDS)
    slot = {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
    rules = [{"rule": name, "steps": [{"intent": name}, {"action": "action_repondre"}]} for name in [*intents, "nlu_fallback"]]
    return {
        "domain.yml": {
            "version": "3.1",
            "intents": [*intents, "nlu_fallback"],
            "slots": {"collectif": slot},
            "actions": ["action_repondre"],
            "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
        },
        "data/rules.yml": {"version": "3.1", "rules": rules},
        "credentials.yml": {"rest": None},
        "endpoints.yml": {
            "action_endpoint": {"url": "http://127.0.0.1:${ACTION_PORT}/webhook"},
            "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": "conversations.db"},
        },
        "answers.json": _answers(domain),
    }


def _answers(domain: dict[str, Any]) -> dict[str, Any]:
    """Return texts of the kind and length that our own actions answer."""
    knowledge = KnowledgeStore().current()
    answers: dict[str, str] = {}
    for collective in knowledge.collectifs:
        for kind, sections in SECTIONS_OF_KIND.items():
            section = next((collective.rubriques[name] for name in sections if name in collective.rubriques), None)
            if section:
                blocks = [*section_blocks(knowledge, section), Sources(cited(knowledge, section.sources))]
                answers[f"{collective.id}.{kind}"] = plain_text(blocks)
    for name, variants in domain["responses"].items():
        answers.setdefault(name.removeprefix("utter_"), variants[0]["text"])
    first = knowledge.collectifs[0]
    buttons: list[Button] = [choose(section.titre, f"{first.id}.{name}") for name, section in list(first.rubriques.items())[:3]]
    return {
        "collectives": [collective.id for collective in knowledge.collectifs],
        "answers": answers,
        "default": answers["hors_sujet"],
        "buttons": [{"title": button.title, "payload": button.payload} for button in buttons],
    }


def _uv() -> list[str]:
    """Return how to call uv: the one on the path, the one that set-up made, else one installed with pip beside the environments."""
    candidates = ["uv", str(machine.ROOT / ".uv" / "bin" / "uv"), str(ENVIRONMENTS / "uv" / "bin" / "uv")]
    for candidate in candidates:
        if shutil.which(candidate) and not subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode:
            return [candidate]
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENTS / "uv")], check=True)
    subprocess.run([str(ENVIRONMENTS / "uv" / "bin" / "python"), "-m", "pip", "install", "-q", f"uv=={UV_VERSION}"], check=True)
    return [candidates[-1]]


def _python_of_peers() -> str:
    """Return a Python 3.10: one of pyenv's (its shim may fail), else the version, which uv finds or downloads."""
    installed = sorted((Path.home() / ".pyenv" / "versions").glob(f"{PYTHON_OF_PEERS}.*/bin/python"), reverse=True)
    return str(installed[0]) if installed else PYTHON_OF_PEERS
