"""Open, continue and forget conversations: the one entry that HTTP and replay share, with every bound that does not need HTTP."""

from __future__ import annotations

import asyncio
import copy
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bot.engine.dialogue import Dialogue
from bot.server import counts, sent_questions
from bot.server.database import StoreUnavailableError
from bot.server.lane import Job
from bot.server.masking import masked
from bot.server.order import Order
from bot.server.refusal import Refused
from bot.server.sent_turn import SentTurn
from bot.server.store import PURGED_AT_ONCE, Conversation, ConversationStore
from bot.server.text import MOST_CHARACTERS, normalise
from bot.server.tokens import new_conversation_id
from bot.server.worker import Worker
from knowledge import shared_store

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

GREETING = "/accueil"
# Asked by the health check: understanding, rules, actions and facts must all work to answer it. The topic is the one it must get.
GOLDEN_TEXT, GOLDEN_TOPIC = "Quels sont les collectifs ?", "collectifs.liste"
# The kind of answer that nothing may withhold.
VITAL_KIND = "safeguarding"
# The server counts as busy, not broken, while visitors got an answer within this time.
RECENT_SECONDS = 30.0


def _ends(typed: str) -> tuple[str, str]:
    """Return the beginning and the end of a text that is too long, each as much of it as may be read, in whole words where there are any."""
    first, last = typed[:MOST_CHARACTERS], typed[-MOST_CHARACTERS:]
    return first.rpartition(" ")[0] or first, last.partition(" ")[2] or last


class Conversations:
    """Conversations of one loaded assistant, each message in its order, each answer within its time."""

    def __init__(
        self,
        dialogue: Dialogue,
        store: ConversationStore | None = None,
        *,
        seconds: float = 5.0,
        most_waiting: int = 64,
        golden: tuple[str, str] = (GOLDEN_TEXT, GOLDEN_TOPIC),
    ) -> None:
        """Take a loaded assistant and where conversations are kept (else in memory); `seconds` is the time an answer may take."""
        self.store = store or ConversationStore.in_memory()
        self.worker = Worker(seconds, most_waiting)
        self.dialogue = dialogue
        self._golden = golden
        self._order = Order()

    async def open(self, address: str = "") -> tuple[str, SentTurn]:
        """Begin a conversation; return its id and the greeting.

        Where it can't be stored the greeting comes all the same: the visitor may have to say something that must be answered.
        """

        async def work(job: Job) -> tuple[str, SentTurn]:
            now = time.time()
            conversation = Conversation(new_conversation_id(), now, now)
            turn = await self._turn(conversation, payload=GREETING)
            job.so_far = conversation.id, turn
            if not job.abandoned:
                try:
                    self.store.add(conversation)
                except StoreUnavailableError as error:
                    logger.error("a conversation is opened without being stored: %s", error)
                else:
                    self._count([(counts.CONVERSATIONS, "")])
            return conversation.id, turn

        return await self._run(work, address)

    async def say(self, conversation_id: str, text: str | None = None, choice: str | None = None, address: str = "") -> SentTurn:
        """Answer what a visitor typed, or the button chosen. Raises `Refused`; the conversation is then as before.

        Whoever is in danger gets the contacts even where the conversation can be neither read nor kept.
        """
        texts: tuple[str, ...] = ()
        if choice is None:
            typed = normalise(text or "")
            if not typed:
                raise Refused("message_vide")
            texts = (typed,) if len(typed) <= MOST_CHARACTERS else _ends(typed)

        async def work(job: Job) -> SentTurn:
            try:
                conversation = self._load(conversation_id)
            except (StoreUnavailableError, Refused) as error:
                return await self._without_memory(conversation_id, texts, error)
            if choice is not None and choice not in conversation.offered:
                raise Refused("choix_inconnu")
            turn = await self._answer(conversation, texts) if texts else await self._turn(conversation, payload=choice)
            if turn.kind == VITAL_KIND:
                job.so_far = turn
            if not job.abandoned:
                try:
                    self.store.save(conversation)
                except StoreUnavailableError as error:
                    if turn.kind != VITAL_KIND:
                        raise
                    logger.error("the contacts are given without storing the conversation: %s", error)
                else:
                    self._count(counts.of_turn(turn.kind, turn.topics, turn.gaps, turn.messages[0].lang, counts.now().hour))
            return turn

        async with self._order.of(conversation_id):
            return await self._run(work, address, conversation_id)

    async def forget(self, conversation_id: str) -> None:
        """Delete a conversation; `Refused` when there is none."""

        async def work(job: Job) -> bool:
            return self.store.delete(conversation_id)

        async with self._order.of(conversation_id):
            if not await self._run(work, conversation_id=conversation_id):
                raise Refused("jeton_perime")

    async def rate(self, conversation_id: str, message_id: str, useful: bool | None) -> list[str]:
        """Count a thumb for the topics of an answer and return them; a second thumb on the same answer replaces the first, None takes it back."""

        async def work(job: Job) -> list[str]:
            conversation = self._load(conversation_id)
            answer = conversation.answers.get(message_id)
            if answer is None:
                raise Refused("message_inconnu")
            before = answer["useful"]
            if before is useful:
                return []
            answer["useful"] = useful
            self.store.save(conversation)
            if before is not None:
                self.store.counts.rate(answer["topics"], before, weight=-1)
            if useful is None:
                return []
            self.store.counts.rate(answer["topics"], useful)
            return list(answer["topics"])

        async with self._order.of(conversation_id):
            return await self._run(work, conversation_id=conversation_id)

    async def send(self, conversation_id: str, message_id: str, text: str, key: str) -> str:
        """Send the visitor's last message to the team, if it was offered with the answer `message_id`; return what is kept of it.

        The server keeps no text: that it is this one is told by its print under the `key` of the offer, which the visitor alone has.
        """
        typed = normalise(text)

        async def work(job: Job) -> str:
            conversation = self._load(conversation_id)
            answer = conversation.answers.get(message_id, {})
            question = masked(typed, shared_store().current()) if sent_questions.is_of(answer.get("offer"), typed, key) else None
            if question is None:
                raise Refused("question_inconnue")
            # Once.
            del answer["offer"]
            self.store.save(conversation, question)
            return question

        async with self._order.of(conversation_id):
            return await self._run(work, conversation_id=conversation_id)

    async def purge(self, before: float) -> int:
        """Delete what was last used before a time; return how many conversations, without those that another server deletes meanwhile."""

        async def work(job: Job) -> int | None:
            return self.store.purge(before, PURGED_AT_ONCE)

        gone = 0
        while last := await self._run(work):
            gone += last
            if last < PURGED_AT_ONCE:
                break
        return gone

    async def check(self) -> dict[str, bool]:
        """Answer the golden message ahead of all others without keeping it, and write to the store; each with whether it went well.

        With `busy` where only the answers that visitors got lately show that answers are given.
        """
        text, topic = self._golden

        async def work(job: Job) -> dict[str, bool]:
            now = time.time()
            turn = await self._turn(Conversation("health", now, now), text)
            found = {"answer": topic in turn.topics, "store": False}
            job.so_far = found
            try:
                self.store.ping()
            except StoreUnavailableError as error:
                logger.error("nothing can be stored: %s", error)
                return found
            return {**found, "store": True}

        try:
            return await self._run(work, first=True)
        except Refused as refused:
            answered = self.worker.healthy and time.monotonic() - self.worker.answered_at < RECENT_SECONDS
            if answered and refused.code in ("delai_depasse", "trop_occupe"):
                return {"answer": True, "store": self.store.working, "busy": True}
            return {"answer": False, "store": self.store.working}

    def close(self) -> None:
        """Finish the answer being computed and close the store."""
        self.worker.close()
        self.store.close()

    def _count(self, rows: Sequence[counts.Row]) -> None:
        """Count; nobody's answer is held back for a number."""
        try:
            self.store.counts.add(rows)
        except StoreUnavailableError as error:
            logger.error("an answer is given without being counted: %s", error)

    def _load(self, conversation_id: str) -> Conversation:
        conversation = self.store.load(conversation_id)
        if conversation is None:
            # One that was opened while nothing could be stored is not over: the visitor is asked to try again, as all others are.
            raise Refused("jeton_perime") if self.store.working else Refused("stockage_indisponible", retry_after=2)
        return conversation

    async def _turn(self, conversation: Conversation, text: str | None = None, payload: str | None = None) -> SentTurn:
        turn = SentTurn.of(await self.dialogue.answer(conversation.dialogue, text, payload))
        conversation.updated = time.time()
        if turn.buttons:
            conversation.offered = [button for _, button in turn.buttons]
        for message in turn.messages:
            conversation.remember_answer(message.id, list(turn.topics))
        if text and turn.offered and turn.kind != VITAL_KIND and masked(text, shared_store().current()):
            key, conversation.answers[turn.messages[-1].id]["offer"] = sent_questions.offer(text)
            turn = replace(turn, offer=key)
        return turn

    async def _answer(self, conversation: Conversation, texts: Sequence[str]) -> SentTurn:
        """Answer what was typed: one text, or the ends of one that is too long, which are answered only if somebody is in danger (else `Refused`)."""
        if len(texts) == 1:
            return await self._turn(conversation, texts[0])
        for text in texts:
            after = copy.deepcopy(conversation)
            turn = await self._turn(after, text)
            if turn.kind == VITAL_KIND:
                vars(conversation).update(vars(after))
                return turn
        raise Refused("message_trop_long")

    async def _without_memory(self, conversation_id: str, texts: Sequence[str], error: Exception) -> SentTurn:
        """Read a message whose conversation is not there as if it were the first; answer it only if somebody is in danger, else raise.

        It may be that it can't be loaded, that it never could be stored, or that it was deleted.
        """
        if not texts:
            raise error
        now = time.time()
        turn = await self._answer(Conversation(conversation_id, now, now), texts)
        if turn.kind != VITAL_KIND:
            raise error
        logger.warning("the contacts are given without the conversation: %s", error)
        return turn

    async def _run(
        self, work: Callable[[Job], Coroutine[Any, Any, Result]], address: str = "", conversation_id: str = "", first: bool = False
    ) -> Result:
        try:
            return await self.worker.run(work, address, conversation_id, first)
        except StoreUnavailableError as error:
            logger.error("the store is not available: %s", error)
            raise Refused("stockage_indisponible", retry_after=2) from error
        except (Refused, asyncio.CancelledError):
            raise
        except Exception as error:
            logger.exception("an answer failed")
            raise Refused("erreur_interne", retry_after=1) from error
