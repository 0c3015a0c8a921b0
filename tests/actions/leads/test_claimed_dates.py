"""A date that is claimed is held against the thing that it stands by."""

from __future__ import annotations

import pytest

from actions.leads import claims
from actions.leads.claimed_dates import naming_that_year
from actions.memory import Memory
from actions.request import Request
from knowledge.text import plain
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

FOUNDED = "c’est en novembre 2014 que cinq associations, dont AMANE, ont fondé le groupe de travail"
CHARTER = "c’est en décembre 2015 que le groupe de travail a élaboré une charte et un mécanisme de collaboration"


@pytest.mark.parametrize(
    ("topic", "text", "said", "rest"),
    [
        ("groupe.fondation", "novembre 2014 pour les fondateurs et décembre 2015 pour la charte", f"Oui : {FOUNDED}.", f"C{CHARTER[1:]}."),
        ("groupe.charte", "décembre 2015 pour la charte et novembre 2014 pour la création", f"Oui : {CHARTER}.", f"C{FOUNDED[1:]}."),
        ("groupe.fondation", "notes sur le groupe de travail novembre 2014 pour les fondateurs et décembre 2015 pour la charte",
         f"Oui : {FOUNDED}.", f"C{CHARTER[1:]}."),
        # The other thing's date is none of this one.
        ("groupe.fondation", "le groupe a été fondé en décembre 2015", f"Non : {FOUNDED}.", ""),
        ("groupe.fondation", "les fondateurs en décembre 2015 et la charte en novembre 2014", f"Non : {FOUNDED} et {CHARTER}.", ""),
        ("groupe.fondation", "novembre 2014 pour les fondateurs et mai 2016 pour la charte", f"Non : {CHARTER}.", ""),
    ],
)  # fmt: skip
def test_each_date_by_its_thing(topic: str, text: str, said: str, rest: str) -> None:
    told = claims.claimed(Request(topic, asking("choisir", text=plain(text))), Memory(), KNOWLEDGE)
    assert told is not None and (told.text, told.rest) == (said, rest)


def test_that_year_is_the_one_just_told() -> None:
    just_told = Memory(sujets=("cde.ppipem",), dits=(("ppipem", "date"),))
    asked = Request("cde.fondation", asking("fondation", detail="oui_non", text="la plateforme a ete creee cette annee la"))
    named = naming_that_year(asked, just_told, KNOWLEDGE)
    assert named.question.text == "la plateforme a ete creee en 2015" and named.question.years == ("2015",)
    assert naming_that_year(asked, Memory(), KNOWLEDGE) == asked
