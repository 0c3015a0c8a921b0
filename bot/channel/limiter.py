"""Bound how often a conversation and an address may ask; addresses are in memory only, and only while they count."""

from __future__ import annotations

import ipaddress
import math
import time

from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from bot.channel.refusal import Refused
from bot.settings import Settings


class Limiter:
    """The three limits of the settings. Each process counts for itself."""

    def __init__(self, settings: Settings) -> None:
        # Of the strategies of `limits` the one without bursts at the border of two windows that keeps two numbers per key, not a list.
        self._strategy = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._limits = {name: settings.limits(f"{name}_limit") for name in ("conversation", "address", "opening")}

    def hit(self, name: str, key: str) -> None:
        """Count one request of `key` against the limit `name`, or raise `Refused` with the seconds to wait."""
        for limit in self._limits[name]:
            if not self._strategy.hit(limit, name, key):
                reset = self._strategy.get_window_stats(limit, name, key).reset_time
                raise Refused("trop_de_messages", retry_after=max(1, math.ceil(reset - time.time())))


def address_key(text: str) -> str:
    """Return what counts as one address: an IPv4 address, the /64 network of an IPv6 one (one subscriber has at least that)."""
    try:
        address = ipaddress.ip_address(text.strip()[:64])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
