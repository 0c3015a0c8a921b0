"""A model whose probabilities a test gives, in place of one that has learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.message_model import Labels, MessageModel, Readings
from bot.nlu.preparation import Prepared
from bot.nlu.regression import NOTHING, Regression


class FakeModel(MessageModel):
    """Reads the kinds that `probabilities` gives, and nothing of what is asked of them."""

    def __init__(self, kinds: Sequence[str], probabilities: Callable[[list[Prepared]], np.ndarray]) -> None:
        self.labels = Labels(tuple(kinds), ("",), ("",))
        self.told = Regression((NOTHING,), np.zeros((0, 1)), np.zeros(1))
        self._probabilities = probabilities

    def read(self, texts: list[Prepared], context: Context | None = NO_CONTEXT) -> Readings:
        """Return them, whatever was said before."""
        nothing = np.ones((len(texts), 1))
        return Readings(self._probabilities(texts), nothing, nothing, nothing, np.zeros(len(texts)))
