"""Values are written as by hand, and read again as what they were, on a line of their own and in a list on one line."""

from __future__ import annotations

import io
from typing import Any

import pytest
from ruamel.yaml.comments import CommentedMap

from bot.desk.fields import Field
from bot.desk.scalars import reader_and_writer, scalar
from knowledge.reading import read_document

TEXT = Field("titre", "", "", "text")
LINES = Field("qui", "", "", "lines")
NUMBER = Field("nombre", "", "", "text", number=True)


def written(field: Field, value: str, *, on_one_line: bool = False) -> str:
    block = CommentedMap()
    if on_one_line:
        block.fa.set_flow_style()
    block["a"] = scalar(field, value, None, block)
    out = io.StringIO()
    reader_and_writer().dump(block, out)
    return out.getvalue().strip()


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        (TEXT, "à Genève, en Suisse", "a: à Genève, en Suisse"),
        (TEXT, "2014-11", "a: 2014-11"),
        (TEXT, "2026-11-23", "a: 2026-11-23"),
        (TEXT, "2009", 'a: "2009"'),
        (TEXT, "oui : non", 'a: "oui : non"'),
        (TEXT, "https://exemple.ma", 'a: "https://exemple.ma"'),
        (LINES, "hier, ici", 'a: "hier, ici"'),
        (NUMBER, "12", "a: 12"),
        (NUMBER, "environ 12", "a: environ 12"),
        (NUMBER, "012", 'a: "012"'),
    ],
)
def test_values_are_written_as_by_hand(field: Field, value: str, line: str) -> None:
    assert written(field, value) == line


@pytest.mark.parametrize("value", ["yes", "on", "null", "~", "1.5", "0x1F", "1_000", "12:30:00", "- a", "a #b", "#a", "a: b", "a:", "* x", "&x", "!x", "%x",
    "@x", "`x", "[x]", "{nombre} x", "x]", "a ? b", "?", "'x'", '"x"', "« x »", "a\\b", "a, b", "<<", "=", "…", "---", "2026-11-31", "émoji 🙂", "a\xa0: b"])  # fmt: skip
def test_whatever_a_text_is_it_is_read_again(value: str) -> None:
    for field in (TEXT, LINES):
        for on_one_line in (False, True):
            line = written(field, value, on_one_line=on_one_line)
            assert read_document("", lambda _, line=line: line.encode()).data == {"a": value}, line  # type: ignore[misc]


def test_dates_stay_texts_and_nothing_stays_null() -> None:
    reader: Any = reader_and_writer()
    text = "a: 2026-11-31\nb: null\nc: {d: null, e: 2026-11-23}\n"
    found = reader.load(text)
    assert found["a"] == "2026-11-31"
    out = io.StringIO()
    reader.dump(found, out)
    assert out.getvalue() == text
