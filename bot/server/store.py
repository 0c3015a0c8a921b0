"""Keep conversations: one row each in SQLite or PostgreSQL, holding what the dialogue needs and never a word that a visitor typed.

Rasa's own SQL store writes a row per event, reads them all back at each message, keeps every text, and ends the process on a value
that it can't encode. Here one row is read and rewritten for each message, with the slots and the last few turns, so that the 200th
turn costs what the 2nd does.
"""

from __future__ import annotations

import json
import logging
import secrets
import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from bot.engine.state import DialogueState

logger = logging.getLogger(__name__)

# Seconds that a database may take before the visitor is told; an answer may take five altogether.
DATABASE_SECONDS = 2
# After a failed connection, others are told at once for this long instead of each waiting for its own failure.
PAUSE_SECONDS = 1.0
# What a long conversation takes; a check writes as much.
CHECK_BYTES = 8192
# Messages of a conversation that can still get a thumb.
RATED_ANSWERS = 20

_metadata = sa.MetaData()
_conversations = sa.Table(
    "conversations",
    _metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("updated", sa.Float, nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)
_feedback = sa.Table(
    "feedback",
    _metadata,
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("topic", sa.String(100), primary_key=True),
    sa.Column("useful", sa.Integer, nullable=False),
    sa.Column("useless", sa.Integer, nullable=False),
)
# Written and emptied by the check: nothing less shows that the disk still takes what a visitor's message needs.
_checks = sa.Table("checks", _metadata, sa.Column("id", sa.String(32), primary_key=True), sa.Column("filler", sa.Text, nullable=False))
# Until when the database may take, in each thread that waits for it.
_deadline = threading.local()


class StoreUnavailableError(OSError):
    """The database can't be read or written now; nothing was changed."""


class ConflictError(StoreUnavailableError):
    """Somebody else wrote this conversation, or deleted it, since it was read."""


@dataclass
class Conversation:
    """What is kept of a conversation.

    dialogue: what the assistant remembers of it. version: how often it was stored.
    offered: payloads of the last buttons. answers: message id → topics, and the thumb it got.
    """

    id: str
    created: float
    updated: float
    version: int = 0
    dialogue: DialogueState = field(default_factory=DialogueState)
    offered: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    def remember_answer(self, message_id: str, topics: list[str]) -> None:
        """Note the topics of an answer, so that a thumb can be counted for them."""
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
        self._engine = _engine(url)
        self._has_tables = False
        database = self._engine.url.database
        self._file = Path(database) if database and self._engine.dialect.name == "sqlite" else None
        self._file_seen: int | None = None
        self._paused_until = 0.0
        # Whether the last thing to be written was.
        self.working = True
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                with self._begin():
                    return
            except StoreUnavailableError as error:
                if time.monotonic() >= deadline:
                    # SQLAlchemy writes the address without its password.
                    words = f"the database {self._engine.url!r} can't be used ({error})"
                    if required:
                        self._engine.dispose()
                        raise StoreUnavailableError(words) from None
                    logger.error("%s: starting without it", words)
                    self.working = False
                    return
                time.sleep(min(1.0, PAUSE_SECONDS))
                self._paused_until = 0.0

    @classmethod
    def in_memory(cls) -> ConversationStore:
        """Return a store that lasts as long as the process."""
        return cls("sqlite://")

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        if time.monotonic() < self._paused_until:
            raise StoreUnavailableError("the database was not reachable a moment ago")
        self._open_anew_if_gone()
        _deadline.at = time.monotonic() + DATABASE_SECONDS
        try:
            with self._engine.begin() as connection:
                if not self._has_tables:
                    _metadata.create_all(connection)
                    self._file_seen = _inode(self._file)
                yield connection
            self._has_tables = True
        except (sa.exc.SQLAlchemyError, OSError, ValueError) as error:
            if isinstance(error, sa.exc.TimeoutError) or getattr(error, "connection_invalidated", False) or self._is_unreachable(error):
                self._paused_until = time.monotonic() + PAUSE_SECONDS
            raise StoreUnavailableError(_kind_of(error)) from None
        finally:
            _deadline.at = None

    def _open_anew_if_gone(self) -> None:
        """Open SQLite's file anew where it was deleted or replaced: open connections would go on with what nobody else finds any more."""
        if self._file is not None and self._has_tables and _inode(self._file) != self._file_seen:
            logger.error("the file of the database was deleted or replaced: it is opened anew")
            self._has_tables = False
            self._engine.dispose()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._begin() as connection:
                yield connection
        except StoreUnavailableError:
            self.working = False
            raise
        self.working = True

    def _is_unreachable(self, error: Exception) -> bool:
        return self._engine.dialect.name != "sqlite" and isinstance(error, sa.exc.OperationalError)

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
        with self._begin() as connection:
            row = connection.execute(_LOAD, {"wanted": conversation_id}).first()
        if row is None:
            return None
        try:
            return Conversation(row.id, row.created, row.updated, row.version).with_state(row.state)
        except (ValueError, TypeError, KeyError, AttributeError):
            # Spoilt, or of a version that kept something else: the visitor goes on with a new one.
            logger.error("a conversation is kept in a form that can't be read")
            return None

    def save(self, conversation: Conversation) -> None:
        """Rewrite a conversation, unless it was changed or deleted since it was loaded (`ConflictError`)."""
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
        if not changed:
            raise ConflictError("changed or deleted meanwhile")
        conversation.version += 1

    def delete(self, conversation_id: str) -> bool:
        """Delete a conversation; whether there was one."""
        with self._begin() as connection:
            found = connection.execute(_conversations.delete().where(_conversations.c.id == conversation_id)).rowcount
        if found:
            self._wipe()
        return bool(found)

    def purge(self, before: float, most: int | None = None) -> int:
        """Delete conversations last used, and feedback counted, before a time (seconds since 1970); return how many conversations.

        At most so many at a time, where others wait to write.
        """
        old = sa.select(_conversations.c.id).where(_conversations.c.updated < before).limit(most)
        with self._begin() as connection:
            gone = connection.execute(_conversations.delete().where(_conversations.c.id.in_(old))).rowcount
            connection.execute(_feedback.delete().where(_feedback.c.day < _day(before)))
        self._wipe()
        return int(gone)

    def count(self) -> int:
        """Return how many conversations are kept."""
        with self._begin() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(_conversations)).scalar_one())

    def rate(self, topics: list[str], useful: bool, weight: int = 1) -> None:
        """Count a thumb for each topic on today's line; a weight of -1 takes it back."""
        column = _feedback.c.useful if useful else _feedback.c.useless
        day = _day(time.time())
        with self._begin() as connection:
            for topic in topics:
                where = (_feedback.c.day == day) & (_feedback.c.topic == topic)
                found = connection.execute(_feedback.update().where(where).values({column: column + weight})).rowcount
                if not found and weight > 0:
                    connection.execute(_feedback.insert().values(day=day, topic=topic, useful=int(useful), useless=int(not useful)))

    def ratings(self) -> dict[str, tuple[int, int]]:
        """Return topic → (useful, not useful), over the days kept."""
        query = sa.select(_feedback.c.topic, sa.func.sum(_feedback.c.useful), sa.func.sum(_feedback.c.useless)).group_by(_feedback.c.topic)
        with self._begin() as connection:
            return {topic: (int(useful), int(useless)) for topic, useful, useless in connection.execute(query)}

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
        self._engine.dispose()

    def _wipe(self) -> None:
        """Take what was deleted out of SQLite's write-ahead file too."""
        if self._engine.dialect.name == "sqlite":
            with self._begin() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


_LOAD = sa.select(_conversations).where(_conversations.c.id == sa.bindparam("wanted"))
_SAVE = (
    _conversations.update()
    .where((_conversations.c.id == sa.bindparam("wanted")) & (_conversations.c.version == sa.bindparam("read_version")))
    .values(version=sa.bindparam("new_version"), updated=sa.bindparam("new_updated"), state=sa.bindparam("new_state"))
)


def _kind_of(error: Exception) -> str:
    """Return what kind of error it is: never its text, which would quote the row."""
    original = getattr(error, "orig", None) or error
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "pgcode", None)
    return f"{type(original).__name__} {code}" if code else type(original).__name__


def _wait_for_postgresql(connection: Any) -> None:
    """Wait for a connection's next result; psycopg2 by itself waits for ever for a machine that no longer answers."""
    from psycopg2 import OperationalError, extensions

    # Somebody else's connection has no limit of ours.
    until = getattr(_deadline, "at", None)
    while (state := connection.poll()) != extensions.POLL_OK:
        left = None if until is None else max(0.0, until - time.monotonic())
        reads, writes = ([connection.fileno()], []) if state == extensions.POLL_READ else ([], [connection.fileno()])
        if not any(select.select(reads, writes, [], left)):
            raise OperationalError("the database does not answer")


def _inode(path: Path | None) -> int | None:
    try:
        return path.stat().st_ino if path else None
    except OSError:
        return None


def _day(seconds: float) -> int:
    return int(seconds // 86400)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        from psycopg2 import extensions

        extensions.set_wait_callback(_wait_for_postgresql)
        # Answers are computed one at a time: a connection for them, one for the purge, one for the health check.
        return sa.create_engine(
            url,
            pool_size=3,
            max_overflow=0,
            pool_timeout=DATABASE_SECONDS,
            pool_pre_ping=True,
            pool_recycle=1800,
            hide_parameters=True,
            connect_args={"connect_timeout": DATABASE_SECONDS, "options": f"-c statement_timeout={DATABASE_SECONDS * 1000}"},
        )
    connect_args = {"check_same_thread": False, "timeout": DATABASE_SECONDS}
    if url == "sqlite://":
        engine = sa.create_engine(url, poolclass=StaticPool, connect_args=connect_args, hide_parameters=True)
    else:
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, pool_size=3, max_overflow=0, connect_args=connect_args, hide_parameters=True)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        # WAL: readers and the writer don't block each other, a killed process loses nothing. secure_delete: deleted rows are overwritten.
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "journal_size_limit=1048576"):
            connection.execute(f"PRAGMA {pragma}")

    return engine
