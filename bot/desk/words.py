"""Which words of a text are others than before, for a page that shows both side by side."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# A word with the signs at it, or the space between two.
_PIECE = re.compile(r"\s+|[^\s]+")
# 500 words on each side take two seconds at worst, and eight times that for twice as many: a file pasted over another, hours.
_MOST_PAIRS = 1_000_000

# Pieces of a text, each with whether it changed.
Marked = list[tuple[bool, str]]


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Return both texts in pieces; of each, those that the other has not are marked: all of it where they are too long to compare."""
    one, other = _PIECE.findall(before), _PIECE.findall(after)
    left: Marked = []
    right: Marked = []
    if len(one) * len(other) > _MOST_PAIRS:
        return [(before != after, before)], [(before != after, after)]
    for tag, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        _add(left, tag != "equal", one[first:last])
        _add(right, tag != "equal", other[begin:end])
    return left, right


def _add(pieces: Marked, changed: bool, words: list[str]) -> None:
    if words:
        pieces.append((changed, "".join(words)))
