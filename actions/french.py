"""Join words as French does: articles, elision, enumerations."""

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
