"""Signs that say something: dictated, drawn, or in Morse."""

from __future__ import annotations

import pytest

from bot.nlu.signs import in_words, written


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
