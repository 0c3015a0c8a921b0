"""Counts on both databases: several servers add at once without loss, none holds up another, a danger tells no day, and all of it ends."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.server import counts
from bot.server.counts import CONVERSATIONS, DANGER, KEPT_DAYS, MESSAGES, TOPICS, Counted, of_turn
from bot.server.database import TABLES
from bot.server.store import ConversationStore
from tests.fixtures import Serve
from tests.serving import Postgres

EVER = date(1970, 1, 1), date(9999, 1, 1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'c.sqlite3'}"
    database: Postgres = request.getfixturevalue("postgres")
    engine = sa.create_engine(database.url)
    TABLES.drop_all(engine)
    engine.dispose()
    return database.url


@pytest.fixture
def store(url: str) -> Iterator[ConversationStore]:
    store = ConversationStore(url)
    yield store
    store.close()


def at(day: str, hour: int = 12) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:30:00+00:00").astimezone(counts.MOROCCO)


def test_adds_up_by_day(store: ConversationStore) -> None:
    for _ in range(3):
        store.counts.add([(MESSAGES, ""), (TOPICS, "pnpm.valeurs")], at("2026-03-02"))
    store.counts.add([(MESSAGES, "")], at("2026-03-03"))
    first, second = date(2026, 3, 2), date(2026, 3, 3)
    assert store.counts.between(*EVER) == [(first, MESSAGES, "", 3), (first, TOPICS, "pnpm.valeurs", 3), (second, MESSAGES, "", 1)]
    assert store.counts.between(second, second) == [(second, MESSAGES, "", 1)]


def test_a_danger_tells_its_month_alone(store: ConversationStore) -> None:
    for day in ("2026-03-02", "2026-03-31", "2026-04-01"):
        store.counts.add([(DANGER, "")], at(day))
    assert store.counts.between(*EVER) == [(date(2026, 3, 1), DANGER, "", 2), (date(2026, 4, 1), DANGER, "", 1)]


def test_an_answer_counts_for_its_hour_language_topics_and_what_it_leaves_open() -> None:
    assert of_turn("answer", ["pnpm.valeurs", "cde.membres"], ["not_said"], "fr", 9) == [
        (MESSAGES, ""), ("hours", "09"), ("languages", "fr"), (TOPICS, "pnpm.valeurs"), (TOPICS, "cde.membres"), ("gaps", "not_said"),
    ]  # fmt: skip
    assert of_turn("clarification", ["precision"], [], "fr", 23) == [(MESSAGES, ""), ("hours", "23"), ("languages", "fr"), ("asked_back", "")]
    assert of_turn("fallback", ["hors_sujet"], ["out_of_scope"], "fr", 0)[3:] == [("gaps", "out_of_scope")]
    assert of_turn("safeguarding", ["urgence"], ["not_said"], "ar", 3) == [(DANGER, "")]


def test_what_the_table_may_hold_is_what_the_page_says() -> None:
    """A new thing to count has its words in docs/fr/confidentialite.md (tests/bot/server/test_privacy.py) and its place in the report."""
    assert set(TABLES.tables["counts"].columns.keys()) == {"day", "what", "which", "number"}
    assert {name for name in vars(counts) if name.isupper() and isinstance(getattr(counts, name), str)} == {
        "CONVERSATIONS", "MESSAGES", "TOPICS", "GAPS", "ASKED_BACK", "HOURS", "LANGUAGES", "DANGER", "DANGER_TOPIC", "DANGER_KIND",
    }  # fmt: skip


def test_a_day_is_one_of_morocco() -> None:
    assert at("2026-11-26", 23).date() == date(2026, 11, 27)
    assert abs(counts.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_servers_that_add_at_once_lose_nothing(url: str) -> None:
    stores = [ConversationStore(url) for _ in range(2)]
    failed: list[BaseException] = []

    def work(store: ConversationStore, rows: list[counts.Row]) -> None:
        try:
            for _ in range(60):
                store.counts.add(rows, at("2026-03-02"))
                store.counts.rate(["pnpm.valeurs", "cde.membres"], useful=True)
        except BaseException as error:  # noqa: BLE001 - told by the test itself
            failed.append(error)

    rows = [(MESSAGES, ""), *((TOPICS, f"t{number}") for number in range(9))]
    threads = [threading.Thread(target=work, args=(store, rows[:: 1 - 2 * (index % 2)])) for index, store in enumerate(stores * 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {number for *_, number in stores[0].counts.between(*EVER)} == {240}
    assert stores[0].counts.ratings() == {"pnpm.valeurs": (240, 0), "cde.membres": (240, 0)}
    for store in stores:
        store.close()


def test_a_server_that_hangs_in_the_middle_of_counting_holds_up_nobody(postgres: Postgres) -> None:
    one, other = ConversationStore(postgres.url), ConversationStore(postgres.url)
    one.counts.add([(MESSAGES, "")], at("2026-05-05"))
    with one._database.begin(at_once=True) as connection:
        connection.execute(sa.text("UPDATE counts SET number = number + 1"))
        started = time.monotonic()
        other.counts.add([(MESSAGES, "")], at("2026-05-05"))
        assert time.monotonic() - started < 1
    assert other.counts.between(date(2026, 5, 5), date(2026, 5, 5)) == [(date(2026, 5, 5), MESSAGES, "", 3)]
    one.close()
    other.close()


def test_thumbs(store: ConversationStore) -> None:
    rate = store.counts.rate
    rate(["pnpm.valeurs", "cde.membres"], useful=True)
    rate(["pnpm.valeurs"], useful=True)
    rate(["pnpm.valeurs"], useful=False)
    rate(["cde.membres"], useful=True, weight=-1)
    rate(["jamais.vu"], useful=True, weight=-1)
    rate(["urgence"], useful=False)
    assert store.counts.ratings() == {"pnpm.valeurs": (2, 1), "cde.membres": (0, 0)}
    assert store.counts.ratings(last=counts.now().date() - timedelta(days=1)) == {}


def test_what_was_counted_too_long_ago_is_deleted_with_old_conversations(store: ConversationStore) -> None:
    today = counts.now()
    for age in (KEPT_DAYS - 1, KEPT_DAYS + 1):
        store.counts.add([(MESSAGES, "")], today - timedelta(days=age))
    store.purge(0.0)
    assert [day for day, *_ in store.counts.between(*EVER)] == [today.date() - timedelta(days=KEPT_DAYS - 1)]


def test_a_killed_server_has_counted_what_it_answered(serve: Serve, url: str) -> None:
    settings: dict[str, Any] = {} if url.startswith("sqlite") else {"database_url": url}
    server = serve(**settings)
    visitor = server.visitor()
    for _ in range(5):
        visitor.say("quelles sont les valeurs")
    server.stop(signal.SIGKILL)
    store = ConversationStore(url if settings else f"sqlite:///{server.data / 'conversations.sqlite3'}")
    counted: list[Counted] = store.counts.between(*EVER)
    conversation = store.load(visitor.id)
    store.close()
    assert {what: number for _, what, _, number in counted if what in (CONVERSATIONS, MESSAGES)} == {CONVERSATIONS: 1, MESSAGES: 5}
    assert conversation is not None and conversation.version == 5
