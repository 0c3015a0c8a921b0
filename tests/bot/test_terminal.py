"""French on any terminal: in its encoding, in lines of its width, with commands that work when they are typed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal import as_typed, nearest, say

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


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_are_filled_for_who_reads_them_in_a_terminal_and_left_to_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    told = "Sans doute des erreurs :\n  ! contacts.yml, ligne 27, sources : « anticonstitutionnellement » ou « bien » ?\n• Fait."
    terminal, file = _Terminal(), io.StringIO()
    say(told, terminal)
    say(told, file)
    assert terminal.getvalue() == (
        "Sans doute des erreurs :\n  ! contacts.yml, ligne 27, sources :\n    « anticonstitutionnellement » ou\n    « bien » ?\n• Fait.\n"
    )
    assert file.getvalue() == told + "\n"


def test_a_command_is_said_as_it_is_typed_in_this_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv/bin/python"))
    monkeypatch.chdir(tmp_path)
    assert as_typed("publier") == ".venv/bin/python -m bot publier"
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setattr(sys, "executable", "/opt/le bot/bin/python")
    assert as_typed("publier") == "'/opt/le bot/bin/python' -m bot publier"


def test_no_sentence_names_a_command_that_another_python_would_run() -> None:
    # `python -m bot` alone ends in a traceback where the system's Python is found first.
    said = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "bot").rglob("*.html")]
    assert [path.name for path in said if "« python -m bot" in path.read_text(encoding="utf-8")] == []
    guides = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/fr").rglob("*.md"))
    assert guides.count("python -m bot ") == guides.count(".venv/bin/python -m bot ")
