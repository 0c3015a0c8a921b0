"""A question without an answer goes to the team if its visitor says yes, and not otherwise; in each chat that was ever released nothing breaks."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

UNANSWERED = "Quel est le budget annuel de la PNPM ?"
PATH = "/webhooks/web/conversations/questions"


def group(here: Any) -> Any:
    return here.log.get_by_role("group", name="Envoyer cette question à l’équipe ?")


def test_yes_sends_that_message_once_and_says_what_happens(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say(f"{UNANSWERED} demandé par Karim")
    assert proxy.sent(PATH) == []
    group(here).get_by_role("button", name="Oui", exact=True).click()
    told = here.log.get_by_text("Merci. L’équipe d’AMANE lira seulement ceci")
    told.wait_for()
    assert f"« {UNANSWERED} demandé par […] »" in told.inner_text()
    assert group(here).count() == 0 and here.field.evaluate("one => one.getRootNode().activeElement === one")
    (sent,) = proxy.sent(PATH)
    body = json.loads(sent.body)
    assert set(body) == {"message", "text", "key"} and body["text"] == f"{UNANSWERED} demandé par Karim"
    # What was said of it stays with the conversation; the key is gone.
    page.reload()
    here.greeted()
    told.wait_for()
    assert group(here).count() == 0 and body["key"] not in page.evaluate("JSON.stringify(sessionStorage)")
    here.say("Quelles sont les valeurs de la PNPM ?")
    assert told.count() == 0 and page.watch.mistakes == []


def test_no_sends_nothing_nor_does_whoever_goes_on(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say(UNANSWERED)
    group(here).get_by_role("button", name="Non", exact=True).press("Enter")
    group(here).wait_for(state="detached")
    page.reload()
    here.greeted()
    assert group(here).count() == 0
    here.say("Qui préside la PNPM ?")
    group(here).wait_for()
    page.reload()
    here.greeted()
    assert group(here).count() == 1, "it waits for an answer over a reload"
    here.say("Quelles sont les valeurs de la PNPM ?")
    assert group(here).count() == 0
    here.say("mon oncle me frappe")
    here.say(UNANSWERED)
    assert group(here).count() == 0
    assert proxy.sent(PATH) == []


def test_what_did_not_go_is_offered_again_where_it_still_can(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say(UNANSWERED)
    faults = sys.modules["widget_tests_faults"]
    yes = group(here).get_by_role("button", name="Oui", exact=True)
    for fault in ({"status": 503}, {"cut": True}):
        proxy.faults = faults.Faults(path=PATH, times=1, **fault)
        yes.click()
        here.log.get_by_text("Désolé").wait_for() if "cut" in fault else here.log.locator(".told").wait_for()
        yes.wait_for()
    # The server had it before the answer was cut: it is not taken twice.
    yes.click()
    here.log.get_by_text("ne peut plus être envoyée").wait_for()
    assert group(here).count() == 0


def test_in_a_partners_page_too(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any, violations: Any) -> None:
    site.pages["/question"] = (f"<!doctype html><html lang=fr><title>t</title><main><h1>Page</h1></main>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/question")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    here.say(UNANSWERED)
    assert group(here).count() == 1 and violations(page) == []
    group(here).get_by_role("button", name="Oui", exact=True).click()
    here.log.get_by_text("Merci.").wait_for()
    assert len(proxy.sent(PATH)) == 1


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0", "1.2.0", "1.3.0"])
def test_chats_of_before_go_on_without_it(visit: Any, proxy: Any, chat: Any, version: str) -> None:
    page = visit(None)
    script = f'<script type=module src="{proxy.url}/widget/v{version}/chat.js"></script>'
    page.route(f"{proxy.url}/vieille", lambda route: route.fulfill(body=f"<!doctype html><amane-chat mode=page></amane-chat>{script}", content_type="text/html"))
    page.goto(f"{proxy.url}/vieille")
    here = chat(page).greeted()
    assert "PNPM" in here.say(UNANSWERED)
    assert group(here).count() == 0 and page.watch.mistakes == []
