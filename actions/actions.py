"""The Rasa actions: read the tracker, call the pure functions, send the replies. No answer is decided here."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import Memory
from actions.question import Question
from actions.turn import (
    Turn,
    answer_choice,
    answer_danger,
    answer_language,
    answer_questions,
    answer_socially,
    names_a_contact,
    offered_topic,
    welcome,
)
from knowledge import shared_store

KNOWLEDGE = shared_store()


def send(dispatcher: CollectingDispatcher, turn: Turn, before: Memory) -> list[EventType]:
    """Send the replies of a turn and its report; return the slots that changed."""
    for reply in turn.replies:
        buttons = [button._asdict() for button in reply.buttons]
        # The text and the buttons are for channels of Rasa's own; ours reads the blocks.
        blocks = [block.as_json() for block in reply.blocks]
        dispatcher.utter_message(text=reply.text, buttons=buttons, json_message={"blocks": blocks, "lang": reply.lang})
    dispatcher.utter_message(json_message={"topics": turn.topics, "kind": turn.kind, "sources": turn.sources})
    old, new = before.as_slots(), turn.memory.as_slots()
    return [SlotSet(name, value) for name, value in new.items() if value != old[name]]


def entities(tracker: Tracker, name: str) -> list[Any]:
    """Return the values of an entity in the latest message, in order."""
    return [one["value"] for one in tracker.latest_message.get("entities") or [] if one["entity"] == name]


def intent(tracker: Tracker) -> str:
    """Return the intent of the latest message."""
    return str((tracker.latest_message.get("intent") or {}).get("name") or "hors_sujet")


def questions(tracker: Tracker) -> list[Question]:
    """Return what the latest message asks, at least one question."""
    # Without the reader's questions (a payload typed in Rasa's own shell) the intent alone is the question.
    found = [Question.from_dict(value) for value in entities(tracker, "question")] or [Question(kind=intent(tracker))]
    named = names_a_contact(str(tracker.latest_message.get("text") or ""), KNOWLEDGE.current())
    return [replace(question, goes_on=True) for question in found] if named else found


class _Reply(Action, ABC):
    """What all actions share: the memory before, the turn, the memory after. Abstract, so that rasa_sdk does not register it."""

    @abstractmethod
    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        """Return the replies to the latest message and the memory after them."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        before = Memory.from_slots(tracker.slots)
        return send(dispatcher, self.turn(tracker, before), before)


class _TypedReply(_Reply):
    """An action for typed messages: the title of a button just offered is that button, whatever else it may sound like."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        before = Memory.from_slots(tracker.slots)
        topic = offered_topic(str(tracker.latest_message.get("text") or ""), before)
        turn = answer_choice(topic, before, KNOWLEDGE.current()) if topic else self.turn(tracker, before)
        return send(dispatcher, turn, before)


class ActionRepondre(_TypedReply):
    def name(self) -> str:
        return "action_repondre"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        return answer_questions(questions(tracker), memory, KNOWLEDGE.current())


class ActionChoisir(_Reply):
    def name(self) -> str:
        return "action_choisir"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        topics = entities(tracker, "sujet")
        return answer_choice(str(topics[0]) if topics else "aide", memory, KNOWLEDGE.current())


class ActionSocial(_TypedReply):
    def name(self) -> str:
        return "action_social"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        first = questions(tracker)[0]
        knowledge = KNOWLEDGE.current()
        return answer_socially(intent(tracker), memory, knowledge, first.danger, first.confidence, first.foreign, first.goes_on)


class ActionLangue(_TypedReply):
    def name(self) -> str:
        return "action_langue"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        return answer_language(intent(tracker), memory, KNOWLEDGE.current())


class ActionUrgence(_Reply):
    def name(self) -> str:
        return "action_urgence"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        return answer_danger(memory, KNOWLEDGE.current())


class ActionAccueil(_Reply):
    def name(self) -> str:
        return "action_accueil"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        return welcome(memory, KNOWLEDGE.current())
