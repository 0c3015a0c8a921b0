"""What is learnt of the kinds of question: vocabularies and weights, kept as plain files, and the probability of each kind for a text."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from bot.nlu.features import TextFeatures
from bot.nlu.preparation import Prepared
from bot.nlu.quantisation import quantise, restore


class KindModel:
    """Multinomial logistic regression over words, characters, sounds and word vectors."""

    def __init__(self, features: TextFeatures, kinds: list[str], weights: np.ndarray, bias: np.ndarray) -> None:
        """Take fitted features and, for the kinds in their order, weights, shape (features, kinds), and biases, shape (kinds,), float32."""
        self.kinds = kinds
        self._features = features
        self._weights = weights
        self._bias = bias

    def probabilities(self, texts: list[Prepared]) -> np.ndarray:
        """Return the probability of each kind for each text, shape (texts, kinds)."""
        sparse, dense = self._features.transform([text.masked for text in texts])
        width = sparse.shape[1]
        return _softmax(sparse @ self._weights[:width] + dense @ self._weights[width:] + self._bias)

    def save(self, folder: Path) -> None:
        """Write vocabularies, kinds and weights into `folder`, no pickle; weights in one byte each."""
        self._features.save(folder)
        (folder / "kinds.json").write_text(json.dumps(self.kinds), encoding="utf-8")
        # Row by row in memory: a message touches a few hundred rows of it, and any other order is copied whole each time.
        numbers, steps = quantise(np.ascontiguousarray(self._weights))
        np.savez_compressed(folder / "weights.npz", weights=numbers, steps=steps, bias=self._bias)

    @classmethod
    def load(cls, folder: Path) -> KindModel:
        """Read what `save` wrote."""
        kinds = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / "weights.npz", allow_pickle=False)
        return cls(TextFeatures.load(folder), kinds, restore(arrays["weights"], arrays["steps"]), arrays["bias"])


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
