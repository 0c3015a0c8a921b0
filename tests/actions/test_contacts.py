"""Which contacts a text means, in the words of the file: one that staff adds is known like the others."""

from __future__ import annotations

import pytest

from actions.contacts import asked_alone, at_once, described, means_one
from knowledge import Knowledge
from knowledge.text import plain_words
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

FIRST = KNOWLEDGE.contacts[0]


def _with(**told: object) -> Knowledge:
    """Return the facts with a contact of somebody else beside the others."""
    return KNOWLEDGE.model_copy(update={"contacts": (*KNOWLEDGE.contacts, FIRST.model_copy(update={"alias": (), "cas": (), **told}))})


def test_a_contact_is_known_by_its_number_or_acronym_as_they_stand_in_the_file() -> None:
    changed = KNOWLEDGE.model_copy(update={"contacts": (FIRST.model_copy(update={"numero": "2600", "nom": "centre d’aide (CAPE)"}),)})
    for text, named in (("C'est quoi, le 2600 ?", True), ("la cape, c’est gratuit ?", True), ("le 2511 répond ?", False), ("et en 26 ?", False)):
        assert means_one(plain_words(text), changed) is named, text
    assert means_one("le 2511 repond", KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("le 15", ["15"]),
        ("et le 19", ["19"]),
        ("le 19 c est la police", ["19"]),
        ("c est quoi l onde", ["2511"]),
        ("quand est ce qu on appelle le 177", ["177"]),
        ("je dois appeler le 19 ou le 177", ["19", "177"]),
        ("qui repond au 15", ["15"]),
        # Of something else.
        ("le 15 mars", []),
        ("j ai 15 ans", []),
        ("19 membres", []),
        ("la police existe", []),
        ("la police vient quand", []),
        ("le 2511 est gratuit", []),
        ("a donde voy", []),
    ],
)
def test_the_contacts_that_are_asked_about_alone(text: str, numbers: list[str]) -> None:
    assert [one.numero for one in asked_alone(asking("hors_sujet", text=text), KNOWLEDGE)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("je suis dans un village", ["177"]),
        ("ma soeur est blessee", ["15"]),
        ("c est une urgence", []),
        ("on est un enfant", []),
        ("on habite loin de la ville", []),
        ("il est pas blesse", []),
    ],
)
def test_a_place_or_a_case_calls_for_who_comes_there_and_for_nobody_where_it_is_that_of_all(text: str, numbers: list[str]) -> None:
    assert [one.numero for one in at_once(text, KNOWLEDGE)] == numbers


def test_a_contact_that_staff_adds_is_meant_by_its_own_words() -> None:
    more = _with(numero="1410", nom="Secours en mer (SEM)", immediat="en mer", alias=("le secours en mer",), cas=("bateau", "plage"))
    assert [one.numero for one in asked_alone(asking("hors_sujet", text="c est quoi la sem"), more)] == ["1410"]
    assert [one.numero for one in at_once("on est sur un bateau", more)] == ["1410"] == [one.numero for one in described("la plage", more)]
