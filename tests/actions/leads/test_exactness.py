"""Of a number that is about so many no exact one is given; what asks for something else is left to others."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID
from actions.leads.exactness import exactly
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
        assert found.text == "La page ne le dit pas exactement : une trentaine d’associations." and found.gap == NOT_SAID
        assert "plateformecdemaroc.com" in found.rest
