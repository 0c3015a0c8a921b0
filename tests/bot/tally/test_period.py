"""The days of a report: a week, a month, a year, up to today or from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from bot.tally.period import later, period

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("kind", "since", "first", "last"),
    [
        ("semaine", None, date(2026, 11, 20), TODAY),
        ("mois", None, date(2026, 10, 27), TODAY),
        ("annee", None, date(2025, 11, 27), TODAY),
        ("semaine", date(2026, 11, 2), date(2026, 11, 2), date(2026, 11, 8)),
        ("mois", date(2026, 2, 1), date(2026, 2, 1), date(2026, 2, 28)),
        ("annee", date(2024, 2, 29), date(2024, 2, 29), date(2025, 2, 27)),
        ("mois", date(2026, 11, 1), date(2026, 11, 1), TODAY),
    ],
)
def test_begins_and_ends(kind: str, since: date | None, first: date, last: date) -> None:
    found = period(kind, since, TODAY)
    assert (found.first, found.last) == (first, last)
    assert found.days[0] == first and found.days[-1] == last and len(found.days) == (last - first).days + 1


def test_a_day_to_come_has_nothing_to_tell() -> None:
    with pytest.raises(ValueError, match="to come"):
        period("semaine", date(2026, 11, 27), TODAY)


def test_months_that_are_over() -> None:
    year = period("annee", None, TODAY)
    assert (year.ended_months[0], year.ended_months[-1], len(year.months)) == (date(2025, 11, 1), date(2026, 10, 1), 13)
    assert period("semaine", None, TODAY).ended_months == [date(2026, 10, 1)], "where none of its own is over the last one that is"
    assert period("semaine", None, date(2026, 1, 3)).ended_months == [date(2025, 12, 1)]


def test_months_are_of_different_lengths() -> None:
    assert later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert later(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert later(date(2026, 12, 5), 1) == date(2027, 1, 5)
    assert later(date(2026, 1, 5), -12) == date(2025, 1, 5)


def test_is_said_in_french() -> None:
    assert period("mois", date(2026, 11, 1), TODAY).text == "du 1er novembre 2026 au 26 novembre 2026"
