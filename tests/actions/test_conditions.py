"""A condition finds those of whom the file says so: things they have, dates of birth, numbers, themes by any of their names."""

from __future__ import annotations

import pytest

from actions.conditions import bounds_members, created, dealing_with, having, says_to_have
from bot.nlu.folding import fold
from tests.facts import KNOWLEDGE

EVERY = KNOWLEDGE.collectifs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colonne « charte » : oui partout ?", [{"pnpm", "groupe", "cde"}]),
        ("qui a des documents", [{"pnpm", "cde"}]),
        ("un rapport annuel et une charte", [{"pnpm"}, {"pnpm", "groupe", "cde"}]),
        ("laquelle a un site", [{"pnpm", "cde"}]),
        ("celui du plan d'action", [{"cde"}]),
        ("lequel s'occupe des migrants", []),
    ],
)
def test_a_thing_that_exists_is_had(text: str, expected: list[set[str]]) -> None:
    found = having(EVERY, EVERY, fold(text))
    assert {frozenset(thing.said) for thing in found} == set(map(frozenset, expected))


@pytest.mark.parametrize(
    ("text", "had"),
    [("lequel a une liste", True), ("dotees d une charte", True), ("la liste de ceux qui aident les migrants", False), ("la charte", False)],
)
def test_to_have_a_thing_is_more_than_to_speak_of_it(text: str, had: bool) -> None:
    assert says_to_have(text, having(EVERY, EVERY, text)) is had


def test_a_date_of_birth_is_one_of_the_page() -> None:
    found = created(EVERY, "lequel n a pas de date de naissance")
    assert found is not None and set(found) == {"pnpm", "groupe"} and "2009" in found["pnpm"].text
    assert created(EVERY, "date de creation 2015") is None and created(EVERY, "une charte datee") is None


def test_by_another_name_of_a_theme_what_it_is_about_is_told() -> None:
    found = dealing_with(EVERY, "lequel est contre le racisme")
    assert found is not None and list(found) == ["pnpm"] and found["pnpm"].text.startswith("La lutte contre toutes les formes de discrimination")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("plu de 20 assos", True), ("moin de 20 assos", True), ("onze assos", False),
        ("plus de 20 assos", True), ("moins de vingt", True), ("qui depasse vingt membres", True), ("plus de vingt ans", False),
    ],
)
def test_how_many_members_at_most_or_at_least(text: str, bounds: bool) -> None:
    assert bounds_members(text) is bounds
