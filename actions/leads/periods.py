"""Read which time a text means: « entre 2013 et 2016 », « avant 2012 », « fin 2014 ». Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"((?:19|20)\d\d)"
_THE_YEAR = r"(?:(?:l )?(?:an|annee) |(?:\w{3,9} )?)"
_BETWEEN = re.compile(rf"\bentre {_YEAR} (?:et|a) {_YEAR}\b|\b(?:de|du|depuis) {_YEAR} (?:a|jusqu ?(?:en|a)) {_YEAR}\b")
_BEFORE = re.compile(rf"\b(?:avant|anterieur\w* a|plus (?:vieux|vieille|ancien\w*) que(?: \w+){{0,3}}) {_THE_YEAR}{_YEAR}\b")
_UNTIL = re.compile(rf"\b(?:jusqu ?(?:en|a)|au plus tard en) {_THE_YEAR}{_YEAR}\b")
# Who existed in a year was created by then.
_EXISTED = re.compile(rf"\bexist\w*(?: \w+){{0,2}} en {_YEAR}\b|\ben {_YEAR}\b(?: \w+){{0,6}} exist\w*\b")
_AFTER = re.compile(rf"\b(?:apres|posterieur\w* a|plus (?:jeune|recent)\w* que(?: \w+){{0,3}}) {_THE_YEAR}{_YEAR}\b")
_SINCE = re.compile(rf"\b(?:depuis|a partir de|des) {_THE_YEAR}{_YEAR}\b")
_DECADE = re.compile(r"\b(?:annees|decennie|decenie)(?: des)?(?: annees)? ((?:19|20)?\d0)\b")
_PART = re.compile(rf"\b(debut|mi|milieu|fin)(?: (?:de |d )?(?:l )?(?:an|annee))?(?: de)? {_YEAR}\b")
# First and last month of a part of a year.
_MONTHS_OF = {"debut": ("01", "04"), "mi": ("05", "08"), "milieu": ("05", "08"), "fin": ("09", "12")}
_ALONE = re.compile(rf"\b{_YEAR}\b")
_FIRST, _LAST = "0000-01", "9999-12"


@dataclass(frozen=True)
class Period:
    """A time, from month to month (YYYY-MM), both within it; `year`: whether it is nothing but a year."""

    first: str
    last: str
    year: bool = False

    def holds(self, date: str) -> bool:
        """Tell whether all of a date (YYYY, YYYY-MM or YYYY-MM-DD) lies within it."""
        begins, ends = _months(date)
        return self.first <= begins and ends <= self.last

    def touches(self, date: str) -> bool:
        """Tell whether a date may lie within it: « 2009 » may be the beginning of 2009."""
        begins, ends = _months(date)
        return begins <= self.last and self.first <= ends


def _months(date: str) -> tuple[str, str]:
    month = date[:7]
    return (month, month) if len(month) == len(_FIRST) else (f"{month}-01", f"{month}-12")


def period_in(text: str) -> Period | None:
    """Return the time that a text means; None where it means none, or several years one by one."""
    if found := _BETWEEN.search(text):
        first, last = sorted(year for year in found.groups() if year)
        return Period(f"{first}-01", f"{last}-12")
    if found := _DECADE.search(text):
        years = found[1] if len(found[1]) == len("2010") else f"{'20' if found[1] < '40' else '19'}{found[1]}"
        return Period(f"{years}-01", f"{int(years) + 9}-12")
    if found := _PART.search(text):
        first, last = _MONTHS_OF[found[1]]
        return Period(f"{found[2]}-{first}", f"{found[2]}-{last}")
    return _bounded(text) or _of_a_year(text)


def _bounded(text: str) -> Period | None:
    if found := _BEFORE.search(text):
        return Period(_FIRST, f"{int(found[1]) - 1}-12")
    if found := _UNTIL.search(text) or _EXISTED.search(text):
        return Period(_FIRST, f"{next(filter(None, found.groups()))}-12")
    if found := _AFTER.search(text):
        return Period(f"{int(found[1]) + 1}-01", _LAST)
    return Period(f"{found[1]}-01", _LAST) if (found := _SINCE.search(text)) else None


def _of_a_year(text: str) -> Period | None:
    years = set(_ALONE.findall(text))
    return Period(f"{(year := years.pop())}-01", f"{year}-12", year=True) if len(years) == 1 else None
