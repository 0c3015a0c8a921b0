"""Fit the network to the rows, and measure it on authors left out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import torch
from torch.nn import functional as F

from actions.pieces import Pieces
from actions.verdicts import NO, VERDICTS, YES, numbers
from bench.encoder.training import device, in_half
from bench.verdicts.network import Network
from bench.verdicts.rows import Row
from bot.progress import progress
from knowledge.text import plain_words

PASSES, _BATCH = 4, 32
_RATE, _RATE_BELOW, _HEAD_RATE = 3e-4, 0.9, 1e-3
_WARM_UP = 0.05
_SMOOTHED = 0.05
# Batches of texts of like length, made among so many.
_SORTED_AMONG = 20
# How often a question loses its question mark, and how often it is read folded, as the assistant has it.
_UNMARKED, _FOLDED = 0.25, 0.65
_READ_AT_ONCE = 64
_LEVELS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)


def folded(text: str) -> str:
    """Return a question as the assistant gives it to the network."""
    return f"{plain_words(text)} ?" if "?" in text else plain_words(text)


def learn(network: Network, pieces: Pieces, rows: Sequence[Row], seed: int, passes: int = PASSES) -> Network:
    """Learn from the rows."""
    torch.manual_seed(seed)
    source = random.Random(seed)
    groups = [{"params": [*network.head.parameters(), *network.last_norm.parameters(), network.parts], "lr": _HEAD_RATE}]
    for above, module in enumerate((*reversed(network.layers), network.norm)):
        groups.append({"params": list(module.parameters()), "lr": _RATE * _RATE_BELOW**above})
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    batches = [batch for _ in range(passes) for batch in _batches(rows, source)]
    network.train()
    for step, batch in enumerate(progress("Apprentissage des verdicts", batches, len(batches))):
        done = step / len(batches)
        share = done / _WARM_UP if done < _WARM_UP else (1 - done) / (1 - _WARM_UP)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        wanted = torch.tensor([VERDICTS.index(row.verdict) for row in batch], device=device())
        scores = _scores(network, pieces, batch, [_as_typed(row.asked, source) for row in batch])
        optimiser.zero_grad(set_to_none=True)
        F.cross_entropy(scores, wanted, label_smoothing=_SMOOTHED).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    return network.eval()


def _as_typed(asked: str, source: random.Random) -> str:
    asked = asked.replace("?", "").strip() if source.random() < _UNMARKED else asked
    return folded(asked) if source.random() < _FOLDED else asked


def _batches(rows: Sequence[Row], source: random.Random) -> Iterator[list[Row]]:
    """Yield batches of texts of like length, in no order."""
    order, size = source.sample(rows, len(rows)), _BATCH * _SORTED_AMONG
    among = [sorted(order[start : start + size], key=lambda row: len(row.said) + len(row.asked)) for start in range(0, len(order), size)]
    batches = [some[start : start + _BATCH] for some in among for start in range(0, len(some), _BATCH)]
    yield from source.sample(batches, len(batches))


def _scores(network: Network, pieces: Pieces, rows: Sequence[Row], asked: Sequence[str]) -> torch.Tensor:
    read = [numbers(pieces, row.said, row.before, text) for row, text in zip(rows, asked, strict=True)]
    longest = max(len(one) for one, _ in read)
    filled, parts, there = (torch.zeros(len(read), longest, dtype=kind) for kind in (torch.long, torch.long, torch.float32))
    for place, (one, part) in enumerate(read):
        filled[place, : len(one)], parts[place, : len(one)] = torch.tensor(one), torch.tensor(part)
        there[place, : len(one)] = 1
    with in_half(device()):
        return network(*(one.to(device()) for one in (filled, parts, there))).float()


@torch.no_grad()
def probabilities(network: Network, pieces: Pieces, rows: Sequence[Row]) -> torch.Tensor:
    """Return the probabilities of the verdicts, shape (rows, VERDICTS)."""
    parts = [rows[start : start + _READ_AT_ONCE] for start in range(0, len(rows), _READ_AT_ONCE)]
    return torch.cat([torch.softmax(_scores(network, pieces, one, [folded(row.asked) for row in one]), 1).cpu() for one in parts])


def report(read: torch.Tensor, rows: Sequence[Row]) -> str:
    """Return how many are read as they are labelled, and of those told surely, by how sure, how many are right and how many say the contrary."""
    wanted = torch.tensor([VERDICTS.index(row.verdict) for row in rows])
    lines = [f"{len(rows)} questions : {float((read.argmax(1) == wanted).float().mean()):.3f} comme leur étiquette"]
    for verdict, other in ((YES, NO), (NO, YES)):
        for level in _LEVELS:
            of_them = wanted[read[:, VERDICTS.index(verdict)] >= level]
            right, contrary = (int((of_them == VERDICTS.index(one)).sum()) for one in (verdict, other))
            lines.append(f"« {verdict} » dès {level:.2f} : {len(of_them)}, dont {right} justes et {contrary} au contraire")
    return "\n".join(lines)
