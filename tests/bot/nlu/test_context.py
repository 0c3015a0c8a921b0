"""What was said before a message, as features."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.feature_extraction import FeatureHasher

from bot.nlu.context import NO_CONTEXT, Context, context_features

AFTER = Context((("membres", "nombre"), ("presentation", "tout")), known=True)


def row(context: Context, text: str) -> np.ndarray:
    return context_features([context], [text]).toarray()[0]


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.allclose(one, other))


def test_it_is_plain_values_and_back() -> None:
    assert Context.of(json.loads(json.dumps(AFTER.as_json()))) == AFTER
    assert Context.of(None) == Context.of({}) == NO_CONTEXT
    assert AFTER.kind == "membres" and NO_CONTEXT.kind is None


def test_a_first_message_has_no_context_whatever_its_words() -> None:
    assert same(row(NO_CONTEXT, "et les membres"), row(NO_CONTEXT, "bonjour"))


@pytest.mark.parametrize(
    "other",
    [
        Context((("charte", "nombre"), ("presentation", "tout")), known=True),
        Context((("membres", "date"), ("presentation", "tout")), known=True),
        Context((("membres", "nombre"), ("charte", "tout")), known=True),
        Context((("membres", "nombre"),), known=True),
        Context((("membres", "nombre"), ("presentation", "tout"))),
    ],
)
def test_each_thing_said_before_counts(other: Context) -> None:
    assert not same(row(AFTER, "et maintenant"), row(other, "et maintenant"))


def test_the_words_of_a_short_message_count_and_those_of_a_long_one_do_not() -> None:
    assert not same(row(AFTER, "et maintenant"), row(AFTER, "et avant"))
    long = "je voudrais savoir si tout cela est encore vrai {}"
    assert same(row(AFTER, long.format("maintenant")), row(AFTER, long.format("demain")))


def test_every_row_has_the_same_length_and_width() -> None:
    rows = context_features([NO_CONTEXT, AFTER, AFTER], ["a", "et maintenant", "un deux trois quatre cinq six sept huit neuf"])
    assert rows.shape[0] == 3 and np.allclose(np.sqrt(rows.multiply(rows).sum(axis=1)), 2.0)
    assert rows.dtype == np.float32


def test_a_feature_stands_where_models_that_have_learnt_look_for_it() -> None:
    found = context_features([NO_CONTEXT], ["merci"])
    hashed = FeatureHasher(found.shape[1], input_type="string", alternate_sign=False).transform([["premier"]])
    assert found.indices.tolist() == hashed.indices.tolist()
