"""The words of other languages by which what is asked after a disclosure leaves no doubt, from `foreign.yml`, by its names in French."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.reading import read_bytes, read_document

# What is not a fact about the contacts and has a sentence of its own in each language; « j'ai honte » is answered as « c'est de ma faute ».
SPOKEN_TO = ("faute", "peur", "pas_de_reponse", "doute", "retrait")
_PATH = Path(__file__).with_name("foreign.yml")
_TABLE = read_document(_PATH.name, lambda _: read_bytes(_PATH)).data
OR, WORDS = _TABLE["or"], _TABLE["words"]
# « And » and « so » are written with the next word in Arabic.
_IN = {one: [(name, re.compile(rf"\b[وف]?(?:{said[one]})\b")) for name, said in WORDS.items() if one in said] for one in OR}


def in_another_language(text: str, language: str = "") -> tuple[str, str]:
    """Return what a folded text without a common word of French asks in words that leave no doubt, and in which language; empty where it does not.

    language: that in which the text is known to be written, without `langue_`; empty where that is not known.
    """
    for one in (language,) if language in _IN else _IN:
        if name := next((name for name, words in _IN[one] if words.search(text)), ""):
            return name, one
    return "", ""
