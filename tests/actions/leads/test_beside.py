"""What there is beside what was told is what the section says was made, and nothing where it says only one thing."""

from __future__ import annotations

import pytest

from actions.leads.beside import what_else_there_is
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.charte", "outre la charte un autre instrument a t il ete elabore", "Il y a aussi un mécanisme de collaboration."),
        ("groupe.charte", "il y a eu autre chose d elabore en meme temps ou c est tout", "Il y a aussi un mécanisme de collaboration."),
        ("groupe.charte", "et a part le mecanisme ils ont fait quoi", "Il y a aussi une charte."),
        ("groupe.charte", "il est dedans ou a part", None),
        ("groupe.charte", "et la charte elle date de quand", None),
        ("cde.epu", "c est tout", None),
        ("cde.documents", "a part la charte il y a autre chose", "Il y a aussi des documents."),
        ("cde.documents", "autre chose", None),
        ("pnpm.documents", "il y a d autres choses", None),
        ("pnpm.documents", "en dehors de la page web ou les trouver", None),
        ("pnpm.valeurs", "a part la charte", None),
    ],
)
def test_what_else_there_is(topic: str, text: str, said: str | None) -> None:
    found = what_else_there_is(Request(topic, asking("charte", text=text)), Memory(), KNOWLEDGE)
    assert (found and found.text) == said


def test_what_else_is_published_beside_a_report() -> None:
    question = asking("documents", detail="lien", text="et a part le rapport on trouve quoi sur leur site")
    found = what_else_there_is(Request("pnpm.documents", question), Memory(), KNOWLEDGE)
    assert found and found.text == "Il y a aussi des documents de plaidoyer."


def test_what_else_may_be_read_is_told_with_its_link() -> None:
    asked = asking("charte", detail="encore", text="a part sa charte il y a autre chose a consulter")
    told = what_else_there_is(Request("groupe.charte", asked), Memory(), KNOWLEDGE)
    assert told and told.text == "Il y a aussi un mécanisme de collaboration et la liste des membres." and "liste des membres" in str(told.blocks)
    alone = asking("documents", detail="encore", text="rien d autre a lire")
    assert what_else_there_is(Request("pnpm.documents", alone), Memory(), KNOWLEDGE) is None
