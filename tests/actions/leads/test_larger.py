"""Which of two is larger, where both sizes are known and it is clear who is asked about."""

from __future__ import annotations

import pytest

from actions.leads.larger import larger_or_smaller
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()


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
