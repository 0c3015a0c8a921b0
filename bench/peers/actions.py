"""The peers' action server: looks an answer up by intent and collective. Runs in the peers' environment, beside `answers.json`."""

import json
from pathlib import Path
from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import SlotSet

ANSWERS = json.loads(Path(__file__).with_name("answers.json").read_text(encoding="utf-8"))


class ActionRepondre(Action):
    """Answer with the facts of one collective, or with a fixed sentence."""

    def name(self) -> str:
        """Return the name that the domain uses."""
        return "action_repondre"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Answer the last message and remember the collective."""
        message = tracker.latest_message
        words = message["text"].lower()
        collective = next((name for name in ANSWERS["collectives"] if name in words), tracker.get_slot("collectif"))
        intent = message["intent"].get("name") or ""
        answer = ANSWERS["answers"].get(f"{collective}.{intent}") or ANSWERS["answers"].get(intent) or ANSWERS["default"]
        dispatcher.utter_message(text=answer, buttons=ANSWERS["buttons"])
        return [SlotSet("collectif", collective)]
