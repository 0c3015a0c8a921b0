"""Write typed values as French does: numbers and what they count, dates, enumerations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
VOWELS = "aeiouyàâäéèêëîïôöùûüœæh"
_UNITS = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
ABOUT = {
    8: "huitaine", 10: "dizaine", 12: "douzaine", 15: "quinzaine", 20: "vingtaine", 30: "trentaine",
    40: "quarantaine", 50: "cinquantaine", 60: "soixantaine", 100: "centaine",
}  # fmt: skip
# From here on French writes digits.
FIRST_IN_DIGITS = 100


@dataclass(frozen=True)
class Number:
    """How many: exact, or about so many (« une trentaine »)."""

    value: int
    about: bool = False


def spelled(value: int) -> str:
    """Return a whole number in words below a hundred, else in digits: onze, vingt et un, quatre-vingts."""
    if value < len(_UNITS):
        return _UNITS[value]
    if value >= FIRST_IN_DIGITS:
        return str(value)
    tens = max(ten for ten in _TENS if ten <= value)
    rest = value - tens
    if not rest:
        return _TENS[tens] + ("s" if tens == 80 else "")
    return _TENS[tens] + (f" et {spelled(rest)}" if rest in (1, 11) and tens < 80 else f"-{spelled(rest)}")


def number(known: Number) -> str:
    """Return a number as it stands in a sentence: onze, une trentaine, environ trente-cinq."""
    if not known.about:
        return spelled(known.value)
    return f"une {ABOUT[known.value]}" if known.value in ABOUT else f"environ {spelled(known.value)}"


def quantity(known: Number, unit: str) -> str:
    """Return a number and what it counts: onze associations, une trentaine d’associations."""
    if not (known.about and known.value in ABOUT):
        return f"{number(known)} {unit}"
    return f"{number(known)} d’{unit}" if unit[:1].lower() in VOWELS else f"{number(known)} de {unit}"


def date(value: str) -> str:
    """Write YYYY, YYYY-MM or YYYY-MM-DD as French does: 2009, novembre 2014, 1er juin 2017."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    return f"{'1er' if int(parts[2]) == 1 else int(parts[2])} {month}"


def moment(value: str) -> str:
    """Write a moment, YYYY-MM-DD HH:MM:SS, as French does: 27 novembre 2026 à 2 h 07; what is none stays."""
    found = re.fullmatch(r"([0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}) ([0-9]{2}):([0-9]{2}):[0-9]{2}", value)
    return f"{date(found[1])} à {int(found[2])}\u00a0h\u00a0{found[3]}" if found else value


def when(value: str) -> str:
    """Write a date as the answer to « quand ? »: en 2009, en novembre 2014, le 1er juin 2017."""
    return f"{'le' if value.count('-') == 2 else 'en'} {date(value)}"


def enumerate_words(words: Sequence[str], last: str = "et") -> str:
    """Join as French enumerates: a, b et c; a comma keeps apart what has an « et » of its own."""
    if len(words) == 1:
        return words[0]
    apart = "," if len(words) > 2 and f" {last} " in words[-2] else ""
    return f"{', '.join(words[:-1])}{apart} {last} {words[-1]}"
