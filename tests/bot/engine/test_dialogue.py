"""One turn over a tracker: what is answered, what is kept of it, and the rules that let so little be kept."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
import yaml

from actions.blocks import Button, Buttons, Text
from bot.engine.agent import load_dialogue
from bot.engine.dialogue import KEPT_TURNS, Answer, Bubble, Dialogue
from bot.engine.in_process_actions import FAILURE
from bot.engine.state import DialogueState

ROOT = Path(__file__).parents[3]
BLOCKS = (Text("Un fait."), Buttons((Button("Oui", "/oui"),)))


@pytest.fixture(scope="module")
def dialogue(trial_model: Path) -> Dialogue:
    return load_dialogue(trial_model)


def _answer(dialogue: Dialogue, state: DialogueState, text: str | None = None, payload: str | None = None) -> Answer:
    return asyncio.run(dialogue.answer(state, text, payload))


def test_answers_a_text_and_the_payload_of_a_button(dialogue: Dialogue) -> None:
    state = DialogueState()
    assert _answer(dialogue, state, "bonjour").bubbles[0].text == "Message 1 : bonjour"
    chosen = _answer(dialogue, state, payload='/choisir{"sujet": "A1"}')
    assert chosen.bubbles[0].text == "Message 2 : choisir A1"
    assert chosen.bubbles[0].buttons[0] == Button("Choix A", '/choisir{"sujet": "A2"}')
    assert (chosen.kind, chosen.sources) == ("answer", [{"title": "Page", "url": "https://exemple.ma/page"}])
    assert state.turns == 2


def test_the_state_is_all_that_the_next_turn_needs(dialogue: Dialogue) -> None:
    state = DialogueState()
    _answer(dialogue, state, "bonjour")
    _answer(dialogue, state, "bonjour")
    stored = DialogueState(**json.loads(json.dumps(vars(state))))
    assert _answer(dialogue, stored, "bonjour").bubbles[0].text == "Message 3 : bonjour"


def test_the_state_holds_the_last_turn_without_its_words(dialogue: Dialogue) -> None:
    state = DialogueState()
    for text in ("bonjour zanzibar", "quelles sont les valeurs zanzibar"):
        _answer(dialogue, state, text)
    assert [event["event"] for event in state.events].count("user") == KEPT_TURNS
    assert state.slots == {"compteur": 1}, "the value before the last turn"
    assert "zanzibar" not in json.dumps(vars(state))


def test_slots_that_the_domain_no_longer_has_are_passed_over(dialogue: Dialogue) -> None:
    state = DialogueState(slots={"disparu": 1, "compteur": 4}, events=[{"event": "slot", "name": "disparu", "value": 2, "timestamp": 1.0}])
    assert _answer(dialogue, state, "bonjour").bubbles[0].text == "Message 5 : bonjour"


def test_a_failed_action_is_told_from_a_silent_one(dialogue: Dialogue) -> None:
    failed, silent = (_answer(dialogue, DialogueState(), text) for text in ("panne panne", "silence silence"))
    assert (failed.failed, failed.bubbles) == (True, [])
    assert (silent.failed, silent.bubbles) == (False, [])


def test_blocks_of_an_action_are_its_bubble() -> None:
    answer = Answer()
    # The text is for channels that read no blocks.
    answer.add({"text": "autre chose", "buttons": [], "custom": {"blocks": [block.as_json() for block in BLOCKS], "lang": "en"}})
    answer.add({"custom": {"topics": ["pnpm.valeurs"], "kind": "answer", "sources": [{"title": "Page", "url": "https://exemple.ma"}]}})
    (bubble,) = answer.bubbles
    assert bubble == Bubble(BLOCKS, "en") and bubble.text == "Un fait." and bubble.buttons == (("Oui", "/oui"),)
    assert (answer.topics, answer.kind, len(answer.sources)) == (["pnpm.valeurs"], "answer", 1)


def test_a_text_without_blocks_becomes_paragraphs_and_buttons() -> None:
    answer = Answer()
    answer.add({"text": "Un.\nDeux.", "buttons": [{"title": "Oui", "payload": "/oui"}]})
    answer.add({"text": "Trois.", "custom": "autre"})
    assert [list(bubble.blocks) for bubble in answer.bubbles] == [[Text("Un."), Text("Deux."), BLOCKS[1]], [Text("Trois.")]]


def test_a_failure_is_no_text() -> None:
    answer = Answer()
    answer.add({"custom": dict(FAILURE)})
    assert answer.failed and answer.bubbles == []


def test_tells_how_a_text_is_understood(dialogue: Dialogue) -> None:
    intent, confidence = asyncio.run(dialogue.intent_of("/bonjour"))
    assert intent == "bonjour" and 0 < confidence <= 1


def test_each_rule_spans_one_turn_as_what_is_kept_does() -> None:
    rules = yaml.safe_load((ROOT / "data/stories/rules.yml").read_text(encoding="utf-8"))["rules"]
    assert rules and all(sum("intent" in step for step in rule["steps"]) == KEPT_TURNS == 1 for rule in rules)
