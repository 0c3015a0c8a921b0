"""Replace knowledge files by others, all or none, keep what was done in a history, and take the last publication back.

First everything is written beside the files; then one file, the journal, makes the publication hold; then the files are put in their places
and the journal goes. Who reads meanwhile (`knowledge.files`) reads the files as the journal says; whoever publishes next ends what was cut.
"""

from __future__ import annotations

import base64
import contextlib
import difflib
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.draft import contents, differing
from knowledge.files import JOURNAL, Change, read_changes
from knowledge.folder import DOMAIN, place_of

HISTORY = "historique"
_SHEET = "publication.json"
_DIFF = "modifications.diff"
_BEFORE, _AFTER = "avant", "apres"


class BusyError(RuntimeError):
    """Somebody else publishes at this moment."""


class UnfinishedError(RuntimeError):
    """A publication holds, but its files could not all be put in their places yet; `__cause__` says why."""


class TouchedError(RuntimeError):
    """Files are not as the last publication left them; `names` are theirs."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


@dataclass(frozen=True)
class Publication:
    """An entry of the history: who did what when, the files, and which publication it takes back, if it does."""

    identifier: str
    who: str
    when: str
    files: tuple[str, ...]
    takes_back: str | None = None


@contextlib.contextmanager
def alone(knowledge: Path) -> Iterator[None]:
    """Hold the folder for one publication, after what an earlier one left undone is done. Raises BusyError and OSError."""
    descriptor = os.open(knowledge, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        finish(knowledge)
        yield
    finally:
        os.close(descriptor)


def difference(changes: Mapping[str, Change]) -> str:
    """Return a unified diff of some files."""
    lines: list[str] = []
    for name, change in sorted(changes.items()):
        old, new = (_text(content).splitlines() for content in (change.before, change.after))
        lines += difflib.unified_diff(old, new, f"avant/{name}", f"après/{name}", lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "backslashreplace")


def changes_between(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, Change]:
    """Return what makes the files `new` of the files `old`."""
    return {name: Change(old.get(name), new.get(name)) for name in differing(old, new)}


def publish(knowledge: Path, changes: Mapping[str, Change], who: str, takes_back: str | None = None) -> Publication:
    """Make these changes and write them into the history, all or nothing; hold `alone` meanwhile.

    Raises TouchedError and OSError where nothing changed, UnfinishedError where everybody is answered from the new files already.
    """
    present = contents(knowledge)
    if touched := sorted(name for name, change in changes.items() if present.get(name) != change.before):
        raise TouchedError(touched)
    one = Publication(_new_identifier(knowledge), who, time.strftime("%Y-%m-%d %H:%M:%S"), tuple(sorted(changes)), takes_back)
    try:
        _prepare(knowledge, one, changes)
    except OSError:
        # Without the journal it does not hold.
        with contextlib.suppress(OSError):
            _sweep(knowledge)
        raise
    try:
        _sync(knowledge)
        finish(knowledge)
    except OSError as error:
        raise UnfinishedError from error
    return one


def _new_identifier(knowledge: Path) -> str:
    last = max((int(name) for name in _entries(knowledge)), default=0)
    return f"{last + 1:05}"


def _entries(knowledge: Path) -> list[str]:
    return sorted(path.name for path in (knowledge / HISTORY).glob("*") if path.name.isdecimal())


def _prepare(knowledge: Path, one: Publication, changes: Mapping[str, Change]) -> None:
    """Write all there is to write, so that nothing can lack room later, and last the journal."""
    _sweep(knowledge)
    entry = _new(knowledge / HISTORY / one.identifier)
    for name, change in changes.items():
        for place, content in ((_BEFORE, change.before), (_AFTER, change.after)):
            if content is not None:
                _write(entry / place / name, content)
        if change.after is not None:
            _write(_new(place_of(knowledge, name)), change.after, like=_like(knowledge, name))
    sheet = {"qui": one.who, "quand": one.when, "fichiers": list(one.files), "annule": one.takes_back}
    _write(entry / _SHEET, (json.dumps(sheet, ensure_ascii=False, indent=1) + "\n").encode())
    _write(entry / _DIFF, difference(changes).encode())
    files = {name: {"avant": _written(change.before), "apres": _written(change.after)} for name, change in changes.items()}
    journal = json.dumps({"publication": one.identifier, "fichiers": files}).encode()
    _write(_new(knowledge / JOURNAL), journal, like=_like(knowledge, JOURNAL))
    _new(knowledge / JOURNAL).replace(knowledge / JOURNAL)


def finish(knowledge: Path) -> None:
    """Put the files of a publication that holds in their places; a file that somebody edited since stays as it is. Raises OSError.

    Without one, what a publication that does not hold left behind is cleared away.
    """
    if not (knowledge / JOURNAL).exists():
        _sweep(knowledge)
        return
    for name, change in read_changes(knowledge).items():
        path = place_of(knowledge, name)
        present = path.read_bytes() if path.exists() else None
        if present == change.before and change.after is None:
            path.unlink()
        elif present == change.before and change.after is not None:
            if not _new(path).exists():
                _write(_new(path), change.after, like=_like(knowledge, name))
            _new(path).replace(path)
            _sync(path.parent)
    for path in (knowledge / HISTORY).glob(".*.new"):
        path.rename(path.with_name(path.name.removeprefix(".").removesuffix(".new")))
    _sync(knowledge / HISTORY)
    (knowledge / JOURNAL).unlink()
    _sync(knowledge)


def history(knowledge: Path) -> list[Publication]:
    """Return the publications, the newest last; a sheet that can't be read is left out."""
    found = []
    for name in _entries(knowledge):
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            sheet = json.loads((knowledge / HISTORY / name / _SHEET).read_bytes())
            found.append(Publication(name, sheet["qui"], sheet["quand"], tuple(sheet["fichiers"]), sheet["annule"]))
    return found


def difference_of(knowledge: Path, one: Publication) -> str:
    """Return what a publication changed, as a unified diff; nothing where the history has lost it."""
    try:
        return (knowledge / HISTORY / one.identifier / _DIFF).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def last_standing(knowledge: Path) -> Publication | None:
    """Return the newest publication that was not taken back; None where there is none."""
    entries = history(knowledge)
    gone = {one.takes_back for one in entries}
    standing = [one for one in entries if not one.takes_back and one.identifier not in gone]
    return standing[-1] if standing else None


def changes_of(knowledge: Path, one: Publication) -> dict[str, Change]:
    """Return what a publication changed. Raises OSError where its files can't be read."""
    folder = knowledge / HISTORY / one.identifier
    return {name: Change(_kept(folder / _BEFORE / name), _kept(folder / _AFTER / name)) for name in one.files}


def taking_back(knowledge: Path, one: Publication) -> dict[str, Change]:
    """Return the changes that take a publication back whole. Raises OSError where its files can't be read."""
    return {name: Change(change.after, change.before) for name, change in changes_of(knowledge, one).items()}


def _kept(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _written(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _like(knowledge: Path, name: str) -> os.stat_result:
    """Return whose and for whom a file is: as the one it replaces, so that the server can read it whoever publishes."""
    path = place_of(knowledge, name)
    return (path if path.exists() else next(knowledge.glob("*.yml"), knowledge)).stat()


def _write(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        if like:
            os.fchmod(file.fileno(), like.st_mode & 0o666)
            with contextlib.suppress(PermissionError):
                os.fchown(file.fileno(), like.st_uid, like.st_gid)
        os.fsync(file.fileno())


def _sweep(knowledge: Path) -> None:
    """Clear away what a publication that does not hold has written."""
    # On a disk that is for reading only not even what is not there may be taken away.
    if (beside := _new(place_of(knowledge, DOMAIN))).exists():
        beside.unlink()
    for folder in (knowledge, knowledge / "sources", knowledge / HISTORY):
        for path in folder.glob(".*.new"):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
