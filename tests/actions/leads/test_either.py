"""Which of two is right, where the file has just one of them."""

from __future__ import annotations

import pytest

from actions.leads import either
from actions.leads.answered import Teller
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
BOTH = {"collectives": ("pnpm", "cde")}


@pytest.mark.parametrize(
    ("teller", "topic", "text", "named", "begins"),
    [
        (either.which_thing, "collectifs.objectifs", "le deuxieme vise qui l etat ou les familles", {}, "Les États : faire pression"),
        (either.which_thing, "collectifs.objectifs", "le deuxieme vise les familles ou les etats", {}, "Les États : faire pression"),
        (either.which_thing, "pnpm.objectifs", "la sensibilisation vise la societe civile ou les ecoles", {}, "La société civile : organiser"),
        (either.which_thing, "pnpm.objectifs", "le plaidoyer se fait aupres des autorites ou des familles", {}, "Des autorités : faire du plaidoyer"),
        (either.which_thing, "pnpm.objectifs", "le quatrieme une expertise ou un financement", {}, "Une expertise : développer"),
        (either.which_thing, "groupe.membres", "des associations marocaines ou etrangeres", {}, "Associations marocaines : le"),
        (either.which_thing, "collectifs.objectifs", "le deuxieme vise les ecoles ou les familles", {}, None),
        (either.which_thing, "pnpm.objectifs", "le troisieme c est oui ou non", {}, None),
        (either.which_collective, "cde.epu", "avec la pnpm ou la cde", BOTH, "La Plateforme CDE Maroc : le plaidoyer"),
        (either.which_collective, "cde.epu", "c est la cde ou la pnpm", BOTH, "La Plateforme CDE Maroc : le plaidoyer"),
        (either.which_collective, "cde.epu", "avec la pnpm et la cde", BOTH, None),
        (either.which_collective, "cde.documents", "c est la pnpm ou la cde", BOTH, None),
        (either.which_thing, "pnpm.valeurs", "la deuxieme parle de religion ou de politique", {}, None),
    ],
)
def test_one_of_two(teller: Teller, topic: str, text: str, named: dict[str, tuple[str, ...]], begins: str | None) -> None:
    found = teller(Request(topic, asking("choisir", text=text, detail="oui_non", **named)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
