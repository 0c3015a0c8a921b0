"""Read what a text claims of two numbers: by how much they differ (« six de plus ») or how many times the one is the other (« le triple »). Pure."""

from __future__ import annotations

import re

from knowledge.values import SaidNumber, numbers_in

_CAME_LATER = r"(?:arrive|venu|rejoint|rejoign|ajoute)\w*\b"
# « Six de plus », « 6 nouvelles »: a number of those by which two differ.
_DIFFERING = re.compile(
    r"(?:(?:associations?|assos?|membres?) )?(?:de plus|de moins|d ecart|de difference|en plus|en moins|nouveaux|nouvelles|supplementaires)\b"
    rf"|(?:(?:autres?|sont|ont|ete|les|l) )*{_CAME_LATER}(?! (?:\w+ )?\d)"
)
_DIFFERENCE_IS = re.compile(
    rf"\b{_CAME_LATER} (?:(?:apres|ensuite|plus tard) )?$"
    r"|\b(?:ecart|difference)(?: (?:est|serait|c est|fait|vaut))? (?:de |d )?$|\bminus\b.* (?:font|fait|reste|restent) $"
)
# « Un tiers de plus » is no third.
_NO_MORE = r"(?! (?:de|en) (?:plus|moins))"
_TIMES = {
    2: rf"doubl(?!on)\w*|moitie{_NO_MORE}",
    3: rf"tripl\w*|(?:un|le|du|au) (?:bon |petit )?tiers{_NO_MORE}",
    4: rf"quadrupl\w*|(?:un|le) quart{_NO_MORE}",
    5: r"quintupl\w*",
}
_TIMES_OF = {value: re.compile(rf"\b(?:{words})\b") for value, words in _TIMES.items()}
_FACTOR_BEFORE = re.compile(r"\b(?:facteur|(?:multiplie|divise)\w*(?: \w+)? par|x|fois) (?:de )?$")
_FACTOR_AFTER = re.compile(r"fois\b(?! (?:par|dans)\b)")
# « Presque le triple » of eleven is thirty.
_SAME_TIMES = 0.5
SHARE = re.compile(r"\b(?:tiers|quart|moitie|pour cent|pourcents?) (?:de|en) (?:plus|moins)\b")


def differences(text: str) -> list[int]:
    """Return the differences that a folded text claims."""
    return [said.number.value for said in numbers_in(text) if _DIFFERING.match(said.after) or _DIFFERENCE_IS.search(before(text, said))]


def factors(text: str) -> list[int]:
    """Return how many times more, or fewer, a folded text claims: « trois fois plus », « un facteur trois », « la moitié »."""
    found = [value for value, words in _TIMES_OF.items() if words.search(text)]
    return found + [said.number.value for said in numbers_in(text) if _FACTOR_AFTER.match(said.after) or _FACTOR_BEFORE.search(before(text, said))]


def claimed(text: str, first: int, last: int, within: float = 0) -> bool | None:
    """Tell whether a text claims rightly by how much two numbers differ, else how many times the one is the other; None where it claims neither."""
    difference, ratio = abs(last - first), max(first, last) / min(first, last)
    if said := differences(text):
        return abs(said[0] - difference) <= within * difference
    return abs(times[0] - ratio) < _SAME_TIMES if (times := factors(text)) else None


def before(text: str, said: SaidNumber) -> str:
    return text[: text.find(said.words)]
