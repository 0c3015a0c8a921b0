"""Numbers in one byte: what is restored is off by half a step of its row at most."""

from __future__ import annotations

import numpy as np

from bot.nlu.quantisation import quantise, restore


def test_every_number_is_within_half_a_step() -> None:
    matrix = np.random.default_rng(7).normal(size=(50, 30)) * np.logspace(-3, 2, 50)[:, None]
    numbers, steps = quantise(matrix)
    assert numbers.dtype == np.int8 and steps.shape == (50, 1)
    restored = restore(numbers, steps)
    assert restored.dtype == np.float32
    assert (np.abs(restored - matrix) <= steps * 0.5001).all()


def test_a_row_of_zeros_stays_zeros() -> None:
    assert not restore(*quantise(np.zeros((2, 3)))).any()
