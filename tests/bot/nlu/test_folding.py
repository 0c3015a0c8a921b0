"""Folding: the same word whatever it is written with, and French as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.folding import fold, plain_letters


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("L’Œuvre, où ça ?", "l oeuvre ou ca"),
        ("les années 2000, ouiiii", "les annees 2000 ouii"),
        ("Qu’est-ce que c'est, n°2 ?", "qu est ce que c est n 2"),
        ("1ᵉʳ ½ ﬁn ™", "1er 1 2 fin tm"),
        ("𝐒𝐎𝐒 𝓢𝓞𝓢 ＳＯＳ ꜱᴏꜱ 🆂🅾🆂 Ⓢⓞⓢ ЅОЅ", "sos sos sos sos sos sos sos"),
        ("𝗾𝘂𝗼𝗶 𝔠𝔥𝔞𝔯𝔱𝔢", "quoi charte"),
        ("mʼa m`a m´a m‘a m＇a", "m a m a m a m a m a"),
        ("f̶r̶a̶p̶p̶é̶", "frappe"),
        ("🇸🇴🇸", "sos"),
        ("Vive le 🇲🇦 !", "vive le"),
        ("🆘🆘 moi", "sos moi"),
        ("كتـــاب", "كتاب"),
        ("помогите", "помогите"),
        ("Σωκράτης", "σωκρατησ"),
        ("ﷺ", ""),
    ],
)
def test_folds(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=200))
def test_folding_folds_once_and_bounds_its_length(typed: str) -> None:
    folded = fold(typed)
    assert len(folded) <= 6 * len(typed) + 1
    assert fold(fold(folded)) == fold(folded)


def test_plain_text_is_left_alone() -> None:
    text = "Où est l’œuvre ? « Là », dit-elle : 50 % d’élèves… 👍 عربي"
    assert plain_letters(text) == text.replace("’", "'")
