"""Write French words by their sound, roughly, so that a name is found by how it sounds: « le group de travaye »."""

from __future__ import annotations

import re
from functools import lru_cache

# Applied in order to a folded word (no accents). Rough on purpose: the aim is that spellings of one sound meet, not a transcription.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ph", "f"), (r"(?:ck|qu|q|k|c(?=[aoulrt]|$)|ch(?=r))", "k"), (r"c(?=[eiy])|ss|sc(?=[eiy])|ti(?=on)", "s"), (r"eaux?|aux?|ots?$", "o"),
        (r"g(?=[eiy])|ge(?=[ao])", "j"), (r"gu(?=[eiy])", "g"), (r"y", "i"), (r"oe?u", "u"), (r"ail(?:le)?$", "ai"), (r"eil(?:le)?$", "ei"), (r"ill(?=e|$)|il$", "y"),
        (r"(?:am|an|em|en)(?=[^aeiouynm]|$)", "an"), (r"(?:aim|ain|ein|im|in|un|um)(?=[^aeiouynm]|$)", "in"), (r"om(?=[^aeiouynm]|$)", "on"),
        (r"(?:ai[st]?|ei|er|ez|et|es|est|ee?s?)$", "e"), (r"ai|ei", "e"), (r"h", ""), (r"z", "s"), (r"w", "v"), (r"oi|oua|wa", "va"),
        (r"(\w)\1", r"\1"), (r"(?<=\w\w)[stdxpe]+$", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a folded word written by its sound; the mask of a collective and words of other scripts stay."""
    if word == "xcollectif" or not word.isascii():
        return word
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
