"""How much several servers answer together: asked in turn, each message at the next server, and told as rates and ratios."""

from __future__ import annotations

import asyncio

from bench.speed.capacity import Case, measure, table
from tests.fixtures import Serve
from tests.serving import Postgres


def test_every_server_is_asked_and_conversations_move_between_them(serve: Serve, postgres: Postgres) -> None:
    servers = [serve(database_url=postgres.url, secret="s" * 40) for _ in range(2)]
    case = Case(2, "chacun")
    asyncio.run(measure(case, [server.url for server in servers], 1.0))
    asyncio.run(measure(case, [server.url for server in servers], 1.0))
    answered = [server.log.count('"event": "message"') for server in servers]
    # A visitor's messages alternate; each was answered, or `say` would have raised.
    assert min(answered) > 0 and abs(answered[0] - answered[1]) <= 0.2 * sum(answered) + 10
    assert sum(answered) == len(case.waits) and len(case.per_second) == 2 and case.p99 > 0


def test_the_table_has_rates_and_ratios() -> None:
    cases = [Case(1, "chacun", [90, 100, 300], [float(wait) for wait in range(101)], 1.01), Case(4, "un Redis", [250], [20.0] * 50, 0.575)]
    assert table(cases).splitlines()[2:] == ["| 1 | chacun | 100 | 1,00 | 99 ms | 10,0 ms |", "| 4 | un Redis | 250 | 2,50 | 20 ms | 11,5 ms |"]
