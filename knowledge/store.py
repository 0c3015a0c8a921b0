"""Give the present knowledge while staff edits it: only what passed every check is live, and the last good version outlives a restart."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.faults import Fault, KnowledgeError
from knowledge.files import Files, digest, of_one_moment
from knowledge.folder import FOLDER
from knowledge.loader import load_from
from knowledge.model import Knowledge

logger = logging.getLogger(__name__)

KEPT_FILE = "dernier-bon.json"
_MOST_FAULTS_TOLD = 20


@dataclass(frozen=True)
class State:
    """What is live: the knowledge, the start of the sha256 of its files, and what is wrong with the present files (nothing: they are live)."""

    knowledge: Knowledge
    version: str
    refused: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Kept:
    """The last good version as it was found on disk, checked again; `saved` is when it was written, in seconds."""

    knowledge: Knowledge
    version: str
    saved: float


def read_kept(folder: Path) -> Kept | None:
    """Return the last good version kept in `folder`; None where there is none, or it is damaged, or today's checks refuse it."""
    path = folder / KEPT_FILE
    try:
        saved = path.stat().st_mtime
        written = json.loads(path.read_bytes())
        contents = {str(name): str(text).encode() for name, text in written["files"].items()}
        if written["sha256"] != digest(contents):
            raise ValueError("its sha256 is another")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        logger.warning("the kept copy of the knowledge files can't be used: %s", type(error).__name__)
        return None

    def read(name: str) -> bytes:
        try:
            return contents[name]
        except KeyError as error:
            raise FileNotFoundError(2, name) from error

    try:
        return Kept(load_from(read), digest(contents)[:12], saved)
    except KnowledgeError as error:
        logger.warning("the kept copy of the knowledge files is refused: %s", told(error.faults))
        return None


def write_kept(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Keep these files as the last good version: whole or not at all, even if the machine stops meanwhile. Raises OSError."""
    texts = {name: content.decode("utf-8") for name, content in contents.items()}
    content = json.dumps({"sha256": digest(contents), "files": texts}, ensure_ascii=False, indent=1).encode()
    # The data folder above it holds conversations: nobody else looks into either.
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    temporary = folder / f"{KEPT_FILE}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    temporary.replace(folder / KEPT_FILE)
    directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def told(faults: tuple[Fault, ...]) -> str:
    """Return faults as one line for the log."""
    more = f" (and {len(faults) - _MOST_FAULTS_TOLD} more)" if len(faults) > _MOST_FAULTS_TOLD else ""
    return "; ".join(fault.brief for fault in faults[:_MOST_FAULTS_TOLD]) + more


class KnowledgeStore:
    """The knowledge of one process: reads the files again when they change, and keeps the last good version when they are bad."""

    def __init__(self, folder: Path = FOLDER, kept: Path | None = None) -> None:
        """Read `folder`, or, where it is refused, the last good version kept in the folder `kept`; KnowledgeError where neither is good."""
        self.folder = folder
        self.refusals = 0
        self._kept: Path | None = None
        self._lock = threading.Lock()
        self._state = self._first(kept)
        self._good = {} if self._state.refused else self._seen.contents
        if kept is not None:
            self.keep_in(kept)

    @property
    def state(self) -> State:
        """What is live now, all of one moment; `current` looks for changes, this does not."""
        return self._state

    @property
    def version(self) -> str:
        """The start of the sha256 of the files that are live."""
        return self._state.version

    @property
    def refused(self) -> tuple[Fault, ...]:
        """What is wrong with the present files; nothing when they are live."""
        return self._state.refused

    def current(self) -> Knowledge:
        """Return the knowledge as the files are now, or as they last were when they were right.

        Reading and checking takes 40 ms, once per change: whoever asks meanwhile gets what is live and does not wait.
        """
        if self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._state.knowledge

    def keep_in(self, folder: Path) -> None:
        """From now on keep the last good version in `folder`."""
        with self._lock:
            self._kept = folder
            self._keep(self._good)

    def _first(self, kept: Path | None) -> State:
        self._seen, found = of_one_moment(self.folder, self._accept)
        if isinstance(found, State):
            return found
        copy = read_kept(kept) if kept else None
        if copy is None:
            raise found
        self._refuse(found, copy.version)
        return State(copy.knowledge, copy.version, found.faults)

    def _look(self) -> None:
        if self._seen.settled and self._seen.still_in(self.folder):
            return
        same = Files(self.folder)
        for name in self._seen.names:
            with contextlib.suppress(OSError):
                same.read(name)
        if same.digest == self._seen.digest:
            self._seen = same
            return
        # Read anew, and only what is asked for: the page may have another name now.
        files = Files(self.folder)
        try:
            state, fault = self._accept(files), None
        except KnowledgeError as error:
            state, fault = State(self._state.knowledge, self.version, error.faults), error
        if not files.still_in(self.folder):
            # An editor is at work: half a file may be good YAML, with half of the numbers. The next look reads it whole.
            return
        self._seen, self._state = files, state
        if fault:
            self._refuse(fault, self.version)
        else:
            logger.info("knowledge files read again, version %s", self.version)
            self._keep(files.contents)

    def _accept(self, files: Files) -> State:
        return State(load_from(files.read), digest(files.contents)[:12])

    def _refuse(self, error: KnowledgeError, version: str) -> None:
        self.refusals += 1
        logger.error("knowledge files refused, the last good version %s stays: %s", version, told(error.faults))

    def _keep(self, good: dict[str, bytes]) -> None:
        self._good = good
        if self._kept is None or not good:
            return
        try:
            write_kept(self._kept, good)
        except OSError as error:
            logger.warning("the knowledge files are good but could not be kept for the next start: %s", error.strerror)


_shared: KnowledgeStore | None = None
_making = threading.Lock()


def shared_store(kept: Path | None = None) -> KnowledgeStore:
    """Return the one store of this process, so that names, answers and pages always come from the same state of the files.

    The server names the folder where the last good version is kept, before anything else asks; KnowledgeError as `KnowledgeStore`.
    """
    global _shared
    with _making:
        if _shared is None:
            _shared = KnowledgeStore(FOLDER, kept)
        elif kept is not None:
            _shared.keep_in(kept)
        return _shared
