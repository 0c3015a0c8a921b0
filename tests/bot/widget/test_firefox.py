"""The main journey in Firefox, with its cache of pages: open with the keyboard, ask, confide, go on another page, leave, come back."""

from __future__ import annotations

import sys
from typing import Any

import pytest

NEUTRAL_PAGE = "https://fr.wikipedia.org/"
CHAT = "document.querySelector('amane-chat').shadowRoot"
LAST = f"[...{CHAT}.querySelectorAll('.entry.bot')].at(-1)"
LOADER = "document.querySelector('amane-lanceur').shadowRoot"
SECRET = "mon oncle me frappe"
IN_SIGHT = """(one => {
    const [log, box] = [one.closest('.log'), one].map(part => part.getBoundingClientRect());
    return box.top >= log.top - 1 && box.top + Math.min(box.height, 28) <= log.bottom + 1;
})"""


@pytest.fixture
def partner(site: Any, tag: Any, proxy: Any) -> Any:
    for name, other in (("une", "deux"), ("deux", "une")):
        site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>{name}</title><a href='/{other}'>{other}</a>{tag(proxy.url)}", {})
    return site


def say(firefox: Any, text: str, frame: int | None) -> None:
    before = firefox.evaluate(f"{CHAT}.querySelectorAll('.entry.bot').length", frame)
    firefox.press(*text, "Enter", frame=frame)
    firefox.wait(f"{CHAT}.querySelectorAll('.entry.bot').length > {before}", frame)


def opened(firefox: Any) -> None:
    firefox.wait(f"document.querySelector('amane-lanceur') && {LOADER}.activeElement === null")
    for _ in range(3):
        if firefox.evaluate(f"{LOADER}.activeElement?.id") != "launcher":
            firefox.press("Tab")
    firefox.press("Enter")
    firefox.until(lambda: firefox.evaluate(f"{CHAT}.querySelectorAll('.entry.bot').length", 0), "the greeting")
    firefox.wait(f"{CHAT}.activeElement?.localName === 'textarea'", 0)


def left(firefox: Any) -> bool:
    """Whether the tab is on its way to the neutral page, which these machines can't reach."""
    return bool(firefox.tree()["url"] == NEUTRAL_PAGE)


def test_partner_s_page_with_the_keyboard_alone(firefox: Any, partner: Any, proxy: Any) -> None:
    firefox.resize(1200, 800)
    firefox.goto(f"{partner.url}/une")
    opened(firefox)
    say(firefox, "Quelles sont les valeurs de la PNPM ?", 0)
    assert "universalité" in firefox.evaluate(f"{LAST}.textContent", 0)
    say(firefox, SECRET, 0)
    links = f"[...{LAST}.querySelectorAll('.calls a')].map(one => one.getAttribute('href'))"
    assert firefox.evaluate(links, 0) == ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]
    assert firefox.evaluate(f"{CHAT}.querySelector('.choices') === null", 0)
    # Closed and opened again, then on the next page: the conversation is there.
    firefox.press("Escape", frame=0)
    firefox.wait(f"{LOADER}.activeElement?.id === 'launcher'")
    firefox.press("Enter")
    firefox.wait(f"{LOADER}.querySelector('dialog').open")
    firefox.evaluate("document.querySelector('a').click()")
    firefox.wait("location.pathname === '/deux' && document.readyState === 'complete'")
    firefox.until(lambda: SECRET in firefox.evaluate(f"{CHAT}.textContent", 0), "the conversation on the next page")
    # Left there: Back brings the first page, out of Firefox's cache of pages, and nothing of it can be read any more.
    firefox.evaluate(f"{CHAT}.querySelector('.quit').click()", 0)
    firefox.until(lambda: left(firefox), "the neutral page")
    assert any(one.method == "DELETE" for one in proxy.seen)
    firefox.back()
    firefox.wait("location.pathname === '/une'")
    firefox.wait(f"!{LOADER}.querySelector('dialog').open")
    assert [firefox.evaluate(f"{CHAT}.textContent.includes('{SECRET}')", frame) for frame in range(len(firefox.tree()["children"]))] in ([], [False])


BANNER = "<div style='position:fixed;inset:0;z-index:2147483647;background:#fff'>Nous utilisons des cookies</div>"
# What the page does: its body, and its headers.
SITES: dict[str, tuple[str, dict[str, str]]] = {
    "banner": (f"<body style='transform:scale(.5)'>{BANNER}", {}),
    "policy": ("<body dir=rtl>", {"content-security-policy": "default-src 'none'; script-src {server}; frame-src {server}"}),
    "isolated": ("<body>", {"cross-origin-embedder-policy": "require-corp"}),
}


def test_sites_that_do_much_and_one_that_is_not_authorised(firefox: Any, site: Any, tag: Any, proxy: Any) -> None:
    firefox.resize(1200, 800)
    other = sys.modules["widget_tests_faults"].Site()
    server = other.start()
    for name, (body, headers) in SITES.items():
        headers = {key: value.format(server=proxy.url) for key, value in headers.items()}
        site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>t</title>{body}{tag(proxy.url)}", headers)
        firefox.goto(f"{site.url}/{name}")
        firefox.wait("!!document.querySelector('amane-lanceur')")
        met = "document.elementFromPoint({}, 750).localName".format("50" if "rtl" in body else "1150")
        assert firefox.evaluate(met) == "amane-lanceur", name
        opened(firefox)
        if name == "banner":
            firefox.evaluate("document.documentElement.replaceChildren(document.createElement('body')), null")
            firefox.until(lambda: firefox.evaluate(f"{CHAT}.querySelectorAll('.entry.bot').length", 0), "the greeting again")
        firefox.evaluate("sessionStorage.clear()")
    other.pages["/"] = site.pages["/banner"]
    firefox.goto(other.url)
    firefox.wait("!!document.querySelector('amane-lanceur')")
    firefox.evaluate(f"{LOADER}.querySelector('#launcher').click()")
    firefox.wait(f"{LOADER}.querySelector('#waiting').textContent.includes('n’est pas encore autorisé sur {other.url}')")
    server.shutdown()


def test_own_page_on_a_low_screen(firefox: Any, proxy: Any) -> None:
    firefox.resize(320, 256)
    firefox.goto(f"{proxy.url}/")
    firefox.wait(f"{CHAT}.querySelectorAll('.entry.bot').length")
    assert firefox.evaluate(f"{CHAT}.querySelector('.log').scrollTop") == 0
    firefox.evaluate(f"{CHAT}.querySelector('textarea').focus()")
    say(firefox, "Quels sont les objectifs de la PNPM ?", None)
    assert firefox.evaluate(f"[{LAST}.querySelector('p'), [...{CHAT}.querySelectorAll('.you .bubble')].at(-1)].map({IN_SIGHT})") == [True, True]
    say(firefox, SECRET, None)
    assert firefox.evaluate(f"{IN_SIGHT}({LAST}.querySelector('.calls a'))")
    firefox.evaluate(f"{CHAT}.querySelector('.sos').click()")
    firefox.wait(f"{CHAT}.querySelectorAll('.contacts a').length === 5")
    firefox.press("Escape")
    firefox.wait(f"!{CHAT}.querySelector('.contacts')")
    firefox.press("Shift", "Shift", "Shift")
    firefox.until(lambda: left(firefox), "the neutral page")
    firefox.goto(f"{proxy.url}/")
    firefox.wait(f"{CHAT}.querySelectorAll('.entry.bot').length === 1 && !{CHAT}.querySelector('.you')")
