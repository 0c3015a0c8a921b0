"""French on any terminal and in any folder: in its encoding, else as near as it can, in lines of its width; commands as they are typed there."""

from __future__ import annotations

import codecs
import io
import locale
import os
import re
import shlex
import shutil
import sys
import textwrap
import unicodedata
from pathlib import Path
from typing import TextIO

_NEAREST = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "›": ">", "‹": "<", "…": "...", "•": "*", "→": "->", "←": "<-",
    "✓": "v", "✗": "x", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "≥": ">=", "≤": "<=", "×": "x", "\xa0": " ", "\u202f": " ", "█": "#",
}  # fmt: skip
# Longer lines are hard to read, however wide the terminal is; where it does not tell, it counts as one of 80 columns.
WIDTH = 100
_LEAST_WIDTH = 40
_HELD = re.compile(r" (?=[»?!:;])|(?<=«) ")
# A sign of nobody's, in the place of a space while lines are filled.
_HOLDS = "\ue000"
# What a line begins with; what follows it stands below its first word.
_BEGINNING = re.compile(r" *(?:[•✗!?→·] )?")


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


def width() -> int:
    """Return how many columns a line may have in this terminal."""
    return max(_LEAST_WIDTH, min(shutil.get_terminal_size().columns, WIDTH))


def filled(text: str, columns: int, first: str = "", following: str = "") -> str:
    """Return a text in lines of so many columns, what they begin with included; no word and no address is broken."""
    # A line neither begins with « ? » nor ends with an opening quotation mark: the spaces beside them hold.
    held = _HELD.sub(_HOLDS, text)
    wrapper = textwrap.TextWrapper(columns, initial_indent=first, subsequent_indent=following, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(held).replace(_HOLDS, " ")


def say(text: str, file: TextIO | None = None) -> None:
    """Write lines at once: filled where a person reads them in a terminal, else as they are, for files and other programs."""
    out = sys.stdout if file is None else file
    lines = [_fitted(line, width()) for line in text.split("\n")] if out.isatty() else [text]
    print("\n".join(lines), file=out, flush=True)


def _fitted(line: str, columns: int) -> str:
    beginning = _BEGINNING.match(line)[0]  # type: ignore[index]
    return filled(line[len(beginning) :], columns, beginning, " " * len(beginning)) if len(line) > columns else line


def as_typed(words: str) -> str:
    """Return how a command of this program is typed here: `python` alone may be another Python, without what ours needs."""
    python = Path(sys.executable)
    here = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{shlex.quote(str(here))} -m bot {words}"
