"""Leaving leaves nothing: "Quitter vite" and "Effacer" against Back, the browser's cache of pages, duplicated and other tabs; on the page, framed, inline."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

NEUTRAL_PAGE = "https://fr.wikipedia.org/"
SECRET = "mon oncle me frappe"
MODES = ("page", "frame", "inline")


class Place:
    """Two pages with the chat of one mode, the second reached from the first by a link."""

    def __init__(self, mode: str, visit: Any, proxy: Any, site: Any, tag: Any, element: Any, chat: Any) -> None:
        self.mode, self.visit, self.proxy, self._chat = mode, visit, proxy, chat
        widget = element(proxy.url) if mode == "inline" else tag(proxy.url)
        for name, other in (("une", "deux"), ("deux", "une")):
            site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>{name}</title><h1>{name}</h1><a href='/{other}'>{other}</a>{widget}", {})
        self.first, self.second = (f"{proxy.url}/", f"{proxy.url}/faq") if mode == "page" else (f"{site.url}/une", f"{site.url}/deux")

    def opened(self, page: Any) -> Any:
        """Open the chat on a page where it is closed."""
        if self.mode != "page":
            page.get_by_role("button", name="Ouvrir").click()
        return self._chat(page, self.mode == "frame").greeted()

    def shown(self, page: Any) -> Any:
        return self._chat(page, self.mode == "frame")

    def told(self) -> tuple[Any, Any]:
        """Return a page where something was confided, and its chat."""
        page = self.visit(self.first)
        here = self.opened(page)
        here.say(SECRET)
        return page, here

    def quit(self, page: Any) -> None:
        button = page.get_by_role("link" if "/faq" in page.url else "button", name="Quitter vite")
        if self.mode == "frame":
            button = self.shown(page).place.get_by_role("button", name="Quitter vite")
        button.click()
        page.wait_for_url(NEUTRAL_PAGE)

    def clear(self, here: Any) -> None:
        here.place.get_by_role("button", name="Effacer", exact=True).click()
        here.place.get_by_role("button", name="Oui, effacer").click()
        here.log.get_by_text("est effacée").wait_for()


@pytest.fixture(params=MODES)
def place(request: pytest.FixtureRequest, visit: Any, proxy: Any, site: Any, tag: Any, element: Any, chat: Any) -> Place:
    return Place(request.param, visit, proxy, site, tag, element, chat)


def readable(page: Any) -> str:
    """Everything that can be read in a page and its frames, on screen or not, and what its tab keeps."""
    everything = """() => {
        const all = root => [...root.querySelectorAll('*')].map(one => (one.shadowRoot ? all(one.shadowRoot) : '') + (one.value ?? '')).join('') + root.textContent;
        let kept = '';
        try { kept = JSON.stringify([{...sessionStorage}, {...localStorage}]); } catch {}
        return all(document) + kept;
    }"""
    page.wait_for_timeout(300)
    return "".join(frame.evaluate(everything) for frame in page.frames)


def test_back_after_leaving_fast(place: Place) -> None:
    page, _ = place.told()
    assert SECRET in readable(page)
    page.goto(place.second)
    if place.mode != "page":
        assert SECRET in readable(page), "the conversation goes on, on the next page"
    with page.expect_request(lambda request: request.method == "DELETE"):
        place.quit(page)
    page.go_back()
    page.wait_for_url(place.first)
    assert SECRET not in readable(page)
    if place.mode != "page":
        assert not page.locator("dialog").is_visible(), "the panel is closed"


def test_back_after_erasing(place: Place) -> None:
    page, here = place.told()
    if place.mode == "page":
        place.clear(here)
        page.goto(place.second)
    else:
        page.goto(place.second)
        place.clear(place.shown(page))
    page.go_back()
    page.wait_for_url(place.first)
    assert SECRET not in readable(page)
    place.shown(page).greeted()


def kept_pages(page: Any) -> None:
    """Play the browser's cache of pages, which a driven browser has not: the page is left as it is, and shown again as it was."""
    for frame in page.frames:
        frame.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")


def shown_again(page: Any) -> None:
    for frame in page.frames:
        frame.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")


def test_page_kept_by_the_browser_holds_no_word_and_goes_on_when_it_is_shown_again(place: Place) -> None:
    page, here = place.told()
    here.field.fill("un brouillon")
    kept_pages(page)
    for frame in page.frames:
        text = frame.evaluate("JSON.stringify([...document.querySelectorAll('amane-chat')].map(one => one.shadowRoot.textContent + one.shadowRoot.querySelector('textarea')?.value))")
        assert SECRET not in text and "brouillon" not in text
    shown_again(page)
    here.mine.wait_for()
    assert SECRET in here.mine.inner_text() and here.field.input_value() == "un brouillon"


@pytest.mark.parametrize("how", ["quit", "clear", "elsewhere"])
def test_page_kept_by_the_browser_is_empty_once_the_conversation_is_gone(place: Place, how: str) -> None:
    """Told on one page; left or erased on the next one of the tab, which shares its storage, but not in Firefox; then Back to the first as it was."""
    page, here = place.told()
    kept_pages(page)
    for frame in page.frames:
        if how == "elsewhere":
            frame.evaluate("""() => {
                const {token} = JSON.parse(sessionStorage.getItem('amane-conversation') ?? '{}');
                const server = document.querySelector('[src*=widget]').src.replace(/widget.*/, 'webhooks/web/conversations');
                return token && fetch(server, {method: 'DELETE', headers: {authorization: 'Bearer ' + token}}).then(() => true);
            }""")
        else:
            frame.evaluate("sessionStorage.removeItem('amane-conversation')")
        if how == "quit":
            frame.evaluate("sessionStorage.removeItem('amane-ouvert')")
    shown_again(page)
    if how != "clear" and place.mode != "page":
        page.wait_for_timeout(500)
        assert not page.locator("dialog").is_visible()
    else:
        here.greeted()
    assert SECRET not in readable(page)


def test_page_kept_by_the_browser_stays_empty_where_nobody_can_say_whether_it_was_erased(place: Place) -> None:
    page, _ = place.told()
    kept_pages(page)
    page.route("**/webhooks/**", lambda route: route.abort())
    shown_again(page)
    page.wait_for_timeout(500)
    assert SECRET not in readable(page)


def duplicate(place: Place, page: Any) -> Any:
    """Open a second tab that starts with what the first one keeps, as "duplicate tab" does."""
    kept = [frame.evaluate("[location.origin, {...sessionStorage}]") for frame in page.frames]
    other = page.context.new_page()
    for origin, values in kept:
        other.add_init_script(f"if (location.origin === {json.dumps(origin)} && !window.name) {{ Object.assign(sessionStorage, {json.dumps(values)}); window.name = 'x'; }}")
    other.goto(page.url)
    place.shown(other).mine.wait_for()
    return other


def test_leaving_fast_empties_a_duplicated_tab(place: Place) -> None:
    page, _ = place.told()
    other = duplicate(place, page)
    assert SECRET in readable(other)
    place.quit(page)
    if place.mode == "page":
        other.wait_for_url(NEUTRAL_PAGE)
    else:
        other.wait_for_function("!document.querySelector('amane-lanceur, amane-chat').shadowRoot.querySelector('dialog').open")
        assert SECRET not in readable(other)


def test_leaving_fast_empties_every_tab_of_the_site(place: Place) -> None:
    """Also one with a conversation of its own, which goes from the server as well."""
    page, _ = place.told()
    other = page.context.new_page()
    other.goto(place.first)
    here = place.opened(other)
    here.say("il me fait peur")
    with other.expect_request(lambda request: request.method == "DELETE"):
        place.quit(page)
    if place.mode == "page":
        other.wait_for_url(NEUTRAL_PAGE)
    else:
        assert "il me fait peur" not in readable(other)


def test_erasing_empties_a_duplicated_tab_and_no_other_conversation(place: Place) -> None:
    page, here = place.told()
    other = duplicate(place, page)
    third = page.context.new_page()
    third.goto(place.first)
    place.opened(third).say("Parlez-moi de la PNPM")
    place.clear(here)
    place.shown(other).log.get_by_text("effacée dans un autre onglet").wait_for()
    assert SECRET not in readable(other) and SECRET not in readable(page)
    assert place.shown(third).mine.count() == 1


def test_shift_three_times_empties_the_page_at_once(place: Place) -> None:
    """However slow the neutral page is to come, nothing is on screen any more."""
    page, _ = place.told()
    page.evaluate("""() => Object.defineProperty(document, 'title', {
        set: title => sessionStorage.setItem('seen', getComputedStyle(document.documentElement).display + ' ' + title)})""")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(NEUTRAL_PAGE)
    page.goto(place.first)
    assert page.evaluate("sessionStorage.getItem('seen')") == "none Wikipédia"
    assert SECRET not in readable(page)


@pytest.mark.parametrize("waiting", ["opening", "message"])
def test_what_was_being_sent_is_not_sent_to_another_conversation(visit: Any, proxy: Any, chat: Any, waiting: str) -> None:
    """Erased while the conversation opens for a message, or while the message is on its way: nothing of it reaches a new one."""
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    faults = sys.modules["widget_tests_faults"]
    if waiting == "opening":
        token = json.loads(page.evaluate("sessionStorage['amane-conversation']"))["token"]
        page.request.delete(f"{proxy.url}/webhooks/web/conversations", headers={"authorization": f"Bearer {token}"})
    path = "/webhooks/web/conversations" if waiting == "opening" else "/webhooks/web/conversations/messages"
    proxy.faults = faults.Faults(path=path, delay=1.0, times=2)
    here.say(SECRET, wait=False)
    page.wait_for_timeout(1400 if waiting == "opening" else 300)
    proxy.faults = faults.Faults()
    page.get_by_role("button", name="Effacer", exact=True).click()
    page.get_by_role("button", name="Oui, effacer").click()
    here.greeted()
    before = len(proxy.sent())
    page.wait_for_timeout(2500)
    assert len(proxy.sent()) == before and here.mine.count() == 0 and SECRET not in readable(page)


def test_pages_to_read_are_left_as_fast(visit: Any, proxy: Any, chat: Any) -> None:
    for path, leave in (("/faq", "click"), ("/confidentialite", "keys"), ("/rien-ici", "click")):
        page = visit(f"{proxy.url}/")
        chat(page).greeted().say(SECRET)
        other = page.context.new_page()
        other.goto(f"{proxy.url}/")
        chat(other).greeted().say(SECRET)
        page.goto(f"{proxy.url}{path}")
        page.get_by_role("link", name="Quitter vite").wait_for()
        with page.expect_request(lambda request: request.method == "DELETE"):
            if leave == "click":
                page.get_by_role("link", name="Quitter vite").click()
            else:
                for _ in range(3):
                    page.keyboard.press("Shift")
        page.wait_for_url(NEUTRAL_PAGE)
        other.wait_for_url(NEUTRAL_PAGE)
        page.go_back()
        assert SECRET not in readable(page)
        page.goto(f"{proxy.url}/")
        assert chat(page).greeted().mine.count() == 0


def test_without_javascript_the_way_out_is_a_link(visit: Any, proxy: Any) -> None:
    page = visit(f"{proxy.url}/faq", java_script_enabled=False)
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url(NEUTRAL_PAGE)


def test_next_page_says_so_where_the_browser_keeps_nothing(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    """Storage of foreign frames denied: the panel opens again, the conversation is not there."""
    for name in ("une", "deux"):
        site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/une", storage=False)
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    here.say(SECRET)
    assert "ne garde pas" not in here.log.inner_text()
    page.goto(f"{site.url}/deux")
    here.greeted()
    here.log.get_by_text("Votre navigateur ne garde pas la conversation d’une page à l’autre").wait_for()
    assert here.bubbles.count() == 1 and here.say(SECRET)
