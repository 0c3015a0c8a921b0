"""Numbers, dates and enumerations are written as French does, and read back as they were."""

from __future__ import annotations

import pytest

from knowledge.french import FIRST_IN_DIGITS, Number, date, enumerate_words, moment, number, quantity, spelled, when
from knowledge.values import read_number


@pytest.mark.parametrize("value", range(2, FIRST_IN_DIGITS + 20))
def test_what_is_written_is_read_back(value: int) -> None:
    assert read_number(number(Number(value))) == Number(value)
    assert read_number(number(Number(value, about=True))) == Number(value, about=True)


def test_numbers_in_words() -> None:
    assert [spelled(value) for value in (11, 17, 21, 71, 80, 81, 99, 100)] == [
        "onze", "dix-sept", "vingt et un", "soixante et onze", "quatre-vingts", "quatre-vingt-un", "quatre-vingt-dix-neuf", "100",
    ]  # fmt: skip


def test_a_number_and_what_it_counts() -> None:
    assert quantity(Number(11), "associations marocaines") == "onze associations marocaines"
    assert quantity(Number(30, about=True), "associations") == "une trentaine d’associations"
    assert quantity(Number(20, about=True), "membres") == "une vingtaine de membres"
    assert quantity(Number(35, about=True), "membres") == "environ trente-cinq membres"


def test_dates_are_as_precise_as_they_are_known() -> None:
    assert [date(one) for one in ("2009", "2014-11", "2017-06-01", "2017-06-02")] == ["2009", "novembre 2014", "1er juin 2017", "2 juin 2017"]
    assert [when(one) for one in ("2009", "2014-11", "2017-06-01")] == ["en 2009", "en novembre 2014", "le 1er juin 2017"]


def test_enumerations() -> None:
    assert [enumerate_words(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a et b", "a, b et c"]
    assert enumerate_words(["a", "b"], "ou") == "a ou b"
    assert enumerate_words(["a", "b et c", "d"]) == "a, b et c, et d"
    assert enumerate_words(["a et b", "c"]) == "a et b et c"


def test_moments() -> None:
    assert moment("2026-12-01 02:07:34") == "1er décembre 2026 à 2\u00a0h\u00a007"
    assert [moment(one) for one in ("hier", "", "2026-13-01 02:07:34")] == ["hier", "", "2026-13-01 02:07:34"]
