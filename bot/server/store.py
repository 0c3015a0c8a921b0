"""Keep conversations: one row each in SQLite or PostgreSQL, holding what the dialogue needs and never a word that a visitor typed.

Rasa's own SQL store writes a row per event, reads them all back at each message, keeps every text, and ends the process on a value
that it can't encode. Here one row is read and rewritten for each message, with the slots and the last few turns, so that the 200th
turn costs what the 2nd does.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.engine.state import DialogueState
from bot.server.counts import MOROCCO, Counts, now
from bot.server.database import TABLES, Database, StoreUnavailableError
from bot.server.sent_questions import SentQuestions

logger = logging.getLogger(__name__)

# What a long conversation takes; a check writes as much.
CHECK_BYTES = 8192
# Messages of a conversation that can still get a thumb.
RATED_ANSWERS = 20
# Old conversations that are deleted in one go: visitors' messages are stored in between.
PURGED_AT_ONCE = 500
# By which PostgreSQL knows that a server is deleting old conversations; any number that nobody else uses.
PURGE_LOCK = 0x414D414E45

_conversations = sa.Table(
    "conversations",
    TABLES,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("updated", sa.Float, nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)
# Written and emptied by the check: nothing less shows that the disk still takes what a visitor's message needs.
_checks = sa.Table("checks", TABLES, sa.Column("id", sa.String(32), primary_key=True), sa.Column("filler", sa.Text, nullable=False))


class ConflictError(StoreUnavailableError):
    """Somebody else wrote this conversation, or deleted it, since it was read."""


@dataclass
class Conversation:
    """What is kept of a conversation.

    dialogue: what the assistant remembers of it. version: how often it was stored.
    offered: payloads of the last buttons. answers: message id → topics, the thumb it got, and of the last one the print of the message that
    may be sent to the team.
    """

    id: str
    created: float
    updated: float
    version: int = 0
    dialogue: DialogueState = field(default_factory=DialogueState)
    offered: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    def remember_answer(self, message_id: str, topics: list[str]) -> None:
        """Note the topics of an answer, so that a thumb can be counted for them; what was offered with an earlier one is over."""
        for answer in self.answers.values():
            answer.pop("offer", None)
        self.answers[message_id] = {"topics": topics, "useful": None}
        for old in list(self.answers)[:-RATED_ANSWERS]:
            del self.answers[old]

    def state(self) -> str:
        """Return all but the columns as JSON."""
        content = {**vars(self.dialogue), "offered": self.offered, "answers": self.answers}
        return json.dumps(content, ensure_ascii=True, separators=(",", ":"))

    def with_state(self, text: str) -> Conversation:
        """Return the conversation with what `state` gave; raise ValueError or TypeError where it is something else."""
        content = json.loads(text)
        offered, answers = content.pop("offered"), content.pop("answers")
        return replace(self, dialogue=DialogueState(**content), offered=offered, answers=answers)


class ConversationStore:
    """Conversations in a database; every failure is a `StoreUnavailableError`, a conversation that is not there is `None`."""

    def __init__(self, url: str, wait_seconds: float = 0.0, required: bool = True) -> None:
        """Connect to `url`, waiting up to `wait_seconds` for it, and make the tables.

        Where it can't be used: `StoreUnavailableError` if `required`, else it is tried again whenever something is read or written.
        """
        self._database = Database(url, TABLES)
        # What is counted of all conversations.
        self.counts = Counts(self._database)
        # What visitors sent to the team, of no conversation.
        self.questions = SentQuestions(self._database)
        # Whether the last thing to be written was.
        self.working = True
        try:
            self._database.wait(wait_seconds)
        except StoreUnavailableError as error:
            if required:
                self._database.close()
                raise
            logger.error("%s: starting without it", error)
            self.working = False

    @classmethod
    def in_memory(cls) -> ConversationStore:
        """Return a store that lasts as long as the process."""
        return cls("sqlite://")

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._database.begin() as connection:
                yield connection
        except StoreUnavailableError:
            self.working = False
            raise
        self.working = True

    def add(self, conversation: Conversation) -> None:
        """Write a new conversation."""
        with self._write() as connection:
            connection.execute(
                _conversations.insert().values(
                    id=conversation.id, created=conversation.created, updated=conversation.updated, version=0, state=conversation.state()
                )
            )

    def load(self, conversation_id: str) -> Conversation | None:
        """Return a conversation, or `None` when there is none of this id."""
        with self._database.begin() as connection:
            row = connection.execute(_LOAD, {"wanted": conversation_id}).first()
        if row is None:
            return None
        try:
            return Conversation(row.id, row.created, row.updated, row.version).with_state(row.state)
        except (ValueError, TypeError, KeyError, AttributeError):
            # Spoilt, or of a version that kept something else: the visitor goes on with a new one.
            logger.error("a conversation is kept in a form that can't be read")
            return None

    def save(self, conversation: Conversation, question: str = "") -> None:
        """Rewrite a conversation, unless it was changed or deleted since it was loaded (`ConflictError`); with it a masked question for the team."""
        with self._write() as connection:
            changed = connection.execute(
                _SAVE,
                {
                    "wanted": conversation.id,
                    "read_version": conversation.version,
                    "new_version": conversation.version + 1,
                    "new_updated": conversation.updated,
                    "new_state": conversation.state(),
                },
            ).rowcount
            if changed and question:
                self.questions.add(connection, question)
        if not changed:
            raise ConflictError("changed or deleted meanwhile")
        conversation.version += 1

    def delete(self, conversation_id: str) -> bool:
        """Delete a conversation; whether there was one."""
        with self._database.begin() as connection:
            found = connection.execute(_conversations.delete().where(_conversations.c.id == conversation_id)).rowcount
        if found:
            self._database.wipe()
        return bool(found)

    def purge(self, before: float, most: int | None = None) -> int | None:
        """Delete conversations last used, and questions sent, before a time (seconds since 1970); return how many conversations.

        With them goes what was counted too long ago.

        At most so many at a time, where others wait to write. None where another server is deleting them: they are left to that one,
        for waiting for its rows would hold up visitors.
        """
        old = sa.select(_conversations.c.id).where(_conversations.c.updated < before).limit(most)
        with self._database.begin() as connection:
            if not self._database.is_alone(connection, PURGE_LOCK):
                logger.info("another server is deleting old conversations: they are left to it")
                return None
            gone = connection.execute(_conversations.delete().where(_conversations.c.id.in_(old))).rowcount
            self.questions.purge(connection, datetime.fromtimestamp(before, MOROCCO).date())
            self.counts.purge(connection, now().date())
        self._database.wipe()
        return int(gone)

    def count(self) -> int:
        """Return how many conversations are kept."""
        with self._database.begin() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(_conversations)).scalar_one())

    @property
    def connections(self) -> tuple[int, int]:
        """How many connections to the database are in use, and how many there may be."""
        return self._database.connections

    def ping(self) -> None:
        """Write as much as a long conversation takes and delete it again; raise `StoreUnavailableError` where that fails.

        Reading, and writing what is taken back, both go well on a full disk: only what is committed reaches it.
        """
        with self._write() as connection:
            connection.execute(_checks.insert().values(id=secrets.token_hex(16), filler=secrets.token_hex(CHECK_BYTES // 2)))
        with self._write() as connection:
            connection.execute(_checks.delete())

    def close(self) -> None:
        """Close the connections."""
        self._database.close()


_LOAD = sa.select(_conversations).where(_conversations.c.id == sa.bindparam("wanted"))
_SAVE = (
    _conversations.update()
    .where((_conversations.c.id == sa.bindparam("wanted")) & (_conversations.c.version == sa.bindparam("read_version")))
    .values(version=sa.bindparam("new_version"), updated=sa.bindparam("new_updated"), state=sa.bindparam("new_state"))
)
