"""French on any terminal: what its encoding cannot write is written as near as it can, and is never an error."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

_NEAREST = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "•": "*", "→": "->", "←": "<-",
    "✓": "v", "✗": "x", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "≥": ">=", "≤": "<=", "×": "x", "\xa0": " ", "\u202f": " ", "█": "#",
}  # fmt: skip


def nearest(text: str) -> str:
    """Return `text` in ASCII: quotes and dashes as typed on a keyboard, letters without accents, a question mark for the rest."""
    plain = "".join(_NEAREST.get(sign) or unicodedata.normalize("NFKD", sign) for sign in text)
    return "".join(sign if sign.isascii() else "?" for sign in plain if not unicodedata.combining(sign))


def _replace(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeEncodeError):
        return nearest(error.object[error.start : error.end]), error.end
    return codecs.replace_errors(error)


def accept_any_encoding() -> None:
    """Let standard input and outputs keep the terminal's encoding, whatever it is, without an error."""
    codecs.register_error("amane.nearest", _replace)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="amane.nearest")
