"""The values of single fields: what is taken, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from knowledge.fields import HowMany, is_file_name
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


def test_a_file_name_stays_in_its_folder() -> None:
    assert is_file_name("page.txt")
    assert not any(map(is_file_name, ("", "../page.txt", ".page", "a\\b", "a\0b")))
