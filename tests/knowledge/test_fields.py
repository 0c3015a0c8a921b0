"""The values of single fields: what is taken, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from knowledge.fields import HowMany, date_meant, is_file_name
from knowledge.french import Number


@pytest.mark.parametrize(
    ("written", "number"),
    [(11, Number(11)), ("onze", Number(11)), ("environ 30", Number(30, about=True)), (Number(3), Number(3))],
)
def test_a_number_may_be_written_in_digits_or_words(written: Any, number: Number) -> None:
    assert TypeAdapter(HowMany).validate_python(written) == number


@pytest.mark.parametrize("written", [0, -1, True, None, "beaucoup", "11 associations", 3.5])
def test_what_is_no_number_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError, match="n’est pas un nombre"):
        TypeAdapter(HowMany).validate_python(written)


@pytest.mark.parametrize(
    ("typed", "day", "written"),
    [
        ("décembre 2014", False, "2014-12"), ("Décembre 2014", False, "2014-12"), ("12/2014", False, "2014-12"), ("en 2014", False, "2014"),
        ("le 3 décembre 2014", False, "2014-12-03"), ("3 decembre 2014", True, "2014-12-03"), ("03/12/2014", True, "2014-12-03"),
        ("2014-12", False, "2014-12"), ("2014", False, "2014"),
        # No whole day, no date, more than a date, or more than one: as it stands, for the check to speak of.
        *((text, True, text) for text in ("décembre 2014", "12/2014", "2014")),
        *((text, False, text) for text in ("", "décembre", "13/2014", "avant juin 2017", "fin 2014", "vers 2014", "2014 ou 2015", "2014-2015")),
    ],
)  # fmt: skip
def test_a_date_is_written_as_the_files_have_it_where_nothing_else_is_said(typed: str, day: bool, written: str) -> None:
    assert date_meant(typed, day) == written


def test_a_file_name_stays_in_its_folder() -> None:
    assert is_file_name("page.txt")
    assert not any(map(is_file_name, ("", "../page.txt", ".page", "a\\b", "a\0b")))
