"""Delete kept conversations from the command line, with or without a running server."""

from __future__ import annotations

import time

from bot.server.database import StoreUnavailableError
from bot.server.settings import Settings
from bot.server.store import PURGED_AT_ONCE, ConversationStore

# A server deletes a few hundred conversations at a time: between two times it is this one's turn.
PURGE_WAIT_SECONDS, PURGE_PAUSE_SECONDS = 30.0, 0.02


def purge(settings: Settings | None = None, days: float | None = None) -> int:
    """Delete the conversations not used for `days` (else the setting); return how many.

    Waits for its turn where a server is deleting some: what was asked for by hand is done. `StoreUnavailableError` where that never comes.
    """
    settings = settings or Settings.from_environment()
    store = ConversationStore(settings.database)
    try:
        before = time.time() - (settings.keep_days if days is None else days) * 86400
        until = time.monotonic() + PURGE_WAIT_SECONDS
        total = 0
        while time.monotonic() < until:
            gone = store.purge(before, PURGED_AT_ONCE)
            if gone is None:
                time.sleep(PURGE_PAUSE_SECONDS)
                continue
            total += gone
            if gone < PURGED_AT_ONCE:
                return total
            until = time.monotonic() + PURGE_WAIT_SECONDS
        raise StoreUnavailableError("un serveur efface déjà d’anciennes conversations ; recommencez dans un moment")
    finally:
        store.close()


def forget(conversation_id: str, settings: Settings | None = None) -> bool:
    """Delete one conversation, given its id or one of its tokens; whether there was one."""
    store = ConversationStore((settings or Settings.from_environment()).database)
    try:
        return store.delete(conversation_id.partition(".")[0])
    finally:
        store.close()
