"""Replay written conversations through the entry that visitors use, to see what an edit changes."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.written import Conversation, read

if TYPE_CHECKING:
    from bot.server.conversation import Conversations


def replay(questions: Path, answers: Path, conversations: Conversations) -> tuple[int, float]:
    """Write the answers to each conversation of `questions`; return how many turns and how many seconds.

    A line with broken input is a `WrittenError` before anything is answered. Each line is a new conversation.
    """
    lines = list(read(questions))
    started = time.perf_counter()
    turns = asyncio.run(_replay(lines, answers, conversations))
    return turns, time.perf_counter() - started


async def _replay(lines: list[Conversation], answers: Path, conversations: Conversations) -> int:
    count = 0
    # Half a character, which JSON can hold and UTF-8 can't, is written as JSON escapes it.
    with answers.open("w", encoding="utf-8", errors="backslashreplace") as out:
        for identifier, texts in lines:
            conversation, _ = await conversations.open()
            turns = [await answer(conversations, conversation, text) for text in texts]
            out.write(json.dumps({"id": identifier, "turns": turns}, ensure_ascii=False) + "\n")
            await conversations.forget(conversation)
            count += len(turns)
    return count


async def answer(conversations: Conversations, conversation: str, text: str) -> dict[str, Any]:
    """Return one turn as the replay writes it; `ms` is how long the answer took, in milliseconds."""
    from bot.server.refusal import Refused
    from bot.server.sent_turn import SentTurn

    started = time.perf_counter()
    try:
        turn = await conversations.say(conversation, text)
    except Refused as refused:
        turn = SentTurn.refusing(refused)
    return {
        "user": text,
        "topics": list(turn.topics),
        "kind": turn.kind,
        "text": turn.text,
        "buttons": [{"title": title, "payload": payload} for title, payload in turn.buttons],
        "sources": list(turn.sources),
        "ms": round((time.perf_counter() - started) * 1000, 2),
    }
