"""Check a request's head before Sanic parses it.

Sanic 21.12 takes what it should not: a negative Content-Length keeps it busy for ever, an Upgrade to a websocket switches its
time limits off, two lengths let a proxy and the server disagree on where a request ends. No browser sends any of these.
"""

from __future__ import annotations

import re

_REQUEST_LINE = re.compile(rb"[A-Z]{1,10} /[\x21-\x7e]* HTTP/1\.[01]")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")
# Larger numbers are refused by the size limit anyway.
_LENGTH = re.compile(rb"[0-9]{1,12}")
_ONCE = (b"content-length", b"host", b"authorization", b"content-type", b"origin")


class BadHeadError(ValueError):
    """The head of a request is not one that a browser or a proxy sends."""


def check_head(head: bytes) -> None:
    """Raise `BadHeadError` unless the head (without its empty line) is plain HTTP/1 with at most a counted body."""
    request_line, *lines = head.split(b"\r\n")
    if not _REQUEST_LINE.fullmatch(request_line):
        raise BadHeadError
    seen: dict[bytes, bytes] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        if match is None:
            raise BadHeadError
        name, value = match[1].lower(), match[2].strip()
        if name in _ONCE and name in seen:
            raise BadHeadError
        seen[name] = value
    if not _LENGTH.fullmatch(seen.get(b"content-length", b"0")):
        raise BadHeadError
    if b"transfer-encoding" in seen or seen.get(b"upgrade", b"").lower() == b"websocket":
        raise BadHeadError
    if seen.get(b"expect", b"100-continue").lower() != b"100-continue":
        raise BadHeadError
