"""Databases: what fails is told in time as one kind of error, without a row or a password in it."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.server.database import DATABASE_SECONDS, PAUSE_SECONDS, Database, StoreUnavailableError
from tests.serving import Postgres, free_port

TABLES = sa.MetaData()
WORDS = sa.Table("words", TABLES, sa.Column("word", sa.String(20), primary_key=True))


def _open(path: Path) -> Database:
    database = Database(f"sqlite:///{path}", TABLES)
    database.wait(0)
    return database


def _words(database: Database) -> list[str]:
    with database.begin() as connection:
        return [row.word for row in connection.execute(sa.select(WORDS))]


def _write(database: Database, word: str) -> None:
    with database.begin() as connection:
        connection.execute(WORDS.insert().values(word=word))


def test_all_of_it_is_kept_or_nothing(tmp_path: Path) -> None:
    database = _open(tmp_path / "c.sqlite3")
    _write(database, "un")
    with pytest.raises(StoreUnavailableError) as caught, database.begin() as connection:
        connection.execute(WORDS.insert().values(word="deux"))
        connection.execute(WORDS.insert().values(word="un"))
    assert str(caught.value) == "IntegrityError SQLITE_CONSTRAINT_PRIMARYKEY"
    assert _words(database) == ["un"]
    database.close()


def test_sqlite_is_for_its_owner_and_survives_crashes(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        database = _open(tmp_path / "donnees" / "c.sqlite3")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "donnees").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "donnees" / "c.sqlite3").stat().st_mode) == 0o600
    with sqlite3.connect(tmp_path / "donnees" / "c.sqlite3") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_connections_in_use_are_counted(tmp_path: Path) -> None:
    database = _open(tmp_path / "c.sqlite3")
    assert database.connections == (0, 3)
    with database.begin(), database.begin():
        assert database.connections == (2, 3)
    assert database.connections == (0, 3)
    assert Database("sqlite://", TABLES).connections == (0, 1)


def test_in_memory_all_threads_share_one(tmp_path: Path) -> None:
    database = Database("sqlite://", TABLES)
    _write(database, "un")
    assert _words(database) == ["un"]
    database.wipe()
    database.close()


def test_a_broken_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreUnavailableError):
        _open(tmp_path / "c.sqlite3")


def test_waits_for_a_database_and_then_says_so() -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnavailableError, match=r"127\.0\.0\.1.*OperationalError") as caught:
        Database(f"postgresql://essai:motdepasse@127.0.0.1:{free_port()}/rien", TABLES).wait(2)
    assert "motdepasse" not in str(caught.value)
    assert 1.5 < time.monotonic() - started < 10


def test_after_a_failed_connection_nobody_waits_for_the_next_one() -> None:
    database = Database(f"postgresql://essai@127.0.0.1:{free_port()}/rien", TABLES)
    with pytest.raises(StoreUnavailableError, match="OperationalError"), database.begin():
        pass
    with pytest.raises(StoreUnavailableError, match="a moment ago"), database.begin():
        pass
    time.sleep(PAUSE_SECONDS)
    with pytest.raises(StoreUnavailableError, match="OperationalError"), database.begin():
        pass


def test_a_database_that_hangs_is_given_up_in_time(postgres: Postgres) -> None:
    database = Database(postgres.url, TABLES)
    database.wait(0)
    postgres.freeze()
    try:
        started = time.monotonic()
        with pytest.raises(StoreUnavailableError):
            _words(database)
        # A connection that is lost is tried anew once.
        assert time.monotonic() - started < 3 * DATABASE_SECONDS
    finally:
        postgres.thaw()
    database.close()
