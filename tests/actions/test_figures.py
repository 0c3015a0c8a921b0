"""Of which number or date a question is, just after one was told; each reading's place among the others is in test_readings.py."""

from __future__ import annotations

import pytest

from actions import figures
from actions.memory import Memory
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

FOUNDED = Memory("groupe", sujets=("groupe.fondation",), dits=(("fondation", "nombre"),))


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("sept associations il me semble", True),
        ("elles etaient douze c est ca", True),
        # That of its members, what is said of now, of how many more, of something else.
        ("onze associations", False),
        ("et sept aujourd hui", False),
        ("au tout debut ils etaient trois c est ca", False),
        ("sept de plus", False),
        ("sept enfants aides", False),
        ("entre cinq et sept", False),
    ],
)
def test_a_number_is_claimed_of_what_was_just_counted(text: str, of_it: bool) -> None:
    question = asking("membres", detail="oui_non", text=text)
    assert figures.claims_a_number_just_told(question, FOUNDED, KNOWLEDGE) == of_it


@pytest.mark.parametrize(("text", "goes_on"), [("et fin 2014", True), ("et 2012 il s est passe quoi", True), ("et 2012", False)])
def test_who_goes_on_to_a_date_asks_what_happened_then(text: str, goes_on: bool) -> None:
    question = asking("fondation", detail="tout", text=text, years=("2012",))
    assert figures.goes_on_to_a_date(question, Memory("groupe", sujets=("groupe.charte",)), KNOWLEDGE) == goes_on


@pytest.mark.parametrize(
    ("text", "named", "each"),
    [
        ("pnpm en 2009 groupe en 2012 c est juste", ("pnpm", "groupe"), True),
        ("pnpm depuis 2009 cde depuis juin 2017 c est ca", ("pnpm", "cde"), True),
        ("la charte du groupe 2015 et la pnpm 2009", ("groupe", "pnpm"), False),
        ("pnpm 2009 et groupe", ("pnpm", "groupe"), False),
        ("pnpm 2009 ou groupe 2014", ("pnpm", "groupe"), False),
        ("la pnpm c est 2009", ("pnpm",), False),
    ],
)
def test_a_date_beside_each_name_is_of_when_each_began(text: str, named: tuple[str, ...], each: bool) -> None:
    assert figures.dates_each(asking("adhesion", detail="oui_non", text=text, collectives=named), Memory(), KNOWLEDGE) == each
