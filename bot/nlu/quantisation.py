"""Numbers in one byte each: a model of a quarter of the size, unpacked and read at every start of the assistant."""

from __future__ import annotations

import numpy as np

_MOST = 127


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix as steps (int8) and the size of a step in each row (float32, shape (rows, 1)); a number is off by half a step at most."""
    steps = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-9).astype(np.float32) / _MOST
    return np.round(matrix / steps).astype(np.int8), steps


def restore(numbers: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Return the matrix that `quantise` was given, as float32."""
    return numbers * steps
