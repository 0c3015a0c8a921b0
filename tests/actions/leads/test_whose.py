"""Whose it is that a question speaks of is told first: of all, of another than is guessed, of the same as before."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered, Teller
from actions.leads.whose import by_its_name, shared_by_all
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
GOALS = "collectifs.objectifs"
OF_THE_GROUP, OF_THE_PNPM = Memory(sujets=("groupe.membres",)), Memory(sujets=("pnpm.valeurs",))


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
    assert by_its_name(Answered(text), KNOWLEDGE.collectifs[1]).text == expected
