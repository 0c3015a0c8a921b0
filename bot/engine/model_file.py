"""Seal a trained model with its sha256, and load only what was sealed.

A Rasa model is an archive that is unpacked and read back; whoever can swap the file could otherwise change the assistant.
`seal` is called by training; `verify` by everything that loads a model.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_PICKLE_SUFFIXES = (".pkl", ".pickle", ".joblib", ".dill")
# A pickle of protocol 2 or later starts with the byte 0x80 and its number; earlier protocols are not written by any library in use.
_PICKLE_STARTS = tuple(bytes((0x80, protocol)) for protocol in range(2, 6))


class ModelRefusedError(RuntimeError):
    """A model file is not the one that training sealed, or holds what could run code."""


def seal_path(model: Path) -> Path:
    """Return where the sha256 of `model` is kept."""
    return model.with_name(f"{model.name}.sha256")


def digest(model: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with model.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal(model: Path) -> str:
    """Refuse pickles in `model`, then write its sha256 beside it and return it."""
    refuse_pickles(model)
    sha256 = digest(model)
    # The format of `sha256sum`, so that staff can check by hand: sha256sum -c NAME.sha256
    seal_path(model).write_text(f"{sha256}  {model.name}\n", encoding="ascii")
    return sha256


def verify(model: Path) -> str:
    """Return the sha256 of `model`, or raise `ModelRefusedError` when it is not the sealed one."""
    if not model.is_file():
        raise ModelRefusedError(f"{model}: there is no such model")
    if not seal_path(model).is_file():
        raise ModelRefusedError(f"{model}: {seal_path(model).name} is missing; only models sealed by their training are loaded")
    found = digest(model)
    # As bytes: a seal cut short or overwritten is one that does not fit, too.
    if not seal_path(model).read_bytes().startswith(f"{found} ".encode("ascii")):
        raise ModelRefusedError(f"{model}: its sha256 is not the one its training wrote")
    return found


def latest(folder: Path) -> Path:
    """Return the newest sealed model of a folder, or raise `ModelRefusedError`."""
    sealed = [model for model in folder.glob("*.tar.gz") if seal_path(model).is_file()]
    if not sealed:
        raise ModelRefusedError(f"{folder}: no sealed model; train one first")
    return max(sealed, key=lambda model: model.stat().st_mtime_ns)


def refuse_pickles(model: Path) -> None:
    """Raise `ModelRefusedError` when any member of the archive is, or holds, a pickle."""
    with tarfile.open(model, "r:gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            for name, content in _contents(member.name, file):
                if name.lower().endswith(_PICKLE_SUFFIXES) or content.startswith(_PICKLE_STARTS) or _is_object_array(content):
                    raise ModelRefusedError(f"{model}: {name} is a pickle")


def _contents(name: str, file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Give a member's first bytes, and those of what it holds when it is a zip (`.npz`, skops)."""
    content = file.read()
    yield name, content[:256]
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as inner:
            for info in inner.infolist():
                with inner.open(info) as part:
                    yield f"{name}/{info.filename}", part.read(256)


def _is_object_array(start: bytes) -> bool:
    # numpy writes an array of Python objects as a pickle after its header.
    return start.startswith(b"\x93NUMPY") and b"'|O'" in start
