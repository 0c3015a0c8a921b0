"""Whatever form a proxy writes an address in, it counts as the address that it is."""

from __future__ import annotations

import pytest

from bot.server.limiter import UNKNOWN, address_key


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
