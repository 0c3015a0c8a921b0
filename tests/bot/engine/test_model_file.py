"""A model is loaded only as its training sealed it, and holds no pickle."""

from __future__ import annotations

import io
import pickle
import tarfile
import zipfile
from pathlib import Path

import numpy
import pytest

from bot.engine import model_file
from bot.engine.model_file import ModelRefusedError


def _archive(path: Path, **members: bytes) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def _zip(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _npy(array: numpy.ndarray) -> bytes:
    buffer = io.BytesIO()
    numpy.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


def test_takes_what_was_sealed(tmp_path: Path) -> None:
    model = _archive(tmp_path / "m.tar.gz", **{"metadata.json": b"{}", "poids.npz": _zip("a.npy", _npy(numpy.zeros(3)))})
    sha256 = model_file.seal(model)
    assert model_file.verify(model) == sha256
    assert (tmp_path / "m.tar.gz.sha256").read_text(encoding="ascii") == f"{sha256}  m.tar.gz\n"


def test_refuses_what_was_changed(tmp_path: Path) -> None:
    model = _archive(tmp_path / "m.tar.gz", a=b"1")
    model_file.seal(model)
    _archive(model, a=b"2")
    with pytest.raises(ModelRefusedError, match="sha256"):
        model_file.verify(model)


@pytest.mark.parametrize("seal", [b"", b"\xff\xfe\x00", b"\n", b"0123"])
def test_refuses_what_has_a_spoilt_seal(tmp_path: Path, seal: bytes) -> None:
    model = _archive(tmp_path / "m.tar.gz", a=b"1")
    model_file.seal_path(model).write_bytes(seal)
    with pytest.raises(ModelRefusedError, match="sha256"):
        model_file.verify(model)


def test_a_model_cut_short_before_it_was_sealed_is_refused(tmp_path: Path, trial_model: Path) -> None:
    from bot.engine.agent import load_agent

    model = tmp_path / "m.tar.gz"
    for content in (trial_model.read_bytes()[:1000], b"", b"no archive"):
        model.write_bytes(content)
        model_file.seal_path(model).write_text(f"{model_file.digest(model)}  m.tar.gz\n", encoding="ascii")
        with pytest.raises(ModelRefusedError, match="can't be read"):
            load_agent(model)


def test_refuses_what_was_never_sealed(tmp_path: Path) -> None:
    with pytest.raises(ModelRefusedError, match="no such model"):
        model_file.verify(tmp_path / "m.tar.gz")
    with pytest.raises(ModelRefusedError, match="missing"):
        model_file.verify(_archive(tmp_path / "m.tar.gz", a=b"1"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pkl", b""),
        ("dossier/a.joblib", b"x"),
        ("a.bin", pickle.dumps({"a": 1}, protocol=2)),
        ("a.json", pickle.dumps({"a": 1}, protocol=5)),
        ("a.npy", _npy(numpy.array([{"a": 1}], dtype=object))),
        ("a.npz", _zip("b.npy", _npy(numpy.array([{"a": 1}], dtype=object)))),
        ("a.skops", _zip("b.pkl", b"")),
        ("a.zip", _zip("b", pickle.dumps([1], protocol=4))),
    ],
    # a zip holds the time it was made: by their contents, two workers would name the same tests differently
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refuses_to_seal_a_pickle(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(ModelRefusedError, match="pickle"):
        model_file.seal(_archive(tmp_path / "m.tar.gz", **{name: content}))
    assert not (tmp_path / "m.tar.gz.sha256").exists()


def test_latest_is_the_newest_that_is_sealed(tmp_path: Path) -> None:
    import os

    with pytest.raises(ModelRefusedError, match="train one first"):
        model_file.latest(tmp_path)
    old, new = _archive(tmp_path / "b.tar.gz", a=b"1"), _archive(tmp_path / "a.tar.gz", a=b"2")
    model_file.seal(old)
    model_file.seal(new)
    os.utime(old, (1, 1))
    _archive(tmp_path / "c.tar.gz", a=b"3")
    assert model_file.latest(tmp_path) == new


def test_a_real_model_holds_no_pickle(trial_model: Path) -> None:
    model_file.refuse_pickles(trial_model)
