"""What the encoder learns from, as arrays: each example's pieces, as written and with slips, what was said before it, and its labels.

One file holds them with what the network begins from, so that a machine with a GPU needs neither the texts nor the embedding model.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from actions.pieces import Pieces
from bench.encoder.base import Base, Start
from bot.nlu.conversations import Example
from bot.nlu.encoder import MOST_PIECES, marks, shown
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.noise import noisy, very_noisy
from bot.nlu.preparation import prepare

FIELDS = ("kind", "detail", "reference")
# The author of the single lines of data/nlu.
LINES = ""
FRAME = ("<s>", "</s>", "<pad>")
ALARM = ("<1:sorte=urgence>", "<1:detail=->")
# What was said before takes five pieces, its frame three.
_MOST_SAID = 5
_LONGEST = MOST_PIECES - _MOST_SAID - len(FRAME)
_END_SHARE = 3
# A piece met less often than this over the texts, as written, with slips and with many, teaches nothing.
_LEAST_OFTEN = 3
# Single characters, which spell what no longer piece does.
_LETTERS = (("\0", "\u024f"), ("\u0600", "\u065f"))
_WAYS = (None, noisy, very_noisy, noisy, very_noisy)
_CHUNK = 500


@dataclass(frozen=True)
class Corpus:
    """Arrays over the examples, the names of what they hold, and what a network begins from.

    messages: numbers of pieces, shape (examples, copies, most pieces), the first copy as written; lengths: (examples, copies).
    said: numbers of the marks of what was said before, shape (examples, 5); said_lengths: (examples,).
    labels: shape (examples, kind-detail-reference), -1 where it is not told. authors: place of each example's author in `names`.
    """

    messages: np.ndarray
    lengths: np.ndarray
    said: np.ndarray
    said_lengths: np.ndarray
    labels: np.ndarray
    authors: np.ndarray
    beginnings: np.ndarray
    names: tuple[str, ...]
    label_names: dict[str, list[str]]
    pieces: Pieces
    start: Start

    def of(self, names: frozenset[str]) -> np.ndarray:
        """Return the numbers of the examples by these authors."""
        return np.flatnonzero(np.isin(self.authors, [self.names.index(name) for name in names]))

    def number(self, mark: str) -> int:
        """Return the number of a piece that is a mark."""
        return self.pieces.pieces.index(mark)

    def save(self, path: Path) -> None:
        """Write all of it into one file."""
        arrays = {one.name: getattr(self, one.name) for one in fields(self) if isinstance(getattr(self, one.name), np.ndarray)}
        tensors = {f"start.{name}": tensor.astype(np.float16) for name, tensor in self.start.tensors.items()}
        told = [self.names, self.label_names, self.pieces.pieces, self.pieces.scores, self.start.heads, self.start.epsilon]
        np.savez_compressed(path, allow_pickle=False, told=np.array(json.dumps(told)), **arrays, **tensors)

    @classmethod
    def load(cls, path: Path) -> Corpus:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as read:
            held = {name: read[name] for name in read.files}
        names, labels, pieces, scores, heads, epsilon = json.loads(str(held.pop("told")))
        tensors = {name.removeprefix("start."): held.pop(name).astype(np.float32) for name in list(held) if name.startswith("start.")}
        return cls(**held, names=tuple(names), label_names=labels, pieces=Pieces(pieces, scores), start=Start(heads, epsilon, tensors))


def collect(base: Base, turns: dict[str, list[Example]], lines: Sequence[Example], gazetteer: Gazetteer, seed: int) -> Corpus:
    """Return what is learnt from turns of conversations, by author, and from single lines; names are those of `gazetteer`."""
    by_author = {**turns, LINES: [one for one in lines if one.kind and one.text.strip()]}
    examples = [one for written in by_author.values() for one in written]
    said = sorted({mark for one in examples for mark in marks(one.context)})
    chunks = list(_chunks(examples))
    with _processes(base.pieces, base.scores.tolist(), gazetteer, seed) as processes:
        kept = _kept(processes.map(_count, chunks), base)
    pieces = Pieces([*(base.pieces[number] for number in kept), *said], [*(float(base.scores[number]) for number in kept), *[0.0] * len(said)])
    with _processes(pieces.pieces, pieces.scores, gazetteer, seed) as processes:
        messages, lengths = _filled([one for chunk in processes.map(_cut, chunks) for one in chunk], _LONGEST)
    before, before_lengths = _said(examples, {mark: len(kept) + place for place, mark in enumerate(said)})
    names, labels = _labels(examples)
    return Corpus(
        messages,
        lengths,
        before[:, 0],
        before_lengths[:, 0],
        labels,
        np.repeat(np.arange(len(by_author), dtype=np.int16), [len(written) for written in by_author.values()]),
        _beginnings(base, said),
        tuple(by_author),
        names,
        pieces,
        base.start(kept, MOST_PIECES),
    )


def _said(examples: Sequence[Example], numbers: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    return _filled([[[numbers[mark] for mark in marks(one.context)]] for one in examples], _MOST_SAID)


def _labels(examples: Sequence[Example]) -> tuple[dict[str, list[str]], np.ndarray]:
    """Return the names of what can be told of each field, and the place of what each example tells, -1 where it does not."""
    names = {field: sorted({getattr(one, field) for one in examples} - {None}) for field in FIELDS}
    places = {field: {label: place for place, label in enumerate(labels)} for field, labels in names.items()}
    return names, np.array([[places[field].get(getattr(one, field), -1) for field in FIELDS] for one in examples], dtype=np.int16)


# Of a process that cuts texts, set once when it starts.
_pieces: Pieces
_gazetteer: Gazetteer
_seed: int


def _begin(pieces: Sequence[str], scores: Sequence[float], gazetteer: Gazetteer, seed: int) -> None:
    global _pieces, _gazetteer, _seed
    _pieces, _gazetteer, _seed = Pieces(pieces, scores), gazetteer, seed


def _processes(*given: object) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_begin, initargs=given)


def _chunks(examples: Sequence[Example]) -> Iterator[tuple[int, list[str]]]:
    for first in range(0, len(examples), _CHUNK):
        yield first, [one.text for one in examples[first : first + _CHUNK]]


def _copies(text: str, number: int) -> list[str]:
    """Return a text as written, then with slips and with many by turns, always the same ones for a number and a seed."""
    source = random.Random(f"{_seed} {number}")
    return [way(text, source) if way and text.strip() else text for way in _WAYS]


def _count(chunk: tuple[int, list[str]]) -> Counter[int]:
    first, texts = chunk
    return Counter(piece for number, text in enumerate(texts, first) for copy in _copies(text, number)[:3] for piece in _pieces.cut(copy))


def _cut(chunk: tuple[int, list[str]]) -> list[list[list[int]]]:
    first, texts = chunk
    return [[_shortened(_pieces.cut(shown(prepare(copy, _gazetteer)))) for copy in _copies(text, number)] for number, text in enumerate(texts, first)]


def _shortened(numbers: list[int]) -> list[int]:
    end = _LONGEST // _END_SHARE
    return numbers if len(numbers) <= _LONGEST else numbers[: _LONGEST - end] + numbers[-end:]


def _kept(counts: Iterator[Counter[int]], base: Base) -> list[int]:
    """Return the numbers of the pieces that occur often enough, and of single letters."""
    total: Counter[int] = Counter()
    for count in counts:
        total.update(count)
    often = {number for number, count in total.items() if count >= _LEAST_OFTEN}
    letters = (number for number, piece in enumerate(base.pieces) if _is_letter(piece))
    return sorted(often.union(letters, (base.pieces.index(mark) for mark in (*FRAME, base.pieces[base.unknown]))))


def _is_letter(piece: str) -> bool:
    letter = piece.removeprefix("▁")
    return len(letter) <= 1 and any(first <= letter <= last for first, last in (*_LETTERS, ("", "")))


def _filled(texts: Sequence[Sequence[Sequence[int]]], longest: int) -> tuple[np.ndarray, np.ndarray]:
    """Return numbers side by side, filled with zeros to one length, and how many there are."""
    numbers = np.zeros((len(texts), len(texts[0]), longest), dtype=np.uint16)
    lengths = np.zeros(numbers.shape[:2], dtype=np.uint8)
    for row, copies in enumerate(texts):
        for place, copy in enumerate(copies):
            numbers[row, place, : len(copy)], lengths[row, place] = copy, len(copy)
    return numbers, lengths


def _beginnings(base: Base, said: Sequence[str]) -> np.ndarray:
    """Return a vector for each mark to begin from: the mean of the pieces of its words."""
    pieces, vectors = Pieces(base.pieces, base.scores.tolist()), base.tensor("emb.word", base.vocabulary, base.width)
    words = (mark.strip("<>").rpartition("=")[2].replace("_", " ").replace(":", " ") or "rien" for mark in said)
    return np.stack([vectors[pieces.cut(one)].mean(axis=0) for one in words])
