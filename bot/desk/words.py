"""Which words of a text are others than before, for a page that shows both side by side."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# A word with the signs at it, or the space between two.
_PIECE = re.compile(r"\s+|[^\s]+")

# Pieces of a text, each with whether it changed.
Marked = list[tuple[bool, str]]


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Return both texts in pieces; of each, those that the other has not are marked."""
    one, other = _PIECE.findall(before), _PIECE.findall(after)
    left: Marked = []
    right: Marked = []
    for tag, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        _add(left, tag != "equal", one[first:last])
        _add(right, tag != "equal", other[begin:end])
    return left, right


def _add(pieces: Marked, changed: bool, words: list[str]) -> None:
    if words:
        pieces.append((changed, "".join(words)))
