"""A server with Redis's protocol counts for all; while it is away, hangs, or speaks something else, nobody waits for it and nobody is refused."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest
from limits import parse_many

from bot.server import shared_counters
from bot.server.shared_counters import MOST_CONNECTIONS, MOST_LATE, WAIT_SECONDS, SharedCounters, is_usable
from tests.fixtures import Serve
from tests.serving import Redis

THREE = parse_many("3/minute; 100/hour")


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("valkey://127.0.0.1:6379/0", True),
        ("redis://127.0.0.1", True),
        ("redis://127.0.0.1:6379/", True),
        ("valkeys://:p%40ss@limites.exemple.ma:6380/3", True),
        ("rediss://moi:secret@[::1]:6380", True),
        ("valkey+unix:///run/valkey/valkey.sock", True),
        ("redis+unix:///run/redis/redis.sock?db=2", True),
        ("127.0.0.1:6379", False),
        ("valkey:127.0.0.1", False),
        ("valkey://", False),
        ("valkey:///0", False),
        ("valkey://127.0.0.1:abc", False),
        ("valkey://127.0.0.1:70000", False),
        ("valkey://127.0.0.1:0", False),
        ("valkey://127.0.0.1/zero", False),
        ("valkey://127.0.0.1/0?socket_timeout=9", False),
        ("valkey://127.0.0.1/0#a", False),
        ("valkey://127.0.0.1 /0", False),
        ("valkey://[::1/0", False),
        ("valkey+unix://", False),
        ("valkey+unix://machine/run/valkey.sock", False),
        ("redis+unix:///run/redis.sock?db=a", False),
        ("postgresql://127.0.0.1/0", False),
        ("memory://", False),
    ],
)
def test_addresses(url: str, usable: bool) -> None:
    assert is_usable(url) is usable
    if usable:
        assert SharedCounters(url).working


def _said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def test_one_count_for_all_and_the_seconds_to_wait(redis: Redis) -> None:
    async def talk() -> None:
        # The two names of one protocol.
        one, other = SharedCounters(redis.url), SharedCounters(redis.url.replace("valkey", "redis"))
        counted = [await counters.hit(THREE, "address", "a") for counters in (one, other, one, other, one)]
        assert counted[:3] == [0, 0, 0] and all(wait is not None and 1 <= wait <= 60 for wait in counted[3:])
        assert await one.hit(THREE, "address", "b") == await one.hit(THREE, "opening", "a") == 0
        # More at once than there are connections: they wait for one, and none is an error, however busy the machine.
        many = await asyncio.gather(*(one.hit(THREE, "address", str(number)) for number in range(3 * MOST_CONNECTIONS)))
        assert 0 in many and set(many) <= {0, None}

    asyncio.run(talk())


def test_nobody_waits_for_one_that_hangs(redis: Redis, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_counters, "PAUSE_SECONDS", 0.5)

    async def timed(counters: SharedCounters) -> tuple[float | None, float]:
        started = time.monotonic()
        return await counters.hit(THREE, "address", "a"), time.monotonic() - started

    async def talk() -> None:
        counters = SharedCounters(redis.url)
        assert await counters.hit(THREE, "address", "a") == 0
        redis.freeze()
        # All that ask at that moment wait once; who comes after them does not.
        first = await asyncio.gather(*(timed(counters) for _ in range(20)))
        assert {wait for wait, _ in first} == {None} and max(seconds for _, seconds in first) < WAIT_SECONDS + 0.15
        assert not counters.working
        then = [await timed(counters) for _ in range(20)]
        assert {wait for wait, _ in then} == {None} and sum(seconds for _, seconds in then) < WAIT_SECONDS
        await asyncio.sleep(0.55)
        # One tries for all of them.
        again = sorted(seconds for _, seconds in await asyncio.gather(*(timed(counters) for _ in range(20))))
        assert again[-1] >= WAIT_SECONDS and sum(seconds > WAIT_SECONDS / 2 for seconds in again) == 1
        redis.thaw()
        await asyncio.sleep(0.55)
        assert await counters.hit(THREE, "address", "a") == 0
        assert (counters.working, counters.losses) == (True, 1)

    with caplog.at_level(logging.WARNING):
        asyncio.run(talk())
    lost, back = _said(caplog)
    assert "AMANE_LIMITS_URL does not count" in lost and "counts again" in back


def test_a_busy_moment_is_no_loss(redis: Redis, caplog: pytest.LogCaptureFixture) -> None:
    async def talk() -> None:
        counters = SharedCounters(redis.url)
        assert await counters.hit(THREE, "address", "a") == 0
        for _ in range(2):
            redis.freeze()
            assert [await counters.hit(THREE, "address", "a") for _ in range(MOST_LATE - 1)] == [None] * (MOST_LATE - 1)
            redis.thaw()
            await asyncio.sleep(0.05)
            assert counters.working and await counters.hit(THREE, "address", "b") == 0

    with caplog.at_level(logging.WARNING):
        asyncio.run(talk())
    assert _said(caplog) == []


def test_what_refuses_or_speaks_something_else_counts_as_away(redis: Redis, serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    redis.say("CONFIG", "SET", "requirepass", "bon")
    http = serve()
    urls = [redis.url, redis.url.replace("//", "//:faux@"), http.url.replace("http", "valkey"), "valkey://machine.invalid", "valkey://127.0.0.1:1"]

    async def talk() -> None:
        for counters in map(SharedCounters, [*urls, "valkey+unix:///nulle/part.sock"]):
            # One that takes connections and says nothing is known by and by.
            assert [await counters.hit(THREE, "address", "a") for _ in range(MOST_LATE)] == [None] * MOST_LATE and not counters.working
        assert await SharedCounters(redis.url.replace("//", "//:bon@")).hit(THREE, "address", "a") == 0

    with caplog.at_level(logging.WARNING):
        asyncio.run(talk())
    assert len(_said(caplog)) == 6 and "faux" not in caplog.text
