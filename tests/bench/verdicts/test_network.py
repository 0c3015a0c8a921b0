"""The network reads a text alike beside a longer one, and each of the three texts as what it is."""

from __future__ import annotations

from pathlib import Path

import torch

from actions.verdicts import VERDICTS
from tests.bench.verdicts.small_network import small_network


def test_filling_changes_nothing_and_the_parts_do(tmp_path: Path) -> None:
    network, *_ = small_network(tmp_path)
    torch.nn.init.normal_(network.parts)
    network.eval()
    numbers, parts = torch.tensor([[0, 5, 2, 6, 2]]), torch.tensor([[0, 0, 0, 2, 2]])
    with torch.no_grad():
        alone = network(numbers, parts, torch.ones(1, 5))
        filled = torch.nn.functional.pad(numbers, (0, 3)), torch.nn.functional.pad(parts, (0, 3))
        beside = network(*filled, torch.tensor([[1.0] * 5 + [0.0] * 3]))
        other = network(numbers, torch.tensor([[0, 0, 0, 1, 2]]), torch.ones(1, 5))
    assert tuple(alone.shape) == (1, len(VERDICTS))
    assert torch.allclose(alone, beside, atol=1e-5)
    assert not torch.allclose(alone, other, atol=1e-3)
