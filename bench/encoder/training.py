"""Fine-tune the encoder on the written conversations and a part of the single lines, each read as typed or with slips."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from bench.encoder.base import Base
from bench.encoder.network import Network
from bot.nlu.conversations import Example, after_a_false_alarm
from bot.nlu.encoder import MOST_PIECES, Input, marks
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.noise import noisy, very_noisy
from bot.nlu.pieces import Pieces
from bot.nlu.preparation import prepare
from bot.progress import progress

FIELDS = ("kind", "detail", "reference")
_WEIGHTS = (1.0, 0.5, 0.5)
# A piece met less often than this over the texts, as written, with slips and with many, teaches nothing.
_LEAST_OFTEN = 3
_BATCH = 48
# Batches of texts of like length, made among so many.
_SORTED_AMONG = 50
_PART_OF_LINES = 1 / 3
_TOP_RATE, _RATE_BELOW, _HEAD_RATE = 2.5e-4, 0.9, 2e-3
_WARM_UP = 0.06
_MEASURED_ON = 600
# The marks of pieces that frame an input, and the single characters that spell what no longer piece does.
_FRAME = ("<s>", "<pad>", "</s>", "<unk>")
_LETTERS = (("\0", "\u024f"), ("\u0600", "\u065f"))

_Batch = list[tuple[list[int], Example]]


@dataclass(frozen=True)
class Trained:
    """What training gives: the network, the pieces in the order of its rows, and the labels of each head."""

    network: Network
    pieces: Pieces
    labels: dict[str, list[str]]


def train(base: Base, turns: Sequence[Example], lines: Sequence[Example], gazetteer: Gazetteer, epochs: int, seed: int) -> Trained:
    """Return the encoder learnt from turns of conversations and single lines, in so many passes over them; names are those of `gazetteer`."""
    source = random.Random(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    lines = [one for one in lines if one.kind and one.text.strip()]
    all_pieces = Pieces(base.pieces, base.scores.tolist())
    kept = _kept(all_pieces, [one.text for one in (*turns, *lines)], source)
    said = sorted({mark for one in turns for mark in marks(one.context)} | set(marks(lines[0].context)))
    pieces = Pieces([*(base.pieces[number] for number in kept), *said], [*(float(base.scores[number]) for number in kept), *[0.0] * len(said)])
    labels = {field: sorted({getattr(one, field) for one in (*turns, *lines)} - {None}) for field in FIELDS}
    beginnings = _beginnings(base, all_pieces, said)
    network = Network(base, kept, beginnings, [len(labels[field]) for field in FIELDS], MOST_PIECES)
    given = Input(pieces)
    measured = source.sample(list(turns), min(_MEASURED_ON, len(turns)))
    _standardise(network, [given.numbers(prepare(one.text, gazetteer), one.context) for one in measured])
    batches = [batch for _ in range(epochs) for batch in _batches(_read(turns, lines, given, gazetteer, source), source)]
    _learn(network, batches, labels)
    return Trained(network, pieces, labels)


def _kept(pieces: Pieces, texts: Sequence[str], source: random.Random) -> list[int]:
    """Return the numbers of the pieces that occur in the texts often enough, and of single letters."""
    counts = Counter(number for text in texts for copy in _copies(text, source) for number in pieces.cut(copy))
    kept = {number for number, count in counts.items() if count >= _LEAST_OFTEN}
    letters = (number for number, piece in enumerate(pieces.pieces) if _is_letter(piece))
    return sorted(kept.union(letters, (pieces.pieces.index(mark) for mark in _FRAME)))


def _is_letter(piece: str) -> bool:
    letter = piece.removeprefix("▁")
    return len(letter) <= 1 and any(first <= letter <= last for first, last in (*_LETTERS, ("", "")))


def _copies(text: str, source: random.Random) -> tuple[str, ...]:
    return (text, noisy(text, source), very_noisy(text, source)) if text.strip() else ()


def _beginnings(base: Base, pieces: Pieces, said: Sequence[str]) -> np.ndarray:
    """Return a vector for each mark to begin from: the mean of the pieces of its words."""
    vectors = base.tensor("emb.word", base.vocabulary, base.width)
    words = (mark.strip("<>").rpartition("=")[2].replace("_", " ").replace(":", " ") or "rien" for mark in said)
    return np.stack([vectors[pieces.cut(one)].mean(axis=0) for one in words])


def _learn(network: Network, batches: Sequence[_Batch], labels: dict[str, list[str]]) -> None:
    optimiser = _optimiser(network)
    rates = [group["lr"] for group in optimiser.param_groups]
    warm = max(1, int(len(batches) * _WARM_UP))
    network.train()
    for step, batch in enumerate(progress("Apprentissage de l'encodeur", batches, len(batches))):
        share = step / warm if step < warm else (len(batches) - step) / (len(batches) - warm)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        optimiser.zero_grad()
        _loss(network, batch, labels).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    network.eval()


def _standardise(network: Network, texts: Sequence[list[int]]) -> None:
    """Measure the mean vectors of texts before training: those of this embedding model all point the same way."""
    network.eval()
    with torch.no_grad():
        vectors = torch.cat([network.means(*_side_by_side([text])) for text in texts])
    network.mean.copy_(vectors.mean(0))
    network.deviation.copy_(vectors.std(0) + 1e-3)


def _optimiser(network: Network) -> torch.optim.Optimizer:
    """Return one that moves a layer less the lower it stands."""
    groups = [{"params": [*network.heads.parameters(), network.said], "lr": _HEAD_RATE}]
    for above, module in enumerate((*reversed(network.layers), network.norm)):
        groups.append({"params": list(module.parameters()), "lr": _TOP_RATE * _RATE_BELOW**above})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def _read(turns: Sequence[Example], lines: Sequence[Example], given: Input, gazetteer: Gazetteer, source: random.Random) -> _Batch:
    """Return what one pass is given: the turns and another part of the lines, each text in one of its copies."""
    examples = [*turns, *source.sample(list(lines), int(len(lines) * _PART_OF_LINES))]
    copies = [source.choice(_copies(one.text, source) or ("",)) for one in examples]
    examples = [after_a_false_alarm(one, source) for one in examples]
    return [(given.numbers(prepare(copy, gazetteer), one.context), one) for copy, one in zip(copies, examples, strict=True)]


def _batches(read: _Batch, source: random.Random) -> Iterator[_Batch]:
    """Yield batches of texts of like length, in no order."""
    source.shuffle(read)
    size = _BATCH * _SORTED_AMONG
    batches = []
    for start in range(0, len(read), size):
        alike = sorted(read[start : start + size], key=lambda pair: len(pair[0]))
        batches += [alike[first : first + _BATCH] for first in range(0, len(alike), _BATCH)]
    source.shuffle(batches)
    yield from batches


def _side_by_side(texts: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return numbers and where they are, filled to one length."""
    longest = max(map(len, texts))
    numbers, there = torch.zeros(len(texts), longest, dtype=torch.long), torch.zeros(len(texts), longest)
    for row, text in enumerate(texts):
        numbers[row, : len(text)], there[row, : len(text)] = torch.tensor(text), 1.0
    return numbers, there


def _loss(network: Network, batch: _Batch, labels: dict[str, list[str]]) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(*_side_by_side([numbers for numbers, _ in batch]))
    total = torch.zeros(())
    for field, weight, found in zip(FIELDS, _WEIGHTS, scores, strict=True):
        taught = [(row, labels[field].index(getattr(one, field))) for row, (_, one) in enumerate(batch) if getattr(one, field) is not None]
        if taught:
            rows, wanted = map(list, zip(*taught, strict=True))
            share = len(rows) / len(batch)
            total = total + weight * share * F.cross_entropy(found.float()[rows], torch.tensor(wanted))
    return total
