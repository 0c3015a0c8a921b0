"""What a question is about is left when the words that ask, join or name a collective are gone."""

from __future__ import annotations

import pytest

from actions.asking import telling
from bot.nlu.folding import fold
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("est-ce que ça parle du handicap ?", ["handicap"]),
        ("lequel des trois publie un rapport annuel ?", ["rapport", "annuel"]),
        ("et l'âge, aussi ?", ["age"]),
        ("celui de 30 associations, le 2e", ["30"]),
        ("et la PNPM, elle en a ?", []),
        ("c'est lequel ?", []),
    ],
)
def test_the_words_that_tell(text: str, words: list[str]) -> None:
    assert telling(asking("recherche", collectives=("pnpm",)), KNOWLEDGE, fold(text)) == words


def test_words_that_are_common_where_it_is_asked_are_left_out() -> None:
    assert telling(asking("valeurs"), KNOWLEDGE, "quelle valeur parle de handicap", frozenset({"valeur"})) == ["handicap"]
