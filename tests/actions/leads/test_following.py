"""What comes next in time, or came before, from what is named, was told or is spoken of."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from bot.nlu.folding import fold
from bot.nlu.markers import years_of
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
OF_GROUP = Memory(collectif="groupe", sujets=("groupe.fondation",), dits=(("fondation", "date"),))
OF_PLAN = Memory(collectif="cde", sujets=("cde.ppipem",), dits=(("ppipem", "oui_non"),))
TOLD = Memory(point=("chronologie", 0), dits=(("chronologie", "plus"),))
COMPARED = Memory(collectif="pnpm", liste=("pnpm", "groupe"), sujets=("chronologie",), dits=(("chronologie", "ecart"),))


@pytest.mark.parametrize(
    ("detail", "text", "memory", "begins"),
    [
        ("autre", "2009, et après c'est laquelle ?", Memory(), "Novembre 2014 pour le groupe de travail."),
        ("oui_non", "novembre dites donc, et après", Memory(), "2015 (un rassemblement d’associations"),
        ("tout", "et ensuite il y a eu quoi ?", TOLD, "Novembre 2014 pour le groupe de travail."),
        ("autre", "un an plus tard il se passe quoi", OF_GROUP, "En 2015, un rassemblement d’associations"),
        ("autre", "et l'année suivante ?", COMPARED, "En 2015, un rassemblement d’associations"),
        ("autre", "deux ans plus tard ?", OF_GROUP, "Rien de connu à cette date ; au plus près : juin 2017 pour la Plateforme CDE Maroc selon"),
        ("autre", "que s'est-il passé cette année-là ?", OF_PLAN, "En 2015, "),
        ("autre", "et la date d'avant ?", OF_GROUP, "2009 pour la PNPM."),
        ("lesquels", "lequel est né cinq ans après la PNPM ?", Memory(), "En novembre 2014, cinq associations, dont AMANE"),
        ("element:precedent", "et l'année d'avant ?", Memory(point=("chronologie", 3)), "En novembre 2014, cinq associations"),
        # A claim, and which of two came first, are answered as such.
        ("oui_non", "treize mois après ?", Memory(collectif="groupe", dits=(("charte", "date"),)), "Oui : treize mois"),
        ("autre", "la PNPM, avant ou après ?", OF_GROUP, ""),
    ],
)
def test_what_follows(detail: str, text: str, memory: Memory, begins: str) -> None:
    named = ("pnpm",) if "PNPM" in text else ()
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years_of(fold(text)))
    found = lead(Request("chronologie", question, named), memory, KNOWLEDGE)
    assert found and found.text.startswith(begins or "Avant : 2009 pour la PNPM")
