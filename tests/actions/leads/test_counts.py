"""Each number of a text is held against what it counts, when it was said to be so."""

from __future__ import annotations

import pytest

from actions.leads.counts import judged_numbers, noun_of
from knowledge.values import numbers_in
from tests.facts import KNOWLEDGE

GROUP = KNOWLEDGE.collectifs[1]


@pytest.mark.parametrize(
    ("text", "noun"),
    [("onze membres", "membres"), ("onze membres fondateurs", "fondateurs"), ("onze en tout", ""), ("11 now", ""), ("onze ecoles", "ecoles"),
     ("onze yak", ""), ("trente exact", ""), ("11 persone", ""), ("trente enfan", "enfan"), ("ma fille a 9 an", "an")],
)
def test_what_a_number_counts(text: str, noun: str) -> None:
    assert noun_of(numbers_in(text)[0]) == noun


@pytest.mark.parametrize(
    ("text", "right", "dates"),
    [
        ("5 assos nov 2014 11 ajd", [True, True], ["2014-11"]),
        ("au depart onze et maintenant quinze", [False, False], []),
        ("onze membres fondateurs", [False], []),
        ("vingt ong", [False], []),
        ("onze ong marocaines", [True], []),
        ("les onze", [], []),
        ("onze ecoles au depart", [None], []),
    ],
)
def test_numbers_with_their_times(text: str, right: list[bool | None], dates: list[str]) -> None:
    judged, told = judged_numbers(text, GROUP, GROUP.rubriques["membres"])
    assert [one.right if one else None for one in judged] == right
    assert [one.value for one in told] == dates
