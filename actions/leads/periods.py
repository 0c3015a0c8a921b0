"""Read which time a text means: « entre 2013 et 2016 », « avant 2012 », « fin 2014 ». Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"((?:19|20)\d\d)"
_THE_YEAR = rf"(?:(?:l )?(?:an|annee) |(?:\w{{3,9}} )?){_YEAR}\b"
_THAN = r"que(?: \w+){0,3}"
# « Elle existait déjà en 2012 ? », « elle était déjà là ? »
_IS_THERE = r"(?:exist\w*|deja (?:la|nee?s?|creee?s?|fondee?s?|dedans|membres?)|y eti?ez deja|y etait deja)"
_BETWEEN = re.compile(rf"\bentre {_YEAR} (?:et|a) {_YEAR}\b|\b(?:de|du|depuis) {_YEAR} (?:a|jusqu ?(?:en|a)) {_YEAR}\b")
_PART = re.compile(rf"\b(debut|mi|milieu|fin)(?: (?:de |d )?(?:l )?(?:an|annee))?(?: de)? {_YEAR}\b")
# First and last month of a part of a year.
_MONTHS_OF = {"debut": ("01", "04"), "mi": ("05", "08"), "milieu": ("05", "08"), "fin": ("09", "12")}
# By how many years the first and the last year of a time are beside the one that is named; None where that end is open.
_BOUNDED = tuple(
    (re.compile(words), first, last)
    for words, first, last in (
        (r"\b(?:annees|decennie) (?:des )?(?:annees )?((?:19|20)\d0)\b", 0, 9),
        (rf"\b(?:avant?|avt|anterieur\w* a|plus (?:vieux|vieille|ancien\w*) {_THAN}) {_THE_YEAR}", None, -1),
        (rf"\b(?:jusqu ?(?:en|a)|au plus tard en) {_THE_YEAR}", None, 0),
        # Who existed in a year was created by then.
        (rf"\b{_IS_THERE}\b(?: \w+){{0,2}} en {_YEAR}\b", None, 0),
        (rf"\ben {_YEAR}\b(?= (?:\w+ ){{0,6}}{_IS_THERE}\b)", None, 0),
        (rf"\b(?:apres|posterieur\w* a|plus (?:jeune|recent)\w* {_THAN}) {_THE_YEAR}", 1, None),
        (rf"\b(?:depuis|a partir de|des) {_THE_YEAR}", 0, None),
    )
)
_ALONE = re.compile(rf"\b{_YEAR}\b")
_FIRST, _LAST = "0000", "9999"


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
    return (month, month) if len(month) == len("2009-01") else (f"{month}-01", f"{month}-12")


def period_in(text: str) -> Period | None:
    """Return the time that a text means; None where it means none, or several years one by one."""
    if found := _BETWEEN.search(text):
        first, last = sorted(year for year in found.groups() if year)
        return _years(first, last)
    if found := _PART.search(text):
        first, last = _MONTHS_OF[found[1]]
        return Period(f"{found[2]}-{first}", f"{found[2]}-{last}")
    for words, begins, ends in _BOUNDED:
        if found := words.search(text):
            year = int(found[1])
            return _years(_FIRST if begins is None else str(year + begins), _LAST if ends is None else str(year + ends))
    years = set(_ALONE.findall(text))
    return _years(min(years), max(years), year=True) if len(years) == 1 else None


def year_alone(year: int) -> Period:
    return _years(str(year), str(year), year=True)


def _years(first: str, last: str, year: bool = False) -> Period:
    return Period(f"{first}-01", f"{last}-12", year)
