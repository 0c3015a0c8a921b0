"""What is written is read by the assistant as it was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from actions.verdicts import Judge
from bench.verdicts import exporting
from bench.verdicts.rows import Row
from bench.verdicts.training import folded, learn, probabilities
from tests.bench.verdicts.small_network import small_network


def test_the_written_network_judges_as_the_trained_one(tmp_path: Path) -> None:
    network, pieces, encoder = small_network(tmp_path)
    rows = [Row("les membres", "", "les membres ?", "oui", "a"), Row("zzz", "les membres", "les membres", "non", "a")]
    learn(network, pieces, rows * 40, 1, passes=5)
    exporting.write(network, encoder, tmp_path / "written")
    judge = Judge.load(tmp_path / "written")
    for row, wanted in zip(rows, probabilities(network, pieces, rows), strict=True):
        found = judge.judge(row.said, row.before, folded(row.asked))
        # Weights in one byte.
        assert np.allclose(list(found.values()), wanted.numpy(), atol=0.08)
