"""What the members are is told by what the file counts, and that it says no more where it does not."""

from __future__ import annotations

import pytest

from actions.leads.composition import what_members_are
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.membres", "Elles sont d'ici ou de l'étranger ?", "Marocaines : le groupe de travail réunit aujourd’hui onze"),
        ("cde.membres", "Elles sont d'ici ou il y a des étrangères ?", "La page ne le dit pas ; elle dit que la Plateforme CDE Maroc regroupe"),
        ("groupe.membres", "C'est que des assos, ou il y a l'État dedans ?", "Des associations : le groupe de travail"),
        ("cde.presentation", "Des personnes ou des associations ?", "Des associations : la Plateforme CDE Maroc"),
        ("groupe.membres", "Des ONG étrangères aussi ?", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("cde.membres", "Des belges aussi ?", "La page ne le dit pas ; elle dit que la Plateforme CDE Maroc regroupe"),
        ("cde.membres", "Il y a des ministères dedans ?", "Non : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        # Of the collective itself, of how many, of one whose members nobody counts, and what is denied.
        ("cde.presentation", "Elle est nationale ou internationale ?", ""),
        ("groupe.membres", "Onze associations d'ici ou de l'étranger, combien ?", ""),
        ("pnpm.presentation", "Des associations d'ici ou de l'étranger ?", ""),
        ("cde.membres", "Pas des ministères ?", ""),
        ("groupe.membres", "La liste est aussi en français ?", ""),
        ("groupe.membres", "Aussi en langue étrangère ?", ""),
        ("groupe.membres", "Toutes marocaines ?", ""),
        ("groupe.charte", "Elle est d'ici ou de l'étranger ?", ""),
    ],
)
def test_what_members_are(topic: str, text: str, begins: str) -> None:
    found = what_members_are(Request(topic, asking("membres", detail="oui_non", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
