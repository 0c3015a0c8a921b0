"""The floors answer over HTTP: one says back what it is told, one says how our understanding reads it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.serving import ROOT, free_port


@contextmanager
def _floor(kind: str, model: str, folder: Path) -> Iterator[str]:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AMANE_", "SANIC_"))}
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "bench.speed.floors", kind, str(port), model]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _say(url: str, text: str) -> object:
    deadline = time.monotonic() + 120
    while True:
        try:
            return requests.post(url, json={"text": text}, timeout=30).json()
        except requests.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def test_echo(tmp_path: Path) -> None:
    with _floor("echo", "unused", tmp_path) as url:
        assert _say(url, "é ?") == {"messages": [{"text": "é ?", "buttons": []}]}


def test_classifier(tmp_path: Path, trial_model: Path) -> None:
    with _floor("classifier", str(trial_model), tmp_path) as url:
        told = _say(url, "bonjour")
    assert isinstance(told, dict) and told["name"] == "bonjour" and told["confidence"] == pytest.approx(1.0, abs=0.5)
