"""Who may come in: this machine alone, with the key of its address once, then with its cookie; and what a browser may do with the pages."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from email.message import Message
from html import escape
from http.cookies import CookieError, SimpleCookie

COOKIE = "atelier"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # With « no-referrer » a browser would not say where a form comes from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Asked for anew each time; « no-store » would lose what is typed into a form when somebody goes back to it.
    "Cache-Control": "private, no-cache",
}
_OTHERWISE = (
    "<!doctype html><html lang=fr><meta charset=utf-8><meta name=viewport content='width=device-width'><title>{title}</title>"
    "<main><h1>{title}</h1><p>{says}</p></main></html>"
)
_NO_KEY = (
    "Ouvrez l’adresse que « make atelier » a écrite dans le terminal. Elle ne sert qu’une fois : si elle a déjà servi, ou si vous avez fermé le"
    " navigateur, arrêtez l’atelier (Ctrl-C) et relancez-le. Le brouillon reste comme il est."
)
_OTHER_HOST = "L’atelier ne répond qu’à l’adresse que « make atelier » a écrite dans le terminal."
_OTHER_ORIGIN = "Ce formulaire ne vient pas de l’atelier. Rien n’a été changé."


@dataclass(frozen=True)
class Request:
    """What the door looks at: method, path, what stands after « ? », headers."""

    method: str
    path: str
    query: dict[str, str]
    headers: Message


@dataclass(frozen=True)
class Answer:
    """What a browser gets."""

    content: bytes
    status: int = 200
    kind: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)


class Door:
    """Lets in who has the key, once, and then whoever has the cookie; the addresses are those of 127.0.0.1 at `port`."""

    def __init__(self, port: int) -> None:
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._key: str | None = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self.address = f"http://{self._hosts[0]}/?cle={self._key}"

    def refuses(self, request: Request) -> Answer | None:
        """Return what is answered in the place of a page: a refusal, or the cookie for the key; None for who may come in."""
        host = request.headers.get_all("Host", [])
        if len(host) != 1 or host[0] not in self._hosts:
            return _refusal(_OTHER_HOST)
        if request.method == "GET" and request.path == "/" and "cle" in request.query:
            return self._enter(request.query["cle"])
        if not _same(_cookie(request.headers), self._cookie):
            return _refusal(_NO_KEY)
        if request.method == "POST" and request.headers.get_all("Origin") != [f"http://{host[0]}"]:
            return _refusal(_OTHER_ORIGIN)
        return None

    def _enter(self, key: str) -> Answer:
        if self._key is None or not _same(key, self._key):
            return _refusal(_NO_KEY)
        self._key = None
        # Without an end of its own it goes when the browser is closed.
        return Answer(b"", 303, headers={"Location": "/", "Set-Cookie": f"{COOKIE}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"})


def _cookie(headers: Message) -> str:
    try:
        return SimpleCookie(headers.get("Cookie", ""))[COOKIE].value
    except (CookieError, KeyError):
        return ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(errors="replace"), other.encode())


def nothing_there() -> Answer:
    """Return the answer to an address without a page."""
    return _otherwise("Il n’y a rien à cette adresse", "Revenez à l’accueil de l’atelier.", 404)


def not_understood(status: int) -> Answer:
    """Return the answer to what is no request of a browser."""
    return _otherwise("La demande n’a pas été comprise", "Rien n’a été changé. Revenez en arrière, puis recommencez.", status)


def too_long() -> Answer:
    """Return the answer to a form that is longer than any of the desk's."""
    return _otherwise("C’est trop long", "Rien n’a été changé. Revenez en arrière, et raccourcissez ce que vous avez écrit.", 413)


def _refusal(why: str) -> Answer:
    return _otherwise("L’atelier est fermé", why, 403)


def _otherwise(title: str, says: str, status: int) -> Answer:
    return Answer(_OTHERWISE.format(title=escape(title), says=escape(says)).encode(), status)
