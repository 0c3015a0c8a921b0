"""What is claimed of sizes is held against the numbers, whichever way the two sides are meant; an unsure « elle » is never denied."""

from __future__ import annotations

import pytest

from actions.leads import larger
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from bot.nlu.folding import fold
from knowledge import Knowledge, load
from tests.actions.questions import asking

KNOWLEDGE = load()
ALL = tuple(one.id for one in KNOWLEDGE.collectifs)
AFTER_CDE = Memory(collectif="cde", dits=(("membres", "nombre"), ("comparaison", "plus")))


def said(text: str, memory: Memory = AFTER_CDE, knowledge: Knowledge = KNOWLEDGE, **named: object) -> str:
    found = lead(Request("comparaison", asking("comparaison", detail="oui_non", text=fold(text), **named), ALL), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("text", "named", "begins"),
    [
        ("le plus gros c'est donc celui de la convention", {}, "Oui : c’est la Plateforme CDE Maroc, avec une trentaine d’associations"),
        ("le plus fourni, c'est la CDE", {"collectives": ("cde",)}, "Oui : c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("le plus vaste, c'est le groupe", {"collectives": ("groupe",)}, "Non : c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("et plus fournie quand même ?", {}, "Oui : la Plateforme CDE Maroc réunit une trentaine"),
        ("et moins fournie ?", {}, "Le groupe de travail réunit onze associations marocaines ; la Plateforme CDE Maroc en réunit une trentaine"),
        ("et les autres, moins ?", {"other": True}, "Oui : le groupe de travail réunit onze associations marocaines ; la Plateforme CDE Maroc"),
        ("les autres sont plus étoffés ?", {"other": True}, "Non : la Plateforme CDE Maroc réunit une trentaine"),
        ("le groupe est-il plus large que la CDE ?", {"collectives": ("groupe", "cde")}, "Non : la Plateforme CDE Maroc réunit une trentaine"),
        ("la CDE est plus peuplée que le groupe ?", {"collectives": ("cde", "groupe")}, "Oui : la Plateforme CDE Maroc réunit une trentaine"),
        ("le deuxième est-il plus large ?", {"reference": "rang", "ordinals": (1,)}, "La Plateforme CDE Maroc réunit une trentaine"),
        ("il dit que c'est beaucoup, par rapport aux autres ?", {}, "Oui : la Plateforme CDE Maroc réunit une trentaine"),
        ("c'est peu, comparé aux autres ?", {"memory": Memory(collectif="groupe")}, "Oui : le groupe de travail réunit onze"),
        ("elle est plus grande que les autres ?", {"other": True}, "Oui : la Plateforme CDE Maroc réunit une trentaine"),
        # Of what else is compared sizes tell nothing.
        ("et plus utile ?", {}, "La PNPM se consacre à la protection des migrants"),
    ],
)
def test_whether_it_is_larger(text: str, named: dict[str, object], begins: str) -> None:
    assert said(text, **named).startswith(begins)


@pytest.mark.parametrize(
    ("spoken", "named", "text", "said"),
    [
        ("groupe", "cde", "est il plus grand que la plateforme cde", "Non : la Plateforme CDE Maroc réunit une trentaine d’associations"),
        ("cde", "groupe", "elle est plus grande que le groupe", "Oui : la Plateforme CDE Maroc réunit une trentaine d’associations"),
        ("groupe", "cde", "il est plus petit que la cde", "Oui : le groupe de travail réunit onze associations"),
        ("groupe", "pnpm", "il est plus grand que la pnpm", None),
    ],
)
def test_one_is_held_against_another(spoken: str, named: str, text: str, said: str | None) -> None:
    asked = asking("comparaison", detail="oui_non", text=text, collectives=(named,))
    # Whether or not the talk has turned to the one that is named.
    for memory in (Memory(collectif=spoken), Memory(collectif=named, collectif_precedent=spoken)):
        found = larger.whether_larger(Request("comparaison", asked, ("groupe", named)), memory, KNOWLEDGE)
        assert found is None if said is None else found and found.text.startswith(said)
