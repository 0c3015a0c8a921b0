"""The network begins as the embedding model is, and filling changes nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from bench.encoder.network import ALL_LAYERS, LAYERS, Network
from tests.bench.encoder.small_base import PIECES, WIDTH, small_base

_NOTHING_SAID = np.zeros((1, WIDTH), dtype=np.float32)


def test_a_text_is_read_alike_beside_a_longer_one(tmp_path: Path) -> None:
    network = Network(small_base(tmp_path).start(range(len(PIECES)), 64), _NOTHING_SAID, [3, 2]).eval()
    text, there = torch.tensor([[0, 33, 2]]), torch.ones(1, 3)
    filled, partly = torch.tensor([[0, 33, 2, 0, 0], [0, 5, 6, 7, 2]]), torch.tensor([[1.0, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    with torch.no_grad():
        alone, beside = network(text, there), network(filled, partly)
    assert [tuple(scores.shape) for scores in alone] == [(1, 3), (1, 2)]
    assert all(torch.allclose(one[0], two[0], atol=1e-5) for one, two in zip(alone, beside, strict=True))


def test_its_weights_are_those_of_the_chosen_layers(tmp_path: Path) -> None:
    base = small_base(tmp_path)
    start = base.start([0, 2, 3], 64)
    for layers in (LAYERS, ALL_LAYERS):
        network = Network(start, _NOTHING_SAID, [2], layers)
        assert len(network.layers) == len(layers)
        assert np.allclose(network.layers[-1].attended.weight.detach().numpy(), base.tensor(f"l{layers[-1]}.ao.w", WIDTH, WIDTH))
    assert np.allclose(network.pieces.numpy(), base.tensor("emb.word", len(PIECES), WIDTH)[[0, 2, 3]])
