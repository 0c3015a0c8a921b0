"""What is kept of a dialogue is plain values, and knowing it takes no Rasa."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bot.engine.state import DialogueState

ROOT = Path(__file__).parents[3]


def test_goes_through_json_unchanged() -> None:
    state = DialogueState(2, {"collectif": "pnpm"}, [{"event": "action", "name": "action_listen"}])
    assert DialogueState(**json.loads(json.dumps(vars(state)))) == state


def test_two_new_ones_share_nothing() -> None:
    one, other = DialogueState(), DialogueState()
    one.slots["collectif"] = "pnpm"
    one.events.append({})
    assert other == DialogueState(0, {}, [])


def test_who_stores_it_imports_no_rasa() -> None:
    code = "import sys, bot.engine.state, bot.server.store; print([name for name in sys.modules if name.partition('.')[0] in ('rasa', 'sanic')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr
