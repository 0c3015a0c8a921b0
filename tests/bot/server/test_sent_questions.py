"""Questions for the team on both databases: of no conversation, in no order that tells when they came, bounded, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.server import sent_questions
from bot.server.counts import now
from bot.server.database import TABLES
from bot.server.refusal import Refused
from bot.server.sent_questions import SentQuestions, is_of, offer
from bot.server.store import ConflictError, Conversation, ConversationStore

DAY = 86400


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    url = f"sqlite:///{tmp_path / 'c.sqlite3'}" if request.param == "sqlite" else request.getfixturevalue("postgres").url
    store = ConversationStore(url)
    store.purge(now().timestamp() + 10 * DAY)
    store.add(Conversation("a" * 22, 1.0, 1.0))
    yield store
    store.close()


def send(store: ConversationStore, text: str) -> None:
    conversation = store.load("a" * 22)
    assert conversation is not None
    store.save(conversation, text)


def test_are_kept_with_their_day_and_deleted_by_their_number(store: ConversationStore) -> None:
    for text in ("Un […] ?", "Deux ?"):
        send(store, text)
    found = store.questions.all()
    assert {one.text for one in found} == {"Un […] ?", "Deux ?"} and {one.day for one in found} == {now().date()}
    assert store.questions.delete([found[0].number, 1]) == 1
    assert store.questions.all() == found[1:]


def test_the_table_can_tell_neither_time_nor_conversation(store: ConversationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(TABLES.tables["questions"].columns.keys()) == {"number", "day", "text"}
    drawn = iter([899_999, 5, 899_998, 3])
    monkeypatch.setattr(sent_questions.secrets, "randbelow", lambda below: next(drawn))
    for text in "1234":
        send(store, text)
    assert [one.text for one in store.questions.all()] == ["4", "2", "3", "1"], "by the number drawn, not as they came"
    with store._database.begin() as connection:
        assert connection.execute(sa.text("SELECT state FROM conversations")).scalar_one() == Conversation("a" * 22, 1.0, 1.0).state()


def test_a_question_is_kept_with_its_conversation_or_not_at_all(store: ConversationStore) -> None:
    one, other = store.load("a" * 22), store.load("a" * 22)
    assert one is not None and other is not None
    store.save(one, "Une fois ?")
    with pytest.raises(ConflictError):
        store.save(other, "Une fois ?")
    assert len(store.questions.all()) == 1


def test_there_are_never_too_many(store: ConversationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent_questions, "MOST_QUESTIONS", 2)
    for _ in range(2):
        send(store, "Encore ?")
    with pytest.raises(Refused, match="trop_de_questions"):
        send(store, "Encore ?")
    conversation = store.load("a" * 22)
    assert len(store.questions.all()) == 2 and conversation is not None and conversation.version == 2
    assert store.working


def test_end_with_the_conversations_of_their_time(store: ConversationStore) -> None:
    send(store, "Ancienne ?")
    store.purge(now().timestamp() - DAY)
    assert len(store.questions.all()) == 1
    # 30 days later the purge deletes all that was before this day.
    store.purge((now() + timedelta(hours=1)).timestamp())
    assert store.questions.all() == []


def test_leave_no_trace_in_the_files(tmp_path: Path) -> None:
    store = ConversationStore(f"sqlite:///{tmp_path / 'c.sqlite3'}")
    store.add(Conversation("a" * 22, 1.0, 1.0))
    send(store, "zanzibar " * 50)
    store.questions.delete([one.number for one in store.questions.all()])
    assert b"zanzibar" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()


def test_a_print_tells_its_text_to_who_has_the_key_alone() -> None:
    (key, kept), (other, again) = offer("ma question"), offer("ma question")
    assert is_of(kept, "ma question", key)
    assert kept != again and "question" not in kept
    for text, tried in (("ma question", other), ("autre", key), ("ma question", ""), ("", key), ("ma question", "\ud800")):
        assert not is_of(kept, text, tried)
    assert not is_of(None, "ma question", key)
    assert SentQuestions.__doc__
