"""Whether what the file says affirms what a question claims, or denies it: a small neural network that reads both.

It chooses between « Oui », « Non » and neither, never what is told. Made by `python -m bench.verdicts`; `data/verdicts/README.md` says from what.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

# Since 1.29 it gives the machine a number, keeps events in the home folder and sends them to its makers unless it is told before its import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

from actions.pieces import Pieces

FOLDER = Path(__file__).parents[1] / "data" / "verdicts"
YES, NO, UNKNOWN, NEITHER = VERDICTS = ("oui", "non", "inconnu", "autre")
# What is read, whatever it holds, of what the file says, of what was spoken of before and of the question: of longer ones begin and end.
MOST_PIECES = (110, 30, 60)
_END_SHARE = 3
_BEGIN, _END = "<s>", "</s>"


def numbers(pieces: Pieces, *texts: str) -> tuple[list[int], list[int]]:
    """Return the numbers of the pieces of three texts, and to which of the three each belongs; one that is empty has none."""
    begin, end = pieces.pieces.index(_BEGIN), pieces.pieces.index(_END)
    found = [_clipped(pieces.cut(text), most) for text, most in zip(texts, MOST_PIECES, strict=True)]
    found[0] = [begin, *found[0]]
    parts = [place for place, one in enumerate(found) for _ in (*one, end)]
    return [number for one in found for number in (*one, end)], parts


def _clipped(found: list[int], most: int) -> list[int]:
    end = most // _END_SHARE
    return found if len(found) <= most else [*found[: most - end], *found[-end:]]


class Judge:
    """The network in one byte a number, run by onnxruntime on one core; nothing in it changes once it is read."""

    def __init__(self, model: bytes, pieces: Pieces) -> None:
        """Take an ONNX model that gives scores, shape (1, VERDICTS), for numbers of pieces and their parts, each of shape (1, pieces)."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._pieces = pieces

    def judge(self, said: str, before: str, asked: str) -> Mapping[str, float]:
        """Return the probability of each verdict on what is asked, given what the file says and the title of what was spoken of before."""
        read = (np.array([row], dtype=np.int64) for row in numbers(self._pieces, said, before, asked))
        (scores,) = self._session.run(["scores"], dict(zip(("pieces", "parts"), read, strict=True)))
        shares = np.exp(scores[0] - np.logaddexp.reduce(scores[0]))
        return dict(zip(VERDICTS, map(float, shares), strict=True))

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Judge:
        """Read what `bench.verdicts` wrote."""
        return cls((folder / "verdicts.onnx").read_bytes(), Pieces.load(folder / "pieces.txt"))


@cache
def shared_judge() -> Judge:
    """Return the one judge of this process, read when it is first needed."""
    return Judge.load()
