"""What a figure depends on: the fingerprint follows the files, and nothing names one machine."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from bench import machine


def test_the_fingerprint_changes_with_names_and_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    (tmp_path / "a.yml").write_text("un", encoding="utf-8")
    seen = [machine.fingerprint("*.yml")]
    (tmp_path / "a.yml").write_text("deux", encoding="utf-8")
    seen.append(machine.fingerprint("*.yml"))
    (tmp_path / "a.yml").rename(tmp_path / "b.yml")
    seen.append(machine.fingerprint("*.yml"))
    assert len(set(seen)) == 3
    (tmp_path / "c.txt").write_text("other", encoding="utf-8")
    assert machine.fingerprint("*.yml") == seen[-1]


def test_the_sets_and_examples_are_found() -> None:
    assert len(machine.files([machine.TRAINING_FILES])) > 10
    assert len(machine.files([machine.TEST_FILES])) > 5


def test_a_file_linked_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(os.urandom(1_000_000))
    alone = machine.folder_megabytes(tmp_path)
    os.link(tmp_path / "one", tmp_path / "two")
    assert machine.folder_megabytes(tmp_path) == alone
    assert 0.9 < alone < 1.2


def test_the_machine_is_told_without_its_name() -> None:
    told = machine.kind()
    assert int(told["cores"]) >= 1 and int(told["memory_gb"]) >= 1 and told["processor"]
    assert socket.gethostname() not in told.values()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", machine.today())
    assert machine.load_average() >= 0
