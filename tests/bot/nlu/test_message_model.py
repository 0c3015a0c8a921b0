"""The model of messages gives probabilities in their context, and its files hold all of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.special import softmax

from bot.nlu.context import NO_CONTEXT, Context, context_features
from bot.nlu.encoder import HEADS, Encoder
from bot.nlu.message_model import ENCODER_SHARE, ENCODER_SHARE_OF_DANGER, Labels, MessageModel, Readings
from bot.nlu.preparation import Prepared
from bot.nlu.regression import Regression
from tests.bot.nlu.small_features import TEXTS, small_features

LABELS = Labels(("merci", "valeurs"), ("-", "nombre", "tout"), ("aucun", "nom"))
SAID = ("charte", "membres")
AFTER = Context((("membres", "nombre"),), known=True)


def _prepared(text: str) -> Prepared:
    return Prepared(text, text, text, text, ())


@pytest.fixture(scope="module")
def model() -> MessageModel:
    features = small_features()
    sparse, dense = features.transform(list(TEXTS))
    width = sparse.shape[1] + context_features([NO_CONTEXT], ["a"]).shape[1] + dense.shape[1] * (1 + len(SAID))
    weights = np.random.default_rng(7).normal(size=(width, len(LABELS))).astype(np.float32)
    told = Regression(("gratuit", "-"), weights[: width - dense.shape[1] * len(SAID), :2], np.zeros(2, dtype=np.float32))
    return MessageModel(features, LABELS, SAID, weights, np.linspace(0, 1, len(LABELS), dtype=np.float32), told, told)


def _expected(model: MessageModel, context: Context) -> np.ndarray:
    """Return the scores as one product over all features side by side."""
    sparse, dense = model._features.transform(list(TEXTS))
    before = context_features([context] * len(TEXTS), list(TEXTS)).toarray()
    after = np.zeros((len(TEXTS), dense.shape[1] * len(SAID)))
    if context.kind in SAID:
        place = SAID.index(context.kind) * dense.shape[1]
        after[:, place : place + dense.shape[1]] = dense
    return np.hstack([sparse.toarray(), before, dense, after]) @ model._weights + model._bias


@pytest.mark.parametrize("context", [NO_CONTEXT, AFTER, Context((("inconnue", "tout"),))])
def test_probabilities_are_those_of_the_weights(model: MessageModel, context: Context) -> None:
    found = model.read([_prepared(text) for text in TEXTS], context)
    scores = _expected(model, context)
    for values, columns in zip((found.kinds, found.details, found.references), (slice(0, 2), slice(2, 5), slice(5, 7)), strict=True):
        assert np.allclose(values, softmax(scores[:, columns], axis=1), atol=1e-4)
        assert np.allclose(values.sum(axis=1), 1.0)


def test_what_was_said_before_counts(model: MessageModel) -> None:
    texts = [_prepared(text) for text in TEXTS]
    assert not np.allclose(model.read(texts).kinds, model.read(texts, AFTER).kinds)


def test_large_scores_do_not_overflow(model: MessageModel) -> None:
    large = MessageModel(model._features, LABELS, SAID, model._weights * 1e4, model._bias, model.told, model._among)
    assert np.isfinite(large.read([_prepared(TEXTS[0])]).kinds).all()


def test_the_files_hold_the_same_without_a_pickle(model: MessageModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = MessageModel.load(tmp_path)
    assert loaded.labels == LABELS
    assert json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))["said"] == list(SAID)
    texts = [_prepared(text) for text in (*TEXTS, "les valeurs du collectif", "zzzz")]
    first, second = (vars(one.read(texts, AFTER)) for one in (model, loaded))
    # A weight is kept in 127 steps of its row's largest.
    assert all(np.allclose(first[name], second[name], atol=0.05) for name in vars(Readings(*5 * [np.zeros(1)])))
    assert not list(tmp_path.glob("*.pkl"))


class _FakeEncoder(Encoder):
    """Reads what a test gives, whatever the text."""

    def __init__(self, read: dict[str, dict[str, float]]) -> None:
        self.labels = {head: tuple(read[head]) for head in HEADS}
        self._read = {head: np.log(list(read[head].values())) for head in HEADS}

    def read(self, text: Prepared, context: Context) -> dict[str, np.ndarray]:
        return self._read


def _read(labels: Labels, kinds: list[float], encoded: dict[str, float]) -> np.ndarray:
    """Return the kinds that both read: the regressions these probabilities, the encoder those."""
    features = small_features()
    width = features.transform([TEXTS[0]])[0].shape[1] + context_features([NO_CONTEXT], ["a"]).shape[1] + features.transform([TEXTS[0]])[1].shape[1]
    bias = np.log(np.array([*kinds, 1.0, 1.0], dtype=np.float32))
    encoder = _FakeEncoder({"kinds": encoded, "details": {"tout": 1.0}, "references": {"nom": 1.0}})
    told = Regression(("-",), np.zeros((width, 1), dtype=np.float32), np.zeros(1, dtype=np.float32))
    model = MessageModel(features, labels, (), np.zeros((width, len(labels)), dtype=np.float32), bias, told, told, encoder)
    return model.read([_prepared(TEXTS[0])]).kinds[0]


def test_what_both_read_is_read() -> None:
    found = _read(Labels(("merci", "valeurs"), ("tout",), ("nom",)), [0.5, 0.5], {"valeurs": 0.9, "merci": 0.1})
    odds = (0.9 / 0.1) ** ENCODER_SHARE
    assert np.allclose(found, [1 / (1 + odds), odds / (1 + odds)], atol=1e-4)


def test_pieces_of_a_message_are_read_by_the_regressions_alone(model: MessageModel) -> None:
    silent = _FakeEncoder({head: {"-": 1.0} for head in HEADS})
    both = MessageModel(model._features, LABELS, SAID, model._weights, model._bias, model.told, model._among, silent)
    silent.read = lambda *_: pytest.fail("the encoder was asked")  # type: ignore[method-assign]
    assert np.array_equal(both.read([_prepared(TEXTS[0])], None).kinds, model.read([_prepared(TEXTS[0])]).kinds)


def test_of_danger_the_encoder_has_its_own_share_against_all_the_rest() -> None:
    labels = Labels(("merci", "urgence", "valeurs"), ("tout",), ("nom",))
    found = _read(labels, [0.3, 0.4, 0.3], {"merci": 0.01, "urgence": 0.01, "valeurs": 0.98})
    odds = (0.4 / 0.6) ** (1 - ENCODER_SHARE_OF_DANGER) * (0.01 / 0.99) ** ENCODER_SHARE_OF_DANGER
    assert found[1] == pytest.approx(odds / (1 + odds), abs=1e-4) and found.sum() == pytest.approx(1.0, abs=1e-4)
    assert found[2] > 0.5


def test_a_kind_that_the_encoder_does_not_know_can_be_read() -> None:
    labels = Labels(("merci", "sorte_de_demain", "valeurs"), ("tout",), ("nom",))
    found = _read(labels, [0.05, 0.9, 0.05], {"merci": 0.6, "valeurs": 0.4})
    assert labels.kinds[int(found.argmax())] == "sorte_de_demain" and np.isclose(found.sum(), 1.0)
