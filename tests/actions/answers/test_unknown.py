"""What is not known is said plainly, with what can be answered instead."""

from __future__ import annotations

from actions.answers.unknown import out_of_scope_reply, starting_points
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


def reply_to(kind: str, topic: str = "hors_sujet", collectives: tuple[str, ...] = (), alerted: bool = False, **fields: object):  # type: ignore[no-untyped-def]
    question = asking(kind, **fields)  # type: ignore[arg-type]
    return out_of_scope_reply(KNOWLEDGE, Request(topic, question, collectives, kind), alerted)


def test_something_else_points_to_what_can_be_asked_and_what_is_near_to_the_site_too() -> None:
    reply = reply_to("hors_sujet")
    assert reply.kind == "fallback" and "https://" not in reply.text and reply.buttons == tuple(starting_points(KNOWLEDGE))
    assert reply_to("hors_sujet_proche").text.endswith(" : https://amanemena.org/")


def test_what_is_asked_of_a_collective_names_it() -> None:
    assert "PNPM" in reply_to("membres", collectives=("pnpm",)).text


def test_a_doubt_asks_which_of_two_sections_is_meant() -> None:
    reply = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("membres"), kind="incertain", between=("groupe.membres", "cde.membres")))
    assert [button.payload for button in reply.buttons] == [f'/choisir{{"sujet": "{one}"}}' for one in ("groupe.membres", "cde.membres", "aide")]


def test_a_story_is_heard_and_after_an_alert_led_back_to_the_contacts() -> None:
    assert reply_to("contexte").buttons
    after = reply_to("contexte", alerted=True)
    assert "SOS" in after.text and [button.payload for button in after.buttons] == ['/choisir{"sujet": "urgence"}']


def test_who_tells_something_and_asks_nothing_is_not_told_that_there_is_no_answer() -> None:
    told = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("hors_sujet", text="mon bus est en retard"), kind="hors_sujet"))
    asked = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("hors_sujet", text="il pleut", asks=True), kind="hors_sujet"))
    assert told.topic == asked.topic == "hors_sujet" and told.text.startswith("Je vous lis") and asked.text.startswith("Je ne peux pas répondre")
