"""Whose it is that a question speaks of is told first beside others."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered
from actions.leads.whose import by_whose_name
from knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Non : onze associations marocaines.", "Non pour le groupe de travail : onze associations marocaines."),
        ("Oui, depuis 2014.", "Oui pour le groupe de travail, depuis 2014."),
        ("Onze associations marocaines.", "Le groupe de travail : onze associations marocaines."),
        ("Non : le groupe de travail date de 2014.", "Non : le groupe de travail date de 2014."),
    ],
)
def test_told_beside_others_each_says_whose_it_is(text: str, expected: str) -> None:
    assert by_whose_name(Answered(text), KNOWLEDGE.collectifs[1]).text == expected

