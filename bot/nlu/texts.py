"""The texts of one message (the whole, its sentences, pieces of them): each is prepared and read once, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from actions.kinds import CONTEXT_KINDS, FACTUAL_KINDS, LANGUAGE_KINDS, OUT_OF_SCOPE_KINDS, RELAUNCH_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import DANGER, MessageModel
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.regression import NOTHING

# Of 10,163 messages of every set and corpus none looks at more than 282 words in pieces.
MOST_WORDS_IN_PIECES = 400
_GROUPS = {
    "facts": FACTUAL_KINDS | RELAUNCH_KINDS,
    "out of scope": OUT_OF_SCOPE_KINDS,
    "social": SOCIAL_KINDS | CONTEXT_KINDS,
    "language": LANGUAGE_KINDS,
}


class Kinds:
    """The kinds of question in the order of the model's columns, and which of them a row of probabilities, shape (kinds,), speaks for."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self.danger = self.names.index(DANGER)
        of_kind = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
        groups = [of_kind.get(kind, kind) for kind in self.names]
        # Danger is read before everything else, and decided with its own thresholds.
        self._groups = [self._places(one == group for one in groups) for group in dict.fromkeys(groups) if group != DANGER]
        self._of_one = self._places(kind in SECTIONS_OF_KIND for kind in self.names)
        self._languages = self._places(kind in LANGUAGE_KINDS for kind in self.names)
        self._asking = np.array([kind not in CONTEXT_KINDS for kind in self.names])

    @staticmethod
    def _places(wanted: Iterable[bool]) -> np.ndarray:
        return np.flatnonzero(list(wanted))

    def best(self, row: np.ndarray) -> tuple[str, float]:
        """Return the likeliest kind of the likeliest group: many kinds of question share what one « out of scope » has for itself."""
        return self._best_among(max(self._groups, key=lambda group: row[group].sum()), row)

    def best_of_one(self, row: np.ndarray) -> tuple[str, float]:
        """Return the likeliest kind of question about one collective."""
        return self._best_among(self._of_one, row)

    def language(self, row: np.ndarray) -> str:
        """Return the likeliest language, where it is likelier than all else but danger; nothing where it is not."""
        kind, sure = self._best_among(self._languages, row) if len(self._languages) else ("", 0.0)
        others = np.delete(row, [*self._languages, self.danger])
        return kind if sure > others.max(initial=0.0) else ""

    def _best_among(self, places: np.ndarray, row: np.ndarray) -> tuple[str, float]:
        place = int(places[row[places].argmax()])
        return self.names[place], float(row[place])

    def of_what_asks(self, row: np.ndarray) -> np.ndarray:
        """Return the probabilities of what has a question mark: it is not context, whatever it tells beside."""
        row = row * self._asking
        return row / max(float(row.sum()), 1e-9)

    def by_name(self, row: np.ndarray) -> dict[str, float]:
        """Return the probability of each kind, the likeliest first."""
        return dict(sorted(zip(self.names, map(float, row), strict=True), key=lambda pair: -pair[1]))


class Texts:
    """The texts of one message, prepared and read; what cutting may add to them is bounded."""

    def __init__(self, gazetteer: Gazetteer, model: MessageModel) -> None:
        self.gazetteer = gazetteer
        self._model = model
        self.kinds = Kinds(model.labels.kinds)
        self._prepared: dict[str, Prepared] = {}
        self._words_in_pieces = 0
        self._rows: dict[Prepared, np.ndarray] = {}
        self._asked: dict[Prepared, tuple[str, dict[str, float]]] = {}
        self._told: dict[Prepared, np.ndarray] = {}
        self._among: dict[Prepared, float] = {}

    @classmethod
    def of(cls, text: Prepared, gazetteer: Gazetteer, model: MessageModel) -> Texts:
        """Return one text, read without what was said before."""
        texts = cls(gazetteer, model)
        texts.read([text], NO_CONTEXT)
        return texts

    def prepare(self, text: str) -> Prepared:
        """Return a text of the message, prepared."""
        if text not in self._prepared:
            self._prepared[text] = prepare(text, self.gazetteer)
        return self._prepared[text]

    def pieces(self, found: Iterable[str]) -> list[Prepared]:
        """Return pieces of a sentence, prepared; none of them where enough of the message has been looked at in pieces."""
        found = list(found)
        # What a piece costs is the number of its words, each of which may begin a name.
        self._words_in_pieces += sum(len(fold(text).split()) for text in found if text not in self._prepared)
        return [self.prepare(text) for text in found] if self._words_in_pieces <= MOST_WORDS_IN_PIECES else []

    def read(self, texts: Iterable[Prepared], context: Context | None = None) -> None:
        """Read texts, where they were not; a piece of a message is read without what was said before (None)."""
        unread = list(dict.fromkeys(text for text in texts if text not in self._rows))
        if not unread:
            return
        found, labels = self._model.read(unread, context), self._model.labels
        for text, kinds, detail, references, told, among in zip(
            unread, found.kinds, found.details.argmax(axis=1), found.references, found.told, found.among, strict=True
        ):
            self._rows[text], self._told[text], self._among[text] = kinds, told, float(among)
            self._asked[text] = (labels.details[detail], dict(zip(labels.references, map(float, references), strict=True)))

    def row(self, text: Prepared) -> np.ndarray:
        """Return the probability of each kind of a text that was read, shape (kinds,)."""
        return self._rows[text]

    def danger(self, text: Prepared) -> float:
        """Return the probability that a text that was read is a disclosure."""
        return float(self._rows[text][self.kinds.danger])

    def danger_among(self, text: Prepared) -> float:
        """Return the probability that a disclosure stands somewhere in a text that was read, whatever it asks beside."""
        return self._among[text]

    def best(self, text: Prepared) -> tuple[str, float]:
        """Return the likeliest kind of a text that was read, and its probability."""
        return self.kinds.best(self._rows[text])

    def asked(self, text: Prepared) -> tuple[str, dict[str, float]]:
        """Return what is asked of it and the probability of each way to mean a collective."""
        return self._asked[text]

    def told(self, text: Prepared) -> tuple[str, float]:
        """Return what a text tells beside facts, and the probability of it; nothing where it tells nothing."""
        place = int(self._told[text].argmax())
        name = self._model.told.names[place]
        return (name, float(self._told[text][place])) if name != NOTHING else ("", 0.0)
