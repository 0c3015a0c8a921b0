"""Actions of the throw-away assistant: one that answers and counts, and one for each way to go wrong."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.blocks import Button, Buttons, CitedSource, Contact, Contacts, Lead, Link, Links, Points, Sources, Text

TOPICS = {"bonjour": "salutation", "liste": "collectifs.liste", "urgence": "urgence", "memoire": "identite"}


class Answer(Action):
    """Say which message of the conversation this is, and offer two buttons; « incompris » is not understood, and offered to the team."""

    def name(self) -> str:
        return "action_trial_repondre"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        count = (tracker.get_slot("compteur") or 0) + 1
        intent = tracker.latest_message["intent"]["name"]
        chosen = next((entity["value"] for entity in tracker.latest_message["entities"]), "")
        buttons = [{"title": f"Choix {letter}", "payload": f'/choisir{{"sujet": "{letter}{count}"}}'} for letter in "AB"]
        dispatcher.utter_message(text=f"Message {count} : {intent} {chosen}".strip(), buttons=buttons)
        kind = "safeguarding" if intent == "urgence" else "answer"
        source = {"title": "Page", "url": "https://exemple.ma/page"}
        topics, gaps = [TOPICS.get(intent, "pnpm.valeurs")], list[str]()
        if "incompris" in str(tracker.latest_message["text"]) and kind != "safeguarding":
            topics, kind, gaps = ["hors_sujet"], "fallback", ["not_understood"]
        report = {"topics": topics, "kind": kind, "sources": [source], "gaps": gaps, "offered": bool(gaps)}
        dispatcher.utter_message(json_message=report)
        return [SlotSet("compteur", count)]


GREETING = (
    Lead("Bienvenue.", "Écrivez à amane@exemple.ma."),
    Text("Voir https://exemple.ma/page."),
    Points(("Un",)),
    Points(("Un", "Deux"), numbered=True),
    Links((Link("Charte", "https://exemple.ma/charte"), Link("Rapport", None, "le lien se trouve sur https://exemple.ma/page"))),
    Contacts((Contact("Police", "jour et nuit", number="19"), Contact("Un centre", "le jour", site="https://2511.ma"))),
    Sources((CitedSource("Page", "https://exemple.ma/page"),)),
    Buttons((Button("Valeurs", '/choisir{"sujet": "valeurs"}'),)),
)


class Greet(Action):
    """Greet, with a block of each kind."""

    def name(self) -> str:
        return "action_trial_accueil"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        blocks = [block.as_json() for block in GREETING]
        dispatcher.utter_message(text="Bienvenue", json_message={"blocks": blocks, "lang": "fr"})
        dispatcher.utter_message(json_message={"topics": ["salutation"], "kind": "social", "sources": []})
        return []


class Fail(Action):
    """Raise, quoting the visitor as careless code does."""

    def name(self) -> str:
        return "action_trial_panne"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        raise ValueError(f"can't handle {tracker.latest_message['text']}")


class Block(Action):
    """Hang without ever giving control back: outside Python, or where the message says « calcul » in it, taking every error for its own."""

    def name(self) -> str:
        return "action_trial_blocage"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        end = time.monotonic() + 30
        while "calcul" in tracker.latest_message["text"] and time.monotonic() < end:
            try:
                sum(number * number for number in range(10_000))
            except Exception:  # noqa: BLE001 - on purpose
                continue
        time.sleep(max(0.0, end - time.monotonic()))  # noqa: ASYNC251 - on purpose
        return [SlotSet("compteur", 1000)]


class Wait(Action):
    """Hang politely."""

    def name(self) -> str:
        return "action_trial_attente"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        await asyncio.sleep(30)
        return []


class Silent(Action):
    """Say nothing."""

    def name(self) -> str:
        return "action_trial_silence"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        return []
