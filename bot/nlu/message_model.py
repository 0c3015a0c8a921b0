"""What is learnt of messages: the kind of question, what of it is asked, and how a collective is meant, given what was said before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.context import NO_CONTEXT, Context, context_features
from bot.nlu.encoder import HEADS, Encoder
from bot.nlu.features import TextFeatures
from bot.nlu.preparation import Prepared
from bot.nlu.quantisation import quantise, restore
from bot.nlu.regression import Regression

# The kind of a disclosure.
DANGER = "urgence"
# Of what is read, how much the encoder has: between what two authors kept apart chose for the kind and for the rest (docs/experiments.md).
ENCODER_SHARE = 0.7
# Of danger the regressions have most: the encoder has learnt of more near-misses, they find more of what is disclosed (docs/comprehension.md).
ENCODER_SHARE_OF_DANGER = 0.25
# Of a label that is not thought of.
_LEAST = 1e-9


@dataclass(frozen=True)
class Labels:
    """What can be read in a message, in the order of the model's columns."""

    kinds: tuple[str, ...]
    details: tuple[str, ...]
    references: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.kinds) + len(self.details) + len(self.references)

    @property
    def danger(self) -> int | None:
        """The place of danger among the kinds."""
        return self.kinds.index(DANGER) if DANGER in self.kinds else None


@dataclass(frozen=True)
class Readings:
    """Probabilities of each text: of the kinds, the details, the references and what is told, each of shape (texts, labels).

    among: that a disclosure stands among questions, shape (texts,).
    """

    kinds: np.ndarray
    details: np.ndarray
    references: np.ndarray
    told: np.ndarray
    among: np.ndarray


class MessageModel:
    """Three multinomial logistic regressions over the same features: words, characters, word vectors, and what was said before.

    Where it has an encoder, what both read is read; what is told beside facts it reads alone.
    """

    def __init__(
        self,
        features: TextFeatures,
        labels: Labels,
        said: Sequence[str],
        weights: np.ndarray,
        bias: np.ndarray,
        told: Regression,
        among: Regression,
        encoder: Encoder | None = None,
    ) -> None:
        """Take fitted features and float32 weights, shape (features, labels), biases, shape (labels,), what reads what is told beside facts,
        and what reads whether a disclosure stands among questions.

        The rows of `weights` are those of the text's sparse features, of the context's, of the word vectors, then of the word vectors
        once more for each kind of `said`: how they are read after a question of that kind.
        """
        self.labels = labels
        self.told = told
        self._among = among
        self._features = features
        self._said = {kind: index for index, kind in enumerate(said)}
        self._weights = weights
        self._bias = bias
        self._encoder = encoder
        # Of each label, where the encoder has it: a label of examples written since it was made has no place there.
        self._places = {head: _places(getattr(labels, head), encoder.labels[head]) for head in HEADS} if encoder else {}

    def read(self, texts: list[Prepared], context: Context | None = NO_CONTEXT) -> Readings:
        """Return the probabilities for each text, all said in one context; None for pieces of a message.

        Pieces are read by the regressions alone: with the encoder they cost three times as much, for half a point.
        """
        encoder = None if context is None else self._encoder
        context = context or NO_CONTEXT
        masked = [text.masked for text in texts]
        sparse, dense = self._features.transform(masked)
        before = context_features([context] * len(masked), masked)
        scores = self._scores(sparse, before, dense, context)
        ends = np.cumsum([len(self.labels.kinds), len(self.labels.details)])
        found = [_softmax(part) for part in np.split(scores, ends, axis=1)]
        if encoder is not None:
            for row, text in enumerate(texts):
                encoded = encoder.read(text, context)
                for head, values in zip(HEADS, found, strict=True):
                    values[row] = _together(values[row], encoded[head], self._places[head], self.labels.danger if head == "kinds" else None)
        kinds, details, references = found
        beside = (sparse, before, dense)
        return Readings(kinds, details, references, self.told.read(*beside), self._among.probability(DANGER, *beside))

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
        self.told.save(folder, "told")
        self._among.save(folder, "among")
        names = {**vars(self.labels), "said": list(self._said)}
        (folder / "labels.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        # Row by row in memory: a message touches a few hundred rows of it, and any other order is copied whole each time.
        numbers, steps = quantise(np.ascontiguousarray(self._weights))
        np.savez_compressed(folder / "weights.npz", weights=numbers, steps=steps, bias=self._bias)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder | None = None) -> MessageModel:
        """Read what `save` wrote, to be used with an encoder."""
        names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        said = names.pop("said")
        arrays = np.load(folder / "weights.npz", allow_pickle=False)
        labels = Labels(**{name: tuple(values) for name, values in names.items()})
        weights = restore(arrays["weights"], arrays["steps"])
        told, among = (Regression.load(folder, name) for name in ("told", "among"))
        return cls(TextFeatures.load(folder), labels, said, weights, arrays["bias"], told, among, encoder)


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def _places(labels: Sequence[str], others: Sequence[str]) -> np.ndarray:
    """Return the place of each label among others, -1 where it is not there."""
    return np.array([others.index(label) if label in others else -1 for label in labels])


def _together(row: np.ndarray, encoded: np.ndarray, places: np.ndarray, danger: int | None) -> np.ndarray:
    """Return the weighted geometric mean of probabilities and of the encoder's log-probabilities, taken at `places`.

    The one at `danger` is brought together with its own share, against all the others.
    """
    own = np.log(np.maximum(row, _LEAST))
    others = np.where(places < 0, own, np.maximum(encoded[places], np.log(_LEAST)))
    mean = _softmax(((1 - ENCODER_SHARE) * own + ENCODER_SHARE * others)[None])[0]
    if danger is not None:
        odds = (1 - ENCODER_SHARE_OF_DANGER) * _logit(row[danger]) + ENCODER_SHARE_OF_DANGER * _logit(np.exp(others[danger]))
        probability = 1 / (1 + np.exp(-odds))
        mean *= (1 - probability) / max(1 - mean[danger], _LEAST)
        mean[danger] = probability
    return mean


def _logit(probability: float) -> float:
    inside = min(max(float(probability), _LEAST), 1 - _LEAST)
    return float(np.log(inside / (1 - inside)))
