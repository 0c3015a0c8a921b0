"""Word vectors: the mean of the words that are known, the rarer the weightier; nothing is lost in the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.nlu.quantisation import quantise
from bot.nlu.word_vectors import MOST_IDF, WordVectors

VECTORS = WordVectors(np.array([b"chat", b"chien"], dtype="S24"), np.array([1, 0], dtype=np.uint16), *quantise(np.eye(2)))


def test_means_weigh_words_and_leave_out_the_unknown() -> None:
    VECTORS.weigh({"chien": 2.0})
    means = VECTORS.means(["chien chat zzz", "zzz", "", "ça 猫"])
    assert np.allclose(means, [[2.0, MOST_IDF], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])


def test_the_file_holds_the_same(tmp_path: Path) -> None:
    VECTORS.save(tmp_path / "vectors.npz")
    VECTORS.weigh({})
    assert np.array_equal(WordVectors.load(tmp_path / "vectors.npz").means(["chat chien"]), VECTORS.means(["chat chien"]))
