"""Say in words what signs say: dictated punctuation (« point d'interrogation »), emoji, Morse."""

from __future__ import annotations

import re

# Dictated signs.
_SPOKEN = tuple(
    (re.compile(rf"(?:^|\s+){said}\b", re.IGNORECASE), sign)
    for said, sign in (
        (r"point d.?interrogation", " ?"),
        (r"point d.?exclamation", " !"),
        (r"points? (?:final|de suspension)", "."),
        (r"(?:point )?(?:à|a) la ligne", "\n"),
        (r"virgule", ","),
        (r"(?<!les )(?<!ces )(?<!des )(?<!mes )deux points", " :"),
        (r"(?:ouvrez|ouvre|ouvrir|fermez|ferme|fermer) (?:les |la )?(?:guillemets?|parenth[eè]ses?)", " "),
    )
)
_MORSE = str.maketrans({**dict.fromkeys(".·•‧∙⋅●", "."), **dict.fromkeys("-−–—_‐‑―ー", "-"), **dict.fromkeys(" \u00a0\n/|", ""), "…": "..."})
_MORSE_SOS = re.compile(r"(?:\.{3}-{3}\.{3})+")
_EMOJI = {"🚨": "sos", "👍👌✅🆗🤝": "d'accord", "👎❌🚫": "non", "🙏❤💙😊☺": "merci", "👋": "salut"}


def written(dictated: str) -> str:
    """Return a text with the signs that its words dictate."""
    for said, sign in _SPOKEN:
        dictated = said.sub(sign, dictated)
    return dictated


def in_words(signs: str) -> str:
    """Return what a message of emoji, or of Morse, says, in words; nothing where none of them says something."""
    if _MORSE_SOS.fullmatch(signs.translate(_MORSE)):
        return "sos"
    return " ".join(dict.fromkeys(word for sign in signs for these, word in _EMOJI.items() if sign in these))
