"""Numbers and dates are read however people write them."""

from __future__ import annotations

import pytest

from knowledge.french import Number
from knowledge.values import dates_in, numbers_in, parts, read_number, same_date, same_number, says_date, says_number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Aujourd’hui, il réunit onze associations", [Number(11)]),
        ("une trentaine d’associations", [Number(30, about=True)]),
        ("environ 30, ou trente-cinq", [Number(30, about=True), Number(35)]),
        ("vingt et un et quatre-vingt-dix-sept", [Number(21), Number(97)]),
        ("l’une des cinq, en novembre 2014", [Number(5)]),
        ("le 2 juin 2017, en 2009, au 3/2014, de 9 h à 17 heures", []),
        ("une association, un groupe, cde2, 3,5 et https://exemple.ma/12", []),
        ("trois cents membres ou mille", [Number(300), Number(1000)]),
        ("une 30aine d assos, ou une 15 taine", [Number(30, about=True), Number(15, about=True)]),
        ("novembre deux mille quatorze", []),
    ],
)
def test_numbers(text: str, numbers: list[Number]) -> None:
    assert [said.number for said in numbers_in(text)] == numbers


def test_what_is_counted_stands_after_the_number() -> None:
    (said,) = numbers_in("Il réunit onze associations marocaines.")
    assert (said.words, said.after) == ("onze", "associations marocaines")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("en 2009", ["2009"]),
        ("nov 2014, Novembre 2014, 11/2014 ou 2014-11", ["2014-11"] * 4),
        ("11 2014, 11.2014", ["2014-11"] * 2),
        ("13 2014", ["2014"]),
        ("le 1er juin 2017", ["2017-06-01"]),
        ("en novembre ?", ["--11"]),
        ("mais en mai, avr et dec", []),
        ("13/2014 et 2511", []),
        ("deux mille neuf, novembre deux mille quatorze, deux mille vingt-six", ["2009", "2014-11", "2026"]),
        ("deux mille associations", []),
        ("en2014, nov2014", ["2014"] * 2),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [said.value for said in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("text", "number"),
    [("11", Number(11)), ("onze", Number(11)), ("une trentaine", Number(30, about=True)), ("Environ 30", Number(30, about=True))],
)
def test_a_text_that_is_a_number(text: str, number: Number) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "beaucoup", "onze associations", "0", "11 ou 12"])
def test_a_text_that_is_none(text: str) -> None:
    assert read_number(text) is None


def test_a_date_agrees_as_far_as_it_goes() -> None:
    assert same_date("2014", "2014-11") is True and same_date("--11", "2014-11") is True
    assert same_date("2015", "2014-11") is False and same_date("--12", "2014-11") is False
    assert same_date("2014-11-03", "2014-11") is None
    assert parts("2014-11") == ("2014", "11", "") and parts("--11-03") == ("", "11", "03")


def test_about_thirty_and_thirty_agree() -> None:
    assert same_number(Number(30), Number(30, about=True)) and not same_number(Number(11), Number(10, about=True))
    assert says_number("une trentaine d’associations", Number(30)) and not says_number("trois associations", Number(30))
    assert says_date("en novembre 2014", "2014-11") and not says_date("en 2014", "2014-11")
