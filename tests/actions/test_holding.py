"""What is exact counts before mere words: these undo nothing that is surer, and leave a doubt where they are sure themselves."""

from __future__ import annotations

import pytest

from actions.holding import Held, conditions, counting, left_by
from actions.statements import Said
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

IDS = ("pnpm", "groupe", "cde")


def held(*ids: str, part: str = "a", share: float = 1.0, exact: bool = True, negated: bool = False) -> Held:
    return Held({one: Said(f"{one} {exact}", frozenset(), ()) for one in ids}, part, negated, share, exact)


@pytest.mark.parametrize(
    ("others", "left", "doubtful"),
    [
        # A story says little of what is asked for, whatever it finds.
        (held("cde", part="b", share=0.2, exact=False), ["pnpm"], 1),
        # Words of the same part that would undo it leave a doubt, those of another part undo it.
        (held("cde", exact=False), ["pnpm"], 1),
        (held("cde", part="b", exact=False), [], 0),
        (held("pnpm", "cde", exact=False), ["pnpm"], 0),
        (held("cde", negated=True), ["pnpm"], 0),
    ],
)
def test_words_undo_nothing_that_is_exact(others: Held, left: list[str], doubtful: int) -> None:
    found, in_doubt = counting([held("pnpm"), others], IDS)
    assert left_by(found, IDS) == left and len(in_doubt) == doubtful


def test_what_an_exact_condition_finds_is_said() -> None:
    found, _ = counting([held("pnpm"), held("pnpm", exact=False)], IDS)
    assert [one.found["pnpm"].text for one in found] == ["pnpm True", "pnpm True"]


def test_of_a_thing_that_is_only_spoken_of_nothing_is_asked() -> None:
    asked = asking("recherche", detail="lesquels")
    spoken_of = list(conditions(KNOWLEDGE, KNOWLEDGE.collectifs, asked, "la liste de ceux qui aident les migrants", False))
    assert [list(one.found) for one in spoken_of] == [["pnpm"]]
    had = list(conditions(KNOWLEDGE, KNOWLEDGE.collectifs, asked, "qui a une liste et aide les migrants", False))
    assert [list(one.found) for one in had if one.exact] == [["pnpm"], ["groupe"]]


@pytest.mark.parametrize(
    ("text", "found", "says"),
    [
        ("laquelle a ete a geneve", "cde", "à Genève"),
        ("le collectif qui est alle en suisse", "cde", "à Genève"),
        ("laquelle a parle a l examen periodique universel", "cde", "Examen Périodique Universel"),
    ],
)
def test_a_place_that_is_asked_for_is_told(text: str, found: str, says: str) -> None:
    part = f"{text} l examen periodique universel"
    held = list(conditions(KNOWLEDGE, KNOWLEDGE.collectifs, asking("recherche", detail="lesquels", text=text), part, False))
    assert held[0].exact and list(held[0].found) == [found] and says in held[0].found[found].text
