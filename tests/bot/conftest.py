"""Shared by the tests of the command line: conversations with the trained assistant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def conversations(model: Path) -> Iterator[Any]:
    """Conversations with the trained assistant, in memory."""
    from bot.engine.agent import load_dialogue
    from bot.server.conversation import Conversations

    opened = Conversations(load_dialogue(model))
    yield opened
    opened.close()
