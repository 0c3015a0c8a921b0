"""Words of one family are told from words that only look like them."""

from __future__ import annotations

import pytest

from actions.stems import likeness


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sensibiliser", "sensibilisation"), ("religions", "religieuse"), ("universel", "universalite"), ("discriminer", "discrimination"),
        ("informer", "informations"), ("etat", "etats"), ("ages", "age"), ("handicapes", "handicap"), ("culture", "culturelle"),
        ("rehabiliter", "rehabilitation"), ("plaider", "plaidoyer"), ("sansibilisation", "sensibilisation"),
        ("ethnie", "ethnique"), ("lage", "age"), ("detude", "etude"), ("discriminacoin", "discrimination"),
    ],
)  # fmt: skip
def test_of_one_family(asked: str, said: str) -> None:
    assert 0.7 <= likeness(asked, said) < 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("formation", "formes"), ("universite", "universalite"), ("interdiction", "interdependance"), ("region", "religion"),
        ("presse", "pression"), ("fermes", "femmes"), ("danse", "dans"), ("publier", "publique"), ("an", "ans"), ("", "age"),
        ("fils", "fil"),
    ],
)  # fmt: skip
def test_of_two_families(asked: str, said: str) -> None:
    assert likeness(asked, said) == 0


def test_the_same_word_is_the_most_alike() -> None:
    assert likeness("nation", "nation") == 1 > likeness("nations", "nation") > likeness("nationalite", "nation")
