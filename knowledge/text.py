"""Fold text: letters without case and accents, words without punctuation. The one place for all who compare words."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return `text` (NFKD) without case and without what stands above, below or through its letters; « œ » and « ø » are letters of their own."""
    if text.isascii():
        return text.lower()
    # Decomposed before its case is folded too: the letters of fancy fonts have none.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def plain_words(text: str) -> str:
    """Return the words of `text` without case, accents and punctuation, one space apart; « œ » is « oe », as most people type it."""
    return " ".join(_BETWEEN_WORDS.sub(" ", plain(text).replace("œ", "oe")).split())
