"""From an intent and a text to topics, with the assistant's own names, markers and answers, so that only classification is compared."""

from __future__ import annotations

from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import answer
from bot.nlu.asked import named_in
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.markers import find_markers
from bot.nlu.preparation import prepare
from knowledge import Knowledge


def topics_of(intent: str, text: str, knowledge: Knowledge, gazetteer: Gazetteer) -> list[str]:
    """Return the topics of a first message of which a classifier says `intent` (`nlu_fallback`: it is not sure, so out of scope)."""
    kind = "hors_sujet" if intent == "nlu_fallback" else intent
    prepared = prepare(text, gazetteer)
    question = Question(kind=kind, named=named_in(prepared), markers=find_markers(prepared.folded))
    return answer(Message((question,)), Memory(), knowledge).topics
