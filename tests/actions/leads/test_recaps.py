"""Who sums up all collectives at once hears whether it is so."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

ALL = "il y en a trois (la PNPM, le groupe de travail et la Plateforme CDE Maroc)"


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.presentation", "un pour les migrants, un contre les abus, un pour les enfants, correct ?", f"Oui : {ALL}"),
        ("cde.presentation", "une pour l'enfance, une pour les exilés et un groupe contre les violences ?", f"Oui : {ALL}"),
        ("groupe.presentation", "si je résume : un truc pour les migrants, un contre les abus et un pour les enfants ?", f"Oui : {ALL}"),
        # One of them is for none, or two for the same.
        ("groupe.presentation", "un pour les migrants, un pour les routes, un pour les enfants, correct ?", ""),
        ("groupe.presentation", "un pour les migrants, un pour les réfugiés, un pour les enfants, correct ?", ""),
        ("collectifs.liste", "deux plateformes et un groupe de travail, c'est bien cela ?", f"Oui : {ALL}"),
        ("collectifs.liste", "une plateforme et deux groupes ?", f"Non : {ALL}"),
        ("groupe.membres", "donc c'est 11 contre 30 ?", "Oui : onze associations"),
        ("groupe.membres", "donc c'est 11 contre 40 ?", ""),
        ("chronologie", "2009 pour l'un et 2014 pour l'autre ?", "Oui : 2009 pour la PNPM, novembre 2014 pour le groupe de travail"),
        ("chronologie", "2009 pour l'un et 2010 pour l'autre ?", "En 2009"),
    ],
)
def test_all_at_once(topic: str, text: str, begins: str) -> None:
    years = tuple(word for word in fold(text).split() if word.startswith("20"))
    question = asking(topic.partition(".")[2] or topic, detail="oui_non", text=fold(text), asks=True, years=years)
    found = lead(Request(topic, question), Memory(), KNOWLEDGE)
    said = found.text if found else ""
    assert said.startswith(begins) if begins else not said.startswith(("Oui : il y en a", "Non : il y en a"))
