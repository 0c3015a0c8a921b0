"""The assistant's one NLU component, as Rasa calls it: it reads a message into questions and gives Rasa the leading one's intent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.question import Question, leading
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.conversations import Example
from bot.nlu.encoder import Encoder
from bot.nlu.examples import Example as Line
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import MessageModel
from bot.nlu.reader import Reader
from knowledge import Knowledge, shared_store


class LinesAndTurns(TrainingData):
    """The single lines of Rasa's training data, with the written turns beside them: a message for each would take 0.1 GB and say no more."""

    def __init__(self, lines: Sequence[Line], turns: Sequence[Example]) -> None:
        super().__init__([Message({TEXT: one.text, INTENT: one.kind}) for one in lines])
        self.turns = turns

    def fingerprint(self) -> str:
        """Return what no other has: Rasa's cache is off, and hashing each example twice would take as long as reading them all."""
        return uuid4().hex


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class QuestionClassifier(GraphComponent):
    """`MessageModel` and `Reader`, with the names of the knowledge files as they are now."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._knowledge = shared_store()
        self._of: Knowledge | None = None
        self._gazetteer: Gazetteer | None = None
        self._model: MessageModel | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # SAGA is close to its end after five passes over so many examples: as good on the frozen sets as after eight.
        return {"random_seed": 7, "epochs": 5}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> QuestionClassifier:
        return cls(config, model_storage, resource)

    def gazetteer(self) -> Gazetteer:
        """Return the names of the knowledge file as it is now."""
        knowledge = self._knowledge.current()
        if self._gazetteer is None or knowledge is not self._of:
            self._of, self._gazetteer = knowledge, Gazetteer(knowledge)
        return self._gazetteer

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, as written, with slips and with many slips."""
        from bot.nlu import learning

        seed = self._config["random_seed"]
        written = [Example(message.get(TEXT), message.get(INTENT)) for message in training_data.training_examples if message.get(TEXT)]
        # `rasa train` by itself reads the lines alone.
        written += training_data.turns if isinstance(training_data, LinesAndTurns) else []
        examples = learning.with_noisy_copies(written, seed)
        model = learning.learn(examples, self._knowledge.current(), self._config["epochs"], seed)
        with self._storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> QuestionClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = MessageModel.load(folder, Encoder.load())
        return component

    def read(self, text: str, context: Context = NO_CONTEXT) -> tuple[list[Question], dict[str, float]]:
        """Return the questions of a message and the probability of each kind."""
        assert self._model is not None
        return Reader(self._model, context).read(text, self.gazetteer())

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking, entities and questions of each message; buttons' payloads pass untouched."""
        for message in messages:
            if message.get(INTENT) and message.get(INTENT, {}).get("name"):
                continue
            questions, ranking = self.read(message.get(TEXT) or "", Context.of(message.get(METADATA)))
            first = leading(questions)
            intent = "presentation" if first.kind == "nom_seul" else first.kind
            message.set(INTENT, {"name": intent, "confidence": first.confidence}, add_to_output=True)
            message.set(
                INTENT_RANKING_KEY, [{"name": name, "confidence": value} for name, value in list(ranking.items())[:10]], add_to_output=True
            )
            entities = [{"entity": "question", "value": question.as_dict(), "extractor": type(self).__name__} for question in questions]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
