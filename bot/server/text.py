"""Normalise what a visitor typed, before anything else reads it."""

from __future__ import annotations

import unicodedata

# A question of the page's visitors has 10 to 200 characters; a long story with the question inside fits in 500.
MOST_CHARACTERS = 500

# Control, format (zero width, right-to-left marks, tags), surrogate, private and unassigned characters.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks that show nothing: Hangul fillers, the Braille blank, the combining joiner, variation selectors.
_DROPPED = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5") | {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}


def normalise(text: str) -> str:
    """Return the text as NFC, without control, invisible or broken characters, with single spaces."""
    spaced = " ".join(text.split())
    kept = "".join(char for char in spaced if unicodedata.category(char) not in _DROPPED_CATEGORIES and char not in _DROPPED)
    return " ".join(unicodedata.normalize("NFC", kept).split())
