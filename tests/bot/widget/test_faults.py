"""When something on the way to the assistant fails: a French sentence, the emergency numbers, the text kept, nothing sent twice."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import pytest

NUMBERS = ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]
QUESTION = "Quelles sont les valeurs de la PNPM ?"


def faults(**what: Any) -> Any:
    return sys.modules["widget_tests_faults"].Faults(**what)


def numbers(here: Any) -> list[str]:
    return list(here.log.locator(".calls a").evaluate_all("all => all.map(one => one.getAttribute('href'))"))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"status": 500}, "une erreur est survenue"),
        ({"status": 502}, "une erreur est survenue"),
        ({"drop": True}, "ne répond pas"),
        ({"cut": True}, "ne répond pas"),
    ],
    ids=["500", "502", "dropped", "cut"],
)
def test_failed_message_is_kept_and_offered_again(visit: Any, proxy: Any, chat: Any, fault: dict[str, Any], sentence: str) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(**fault, times=1)
    here.say(QUESTION, wait=False)
    here.retry.wait_for()
    assert sentence in here.log.inner_text()
    assert numbers(here) == NUMBERS
    assert here.mine.count() == 1 and QUESTION in here.mine.inner_text() and "Sans réponse" in here.mine.inner_text()
    here.page.wait_for_timeout(1500)
    assert len(proxy.sent()) == 1, "nothing is sent again by itself"
    here.retry.click()
    here.bubbles.nth(1).wait_for()
    assert "universalité" in here.bubbles.nth(1).inner_text()
    assert here.mine.count() == 1 and numbers(here) == [] and here.retry.count() == 0
    assert [json.loads(one.body) for one in proxy.sent()] == [{"text": QUESTION}] * 2


def test_what_is_typed_meanwhile_stays(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(delay=1.5, drop=True, times=1)
    here.say(QUESTION, wait=False)
    here.field.fill("et ses membres ?")
    here.field.press("Enter")
    here.retry.wait_for()
    assert here.field.input_value() == "et ses membres ?" and here.mine.count() == 1
    assert len(proxy.sent()) == 1


def test_too_many_messages_waits_as_long_as_told_and_counts(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(status=429, retry_after=4, times=1)
    here.say(QUESTION, wait=False)
    here.retry.wait_for()
    assert "patienter" in here.log.inner_text() and numbers(here) == NUMBERS
    assert here.retry.is_disabled()
    for left in ("3 secondes", "2 secondes", "1 seconde"):
        here.log.get_by_text(f"Possible dans {left}", exact=True).wait_for()
    # Nobody has to hear each second.
    assert here.log.get_by_text("Possible dans").get_attribute("aria-live") == "off"
    here.retry.click(timeout=10_000)
    here.bubbles.nth(1).wait_for()
    assert here.log.get_by_text("Possible dans").count() == 0


def test_slow_answer_is_waited_for_with_the_numbers(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(delay=10.0, times=1)
    here.say(QUESTION, wait=False)
    here.log.get_by_text("L’assistant écrit…").wait_for(state="attached")
    started = time.monotonic()
    here.log.get_by_text("La réponse tarde").wait_for(timeout=8_000)
    assert time.monotonic() - started < 4.5
    assert numbers(here) == NUMBERS
    here.bubbles.nth(1).wait_for(timeout=15_000)
    assert numbers(here) == [] and len(proxy.sent()) == 1


def test_server_down_when_the_chat_opens(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/faq")
    page.goto(f"{proxy.url}/")
    chat(page).greeted()
    page.get_by_role("button", name="Effacer", exact=True).click()
    proxy.down()
    page.get_by_role("button", name="Oui, effacer").click()
    here = chat(page)
    here.retry.wait_for()
    assert "ne répond pas" in here.log.inner_text() and numbers(here) == NUMBERS
    proxy.up()
    here.retry.click()
    here.greeted()


def test_server_down_in_the_middle_then_back(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("Parlez-moi de la PNPM")
    proxy.down()
    here.say("et ses valeurs ?", wait=False)
    here.retry.wait_for()
    assert numbers(here) == NUMBERS
    proxy.up()
    here.retry.click()
    here.bubbles.nth(2).wait_for()
    assert "valeurs" in here.bubbles.nth(2).inner_text()


def test_no_network(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.page.context.set_offline(True)
    here.say(QUESTION, wait=False)
    here.log.get_by_text("La connexion est coupée").wait_for()
    here.page.context.set_offline(False)
    here.bubbles.nth(1).wait_for()
    assert len(proxy.sent()) == 1


def test_each_unsent_message_can_be_sent_again(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(status=500, times=2)
    here.say(QUESTION, wait=False)
    here.retry.wait_for()
    here.say("Parlez-moi de la PNPM", wait=False)
    here.mine.nth(1).get_by_text("Sans réponse").wait_for()
    again = here.log.get_by_role("button", name="Renvoyer")
    assert again.count() == 1 and "valeurs" in here.mine.first.inner_text()
    again.click()
    # It is asked now, so it stands where its answer comes; the other one is offered in its turn.
    here.bubbles.nth(1).wait_for()
    assert "universalité" in here.bubbles.nth(1).inner_text()
    assert ["PNPM" in one and "Sans réponse" in one for one in here.mine.all_inner_texts()] == [True, False]
    again.click()
    here.bubbles.nth(2).wait_for()
    assert again.count() == here.retry.count() == 0 and "Sans réponse" not in here.log.inner_text()
    assert [json.loads(one.body)["text"][:8] for one in proxy.sent()] == [QUESTION[:8], "Parlez-m", QUESTION[:8], "Parlez-m"]


def test_what_the_line_kept_back_goes_by_itself_when_it_returns(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults(status=500, times=1)
    here.say("Bonjour", wait=False)
    here.retry.wait_for()
    here.page.context.set_offline(True)
    for count, text in enumerate(("Parlez-moi de la PNPM", "et ses valeurs ?"), start=2):
        here.say(text, wait=False)
        here.mine.nth(count - 1).get_by_text("Sans réponse").wait_for()
    here.log.get_by_text("dès qu’elle reviendra").wait_for()
    here.page.context.set_offline(False)
    here.bubbles.nth(2).wait_for()
    assert "valeurs" in here.bubbles.nth(2).inner_text()
    # In the order in which they were written; what failed for another reason waits for its button.
    assert [json.loads(one.body)["text"] for one in proxy.sent()] == ["Bonjour", "Parlez-moi de la PNPM", "et ses valeurs ?"]
    assert here.log.get_by_role("button", name="Renvoyer").count() == 1


def test_opening_without_a_line_opens_when_it_returns(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    chat(page).greeted()
    page.get_by_role("button", name="Effacer", exact=True).click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Oui, effacer").click()
    here = chat(page)
    here.log.get_by_text("L’assistant s’ouvrira dès qu’elle reviendra").wait_for()
    assert numbers(here) == NUMBERS
    page.context.set_offline(False)
    here.greeted()


def test_panel_of_a_partner_s_page_has_the_numbers_after_three_seconds(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any, violations: Any) -> None:
    site.pages["/lent"] = (f"<!doctype html><html lang=fr><title>t</title><main><h1>Page</h1></main>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/lent")
    # Long enough for all that is looked at meanwhile, on a slow machine too.
    proxy.faults = faults(path="/widget/cadre", delay=9.0, times=1)
    started = time.monotonic()
    page.get_by_role("button", name="Ouvrir").click()
    panel = page.locator("#waiting")
    panel.get_by_text("L’assistant s’ouvre").wait_for()
    for name in ("Quitter vite", "Fermer"):
        assert panel.get_by_role("button", name=name).is_visible()
    panel.locator("a").first.wait_for()
    assert 2.5 < time.monotonic() - started < 5
    assert panel.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))") == NUMBERS
    # The frame is still on its way: axe in it would wait for it, and read a page that is just beginning.
    assert not panel.get_by_role("button", name="Réessayer").is_visible() and violations(page, [page.main_frame]) == []
    chat(page, framed=True).greeted()
    assert not panel.is_visible()


def test_reload_in_the_middle(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    proxy.faults = faults(delay=3.0, times=1)
    here.say(QUESTION, wait=False)
    here.mine.wait_for()
    page.reload()
    here.log.get_by_text("La page a été rechargée avant la réponse").wait_for()
    assert QUESTION in here.mine.inner_text()
    page.wait_for_timeout(1000)
    assert len(proxy.sent()) == 1
    here.retry.click()
    here.bubbles.nth(1).wait_for()
    assert here.mine.count() == 1


def test_conversation_that_ended_on_the_server_begins_anew(visit: Any, proxy: Any, chat: Any) -> None:
    """A token of yesterday, or another server's: the message was refused, so it goes to a new conversation."""
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    token = json.loads(page.evaluate("sessionStorage['amane-conversation']"))["token"]
    page.request.delete(f"{proxy.url}/webhooks/web/conversations", headers={"authorization": f"Bearer {token}"})
    assert "universalité" in here.say(QUESTION)
    assert "En voici une nouvelle" in here.log.inner_text() and here.mine.count() == 1


def test_answer_to_a_cleared_conversation_is_dropped(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    proxy.faults = faults(path="/webhooks/web/conversations/messages", delay=2.0, times=1)
    here.say(QUESTION, wait=False)
    page.get_by_role("button", name="Effacer", exact=True).click()
    page.get_by_role("button", name="Oui, effacer").click()
    here.greeted()
    page.wait_for_timeout(2500)
    assert here.bubbles.count() == 1 and here.mine.count() == 0


def test_old_conversation_is_not_shown_on_a_shared_device(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say(QUESTION)
    page.evaluate("""() => {
        const kept = JSON.parse(sessionStorage['amane-conversation']);
        sessionStorage['amane-conversation'] = JSON.stringify({...kept, at: kept.at - 61 * 60000});
    }""")
    page.reload()
    here.greeted()
    assert here.bubbles.count() == 1 and here.mine.count() == 0


@pytest.mark.parametrize("kept", ["", "{", '{"at":1e15}', "[]", '{"at":1e15,"token":"x","entries":{},"draft":""}'])
def test_spoilt_storage_begins_anew(visit: Any, proxy: Any, chat: Any, kept: str) -> None:
    page = visit(f"{proxy.url}/faq")
    page.evaluate("kept => sessionStorage['amane-conversation'] = kept", kept)
    page.goto(f"{proxy.url}/")
    here = chat(page).greeted()
    assert "universalité" in here.say(QUESTION)
