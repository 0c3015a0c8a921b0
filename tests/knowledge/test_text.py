"""Folding: what a reader takes for one word is one word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import plain, plain_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Élève à Fès", "eleve a fes"), ("L'ÉTÉ", "l'ete"), ("Abc", "abc"), ("Straße", "strasse"), ("Œuvre", "œuvre"), ("عَرَبِيّ", "عربي"),
        ("f̶r̶a̶p̶p̶é̶", "frappe"), ("ﬁn ½ ™", "fin 1⁄2 tm"), ("𝐒𝐎𝐒", "sos"),
    ],
)  # fmt: skip
def test_plain_letters_have_neither_case_nor_accents(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Qu’est-ce que l’Œuvre ?", "qu est ce que l oeuvre"), ("_n°2_ :\tcœur\n", "n 2 coeur"), ("« … »", ""), ("Où ?Là !", "ou la")],
)
def test_words_stand_one_space_apart(text: str, expected: str) -> None:
    assert plain_words(text) == expected


@given(st.text(max_size=100))
def test_what_is_folded_stays_as_it_is_and_has_no_accent(text: str) -> None:
    once = plain_words(text)
    assert plain_words(once) == once
    assert not any(unicodedata.combining(sign) for sign in once)


@given(st.text(max_size=100))
def test_composed_or_not_a_text_is_the_same(text: str) -> None:
    assert len({plain_words(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}) == 1
