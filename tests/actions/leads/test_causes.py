"""What came first, and out of what, is held against what the file tells of an origin."""

from __future__ import annotations

import pytest

from actions.leads import causes
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        # What led to the group came before all that followed it.
        ("groupe.origine", "l etude avant ou apres la charte", "Avant : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.charte", "l etude est venue apres", "Non : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.charte", "l etude est venue avant", "Oui : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "lance apres un scandale", None),
    ],
)
def test_of_what_has_no_date_it_is_told_what_it_led_to(topic: str, text: str, begins: str | None) -> None:
    question = asking("origine", text=text, detail="oui_non", sections=("groupe.origine",) if "etude" in text else ())
    found = causes.without_a_date(Request(topic, question), Memory(sujets=(topic,)), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize("text", ["la suite logique l etude puis quoi puis quoi encore", "une etude ensuite quoi", "et puis"])
def test_what_came_of_it_in_its_order(text: str) -> None:
    found = causes.in_turn(Request("groupe.origine", asking("origine", text=text)), Memory(), KNOWLEDGE)
    assert found and found.text == (
        "En novembre 2014, cinq associations, dont AMANE, ont fondé le groupe de travail ;"
        " en décembre 2015, le groupe de travail a élaboré une charte et un mécanisme de collaboration."
    )
    assert causes.in_turn(Request("cde.epu", asking("epu", text=text)), Memory(), KNOWLEDGE) is None
