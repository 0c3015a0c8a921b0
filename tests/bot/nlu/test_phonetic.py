"""Sounds: spellings of one sound meet, words of different sounds stay apart, masks and other scripts stay as they are."""

from __future__ import annotations

import pytest

from bot.nlu.phonetic import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [("quelles", "kel"), ("comment", "koman"), ("valeurs", "valeur"), ("photo", "foto"), ("beaux", "bo"), ("enfants", "anfan")],
)
def test_spellings_of_one_sound_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("valeurs", "membres"), ("charte", "carte"), ("qui", "quoi"), ("date", "droit")])
def test_words_of_different_sounds_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["xcollectif", "العربية", "猫", ""])
def test_the_mask_and_other_scripts_stay(word: str) -> None:
    assert sound(word) == word
