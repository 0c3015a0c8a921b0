"""A visitor's way through the chat: keyboard only, reload, files, thumbs, danger, leaving fast."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

NEUTRAL_PAGE = "https://fr.wikipedia.org/"


def test_keyboard_alone_from_the_page_to_an_answer_to_leaving(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/clavier"] = (f"<!doctype html><html lang=fr><title>t</title><h1>Page</h1><a href='/'>lien</a>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/clavier")
    launcher = page.get_by_role("button", name="Ouvrir l’assistant AMANE")
    launcher.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert launcher.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    here = chat(page, framed=True).greeted()
    page.keyboard.type("Quels sont les objectifs de la PNPM ?")
    page.keyboard.press("Enter")
    here.bubbles.nth(1).wait_for()
    assert "plaidoyer" in here.bubbles.nth(1).inner_text()
    # Escape closes and gives the focus back to the launcher; Enter brings the conversation back.
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.shadowRoot?.activeElement?.id === 'launcher'")
    page.locator("iframe").wait_for(state="hidden")
    page.keyboard.press("Enter")
    here.field.wait_for()
    assert here.bubbles.count() == 2
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(NEUTRAL_PAGE)
    page.go_back()
    assert "/clavier" not in page.url


def test_enter_sends_and_shift_enter_breaks_the_line(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.field.type("Bonjour,")
    here.field.press("Shift+Enter")
    here.field.type("c’est quoi la PNPM ?")
    assert here.field.input_value() == "Bonjour,\nc’est quoi la PNPM ?"
    here.field.press("Enter")
    here.bubbles.nth(1).wait_for()
    assert here.field.input_value() == ""
    assert here.mine.count() == 1


def test_greeting_offers_questions_and_a_choice_sends_its_payload(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    first = here.choices.first
    title = first.inner_text()
    first.click()
    here.bubbles.nth(1).wait_for()
    assert here.mine.first.inner_text().endswith(title)
    (sent,) = proxy.sent()
    assert list(json.loads(sent.body)) == ["choice"] and json.loads(sent.body)["choice"].startswith("/")


def test_conversation_survives_reload_and_page_change_in_its_tab_only(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    for name in ("une", "deux"):
        site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>{name}</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/une")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    answer = here.say("Quelles sont les valeurs de la PNPM ?")
    here.field.fill("un brouillon")
    page.goto(f"{site.url}/deux")
    here = chat(page, framed=True).greeted()
    assert here.bubbles.nth(1).inner_text() == answer
    assert here.field.input_value() == "un brouillon"
    here.say("Et qui en fait partie ?")
    assert len(proxy.sent("/webhooks/web/conversations")) == 1
    other = page.context.new_page()
    other.goto(f"{site.url}/une")
    other.get_by_role("button", name="Ouvrir").click()
    assert chat(other, framed=True).greeted().bubbles.count() == 1


def test_without_storage_the_conversation_lasts_as_long_as_the_page(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    """Some browsers deny a foreign frame its sessionStorage; nothing may be left with the partner's page instead."""
    site.pages["/prive"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/prive", storage=False)
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    # While the panel is open: that it is, and the contacts of the server, which are the same for everyone.
    kept = page.evaluate("[{...sessionStorage}, {...localStorage}]")
    assert kept == [{"amane-ouvert": kept[0]["amane-ouvert"]}, {}]
    assert [one.get("number") for one in json.loads(kept[0]["amane-ouvert"])] == ["2511", None, "19", "177", "15"]
    page.reload()
    assert chat(page, framed=True).greeted().bubbles.count() == 1
    assert page.watch.mistakes == []


def test_follow_up_uses_the_memory_of_the_conversation(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("Parlez-moi de la PNPM")
    assert "valeurs" in here.say("et ses valeurs ?")


def test_danger_shows_large_call_links(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/", viewport={"width": 360, "height": 740})
    here = chat(page).greeted()
    here.say("mon oncle me frappe")
    danger = here.bubbles.nth(1)
    links = danger.locator(".calls a")
    assert links.evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "tel:2511",
        "https://2511.ma",
        "tel:19",
        "tel:177",
        "tel:15",
    ]
    for index in range(5):
        box = links.nth(index).bounding_box()
        assert box and box["height"] >= 56 and box["width"] >= 200
    assert here.log.locator("text=Cette réponse m’aide").count() == 0


@pytest.mark.parametrize("question", ["Quelles sont les valeurs de la PNPM ?", "Quelle est la recette du tajine ?"], ids=["answer", "fallback"])
def test_thumbs_are_thanked_and_can_be_taken_back(visit: Any, proxy: Any, chat: Any, question: str) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say(question)
    up, down = (here.log.get_by_role("button", name=name, exact=True) for name in ("Cette réponse m’aide", "Cette réponse ne m’aide pas"))
    thanks = here.log.get_by_text("Merci de votre avis.")

    def tap(button: Any) -> None:
        # Each is on its way at once: on a busy machine the next would overtake it.
        with page.expect_request_finished(lambda one: one.url.endswith("/feedback") and one.method == "POST"):
            button.click()

    assert up.get_attribute("aria-pressed") == "false" and thanks.count() == 0
    tap(up)
    thanks.wait_for()
    tap(down)
    assert (up.get_attribute("aria-pressed"), down.get_attribute("aria-pressed")) == ("false", "true")
    page.reload()
    here.greeted()
    assert down.get_attribute("aria-pressed") == "true"
    # By its button, or by the thumb itself; the focus stays beside.
    tap(here.log.get_by_role("button", name="Le retirer"))
    thanks.wait_for(state="detached")
    assert up.evaluate("one => one.getRootNode().activeElement === one")
    tap(down)
    thanks.wait_for()
    tap(down)
    thanks.wait_for(state="detached")
    assert (up.get_attribute("aria-pressed"), down.get_attribute("aria-pressed")) == ("false", "false")
    bodies = [json.loads(one.body) for one in proxy.sent("/webhooks/web/conversations/feedback")]
    assert [body["useful"] for body in bodies] == [True, False, None, False, None]
    assert page.watch.mistakes == []


def test_thumb_that_does_not_arrive_is_not_shown(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    proxy.faults = sys.modules["widget_tests_faults"].Faults(path="/webhooks/web/conversations/feedback", status=500, delay=0.5)
    up = here.log.get_by_role("button", name="Cette réponse m’aide", exact=True)
    up.click()
    here.log.get_by_text("Merci de votre avis.").wait_for(state="detached")
    assert up.get_attribute("aria-pressed") == "false"


def test_thumb_outlives_the_page_that_gave_it(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    proxy.faults = sys.modules["widget_tests_faults"].Faults(path="/webhooks/web/conversations/feedback", delay=1.0)
    down = here.log.get_by_role("button", name="Cette réponse ne m’aide pas", exact=True)
    down.click()
    page.reload()
    here.greeted()
    assert down.get_attribute("aria-pressed") == "true"
    page.wait_for_timeout(1500)
    assert [json.loads(one.body)["useful"] for one in proxy.sent("/webhooks/web/conversations/feedback")] == [False]


def test_who_was_misunderstood_can_say_so(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    chip = here.choices.get_by_text("Ce n’est pas ce que je demandais")
    here.say("Quelles sont les valeurs de la PNPM ?")
    assert chip.count() == 0
    faults = sys.modules["widget_tests_faults"]
    for times in range(2):
        proxy.faults = faults.Faults(answer=faults.reply("Je ne sais pas.", "fallback"), times=1)
        here.say("Quelle est la recette du tajine ?")
        assert chip.count() == 1, times
        # It is asked for another reading; not again and again.
        proxy.faults = faults.Faults(answer=faults.reply("Je ne sais toujours pas.", "fallback"), times=1)
        before = here.bubbles.count()
        here.place.get_by_role("button", name="Ce n’est pas ce que je demandais").click()
        here.bubbles.nth(before).wait_for()
        assert chip.count() == 0
        assert json.loads(proxy.sent()[-1].body) == {"text": "Ce n’est pas ce que je demandais"}


def test_nothing_is_suggested_below_the_contacts(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    assert here.choices.count() > 0
    here.say("SOS")
    assert here.choices.count() == 0 and here.log.get_by_role("button", name="Cette réponse m’aide").count() == 1
    # Nor below what follows without questions of its own; those of a later answer are shown.
    faults = sys.modules["widget_tests_faults"]
    proxy.faults = faults.Faults(answer=faults.reply("C’est gratuit."), times=1)
    here.say("c’est gratuit ?")
    assert here.choices.count() == 0
    proxy.faults = faults.Faults(answer=faults.reply("Oui.", buttons=[{"title": "Et ensuite ?", "payload": "/x"}]), times=1)
    here.say("Parlez-moi de la PNPM")
    assert here.choices.all_inner_texts() == ["Et ensuite ?"]


def test_clear_deletes_here_and_on_the_server(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    token = json.loads(page.evaluate("sessionStorage['amane-conversation']"))["token"]
    page.get_by_role("button", name="Effacer", exact=True).click()
    page.get_by_role("button", name="Annuler").click()
    assert here.bubbles.count() == 2
    page.get_by_role("button", name="Effacer", exact=True).click()
    page.get_by_role("button", name="Oui, effacer").click()
    here.log.get_by_text("La conversation est effacée.").wait_for()
    assert here.bubbles.count() == 1 and here.mine.count() == 0
    (deleted,) = [one for one in proxy.seen if one.method == "DELETE"]
    assert deleted.headers["authorization"] == f"Bearer {token}"
    answer = page.request.post(f"{proxy.url}/webhooks/web/conversations/messages", headers={"authorization": f"Bearer {token}"}, data={"text": "x"})
    assert answer.status == 401


def test_save_warns_then_writes_a_text_file(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/", accept_downloads=True)
    here = chat(page).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_text("restera sur cet appareil").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer le fichier").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".txt")
    assert "Vous : Quelles sont les valeurs de la PNPM ?" in saved and "universalité" in saved


@pytest.mark.parametrize("framed", [False, True])
def test_leaving_fast_clears_and_does_not_come_back(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any, framed: bool) -> None:
    site.pages["/quitter"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/quitter" if framed else f"{proxy.url}/")
    if framed:
        page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed).greeted()
    here.say("mon oncle me frappe")
    with page.expect_request(lambda request: request.method == "DELETE"):
        here.place.get_by_role("button", name="Quitter vite").click()
    page.wait_for_url(NEUTRAL_PAGE)
    page.go_back()
    assert page.url == "about:blank"
    page.goto(f"{site.url}/quitter" if framed else f"{proxy.url}/")
    if framed:
        assert not page.locator("iframe").count(), "the panel must not open again by itself"
        page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed).greeted()
    assert here.bubbles.count() == 1 and here.mine.count() == 0
    assert any(one.method == "DELETE" for one in proxy.seen)


def test_capital_letters_do_not_leave(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.field.focus()
    for letter in "ABCDE":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    page.wait_for_timeout(300)
    assert page.url.startswith(proxy.url) and here.field.input_value() == "ABCDE"


def test_unread_answers_are_counted_while_closed(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/compte"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/compte")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    proxy.faults.delay = 1.0
    here.say("Quelles sont les valeurs de la PNPM ?", wait=False)
    here.field.press("Escape")
    page.get_by_role("button", name="Ouvrir l’assistant AMANE, 1 nouveau message").wait_for()
    page.get_by_role("button", name="Ouvrir").click()
    page.get_by_role("button", name=re.compile("^Fermer l’assistant AMANE$")).first.wait_for()


def test_text_is_bounded_as_the_server_bounds_it(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.field.fill("PNPM " * 82)
    page.get_by_text("Encore 90 caractères").wait_for()
    here.field.fill("")
    here.field.focus()
    page.keyboard.insert_text("x" * 600)
    assert len(here.field.input_value()) == 500


def test_pages_about_the_assistant_are_linked(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    """From its own page one goes there and comes back to the conversation; from a partner's page they open beside."""
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say("Quelles sont les valeurs de la PNPM ?")
    for name, path, title in (("Ce que nous gardons", "/confidentialite", "Confidentialité"), ("Toutes les réponses", "/faq", "Questions et réponses")):
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"**{path}")
        assert page.title().startswith(title)
        page.get_by_role("link", name="Assistant", exact=True).click()
        assert chat(page).greeted().mine.count() == 1
    site.pages["/liens"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/liens")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    with page.context.expect_page() as opened:
        here.place.get_by_role("link", name="Ce que nous gardons").click()
    opened.value.wait_for_url(f"{proxy.url}/confidentialite")
    assert page.url == f"{site.url}/liens" and opened.value.evaluate("window.opener") is None


def test_inline_element_on_the_association_s_own_site(visit: Any, proxy: Any, site: Any, element: Any, chat: Any) -> None:
    """Another origin that the server allows (CORS): the element itself, with its own launcher."""
    html = f"<!doctype html><html lang=fr><title>t</title><h1>AMANE</h1>{element(proxy.url)}"
    site.pages["/amane"] = (html, {"content-security-policy": f"script-src {proxy.url}; connect-src {proxy.url}"})
    page = visit(f"{site.url}/amane")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page).greeted()
    assert "universalité" in here.say("Quelles sont les valeurs de la PNPM ?")
    page.reload()
    here = chat(page).greeted()
    assert here.bubbles.count() == 2
    here.field.press("Escape")
    page.wait_for_function("document.activeElement.shadowRoot?.activeElement?.className === 'launcher'")
    assert here.bubbles.count() == 0, "the closed panel is absent"
    assert page.watch.mistakes == []
