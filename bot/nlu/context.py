"""What was said before a message, as features: the kinds and details of the last turns, alone and with the words of a short message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.utils import murmurhash3_32

# Of a message longer than this its words alone say what it asks.
MOST_WORDS = 8
# A message this short may stand for its question as a whole.
_A_FEW_WORDS = 3
_NOTHING = "rien"
_WIDTH = 2**16
# Beside the words of the message, which have length 1: measured on authors left out, docs/experiments.md.
_SCALE = 2.0
_LENGTHS = ((1, "un"), (2, "deux"), (4, "quelques"), (MOST_WORDS, "plusieurs"))


@dataclass(frozen=True, slots=True)
class Context:
    """What was said before.

    said: (kind, detail) of the last turns, the newest first. known: whether a collective was spoken of.
    """

    said: tuple[tuple[str, str], ...] = ()
    known: bool = False

    @property
    def kind(self) -> str | None:
        """The kind of the last turn, None where there was none."""
        return self.said[0][0] if self.said else None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"said": [list(one) for one in self.said], "known": self.known}

    @classmethod
    def of(cls, content: Mapping[str, Any] | None) -> Context:
        """Read what `as_json` gave; nothing is no context."""
        if not content:
            return cls()
        return cls(tuple((str(kind), str(detail)) for kind, detail in content["said"]), bool(content["known"]))


NO_CONTEXT = Context()


def context_features(contexts: Sequence[Context], texts: Sequence[str]) -> sp.csr_matrix:
    """Return the features of each context with its masked text, shape (texts, a fixed width), each row of one length."""
    rows = [Counter(map(_place, _names(context, text.split()))) for context, text in zip(contexts, texts, strict=True)]
    values = [np.fromiter(row.values(), dtype=np.float32, count=len(row)) for row in rows]
    values = [_SCALE * value / np.sqrt(value @ value) for value in values]
    places = np.fromiter((place for row in rows for place in row), dtype=np.int32)
    return sp.csr_matrix((np.concatenate(values), places, np.cumsum([0, *map(len, rows)])), shape=(len(rows), _WIDTH), dtype=np.float32)


def _place(name: str) -> int:
    """Return the column of a feature by its hash, as scikit-learn's `FeatureHasher` has it."""
    return abs(int(murmurhash3_32(name.encode()))) % _WIDTH


def _names(context: Context, words: list[str]) -> list[str]:
    if not context.said:
        return ["premier"]
    (kind, detail), before = context.said[0], context.said[1][0] if len(context.said) > 1 else _NOTHING
    length = next((name for most, name in _LENGTHS if len(words) <= most), "beaucoup")
    known = "connu" if context.known else "inconnu"
    found = [
        "suite", f"sorte={kind}", f"avant={before}", f"detail={detail}", f"sorte+detail={kind}/{detail}", f"{known}", f"longueur={length}",
        f"sorte+longueur={kind}/{length}", f"sortes={kind}/{before}", f"{known}+longueur={length}",
    ]  # fmt: skip
    if len(words) <= MOST_WORDS:
        pairs = [" ".join(words[index : index + 2]) for index in range(len(words) - 1)]
        for said in (*words, *pairs):
            found += (f"mot={said}|{kind}", f"mot={said}", f"mot={said}|{detail}")
    if len(words) <= _A_FEW_WORDS:
        found.append(f"tout={' '.join(words)}|{kind}")
    return found
