"""Find the addresses in a text: web pages, e-mail, phone numbers become links on every screen, and this is the only place that looks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

# Bounded repetitions, or possessive ones: a long hostile word costs linear time. Possessive ones are not nested: Python 3.11.2 takes the full stop
# after the nested one with it.
_ADDRESS = re.compile(
    r"(?P<web>https://[^\s<>\"«»“”]++)"
    r"|(?P<mail>(?<![\w.%+-])[\w.%+-]{1,64}+@(?:[^\W_]|-){1,63}+(?:\.(?:[^\W_]|-){1,63}+){1,8}(?!\.?[\w-]))"
    r"|(?P<phone>(?<!\w)(?:\+\d{1,3}|00\d{1,3}|0[5-8])(?:[ .\u00a0\u202f-]?\(?\d\)?){6,12}+(?!\d))"
)
_CLOSING = ".,;:!?]}'’…"


@dataclass(frozen=True)
class Span:
    """A piece of a line as it is shown; `url` (https:, mailto: or tel:) where it is a link."""

    text: str
    url: str | None = None

    @property
    def whole(self) -> str:
        """What the piece is in plain text, where a web address stands unshortened."""
        return self.url if self.url and self.url.startswith("https:") else self.text

    def as_json(self) -> dict[str, str]:
        return {"text": self.text, "url": self.url} if self.url else {"text": self.text}


def short(address: str) -> str:
    """Return a web address as it is said aloud: « 2511.ma »."""
    return re.sub(r"^https?://(www\.)?", "", address).removesuffix("/")


def is_safe(address: str) -> bool:
    """Whether an address is https and names a host of the internet: a user name before the host is a way to disguise it."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and "@" not in parts.netloc and "." in (parts.hostname or "")
    except ValueError:
        return False


# Answers are made of the same few hundred facts and sentences again and again.
@lru_cache(maxsize=1024)
def spans(text: str) -> tuple[Span, ...]:
    """Split a text into plain pieces and links; what is no safe address stays text."""
    found: list[Span] = []
    done = 0
    for match in _ADDRESS.finditer(text):
        link = _link(match)
        if not link:
            continue
        found += [Span(text[done : match.start()])] if match.start() > done else []
        found.append(link)
        done = match.start() + len(link.whole)
    return (*found, Span(text[done:])) if text[done:] else tuple(found)


def _link(match: re.Match[str]) -> Span | None:
    if match["mail"]:
        return Span(match["mail"].rstrip("-"), "mailto:" + quote(match["mail"].rstrip("-"), safe="@"))
    if match["phone"]:
        return Span(match["phone"], "tel:" + re.sub(r"[^\d+]", "", match["phone"].replace("(0)", "")))
    address = match["web"]
    while address[-1] in _CLOSING or (address[-1] == ")" and "(" not in address):
        address = address[:-1]
    return Span(short(address), address) if is_safe(address) else None


def spans_json(text: str) -> list[dict[str, str]]:
    """Return the JSON form of a text: its spans."""
    return [span.as_json() for span in spans(text)]


def text_of(found: Iterable[dict[str, Any]]) -> str:
    """Return the text that has this JSON form."""
    return "".join(Span(one["text"], one.get("url")).whole for one in found)
