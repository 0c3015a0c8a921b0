"""What goes on has not ended, and of nobody's end anything is made up."""

from __future__ import annotations

import pytest

from actions.leads import lasting
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("owner", "text", "said"),
    [
        ("groupe", "il exite toujour", "La page en parle au présent : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe", "il existe toujours", "La page en parle au présent : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("pnpm", "et cela existe encore maintenant", "La page en parle au présent : AMANE fait partie de la PNPM depuis"),
        ("groupe", "ca existe plus c est vrai", "La page en parle au présent : le groupe de travail réunit"),
        ("cde", "encore active", "La page en parle au présent : la Plateforme CDE Maroc regroupe une trentaine"),
        ("pnpm", "elle a ete dissoute", "La page en parle au présent : AMANE fait partie de la PNPM depuis"),
        ("groupe", "et c est a jour", "La page en parle au présent : le groupe de travail réunit"),
        ("groupe", "la liste est a jour", None),
        ("groupe", "il existe une charte", None),
        ("groupe", "la charte existe toujours", None),
        ("groupe", "il existe plus qu un groupe", None),
        ("", "ca existe encore", None),
    ],
)
def test_whether_it_still_exists_is_answered_by_what_is_told_in_the_present(owner: str, text: str, said: str | None) -> None:
    found = lasting.still_there(Request("hors_sujet", asking("membres", detail="oui_non", text=text), (owner,) if owner else ()), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


def test_what_went_on_did_not_stop() -> None:
    for text in ("ca s est arrete en 2015", "le plaidoyer est termine"):
        told = lasting.went_on(Request("cde.ppipem", asking("ppipem", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
        assert told and told.text.startswith("Non : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi")
    assert lasting.went_on(Request("pnpm.objectifs", asking("objectifs", detail="oui_non", text="ca s est arrete")), Memory(), KNOWLEDGE) is None
    # Of what was not told to go on, nothing is said.
    assert lasting.went_on(Request("cde.fondation", asking("fondation", detail="oui_non", text="l inondation a cesse")), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("owner", "text", "said"),
    [
        ("groupe", "le groupe c est termine", "La page en parle au présent : le groupe de travail"),
        ("cde", "la cde a cesse ses activites", "La page en parle au présent : la Plateforme CDE Maroc"),
        ("groupe", "l etude du groupe est terminee", None),
    ],
)
def test_of_one_named_it_is_asked_whether_it_ended(owner: str, text: str, said: str | None) -> None:
    asked = asking("membres", detail="oui_non", text=text, collectives=(owner,))
    found = lasting.still_there(Request("hors_sujet", asked, (owner,)), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


def test_of_what_was_begun_with_nobody_says_whether_it_ended() -> None:
    asked = asking("ppipem", detail="oui_non", text="la ppipem c est termine", sections=("cde.ppipem",))
    told = lasting.went_on(Request("cde.ppipem", asked), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("La page ne le dit pas ; elle dit que le plaidoyer de la Plateforme CDE Maroc s’est poursuivi")


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.ppipem", "le plan a ete applique", True),
        ("cde.ppipem", "elle est en vigueur", True),
        ("cde.ppipem", "c est vote", True),
        ("groupe.charte", "la charte est elle appliquee", True),
        ("cde.ppipem", "la ppipem existe toujours", True),
        ("cde.epu", "l examen est toujours d actualite", True),
        # Who drew it up has adopted it, and votes are none of the charter's.
        ("groupe.charte", "ils ont adopte une charte", False),
        ("cde.ppipem", "c est vrai", False),
        ("pnpm.objectifs", "les objectifs ont ete votes", False),
    ],
)
def test_what_became_of_a_text_nobody_says(topic: str, text: str, said: bool) -> None:
    asked = asking("ppipem", detail="oui_non", text=text, sections=(topic,))
    found = lasting.what_became_of_it(Request(topic, asked), Memory(), KNOWLEDGE)
    assert found.text.startswith("La page ne le dit pas ; elle dit qu") if found and said else found is None and not said


def test_a_thing_that_is_asked_about_is_not_the_one_it_belongs_to() -> None:
    asked = Request("cde.ppipem", asking("ppipem", detail="oui_non", text="la ppipem existe toujours", sections=("cde.ppipem",)), ("cde",))
    assert lasting.still_there(asked, Memory(), KNOWLEDGE) is None
