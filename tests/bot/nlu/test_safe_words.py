"""Calls for help: whatever stands beside them, however they are spelt, and nothing that only speaks of them."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.safe_words import calls_for_help


@pytest.mark.parametrize(
    "text",
    ["SOS", "S.O.S", "S0S", "au secours", "au secrous", "aidez-moi", "a i d e z m o i", "aidr moi svp", "3te9ouni",
     "Bonjour, au secours, je m'appelle Sara", "SOS Casablanca 14 ans", "救命", "aidez ma soeur vite"],
)  # fmt: skip
def test_a_call_is_heard(text: str) -> None:
    assert calls_for_help(fold(text))


@pytest.mark.parametrize(
    "text",
    ["", "bonjour", "SOS Villages d'enfants c'est quoi ?", "que veut dire SOS", "aidez-moi à comprendre la charte", "à l'aide de quels documents",
     "le bouton SOS", "un SOS d'un terrien en détresse", "les secouristes"],
)  # fmt: skip
def test_what_only_speaks_of_it_is_no_call(text: str) -> None:
    assert not calls_for_help(fold(text))


def test_what_only_presses_calls_nobody_beside_other_sentences() -> None:
    assert calls_for_help(fold("SOS"), beside_others=True)
    assert calls_for_help(fold("urgent")) and not calls_for_help(fold("urgent"), beside_others=True)


def test_unknown_words_beside_are_forgiven_unless_the_message_asks() -> None:
    text = fold("au secours zorglub")
    assert calls_for_help(text) and not calls_for_help(text, asks=True)
