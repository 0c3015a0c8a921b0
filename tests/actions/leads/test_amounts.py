"""Differences and ratios that a text claims are read however they are written."""

from __future__ import annotations

import pytest

from actions.leads.amounts import claimed, differences, factors
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dix-neuf de plus", [19]),
        ("6 nouvelles ?", [6]),
        ("au total ça fait 41", []),
        ("onze associations", []),
    ],
)
def test_differences(text: str, expected: list[int]) -> None:
    assert differences(fold(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("presque le triple", [3]),
        ("la moitié", [2]),
        ("trois fois plus", [3]),
        ("ils ont doublé ?", [2]),
        ("ils font doublon ?", []),
        ("ils font double emploi ?", []),
        ("trois fois par an", []),
    ],
)
def test_factors(text: str, expected: list[int]) -> None:
    assert factors(fold(text)) == expected


def test_what_is_claimed_is_right_or_wrong_or_nothing_is() -> None:
    assert claimed("six de plus", 5, 11) is True
    assert claimed("vingt de plus", 11, 30) is False
    assert claimed("vingt de plus", 11, 30, within=0.15) is True
    assert claimed("vingt", 11, 30) is None
    assert claimed("le triple", 30, 11) is True
    assert claimed("cinq fois plus", 11, 30) is False
    assert claimed("plus", 15, 30) is None
