"""What a visitor types is normalised before anything reads it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.server.text import normalise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Quels   sont\r\n\tles objectifs ? ", "Quels sont les objectifs ?"),
        ("e\u0301tude", "étude"),
        ("P\u200bN\u200dP\ufeffM", "PNPM"),
        ("a\u202eb\u202c", "ab"),
        ("\ud83d bonjour \ude00", "bonjour"),
        ("bon\x00jour\x1b[31m", "bonjour[31m"),
        ("\u3164\u2800\u00ad\ufe0f", ""),
        ("\U000e0041tag", "tag"),
        ("عربي", "عربي"),
        ("Vu ? 👍", "Vu ? 👍"),
        ("/restart", "/restart"),
        ("\u00a0\u2028\u2029\u3000", ""),
    ],
)
def test_reads(typed: str, read: str) -> None:
    assert normalise(typed) == read


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_leaves_nothing_invisible(typed: str) -> None:
    read = normalise(typed)
    assert normalise(read) == read
    assert not {unicodedata.category(char) for char in read} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert unicodedata.is_normalized("NFC", read)
    assert read == read.strip()
    assert "  " not in read
    read.encode("utf-8")


def test_is_quick_on_the_longest_body() -> None:
    assert len(normalise("a\u0301\u0316" * 2700)) < 8192
