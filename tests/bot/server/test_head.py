"""What Sanic must not be given to parse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.server.head import BadHeadError, check_head

LINE = b"POST /webhooks/web/conversations HTTP/1.1"


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [b"Host: amane.exemple", b"Content-Length: 20", b"Content-Type: application/json", b"Authorization: Bearer a.b.c"],
        [b"Host:amane.exemple", b"Accept: */*", b"Cookie: a=b; c=d", b"X-Long: \xc3\xa9\t"],
        [b"Expect: 100-Continue", b"Content-Length: 2"],
        [b"Upgrade: h2c", b"Connection: Upgrade"],
    ],
)
def test_takes_what_browsers_send(lines: list[bytes]) -> None:
    check_head(b"\r\n".join([LINE, *lines]))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"GET",
        b"GET  / HTTP/1.1",
        b"get / HTTP/1.1",
        b"GET * HTTP/1.1",
        b"GET http://a/ HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"GET / HTTP/2.0",
        b"GET / HTTP/1.1 ",
        b"PRI * HTTP/2.0",
        LINE + b"\r\nContent-Length: -5",
        LINE + b"\r\nContent-Length: +5",
        LINE + b"\r\nContent-Length: 5, 5",
        LINE + b"\r\nContent-Length: 0x5",
        LINE + b"\r\nContent-Length: 1_0",
        LINE + b"\r\nContent-Length:",
        LINE + b"\r\nContent-Length: 5\r\ncontent-length: 6",
        LINE + b"\r\nTransfer-Encoding: chunked",
        LINE + b"\r\nTransfer-Encoding : chunked",
        LINE + b"\r\nUpgrade: WebSocket",
        LINE + b"\r\nExpect: 200-ok",
        LINE + b"\r\nNoColon",
        LINE + b"\r\n: value",
        LINE + b"\r\n folded: line",
        LINE + b"\r\nA: b\x00c",
        LINE + b"\r\nA: b\nc",
        LINE + b"\r\nAuthorization: a\r\nAuthorization: b",
        LINE + b"\r\nA b: c",
        LINE + b"\r\n",
    ],
)
def test_refuses_the_rest(head: bytes) -> None:
    with pytest.raises(BadHeadError):
        check_head(head)


@given(st.binary(max_size=300))
def test_refuses_noise(head: bytes) -> None:
    with pytest.raises(BadHeadError):
        check_head(head)
