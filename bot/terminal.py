"""French on any terminal and in any folder: Python works in UTF-8; what the terminal's own encoding cannot write is written as near as it can."""

from __future__ import annotations

import codecs
import io
import locale
import os
import sys
import unicodedata

_NEAREST = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "›": ">", "‹": "<", "…": "...", "•": "*", "→": "->", "←": "<-",
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


def work_in_utf8() -> None:
    """Start this program anew in Python's UTF-8 mode where it runs in another encoding.

    There pydantic, numpy and threadpoolctl fail in a folder whose name has an accent, and a file read without saying its encoding is misread.
    """
    if sys.getfilesystemencoding() != "utf-8":
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})


def accept_any_encoding() -> None:
    """Let standard input and outputs speak the terminal's encoding, whatever it is, without an error."""
    codecs.register_error("amane.nearest", _replace)
    spoken = _encoding_of_the_locale()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=spoken, errors="amane.nearest")


def _encoding_of_the_locale() -> str | None:
    """Return the encoding that the terminal speaks where Python, in its UTF-8 mode, has not taken it; else `None`."""
    if not sys.flags.utf8_mode or "PYTHONIOENCODING" in os.environ:
        return None
    try:
        spoken = codecs.lookup(locale.getencoding()).name
    except LookupError:
        return None
    # ASCII is what a system says that was told nothing: its terminal most likely speaks UTF-8.
    return None if spoken == "ascii" else spoken
