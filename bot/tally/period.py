"""The days that a report is about: a week, a month or a year that ends today, or begins on a day given."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.french import date as in_french

WEEK, MONTH, YEAR = "semaine", "mois", "annee"
KINDS = (WEEK, MONTH, YEAR)
_MONTHS_OF = {MONTH: 1, YEAR: 12}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included; none is later than `today`, the day on which it is looked at."""

    kind: str
    first: date
    last: date
    today: date

    @property
    def days(self) -> list[date]:
        """Every day of it, in order."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def months(self) -> list[date]:
        """The first day of every month that it touches, in order."""
        return sorted({day.replace(day=1) for day in self.days})

    @property
    def ended_months(self) -> list[date]:
        """The first day of every month of it that is over; where none is, of the last one that is."""
        this = self.today.replace(day=1)
        return [month for month in self.months if month < this] or [later(this, -1)]

    @property
    def text(self) -> str:
        """How a sentence names it: « du 20 au 26 novembre 2026 » in full words."""
        return f"du {in_french(self.first.isoformat())} au {in_french(self.last.isoformat())}"


def period(kind: str, since: date | None, today: date) -> Period:
    """Return the period of a kind that begins on a day, or that ends today; `ValueError` where that day is still to come."""
    if since is None:
        first = today - timedelta(days=6) if kind == WEEK else later(today, -_MONTHS_OF[kind]) + _ONE_DAY
        return Period(kind, first, today, today)
    if since > today:
        raise ValueError("this day is still to come")
    end = since + timedelta(days=6) if kind == WEEK else later(since, _MONTHS_OF[kind]) - _ONE_DAY
    return Period(kind, since, min(end, today), today)


def later(day: date, months: int) -> date:
    """Return the same day so many months later (earlier where negative), or the last one of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
