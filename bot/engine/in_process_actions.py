"""Run the custom actions in the server's own process, where Rasa would ask an action server over HTTP.

Saves a process (about 100 MB), an HTTP round trip and the serialised domain for each action; a failing action does not end in silence.
Nothing here is needed by the actions themselves.
"""

from __future__ import annotations

import asyncio
import json
import logging
from functools import cache
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.constants import SELECTIVE_DOMAIN
from rasa.shared.core.events import Event
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

# Actions only read facts that are in memory: the slowest takes milliseconds. Longer than this is a defect, and the visitor gets a sentence;
# it must stay below the time of a whole message (`message_seconds`, 5 s unless set otherwise).
ACTION_SECONDS = 3.0
# The report of an action that could not give its own answer; what the visitor is told is for whoever speaks with the visitor.
FAILURE = {"failed": True}


class _Executor(ActionExecutor):
    """rasa_sdk's executor, which leaves out classes that only other actions build on: they have no name of their own."""

    def register_action(self, action: type[Action] | Action) -> None:
        if not (isinstance(action, type) and getattr(action, "name", None) is Action.name):
            super().register_action(action)


class InProcessActions(EndpointConfig):
    """An action endpoint that calls `rasa_sdk`'s executor instead of an address."""

    def __init__(self, executor: ActionExecutor, seconds: float = ACTION_SECONDS) -> None:
        """Take the executor whose actions are called and the time that each may take, in seconds."""
        # With the selective domain Rasa leaves the whole domain out of each call, unless an action asks for it.
        super().__init__(url="in-process", **{SELECTIVE_DOMAIN: True})
        self._executor = executor
        self._seconds = seconds

    async def request(
        self, method: str = "post", subpath: str | None = None, content_type: str | None = None, compress: bool = False, **kwargs: Any
    ) -> Any:
        """Run the action named in `kwargs["json"]`; return its events and responses, `FAILURE` where it failed."""
        call = kwargs["json"]
        try:
            return await asyncio.wait_for(self._executor.run(call), self._seconds)
        except ActionExecutionRejection as rejection:
            # What Rasa's action server answers, so that the policies may choose another action.
            body = json.dumps({"error": str(rejection), "action_name": rejection.action_name})
            raise ClientResponseError(400, "rejected", body) from rejection
        except Exception as error:  # noqa: BLE001 - whatever an action does, the visitor gets an answer
            # Only the kind of the error: its text might quote the visitor.
            logger.error("action %s failed: %s", call.get("next_action"), type(error).__name__)
            return {"events": [], "responses": [{"custom": dict(FAILURE)}]}


def load_actions(package: str = "actions") -> InProcessActions:
    """Import every action of `package` and return the endpoint that runs them; a package that can't be imported raises `ImportError`."""
    _validate_with_one_validator()
    _look_events_up_once()
    executor = _Executor()
    try:
        executor.register_package(package)
    except SystemExit as error:  # rasa_sdk ends the process; the caller decides here
        raise ImportError(f"the actions of package {package!r} could not be imported") from error
    return InProcessActions(executor)


@cache
def _validate_with_one_validator() -> None:
    """Check each action's result with validators built once, and each event against its own kind only.

    `jsonschema.validate` checks its own schema each time (14 to 30 ms); the schema of events tries every kind (2.7 ms for a dozen slots, now 0.3).
    """
    schema = RemoteAction.action_response_format_spec()
    build = validator_for(schema)
    whole = build(schema)
    event_schema = schema["properties"]["events"]["items"]
    kinds = {kind["properties"]["event"]["const"]: build({**event_schema, "oneOf": [kind]}) for kind in event_schema["oneOf"]}

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        events = result.get("events", []) if isinstance(result, dict) else None
        if isinstance(events, list) and all(isinstance(event, dict) and event.get("event") in kinds for event in events):
            for event in events:
                kinds[event["event"]].validate(event)
            whole.validate({**result, "events": []})
        else:
            whole.validate(result)
        return True

    RemoteAction._validate_action_result = validate


@cache
def _look_events_up_once() -> None:
    """Remember which class an event's name means: Rasa walks all subclasses for each event (0.1 ms, a dozen events a message)."""
    Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))
