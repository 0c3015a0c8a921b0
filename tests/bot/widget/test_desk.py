"""The desk in a real browser: by the keyboard alone, for a screen reader, on a narrow screen, with large text; without JavaScript."""

from __future__ import annotations

import shutil
from typing import Any

from actions.sentences import DOMAIN
from bot.tally.figures import figures
from knowledge import load
from tests.bot.tally.test_figures import COUNTED
from tests.desks import Open, Opened
from tests.knowledge.editing import edit

# The last is 200 % of 1280 pixels.
SIZES = ((1280, 800), (400, 800), (640, 400))


def test_every_page_is_good_for_everyone(desk: Opened, open_desk: Open, visit: Any, violations: Any) -> None:
    shutil.copy(DOMAIN, desk.knowledge)
    page = visit(desk.door.address)

    def is_good(address: str) -> None:
        page.goto(desk.url + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert violations(page) == [], address
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (address, width)

    edit(desk.draft, "nombre: 11", "nombre: onze et demi")
    for address in ("/", "/fiche/collectif.groupe.membres", "/changements"):
        is_good(address)
    edit(desk.draft, 'numero: "19"', 'numero: "190"', "contacts.yml")
    for address in ("/fiche/contacts", "/bilan", "/nouveau/rubrique/pnpm", "/phrases", "/phrases?mots=question", "/fiche/phrases.utter_merci"):
        is_good(address)
    edit(desk.draft, "nombre: onze et demi", "nombre: 12")
    page.emulate_media(color_scheme="dark")
    for address in ("/fiche/collectif.cde.documents", "/publier", "/changements"):
        is_good(address)
    changed = page.locator("ins").all_inner_texts()
    assert changed[0] == "12" and "douze" in changed
    page.goto(f"{desk.url}/publier")
    page.get_by_role("button", name="Abandonner le brouillon").click()
    asked = page.get_by_role("heading", name="Abandonner le brouillon ?")
    asked.wait_for()
    assert asked.bounding_box()["y"] < page.viewport_size["height"] and violations(page) == [], "seen without scrolling"
    page.get_by_role("link", name="Non, le garder").click()
    page.get_by_label("Votre prénom").fill("Samira")
    page.get_by_role("button", name="Publier").click()
    page.get_by_role("heading", name="Ce n’est pas encore publié").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Oui, publier").click()
    page.get_by_role("heading", name="Samira").wait_for()
    is_good("/historique")
    assert page.watch.outside(desk.url) == [] and page.watch.complaints == []
    # The last, as it takes the cookie of the first.
    counting = open_desk(counted=lambda period: figures(period, COUNTED, {"pnpm.valeurs": (3, 1)}, load()))
    page.goto(counting.door.address)
    page.goto(f"{counting.url}/bilan?depuis=2026-11-01")
    assert page.locator("svg[role=img]").count() >= 5 and violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth") and page.watch.complaints == []


def test_an_edit_by_the_keyboard_alone_without_javascript(desk: Opened, visit: Any) -> None:
    page = visit(desk.door.address, java_script_enabled=False)

    def go_to(words: str) -> None:
        """Press Tab until what has the focus says these words."""
        for _ in range(120):
            page.keyboard.press("Tab")
            here = page.locator(":focus")
            if here.count() and (words in (here.get_attribute("id") or "") or words in here.inner_text()):
                return
        raise AssertionError(f"Tab never comes to {words}")

    go_to("Les membres du groupe de travail")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Les membres du groupe de travail").wait_for()
    go_to("/nombre")
    page.keyboard.press("Control+A")
    page.keyboard.type("onze et demi")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    field = page.get_by_label("Combien")
    assert field.input_value() == "onze et demi" and field.get_attribute("aria-invalid") == "true"
    go_to("Les membres du groupe de travail › Combien")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "/nombre", "the message leads to its field"
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.get_by_text("À corriger").wait_for(state="detached")
    go_to("Voir ce qui change")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Qui sont les membres du groupe de travail ?").wait_for()
    assert "nombre: 12\n" in desk.text()


def test_what_was_typed_is_there_again_on_the_way_back(desk: Opened, visit: Any) -> None:
    page = visit(desk.door.address)
    page.goto(f"{desk.url}/fiche/collectif.groupe.membres")
    page.get_by_label("Combien").fill("12")
    page.get_by_role("link", name="Revenir sans enregistrer").click()
    page.go_back()
    assert page.get_by_label("Combien").input_value() == "12"


def test_the_key_in_the_address_is_gone_at_once(desk: Opened, visit: Any) -> None:
    page = visit(desk.door.address)
    assert page.url == f"{desk.url}/" and page.evaluate("document.cookie") == ""
    other = visit(None)
    assert other.goto(desk.door.address).status == 403 and other.goto(desk.url).status == 403
    assert "make atelier" in other.inner_text("main")
