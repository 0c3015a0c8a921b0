"""What is learnt of messages: the kind of question, what of it is asked, and how a collective is meant, given what was said before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.context import NO_CONTEXT, Context, context_features
from bot.nlu.features import TextFeatures
from bot.nlu.preparation import Prepared
from bot.nlu.quantisation import quantise, restore
from bot.nlu.told import Told


@dataclass(frozen=True)
class Labels:
    """What can be read in a message, in the order of the model's columns."""

    kinds: tuple[str, ...]
    details: tuple[str, ...]
    references: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.kinds) + len(self.details) + len(self.references)


@dataclass(frozen=True)
class Readings:
    """Probabilities of each text: of the kinds, the details, the references and what is told, each of shape (texts, labels)."""

    kinds: np.ndarray
    details: np.ndarray
    references: np.ndarray
    told: np.ndarray


class MessageModel:
    """Three multinomial logistic regressions over the same features: words, characters, sounds, word vectors, and what was said before."""

    def __init__(
        self, features: TextFeatures, labels: Labels, said: Sequence[str], weights: np.ndarray, bias: np.ndarray, told: Told
    ) -> None:
        """Take fitted features and float32 weights, shape (features, labels), biases, shape (labels,), and what reads what is told beside facts.

        The rows of `weights` are those of the text's sparse features, of the context's, of the word vectors, then of the word vectors
        once more for each kind of `said`: how they are read after a question of that kind.
        """
        self.labels = labels
        self.told = told
        self._features = features
        self._said = {kind: index for index, kind in enumerate(said)}
        self._weights = weights
        self._bias = bias

    def read(self, texts: list[Prepared], context: Context = NO_CONTEXT) -> Readings:
        """Return the probabilities for each text, all said in one context."""
        masked = [text.masked for text in texts]
        sparse, dense = self._features.transform(masked)
        before = context_features([context] * len(masked), masked)
        scores = self._scores(sparse, before, dense, context)
        ends = np.cumsum([len(self.labels.kinds), len(self.labels.details)])
        kinds, details, references = (_softmax(part) for part in np.split(scores, ends, axis=1))
        return Readings(kinds, details, references, self.told.read(sparse, before, dense))

    def _scores(self, sparse: np.ndarray, before: np.ndarray, dense: np.ndarray, context: Context) -> np.ndarray:
        start = sparse.shape[1] + before.shape[1]
        dimensions = dense.shape[1]
        scores = sparse @ self._weights[: sparse.shape[1]] + before @ self._weights[sparse.shape[1] : start] + self._bias
        scores += dense @ self._weights[start : start + dimensions]
        place = self._said.get(context.kind or "")
        if place is not None:
            after = start + dimensions * (1 + place)
            scores += dense @ self._weights[after : after + dimensions]
        return scores

    def save(self, folder: Path) -> None:
        """Write vocabularies, labels and weights into `folder`, no pickle; weights in one byte each."""
        self._features.save(folder)
        self.told.save(folder)
        names = {**vars(self.labels), "said": list(self._said)}
        (folder / "labels.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        # Row by row in memory: a message touches a few hundred rows of it, and any other order is copied whole each time.
        numbers, steps = quantise(np.ascontiguousarray(self._weights))
        np.savez_compressed(folder / "weights.npz", weights=numbers, steps=steps, bias=self._bias)

    @classmethod
    def load(cls, folder: Path) -> MessageModel:
        """Read what `save` wrote."""
        names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        said = names.pop("said")
        arrays = np.load(folder / "weights.npz", allow_pickle=False)
        labels = Labels(**{name: tuple(values) for name, values in names.items()})
        return cls(TextFeatures.load(folder), labels, said, restore(arrays["weights"], arrays["steps"]), arrays["bias"], Told.load(folder))


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
