"""Messages of one conversation come through one at a time, in their order; others do not wait for them."""

from __future__ import annotations

import asyncio

import pytest

from bot.server.order import MOST_WAITING_PER_CONVERSATION, Order
from bot.server.refusal import Refused


async def _message(order: Order, conversation: str, name: str, seen: list[str]) -> None:
    async with order.of(conversation):
        seen.append(f"{name} begins")
        await asyncio.sleep(0.01)
        seen.append(f"{name} ends")


def test_one_at_a_time_in_the_order_they_came() -> None:
    async def talk() -> list[str]:
        order, seen = Order(), list[str]()
        await asyncio.gather(*(_message(order, "a", name, seen) for name in "123"))
        return seen

    assert asyncio.run(talk()) == [f"{name} {what}" for name in "123" for what in ("begins", "ends")]


def test_conversations_do_not_wait_for_each_other() -> None:
    async def talk() -> list[str]:
        order, seen = Order(), list[str]()
        await asyncio.gather(_message(order, "a", "1", seen), _message(order, "b", "2", seen))
        return seen

    assert asyncio.run(talk())[:2] == ["1 begins", "2 begins"]


def test_one_too_many_is_refused_and_nothing_is_kept_of_those_who_are_gone() -> None:
    async def talk() -> tuple[list[object], Order]:
        order, seen = Order(), list[str]()
        count = MOST_WAITING_PER_CONVERSATION + 1
        return await asyncio.gather(*(_message(order, "a", "x", seen) for _ in range(count)), return_exceptions=True), order

    outcomes, order = asyncio.run(talk())
    (refused,) = [one for one in outcomes if one is not None]
    assert isinstance(refused, Refused) and refused.code == "trop_de_messages"
    assert order._locks == {}


def test_a_failure_lets_the_next_one_through() -> None:
    async def talk() -> None:
        order = Order()
        with pytest.raises(LookupError):
            async with order.of("a"):
                raise LookupError
        async with asyncio.timeout(1), order.of("a"):
            pass
        assert order._locks == {}

    asyncio.run(talk())
