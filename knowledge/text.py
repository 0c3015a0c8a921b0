"""Fold text: letters without case and accents, words without punctuation. The one place for all who compare words."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\W_]+")


# Letters and marks of Europe and the Arab world stand before; what a stranger may send beyond is not remembered, or it would fill the memory.
_REMEMBERED = 0x2100


class _WithoutMarks(dict[int, int | None]):
    """What `str.translate` does with a sign: a mark goes, any other stays; the common ones are looked up once, since all is folded all the time."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        if code < _REMEMBERED:
            self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def plain(text: str) -> str:
    """Return `text` (NFKD) without case and without what stands above, below or through its letters; « œ » and « ø » are letters of their own."""
    if text.isascii():
        return text.lower()
    # Decomposed before its case is folded too: the letters of fancy fonts have none.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return folded.translate(_WITHOUT_MARKS)


def plain_words(text: str) -> str:
    """Return the words of `text` without case, accents and punctuation, one space apart; « œ » is « oe », as most people type it."""
    return " ".join(_BETWEEN_WORDS.sub(" ", plain(text).replace("œ", "oe")).split())
