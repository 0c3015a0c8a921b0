"""The words that changed are marked, in the text that has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.words import marked


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("Le groupe réunit onze associations.", "Le groupe réunit douze associations.", ["onze"], ["douze"]),
        ("Un deux", "Un deux trois", [], [" trois"]),
        ("", "Un deux", [], ["Un deux"]),
        ("Un deux", "", ["Un deux"], []),
        ("Un.\n• Deux", "Un.\n• Deux", [], []),
    ],
)
def test_words_that_changed_are_marked(before: str, after: str, gone: list[str], come: list[str]) -> None:
    left, right = marked(before, after)
    assert [text for changed, text in left if changed] == gone and [text for changed, text in right if changed] == come


def test_texts_that_are_too_long_to_compare_are_marked_whole() -> None:
    before, after = "a b c " * 20_000, "a c b d " * 20_000
    assert marked(before, after) == ([(True, before)], [(True, after)])
    assert marked(before, before) == ([(False, before)], [(False, before)])


@given(st.text(), st.text())
def test_both_texts_are_whole(before: str, after: str) -> None:
    left, right = marked(before, after)
    assert "".join(text for _, text in left) == before and "".join(text for _, text in right) == after
    assert (before == after) is not any(changed for changed, _ in (*left, *right))
