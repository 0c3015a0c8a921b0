"""Associations that the file calls those of one country are not those of another."""

from __future__ import annotations

import pytest

from actions.leads import origins
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
NO = "Non : onze associations marocaines."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.membres", "ce sont des associations internationales", NO),
        ("groupe.membres", "elles sont francaises", NO),
        ("groupe.membres", "il y a des associations etrangeres dedans", NO),
        ("groupe.membres", "les associations du groupe sont elles europeennes", NO),
        ("groupe.presentation", "il reunit des associations etrangeres", NO),
        ("groupe.membres", "c est des assos tunisiennes", NO),
        ("groupe.membres", "le groupe travaille avec des associations internationales", None),
        ("groupe.membres", "ce ne sont pas des associations internationales", None),
        ("groupe.membres", "elles sont marocaines", None),
        ("groupe.membres", "ce sont des associations africaines", None),
        ("cde.membres", "ce sont des associations internationales", None),
        ("groupe.charte", "ce sont des associations internationales", None),
    ],
)
def test_of_another_country(topic: str, text: str, said: str | None) -> None:
    found = origins.of_another_country(Request(topic, asking("membres", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said
