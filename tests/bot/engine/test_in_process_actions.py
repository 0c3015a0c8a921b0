"""Actions in the server's process: called without HTTP, checked once, never silent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.engine.in_process_actions import FAILURE, InProcessActions, load_actions

FAILED = {"events": [], "responses": [{"custom": FAILURE}]}


def _endpoint(run: Any, seconds: float = 1.0) -> InProcessActions:
    executor = ActionExecutor()
    executor.register_function("action_a", run)
    return InProcessActions(executor, seconds)


def _request(endpoint: InProcessActions, name: str = "action_a") -> Any:
    tracker = {"sender_id": "x", "slots": {}, "latest_message": {}, "events": []}
    return asyncio.run(endpoint.request(json={"next_action": name, "tracker": tracker}))


def test_gives_what_the_action_gives() -> None:
    async def run(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="Bonjour")
        return [{"event": "slot", "name": "collectif", "value": "pnpm"}]

    answer = _request(_endpoint(run))
    assert answer["responses"][0]["text"] == "Bonjour"
    assert answer["events"] == [{"event": "slot", "name": "collectif", "value": "pnpm"}]


def test_plain_functions_do_too() -> None:
    def run(dispatcher: Any, tracker: Any, domain: Any) -> None:
        dispatcher.utter_message(text="Bonjour")

    assert _request(_endpoint(run))["responses"][0]["text"] == "Bonjour"


def test_a_failing_action_says_so_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def run(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ValueError("zanzibar")

    assert _request(_endpoint(run)) == FAILED
    assert "zanzibar" not in caplog.text
    assert "ValueError" in caplog.text


def test_an_unknown_action_fails() -> None:
    assert _request(_endpoint(lambda dispatcher, tracker, domain: None), "action_inconnue") == FAILED


def test_a_hanging_action_fails_in_time() -> None:
    async def run(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        await asyncio.sleep(30)
        return []

    assert _request(_endpoint(run, seconds=0.05)) == FAILED


def test_an_action_may_decline_as_over_http() -> None:
    async def run(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ActionExecutionRejection("action_a", "pas maintenant")

    with pytest.raises(ClientResponseError) as caught:
        _request(_endpoint(run))
    assert caught.value.status == 400
    assert json.loads(caught.value.text) == {"action_name": "action_a", "error": "pas maintenant"}


def test_results_are_still_checked() -> None:
    from jsonschema import ValidationError

    load_actions()
    action = RemoteAction("action_a", None)
    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [{"event": "slot"}], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [], "responses": ["texte"]})


def test_rasa_checks_results_and_reads_events_through_the_names_that_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core.channels.channel import CollectingOutputChannel
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.events import Event, SlotSet
    from rasa.shared.core.trackers import DialogueStateTracker

    load_actions()
    seen: list[str] = []
    check, find = RemoteAction._validate_action_result, Event.resolve_by_type
    monkeypatch.setattr(RemoteAction, "_validate_action_result", lambda self, result: [seen.append("check"), check(self, result)][1])
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(lambda name, *more: [seen.append(name), find(name, *more)][1]))
    endpoint = _endpoint(lambda dispatcher, tracker, domain: [{"event": "slot", "name": "a", "value": 1}])
    action = RemoteAction("action_a", endpoint)
    events = asyncio.run(action.run(CollectingOutputChannel(), None, DialogueStateTracker("x", []), Domain.empty()))
    assert events == [SlotSet("a", 1)]
    assert seen == ["check", "slot"]


def test_every_action_of_the_domain_is_there() -> None:
    from pathlib import Path

    import yaml

    domain = Path(__file__).parents[3] / "domain.yml"
    wanted = set(yaml.safe_load(domain.read_text(encoding="utf-8"))["actions"])
    assert wanted <= set(load_actions()._executor.actions)


def test_a_package_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ImportError, match="actions_inconnues"):
        load_actions("actions_inconnues")
