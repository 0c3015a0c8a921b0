"""Read the network of an encoder's files back, as PyTorch trains it: to learn on from new authors in minutes, without its teachers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from actions.pieces import Pieces
from bench.encoder.corpus import Corpus
from bench.encoder.network import LAYERS, Layer, Network
from bot.nlu.encoder import HEADS
from bot.nlu.quantisation import restore


def reopen(folder: Path, corpus: Corpus) -> Network:
    """Return the network that `exporting.write` wrote, as near as its weights of one byte are; it reads the pieces of this corpus.

    Raises ValueError where the corpus tells other labels apart.
    """
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if [labels[head] for head in HEADS] != list(corpus.label_names.values()):
        raise ValueError(f"{folder} tells other labels apart than the corpus: teach and train it anew")
    network = Network(corpus.start, corpus.beginnings, [len(labels[head]) for head in HEADS], LAYERS)
    read = onnx.load(folder / "encoder.onnx").graph.initializer
    constants = iter([numpy_helper.to_array(one) for one in read])
    with torch.no_grad():
        _take_embedding(network, constants, Pieces.load(folder / "pieces.txt"), corpus)
        for layer in network.layers:
            take_layer(layer, constants)
        next(constants)
        # The mean and the deviation of texts are within the weights of the heads.
        weights, bias = next(constants), next(constants)
        for head, part in zip(network.heads, np.split(np.arange(len(bias)), np.cumsum([len(labels[head]) for head in HEADS])[:-1]), strict=True):
            take(head, weights[part], bias[part])
    return network.eval()


def restandardise(network: Network, mean: torch.Tensor, deviation: torch.Tensor) -> None:
    """Take a mean and a deviation of texts out of the heads again, so that they learn at their usual rate; what is read stays the same."""
    with torch.no_grad():
        for head in network.heads:
            head.bias += head.weight @ mean
            head.weight *= deviation
    network.mean.copy_(mean)
    network.deviation.copy_(deviation)


def halfway(before: Network, after: Network) -> Network:
    """Return `after` with the mean of both networks' weights, the second having begun from the first.

    It reads new authors almost as well as `after`, and the others better than either ("Robust fine-tuning of zero-shot models", Wortsman
    et al., 2022).
    """
    with torch.no_grad():
        for end, start in zip(after.parameters(), before.parameters(), strict=True):
            end.lerp_(start.to(end.device), 0.5)
    return after


def _take_embedding(network: Network, constants: Iterator[np.ndarray], pieces: Pieces, corpus: Corpus) -> None:
    """Take the vectors of what was said before, by their names: those of pieces are the embedding model's, never learnt."""
    vectors = dict(zip(pieces.pieces, restore(next(constants), next(constants)), strict=True))
    for place, mark in enumerate(corpus.pieces.pieces[-len(corpus.beginnings) :]):
        if mark in vectors:
            network.said[place] = torch.tensor(vectors[mark])
    for _ in ("places", "where they begin"):
        next(constants)
    take(network.norm, next(constants), next(constants))


def take_layer(layer: Layer, constants: Iterator[np.ndarray]) -> None:
    """Take a layer's weights in the order in which `exporting` writes them."""
    _take_linear(layer.together, constants)
    next(constants)
    _take_linear(layer.attended, constants)
    take(layer.first_norm, next(constants), next(constants))
    _take_linear(layer.inner, constants)
    _take_linear(layer.outer, constants)
    take(layer.last_norm, next(constants), next(constants))


def _take_linear(linear: torch.nn.Linear, constants: Iterator[np.ndarray]) -> None:
    numbers, steps, _, bias = (next(constants) for _ in range(4))
    take(linear, numbers.T * steps[:, None], bias)


def take(module: torch.nn.Module, weight: np.ndarray, bias: np.ndarray) -> None:
    module.weight.copy_(torch.tensor(np.array(weight, dtype=np.float32)))
    module.bias.copy_(torch.tensor(np.array(bias, dtype=np.float32)))
