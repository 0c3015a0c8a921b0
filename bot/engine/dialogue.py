"""Let the model answer one message of a dialogue, and turn what is kept of dialogues into Rasa's trackers and back."""

from __future__ import annotations

from collections.abc import Sequence
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

from actions.blocks import Block, Button, Buttons, MadeOfBlocks, blocks_from_json, paragraphs
from actions.memory import Memory
from bot.engine.in_process_actions import FAILURE
from bot.engine.state import DialogueState
from bot.nlu.context import Context

CHANNEL = "web"
# Rasa wants a name for each dialogue; nothing is looked up by it, and ids of conversations are no business of its logs.
_SENDER = "visitor"
# The dialogue's memory is in its slots: each rule spans one turn, and a policy that looks back sees this many (a test holds the rules to it).
KEPT_TURNS = 1

# Events that later turns need; bot messages and Rasa's own bookkeeping are not.
_DROPPED_EVENTS = frozenset({"bot", "user_featurization", "entities", "session_started"})
_UNREAD = ("metadata", "action_text", "hide_rule_turn")
_ROLES = ("role", "group")


@dataclass
class Bubble(MadeOfBlocks):
    """One message to the visitor, and the language it begins in (BCP 47)."""

    blocks: Sequence[Block]
    lang: str = "fr"



@dataclass
class Answer:
    """What the actions gave for one turn; `failed` where one of them could not give its own.

    gaps: what it leaves without an answer (`actions/gaps.py`). offered: its message may be sent to the team.
    """

    bubbles: list[Bubble] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    kind: str = "fallback"
    sources: list[dict[str, str]] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    offered: bool = False
    failed: bool = False

    def add(self, message: dict[str, Any]) -> None:
        """Take one of Rasa's messages: blocks, a text with buttons where an action gives no blocks, the report, or that an action failed."""
        content = message.get("custom")
        if content == FAILURE:
            self.failed = True
        content = content if isinstance(content, dict) else {}
        if "blocks" in content:
            self.bubbles.append(Bubble(blocks_from_json(content["blocks"]), content["lang"]))
        elif message.get("text"):
            buttons = tuple(Button(button["title"], button["payload"]) for button in message.get("buttons") or [])
            self.bubbles.append(Bubble([*paragraphs(message["text"]), Buttons(buttons)] if buttons else paragraphs(message["text"])))
        if "topics" in content:
            self.topics.extend(content["topics"])
            self.kind = content["kind"]
            self.sources.extend(content["sources"])
            self.gaps.extend(content.get("gaps", ()))
            self.offered = bool(content.get("offered"))


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
        self._agent = agent
        self._processor = agent.processor
        self._domain = agent.processor.domain

    async def answer(self, state: DialogueState, text: str | None = None, payload: str | None = None) -> Answer:
        """Answer a visitor's text, or the payload of a button of ours, and bring the state up to date; an action that failed gives nothing."""
        tracker = self._tracker(state)
        collector = _Collector()
        if payload is not None:
            message = YAMLStoryReader.unpack_regex_message(Message({TEXT: payload}), self._domain)
            parsed = message.as_dict(only_output_properties=True)
        else:
            before = _context(Memory.from_slots(tracker.current_slot_values()))
            parsed = await self._processor.parse_message(UserMessage(_typed(text), collector, _SENDER, metadata=before), tracker)
        user = UserUttered(text, parsed["intent"], parsed["entities"], {**parsed, TEXT: text}, input_channel=CHANNEL)
        tracker.update(user, self._domain)
        tracker = await self._processor.run_action_extract_slots(collector, tracker)
        await self._processor._run_prediction_loop(collector, tracker)
        _absorb(state, list(tracker.events), self._domain.slots)
        return collector.answer

    async def intent_of(self, text: str) -> tuple[str, float]:
        """Return how a text, taken by itself, is understood: the intent and its probability."""
        intent = (await self._processor.parse_message(UserMessage(_typed(text))))["intent"]
        return str(intent["name"]), float(intent["confidence"])

    async def ranking_of(self, text: str) -> list[tuple[str, float]]:
        """Return the intents that a text, taken by itself, may have, with their probabilities, the most likely first."""
        ranking = (await self._processor.parse_message(UserMessage(_typed(text)))).get("intent_ranking") or []
        return [(str(one["name"]), float(one["confidence"])) for one in ranking]

    async def handle(self, message: UserMessage) -> None:
        """Answer a message of one of Rasa's own channels, with Rasa's own memory."""
        await self._agent.handle_message(message)

    def _tracker(self, state: DialogueState) -> DialogueStateTracker:
        tracker = DialogueStateTracker(_SENDER, self._domain.slots)
        events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        known = {slot.name for slot in self._domain.slots}
        events += [SlotSet(name, value) for name, value in state.slots.items() if name in known]
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        stored = [event for event in state.events if event["event"] != "slot" or event["name"] in known]
        for event in [*events, *deserialise_events(stored)]:
            tracker.update(event, self._domain)
        return tracker


def _context(memory: Memory) -> dict[str, Any]:
    """Return what was said before, for the component that reads the message."""
    return Context(memory.dits, memory.collectif is not None).as_json()


def _typed(text: str | None) -> str:
    # A leading slash would be read as an intent; from a visitor it is only a character.
    return (text or "").lstrip("/ ") or "?"


def _absorb(state: DialogueState, events: list[Event], slots: list[Any]) -> None:
    """Keep the events of the last turns, and the slot values from before them."""
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    first = starts[-KEPT_TURNS] if len(starts) > KEPT_TURNS else starts[0]
    defaults = {slot.name: slot.initial_value for slot in slots}
    values = {event.key: event.value for event in events[:first] if isinstance(event, SlotSet)}
    state.slots = {name: value for name, value in values.items() if name not in defaults or value != defaults[name]}
    state.events = [_compact(event) for event in events[first:] if event.type_name not in _DROPPED_EVENTS]
    state.turns += 1


def _compact(event: Event) -> dict[str, Any]:
    """Return an event without texts and without what nobody reads again."""
    if isinstance(event, UserUttered):
        # Policies look at which entities there were; what they held was for the action that answered, and may be the visitor's own words.
        entities = [{"entity": one["entity"], "value": None, **{key: one[key] for key in _ROLES if key in one}} for one in event.entities]
        parsed = {"intent": {"name": event.intent_name}, "entities": entities}
        return {"event": "user", "timestamp": event.timestamp, "parse_data": parsed, "input_channel": CHANNEL}
    return {key: value for key, value in event.as_dict().items() if value is not None and key not in _UNREAD}
