"""Write a site's origin in the one way in which browsers send it, so that two spellings of the same site are equal."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import idna

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")


def normal_origin(text: str) -> str:
    """Return `scheme://host[:port]` in small ASCII letters, without the port that goes without saying; `ValueError` for anything else."""
    if not text.isprintable() or set(" \\*%'\"") & set(text):
        raise ValueError("an origin has no blanks, stars or quotes")
    parts = urlsplit(text)
    # Also what urlsplit reads as nothing: a lone « ? », « # » or « : ».
    if parts.scheme not in _PORTS or parts.path not in ("", "/") or set("?#@") & set(text) or parts.netloc.endswith(":"):
        raise ValueError("an origin is https://site or http://site, with a port at most")
    host = _host(parts.hostname or "")
    port = parts.port
    if port == 0:
        raise ValueError("no site has the port 0")
    return f"{parts.scheme}://{host}" if port in (None, _PORTS[parts.scheme]) else f"{parts.scheme}://{host}:{port}"


def _host(host: str) -> str:
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host)}]"
    if not host.isascii():
        host = idna.encode(host, uts46=True).decode("ascii")
    host = host.lower().removesuffix(".")
    if not _NAME.fullmatch(host):
        raise ValueError("not the name of a site")
    return host
