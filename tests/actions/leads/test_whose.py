"""Whose it is that a question speaks of is told first, of all or of one beside others; and which of two is right."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered, Teller
from actions.leads.whose import by_whose_name, shared_by_all, which_collective, which_thing
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
GOALS = "collectifs.objectifs"
BOTH = {"collectives": ("pnpm", "cde")}


@pytest.mark.parametrize(
    ("teller", "topic", "text", "memory", "begins"),
    [
        (shared_by_all, GOALS, "faire pression sur les etats c est dans quel collectif", Memory(), "Les trois : c’est le deuxième objectif"),
        (shared_by_all, GOALS, "lequel met la protection juridique parmi ses buts", Memory(), "Les trois : c’est le premier objectif"),
        # Which goal, not whose.
        (shared_by_all, GOALS, "lequel parle de protection juridique", Memory(), None),
        (shared_by_all, "pnpm.objectifs", "dans quel collectif fait on du plaidoyer", Memory(), None),
    ],
)  # fmt: skip
def test_whose_it_is(teller: Teller, topic: str, text: str, memory: Memory, begins: str | None) -> None:
    found = teller(Request(topic, asking("objectifs", detail="oui_non", text=text, reference="description")), memory, KNOWLEDGE)
    assert found.text.startswith(begins) if begins and found else found is begins


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
    ("teller", "topic", "text", "named", "begins"),
    [
        (which_thing, "collectifs.objectifs", "le deuxieme vise qui l etat ou les familles", {}, "Les États : faire pression"),
        (which_thing, "collectifs.objectifs", "le deuxieme vise les familles ou les etats", {}, "Les États : faire pression"),
        (which_thing, "pnpm.objectifs", "la sensibilisation vise la societe civile ou les ecoles", {}, "La société civile : organiser"),
        (which_thing, "pnpm.objectifs", "le plaidoyer se fait aupres des autorites ou des familles", {}, "Des autorités : faire du plaidoyer"),
        (which_thing, "pnpm.objectifs", "le quatrieme une expertise ou un financement", {}, "Une expertise : développer"),
        (which_thing, "groupe.membres", "des associations marocaines ou etrangeres", {}, "Associations marocaines : le"),
        (which_thing, "collectifs.objectifs", "le deuxieme vise les ecoles ou les familles", {}, None),
        (which_thing, "pnpm.objectifs", "le troisieme c est oui ou non", {}, None),
        (which_collective, "cde.epu", "avec la pnpm ou la cde", BOTH, "La Plateforme CDE Maroc : le plaidoyer"),
        (which_collective, "cde.epu", "c est la cde ou la pnpm", BOTH, "La Plateforme CDE Maroc : le plaidoyer"),
        (which_collective, "cde.epu", "avec la pnpm et la cde", BOTH, None),
        (which_collective, "cde.documents", "c est la pnpm ou la cde", BOTH, None),
        (which_thing, "pnpm.valeurs", "la deuxieme parle de religion ou de politique", {}, None),
    ],
)
def test_one_of_two(teller: Teller, topic: str, text: str, named: dict[str, tuple[str, ...]], begins: str | None) -> None:
    found = teller(Request(topic, asking("choisir", text=text, detail="oui_non", **named)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
