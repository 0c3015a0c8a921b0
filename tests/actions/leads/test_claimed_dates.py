"""Dates that are claimed of several are each held against that of what stands beside it."""

from __future__ import annotations

import pytest

from actions.leads import claimed_dates
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        (
            "la pnpm est nee en 2009 et le groupe en 2015", ("pnpm", "groupe"),
            "Non, pas tout à fait : la PNPM date de 2009, mais le groupe de travail date de novembre 2014.",
        ),
        ("2009 la pnpm 2014 le groupe", ("pnpm", "groupe"), "Oui : la PNPM date de 2009 et le groupe de travail date de novembre 2014."),
        ("groupe 2009 pnpm 2014", ("groupe", "pnpm"), "Non : le groupe de travail date de novembre 2014 et la PNPM date de 2009."),
        (
            "la premiere c est 2009 et la derniere 2017", (),
            "Oui : la PNPM date de 2009 et la Plateforme CDE Maroc date de juin 2017 selon le site de la plateforme.",
        ),
        ("combien entre la pnpm 2009 et le groupe 2014", ("pnpm", "groupe"), None),
        ("la pnpm en 2009", ("pnpm",), None),
    ],
)
def test_each_date_is_held_against_that_of_what_stands_beside_it(text: str, named: tuple[str, ...], said: str | None) -> None:
    asked = Request("chronologie", asking("chronologie", text=text, collectives=named, detail="oui_non"))
    found = claimed_dates.whether_each(asked, Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(("years", "begins"), [("2009 2014 2015", "Non : la PNPM date de 2009"), ("2009 2014 2017", "Oui : la PNPM date de 2009")])
def test_all_dates_of_creation_that_are_claimed(years: str, begins: str) -> None:
    question = asking("chronologie", text=f"{years} les trois dates de creation", years=tuple(years.split()), detail="date")
    found = claimed_dates.whether_each(Request("chronologie", question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)
