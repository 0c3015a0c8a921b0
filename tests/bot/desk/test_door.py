"""Only this machine, only with the key once and then the cookie, only from its own pages."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping

import pytest

from bot.desk.door import COOKIE
from tests.desks import Opened
from tests.serving import Client

PAGES = ("/", "/fiche/collectif.groupe.membres", "/pages.css", "/atelier.css", "/changements", "/publier", "/historique", "/nulle-part")


def raw(desk: Opened, head: str) -> str:
    with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as connection:
        connection.sendall(f"{head}\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def test_without_the_key_nothing_is_shown(desk: Opened) -> None:
    stranger = Client(desk.url)
    for address in (*PAGES, "/?cle=", "/?cle=girafe", "/?cle=é"):
        answer = stranger.get(address)
        assert answer.status_code == 403 and "L’atelier est fermé" in answer.text and "« make atelier »" in answer.text, address
    assert stranger.post("/fiche/page", data={}, headers={"Origin": desk.url}).status_code == 403
    stranger.cookies.set(COOKIE, "girafe")
    assert stranger.get("/").status_code == 403
    assert not desk.draft.exists()


def test_the_key_lets_in_once_and_its_cookie_from_then_on(desk: Opened) -> None:
    key = desk.door.address.removeprefix(desk.url)
    person = Client(desk.url)
    assert person.head(key).status_code == 403, "whoever only looks does not use it up"
    entered = person.get(key, allow_redirects=False)
    assert entered.status_code == 303 and entered.headers["Location"] == "/"
    cookie = entered.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie and "Max-Age" not in cookie
    assert len(re.findall(r"=([\w-]{43});", cookie)) == 1 and cookie.split(";")[0].split("=")[1] not in key
    assert person.get("/").status_code == 200
    assert Client(desk.url).get(key).status_code == 403 and person.get(key).status_code == 403
    assert person.get("/").status_code == 200


@pytest.mark.parametrize("host", ["exemple.ma", "127.0.0.1", "127.0.0.1:1", "localhost.exemple.ma:{port}", "[::1]:{port}", "127.0.0.1:{port}.", ""])
def test_another_name_of_this_machine_is_refused(desk: Opened, host: str) -> None:
    cookie = desk.person().cookies[COOKIE]
    answer = raw(desk, f"GET / HTTP/1.1\r\nHost: {host.format(port=desk.port)}\r\nCookie: {COOKIE}={cookie}")
    assert answer.startswith(("HTTP/1.0 403", "HTTP/1.0 400"))
    assert "Les faits" not in answer


def test_localhost_is_this_machine(desk: Opened) -> None:
    cookie = desk.person().cookies[COOKIE]
    assert raw(desk, f"GET / HTTP/1.1\r\nHost: localhost:{desk.port}\r\nCookie: {COOKIE}={cookie}").startswith("HTTP/1.0 200")


@pytest.mark.parametrize("origin", [None, "null", "http://exemple.ma", "http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "http://localhost:{port}"])
def test_a_form_of_another_page_changes_nothing(desk: Opened, origin: str | None) -> None:
    person = desk.person()
    del person.headers["Origin"]
    headers: Mapping[str, str] = {"Origin": origin.format(port=desk.port)} if origin else {}
    answer = person.post("/fiche/page", data={"/titre": "Autre", "avant": "{}"}, headers=headers)
    assert answer.status_code == 403 and "Rien n’a été changé" in answer.text


def test_pages_hold_a_browser_to_this_machine(desk: Opened) -> None:
    for answer in (desk.person().get("/"), Client(desk.url).get("/")):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self';") and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Referrer-Policy"] == "same-origin"


def test_what_is_nowhere_or_too_long_is_told_in_french(desk: Opened) -> None:
    person = desk.person()
    assert person.get("/nulle-part").status_code == 404 and "Il n’y a rien à cette adresse" in person.get("/nulle-part").text
    long = person.post("/fiche/page", data={"/titre": "x" * 5_000_000})
    assert long.status_code == 413 and "C’est trop long" in long.text
    other = person.put("/fiche/page", data={})
    assert other.status_code == 501 and "La demande n’a pas été comprise" in other.text and "default-src" in other.headers["Content-Security-Policy"]
    assert "La demande n’a pas été comprise" in raw(desk, "GARBAGE")
