"""Bound how often a conversation and an address may ask, as the settings say; addresses are in memory only, and only while they count."""

from __future__ import annotations

import ipaddress
import math
import re
import time

from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from bot.server.refusal import Refused
from bot.server.settings import Settings

# The one address of all whose address can't be read.
UNKNOWN = "unknown"
_MOST_CHARACTERS = 256
# An address in brackets, or an IPv4 one, may have a port.
_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d{1,5})?|([\d.]+):\d{1,5}")


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
    """Return what counts as one address: an IPv4 address, the /64 network of an IPv6 one (one subscriber has at least that).

    Proxies write an address bare, with a port, in brackets, in quotes, or as `Forwarded` does (`for="[2001:db8::1]:443";proto=https`).
    """
    text = text.strip()[:_MOST_CHARACTERS]
    named = [value for name, sign, value in (part.strip().partition("=") for part in text.split(";")) if sign and name.strip().lower() == "for"]
    bare = (named[-1] if named else text).strip(" \t\"'")
    found = _WITH_PORT.fullmatch(bare)
    if found:
        bare = found[1] or found[2] or ""
    try:
        # What follows « % » says at which network card a local address was seen.
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
