"""The model of the kinds gives probabilities, and its files hold all of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.special import softmax

from bot.nlu.kind_model import KindModel
from bot.nlu.preparation import Prepared
from tests.bot.nlu.small_features import TEXTS, small_features

KINDS = ["merci", "valeurs"]


def _prepared(text: str) -> Prepared:
    return Prepared(text, text, text, text, ())


@pytest.fixture(scope="module")
def model() -> KindModel:
    features = small_features()
    sparse, dense = features.transform(list(TEXTS))
    width = sparse.shape[1] + dense.shape[1]
    weights = np.random.default_rng(7).normal(size=(width, len(KINDS))).astype(np.float32)
    return KindModel(features, KINDS, weights, np.array([0.0, 0.5], dtype=np.float32))


def test_probabilities_are_those_of_the_weights(model: KindModel) -> None:
    found = model.probabilities([_prepared(text) for text in TEXTS])
    assert found.shape == (len(TEXTS), len(KINDS))
    assert np.allclose(found.sum(axis=1), 1.0)
    sparse, dense = model._features.transform(list(TEXTS))
    assert np.allclose(found, softmax(np.hstack([sparse.toarray(), dense]) @ model._weights + model._bias, axis=1), atol=1e-6)


def test_large_scores_do_not_overflow(model: KindModel) -> None:
    large = KindModel(model._features, KINDS, model._weights * 1e4, model._bias)
    assert np.isfinite(large.probabilities([_prepared(TEXTS[0])])).all()


def test_the_files_hold_the_same_without_a_pickle(model: KindModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = KindModel.load(tmp_path)
    assert loaded.kinds == KINDS == json.loads((tmp_path / "kinds.json").read_text(encoding="utf-8"))
    texts = [_prepared(text) for text in (*TEXTS, "les valeurs du collectif", "zzzz")]
    # A weight is kept in 127 steps of its row's largest.
    assert np.allclose(loaded.probabilities(texts), model.probabilities(texts), atol=0.02)
    assert not np.array_equal(loaded.probabilities(texts)[0], loaded.probabilities(texts)[-1])
    assert all(not path.read_bytes().startswith(b"\x80") for path in tmp_path.iterdir())
