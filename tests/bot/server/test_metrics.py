"""Figures: what is counted for an answer, and what the knowledge files say of themselves when Prometheus asks."""

from __future__ import annotations

import asyncio
import os
import time
from types import SimpleNamespace
from typing import Any

import pytest

from bot.server.limiter import Limiter
from bot.server.metrics import Metrics, may_read
from bot.server.sent_turn import SentTurn
from bot.server.settings import Settings


def _page(metrics: Metrics) -> dict[str, float]:
    content, kind = metrics.page()
    assert kind.startswith("text/plain")
    lines = [line.rpartition(" ") for line in content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def _metrics(**knowledge: Any) -> tuple[Metrics, SimpleNamespace]:
    store = SimpleNamespace(**{"refused": (), "refusals": 0, "version": "0123456789ab", "working": True, "connections": (2, 3), **knowledge})
    return Metrics(store, "ba9876543210", _conversations(store), Limiter(Settings(), "s" * 40)), store  # type: ignore[arg-type]


def _conversations(store: SimpleNamespace) -> Any:
    worker = SimpleNamespace(waiting=3, most_waiting=64, computing=2, lost_threads=1)
    return SimpleNamespace(store=store, worker=worker)


def test_an_answer_counts_once_and_each_of_its_topics() -> None:
    metrics, _ = _metrics()
    metrics.answered(SentTurn((), ("pnpm.valeurs", "cde.membres"), "answer"), 0.03)
    metrics.answered(SentTurn((), ("hors_sujet",), "fallback"), 7.0)
    page = _page(metrics)
    assert page['amane_messages_total{kind="answer"}'] == page['amane_messages_total{kind="fallback"}'] == 1
    assert page['amane_topics_total{topic="pnpm.valeurs"}'] == page['amane_topics_total{topic="cde.membres"}'] == 1
    assert page["amane_fallbacks_total"] == 1
    assert page['amane_message_seconds_bucket{le="0.02"}'] == 0 and page['amane_message_seconds_bucket{le="0.05"}'] == 1
    assert page["amane_message_seconds_count"] == 2 and page["amane_message_seconds_sum"] == 7.03


def test_the_knowledge_files_are_looked_at_when_the_page_is_read() -> None:
    metrics, store = _metrics()
    assert _page(metrics)["amane_knowledge_refused"] == 0
    store.refused, store.refusals = ("fault",), 3
    assert (_page(metrics)["amane_knowledge_refused"], _page(metrics)["amane_knowledge_refusals_total"]) == (1, 3)


def test_what_is_served_and_whether_it_can_be_stored() -> None:
    metrics, store = _metrics()

    def served(version: str) -> str:
        return f'amane_served{{knowledge="{version}",model="ba9876543210",process="{os.getpid()}"}}'

    assert _page(metrics)[served("0123456789ab")] == _page(metrics)["amane_store_working"] == 1
    assert 0 <= time.time() - _page(metrics)["amane_start_time_seconds"] < 60
    store.version, store.working = "another", False
    assert (_page(metrics)[served("another")], _page(metrics)["amane_store_working"]) == (1, 0)


def test_how_much_there_is_to_do_and_who_counts_limits() -> None:
    page = _page(_metrics()[0])
    told = {name: value for name, value in page.items() if name.startswith(("amane_wait", "amane_comp", "amane_lost", "amane_data", "amane_lim"))}
    assert told == {
        "amane_waiting": 3,
        "amane_waiting_most": 64,
        "amane_computing": 2,
        "amane_lost_threads": 1,
        "amane_database_connections_used": 2,
        "amane_database_connections_most": 3,
        'amane_limits_counted{by="local"}': 1,
        'amane_limits_counted{by="shared"}': 0,
        'amane_limits_counted{by="lost"}': 0,
        "amane_limits_losses_total": 0,
    }
    assert page["process_resident_memory_bytes"] > 1e6 and page["process_cpu_seconds_total"] > 0


def test_a_counter_that_is_lost_is_told() -> None:
    limiter = Limiter(Settings(limits_url="valkey://127.0.0.1:1/0"), "s" * 40)
    metrics = Metrics(_metrics()[1], "ba9876543210", _conversations(_metrics()[1]), limiter)  # type: ignore[arg-type]
    assert _page(metrics)['amane_limits_counted{by="shared"}'] == 1
    asyncio.run(limiter.hit("address", "a"))
    page = _page(metrics)
    assert (page['amane_limits_counted{by="shared"}'], page['amane_limits_counted{by="lost"}'], page["amane_limits_losses_total"]) == (0, 1, 1)


def test_two_servers_of_one_process_count_apart() -> None:
    one, other = _metrics()[0], _metrics()[0]
    one.opened.inc()
    assert (_page(one)["amane_conversations_opened_total"], _page(other)["amane_conversations_opened_total"]) == (1, 0)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "::ffff:10.1.2.3", "fd00::7%eth0"])
def test_figures_are_for_this_machine_and_for_the_networks_named(address: str) -> None:
    networks = ("10.0.0.0/8", "fd00::/8")
    request = SimpleNamespace(ip=address, headers={})
    assert may_read(request, "", networks)
    assert may_read(request, "", ()) == (address.endswith(("127.0.0.1", "::1")))
    for header in ("x-forwarded-for", "x-real-ip", "forwarded", "x-visitor"):
        assert not may_read(SimpleNamespace(ip=address, headers={header: "10.1.2.3"}), "x-visitor", networks)


@pytest.mark.parametrize("address", ["11.0.0.1", "192.168.1.1", "::ffff:11.0.0.1", "fe80::1%eth0", "", None])
def test_figures_are_for_nobody_else(address: str | None) -> None:
    assert not may_read(SimpleNamespace(ip=address, headers={}), "", ("10.0.0.0/8", "fd00::/8"))
