"""The Rasa actions: they read the tracker, send the replies and their report, and set the slots that changed, no others."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.actions import ActionAccueil, ActionChoisir, ActionRepondre, questions
from actions.memory import Memory
from tests.actions.questions import asking


def _tracker(memory: Memory = Memory(), text: str | None = None, intent: str | None = None, **found: Any) -> Tracker:  # noqa: B008 - it is frozen
    entities = [{"entity": name, "value": value} for name, values in found.items() for value in values]
    message = {"text": text, "intent": {"name": intent}, "entities": entities}
    return Tracker("visitor", memory.as_slots(), message, [], False, None, {}, None)  # type: ignore[arg-type]


def _run(action: Any, tracker: Tracker) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the messages sent and the slots set."""
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, tracker, {})
    assert all(event["event"] == "slot" for event in events)
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


def test_an_answer_is_sent_with_its_report_and_what_changed() -> None:
    asked = asking("valeurs", collectives=("pnpm",)).as_dict()
    messages, slots = _run(ActionRepondre(), _tracker(text="les valeurs de la pnpm", intent="valeurs", question=[asked]))
    *replies, report = messages
    assert replies and all(message["text"] and message["custom"]["blocks"] for message in replies)
    assert report["custom"]["topics"] == ["pnpm.valeurs"] and report["custom"]["kind"] == "answer" and report["custom"]["sources"]
    assert slots["collectif"] == "pnpm" and slots["sujets"] == ["pnpm.valeurs"]
    assert "alerte" not in slots, "only what changed is set"


def test_the_memory_of_before_is_read() -> None:
    asked = asking("membres").as_dict()
    messages, slots = _run(ActionRepondre(), _tracker(Memory(collectif="cde"), "ses membres", "membres", question=[asked]))
    assert messages[-1]["custom"]["topics"] == ["cde.membres"]
    assert "collectif" not in slots


def test_a_button_is_answered_by_its_topic() -> None:
    messages, _ = _run(ActionChoisir(), _tracker(intent="choisir", sujet=["cde.membres"]))
    assert messages[-1]["custom"]["topics"] == ["cde.membres"]
    messages, _ = _run(ActionChoisir(), _tracker(intent="choisir"))
    assert messages[-1]["custom"]["topics"] == ["aide"]


def test_a_conversation_opens_with_a_greeting_that_offers_something() -> None:
    messages, slots = _run(ActionAccueil(), _tracker(intent="accueil"))
    assert messages[-1]["custom"]["kind"] == "social"
    assert any(message["buttons"] for message in messages) and slots["boutons"]


@pytest.mark.parametrize(("intent", "kind"), [("valeurs", "valeurs"), (None, "hors_sujet")])
def test_without_a_reader_the_intent_is_the_question(intent: str | None, kind: str) -> None:
    assert questions(_tracker(text="x", intent=intent)) == (asking(kind),)
