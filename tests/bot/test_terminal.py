"""French on any terminal: what its encoding cannot write is written as near as it can be, and nothing raises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.terminal import nearest

ROOT = Path(__file__).parents[2]


def _run(code: str, **environment: str) -> bytes:
    command = [sys.executable, "-c", f"from bot import terminal; {code}"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_a_terminal_lacks_is_written_as_on_a_keyboard() -> None:
    assert nearest("L’œuvre — « déjà » … • 1\u202f000 → ✗ 😀") == "L'oeuvre - \" deja \" ... * 1 000 -> x ?"


def test_a_terminal_gets_what_it_can_write_and_the_nearest_for_the_rest() -> None:
    code = "terminal.accept_any_encoding(); print('é ’ œ')"
    assert _run(code, PYTHONIOENCODING="latin-1") == "é ' oe\n".encode("latin-1")
    assert _run(code, PYTHONIOENCODING="utf-8") == "é ’ œ\n".encode()
    assert _run(code, PYTHONIOENCODING="ascii") == b"e ' oe\n"


def test_bytes_that_are_no_text_are_read_too() -> None:
    command = [sys.executable, "-c", "from bot import terminal; terminal.accept_any_encoding(); print(ascii(input()))"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, input=b"a\xff\n", capture_output=True, timeout=60)
    assert done.stdout.strip() == b"'a\\ufffd'", done.stderr


def test_files_and_folders_are_utf8_whatever_the_system_was_told() -> None:
    # As `python -m bot` does: anew, with the same words.
    code = "terminal.work_in_utf8(); import sys; print(sys.flags.utf8_mode, sys.getfilesystemencoding())"
    assert _run(code, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0") == b"1 utf-8\n"
    assert _run(code, LC_ALL="C.UTF-8", PYTHONUTF8="0") == b"0 utf-8\n"
