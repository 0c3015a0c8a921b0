"""Every state of the chat before axe, all rules and impacts: light, dark, forced colours, a right-to-left page, 320 pixels, text of 200 %."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

QUESTION = "Quels sont les objectifs de la PNPM ?"
# Of a page that `visit` opens.
USUAL = {"width": 1200, "height": 800}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 320, "height": 256}},
    "large": {"percent": 200, "viewport": {"width": 640, "height": 800}},
    "landscape": {"viewport": {"width": 740, "height": 360}, "color_scheme": "dark"},
}


def faults(**what: Any) -> Any:
    return sys.modules["widget_tests_faults"].Faults(**what)


def refused(here: Any, proxy: Any) -> None:
    proxy.faults = faults(status=429, retry_after=60, times=1)
    here.say(QUESTION, wait=False)
    here.retry.wait_for()


def failed(here: Any, proxy: Any) -> None:
    proxy.faults = faults(status=500, times=2)
    here.say(QUESTION, wait=False)
    here.retry.wait_for()
    here.say("et ses valeurs ?", wait=False)
    here.log.get_by_role("button", name="Renvoyer").wait_for()


def slow(here: Any, proxy: Any) -> None:
    proxy.faults = faults(delay=20, times=1)
    here.say(QUESTION, wait=False)
    here.log.get_by_text("La réponse tarde").wait_for()


def rated(here: Any, proxy: Any) -> None:
    here.say(QUESTION)
    here.log.get_by_role("button", name="Cette réponse m’aide", exact=True).click()
    here.log.get_by_text("Merci de votre avis").wait_for()
    here.field.fill("x" * 450)


def asked(name: str) -> Callable[[Any, Any], None]:
    def do(here: Any, proxy: Any) -> None:
        here.say(QUESTION)
        here.place.get_by_role("button", name=name, exact=True).click()

    return do


def said(text: str) -> Callable[[Any, Any], None]:
    return lambda here, proxy: here.say(text)


def sent(here: Any, proxy: Any) -> None:
    here.say("Quel est le budget annuel de la PNPM ?")
    here.log.get_by_role("button", name="Oui", exact=True).click()
    here.log.get_by_text("Merci. L’équipe").wait_for()


# Each state is come to in the first of these looks, and then seen in the others too.
SEEN_TOGETHER = (("light", "dark", "forced"), ("zoomed", "narrow", "landscape"), ("large",))
STATES: dict[str, Callable[[Any, Any], Any]] = {
    "greeting": lambda here, proxy: None,
    "answer rated": rated,
    "danger": said(DISCLOSURE := "mon oncle me frappe"),
    "fallback": said("Quelle est la recette du tajine ?"),
    "offer": said("Quel est le budget annuel de la PNPM ?"),
    "sent": sent,
    "language": said("ما هي المنصة الوطنية؟"),
    "contacts": asked("Numéros d’urgence"),
    "erase": asked("Effacer"),
    "save": asked("Enregistrer"),
    "too many": refused,
    "failed twice": failed,
    "slow": slow,
}


def appear(page: Any, name: str) -> None:
    options = LOOKS[name]
    page.emulate_media(color_scheme=options.get("color_scheme", "light"), forced_colors=options.get("forced_colors", "none"))
    page.set_viewport_size(options.get("viewport", USUAL))


@pytest.fixture
def look(chromium: Any, visit: Any) -> Callable[..., Any]:
    def open_page(name: str, url: str) -> Any:
        options = dict(LOOKS[name])
        return visit(url, browser=chromium(percent=options.pop("percent", 100)), **options)

    return open_page


def test_every_look_is_seen() -> None:
    assert sorted(LOOKS) == sorted(name for names in SEEN_TOGETHER for name in names)


@pytest.mark.parametrize("names", SEEN_TOGETHER, ids=" ".join)
def test_no_violation_in_any_state(look: Any, proxy: Any, chat: Any, violations: Any, names: tuple[str, ...]) -> None:
    page = look(names[0], f"{proxy.url}/")
    for state, reach in STATES.items():
        page.evaluate("sessionStorage.clear()")
        proxy.faults = faults()
        appear(page, names[0])
        page.reload()
        here = chat(page).greeted()
        reach(here, proxy)
        for name in names:
            appear(page, name)
            assert violations(page) == [], (state, name)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (state, name)


@pytest.mark.parametrize("names", SEEN_TOGETHER, ids=" ".join)
def test_no_violation_on_the_pages_to_read(look: Any, proxy: Any, violations: Any, names: tuple[str, ...]) -> None:
    for path in ("/faq", "/confidentialite", "/rien", "/widget/?site=www.exemple.ma&couleur=%230a5c8c"):
        page = look(names[0], f"{proxy.url}{path}")
        for name in names:
            appear(page, name)
            assert violations(page) == [], (path, name)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, name)


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("name", ["light", "dark", "forced", "narrow"])
def test_no_violation_on_a_right_to_left_page(
    look: Any, proxy: Any, site: Any, tag: Any, element: Any, chat: Any, violations: Any, name: str, inline: bool
) -> None:
    widget = element(proxy.url) if inline else tag(proxy.url)
    site.pages["/rtl"] = (f"<!doctype html><html lang=ar dir=rtl><title>صفحة</title><main><h1>صفحة</h1></main>{widget}", {})
    page = look(name, f"{site.url}/rtl")
    page.get_by_role("button", name="Ouvrir").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=not inline).greeted()
    here.say(DISCLOSURE)
    assert violations(page) == []
    here.place.get_by_role("button", name="Numéros d’urgence").click()
    assert violations(page) == []
