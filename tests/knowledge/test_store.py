"""What is live: only what passed every check, seen at once, and the last good version when nothing else is good."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.nlu.gazetteer import Gazetteer
from knowledge import FOLDER, KnowledgeError, KnowledgeStore
from knowledge import files as files_module
from knowledge import store as store_module
from knowledge.reading import Reader
from knowledge.store import KEPT_FILE, read_kept, shared_store
from tests.knowledge.editing import NAMES, PAGE, edit


def errors_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged as an error."""
    return [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]


def test_a_changed_fact_is_seen(folder: Path) -> None:
    store = KnowledgeStore(folder)
    before = store.version
    assert store.current() is store.current(), "unchanged files are not read again"
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"
    assert store.version != before


@pytest.mark.parametrize(
    ("old", "new", "file", "place"),
    [
        ("    genre: feminin\n", "    genre: neutre\n", "collectifs.yml", "collectifs.yml:{line}: pnpm › genre: "),
        ('numero: "19"', 'numero: "112"', "contacts.yml", "contacts.yml:{line}: contacts › Police › numero: 112 ne doit pas"),
        ('date: "2009"', 'date: "2009-02-31"', "collectifs.yml", "collectifs.yml:{line}: pnpm › adhesion › date: "),
        ("citation: Cinq associations", "citation: Dix associations", "collectifs.yml", "collectifs.yml:{line}: groupe › sources n° 1 › citation: "),
        ("      - cde maroc\n", "      - PNPM\n", "collectifs.yml", "collectifs.yml:{line}: cde › alias n° 3: « PNPM » désigne déjà pnpm"),
        ("Cinq associations", "Dix associations", PAGE, "collectifs.yml:{quoted}: groupe › sources n° 1 › citation: "),
        ("verifie_le: 2026-11-23", "verifie_le: 2026-11-31", "contacts.yml", "contacts.yml:{line}: contacts n° 1 › verifie_le: "),
        ("contacts:", "contacts: [", "contacts.yml", "contacts.yml:9: le crochet « [ »"),
    ],
)
def test_what_a_check_refuses_is_never_live(
    folder: Path, caplog: pytest.LogCaptureFixture, old: str, new: str, file: str, place: str
) -> None:
    store = KnowledgeStore(folder)
    good, version = store.current(), store.version
    before = (folder / "collectifs.yml").read_text(encoding="utf-8")
    quoted = before[: before.index("citation: Cinq associations")].count("\n") + 1
    place = place.format(line=edit(folder, old, new, file), quoted=quoted)
    with caplog.at_level(logging.INFO, logger="knowledge"):
        assert store.current() is good
        assert store.current() is good
    (said,) = errors_in(caplog)
    assert place in said
    assert f"the last good version {version} stays" in said
    assert (store.version, store.refusals) == (version, 1)
    assert store.refused[0].brief.startswith(place)
    edit(folder, new, old, file)
    assert store.current() == good
    assert (store.version, store.refused) == (version, ())


def test_each_change_is_told_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = KnowledgeStore(folder)
    edit(folder, "    genre: feminin\n", "    genre: neutre\n")
    store.current()
    os.utime(folder / "collectifs.yml")
    store.current()
    assert len(errors_in(caplog)) == 1, "the same bytes are the same fault"
    edit(folder, "    genre: neutre\n", "    genre: neutral\n")
    store.current()
    store.current()
    assert len(errors_in(caplog)) == 2


def test_a_change_of_same_length_within_the_same_tick_is_seen(folder: Path) -> None:
    path = folder / "collectifs.yml"
    old = path.read_bytes()
    store = KnowledgeStore(folder)
    for wanted in ("Plateforme CDX Maroc", "Plateforme CDY Maroc", "Plateforme CDZ Maroc"):
        new = old.replace(b"    nom: Plateforme CDE Maroc", f"    nom: {wanted}".encode())
        with path.open("r+b") as file:
            file.write(new)
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))
        assert store.current().collectifs[2].nom == wanted


def test_a_change_long_after_with_the_old_time_and_length_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "SETTLED_SECONDS", -1.0)
    path = folder / "contacts.yml"
    store, before = KnowledgeStore(folder), path.stat()
    assert store.current().contacts[2].numero == "19"
    time.sleep(0.05)
    path.write_bytes(path.read_bytes().replace(b'"19"', b'"18"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert store.current().contacts[2].numero == "18"


def test_files_that_rest_are_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "SETTLED_SECONDS", -1.0)
    store = KnowledgeStore(folder)
    monkeypatch.setattr(files_module, "read_bytes", lambda path: pytest.fail("read although nothing changed"))
    store.current()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_replaced_by_an_editor_is_seen(folder: Path, name: str) -> None:
    """Many editors move the old file away, write a new one beside it and give it the name."""
    store = KnowledgeStore(folder)
    good, path = store.current(), folder / name
    content, backup, new = path.read_bytes(), path.with_suffix(".bak"), path.with_suffix(".new")
    path.rename(backup)
    assert store.current() is good
    assert store.refused[0].brief.startswith(f"{name}: fichier illisible")
    path.write_bytes(b"")
    assert store.current() is good
    assert store.refused
    new.write_bytes(content + b"\n")
    new.rename(path)
    assert store.current() == good
    assert store.refused == ()


def test_half_of_a_file_that_is_being_written_is_not_live(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first half of the contacts is good YAML, and lacks numbers."""
    store = KnowledgeStore(folder)
    good, path, load_from = store.current(), folder / "contacts.yml", store_module.load_from
    content = path.read_bytes()
    half = content[: content.index(b'  - numero: "15"')]
    path.write_bytes(half)

    def meanwhile(read: Reader) -> object:
        try:
            return load_from(read)
        finally:
            path.write_bytes(content)

    monkeypatch.setattr(store_module, "load_from", meanwhile)
    assert store.current() is good
    assert store.current().contacts == good.contacts
    assert (store.refused, store.refusals) == ((), 0)


def test_a_page_of_another_name_is_watched_in_its_turn(folder: Path) -> None:
    store = KnowledgeStore(folder)
    edit(folder, "fichier: page-collectifs.txt", "fichier: page-2027.txt")
    store.current()
    assert store.refused[0].brief.startswith("sources/page-2027.txt: fichier illisible")
    (folder / PAGE).rename(folder / "sources" / "page-2027.txt")
    assert store.current().page.fichier == "page-2027.txt"
    assert store.refused == ()
    edit(folder, "Cinq associations", "Dix associations", "sources/page-2027.txt")
    store.current()
    assert store.refused


def test_what_could_not_be_read_for_a_moment_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = KnowledgeStore(folder)
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    with monkeypatch.context() as moment:

        def fail(path: Path) -> bytes:
            raise OSError(24, "Too many open files")

        moment.setattr(files_module, "read_bytes", fail)
        store.current()
        assert "EMFILE" in store.refused[0].says
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"


def test_whoever_asks_while_files_are_read_does_not_wait(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = KnowledgeStore(folder)
    good = store.current()
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    reading, go_on, load_from = threading.Event(), threading.Event(), store_module.load_from

    def slowly(read: object) -> object:
        reading.set()
        assert go_on.wait(30)
        return load_from(read)  # type: ignore[arg-type]

    monkeypatch.setattr(store_module, "load_from", slowly)
    thread = threading.Thread(target=store.current)
    thread.start()
    assert reading.wait(30)
    assert store.current() is good
    go_on.set()
    thread.join(30)
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"


def test_names_follow_the_files(folder: Path) -> None:
    """The classifier makes names anew when it gets another knowledge object, so an unchanged one must stay the same object."""
    store = KnowledgeStore(folder)
    edit(folder, "      - cde maroc\n", "      - cde maroc\n      - le réseau arganier\n")
    found = Gazetteer(store.current()).find("parlez moi du reseau arganier")
    assert "cde" in {mention.value for mention in found}


def test_the_last_good_version_is_used_at_the_next_start(folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept = tmp_path / "donnees" / "connaissances"
    store = KnowledgeStore(folder, kept)
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    good, version = store.current(), store.version
    line = edit(folder, 'numero: "19"', 'numero: "112"', "contacts.yml")
    (folder / PAGE).unlink()
    store.current()

    again = KnowledgeStore(folder, kept)
    assert again.current() == good
    assert again.version == version
    assert again.refusals == 1
    assert {fault.brief.split(": ")[0] for fault in again.refused} == {f"contacts.yml:{line}", PAGE}
    assert f"contacts.yml:{line}: contacts › Police › numero: 112" in errors_in(caplog)[-1]
    for name in NAMES:
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    assert again.current().collectifs[2].nom == "Plateforme CDE Maroc"
    assert again.refused == ()


def test_bad_files_never_become_the_last_good_version(folder: Path, tmp_path: Path) -> None:
    KnowledgeStore(folder, tmp_path / "k")
    before = (tmp_path / "k" / KEPT_FILE).read_bytes()
    edit(folder, 'numero: "19"', 'numero: "112"', "contacts.yml")
    KnowledgeStore(folder, tmp_path / "k").current()
    assert (tmp_path / "k" / KEPT_FILE).read_bytes() == before


def test_without_files_or_a_copy_the_start_is_refused(folder: Path, tmp_path: Path) -> None:
    edit(folder, 'numero: "19"', 'numero: "112"', "contacts.yml")
    for kept in (None, tmp_path / "rien"):
        with pytest.raises(KnowledgeError, match="112 ne doit pas"):
            KnowledgeStore(folder, kept)


def _flip(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


DAMAGE = {
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "one digit of a number": lambda path: _flip(path, b'\\"19\\"', b'\\"18\\"'),
    "one letter": lambda path: _flip(path, b"constitution", b"Constitution"),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "another shape": lambda path: path.write_text('{"files": 3, "sha256": ""}', encoding="utf-8"),
    "a list": lambda path: path.write_text("[1]", encoding="utf-8"),
    "deep": lambda path: path.write_text("[" * 100_000, encoding="utf-8"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_copy_is_not_used(folder: Path, tmp_path: Path, how: str) -> None:
    KnowledgeStore(folder, tmp_path / "k")
    assert read_kept(tmp_path / "k")
    DAMAGE[how](tmp_path / "k" / KEPT_FILE)
    assert read_kept(tmp_path / "k") is None


def test_a_copy_that_todays_checks_refuse_is_not_used(folder: Path, tmp_path: Path) -> None:
    edit(folder, 'numero: "19"', 'numero: "112"', "contacts.yml")
    store_module.write_kept(tmp_path / "k", {name: (folder / name).read_bytes() for name in NAMES})
    assert read_kept(tmp_path / "k") is None


def test_the_copy_is_for_its_owner_only(folder: Path, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        KnowledgeStore(folder, tmp_path / "donnees" / "k")
    finally:
        os.umask(old)
    for path in (tmp_path / "donnees", tmp_path / "donnees" / "k", tmp_path / "donnees" / "k" / KEPT_FILE):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_copy_that_can_not_be_written_stops_nothing(folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "k").write_text("a file where the folder should be", encoding="utf-8")
    store = KnowledgeStore(folder, tmp_path / "k")
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"
    assert store.refused == ()
    assert "could not be kept" in caplog.text


def test_a_copy_half_written_when_the_machine_stops_is_not_the_copy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = KnowledgeStore(folder, tmp_path / "k")
    version = store.version

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"
    copy = read_kept(tmp_path / "k")
    assert copy
    assert copy.version == version


KEEPER = """
import sys
from pathlib import Path
from knowledge.store import write_kept
contents = {name: (Path(sys.argv[1]) / name).read_bytes() for name in sys.argv[3:]}
print("ready", flush=True)
while True:
    write_kept(Path(sys.argv[2]), contents)
"""


def test_a_process_killed_while_it_writes_leaves_a_good_copy(folder: Path, tmp_path: Path) -> None:
    for delay in (0.0, 0.003, 0.01, 0.02, 0.05):
        arguments = [sys.executable, "-c", KEEPER, str(folder), str(tmp_path / "k"), *NAMES]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=FOLDER.parent) as process:
            assert process.stdout
            process.stdout.readline()
            while not (tmp_path / "k" / KEPT_FILE).exists():
                time.sleep(0.001)
            time.sleep(delay)
            process.kill()
        assert read_kept(tmp_path / "k"), delay


def test_the_copy_holds_the_page_that_quotations_are_proved_against(folder: Path, tmp_path: Path) -> None:
    KnowledgeStore(folder, tmp_path / "k")
    files = json.loads((tmp_path / "k" / KEPT_FILE).read_text(encoding="utf-8"))["files"]
    assert {name: text.encode() for name, text in files.items()} == {name: (folder / name).read_bytes() for name in NAMES}


def test_one_store_in_the_process_and_where_it_keeps_can_be_told_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_shared", None)
    first = shared_store()
    assert not list(tmp_path.iterdir())
    assert shared_store(tmp_path / "k") is first is shared_store()
    copy = read_kept(tmp_path / "k")
    assert copy
    assert copy.version == first.version
