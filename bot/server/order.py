"""Let the messages of one conversation through one at a time, in the order they came, and no more of them than a person sends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.server.logs import short_hash
from bot.server.refusal import Refused

logger = logging.getLogger(__name__)

# A person waits for the answer; a program that does not is told so before it fills the queue.
MOST_WAITING_PER_CONVERSATION = 4


class Order:
    """Who is being answered, conversation by conversation."""

    def __init__(self) -> None:
        # Of each conversation, its lock and how many hold it or wait for it.
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for the turn of one message; `Refused` where too many of its conversation wait."""
        lock, waiting = self._locks.get(conversation_id, (None, 0))
        if waiting >= MOST_WAITING_PER_CONVERSATION:
            logger.info("conversation %s has too many messages waiting", short_hash(conversation_id))
            raise Refused("trop_de_messages", retry_after=2)
        lock = lock or asyncio.Lock()
        self._locks[conversation_id] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[conversation_id]
            if waiting == 1:
                del self._locks[conversation_id]
            else:
                self._locks[conversation_id] = (lock, waiting - 1)
