"""Three servers, one database, one counter of limits, a proxy that takes them in turn: whatever breaks down, conversations go on where they were."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures import Serve
from tests.machines.breakdowns import break_down, settings
from tests.proxies import Proxy
from tests.serving import Postgres, Redis


def test_sixty_conversations_go_on_through_every_breakdown(postgres_to_stop: Postgres, redis: Redis, serve: Serve, tmp_path: Path) -> None:
    servers = [serve(**settings(postgres_to_stop, redis, drain=0.5)) for _ in range(3)]
    proxy = Proxy("nginx", tmp_path, [server.port for server in servers], in_turn=True).start()
    try:
        crowd, limits = break_down(proxy, servers, postgres_to_stop, redis, pause=1.8, away=2, calm=0.5, settle=2)
    finally:
        proxy.end()
    assert crowd.faults() == [], (crowd.seen, limits)
    assert crowd.seen["database away"]["503 stockage_indisponible"] > 0
    logs = "".join(server.log for server in servers)
    assert "Traceback" not in logs and "QUITTE LA MACHINE" not in logs
    assert logs.count("AMANE_LIMITS_URL does not count") >= 3 and logs.count("counts again") >= 3
