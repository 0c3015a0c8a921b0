"""Nothing leaves the machine: a process that trains and answers is watched for every address it looks up or calls.

It finds no package that developers alone have, so that what the product's lock names is enough.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from tests.small_source import small_source

ROOT = Path(__file__).parent.parent

# Python starts this by its name, in the watched process and in every process that one starts.
GUARD = '''
import importlib.machinery, os, sys

class _Product(importlib.machinery.PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in os.environ["GUARD_HIDDEN"].split():
            return None
        return super().find_spec(name, path, target)

sys.meta_path[:] = [_Product if finder is importlib.machinery.PathFinder else finder for finder in sys.meta_path]

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


def packages_of_developers() -> set[str]:
    """The top-level names of what is installed here and not on a server."""
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    # Once something imports setuptools, what it carries for itself is on the path, and looks installed.
    with patch.object(sys, "path", [one for one in sys.path if not one.endswith("_vendor")]):
        names = importlib.metadata.packages_distributions().items()
    return {name for name, owners in names if not any(re.sub(r"[-_.]+", "-", owner).lower() in locked for owner in owners)}


def watched(folder: Path, code: str, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run `code` under the guard; return the process and the addresses it tried."""
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    attempts = folder / "attempts.txt"
    # Telemetry is switched off by the code under test, not by the environment.
    of_the_test = ("RASA_TELEMETRY_ENABLED", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in of_the_test}
    hidden = " ".join(sorted(packages_of_developers()))
    environment |= {"PYTHONPATH": str(folder / "guard"), "GUARD_FILE": str(attempts), "GUARD_HIDDEN": hidden}
    environment |= {"HOME": str(folder / "home"), "TMPDIR": str(folder / "temporary")}
    for name in ("HOME", "TMPDIR"):
        Path(environment[name]).mkdir()
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    return done, attempts.read_text(encoding="utf-8") if attempts.exists() else ""


def test_training_and_answering_call_nobody(tmp_path: Path) -> None:
    source = small_source(tmp_path / "source")
    done, attempts = watched(tmp_path, TRAIN_AND_ANSWER, str(tmp_path), str(source))
    assert attempts == ""
    assert done.returncode == 0, done.stderr[-3000:]
    assert "ANSWERED" in done.stdout


def test_the_library_of_the_encoder_keeps_nothing_for_its_makers(tmp_path: Path) -> None:
    # The guard sees no native code. What would send events first leaves a number of this machine and a store of them behind.
    done, _ = watched(tmp_path, "from bot.nlu.encoder import FOLDER, Encoder; Encoder.load(FOLDER); print('READ')")
    assert done.stdout.strip() == "READ", done.stderr[-2000:]
    assert [path for name in ("home", "temporary") for path in (tmp_path / name).rglob("*")] == []


def test_the_guard_hides_what_only_developers_have(tmp_path: Path) -> None:
    assert {"pytest", "matplotlib", "aiohttp"} <= packages_of_developers()
    find = "import importlib.util; print([name for name in ('pytest', 'sanic') if importlib.util.find_spec(name)])"
    done, _ = watched(tmp_path, find)
    assert done.stdout.strip() == "['sanic']"


def test_the_guard_notices_a_call(tmp_path: Path) -> None:
    call = "import urllib.request\ntry: urllib.request.urlopen('http://192.0.2.1/', timeout=1)\nexcept OSError: pass"
    done, attempts = watched(tmp_path, call)
    assert done.returncode == 0
    assert "192.0.2.1" in attempts
