"""The tag on partners' sites as they are: whatever their styles, scripts and headers do, the launcher stands and the chat opens, or it is said why not."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest

LAUNCHER = "document.querySelector('amane-lanceur').shadowRoot.querySelector('#launcher')"
# The launcher is what a finger meets in its middle, and it stands in its corner.
MET = f"""() => {{
    const box = {LAUNCHER}.getBoundingClientRect();
    const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return [met?.localName, Math.round(innerWidth - box.right), Math.round(innerHeight - box.bottom), box.width];
}}"""
STRICT = "default-src 'none'; script-src {server}; frame-src {server}; require-trusted-types-for 'script'; trusted-types 'none'"
COVER = "<div style='position:fixed;inset:0;z-index:2147483647;background:#fff'>Nous utilisons des cookies</div>"


def page_of(tag: str, body: str = "<body>", head: str = "") -> str:
    return f"<!doctype html><html lang=fr><head><title>Partenaire</title>{head}</head>{body}<main><h1>Partenaire</h1></main>{tag}</body></html>"


# What the page does -> how it is written around the tag, and its headers.
SITES: dict[str, tuple[str, str, dict[str, str]]] = {
    "resets styles": ("<body>", "<style>*,*::before{all:unset!important}div,button,dialog,iframe,span,p{display:none!important}</style>", {}),
    "transforms its body": ("<body style='transform:translate(90px,40px) scale(.8);filter:grayscale(1);contain:paint;height:80px;overflow:hidden'>", "", {}),
    "transforms everything": ("<body>", "<style>html{transform:rotate(3deg);will-change:transform;filter:blur(1px)}</style>", {}),
    "lays a banner over everything": (f"<body>{COVER}", "", {}),
    "refuses what it does not know": ("<body>", "", {"content-security-policy": STRICT}),
    "has a base": ("<body>", "<base href='https://exemple.invalid/autre/' target='_blank'>", {}),
    "isolates itself": ("<body>", "", {"cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin"}),
}


@pytest.fixture
def show(visit: Any, proxy: Any, site: Any) -> Any:
    """Open a page of a partner's site, or of `elsewhere`, another site; `{server}` in headers is the assistant."""

    def open_page(html: str, headers: dict[str, str] | None = None, elsewhere: Any = None, **options: Any) -> Any:
        where = elsewhere or site
        where.pages["/site"] = (html, {name: value.format(server=proxy.url) for name, value in (headers or {}).items()})
        return visit(f"{where.url}/site", **options)

    return open_page


def opened(page: Any, chat: Any) -> Any:
    page.get_by_role("button", name="Ouvrir l’assistant AMANE").click()
    return chat(page, framed=True).greeted()


@pytest.mark.parametrize("what", SITES)
def test_launcher_stands_and_the_chat_opens_where_a_site(show: Any, proxy: Any, tag: Any, chat: Any, what: str) -> None:
    body, head, headers = SITES[what]
    page = show(page_of(tag(proxy.url), body, head), headers)
    page.get_by_role("button", name="Ouvrir l’assistant AMANE").wait_for()
    assert page.evaluate(MET) == ["amane-lanceur", 20, 20, 60]
    here = opened(page, chat)
    box = page.locator("iframe").bounding_box()
    assert (round(box["width"]), round(box["x"] + box["width"])) == (398, 1179) and box["height"] > 600
    here.field.press("Escape")
    assert [one for one in page.watch.mistakes if "AMANE" in one or proxy.url in one] == []


def test_other_ways_to_load_it(show: Any, proxy: Any, tag: Any, chat: Any) -> None:
    """As a module; by a tag manager, which keeps nothing of a tag but its address and takes it away; twice."""
    address, integrity = re.findall(r'(?:src|integrity)="([^"]+)"', tag(proxy.url))
    module = tag(proxy.url, couleur="#123456").replace("async", 'type="module"')
    injected = """<script>
        const one = document.createElement("script");
        Object.assign(one, {src: "%s?couleur=%%23123456", integrity: "%s", crossOrigin: "anonymous"});
        document.head.append(one);
        one.remove();
    </script>"""
    for name, html in (("module", module), ("manager", injected % (address, integrity)), ("twice", tag(proxy.url, couleur="#123456") * 2)):
        page = show(page_of(html))
        opened(page, chat)
        assert page.locator("amane-lanceur").count() == 1, name
        assert page.evaluate(f"getComputedStyle({LAUNCHER}).backgroundColor") == "rgb(18, 52, 86)", name
        assert page.watch.mistakes == [], name


def test_body_of_another_direction_than_the_page(show: Any, proxy: Any, tag: Any) -> None:
    for position, left in (("", True), ("gauche", True), ("droite", False)):
        page = show(page_of(tag(proxy.url, **({"position": position} if position else {})), "<body dir=rtl>"))
        button = page.get_by_role("button", name="Ouvrir")
        button.wait_for()
        assert (button.bounding_box()["x"] == 20) == left
        button.click()
        box = page.locator("dialog").bounding_box()
        assert (box["x"] < 100) == left


@pytest.mark.parametrize(("offset", "bottom"), [("96", 116), ("96px", 116), ("-40", 20), ("beaucoup", 20), ("99999", 284)])
def test_offset_leaves_room_for_what_stands_at_the_bottom(show: Any, proxy: Any, tag: Any, chat: Any, offset: str, bottom: int) -> None:
    page = show(page_of(tag(proxy.url, decalage=offset)))
    page.get_by_role("button", name="Ouvrir").wait_for()
    assert page.evaluate(MET)[1:3] == [20, bottom]
    if offset != "96":
        return
    opened(page, chat)
    box = page.locator("iframe").bounding_box()
    assert box["y"] >= 19 and box["y"] + box["height"] <= 800 - bottom - 60


REPLACE = {
    "its body": "document.body = document.createElement('body')",
    "all that it holds": "document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'))",
    "itself": "document.replaceChild(document.implementation.createHTMLDocument('autre').documentElement, document.documentElement)",
}


@pytest.mark.parametrize("what", REPLACE)
def test_page_that_replaces(show: Any, proxy: Any, tag: Any, chat: Any, what: str) -> None:
    page = show(page_of(tag(proxy.url)))
    here = opened(page, chat)
    here.say("Quelles sont les valeurs de la PNPM ?")
    page.evaluate(REPLACE[what])
    # The conversation goes on where it was, closed and opened again it is still there.
    chat(page, framed=True).mine.wait_for()
    here.field.press("Escape")
    page.get_by_role("button", name="Ouvrir").click()
    assert chat(page, framed=True).greeted().mine.count() == 1
    assert page.evaluate("document.querySelectorAll('amane-lanceur').length") == 1


def test_page_that_will_not_have_it_has_its_way(show: Any, proxy: Any, tag: Any) -> None:
    page = show(page_of(tag(proxy.url)))
    page.get_by_role("button", name="Ouvrir").wait_for()
    page.evaluate("""() => {
        const clean = () => document.querySelector('amane-lanceur')?.remove();
        new MutationObserver(clean).observe(document.documentElement, {childList: true});
        clean();
    }""")
    page.wait_for_timeout(200)
    assert page.locator("amane-lanceur").count() == 0 and page.evaluate("1 + 1") == 2


def told(page: Any) -> list[str]:
    return [one for one in page.watch.complaints if one.startswith("Assistant AMANE : ")]


def failed(page: Any, sentence: str) -> Any:
    """Open the panel, wait for its sentence, and return it: with the numbers, long before a wait without an answer ends."""
    started = time.monotonic()
    page.get_by_role("button", name="Ouvrir").click()
    panel = page.locator("#waiting")
    panel.get_by_text(sentence).wait_for()
    assert time.monotonic() - started < 3
    assert panel.locator("a").first.get_attribute("href") == "tel:2511"
    return panel


def test_site_that_is_not_authorised_is_told_so_at_once(show: Any, proxy: Any, tag: Any, violations: Any) -> None:
    other = sys.modules["widget_tests_faults"].Site()
    server = other.start()
    page = show(page_of(tag(proxy.url)), elsewhere=other)
    sentence = f"L’assistant n’est pas encore autorisé sur {other.url} : AMANE peut ajouter cette adresse."
    panel = failed(page, sentence)
    # It stays, and trying again would change nothing.
    page.wait_for_timeout(800)
    assert panel.get_by_text(sentence).is_visible()
    assert not panel.get_by_role("button", name="Réessayer").is_visible()
    assert told(page) == [f"Assistant AMANE : {sentence}"] and violations(page) == []
    panel.get_by_role("button", name="Fermer").click()
    page.get_by_role("button", name="Ouvrir").click()
    assert panel.get_by_text(sentence).is_visible()
    server.shutdown()


def test_policy_that_refuses_the_frame_is_named(show: Any, proxy: Any, tag: Any) -> None:
    page = show(page_of(tag(proxy.url)), {"content-security-policy": "script-src {server}; frame-src 'self'"})
    failed(page, "ne répond pas")
    assert told(page)[0] == f"Assistant AMANE : la CSP de cette page refuse le chat : ajoutez {proxy.url} à frame-src."
    page = show(page_of(tag(proxy.url)), {"content-security-policy-report-only": "frame-src 'self'"})
    page.get_by_role("button", name="Ouvrir").click()
    page.frame_locator("iframe").get_by_role("log").wait_for()
    assert [one for one in page.watch.mistakes if one in told(page)] == []


def test_server_that_is_not_there_is_named(show: Any, proxy: Any, tag: Any, chat: Any) -> None:
    page = show(page_of(tag(proxy.url)))
    page.get_by_role("button", name="Ouvrir").wait_for()
    proxy.faults = sys.modules["widget_tests_faults"].Faults(path="/widget/cadre", status=502, times=1)
    panel = failed(page, "ne répond pas")
    assert told(page) == [f"Assistant AMANE : {proxy.url} ne répond pas."]
    panel.get_by_role("button", name="Réessayer").click()
    chat(page, framed=True).greeted()


def test_file_copied_into_another_is_told(show: Any) -> None:
    dist = Path(__file__).parents[3] / "bot" / "widget" / "dist"
    version = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))["version"]
    page = show(page_of(f"<script>{(dist / f'v{version}' / 'amane.js').read_text(encoding='utf-8')}</script>"))
    assert told(page) == ["Assistant AMANE : balise amane.js introuvable."] and page.locator("amane-lanceur").count() == 0


def test_frame_of_an_authorised_site_is_held_to_the_list_whatever_it_says(proxy: Any, site: Any, visit: Any) -> None:
    """A site that says it is another one gets the page of the chat, which its browser then refuses."""
    other = sys.modules["widget_tests_faults"].Site()
    server = other.start()
    other.pages["/faux"] = (f"<!doctype html><title>t</title><iframe src='{proxy.url}/widget/cadre?site={site.url}'></iframe>", {})
    page = visit(f"{other.url}/faux")
    page.wait_for_timeout(300)
    assert any("frame-ancestors" in one for one in page.watch.complaints)
    assert page.frames[1].url.startswith("chrome-error:")
    server.shutdown()
