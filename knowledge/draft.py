"""The draft: a copy of the files that staff edits, beside them, which nobody is answered from until it is published."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from knowledge.folder import COLLECTIVES, CONTACTS, DOMAIN, FOLDER, SOURCES, place_of
from knowledge.golden import FILE as GOLDEN
from knowledge.reading import read_bytes

DRAFT = FOLDER.parent / "brouillon"
# What the knowledge files were when the draft was made or last published.
BASE = ".depart"


class ChangedError(RuntimeError):
    """A file is no longer as it was read."""


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of the files that staff edits in a folder, by their names, those that are there. Raises OSError."""
    names = [name for name in (COLLECTIVES, CONTACTS, GOLDEN, DOMAIN) if place_of(folder, name).exists()]
    # What begins with a point or ends in « ~ » is an editor's own.
    names += [f"{SOURCES}/{path.name}" for path in sorted((folder / SOURCES).glob("[!.]*[!~]")) if path.is_file()]
    return {name: read_bytes(place_of(folder, name)) for name in names}


def make(knowledge: Path, draft: Path) -> None:
    """Make the draft from the present files, whole or not at all; one that is there is lost. Raises OSError."""
    new = draft.with_name(f".{draft.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    found = contents(knowledge)
    try:
        write(new, found)
        # With them an editor proposes the fields in the draft too.
        write(new, {path.name: path.read_bytes() for path in knowledge.glob("*.schema.json")})
        write(new / BASE, found)
    except OSError:
        # A disk that is full does not stay so for its sake.
        shutil.rmtree(new, ignore_errors=True)
        raise
    if draft.exists():
        old = draft.with_name(f".{draft.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        draft.rename(old)
        new.rename(draft)
        shutil.rmtree(old)
    else:
        new.rename(draft)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write some files into a folder, which is made. Raises OSError."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def replace(draft: Path, name: str, before: bytes, after: bytes) -> None:
    """Write one file of the draft, whole or not at all, if it still is as it was read. Raises ChangedError and OSError."""
    path = draft / name
    new = path.with_name(f".{path.name}.new")
    descriptor = os.open(draft, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Of two who save at the same time one comes after the other.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if read_bytes(path) != before:
            raise ChangedError(name)
        try:
            new.write_bytes(after)
            shutil.copymode(path, new)
            new.replace(path)
        except OSError:
            new.unlink(missing_ok=True)
            raise
    finally:
        os.close(descriptor)


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of the files that are not the same, or not in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def changed_meanwhile(knowledge: Path, draft: Path) -> list[str]:
    """Return the names of the knowledge files that are neither as when the draft was made nor as the draft has them. Raises OSError."""
    present = contents(knowledge)
    return sorted(set(differing(present, contents(draft / BASE))) & set(differing(present, contents(draft))))


def take_in(knowledge: Path, draft: Path, names: list[str]) -> None:
    """Count the present knowledge files of these names as what the draft was made from; the draft's own stay. Raises OSError."""
    present = contents(knowledge)
    for name in names:
        if name in present:
            write(draft / BASE, {name: present[name]})
        else:
            (draft / BASE / name).unlink(missing_ok=True)


def renew(knowledge: Path, draft: Path) -> tuple[list[str], list[str]]:
    """Bring what changed meanwhile into the draft where the draft has not changed it too. Raises OSError.

    Return the names of the files that were brought, and of those that both have changed.
    """
    present, base, edited = contents(knowledge), contents(draft / BASE), contents(draft)
    brought: list[str] = []
    both: list[str] = []
    for name in differing(present, base):
        if edited.get(name) not in (base.get(name), present.get(name)):
            both.append(name)
            continue
        if name in present:
            write(draft, {name: present[name]})
        else:
            (draft / name).unlink(missing_ok=True)
        take_in(knowledge, draft, [name])
        brought.append(name)
    return brought, both
