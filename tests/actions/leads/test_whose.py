"""Whose it is that a question speaks of is told first beside others; and which of two is right."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered
from actions.leads.whose import by_whose_name, which_thing
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Non : onze associations marocaines.", "Non pour le groupe de travail : onze associations marocaines."),
        ("Oui, depuis 2014.", "Oui pour le groupe de travail, depuis 2014."),
        ("Onze associations marocaines.", "Le groupe de travail : onze associations marocaines."),
        ("Non : le groupe de travail date de 2014.", "Non : le groupe de travail date de 2014."),
    ],
)
def test_told_beside_others_each_says_whose_it_is(text: str, expected: str) -> None:
    assert by_whose_name(Answered(text), KNOWLEDGE.collectifs[1]).text == expected


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("collectifs.objectifs", "le deuxieme vise qui l etat ou les familles", "Les États : faire pression"),
        ("collectifs.objectifs", "le deuxieme vise les familles ou les etats", "Les États : faire pression"),
        ("pnpm.objectifs", "la sensibilisation vise la societe civile ou les ecoles", "La société civile : organiser"),
        ("pnpm.objectifs", "le plaidoyer se fait aupres des autorites ou des familles", "Des autorités : faire du plaidoyer"),
        ("pnpm.objectifs", "le quatrieme une expertise ou un financement", "Une expertise : développer"),
        ("groupe.membres", "des associations marocaines ou etrangeres", "Associations marocaines : le"),
        ("collectifs.objectifs", "le deuxieme vise les ecoles ou les familles", None),
        ("pnpm.objectifs", "le troisieme c est oui ou non", None),
        ("pnpm.valeurs", "la deuxieme parle de religion ou de politique", None),
    ],
)
def test_one_of_two(topic: str, text: str, begins: str | None) -> None:
    found = which_thing(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
