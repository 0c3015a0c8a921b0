"""Teach the small network what several large ones read, also of messages after what was said before other ones, which nobody labelled."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from bench.encoder.corpus import LINES, Corpus
from bench.encoder.inputs import Inputs, Pairs
from bench.encoder.network import Network
from bench.encoder.training import ALONE, STUDENT, TEACHER, fitted, labelled, probabilities

# Messages after what was said before another one, for each turn.
_CROSSED = 8
_COPIES_OF_LINES = 2


@dataclass(frozen=True)
class Trained:
    """What training gives: the network and what it was learnt from."""

    network: Network
    corpus: Corpus


def device() -> str:
    """Return where networks are trained."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def train(path: Path, apart: frozenset[str], teachers: int, seed: int) -> Trained:
    """Return the encoder learnt from the corpus in a file, some authors left out; without teachers from the labels alone."""
    corpus = Corpus.load(path)
    inputs = Inputs(corpus, device())
    turns = _turns(corpus, apart, inputs)
    if not teachers:
        return Trained(fitted(corpus, inputs, turns, partial(labelled, inputs, turns), ALONE, seed), corpus)
    read_by_each = _taught(path, apart, seed, teachers)
    read = tuple(torch.stack(parts).mean(0).half() for parts in zip(*read_by_each, strict=True))
    pairs = replace(_crossed(inputs, turns, seed), read=read)
    return Trained(fitted(corpus, inputs, turns, lambda: pairs, STUDENT, seed), corpus)


def _turns(corpus: Corpus, apart: frozenset[str], inputs: Inputs) -> torch.Tensor:
    return torch.tensor(corpus.of(frozenset(corpus.names) - apart - {LINES}), device=inputs.device)


def _crossed(inputs: Inputs, turns: torch.Tensor, seed: int) -> Pairs:
    """Return all copies of the turns in their contexts, some single lines, and messages after what was said before other ones.

    Always the same for a seed.
    """
    torch.manual_seed(seed)
    every = torch.arange(inputs.copies, device=inputs.device)
    lines = inputs.lines[torch.randperm(len(inputs.lines), device=inputs.device)[: len(inputs.lines) // 2]]
    count = len(turns) * _CROSSED
    among = torch.cat([turns, turns, inputs.lines])
    crossed = among[torch.randint(0, len(among), (count,), device=inputs.device)]
    following = turns[inputs.follow(turns)]
    contexts = following[torch.randint(0, len(following), (count,), device=inputs.device)]
    messages = torch.cat([turns.repeat_interleave(inputs.copies), lines.repeat_interleave(_COPIES_OF_LINES), crossed])
    any_copy = torch.randint(0, inputs.copies, (count,), device=inputs.device)
    copies = torch.cat([every.repeat(len(turns)), every[:_COPIES_OF_LINES].repeat(len(lines)), any_copy])
    return inputs.pairs(messages, copies, torch.cat([messages[:-count], contexts]))


def _taught(path: Path, apart: frozenset[str], seed: int, teachers: int) -> Iterator[tuple[torch.Tensor, ...]]:
    """Yield what each teacher reads in the pairs; side by side on a GPU, one after the other without."""
    # Each has an interpreter of its own: what takes long is to start each step, in Python.
    together = teachers if device() == "cuda" else 1
    with ProcessPoolExecutor(together, mp_context=get_context("spawn")) as processes:
        for found in processes.map(partial(_teach, path, apart, seed), range(teachers)):
            yield tuple(torch.tensor(one, device=device()).float() for one in found)


def _teach(path: Path, apart: frozenset[str], seed: int, number: int) -> list[np.ndarray]:
    if device() == "cpu":
        torch.set_num_threads(1)
    corpus = Corpus.load(path)
    inputs = Inputs(corpus, device())
    turns = _turns(corpus, apart, inputs)
    pairs = _crossed(inputs, turns, seed)
    network = fitted(corpus, inputs, turns, partial(labelled, inputs, turns), TEACHER, seed + 1 + number)
    return [one.cpu().numpy() for one in probabilities(network, inputs, pairs)]
