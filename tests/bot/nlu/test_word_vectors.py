"""Word vectors: the mean of the words that are known, the rarer the weightier; nothing is lost in the file."""

from __future__ import annotations

import tracemalloc
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


def test_a_long_word_does_not_copy_the_table() -> None:
    words = np.array([f"mot{number:06}".encode() for number in range(50_000)], dtype="S24")
    vectors = WordVectors(words, np.zeros(len(words), dtype=np.uint16), *quantise(np.eye(2)))
    tracemalloc.start()
    assert np.array_equal(vectors.means(["a" * 500]), [[0.0, 0.0]])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < words.nbytes / 10
