"""The assistant's one NLU component: it reads a message into questions and gives Rasa the first one's intent."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.question import FACTUAL_KINDS, Question
from bot.nlu.features import TextFeatures
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared
from bot.nlu.quantisation import quantise, restore
from bot.nlu.reader import Reader
from knowledge import Knowledge, shared_store

QUESTIONS = "questions"


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class QuestionClassifier(GraphComponent):
    """Logistic regression over words, characters, sounds and word vectors, then `Reader`."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._knowledge = shared_store()
        self._of: Knowledge | None = None
        self._gazetteer: Gazetteer | None = None
        self._features: TextFeatures | None = None
        self._kinds: list[str] = []
        self._weights = np.zeros((0, 0), dtype=np.float32)
        self._bias = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # SAGA is close to its end after eight passes: as good on the held-out sets as the same problem solved by L-BFGS in 130 steps.
        return {"random_seed": 7, "epochs": 8}

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
        """Learn from the examples, as written, with slips and with many slips; write vocabularies and weights, no pickle."""
        from bot.nlu import learning

        seed = self._config["random_seed"]
        written = [(message.get(TEXT), message.get(INTENT)) for message in training_data.intent_examples]
        examples = learning.with_noisy_copies(written, seed)
        features, kinds, weights, bias = learning.learn(examples, self._knowledge.current(), self._config["epochs"], seed)
        with self._storage.write_to(self._resource) as folder:
            features.save(folder)
            (folder / "kinds.json").write_text(json.dumps(kinds), encoding="utf-8")
            # Row by row in memory: a message touches a few hundred rows of it, and any other order is copied whole each time.
            numbers, steps = quantise(np.ascontiguousarray(weights))
            np.savez_compressed(folder / "weights.npz", weights=numbers, steps=steps, bias=bias)
        return self._resource

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> QuestionClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._features = TextFeatures.load(folder)
            component._kinds = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
            arrays = np.load(folder / "weights.npz", allow_pickle=False)
            component._weights, component._bias = restore(arrays["weights"], arrays["steps"]), arrays["bias"]
        return component

    def probabilities(self, texts: list[Prepared]) -> np.ndarray:
        """Return the probability of each kind for each text, shape (texts, kinds)."""
        assert self._features is not None
        sparse, dense = self._features.transform([text.masked for text in texts])
        width = sparse.shape[1]
        return _softmax(sparse @ self._weights[:width] + dense @ self._weights[width:] + self._bias)

    def read(self, text: str) -> tuple[list[Question], dict[str, float]]:
        """Return the questions of a message and the probability of each kind."""
        return Reader(self._kinds, self.probabilities).read(text, self.gazetteer())

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking, entities and questions of each message; buttons' payloads pass untouched."""
        for message in messages:
            if message.get(INTENT) and message.get(INTENT, {}).get("name"):
                continue
            questions, ranking = self.read(message.get(TEXT) or "")
            # Where a message asks several things, the rule is that of its first question about facts.
            first = next((question for question in questions if question.kind in FACTUAL_KINDS), questions[0])
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
