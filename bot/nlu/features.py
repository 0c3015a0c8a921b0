"""Turn prepared text into the classifier's features: words, characters and the mean of word vectors, each block scaled.

The blocks were chosen on authors left out of training, see docs/experiments.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.word_vectors import WordVectors
from bot.progress import progress

_BLOCKS = ("words", "characters")
# What the mask of a collective is for the word vectors.
_READABLE = ("xcollectif", "plateforme")

# Of the 300 of the French vectors: all that they bring beside the encoder to the answers on held-out sets.
_MOST_DIMENSIONS = 50
_AXES_FROM = 3


def _vectorizers() -> tuple[TfidfVectorizer, ...]:
    common: dict[str, Any] = {"sublinear_tf": True, "min_df": 3, "lowercase": False, "dtype": np.float32}
    words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 2), **common)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common)
    return words, characters


def _fit_block(index: int, texts: Sequence[str]) -> tuple[TfidfVectorizer, sp.csr_matrix]:
    """Learn one vocabulary; return its vectorizer and its block of the texts."""
    vectorizer = _vectorizers()[index]
    return vectorizer, vectorizer.fit_transform(texts)


def _main_axes(directions: np.ndarray) -> np.ndarray:
    """Return the axes along which directions differ most, shape (their dimensions, `_MOST_DIMENSIONS` or fewer)."""
    _, axes = np.linalg.eigh(directions.T @ directions)
    return axes[:, ::-1][:, :_MOST_DIMENSIONS]


class TextFeatures:
    """TF-IDF of words and characters, and a centred mean of word vectors, each of unit length."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors
        self._vectorizers = _vectorizers()
        self._centre = np.zeros(1, dtype=np.float32)

    def fit_words(self, texts: Sequence[str], processes: Executor) -> list[sp.csr_matrix]:
        """Learn the vocabularies; return the TF-IDF blocks of the training texts, each of shape (texts, its vocabulary)."""
        count = len(_BLOCKS)
        fitted = list(progress("Vocabulaires", processes.map(_fit_block, range(count), [texts] * count), count))
        self._vectorizers = tuple(vectorizer for vectorizer, _ in fitted)
        return [block for _, block in fitted]

    def fit_vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Learn the weights of words, the axes and the centre of their means; return the block of the texts, shape (texts, dimensions)."""
        self._weigh()
        # A part of the texts shows the axes as well as all of them, which would take 0.2 GB in all dimensions.
        means = self._means(texts[::_AXES_FROM])
        self._centre = means.mean(axis=0)
        self._vectors = self._vectors.along(_main_axes(self._directions(means)))
        self._weigh()
        means = self._means(texts)
        self._centre = means.mean(axis=0)
        return self._directions(means)

    def transform(self, texts: Sequence[str]) -> tuple[sp.csr_matrix, np.ndarray]:
        """Return the TF-IDF blocks side by side, shape (texts, vocabulary), and the word vectors' block, shape (texts, dimensions)."""
        return self._weighed(texts), self._directions(self._means(texts))

    def _weighed(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Return what the vectorizers would: theirs checks its parameters at each call, which costs a message more than its numbers do."""
        columns: list[np.ndarray] = []
        values: list[np.ndarray] = []
        starts = np.cumsum([0, *(len(vectorizer.idf_) for vectorizer in self._vectorizers)])
        for text in texts:
            for vectorizer, analyse, start in zip(self._vectorizers, self._analysers, starts[:-1], strict=True):
                terms = Counter(map(vectorizer.vocabulary_.get, analyse(text)))
                terms.pop(None, None)
                places = np.fromiter(terms, dtype=np.int32, count=len(terms))
                found = (1 + np.log(np.fromiter(terms.values(), dtype=np.float32, count=len(terms)))) * vectorizer.idf_[places]
                columns.append(places + np.int32(start))
                values.append(found / max(float(np.sqrt(found @ found)), 1e-9))
        ends = np.cumsum([0, *map(len, columns)], dtype=np.int32)[:: len(_BLOCKS)]
        found = (np.concatenate(values), np.concatenate(columns), ends)
        return sp.csr_matrix(found, shape=(len(texts), int(starts[-1])), dtype=np.float32)

    def _directions(self, means: np.ndarray) -> np.ndarray:
        centred = means - self._centre
        return centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)

    def _means(self, texts: Sequence[str]) -> np.ndarray:
        return self._vectors.means([text.replace(*_READABLE) for text in texts])

    def _weigh(self) -> None:
        words = self._vectorizers[0]
        self._analysers = [vectorizer.build_analyzer() for vectorizer in self._vectorizers]
        self._vectors.weigh({term: float(words.idf_[index]) for term, index in words.vocabulary_.items() if " " not in term})

    def save(self, folder: Path) -> None:
        """Write vocabularies, a term a line in their order, and numbers as plain arrays (no pickle) into `folder`."""
        for name, vectorizer in zip(_BLOCKS, self._vectorizers, strict=True):
            (folder / f"{name}.txt").write_text("\n".join(vectorizer.get_feature_names_out()), encoding="utf-8")
        weights = {name: vectorizer.idf_ for name, vectorizer in zip(_BLOCKS, self._vectorizers, strict=True)}
        np.savez(folder / "features.npz", centre=self._centre, **weights)
        self._vectors.save(folder / "vectors.npz")

    @classmethod
    def load(cls, folder: Path) -> TextFeatures:
        """Read what `save` wrote."""
        features = cls(WordVectors.load(folder / "vectors.npz"))
        numbers = np.load(folder / "features.npz", allow_pickle=False)
        features._centre = numbers["centre"]
        for name, vectorizer in zip(_BLOCKS, features._vectorizers, strict=True):
            terms = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
            vectorizer.vocabulary_ = {term: index for index, term in enumerate(terms)}
            vectorizer.idf_ = numbers[name].astype(np.float32)
        features._weigh()
        return features
