"""Nothing leaves the machine: a process that trains and answers is watched for every address it looks up or calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.small_source import small_source

ROOT = Path(__file__).parent.parent

# Python starts this by its name, in the watched process and in every process that one starts.
GUARD = '''
import os, sys

def _watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in (None, "", "localhost", "127.0.0.1", "::1"):
        # Written down too: whoever calls may swallow the error.
        with open(os.environ["GUARD_FILE"], "a") as file:
            file.write(f"{event} {host}\\n")
        raise OSError(f"{event} {host}: the network is off limits")

sys.addaudithook(_watch)
'''

TRAIN_AND_ANSWER = """
import asyncio, sys
from pathlib import Path
from bot.engine.training import train

model = train(Path(sys.argv[1]) / "models", Path(sys.argv[2]))
from bot.engine.agent import load_dialogue
dialogue = load_dialogue(model)
from bot.server.conversation import Conversations

async def talk():
    conversations = Conversations(dialogue)
    conversation, greeting = await conversations.open()
    turn = await conversations.say(conversation, "Quelles sont les valeurs de la PNPM ?")
    conversations.close()
    assert greeting.text and turn.text
    print("ANSWERED", turn.topics)

asyncio.run(talk())
"""


def watched(folder: Path, code: str, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run `code` under the guard; return the process and the addresses it tried."""
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    attempts = folder / "attempts.txt"
    # Telemetry is switched off by the code under test, not by the environment.
    environment = {name: value for name, value in os.environ.items() if name != "RASA_TELEMETRY_ENABLED"}
    environment |= {"PYTHONPATH": str(folder / "guard"), "GUARD_FILE": str(attempts)}
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    return done, attempts.read_text(encoding="utf-8") if attempts.exists() else ""


def test_training_and_answering_call_nobody(tmp_path: Path) -> None:
    source = small_source(tmp_path / "source")
    done, attempts = watched(tmp_path, TRAIN_AND_ANSWER, str(tmp_path), str(source))
    assert attempts == ""
    assert done.returncode == 0, done.stderr[-3000:]
    assert "ANSWERED" in done.stdout


def test_the_guard_notices_a_call(tmp_path: Path) -> None:
    call = "import urllib.request\ntry: urllib.request.urlopen('http://192.0.2.1/', timeout=1)\nexcept OSError: pass"
    done, attempts = watched(tmp_path, call)
    assert done.returncode == 0
    assert "192.0.2.1" in attempts
