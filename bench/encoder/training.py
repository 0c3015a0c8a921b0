"""Fit a network to examples: to what they are labelled, to what teachers read in them, or to both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from bench.encoder.corpus import LINES, Corpus
from bench.encoder.inputs import Inputs, Pairs
from bench.encoder.network import ALL_LAYERS, LAYERS, Network
from bot.progress import progress

# Of the kind, the detail and the reference.
_WEIGHTS = (1.0, 0.5, 0.5)
# Batches of texts of like length, made among so many.
_SORTED_AMONG = 50
_PART_OF_LINES = 1 / 3
_RATE_BELOW, _HEAD_RATE = 0.9, 2e-3
_WARM_UP = 0.06
_MEASURED_ON = 600
_READ_AT_ONCE = 1024


@dataclass(frozen=True)
class Recipe:
    """How a network is learnt: its layers, passes over the pairs, pairs a step, and the rate of the highest layer.

    dropped: share of what each half of a layer gives that is left out. hidden: share of the pieces that is not shown. smoothed: share of a
    label that is spread over the others. labelled: weight of the labels beside what teachers read.
    """

    layers: Sequence[int] = LAYERS
    passes: int = 3
    batch: int = 48
    rate: float = 2.5e-4
    dropped: float = 0.0
    hidden: float = 0.0
    smoothed: float = 0.0
    labelled: float = 1.0


ALONE = Recipe()
TEACHER = Recipe(ALL_LAYERS, passes=5, batch=64, rate=2e-4, dropped=0.1, hidden=0.08, smoothed=0.05)
STUDENT = Recipe(passes=2, batch=96, rate=4e-4, labelled=0.3)
RENEWAL = Recipe(passes=2, batch=96, rate=2e-4, labelled=0.3)


def device() -> str:
    """Return where networks are trained."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def in_half(where: str) -> torch.autocast:
    """Return the context in which networks compute in bfloat16; on a processor that only imitates it (forty times slower, AVX2), in float32."""
    able = where == "cuda" or (torch.backends.mkldnn.is_available() and torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return torch.autocast(where, torch.bfloat16, enabled=able)


def learnt_from(corpus: Corpus, apart: frozenset[str], inputs: Inputs) -> torch.Tensor:
    """Return the numbers of the turns of all authors but those left out."""
    return torch.tensor(corpus.of(frozenset(corpus.names) - apart - {LINES}), device=inputs.device)


def fitted(corpus: Corpus, inputs: Inputs, examples: torch.Tensor, pairs: Callable[[], Pairs], recipe: Recipe, seed: int) -> Network:
    """Return a network learnt from what `pairs` gives for each pass; `examples` are what its mean vectors are measured on before."""
    torch.manual_seed(seed)
    labels = [len(names) for names in corpus.label_names.values()]
    network = Network(corpus.start, corpus.beginnings, labels, recipe.layers, recipe.dropped).to(inputs.device)
    mean, deviation = measured(network, inputs, examples)
    network.mean.copy_(mean)
    network.deviation.copy_(deviation)
    return learnt(network, inputs, pairs, recipe)


def learnt(network: Network, inputs: Inputs, pairs: Callable[[], Pairs], recipe: Recipe) -> Network:
    """Let a network learn on from what `pairs` gives for each pass."""
    optimiser = _optimiser(network, recipe.rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    passes = [pairs() for _ in range(recipe.passes)]
    steps = sum(-(-len(one) // recipe.batch) for one in passes)
    warm = max(1, int(steps * _WARM_UP))
    batches = (batch for one in passes for batch in _batches(one, inputs, recipe.batch))
    network.train()
    for step, batch in enumerate(progress("Apprentissage de l'encodeur", batches, steps)):
        share = step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        optimiser.zero_grad(set_to_none=True)
        _loss(network, inputs, batch, recipe).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    return network.eval()


def labelled(inputs: Inputs, turns: torch.Tensor) -> Pairs:
    """Return what one pass over the labels is given: the turns and another part of the single lines, each in one of its copies."""
    lines = inputs.lines[torch.randperm(len(inputs.lines), device=inputs.device)[: int(len(inputs.lines) * _PART_OF_LINES)]]
    examples = torch.cat([turns, lines])
    return inputs.pairs(examples, torch.randint(0, inputs.copies, (len(examples),), device=inputs.device), examples)


@torch.no_grad()
def probabilities(network: Network, inputs: Inputs, pairs: Pairs) -> tuple[torch.Tensor, ...]:
    """Return the probabilities of each head, shape (pairs, labels), in half precision."""
    found: list[list[torch.Tensor]] = [[] for _ in network.heads]
    order = torch.argsort(inputs.sizes(pairs))
    for places in order.split(_READ_AT_ONCE):
        with in_half(inputs.device):
            scores = network(*inputs.sequences(pairs.at(places)))
        for one, score in zip(found, scores, strict=True):
            one.append(torch.softmax(score.float(), 1).half())
    back = torch.argsort(order)
    return tuple(torch.cat(one)[back] for one in found)


def _batches(pairs: Pairs, inputs: Inputs, size: int) -> Iterator[Pairs]:
    """Yield batches of texts of like length, in no order."""
    sizes, batches = inputs.sizes(pairs), []
    for among in torch.randperm(len(pairs), device=inputs.device).split(size * _SORTED_AMONG):
        batches += among[torch.argsort(sizes[among])].split(size)
    yield from (pairs.at(batches[place]) for place in torch.randperm(len(batches)).tolist())


@torch.no_grad()
def measured(network: Network, inputs: Inputs, examples: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the mean of the vectors of some of these texts, and their deviation: those of this embedding model all point the same way."""
    network.eval()
    some = examples[torch.randperm(len(examples), device=inputs.device)[:_MEASURED_ON]]
    vectors = network.means(*inputs.sequences(inputs.as_written(some)))
    return vectors.mean(0), vectors.std(0) + 1e-3


def _optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """Return one that moves a layer less the lower it stands."""
    groups = [{"params": [*network.heads.parameters(), network.said], "lr": _HEAD_RATE}]
    for above, module in enumerate((*reversed(network.layers), network.norm)):
        groups.append({"params": list(module.parameters()), "lr": rate * _RATE_BELOW**above})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def _loss(network: Network, inputs: Inputs, batch: Pairs, recipe: Recipe) -> torch.Tensor:
    numbers, there = inputs.sequences(batch)
    if recipe.hidden:
        # The frame and what was said before stay.
        may = (numbers < len(network.pieces)) & (numbers != numbers[:, :1]) & (numbers != numbers[0, int(there[0].sum()) - 1])
        there = there * ~(may & (torch.rand(numbers.shape, device=inputs.device) < recipe.hidden))
    with in_half(inputs.device):
        scores = network(numbers, there)
    wanted = inputs.labels[batch.messages]
    # A label holds in the message's own context.
    own = batch.messages == batch.contexts
    total = torch.zeros((), device=inputs.device)
    for head, (weight, score) in enumerate(zip(_WEIGHTS, scores, strict=True)):
        score = score.float()
        told = own & (wanted[:, head] >= 0)
        losses = F.cross_entropy(score, wanted[:, head].clamp(min=0), reduction="none", label_smoothing=recipe.smoothed)
        total = total + weight * recipe.labelled * (losses * told).mean()
        if batch.read is not None:
            total = total + weight * (1 - recipe.labelled) * F.cross_entropy(score, batch.read[head].float())
    return total
