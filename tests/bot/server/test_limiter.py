"""Whatever form a proxy writes an address in, it counts as the address that it is; by several servers it counts once, and can't be read outside."""

from __future__ import annotations

import asyncio

import pytest

from bot.server.limiter import UNKNOWN, Limiter, address_key
from bot.server.refusal import Refused
from bot.server.settings import Settings
from tests.serving import Redis


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        (" 203.0.113.7 ", "203.0.113.7"),
        ("203.0.113.7:5001", "203.0.113.7"),
        ('"203.0.113.7"', "203.0.113.7"),
        ("2001:DB8::1", "2001:db8::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("[2001:db8::ffff]:443", "2001:db8::/64"),
        ("2001:0db8:0000:0000:1::1", "2001:db8::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("[::FFFF:cb00:7107]:9", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("[fe80::2%25wlan0]:80", "fe80::/64"),
        ("for=203.0.113.7", "203.0.113.7"),
        ('For="[2001:db8::1]:4711";proto=https', "2001:db8::/64"),
        ("proto=https; by=192.0.2.1; for=203.0.113.7", "203.0.113.7"),
        *((text, UNKNOWN) for text in ("", "unknown", "for=_hidden", "unix:", "203.0.113", "a 203.0.113.7", "[]", "[]:80", "a" * 9999)),
    ],
)
def test_reads_every_form(written: str, key: str) -> None:
    assert address_key(written) == key


async def _allowed(limiters: list[Limiter], requests: int, key: str = "203.0.113.7") -> int:
    """Return how many of so many requests, to each limiter in turn, were not refused."""
    allowed = 0
    for number in range(requests):
        try:
            await limiters[number % len(limiters)].hit("opening", key)
        except Refused as refused:
            assert refused.code == "trop_de_messages" and 1 <= (refused.retry_after or 0) <= 3600
        else:
            allowed += 1
    return allowed


def test_servers_of_one_secret_count_together_and_tell_no_address(redis: Redis) -> None:
    settings = Settings(limits_url=redis.url, opening_limit="6/hour")

    async def talk() -> list[int]:
        together, apart = [Limiter(settings, "s" * 40), Limiter(settings, "s" * 40)], Limiter(settings, "t" * 40)
        assert {one.counted_by for one in together} == {"shared"}
        return [await _allowed(together, 10), await _allowed(together, 4, "203.0.113.8"), await _allowed([apart], 4)]

    assert asyncio.run(talk()) == [6, 4, 4]
    keys = redis.say("KEYS", "*")
    assert keys.count(b"LIMITS") == 3 and b"203.0" not in keys
    # Nothing stays: twice the time of the limit is the longest.
    one = next(line for line in keys.decode().splitlines() if line.startswith("LIMITS"))
    assert 0 < int(redis.say("TTL", one)[1:]) <= 7200


def test_without_it_each_server_counts_for_itself(redis: Redis) -> None:
    settings = Settings(limits_url=redis.url, opening_limit="6/hour")

    async def talk() -> None:
        limiter, other = Limiter(settings, "s" * 40), Limiter(settings, "s" * 40)
        redis.stop()
        assert await _allowed([limiter], 10) == 6
        assert (limiter.counted_by, other.counted_by) == ("lost", "shared")
        assert await _allowed([other], 10) == 6
        plain = Limiter(Settings(opening_limit="6/hour"), "s" * 40)
        assert (await _allowed([plain], 10), plain.counted_by) == (6, "local")

    asyncio.run(talk())
