"""What a question is about is left when the words that ask, join or name a collective are gone."""

from __future__ import annotations

import pytest

from actions.asking import asks_whether, has_tag, telling, without_tag
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("la charte des migrants parle d'appartenance ethnique ?", ["appartenance", "ethnique"]),
        ("celle pour les migrants, elle couvre l'âge ?", ["age"]),
        ("la charte parle des migrants ?", ["migrants"]),
        ("la charte des migrants parle des migrants ?", ["migrants"]),
        ("ça aide les migrants ?", ["migrants"]),
    ],
)
def test_a_theme_that_tells_which_collective_is_meant_is_not_claimed(text: str, words: list[str]) -> None:
    asked = asking("valeurs", themes=("la protection des migrants",))
    assert telling(asked, KNOWLEDGE, fold(text), frozenset({"charte"})) == words


def test_words_that_are_common_where_it_is_asked_are_left_out() -> None:
    assert telling(asking("valeurs"), KNOWLEDGE, "quelle valeur parle de handicap", frozenset({"valeur"})) == ["handicap"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("c est bien en 2009 n est ce pas", "c est bien en 2009"),
        ("la charte a ete elaboree vrai", "la charte a ete elaboree"),
        ("ils sont onze c est bien ca", "ils sont onze"),
        ("ils sont onze je me trompe", "ils sont onze"),
        ("le site est correct", "le site est correct"),
        ("c est quoi juste le groupe", "c est quoi juste le groupe"),
    ],
)
def test_what_only_asks_whether_it_is_so_is_no_part_of_a_claim(text: str, claimed: str) -> None:
    assert without_tag(text) == claimed and has_tag(text) == (text != claimed)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("la charte fait elle reference au droit international", True),
        ("est ce que l etude parle de racisme", True),
        ("a t elle rejoint la plateforme", True),
        ("la prise en charge c est dans vos objectifs", True),
        ("la sensibilisation ca fait partie des missions", False),
        ("qu est ce qui figure parmi leurs valeurs", False),
        # A word that asks for more, or no question by its form.
        ("que fait elle", False),
        ("qu est ce que la plateforme a presente", False),
        ("qu a t il elabore", False),
        ("pk est ce que amane a fonde le groupe", False),
        ("est ce que vous savez qui l a fonde", False),
        ("elle fait du plaidoyer", False),
    ],
)
def test_what_asks_for_yes_or_no_by_its_form(text: str, asks: bool) -> None:
    assert asks_whether(text) is asks


def test_who_asks_whether_somebody_is_right_claims_what_they_say() -> None:
    assert has_tag("il a raison pour onze") and without_tag("il a raison pour onze") == "onze"
    assert not has_tag("qui a raison")
