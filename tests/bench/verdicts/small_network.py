"""A network so small that a test learns it, begun from a small encoder that was written."""

from __future__ import annotations

from pathlib import Path

from actions.pieces import Pieces
from bench.encoder import exporting
from bench.encoder.distillation import train
from bench.verdicts.network import Network
from tests.bench.encoder.small_base import small_base
from tests.bench.encoder.small_corpus import small_corpus


def small_network(folder: Path) -> tuple[Network, Pieces, Path]:
    """Return it, the pieces that it reads, and the folder of its encoder."""
    small_corpus(folder).save(folder / "corpus.npz")
    exporting.write(train(folder / "corpus.npz", frozenset(), (), 7), folder / "encoder")
    return Network(small_base(folder), folder / "encoder"), Pieces.load(folder / "encoder" / "pieces.txt"), folder / "encoder"
