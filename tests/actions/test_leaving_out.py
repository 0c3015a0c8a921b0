"""Who is left once others are left out by name, and what is asked of them."""

from __future__ import annotations

import pytest

from actions.leaving_out import without_those_left_out
from actions.question import Marker
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

MIGRANTS = "la protection des migrants"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("lesquels a part la pnpm", ("groupe", "cde")),
        ("collectifs amane hors migration lesquels", ("groupe", "cde")),
        ("sauf celui qui s occupe des migrants vous avez quoi", ("groupe", "cde")),
        ("vous avez d autres collectifs que celui des migrants", ("groupe", "cde")),
        ("en dehors de la pnpm et de la cde vous etes ou", ("groupe",)),
        ("les dates hormis la cde", ("pnpm", "groupe")),
    ],
)
def test_those_that_are_left_are_meant(text: str, left: tuple[str, ...]) -> None:
    told = without_those_left_out(asking("recherche", text=text, themes=(MIGRANTS,)), KNOWLEDGE)
    assert told.collectives == left and told.has(Marker.LEAVES_OUT)
    assert MIGRANTS not in told.themes or "pnpm" in left


@pytest.mark.parametrize(
    "text",
    [
        "les objectifs de la pnpm a part le plaidoyer",
        "a part sa charte",
        "la pnpm et la cde",
        "hors sujet",
        "a part la pnpm le groupe de travail et la cde",
        "en dehors du rapport de la pnpm",
        "sauf que la pnpm date de 2009",
        "l autre prof dit que la pnpm a quatre valeurs",
        "a part ca la pnpm c est quoi",
    ],
)
def test_where_nobody_is_left_out_nothing_changes(text: str) -> None:
    asked = asking("objectifs", text=text, collectives=("pnpm",))
    assert without_those_left_out(asked, KNOWLEDGE) == asked


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        ("membres", "lesquels a part la pnpm", "liste_collectifs"),
        ("membres", "a part la pnpm vous etes membres d autre chose", "liste_collectifs"),
        ("membres", "et a part la pnpm", "nom_seul"),
        ("charte", "a part le groupe qui a une charte", "charte"),
    ],
)
def test_what_is_asked_of_those_that_are_left(kind: str, text: str, read: str) -> None:
    told = without_those_left_out(asking(kind, text=text, kinds=((kind, 1.0),)), KNOWLEDGE)
    assert told.kind == read and (told.kinds == () or read == kind)


def test_how_many_are_in_those_that_are_left_is_no_list_of_them() -> None:
    told = without_those_left_out(asking("membres", detail="nombre", text="combien d associations hors plateforme cde"), KNOWLEDGE)
    assert (told.kind, told.collectives) == ("membres", ("pnpm", "groupe"))
