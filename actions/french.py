"""Write as French does: articles, elision, enumerations, numbers and dates in words."""

from __future__ import annotations

from collections.abc import Sequence

_VOWELS = "aeiouyàâäéèêëîïôöùûüœæh"


def of(noun: str) -> str:
    """Return `noun`, which starts with its article, after « de »: de la PNPM, du groupe, des associations."""
    for article, joined in (("le ", "du "), ("les ", "des ")):
        if noun.startswith(article):
            return joined + noun[len(article) :]
    return ("d’" if noun[:1].lower() in _VOWELS else "de ") + noun


def enumerate_words(words: Sequence[str], last: str = "et") -> str:
    """Join as French enumerates: a, b et c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
# From here on digits are read more easily than words.
_MOST_IN_WORDS = 69


def number(value: int, feminine: bool = False) -> str:
    """Write a number in words up to 69 (« vingt et une »), in digits above."""
    if not 0 <= value <= _MOST_IN_WORDS:
        return str(value)
    tens, unit = divmod(value, 10)
    joined = f"{' et ' if unit == 1 else '-'}{_UNITS[unit]}" if unit else ""
    words = _UNITS[value] if tens < 2 else _TENS[tens] + joined
    return f"{words}e" if feminine and words.endswith("un") else words


def ordinal(place: int, feminine: bool = False) -> str:
    """Write a place, from 1, in words: premier, première, deuxième, vingt et unième."""
    if place == 1:
        return "première" if feminine else "premier"
    words = number(place)
    if words.endswith("cinq"):
        words += "u"
    elif words.endswith("neuf"):
        words = words[:-1] + "v"
    return f"{words.removesuffix('e')}ième" if not words.isdigit() else f"{words}e"


def lowered(text: str) -> str:
    """Return `text` with a small first letter, for the middle of a sentence; « AMANE » and « CDE » stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")


def date(value: str) -> str:
    """Write YYYY, YYYY-MM or YYYY-MM-DD as French does: 2009, novembre 2014, 1er juin 2017."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    return f"{'1er' if int(parts[2]) == 1 else int(parts[2])} {month}"
