"""The thing that a question names has the article that the text gives it."""

from __future__ import annotations

import pytest

from actions.things import named_thing
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "words", "thing"),
    [
        ("groupe.charte", "que dit le mecanisme de collaboration", "le mécanisme de collaboration"),
        ("groupe.charte", "la charte", "la charte du groupe de travail"),
        ("groupe.origine", "cette etude", "l’étude à l’origine du groupe"),
        ("pnpm.valeurs", "sa charte", "la charte"),
        ("pnpm.documents", "ce rapport", "le rapport annuel"),
        ("cde.epu", "le document", "le document"),
        ("cde.epu", "les preoccupations", ""),
        ("groupe.charte", "ses membres", ""),
    ],
)
def test_what_the_file_says_that_there_is(topic: str, words: str, thing: str) -> None:
    found = KNOWLEDGE.section(topic)
    assert found and named_thing(found[1], words.split()) == thing


def test_any_word_of_its_text() -> None:
    found = KNOWLEDGE.section("cde.epu")
    assert found and named_thing(found[1], ["preoccupations"], of_any_word=True) == "les préoccupations"
