"""One reading of the knowledge files, all of one moment: never half of a publication, whatever an editor does meanwhile."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge.faults import KnowledgeError
from knowledge.reading import read_bytes

# The coarsest clock of a file system ticks every two seconds: a file changed since may change again and look the same.
SETTLED_SECONDS = 3.0
# What a publication under way replaces by what: it is there from the moment the publication holds until all of its files are in place.
JOURNAL = ".publication.json"

# An editor that never stops is not waited for.
_MOST_READINGS = 10

Stamp = tuple[int, ...] | None
Result = TypeVar("Result")


@dataclass(frozen=True)
class Change:
    """One file of a publication: its bytes before and after, None where it was or is not there."""

    before: bytes | None
    after: bytes | None

    def apply(self, content: bytes | None) -> bytes | None:
        """Return what stands in the place of `content`: a file that somebody has edited since stays as it is."""
        return self.after if content == self.before else content


class Files:
    """The bytes that are checked are those that are kept; `stamps` are what changes when a file does, the journal included."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = time.time_ns()
        # Before everything else: a publication that begins after is seen by `still_in`.
        self.stamps: dict[str, Stamp] = {JOURNAL: stamp(folder / JOURNAL)}
        self._changes = read_changes(folder) if self.stamps[JOURNAL] else {}
        self._contents: dict[str, bytes | OSError] = {}

    def read(self, name: str) -> bytes:
        """Return the bytes of a file by its name, the same each time; raise OSError where it can't be read."""
        if name not in self._contents:
            # Before the bytes: what changes in between is seen the next time.
            self.stamps[name] = stamp(self._folder / name)
            self._contents[name] = self._read(name)
        content = self._contents[name]
        if isinstance(content, OSError):
            raise content
        return content

    def _read(self, name: str) -> bytes | OSError:
        content: bytes | OSError
        try:
            content = read_bytes(self._folder / name)
        except OSError as error:
            content = error
        if name not in self._changes or (isinstance(content, OSError) and not isinstance(content, FileNotFoundError)):
            return content
        coming = self._changes[name].apply(content if isinstance(content, bytes) else None)
        return FileNotFoundError(2, name) if coming is None else coming

    @property
    def names(self) -> list[str]:
        """The files that were asked for."""
        return list(self._contents)

    @property
    def contents(self) -> dict[str, bytes]:
        """The bytes of those that could be read."""
        return {name: content for name, content in self._contents.items() if isinstance(content, bytes)}

    @property
    def digest(self) -> str:
        """Return what tells whether any of these files has other bytes, or other reasons not to give them."""
        return digest({name: content if isinstance(content, bytes) else b"%d" % (content.errno or 0) for name, content in self._contents.items()})

    def still_in(self, folder: Path) -> bool:
        """Tell whether the files of a folder are those that were read."""
        return all(stamp(folder / name) == old for name, old in self.stamps.items())

    @property
    def settled(self) -> bool:
        """Whether the stamps alone will tell the next change: not of a file that was still warm when it was read, however long ago that is."""
        newest = max((one[-1] for one in self.stamps.values() if one), default=0)
        readable = all(isinstance(content, bytes) for content in self._contents.values())
        return readable and newest < self._begun - SETTLED_SECONDS * 1e9


def of_one_moment(folder: Path, read: Callable[[Files], Result]) -> tuple[Files, Result | KnowledgeError]:
    """Return what `read` gives or raises, and the reading; files that were replaced meanwhile, as a publication does, are read anew."""
    asked: list[str] = []
    for _ in range(_MOST_READINGS):
        files, whole = _at_once(folder, asked)
        found: Result | KnowledgeError
        try:
            found = read(files)
        except KnowledgeError as error:
            found = error
        if files.still_in(folder) or (whole and files.names == asked):
            break
        # To make sense of them takes longer than to read them: those that were asked for are read first, so that they are of one moment.
        asked = files.names
    return files, found


def _at_once(folder: Path, names: Sequence[str]) -> tuple[Files, bool]:
    """Return a reading of some files, one after the other without a pause, and whether none was replaced meanwhile."""
    for _ in range(_MOST_READINGS):
        files = Files(folder)
        for name in names:
            with contextlib.suppress(OSError):
                files.read(name)
        if files.still_in(folder):
            return files, True
    return files, False


def read_changes(folder: Path) -> dict[str, Change]:
    """Return what the publication under way in a folder changes, by the names of the files; nothing where there is none."""
    try:
        files = json.loads((folder / JOURNAL).read_bytes())["fichiers"]
        return {str(name): Change(_bytes(change["avant"]), _bytes(change["apres"])) for name, change in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        # It is written whole or not at all: what can't be read is no publication.
        return {}


def _bytes(written: str | None) -> bytes | None:
    return None if written is None else base64.b64decode(written)


def stamp(path: Path) -> Stamp:
    """Return what changes when a file is written, replaced or given other rights; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def digest(contents: Mapping[str, bytes]) -> str:
    """Return the sha256 of some files, names included."""
    whole = hashlib.sha256()
    for name, content in sorted(contents.items()):
        whole.update(f"{name}\0{len(content)}\0".encode("utf-8", "replace") + content)
    return whole.hexdigest()
