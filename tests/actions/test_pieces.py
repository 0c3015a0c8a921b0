"""A text is cut into the likeliest pieces that spell it, in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.pieces import MOST_CHARACTERS, Pieces

WRITTEN = {
    "<s>": 0.0,
    "<unk>": 0.0,
    "▁": -3.0,
    "▁les": -2.0,
    "▁le": -2.5,
    "s": -4.0,
    "▁membre": -3.0,
    "e": -4.0,
    "m": -6.0,
    "b": -6.0,
    "r": -5.0,
    "▁m": -5.0,
}
PIECES = Pieces(list(WRITTEN), list(WRITTEN.values()))


def _spelt(text: str) -> list[str]:
    return [PIECES.pieces[number] for number in PIECES.cut(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # « ▁les » costs 2, « ▁le » and « s » 6.5.
        ("les membres", ["▁les", "▁membre", "s"]),
        ("Les  MEMBRES\n", ["▁les", "▁membre", "s"]),
        ("ｌｅｓ", ["▁les"]),
        ("le é", ["▁le", "▁", "<unk>"]),
        ("mer", ["▁m", "e", "r"]),
        ("", []),
        # A mark is none of a text's pieces, however it is spelt.
        ("<s>", ["▁", "<unk>", "s", "<unk>"]),
    ],
)
def test_the_likeliest_pieces_are_taken(text: str, pieces: list[str]) -> None:
    assert _spelt(text) == pieces


@given(st.text(max_size=300))
def test_any_text_is_spelt(text: str) -> None:
    assert all(0 <= number < len(WRITTEN) for number in PIECES.cut(text))


def test_of_a_long_text_the_beginning_and_the_end_are_read() -> None:
    # One sign of Arabic that unfolds into eighteen.
    spelt = _spelt("les" + "ﷺ" * 100_000 + " membres")
    assert len(spelt) <= MOST_CHARACTERS + 2
    assert spelt[0] == "▁les" and spelt[-2:] == ["▁membre", "s"]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    PIECES.save(tmp_path / "pieces.txt")
    read = Pieces.load(tmp_path / "pieces.txt")
    assert (read.pieces, read.scores, read.unknown) == (PIECES.pieces, PIECES.scores, PIECES.unknown)
