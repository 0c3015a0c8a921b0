"""Who helps somebody is not against them, and what nobody is for has no side."""

from __future__ import annotations

import pytest

from actions.leads.sides import with_or_against
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.presentation", "La CDE est contre l'État ?", "Non : la Plateforme CDE Maroc se consacre"),
        ("cde.presentation", "Elle s'oppose au gouvernement ?", "Non : la Plateforme CDE Maroc se consacre"),
        ("cde.presentation", "Contre le gouvernement, ou avec ?", "Plutôt « avec » : la Plateforme CDE Maroc"),
        ("cde.presentation", "Elle est pour ou contre le gouvernement ?", "Plutôt « pour » : la Plateforme CDE Maroc"),
        ("cde.presentation", "Alliée ou opposée aux ministères ?", "Plutôt « avec » : la Plateforme CDE Maroc"),
        ("cde.presentation", "Donc avec l'État, pas contre ?", "Oui : la Plateforme CDE Maroc se consacre"),
        ("cde.presentation", "Contre l'État, pas avec ?", "Non : la Plateforme CDE Maroc se consacre"),
        ("cde.presentation", "Ils aident le gouvernement ou ils le critiquent ?", "Plutôt « avec » : la Plateforme CDE Maroc"),
        ("cde.ppipem", "Le plan du gouvernement, c'était avec eux ou contre eux ?", "Plutôt « avec » : la Plateforme CDE Maroc"),
        ("cde.presentation", "Elle travaille avec l'État ?", "Oui : la Plateforme CDE Maroc se consacre"),
        ("cde.presentation", "Un contre-pouvoir face au gouvernement ?", "Non : la Plateforme CDE Maroc se consacre"),
        # Of another body, of another section, and where no side is asked for.
        ("cde.presentation", "Elle est contre les Nations unies ?", ""),
        ("cde.presentation", "Elle lutte contre le travail des enfants ?", ""),
        ("cde.epu", "Elle est contre l'État ?", ""),
        ("groupe.presentation", "Il est contre l'État ?", ""),
        ("cde.presentation", "Elle lutte contre la maltraitance avec le gouvernement ?", ""),
        ("cde.presentation", "Elle travaille pour le gouvernement ?", ""),
    ],
)
def test_on_whose_side_one_is_is_told_by_what_it_is_for(topic: str, text: str, begins: str) -> None:
    found = with_or_against(Request(topic, asking("presentation", detail="oui_non", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
