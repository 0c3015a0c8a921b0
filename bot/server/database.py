"""Reach SQLite or PostgreSQL: connections, how long they may take, and one kind of error that quotes no row."""

from __future__ import annotations

import logging
import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import QueuePool, StaticPool

logger = logging.getLogger(__name__)

# What is kept, made where it is missing; each table stands in the module that reads and writes it.
TABLES = sa.MetaData()

# Seconds that a database may take before the visitor is told; an answer reads and writes, within `message_seconds` (5 unless set otherwise).
DATABASE_SECONDS = 2
# After a failed connection, others are told at once for this long instead of each waiting for its own failure.
PAUSE_SECONDS = 1.0
# Until when the database may take, in each thread that waits for it.
_deadline = threading.local()


class StoreUnavailableError(OSError):
    """The database can't be read or written now; nothing was changed."""


class Database:
    """A database with its tables, made where they are missing; every failure is a `StoreUnavailableError`."""

    def __init__(self, url: str, tables: sa.MetaData) -> None:
        """Take the address; nothing is connected yet."""
        self.engine = _engine(url)
        self._tables = tables
        self._has_tables = False
        name = self.engine.url.database
        self._file = Path(name) if name and self.engine.dialect.name == "sqlite" else None
        self._file_seen: int | None = None
        self._paused_until = 0.0

    def wait(self, seconds: float) -> None:
        """Connect and make the tables; where that fails try again for so many seconds, then raise `StoreUnavailableError`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                with self.begin():
                    return
            except StoreUnavailableError as error:
                if time.monotonic() >= deadline:
                    # SQLAlchemy writes the address without its password.
                    raise StoreUnavailableError(f"the database {self.engine.url!r} can't be used ({error})") from None
                time.sleep(min(1.0, PAUSE_SECONDS))
                self._paused_until = 0.0

    @contextmanager
    def begin(self, at_once: bool = False) -> Iterator[Connection]:
        """Give a connection whose changes are kept as a whole at the end, or not at all; with `at_once` each statement by itself, when it is done.

        A server that is stopped between a statement and the end holds what it changed: where many change the same line, at once.
        """
        if time.monotonic() < self._paused_until:
            raise StoreUnavailableError("the database was not reachable a moment ago")
        self._open_anew_if_gone()
        _deadline.at = time.monotonic() + DATABASE_SECONDS
        try:
            # SQLite has no other machines: whoever writes is done before anybody can stop it.
            by_itself = at_once and self.engine.dialect.name == "postgresql"
            engine = self.engine.execution_options(isolation_level="AUTOCOMMIT") if by_itself else self.engine
            with engine.begin() as connection:
                if not self._has_tables:
                    self._tables.create_all(connection)
                    self._file_seen = _inode(self._file)
                yield connection
            self._has_tables = True
        except Exception as error:
            # What the driver raises while a connection is given back does not come through SQLAlchemy.
            if not isinstance(error, (sa.exc.SQLAlchemyError, OSError, ValueError)) and not _is_of_the_driver(error):
                raise
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
            self.engine.dispose()

    def _is_unreachable(self, error: Exception) -> bool:
        return self.engine.dialect.name != "sqlite" and (isinstance(error, sa.exc.OperationalError) or _is_of_the_driver(error))

    def is_alone(self, connection: Connection, key: int) -> bool:
        """Take a lock that many servers share, until the end of the connection's changes; False where another has it. SQLite is not shared."""
        if self.engine.dialect.name != "postgresql":
            return True
        return bool(connection.execute(sa.select(sa.func.pg_try_advisory_xact_lock(key))).scalar_one())

    @property
    def connections(self) -> tuple[int, int]:
        """How many connections are in use, and how many there may be."""
        pool = self.engine.pool
        return (pool.checkedout(), pool.size()) if isinstance(pool, QueuePool) else (0, 1)

    def wipe(self) -> None:
        """Take what was deleted out of SQLite's write-ahead file too."""
        if self.engine.dialect.name == "sqlite":
            with self.begin() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()


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


def _is_of_the_driver(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] == "psycopg2"


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        from psycopg2 import extensions

        extensions.set_wait_callback(_wait_for_postgresql)
        # Answers, the purge and the health check are computed one after the other; the other connections are for slow ones that go on beside them.
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
        engine = sa.create_engine(url, poolclass=QueuePool, pool_size=3, max_overflow=0, connect_args=connect_args, hide_parameters=True)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        # WAL: readers and the writer don't block each other, a killed process loses nothing. secure_delete: deleted rows are overwritten.
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "journal_size_limit=1048576"):
            connection.execute(f"PRAGMA {pragma}")

    return engine
