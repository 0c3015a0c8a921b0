"""French joins words correctly."""

import pytest

from actions import french


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("la PNPM", "de la PNPM"),
        ("le groupe", "du groupe"),
        ("les associations", "des associations"),
        ("AMANE", "d’AMANE"),
        ("l’étude", "de l’étude"),
    ],
)
def test_of(noun: str, expected: str) -> None:
    assert french.of(noun) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("2009", "2009"), ("2014-11", "novembre 2014"), ("2017-06-01", "1er juin 2017"), ("2017-06-20", "20 juin 2017")]
)
def test_date(value: str, expected: str) -> None:
    assert french.date(value) == expected


def test_enumeration() -> None:
    assert french.enumerate_words(["a"]) == "a"
    assert french.enumerate_words(["a", "b", "c"]) == "a, b et c"
