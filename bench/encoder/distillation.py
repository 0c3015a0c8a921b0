"""Teach the small network what larger ones read, also of messages after what was said before other ones, which nobody labelled."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch.nn import functional as F

from bench.encoder import reopening, teachers
from bench.encoder.corpus import LINES, Corpus
from bench.encoder.inputs import Inputs, Pairs
from bench.encoder.network import Network
from bench.encoder.training import ALONE, RENEWAL, STUDENT, device, fitted, labelled, learnt, learnt_from, measured, probabilities

# Of each turn so many of its copies, and as many messages after what was said before another one.
_COPIES, _CROSSED = 2, 1
_COPIES_OF_LINES = 2
# Learning on, each turn of a new author is met so often in a pass.
_TIMES_NEW = 3


@dataclass(frozen=True)
class Trained:
    """What training gives: the network and what it was learnt from."""

    network: Network
    corpus: Corpus


def train(path: Path, apart: frozenset[str], taught_by: Sequence[Path], seed: int) -> Trained:
    """Return the encoder learnt from the corpus in a file, some authors left out; without teachers' files from the labels alone.

    Raises ValueError where a teacher does not fit the corpus or has learnt from an author left out.
    """
    corpus = Corpus.load(path)
    inputs = Inputs(corpus, device())
    turns = learnt_from(corpus, apart, inputs)
    if not taught_by:
        return Trained(fitted(corpus, inputs, turns, partial(labelled, inputs, turns), ALONE, seed), corpus)
    pairs = _crossed(inputs, turns, seed)
    read_by_each = [probabilities(teachers.load(one, corpus, apart).to(inputs.device), inputs, pairs) for one in taught_by]
    pairs = replace(pairs, read=tuple(torch.stack(parts).float().mean(0).half() for parts in zip(*read_by_each, strict=True)))
    known = frozenset.intersection(*map(teachers.authors_of, taught_by))
    pairs = _by_labels(inputs, pairs, torch.tensor(corpus.of(frozenset(corpus.names) - known - {LINES}), device=inputs.device))
    return Trained(fitted(corpus, inputs, turns, lambda: pairs, STUDENT, seed), corpus)


def renew(path: Path, folder: Path, new: frozenset[str], apart: frozenset[str], seed: int, among: int = 1) -> Trained:
    """Return the encoder of a folder halfway to what it is after it has learnt from `new` authors too; what it read of the others is read as before.

    among: of the turns of the others one in so many is read again, which takes as many times less.
    Raises ValueError where the corpus tells other labels apart than the encoder.
    """
    corpus = Corpus.load(path)
    inputs = Inputs(corpus, device())
    turns = learnt_from(corpus, apart, inputs)
    network = reopening.reopen(folder, corpus).to(inputs.device)
    late = torch.tensor(corpus.of(new), device=inputs.device)
    pairs = _again(inputs, turns, late, seed, among)
    pairs = replace(pairs, read=probabilities(network, inputs, pairs))
    pairs = _by_labels(inputs, pairs, late)
    torch.manual_seed(seed)
    reopening.restandardise(network, *measured(network, inputs, turns))
    before = deepcopy(network)
    return Trained(reopening.halfway(before, learnt(network, inputs, lambda: pairs, RENEWAL)), corpus)


def _by_labels(inputs: Inputs, pairs: Pairs, turns: torch.Tensor) -> Pairs:
    """Return pairs of which these turns are read as they are labelled, in their own contexts: of authors whom teachers have not met they guess."""
    chosen = torch.isin(pairs.messages, turns) & (pairs.messages == pairs.contexts)
    read = []
    for head, found in enumerate(pairs.read or ()):
        wanted = inputs.labels[pairs.messages, head]
        labels = F.one_hot(wanted.clamp(min=0), found.shape[1]).to(found.dtype)
        read.append(torch.where((chosen & (wanted >= 0))[:, None], labels, found))
    return replace(pairs, read=tuple(read))


def _crossed(inputs: Inputs, turns: torch.Tensor, seed: int) -> Pairs:
    """Return copies of the turns in their contexts, some single lines, and messages after what was said before other ones.

    Always the same for a seed.
    """
    torch.manual_seed(seed)
    copies = min(_COPIES, inputs.copies)
    lines = inputs.lines[torch.randperm(len(inputs.lines), device=inputs.device)[: len(inputs.lines) // 2]]
    crossed, contexts = _elsewhere(inputs, turns, len(turns) * _CROSSED)
    messages = torch.cat([turns.repeat_interleave(copies), lines.repeat_interleave(_COPIES_OF_LINES), crossed])
    of_turns = torch.arange(copies, device=inputs.device).repeat(len(turns))
    of_lines = torch.arange(_COPIES_OF_LINES, device=inputs.device).repeat(len(lines))
    numbers = torch.cat([of_turns, of_lines, _any_copy(inputs, len(crossed))])
    return inputs.pairs(messages, numbers, torch.cat([messages[: -len(crossed)], contexts]))


def _again(inputs: Inputs, turns: torch.Tensor, new: torch.Tensor, seed: int, among: int) -> Pairs:
    """Return turns in their contexts in one of their copies, the new ones more often, of the others one in `among`.

    For each four a message after another past. Always the same for a seed.
    """
    torch.manual_seed(seed)
    others = turns[~torch.isin(turns, new)]
    known = others[torch.randperm(len(others), device=inputs.device)[: len(others) // among]]
    own = torch.cat([known, new.repeat(_TIMES_NEW), inputs.lines[:: _COPIES_OF_LINES * 2 * among]])
    crossed, contexts = _elsewhere(inputs, turns, (len(known) + len(new)) // 4)
    return inputs.pairs(torch.cat([own, crossed]), _any_copy(inputs, len(own) + len(crossed)), torch.cat([own, contexts]))


def _elsewhere(inputs: Inputs, turns: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return so many messages, and the examples after whose past each is said."""
    among = torch.cat([turns, turns, inputs.lines])
    crossed = among[torch.randint(0, len(among), (count,), device=inputs.device)]
    following = turns[inputs.follow(turns)]
    return crossed, following[torch.randint(0, len(following), (count,), device=inputs.device)]


def _any_copy(inputs: Inputs, count: int) -> torch.Tensor:
    return torch.randint(0, inputs.copies, (count,), device=inputs.device)
