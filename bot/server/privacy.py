"""Delete kept conversations from the command line, with or without a running server."""

from __future__ import annotations

import time

from bot.server.settings import Settings
from bot.server.store import ConversationStore


def purge(settings: Settings | None = None, days: float | None = None) -> int:
    """Delete the conversations not used for `days` (else the setting); return how many."""
    settings = settings or Settings.from_environment()
    store = ConversationStore(settings.database)
    try:
        return store.purge(time.time() - (settings.keep_days if days is None else days) * 86400)
    finally:
        store.close()


def forget(conversation_id: str, settings: Settings | None = None) -> bool:
    """Delete one conversation, given its id or one of its tokens; whether there was one."""
    store = ConversationStore((settings or Settings.from_environment()).database)
    try:
        return store.delete(conversation_id.partition(".")[0])
    finally:
        store.close()
