"""Features: what is transformed later is what was fitted, each block of unit length, and the files hold all of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bot.nlu.features import TextFeatures
from tests.bot.nlu.small_features import TEXTS, small_features


def test_the_training_texts_are_transformed_to_what_was_fitted() -> None:
    features = small_features()
    with ThreadPoolExecutor(1) as executor:
        blocks = features.fit_words(list(TEXTS), executor)
    dense = features.fit_vectors(list(TEXTS))
    sparse, again = features.transform(list(TEXTS))
    assert np.allclose(sparse.toarray(), np.hstack([block.toarray() for block in blocks]), atol=1e-6)
    assert np.allclose(again, dense, atol=1e-6)


def test_each_block_has_unit_length() -> None:
    features = small_features()
    sparse, dense = features.transform(["merci valeurs"])
    # Words and characters.
    assert np.isclose(np.square(sparse.toarray()).sum(), 2.0, atol=1e-5)
    assert np.isclose(np.linalg.norm(dense), 1.0, atol=1e-5)


def test_what_is_written_alike_is_alike_and_the_unknown_is_empty() -> None:
    features = small_features()
    known, alike, unknown = features.transform(["valeurs", "valeur", "zzzz"])[0].toarray()
    assert known @ alike > 0.5
    assert not unknown.any()


def test_the_files_hold_the_same(tmp_path: Path) -> None:
    features = small_features()
    features.save(tmp_path)
    loaded = TextFeatures.load(tmp_path)
    for mine, other in zip(features.transform(["merci les valeurs"]), loaded.transform(["merci les valeurs"]), strict=True):
        mine, other = (one if isinstance(one, np.ndarray) else one.toarray() for one in (mine, other))
        assert np.allclose(mine, other, atol=1e-6)
