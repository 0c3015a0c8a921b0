"""Say in words what signs say: dictated punctuation (« point d'interrogation »), signs of sums (« 30 − 11 »), emoji, Morse."""

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
# Signs between numbers and years, which folding drops; « 2009-2014 » is from one to the other.
_MINUS = re.compile(r"(?<![\w./-])(\d{1,4})(?:\s+[-–—−]\s+|\s*−\s*)(?=(\d{1,4})(?![\w/-]))")
_SUMS = (
    (re.compile(r"\s*(?:→|⇒|->|=>)\s*"), " à "),
    (re.compile(r"(?<=\d)\s*(?:=|≈)\s*(?=\d)"), " font "),
    (re.compile(r"(?<![\w.,+-])\+\s?(\d{1,3})(?![\w.,])"), r" \1 de plus"),
    (re.compile(r"(?<!\w)[x×*]\s?(\d{1,2})(?!\w)", re.IGNORECASE), r" \1 fois"),
    (re.compile(r"[<≤]=?\s*(?=(?:19|20)\d\d\b)"), " avant "),
    (re.compile(r"[>≥]=?\s*(?=(?:19|20)\d\d\b)"), " après "),
    (re.compile(r"<\s*(?=\d)"), " moins de "),
    # « 20 de + dans l'autre »
    (re.compile(r"\b(de|en)\s?\+(?!\s?\d)"), r"\1 plus "),
    (re.compile(r">\s*(?=\d)"), " plus de "),
)


def sums_in_words(text: str) -> str:
    """Return a text with the signs of sums in words: « 30 − 11 » is « 30 minus 11 », « +6 » is « 6 de plus »."""
    text = _MINUS.sub(lambda found: f"{found[1]} {'minus' if int(found[1]) > int(found[2]) else 'à'} ", text)
    for sign, words in _SUMS:
        text = sign.sub(words, text)
    return text


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
