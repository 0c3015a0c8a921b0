"""What came first, and out of what, is held against what the file tells of an origin."""

from __future__ import annotations

import pytest

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
