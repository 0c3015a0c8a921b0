"""Read what a text claims of two numbers: by how much they differ (« six de plus ») or how many times the one is the other (« le triple »). Pure."""

from __future__ import annotations

import re

from knowledge.values import SaidNumber, numbers_in

# « Six de plus », « 6 nouvelles »: a number of those by which two differ.
_DIFFERING = re.compile(
    r"(?:(?:associations?|assos?|membres?) )?(?:de plus|de moins|d ecart|de difference|en plus|en moins|nouveaux|nouvelles|supplementaires)\b"
)
# « L'écart, c'est une vingtaine ? »
_IS_THE_GAP = re.compile(r"\b(?:ecart|difference) (?:(?:de|d|c|est|etait|fait|serait|environ|a peu pres|une|donc|alors|bien) )*$")
_TIME = re.compile(r"(?:ans?|annees?|mois|semaines?|jours?)\b")
_TIMES_OF = {2: re.compile(r"\b(?:doubl(?!on|e emploi)\w*|moitie)\b"), 3: re.compile(r"\btripl\w*")}
_FACTOR = re.compile(r"fois\b(?! (?:par|dans)\b)")
# « Presque le triple » of eleven is thirty.
_SAME_TIMES = 0.5


def differences(text: str) -> list[int]:
    """Return the differences that a folded text claims."""
    return [said.number.value for said in numbers_in(text) if _DIFFERING.match(said.after) or _is_the_gap(text, said)]


def _is_the_gap(text: str, said: SaidNumber) -> bool:
    return _IS_THE_GAP.search(before(text, said)) is not None and not _TIME.match(said.after)


def factors(text: str) -> list[int]:
    """Return how many times more, or fewer, a folded text claims: « trois fois plus », « le triple », « la moitié »."""
    found = [value for value, words in _TIMES_OF.items() if words.search(text)]
    return found + [said.number.value for said in numbers_in(text) if _FACTOR.match(said.after)]


def claimed(text: str, first: int, last: int, within: float = 0) -> bool | None:
    """Tell whether a text claims rightly by how much two numbers differ, else how many times the one is the other; None where it claims neither."""
    difference, ratio = abs(last - first), max(first, last) / min(first, last)
    if said := differences(text):
        return abs(said[0] - difference) <= within * difference
    return abs(times[0] - ratio) < _SAME_TIMES if (times := factors(text)) else None


def before(text: str, said: SaidNumber) -> str:
    return text[: text.find(said.words)]
