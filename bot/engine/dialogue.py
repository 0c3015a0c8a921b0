"""Let the model answer one message of a conversation, and turn conversations into Rasa's trackers and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.server.phrases import phrase
from bot.server.store import Conversation

CHANNEL = "web"
# The dialogue's memory is in its slots: each rule spans one turn, and a policy that looks back sees this many (a test holds the rules to it).
KEPT_TURNS = 1

# Events that later turns need; bot messages and Rasa's own bookkeeping are not.
_DROPPED_EVENTS = frozenset({"bot", "user_featurization", "entities", "session_started"})
_UNREAD = ("metadata", "action_text", "hide_rule_turn")
_ROLES = ("role", "group")


@dataclass
class Bubble:
    """One message to the visitor, with (title, payload) buttons."""

    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Answer:
    """What the actions gave for one turn."""

    bubbles: list[Bubble] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    kind: str = "fallback"
    sources: list[dict[str, str]] = field(default_factory=list)

    def add(self, message: dict[str, Any]) -> None:
        """Take one of Rasa's messages: a text with buttons, or the report."""
        if message.get("text"):
            buttons = [(button["title"], button["payload"]) for button in message.get("buttons") or []]
            self.bubbles.append(Bubble(message["text"], buttons))
        report = message.get("custom")
        if isinstance(report, dict) and "topics" in report:
            self.topics.extend(report["topics"])
            self.kind = report["kind"]
            self.sources.extend(report["sources"])

    def or_sentence(self) -> Answer:
        """Return this answer, or a French sentence where the actions gave none."""
        if not self.bubbles:
            self.bubbles.append(Bubble(phrase("sans_reponse")))
        if not self.topics:
            self.topics.append("hors_sujet")
        return self


class _Collector(OutputChannel):
    """An output channel that gathers the messages of one turn."""

    def __init__(self) -> None:
        self.answer = Answer()

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.answer.add(message)


class Dialogue:
    """The loaded model, one message at a time."""

    def __init__(self, agent: Agent) -> None:
        assert agent.processor is not None
        self._processor = agent.processor
        self._domain = agent.processor.domain

    async def answer(self, conversation: Conversation, text: str | None = None, payload: str | None = None) -> Answer:
        """Answer a visitor's text, or the payload of a button of ours, and bring the conversation up to date (nothing is stored)."""
        tracker = self._tracker(conversation)
        collector = _Collector()
        if payload is not None:
            message = YAMLStoryReader.unpack_regex_message(Message({TEXT: payload}), self._domain)
            parsed = message.as_dict(only_output_properties=True)
        else:
            # A leading slash would be read as an intent; from a visitor it is only a character.
            typed = (text or "").lstrip("/ ") or "?"
            parsed = await self._processor.parse_message(UserMessage(typed, collector, conversation.id), tracker)
        user = UserUttered(text, parsed["intent"], parsed["entities"], {**parsed, TEXT: text}, input_channel=CHANNEL)
        tracker.update(user, self._domain)
        tracker = await self._processor.run_action_extract_slots(collector, tracker)
        await self._processor._run_prediction_loop(collector, tracker)
        _absorb(conversation, list(tracker.events), self._domain.slots)
        return collector.answer.or_sentence()

    def _tracker(self, conversation: Conversation) -> DialogueStateTracker:
        tracker = DialogueStateTracker(conversation.id, self._domain.slots)
        events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        known = {slot.name for slot in self._domain.slots}
        events += [SlotSet(name, value) for name, value in conversation.slots.items() if name in known]
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        stored = [event for event in conversation.events if event["event"] != "slot" or event["name"] in known]
        for event in [*events, *deserialise_events(stored)]:
            tracker.update(event, self._domain)
        return tracker


def _absorb(conversation: Conversation, events: list[Event], slots: list[Any]) -> None:
    """Keep the events of the last turns, and the slot values from before them."""
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    first = starts[-KEPT_TURNS] if len(starts) > KEPT_TURNS else starts[0]
    defaults = {slot.name: slot.initial_value for slot in slots}
    values = {event.key: event.value for event in events[:first] if isinstance(event, SlotSet)}
    conversation.slots = {name: value for name, value in values.items() if name not in defaults or value != defaults[name]}
    conversation.events = [_compact(event) for event in events[first:] if event.type_name not in _DROPPED_EVENTS]
    conversation.turns += 1


def _compact(event: Event) -> dict[str, Any]:
    """Return an event without texts and without what nobody reads again."""
    if isinstance(event, UserUttered):
        # Policies look at which entities there were; what they held was for the action that answered, and may be the visitor's own words.
        entities = [{"entity": one["entity"], "value": None, **{key: one[key] for key in _ROLES if key in one}} for one in event.entities]
        parsed = {"intent": {"name": event.intent_name}, "entities": entities}
        return {"event": "user", "timestamp": event.timestamp, "parse_data": parsed, "input_channel": CHANNEL}
    return {key: value for key, value in event.as_dict().items() if value is not None and key not in _UNREAD}
