"""When all began, and when each did."""

from __future__ import annotations

import pytest

from actions.leads import beginnings
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("tout a commence en 2015 non", "Non : en 2009, la PNPM"),
        ("tout a commence en 2009", "Oui : en 2009, la PNPM"),
        ("la charte a commence en 2015", None),
        ("tout a commence quand", None),
    ],
)
def test_when_all_began_is_when_the_first_was_created(text: str, begins: str | None) -> None:
    found = beginnings.all_began(Request("chronologie", asking("chronologie", detail="oui_non", text=text)), NEW, KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("je compare les trois l annee de depart de chacun", "La PNPM date de 2009, le groupe de travail de novembre 2014"),
        ("je compare les trois", None),
        ("l annee de creation du groupe", None),
    ],
)
def test_when_each_began(text: str, begins: str | None) -> None:
    found = beginnings.each_began(Request("comparaison", asking("comparaison", detail="ecart", text=text)), NEW, KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
