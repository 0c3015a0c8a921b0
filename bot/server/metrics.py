"""Count what the server does, for Prometheus: numbers and topics, never a text or an address."""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Iterator, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.server.conversation import Conversations
from bot.server.limiter import COUNTERS, Limiter
from bot.server.sent_turn import SentTurn
from knowledge import KnowledgeStore

# A message takes 5 to 30 ms; unless set otherwise it waits 10 s at most for its turn and is computed in 5 s at most.
_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)

# What proxies write for those who come from elsewhere.
_FORWARDED = ("x-forwarded-for", "x-real-ip", "forwarded")


def may_read(request: Any, address_header: str, networks: Sequence[str]) -> bool:
    """Whether a request (Sanic’s) comes from this machine or from one of these networks; what comes through a proxy comes from the internet."""
    if any(name in request.headers for name in (*_FORWARDED, address_header) if name):
        return False
    try:
        address = ipaddress.ip_address((request.ip or "").partition("%")[0])
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or any(address in ipaddress.ip_network(one) for one in networks)


class _State(Collector):
    """What this process serves, how much it has to do, and how its files, its database and its limits are, read when Prometheus asks."""

    def __init__(self, knowledge: KnowledgeStore, model: str, conversations: Conversations, limiter: Limiter) -> None:
        self._knowledge, self._model = knowledge, model
        self._conversations, self._limiter = conversations, limiter
        self._started = time.time()

    def collect(self) -> Iterator[Metric]:
        served = GaugeMetricFamily("amane_served", "Always 1: process, model and knowledge version", labels=["process", "model", "knowledge"])
        served.add_metric([str(os.getpid()), self._model, self._knowledge.version], 1.0)
        yield served
        yield GaugeMetricFamily("amane_start_time_seconds", "When this process started to serve, in seconds since 1970", value=self._started)
        store = self._conversations.store
        yield GaugeMetricFamily("amane_store_working", "1 while the last thing to be stored was, else 0", value=float(store.working))
        used, most = store.connections
        yield GaugeMetricFamily("amane_database_connections_used", "Connections to the database that are in use", value=used)
        yield GaugeMetricFamily("amane_database_connections_most", "Connections to the database that there may be", value=most)
        worker = self._conversations.worker
        yield GaugeMetricFamily("amane_waiting", "Messages that wait for their turn", value=worker.waiting)
        yield GaugeMetricFamily("amane_waiting_most", "Messages that may wait; further ones are refused", value=worker.most_waiting)
        yield GaugeMetricFamily("amane_computing", "Answers being computed: one, besides those that are slow", value=worker.computing)
        yield GaugeMetricFamily("amane_lost_threads", "Threads that were given up and have not ended", value=worker.lost_threads)
        by = GaugeMetricFamily("amane_limits_counted", "1 for who counts: this server, one for all, or this one while that is lost", labels=["by"])
        for one in COUNTERS:
            by.add_metric([one], float(one == self._limiter.counted_by))
        yield by
        yield CounterMetricFamily("amane_limits_losses", "Times that the one that counts for all was lost", value=self._limiter.losses)
        refused = float(bool(self._knowledge.refused))
        yield GaugeMetricFamily("amane_knowledge_refused", "1 while the present knowledge files are refused, else 0", value=refused)
        yield CounterMetricFamily("amane_knowledge_refusals", "Times that changed knowledge files were refused", value=self._knowledge.refusals)


class Metrics:
    """The figures of one server."""

    def __init__(self, knowledge: KnowledgeStore, model: str, conversations: Conversations, limiter: Limiter) -> None:
        """Take the facts, the version of the model, what answers and stores, and who counts limits."""
        self._registry = CollectorRegistry()
        # Memory, processor time and open files of this process.
        ProcessCollector(registry=self._registry)
        self._registry.register(_State(knowledge, model, conversations, limiter))
        self.opened = Counter("amane_conversations_opened", "Conversations opened", registry=self._registry)
        self.forgotten = Counter("amane_conversations_forgotten", "Conversations deleted by their visitor", registry=self._registry)
        self.purged = Counter("amane_conversations_purged", "Conversations deleted because of their age", registry=self._registry)
        self.messages = Counter("amane_messages", "Messages answered, by kind of answer", ["kind"], registry=self._registry)
        self.topics = Counter("amane_topics", "Topics answered", ["topic"], registry=self._registry)
        self.fallbacks = Counter("amane_fallbacks", "Messages that were not understood", registry=self._registry)
        self.refusals = Counter("amane_errors", "Requests that got no answer, by code", ["code"], registry=self._registry)
        self.unverified = Counter(
            "amane_tokens_unverified", "Tokens of the right form that another secret signed", registry=self._registry
        )
        self.unread_addresses = Counter(
            "amane_addresses_unread", "Requests whose address the proxy's header did not tell", registry=self._registry
        )
        self.thumbs = Counter("amane_feedback", "Thumbs, by topic", ["topic", "useful"], registry=self._registry)
        self.seconds = Histogram("amane_message_seconds", "Time of a message, waiting included", buckets=_BUCKETS, registry=self._registry)

    def answered(self, turn: SentTurn, seconds: float) -> None:
        """Count one answered message."""
        self.messages.labels(turn.kind).inc()
        self.seconds.observe(seconds)
        for topic in turn.topics:
            self.topics.labels(topic).inc()
        if turn.kind == "fallback":
            self.fallbacks.inc()

    def page(self) -> tuple[bytes, str]:
        """Return the page that Prometheus reads, and its content type."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST
