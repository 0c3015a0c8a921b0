"""A publication holds whole or not at all: for who reads meanwhile, where it is killed at any moment, and where the disk gives nothing more."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import KnowledgeStore, load, publication
from knowledge.draft import contents
from knowledge.files import JOURNAL, Change, Files
from knowledge.publication import HISTORY, Publication, alone, changes_between, history, last_standing, publish, taking_back
from tests.knowledge.editing import PAGE, edit


def bump(folder: Path, number: int, phone: str) -> dict[str, Change]:
    """Return changes of a number, of a phone number and of the page, a file that comes among them."""
    old = contents(folder)
    new = old | {
        "collectifs.yml": old["collectifs.yml"].replace(b"nombre: 11", b"nombre: %d" % number),
        "contacts.yml": old["contacts.yml"].replace(b"2511", phone.encode()),
        "sources/autre.txt": b"Une autre page.",
    }
    return changes_between(old, new)


def test_it_is_written_into_the_history_and_taken_back_whole(folder: Path) -> None:
    at_first = contents(folder)
    with alone(folder):
        first = publish(folder, bump(folder, 12, "2512"), "Samira")
    after = contents(folder)
    with alone(folder):
        second = publish(folder, {PAGE: Change(after[PAGE], None)}, "Nadia")
    assert [(one.who, one.files) for one in history(folder)] == [
        ("Samira", ("collectifs.yml", "contacts.yml", "sources/autre.txt")),
        ("Nadia", (PAGE,)),
    ]
    told = (folder / HISTORY / first.identifier / "modifications.diff").read_text(encoding="utf-8")
    assert "-        nombre: 11\n+        nombre: 12\n" in told and "+Une autre page." in told
    assert not (folder / PAGE).exists()
    for expected in (after, at_first):
        last = last_standing(folder)
        assert last is not None
        with alone(folder):
            publish(folder, taking_back(folder, last), "Samira", last.identifier)
        assert contents(folder) == expected
    assert last_standing(folder) is None and second.takes_back is None
    assert not list(folder.rglob(".*"))


def test_what_somebody_edited_since_is_not_taken_back(folder: Path) -> None:
    with alone(folder):
        publish(folder, bump(folder, 12, "2512"), "Samira")
    edit(folder, "nom: Police", "nom: La police", "contacts.yml")
    before = contents(folder)
    last = last_standing(folder)
    assert last is not None
    with alone(folder), pytest.raises(publication.TouchedError) as refused:
        publish(folder, taking_back(folder, last), "Samira", last.identifier)
    assert refused.value.names == ["contacts.yml"] and contents(folder) == before


def test_two_do_not_publish_at_once(folder: Path) -> None:
    with alone(folder), pytest.raises(publication.BusyError), alone(folder):
        pass


def test_a_reader_never_sees_half_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Time to read between one file and the next.
    monkeypatch.setattr(publication, "_sync", lambda _: time.sleep(0.05))
    seen: set[tuple[str, str | None]] = set()
    faults: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            store = KnowledgeStore(folder)
            while not stop.is_set():
                for known in (load(folder), store.current(), KnowledgeStore(folder).current()):
                    seen.add((str(known.section("groupe.membres")[1].nombre.value), known.contacts[0].numero))  # type: ignore[index, union-attr]
                assert not store.refused
        except BaseException as error:  # noqa: BLE001 - it is told below
            faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    first = bump(folder, 12, "2512")
    back = {name: Change(change.after, change.before) for name, change in first.items()}
    rounds = 0
    # On a busy machine the reader may come late.
    while rounds < 4 or (rounds < 60 and len(seen) < 2 and not faults):
        rounds += 1
        for changes in (first, back):
            with alone(folder):
                publish(folder, changes, "Samira")
    stop.set()
    reader.join()
    assert faults == [] and seen == {("11", "2511"), ("12", "2512")}


def in_a_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; return its status as `os.wait` gives it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - a child of a test must not go on as the test
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def test_killed_at_any_moment_it_holds_whole_or_not_at_all(folder: Path) -> None:
    """At each thing that is done with a file, in turn."""
    old = contents(folder)
    changes = bump(folder, 12, "2512")
    new = {name: changes[name].after if name in changes else content for name, content in old.items()} | {"sources/autre.txt": b"Une autre page."}
    held: list[bool] = []

    def work(last: int) -> None:
        done = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal done
            if event in ("open", "os.rename", "os.remove", "os.mkdir", "shutil.rmtree", "os.listdir", "os.scandir"):
                done += 1
                if done == last:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        with alone(folder):
            publish(folder, changes, "Samira")

    for moment in range(1, 500):
        status = in_a_child(lambda moment=moment: work(moment))  # type: ignore[misc]
        files = Files(folder)
        read = {}
        for name in new:
            try:
                read[name] = files.read(name)
            except FileNotFoundError:
                continue
        assert read in (old, new), moment
        with alone(folder):
            assert contents(folder) == read
        assert [one.who for one in history(folder)] == (["Samira"] if read == new else []) and not list(folder.rglob(".*"))
        held.append(read == new)
        if status == 0:
            break
        assert os.WIFSIGNALED(status)
        if read == new:
            publication.shutil.rmtree(folder / HISTORY)
            (folder / "sources/autre.txt").unlink()
            for name, content in old.items():
                (folder / name).write_bytes(content)
    # There were moments before and after the one from which it holds.
    assert status == 0 and held == sorted(held) and held.count(False) > 5 and held.count(True) > 5


def test_a_disk_that_takes_no_more_changes_nothing(folder: Path) -> None:
    old = contents(folder)
    size = max(len(content) for content in old.values()) - 1

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        with pytest.raises(OSError, match="large"), alone(folder):
            publish(folder, bump(folder, 12, "2512"), "Samira")

    assert in_a_child(work) == 0
    assert contents(folder) == old and history(folder) == [] and not list(folder.rglob(".*"))


def test_a_failure_once_it_holds_is_told_apart_and_ended_by_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = bump(folder, 12, "2512")

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "failed")

    with monkeypatch.context() as moment, alone(folder):
        moment.setattr(publication, "finish", fail)
        with pytest.raises(publication.UnfinishedError):
            publish(folder, changes, "Samira")
    assert (folder / JOURNAL).exists() and load(folder).contacts[0].numero == "2512"
    # What is written by hand meanwhile counts.
    edit(folder, "nom: Police", "nom: La police", "contacts.yml")
    assert load(folder).contacts[0].numero == "2511"
    with alone(folder):
        pass
    assert not (folder / JOURNAL).exists() and load(folder).contacts[0].numero == "2511"
    assert b"nombre: 12" in contents(folder)["collectifs.yml"]


def test_files_stay_whose_and_for_whom_they_were(folder: Path) -> None:
    (folder / "collectifs.yml").chmod(0o640)
    with alone(folder):
        publish(folder, bump(folder, 12, "2512"), "Samira")
    assert (folder / "collectifs.yml").stat().st_mode & 0o777 == 0o640


def test_a_sheet_that_cannot_be_read_is_left_out(folder: Path) -> None:
    (folder / HISTORY / "00001").mkdir(parents=True)
    (folder / HISTORY / "00001/publication.json").write_text("{", encoding="utf-8")
    with alone(folder):
        one = publish(folder, bump(folder, 12, "2512"), "Samira")
    assert one.identifier == "00002" and history(folder) == [Publication("00002", "Samira", one.when, one.files)]
