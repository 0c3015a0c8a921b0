"""The Rasa actions: read the tracker, call the pure functions, send the replies. No answer is decided here."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import Turn, answer, welcome
from knowledge import shared_store

KNOWLEDGE = shared_store()


def send(dispatcher: CollectingDispatcher, turn: Turn, before: Memory) -> list[EventType]:
    """Send the replies of a turn and its report; return the slots that changed."""
    for reply in turn.replies:
        buttons = [button._asdict() for button in reply.buttons]
        # The text and the buttons are for channels of Rasa's own; ours reads the blocks.
        blocks = [block.as_json() for block in reply.blocks]
        dispatcher.utter_message(text=reply.text, buttons=buttons, json_message={"blocks": blocks, "lang": reply.lang})
    report = {"topics": turn.topics, "kind": turn.kind, "sources": turn.sources, "gaps": turn.gaps, "offered": turn.offered}
    dispatcher.utter_message(json_message=report)
    old, new = before.as_slots(), turn.memory.as_slots()
    return [SlotSet(name, value) for name, value in new.items() if value != old[name]]


def entities(tracker: Tracker, name: str) -> list[Any]:
    """Return the values of an entity in the latest message, in order."""
    return [one["value"] for one in tracker.latest_message.get("entities") or [] if one["entity"] == name]


def questions(tracker: Tracker) -> tuple[Question, ...]:
    """Return what the latest message asks, at least one question."""
    # Without the reader's questions (a payload typed in Rasa's own shell) the intent alone is the question.
    intent = str((tracker.latest_message.get("intent") or {}).get("name") or "hors_sujet")
    return tuple(Question.from_dict(value) for value in entities(tracker, "question")) or (Question(kind=intent),)


class _Reply(Action, ABC):
    """What all actions share: the memory before, the turn, the memory after. Abstract, so that rasa_sdk does not register it."""

    @abstractmethod
    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        """Return the replies to the latest message and the memory after them."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        before = Memory.from_slots(tracker.slots)
        return send(dispatcher, self.turn(tracker, before), before)


class ActionRepondre(_Reply):
    """Answers whatever was typed."""

    def name(self) -> str:
        return "action_repondre"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        message = Message(questions(tracker), str(tracker.latest_message.get("text") or ""))
        return answer(message, memory, KNOWLEDGE.current())


class ActionChoisir(_Reply):
    """Answers the topic of a button."""

    def name(self) -> str:
        return "action_choisir"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        topics = entities(tracker, "sujet")
        return answer(Message(topic=str(topics[0]) if topics else "aide"), memory, KNOWLEDGE.current())


class ActionAccueil(_Reply):
    """Opens a conversation."""

    def name(self) -> str:
        return "action_accueil"

    def turn(self, tracker: Tracker, memory: Memory) -> Turn:
        return welcome(memory, KNOWLEDGE.current())
