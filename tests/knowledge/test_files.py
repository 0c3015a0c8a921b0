"""One reading of the files: a publication under way is seen whole, and an edit made by hand before anything."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path

import pytest

from knowledge.files import JOURNAL, SETTLED_SECONDS, Change, Files, of_one_moment, read_changes


def journal(folder: Path, **files: tuple[bytes | None, bytes | None]) -> None:
    def written(content: bytes | None) -> str | None:
        return None if content is None else base64.b64encode(content).decode()

    changes = {name: {"avant": written(before), "apres": written(after)} for name, (before, after) in files.items()}
    (folder / JOURNAL).write_text(json.dumps({"fichiers": changes}), encoding="utf-8")


def test_a_publication_that_holds_is_read_before_its_files_are_in_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "b").write_bytes(b"new b")
    (tmp_path / "gone").write_bytes(b"old")
    (tmp_path / "hand").write_bytes(b"by hand")
    journal(tmp_path, a=(b"old a", b"new a"), b=(b"old b", b"new b"), gone=(b"old", None), added=(None, b"new"), hand=(b"old", b"new"))
    files = Files(tmp_path)
    assert [files.read(name) for name in ("a", "b", "added", "hand")] == [b"new a", b"new b", b"new", b"by hand"]
    with pytest.raises(FileNotFoundError):
        files.read("gone")


def test_a_journal_that_comes_or_goes_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    files = Files(tmp_path)
    files.read("a")
    assert files.still_in(tmp_path)
    journal(tmp_path, a=(b"old", b"new"))
    assert not files.still_in(tmp_path)
    again = Files(tmp_path)
    assert again.read("a") == b"new" and again.still_in(tmp_path)
    (tmp_path / JOURNAL).unlink()
    assert not again.still_in(tmp_path)


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b'{"fichiers": []}', b'{"fichiers": {"a": {}}}', b"\xff"])
def test_a_journal_that_cannot_be_read_is_no_publication(tmp_path: Path, written: bytes) -> None:
    (tmp_path / JOURNAL).write_bytes(written)
    assert read_changes(tmp_path) == {}


def test_a_file_read_just_after_it_changed_stays_to_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second change within the same tick leaves the same stamp: only a reading that began well after the first tells one from the other."""
    (tmp_path / "a").write_bytes(b"old")
    files = Files(tmp_path)
    files.read("a")
    later = time.time_ns() + int((SETTLED_SECONDS + 1) * 1e9)
    monkeypatch.setattr("knowledge.files.time.time_ns", lambda: later)
    assert not files.settled
    again = Files(tmp_path)
    again.read("a")
    assert again.settled


def test_files_replaced_during_the_reading_are_read_anew(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"1")
    readings = 0

    def read(files: Files) -> bytes:
        nonlocal readings
        readings += 1
        first = files.read("a")
        if readings == 1:
            for name in "ab":
                (tmp_path / f"{name}.new").write_bytes(b"22")
                (tmp_path / f"{name}.new").replace(tmp_path / name)
        return first + files.read("b")

    assert of_one_moment(tmp_path, read)[1] == b"2222" and readings == 2


def test_files_that_are_replaced_whenever_sense_is_made_of_them_are_of_one_moment_all_the_same(tmp_path: Path) -> None:
    readings = 0

    def write(content: bytes) -> None:
        for name in "ab":
            (tmp_path / f"{name}.new").write_bytes(content)
            (tmp_path / f"{name}.new").replace(tmp_path / name)

    def read(files: Files) -> bytes:
        nonlocal readings
        readings += 1
        first = files.read("a")
        write(b"%03d" % readings)
        return first + files.read("b")

    write(b"000")
    assert of_one_moment(tmp_path, read)[1] == b"001001" and readings == 2


def test_a_change_leaves_alone_what_is_not_what_it_replaces() -> None:
    assert Change(b"1", b"2").apply(b"1") == b"2" and Change(b"1", b"2").apply(b"3") == b"3" and Change(b"1", None).apply(b"1") is None
