"""Tell where the time of a message goes, without HTTP: `python -m bench.speed.where MODEL MESSAGES` prints ms per stage as JSON."""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from bot.engine.agent import load_dialogue

OTHER = "rest: turns, queue, worker thread"


class Stages:
    """Wraps methods so that each stage counts its own time, without that of the stages inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.counting = False
        self._inside: list[float] = []

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Count the time of `owner.name` as `stage`; a method that is gone is an AttributeError."""
        function = getattr(owner, name)

        def enter() -> float:
            self._inside.append(0.0)
            return time.perf_counter()

        def leave(started: float) -> None:
            spent = time.perf_counter() - started
            own = spent - self._inside.pop()
            if self.counting:
                self.seconds[stage] += own
            if self._inside:
                self._inside[-1] += spent

        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def watched(*arguments: Any, **more: Any) -> Any:
                started = enter()
                try:
                    return await function(*arguments, **more)
                finally:
                    leave(started)
        else:

            @functools.wraps(function)
            def watched(*arguments: Any, **more: Any) -> Any:
                started = enter()
                try:
                    return function(*arguments, **more)
                finally:
                    leave(started)

        setattr(owner, name, watched)


def watch_all(stages: Stages, conversations: Any) -> None:
    """Name the stages of a message."""
    from actions import actions
    from bot.engine.component import QuestionClassifier
    from bot.nlu.features import TextFeatures
    from bot.nlu.gazetteer import Gazetteer
    from bot.nlu.message_model import MessageModel
    from bot.nlu.word_vectors import WordVectors

    dialogue, store = conversations.dialogue, conversations.store
    processor = dialogue._processor
    stages.watch(conversations, "say", OTHER)
    stages.watch(store, "load", "store: read")
    stages.watch(store, "save", "store: write")
    stages.watch(dialogue, "_tracker", "conversation to Rasa's tracker")
    stages.watch(processor, "parse_message", "Rasa around understanding")
    stages.watch(MessageModel, "read", "understanding: classifier")
    stages.watch(QuestionClassifier, "read", "understanding: cutting into questions, danger words")
    stages.watch(TextFeatures, "transform", "understanding: words and characters")
    stages.watch(WordVectors, "means", "understanding: word vectors")
    stages.watch(Gazetteer, "find", "understanding: names")
    stages.watch(processor, "run_action_extract_slots", "Rasa: slots")
    stages.watch(processor, "_run_prediction_loop", "Rasa: prediction loop")
    stages.watch(processor.graph_runner, "run", "Rasa: policies and graph")
    stages.watch(processor.action_endpoint, "request", "actions: call and events")
    stages.watch(actions, "answer", "actions: composing the answer")


async def run(conversations: Any, messages: int) -> dict[str, float]:
    """Ask questions in conversations of ten turns; return the mean milliseconds of each stage."""
    from bench.speed.load import TURNS_OF_A_VISIT, WARM_UP_MESSAGES, questions

    async def ask(number: int) -> None:
        texts = questions()
        identifier = ""
        for turn in range(number):
            if turn % TURNS_OF_A_VISIT == 0:
                identifier, _ = await conversations.open()
            stages.counting = True
            await conversations.say(identifier, next(texts))
            stages.counting = False

    stages = Stages()
    await ask(WARM_UP_MESSAGES)
    watch_all(stages, conversations)
    await ask(messages)
    return {stage: round(seconds * 1000 / messages, 3) for stage, seconds in sorted(stages.seconds.items(), key=lambda pair: -pair[1])}


def main(model: str, messages: str) -> None:
    """Measure with a store on disk, as the server has."""
    from bot.server.conversation import Conversations
    from bot.server.store import ConversationStore

    with tempfile.TemporaryDirectory() as folder:
        store = ConversationStore(f"sqlite:///{folder}/conversations.sqlite3")
        conversations = Conversations(load_dialogue(Path(model)), store)
        try:
            found = asyncio.run(run(conversations, int(messages)))
        finally:
            conversations.close()
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
