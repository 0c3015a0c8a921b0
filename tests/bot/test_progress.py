"""Long steps: a bar with the time left in a terminal, one line in a log."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import time
from bot.progress import progress

for _ in progress("Apprentissage", range(4), 4):
    time.sleep(0.15)
"""


def test_a_terminal_shows_a_bar_with_the_time_left() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", SCRIPT], cwd=ROOT, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:
            # The other side of a terminal is closed when the process ends.
            pass
        assert process.wait() == 0
    os.close(ours)
    lines = [line for line in said.decode().split("\r") if line.strip()]
    assert lines[-1].startswith("• Apprentissage") and "100 % ; reste 00:00" in lines[-1]
    assert any("50 % ; reste 00:0" in line for line in lines)


def test_a_log_gets_one_line() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("• Apprentissage…\n", "")
