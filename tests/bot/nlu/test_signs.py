"""Signs that say something: dictated, drawn, or in Morse."""

from __future__ import annotations

import pytest

from bot.nlu.signs import in_words, sums_in_words, written


@pytest.mark.parametrize(
    ("dictated", "text"),
    [
        ("la CDE virgule combien sont-ils point d'interrogation", "la CDE, combien sont-ils ?"),
        ("merci point final à la ligne au revoir", "merci.\n au revoir"),
        ("deux points les valeurs", " : les valeurs"),
        ("Les deux points à retenir", "Les deux points à retenir"),
    ],
)
def test_dictated_signs_are_written(dictated: str, text: str) -> None:
    assert written(dictated) == text


@pytest.mark.parametrize(
    ("signs", "words"),
    [("🙏🙏", "merci"), ("👍", "d'accord"), ("👋👎", "salut non"), ("... --- ...", "sos"), ("…−−−…", "sos"), ("🦁", ""), ("...", "")],
)
def test_what_signs_say(signs: str, words: str) -> None:
    assert in_words(signs) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("30 − 11", "30 minus 11"),
        ("2015 - 2009", "2015 minus 2009"),
        ("2009 - 2014", "2009 à 2014"),
        ("nov 2014 → déc 2015", "nov 2014 à déc 2015"),
        ("30 - 11 = 19", "30 minus 11 font 19"),
        ("donc +6 ?", "donc  6 de plus ?"),
        ("20 de + ds l'autre", "20 de plus  ds l'autre"),
        ("donc 6 en + depuis", "donc 6 en plus  depuis"),
        ("x3", " 3 fois"),
        ("date < 2012", "date  avant 2012"),
        ("de 5-11 ans", "de 5-11 ans"),
        ("le 05-22-33", "le 05-22-33"),
        ("2 - la charte", "2 - la charte"),
        ("1.", "1."),
    ],
)
def test_signs_of_sums_are_said_in_words(typed: str, words: str) -> None:
    assert sums_in_words(typed) == words
