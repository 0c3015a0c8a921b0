"""A small neural encoder that reads a message after what was said before it: its second reader, beside the logistic regressions.

Made by `python -m bench.encoder` from an embedding model of other people's; `data/encoder/README.md` says where it is from and on what terms.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

# Since 1.29 it gives the machine a number, keeps events in the home folder and sends them to its makers unless it is told before its import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

from actions.pieces import Pieces
from bot.nlu.context import Context
from bot.nlu.preparation import Prepared

FOLDER = Path(__file__).parents[2] / "data" / "encoder"
HEADS = ("kinds", "details", "references")
# What one message may cost, whatever it holds: of a longer one the beginning and the end are read.
MOST_PIECES = 64
_END_SHARE = 3
_BEGIN, _END = "<s>", "</s>"
_FIRST, _KNOWN, _NOT_KNOWN = "<premier>", "<connu>", "<inconnu>"
# What every collective is called for the encoder, a word that it knows: given the names, it read those it had not met 20 points less well.
_MASK, _NAME = "xcollectif", "cde"


class Input:
    """What the encoder is given: a piece for each thing said before, then the message."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._marks = {piece: number for number, piece in enumerate(pieces.pieces) if piece.startswith("<")}

    def numbers(self, text: Prepared, context: Context) -> list[int]:
        """Return the numbers of at most `MOST_PIECES` pieces; what was never said in training is the unknown piece."""
        said = [self._marks.get(mark, self.pieces.unknown) for mark in marks(context)]
        before = [self._marks[_BEGIN], *said, self._marks[_END]]
        message = self.pieces.cut(shown(text))
        room = MOST_PIECES - len(before) - 1
        if len(message) > room:
            end = room // _END_SHARE
            message = message[: room - end] + message[-end:]
        return [*before, *message, self._marks[_END]]


def shown(text: Prepared) -> str:
    """Return a text as typed; one that names a collective as the regressions have it, so that a new collective is understood without training."""
    return text.masked.replace(_MASK, _NAME) if _MASK in text.masked else text.text


def marks(context: Context) -> list[str]:
    """Return the names of the pieces that say what was said before, the oldest first."""
    if not context.said:
        return [_FIRST]
    said = list(enumerate(context.said, 1))
    return [mark for place, one in reversed(said) for mark in _marks_of(place, *one)] + [_KNOWN if context.known else _NOT_KNOWN]


def _marks_of(place: int, kind: str, detail: str) -> tuple[str, str]:
    return f"<{place}:sorte={kind}>", f"<{place}:detail={detail}>"


class Encoder:
    """A transformer in one byte a number, run by onnxruntime on one core; nothing in it changes once it is read."""

    def __init__(self, model: bytes, pieces: Pieces, labels: dict[str, Sequence[str]]) -> None:
        """Take an ONNX model that gives scores, shape (1, labels of all `HEADS` in their order), for numbers of pieces, shape (1, pieces)."""
        options = onnxruntime.SessionOptions()
        # The answers of one core do not depend on how others share the work, and the machine has other messages to read.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self.labels = {head: tuple(labels[head]) for head in HEADS}
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._input = Input(pieces)

    def read(self, text: Prepared, context: Context) -> dict[str, np.ndarray]:
        """Return the log-probabilities of the labels of each of `HEADS`."""
        numbers = np.array([self._input.numbers(text, context)], dtype=np.int64)
        (scores,) = self._session.run(["scores"], {"pieces": numbers})
        ends = np.cumsum([len(self.labels[head]) for head in HEADS])[:-1]
        return {head: part - np.logaddexp.reduce(part) for head, part in zip(HEADS, np.split(scores[0], ends), strict=True)}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Encoder:
        """Read what `bench.encoder` wrote."""
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return cls((folder / "encoder.onnx").read_bytes(), Pieces.load(folder / "pieces.txt"), labels)
