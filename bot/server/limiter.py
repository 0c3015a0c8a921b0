"""Bound how often a conversation and an address may ask, as the settings say; an address itself is in memory only, and only while it counts."""

from __future__ import annotations

import hashlib
import ipaddress
import math
import re
import time

from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from bot.server.refusal import Refused
from bot.server.settings import Settings
from bot.server.shared_counters import SharedCounters

# The one address of all whose address can't be read.
UNKNOWN = "unknown"
_MOST_CHARACTERS = 256
# An address in brackets, or an IPv4 one, may have a port.
_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d{1,5})?|([\d.]+):\d{1,5}")


# Who may count; see `Limiter.counted_by`.
COUNTERS = ("local", "shared", "lost")


class Limiter:
    """The limits of the settings, counted for all servers where the settings say by whom, else and meanwhile in this process."""

    def __init__(self, settings: Settings, secret: str) -> None:
        # Of the strategies of `limits` the one without bursts at the border of two windows that keeps two numbers per key, not a list.
        self._here = SlidingWindowCounterRateLimiter(MemoryStorage())
        self.shared = SharedCounters(settings.limits_url) if settings.limits_url else None
        self._limits = {name: settings.limits(f"{name}_limit") for name in ("conversation", "address", "opening", "question")}
        self._key = hashlib.sha256(secret.encode()).digest()

    @property
    def losses(self) -> int:
        """How often the one that counts for all was lost."""
        return self.shared.losses if self.shared else 0

    @property
    def counted_by(self) -> str:
        """Who counts: `local`, this process as the settings say; `shared`, one for all; `lost`, this process until that one is back."""
        if self.shared is None:
            return "local"
        return "shared" if self.shared.working else "lost"

    async def hit(self, name: str, key: str) -> None:
        """Count one request of `key` against the limit `name`, or raise `Refused` with the seconds to wait."""
        wait = await self.shared.hit(self._limits[name], name, self._unreadable(key)) if self.shared else None
        if wait is None:
            wait = self._hit_here(name, key)
        if wait:
            raise Refused("trop_de_messages", retry_after=max(1, math.ceil(wait)))

    def _hit_here(self, name: str, key: str) -> float:
        for limit in self._limits[name]:
            if not self._here.hit(limit, name, key):
                return max(1.0, self._here.get_window_stats(limit, name, key).reset_time - time.time())
        return 0.0

    def _unreadable(self, key: str) -> str:
        """Return what stands for an address or a conversation outside this process, the same for all servers of one secret."""
        return hashlib.blake2b(key.encode(), key=self._key, digest_size=16, person=b"amane-limits").hexdigest()


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
