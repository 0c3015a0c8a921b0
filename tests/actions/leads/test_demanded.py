"""Of whom a goal demands something is told where who does it is asked, and nowhere else."""

from __future__ import annotations

import pytest

from actions.leads.demanded import by_whom
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("collectifs.objectifs", "Les infrastructures, c'est à vous ou à l'État de les assurer ?", True),
        ("collectifs.objectifs", "La réhabilitation, vous la faites ou vous la réclamez ?", True),
        ("collectifs.objectifs", "C'est à qui d'assurer les infrastructures ?", True),
        # Nobody is put under pressure by this goal; nobody asks who does it; another list.
        ("collectifs.objectifs", "La protection juridique, c'est vous ou l'État ?", False),
        ("collectifs.objectifs", "Vous demandez des infrastructures ?", False),
        ("pnpm.objectifs", "La sensibilisation, c'est vous ou l'État ?", False),
        ("groupe.charte", "La charte, c'est vous ou l'État ?", False),
    ],
)
def test_of_whom_a_goal_demands_it(topic: str, text: str, said: bool) -> None:
    found = by_whom(Request(topic, asking("objectifs_communs", detail="autre", text=fold(text))), Memory(), KNOWLEDGE)
    assert bool(found) == said and (found is None or found.text.startswith("C’est demandé aux États : le deuxième objectif est de faire pression"))
