"""Whether AMANE came later, and whether it founded several, as its role in each says."""

from __future__ import annotations

import pytest

from actions.leads import joining
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
SINCE = "Non : AMANE en fait partie depuis sa constitution, en 2009."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "ah et amane y est entree plus tard", SINCE),
        ("pnpm.adhesion", "amane l a rejointe ensuite", SINCE),
        ("pnpm.adhesion", "vous y avez adhere par la suite non", SINCE),
        ("pnpm.adhesion", "amane est arrivee apres", SINCE),
        ("pnpm.presentation", "amane a t elle rejoint la pnpm en cours de route", SINCE),
        ("groupe.fondation", "amane a integre le groupe de travail plus tard", "Non : AMANE est l’une des cinq associations du groupe fondateur,"),
        ("cde.fondation", "amane est arrivee plus tard", None),
        ("pnpm.adhesion", "d autres associations sont arrivees plus tard", None),
        ("pnpm.adhesion", "amane y est entree deux ans plus tard", None),
        ("pnpm.adhesion", "qui y est entre plus tard", None),
        ("pnpm.objectifs", "un objectif est arrive plus tard", None),
    ],
)
def test_who_was_there_from_the_start_did_not_come_later(topic: str, text: str, said: str | None) -> None:
    found = joining.joined_later(Request(topic, asking("adhesion", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("text", "collectives", "said"),
    [
        ("et c est amane qui les a tous crees", (), "Pas tous, d’après la page."),
        ("est ce amane qui a fonde tous les collectifs", (), "Pas tous, d’après la page."),
        ("vous les avez toutes fondees", (), "Pas tous, d’après la page."),
        ("amane a cree chacun des trois collectifs", (), "Pas tous, d’après la page."),
        ("donc amane a fonde les deux", ("pnpm", "cde"), "Pas les deux, d’après la page."),
        ("amane est elle fondatrice des deux", ("pnpm", "cde"), "Pas les deux, d’après la page."),
        ("amane a fonde les deux", ("groupe", "cde"), "Avec d’autres, d’après la page."),
        ("amane n a pas fonde les deux", ("pnpm", "cde"), None),
        ("lesquels amane a t elle fondes", (), None),
        ("qui les a tous crees", (), None),
    ],
)
def test_of_each_how_amane_has_a_part_in_it(text: str, collectives: tuple[str, ...], said: str | None) -> None:
    found = joining.founded_all(Request("comparaison", asking("comparaison", text=text, detail="oui_non"), collectives), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said
    told = str(found.blocks) if found else ""
    for one in KNOWLEDGE.collectifs if found and not collectives else ():
        assert one.role_amane in told
