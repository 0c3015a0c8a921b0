"""What others wait while one conversation keeps the server busy: measured on a real server of the throw-away assistant."""

from __future__ import annotations

import asyncio
import time

from bench.speed import hostile
from bench.speed.servers import new_session
from tests.fixtures import Serve


def test_visitors_wait_and_one_harasses(serve: Serve) -> None:
    server = serve(address_header="x-real-ip")

    async def run() -> tuple[int, list[float]]:
        waits: list[float] = []
        until = time.monotonic() + 2
        async with new_session() as session:
            visitors = [hostile._Visitor(session, server, number) for number in (1, 2)]  # type: ignore[arg-type]
            answered, _ = await asyncio.gather(
                hostile._harass(visitors[0], until, list(hostile.WORST)), hostile._visit(visitors[1], until, waits, 0.0)
            )
        return answered, waits

    answered, waits = asyncio.run(run())
    assert answered > 0
    assert waits and all(0 < wait < 5000 for wait in waits)


def test_the_worst_messages_are_within_what_may_be_typed() -> None:
    assert all(text.strip() for text in hostile.WORST)
    assert max(len(text[:500]) for text in hostile.WORST) == 500
