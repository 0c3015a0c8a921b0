"""AMANE is found by any of the names that the knowledge file gives it."""

from __future__ import annotations

import pytest

from actions.association import as_named, asked_of_it, asks_for_its_name, is_named, is_spoken_to
from knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize(
    "text", ["amane existe", "l amane", "ammane c est quoi", "c est quoi amanee", "association meilleur avenir pour nos enfants"]
)
def test_each_of_its_names_is_its_name(text: str) -> None:
    assert is_named(text, KNOWLEDGE) and is_spoken_to(text, KNOWLEDGE)


def test_a_name_that_staff_adds_is_one_too() -> None:
    assert not is_named("amanemena existe", KNOWLEDGE) and not is_named("examane", KNOWLEDGE)
    association = KNOWLEDGE.association.model_copy(update={"alias": ("amanemena",)})
    assert as_named("amanemena existe", KNOWLEDGE.model_copy(update={"association": association})) == "amane existe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vous etes dans quelle ville", "siege"),
        ("et un mail au moins", "mail"),
        ("amane existe depuis quand", "debut"),
        ("tu as un mail", "mail"),
        # Said to the program, or of a collective, or of nothing of the kind.
        ("tu es ou", None),
        ("le siege de cette plateforme", None),
        ("combien", None),
    ],
)
def test_what_is_asked_of_it_is_known(text: str, name: str | None) -> None:
    found = asked_of_it(text, KNOWLEDGE)
    assert (found.name if found else None) == name


def test_its_name_is_asked_for_and_not_that_of_the_program() -> None:
    assert asks_for_its_name("ca veut dire quoi le nom") and not asks_for_its_name("ton nom veut dire quoi") and not asks_for_its_name("le nom")


def test_a_negation_asks_for_no_birth() -> None:
    for text in ("votre site est nul aucun lien ne marche", "personne ne repond", "je ne trouve rien"):
        assert asked_of_it(text, KNOWLEDGE) is None
    found = asked_of_it("vous etes nes quand", KNOWLEDGE)
    assert found and found.name == "debut"
