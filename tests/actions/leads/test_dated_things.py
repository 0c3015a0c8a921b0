"""Of what several have, the one that has a date is told."""

from __future__ import annotations

import pytest

from actions.leads import dated_things
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()


@pytest.mark.parametrize(
    ("text", "before", "says"),
    [
        ("laquelle est datée", (("valeurs", "oui_non"), ("charte", "oui_non")), "C’est la charte du groupe de travail, qui date de décembre 2015."),
        ("et laquelle a une date alors", (("charte", "date"),), "C’est la charte du groupe de travail, qui date de décembre 2015."),
        # No thing was spoken of, or a date is named.
        ("laquelle est datée", (("membres", "nombre"),), None),
        ("laquelle date de 2009", (("charte", "date"),), None),
    ],
)
def test_which_of_the_things_spoken_of_has_a_date(text: str, before: tuple[tuple[str, str], ...], says: str | None) -> None:
    request = Request("recherche", asking("recherche", detail="lesquels", text=fold(text)))
    found = dated_things.dated_thing(request, Memory(dits=before), KNOWLEDGE)
    assert (found and found.text) == says


@pytest.mark.parametrize(
    ("text", "detail", "begins"),
    [
        ("la seule qui est datée, c'est laquelle ?", "lesquels", "C’est la charte du groupe de travail, qui date de décembre 2015."),
        ("il y en a une qui est datée ?", "oui_non", "C’est la charte du groupe de travail, qui date de décembre 2015."),
        ("les trois sont datées ?", "oui_non", "Non : c’est la charte du groupe de travail, qui date de décembre 2015."),
        ("laquelle est en ligne ?", "lesquels", ""),
    ],
)
def test_of_what_several_have_the_one_that_is_dated(text: str, detail: str, begins: str) -> None:
    question = asking("recherche", detail=detail, text=fold(text), kinds=(("recherche", 0.8), ("charte", 0.2)))
    found = dated_things.dated_thing(Request("recherche", question), NEW, KNOWLEDGE)
    assert (found.text if found else "") == begins


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("qui a la charte la plus ancienne", "La page ne date que la charte du groupe de travail : décembre 2015."),
        ("quelle charte est la plus récente", "La page ne date que la charte du groupe de travail : décembre 2015."),
        # Who has it, and what only one has.
        ("quel collectif est le plus ancien", None),
        ("le rapport annuel le plus récent", None),
        ("la charte est plus vieille que le plan", None),
    ],
)
def test_of_what_several_have_the_oldest_is_not_known(text: str, says: str | None) -> None:
    found = dated_things.the_only_dated(Request("chronologie", asking("chronologie", detail="plus", text=fold(text))), NEW, KNOWLEDGE)
    assert (found and found.text) == says
