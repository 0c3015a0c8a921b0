"""A regression beside those of the message model, over the same features: its few examples change nothing of what else is learnt.

One reads what is told beside facts: who makes a disclosure, what is asked after one, of the assistant or of AMANE, complaints, reactions. Another
reads whether a disclosure stands among questions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp

# Nothing of what it reads.
NOTHING = "-"


class Regression:
    """A multinomial logistic regression: names, weights, shape (features, names), and biases, shape (names,)."""

    def __init__(self, names: Sequence[str], weights: np.ndarray, bias: np.ndarray) -> None:
        self.names = tuple(names)
        self._weights = weights
        self._bias = bias

    def read(self, sparse: sp.csr_matrix, before: sp.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """Return the probabilities, shape (texts, names), from the text's sparse features, the context's, and the word vectors."""
        ends = np.cumsum([sparse.shape[1], before.shape[1]])
        words, context, vectors = np.split(self._weights, ends)
        scores = sparse @ words + before @ context + dense @ vectors + self._bias
        exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
        return exponentials / exponentials.sum(axis=1, keepdims=True)

    def probability(self, name: str, sparse: sp.csr_matrix, before: sp.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """Return the probability of one name, shape (texts,); 0 where nothing taught it (single lines alone, as `rasa train` reads them)."""
        found = self.read(sparse, before, dense)
        return found[:, self.names.index(name)] if name in self.names else np.zeros(len(found))

    def save(self, folder: Path, name: str) -> None:
        """Write names and weights into `folder`, no pickle; weights in one byte each, with one step for each name."""
        (folder / f"{name}.json").write_text(json.dumps(self.names, ensure_ascii=False), encoding="utf-8")
        steps = np.maximum(np.abs(self._weights).max(axis=0), 1e-9).astype(np.float32) / 127
        np.savez_compressed(folder / f"{name}.npz", weights=np.round(self._weights / steps).astype(np.int8), steps=steps, bias=self._bias)

    @classmethod
    def load(cls, folder: Path, name: str) -> Regression:
        """Read what `save` wrote."""
        names = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / f"{name}.npz", allow_pickle=False)
        return cls(names, arrays["weights"] * arrays["steps"], arrays["bias"])
