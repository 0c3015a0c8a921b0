"""Of a number that is about so many no exact one is given; what asks for something else is left to others."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID
from actions.leads.exactness import exactly, its_month
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "detail", "text", "told"),
    [
        ("cde.membres", "encore", "exactement", True),
        ("cde.membres", "sens", "une trentaine ca veut dire 30 ou 35", True),
        ("cde.membres", "pourquoi", "pk vous mettez une trentaine et pas le chiffre exact", True),
        ("cde.membres", "autre", "c pile ou environ", True),
        ("groupe.membres", "encore", "exactement", False),
        ("cde.membres", "oui_non", "sont ils tous marocains precisement", False),
        ("cde.membres", "autre", "vous pouvez preciser qui ce sont", False),
        ("cde.membres", "qui", "qui exactement", False),
    ],
)
def test_no_exact_number_is_given(topic: str, detail: str, text: str, told: bool) -> None:
    found = exactly(Request(topic, asking("membres", detail=detail, text=text)), Memory(), KNOWLEDGE)
    assert (found is not None) is told
    if found:
        assert found.text == "La page ne le précise pas : elle dit « une trentaine d’associations »." and found.gap == NOT_SAID
        assert "plateformecdemaroc.com" in found.rest


@pytest.mark.parametrize(
    ("topic", "text", "told"),
    [
        ("groupe.fondation", "quel mois", "En novembre 2014."),
        ("groupe.charte", "mois", "En décembre 2015."),
        ("groupe.charte", "et c etait en quel mois deja", "En décembre 2015."),
        # No month is known, or more is asked, or another says it.
        ("pnpm.adhesion", "quel mois", None),
        ("groupe.charte", "quel mois ou quelle annee", None),
        ("cde.fondation", "quel mois", None),
    ],
)
def test_who_asks_for_the_month_is_told_the_month(topic: str, text: str, told: str | None) -> None:
    found = its_month(Request(topic, asking(topic.partition(".")[2], detail="date", text=text)), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == told
