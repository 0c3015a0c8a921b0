"""What came first, and out of what, is held against what the file tells of an origin."""

from __future__ import annotations

import pytest

from actions.leads import causes
from actions.leads.causes import came_first
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("donc tout est parti d une etude c est bien ca", "Oui : le groupe de travail a été initié à la suite d’une étude"),
        ("donc etude d abord groupe ensuite", "Oui : "),
        ("d abord l etude ensuite le groupe", "Oui : "),
        ("ah cest amane avant le groupe est venu apres letude", "Oui : "),
        ("le groupe vient de l etude", "Oui : "),
        ("elle est venue avant le groupe l etude", "Oui : "),
        ("l etude a debouche sur le groupe de travail", "Oui : "),
        ("et elle a debouche sur le groupe de travail", "Oui : "),
        ("c etait de la que tout le reste a commence", "Oui : "),
        ("l etude etait donc anterieure", "Oui : "),
        ("le groupe etait anterieur a l etude", "Non : "),
        ("le groupe d abord l etude ensuite", "Non : le groupe de travail a été initié à la suite d’une étude"),
        ("l etude est venue apres le groupe", "Non : "),
        ("le groupe est venu avant l etude", "Non : "),
        ("le groupe a debouche sur l etude", "Non : "),
        # Something else, more than the page says, denied, or counted.
        ("tout est parti d un scandale", None),
        ("le groupe est parti d une etude sur les ecoles", None),
        ("le groupe n est pas venu apres l etude", None),
        ("le groupe est venu un mois apres l etude", None),
        ("le groupe vient du ministere apres l etude", None),
        ("le groupe est venu deux ans apres l etude", None),
        ("l etude a debouche sur une loi", None),
        ("ils font aussi une etude", None),
        ("le groupe a lance une etude avant les autres", None),
        ("vous etes venus apres", None),
        ("le groupe vient de la ville", None),
        ("le groupe etait la avant", None),
        ("quand est venu le groupe apres l etude", None),
    ],
)
def test_what_came_first(text: str, begins: str | None) -> None:
    found = came_first(Request("groupe.origine", asking("origine", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


def test_of_another_collective_no_more_is_said_than_that_it_is_not_meant() -> None:
    denied = asking("origine", text="elle a debouche sur le groupe de travail pas sur la plateforme cde", collectives=("groupe", "cde"))
    claimed = asking("origine", text="l etude a debouche sur la plateforme cde", collectives=("cde",))
    assert (said := came_first(Request("groupe.origine", denied), Memory(), KNOWLEDGE)) and said.text.startswith("Oui : ")
    assert came_first(Request("groupe.origine", claimed), Memory(), KNOWLEDGE) is None
    assert came_first(Request("groupe.fondation", asking("fondation", text="tout est parti d une etude")), Memory(), KNOWLEDGE) is None


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
