"""What is said of all collectives is asked of all of them, whatever section of one it was read as."""

from __future__ import annotations

import pytest

from actions.memory import Memory
from actions.plan import resolve
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("kind", "text", "topic"),
    [
        ("epu", "Tous ces collectifs sont allés à Genève ?", "recherche"),
        ("ppipem", "Les trois travaillent sur la PPIPEM ?", "recherche"),
        ("documents", "Est-ce que tous publient un rapport annuel ?", "recherche"),
        ("fondation", "C'est vous qui avez tout monté ?", "recherche"),
        ("objectifs_communs", "Vos trois collectifs luttent contre les violences sexuelles ?", "recherche"),
        ("fondation", "Vous avez créé tout ça ?", "recherche"),
        # All of them have one, which is told as it is of any section; and what is asked of one.
        ("epu", "La CDE est allée à Genève ?", "cde.epu"),
        ("ppipem", "Elles se sont toutes mises d'accord sur la PPIPEM ?", "cde.ppipem"),
    ],
)
def test_what_is_said_of_all_is_asked_of_all(kind: str, text: str, topic: str) -> None:
    named = ("cde",) if topic.startswith("cde") else ()
    themes = tuple(one.nom for one in KNOWLEDGE.collectifs[1].themes[:1]) if "violences" in text else ()
    question = asking(kind, detail="oui_non", text=fold(text), collectives=named, themes=themes, kinds=((kind, 0.9),))
    requests, _ = resolve([question], Memory(), KNOWLEDGE)
    assert [one.topic for one in requests] == [topic]
