"""Rasa is imported, and reads messages, without a word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def _says(code: str) -> tuple[int, str, str]:
    before = "from bot.engine import absent_packages, quiet; absent_packages.install(); quiet.quiet_rasa(); "
    done = subprocess.run([sys.executable, "-c", before + code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def test_rasa_is_imported_without_a_word_to_its_developers() -> None:
    assert _says("import rasa.model_training, rasa.core.agent") == (0, "", "")


def test_words_of_visitors_stop_and_warnings_stay() -> None:
    code = """
import structlog
log = structlog.get_logger("rasa.core.processor")
log.debug("message", text="zanzibar")
log.info("message", text="zanzibar")
log.warning("something is wrong")
"""
    status, out, err = _says(code)
    assert status == 0 and "zanzibar" not in out + err and "something is wrong" in out + err
