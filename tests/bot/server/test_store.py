"""The store on both databases: what is read is what was written, failures change nothing and are told."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.engine.state import DialogueState
from bot.server.database import DATABASE_SECONDS, StoreUnavailableError
from bot.server.store import PURGE_LOCK, RATED_ANSWERS, ConflictError, Conversation, ConversationStore
from tests.serving import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    url = f"sqlite:///{tmp_path / 'donnees' / 'c.sqlite3'}" if request.param == "sqlite" else request.getfixturevalue("postgres").url
    store = ConversationStore(url)
    store.purge(time.time() + 10 * 86400)
    yield store
    store.close()


def _conversation(conversation_id: str = "a" * 22, updated: float = 1000.5) -> Conversation:
    dialogue = DialogueState(3, {"collectif": "pnpm", "liste": ["pnpm", "cde"]}, [{"event": "slot", "name": "collectif", "value": None}])
    return Conversation(conversation_id, 1000.0, updated, dialogue=dialogue, offered=["/choisir"])


# A row as the first versions wrote it: whoever talks while the server is updated goes on.
_WRITTEN = (
    '{"turns":3,"slots":{"collectif":"pnpm","liste":["pnpm","cde"]},"events":[{"event":"slot","name":"collectif","value":null}],'
    '"offered":["/choisir"],"answers":{}}'
)


def test_the_form_of_a_row_stays(store: ConversationStore) -> None:
    assert _conversation().state() == _WRITTEN
    store.add(_conversation())
    with store._database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE conversations SET state = :state"), {"state": _WRITTEN})
    assert store.load("a" * 22) == _conversation()


def test_gives_back_what_it_was_given(store: ConversationStore) -> None:
    store.add(_conversation())
    assert store.load("a" * 22) == _conversation()
    assert store.load("b" * 22) is None


def test_rewrites(store: ConversationStore) -> None:
    store.add(_conversation())
    conversation = store.load("a" * 22)
    assert conversation is not None
    conversation.dialogue.events = [{"event": "action", "name": "action_listen", "timestamp": 1.5}]
    conversation.remember_answer("m1", ["pnpm.valeurs"])
    store.save(conversation)
    assert store.load("a" * 22) == conversation
    assert store.count() == 1


def test_two_writers_do_not_overwrite_each_other(store: ConversationStore) -> None:
    store.add(_conversation())
    one, other = store.load("a" * 22), store.load("a" * 22)
    assert one is not None
    assert other is not None
    store.save(one)
    with pytest.raises(ConflictError):
        store.save(other)


def test_what_was_deleted_stays_deleted(store: ConversationStore) -> None:
    store.add(_conversation())
    conversation = store.load("a" * 22)
    assert conversation is not None
    assert store.delete("a" * 22)
    assert not store.delete("a" * 22)
    with pytest.raises(ConflictError):
        store.save(conversation)
    assert store.load("a" * 22) is None


def test_an_id_is_only_used_once(store: ConversationStore) -> None:
    store.add(_conversation())
    with pytest.raises(StoreUnavailableError):
        store.add(_conversation())


@pytest.mark.parametrize("conversation_id", ["\ud800", "\x00", "'; DROP TABLE conversations; --", "a" * 10_000, ""])
def test_strange_ids_end_nothing(store: ConversationStore, conversation_id: str) -> None:
    # Rasa's own store ends the process on the first of these.
    try:
        assert store.load(conversation_id) is None
    except StoreUnavailableError:
        pass
    store.ping()


def test_deletes_the_old(store: ConversationStore) -> None:
    store.add(_conversation("a" * 22, updated=1000.0))
    store.add(_conversation("b" * 22, updated=2000.0))
    assert store.purge(1500.0) == 1
    assert store.load("a" * 22) is None
    assert store.load("b" * 22) is not None


def test_deletes_some_of_the_old_at_a_time(store: ConversationStore) -> None:
    for number in range(7):
        store.add(_conversation(f"{number}" * 22, updated=1000.0 + number))
    assert [store.purge(1006.0, 4) for _ in range(3)] == [4, 2, 0]
    assert store.count() == 1


def test_leaves_the_old_to_the_server_that_is_deleting_them(postgres: Postgres) -> None:
    one, other = ConversationStore(postgres.url), ConversationStore(postgres.url)
    one.purge(time.time() + 10 * 86400)
    one.add(_conversation())
    with one._database.begin() as connection:
        assert one._database.is_alone(connection, PURGE_LOCK)
        connection.execute(sa.text("DELETE FROM conversations"))
        started = time.monotonic()
        assert other.purge(1500.0) is None
        assert time.monotonic() - started < DATABASE_SECONDS / 2, "nobody waits for the other's rows"
    # At the end of what the other did, and at its death, the lock is gone.
    assert other.purge(1500.0) == 0
    one.close()
    other.close()


def test_remembers_only_the_last_answers() -> None:
    conversation = _conversation()
    for number in range(100):
        conversation.remember_answer(f"m{number}", ["pnpm.valeurs"])
    assert list(conversation.answers) == [f"m{number}" for number in range(100 - RATED_ANSWERS, 100)]


def test_deleted_rows_leave_no_trace_in_the_files(tmp_path: Path) -> None:
    store = ConversationStore(f"sqlite:///{tmp_path / 'c.sqlite3'}")
    for number in range(50):
        store.add(Conversation(f"trace{number}", 1.0, 1.0, dialogue=DialogueState(slots={"collectif": "zanzibar" * 100})))
    store.delete("trace0")
    store.purge(2.0)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"zanzibar" not in content
    assert b"trace" not in content
    store.close()


def test_a_locked_database_is_an_error_not_an_empty_conversation(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    store = ConversationStore(f"sqlite:///{path}")
    store.add(_conversation())
    conversation = store.load("a" * 22)
    assert conversation is not None
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailableError):
            store.save(conversation)
        other.rollback()
    other.close()
    store.save(conversation)
    store.close()


def test_a_check_notices_that_nothing_more_can_be_written(tmp_path: Path) -> None:
    store = ConversationStore(f"sqlite:///{tmp_path / 'c.sqlite3'}")
    store.ping()
    # SQLite itself says that the disk is full once its file may not grow.
    for _ in range(100):
        store.add(_conversation(secrets.token_urlsafe(16)))
    with store._database.engine.connect() as connection:
        (size,) = connection.exec_driver_sql("PRAGMA page_count").one()
    sa.event.listen(store._database.engine, "checkout", lambda connection, *_: connection.execute(f"PRAGMA max_page_count={size}"))
    with pytest.raises(StoreUnavailableError, match="SQLITE_FULL"):
        store.ping()
    assert not store.working
    assert store.count() == 100
    store.close()


def test_a_row_that_can_not_be_read_is_none(store: ConversationStore, caplog: pytest.LogCaptureFixture) -> None:
    store.add(_conversation())
    for state in ("{", "[]", "null", '"x"', "{}", '{"unknown": 1, "offered": [], "answers": {}}'):
        with store._database.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE conversations SET state = '" + state.replace("%", "%%") + "'")
        assert store.load("a" * 22) is None
    assert "can't be read" in caplog.text


def test_starts_without_a_database_and_finds_it_later(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_bytes(b"not a database" * 100)
    store = ConversationStore(f"sqlite:///{path}", required=False)
    assert not store.working
    with pytest.raises(StoreUnavailableError):
        store.add(_conversation())
    path.unlink()
    store.add(_conversation())
    assert store.load("a" * 22) == _conversation()
    assert store.working
    store.close()


def test_errors_do_not_quote_rows(store: ConversationStore) -> None:
    conversation = Conversation("c" * 100, 1.0, 1.0, dialogue=DialogueState(slots={"collectif": "zanzibar"}))
    store.add(_conversation())
    try:
        store.add(conversation)
        store.add(conversation)
    except StoreUnavailableError as error:
        assert "zanzibar" not in repr(error)
        assert error.__cause__ is None
    else:
        pytest.fail("the same id was taken twice")


def test_a_file_that_was_deleted_or_replaced_is_opened_anew(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    store = ConversationStore(f"sqlite:///{file}")
    store.add(_conversation())
    for _ in range(2):
        for one in tmp_path.glob("c.sqlite3*"):
            one.unlink()
        # What nobody can find any more is not answered from.
        assert store.load("a" * 22) is None
        store.add(_conversation())
        other = ConversationStore(f"sqlite:///{file}")
        assert other.count() == 1
        other.close()
    store.close()
