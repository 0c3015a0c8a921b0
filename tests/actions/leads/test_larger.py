"""Which of two is larger, where both sizes are known and it is clear who is asked about."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.leads.larger import larger_or_smaller, older_or_younger
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
THEMES = {"plus gros que celui des migrants": (KNOWLEDGE.collectifs[0].themes[0].nom,)}
COUNTED_CDE = Memory("cde", dits=(("membres", "nombre"),))


@pytest.mark.parametrize(
    ("text", "named", "memory", "begins"),
    [
        ("le groupe est plus petit ou plus grand que la CDE", ("groupe", "cde"), NEW, "Plus petit : onze"),
        ("il est plus grand ou plus petit que la CDE", ("cde",), Memory("groupe"), "Plus petit : onze"),
        ("elle est plus grande ou plus petite que le groupe", ("groupe",), Memory("cde"), "Plus grande : une trentaine"),
        ("le groupe, plus grand ou plus petit que l'autre", ("groupe",), NEW, "Plus petit : onze"),
        # Of nobody, or of one whose size nobody knows.
        ("plus grand ou plus petit", (), NEW, ""),
        ("la PNPM est plus grande ou plus petite que la CDE", ("pnpm", "cde"), NEW, ""),
    ],
)
def test_which_of_two_is_larger(text: str, named: tuple[str, ...], memory: Memory, begins: str) -> None:
    asked = Request("comparaison", asking("comparaison", detail="ecart", text=fold(text), collectives=named))
    found = larger_or_smaller(asked, memory, KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)


@pytest.mark.parametrize(
    ("text", "named", "memory", "begins"),
    [
        ("la cde est plus grande que le groupe non", ("cde", "groupe"), NEW, "Oui : la Plateforme CDE Maroc réunit une trentaine d’associations"),
        ("le groupe a plus de membres que la cde", ("groupe", "cde"), NEW, "Non : le groupe de travail réunit onze associations marocaines ; la"),
        ("il est plus petit que la cde", ("cde",), Memory("groupe"), "Oui : le groupe de travail réunit onze"),
        ("elle a moins d assos que le groupe", ("groupe",), Memory("cde"), "Non : la Plateforme CDE Maroc réunit"),
        # Of how many there are, just told.
        ("c est plus que le groupe de travail alors", ("groupe",), COUNTED_CDE, "Oui : la Plateforme CDE Maroc"),
        ("c est moins que la cde alors", ("cde",), Memory("groupe", dits=(("membres", "nombre"),)), "Oui : le groupe de travail"),
        ("c est plus que la cde", ("cde",), Memory("groupe", dits=(("membres", "nombre"),)), "Non : le groupe de travail"),
        ("c est moins que la cde", ("cde",), Memory("cde", "groupe", dits=(("comparaison", "nombre"),)), "Oui : le groupe de travail"),
        ("elle est plus grande que la pnpm", ("pnpm",), COUNTED_CDE, "La page ne dit pas combien en compte la PNPM ; la"),
        ("plus gros que celui des migrants", (), COUNTED_CDE, "La page ne dit pas combien en compte la PNPM ; la"),
        ("moins que je pensais", (), COUNTED_CDE, "D’après les nombres"),
        ("plus que les deux autres additionnes", (), COUNTED_CDE, "La page ne dit pas combien en compte la PNPM ; la"),
        # « Il y en a plus que dans le groupe ? » of something else.
        ("il y en a plus que dans le groupe", ("groupe",), Memory("pnpm", dits=(("valeurs", "tout"),)), "D’après les nombres"),
        # The page does not say how many the PNPM unites.
        ("la pnpm est plus grande que la cde", ("pnpm", "cde"), NEW, "La page ne dit pas combien en compte la PNPM ; la Plateforme CDE Maroc"),
    ],
)
def test_whether_one_is_larger_than_the_other(text: str, named: tuple[str, ...], memory: Memory, begins: str) -> None:
    asked = asking("comparaison", detail="oui_non", text=text, collectives=named, themes=THEMES.get(text, ()))
    found = lead(Request("comparaison", asked, named), memory, KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "named", "memory", "begins"),
    [
        ("le groupe est plus recent ou plus ancien que la pnpm", ("groupe", "pnpm"), NEW, "Plus récent : novembre 2014 pour le groupe"),
        ("la pnpm plus vieille ou plus jeune que le groupe", ("pnpm", "groupe"), NEW, "Plus ancienne : 2009 pour la PNPM"),
        ("le groupe plus recent ou plus ancien", ("groupe",), Memory("pnpm"), "Plus récent : novembre 2014"),
        ("il est plus recent ou plus ancien", (), Memory("groupe", "pnpm"), "Plus récent : novembre 2014"),
        # Of one alone, or only one of both.
        ("il est plus recent ou plus ancien", (), Memory("groupe"), ""),
        ("il est plus recent que la pnpm", ("pnpm",), Memory("groupe"), ""),
    ],
)
def test_which_of_two_is_older(text: str, named: tuple[str, ...], memory: Memory, begins: str) -> None:
    found = older_or_younger(Request("chronologie", asking("chronologie", text=text, collectives=named)), memory, KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
