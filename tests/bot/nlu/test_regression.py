"""What is learnt beside the message model is read back as it was written; what is told beside facts teaches nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp

from actions.disclosure import TOLD
from bot.nlu.conversations import FOLDER, TOLD_FOLDER, read_told
from bot.nlu.regression import NOTHING, Regression


def test_it_is_read_back_as_it_was_written_within_a_step(tmp_path: Path) -> None:
    source = np.random.default_rng(7)
    told = Regression(("gratuit", NOTHING), source.normal(size=(6, 2)).astype(np.float32), np.array([0.5, -0.5]))
    told.save(tmp_path, "told")
    texts = sp.csr_matrix(np.eye(3, dtype=np.float32)), sp.csr_matrix(np.ones((3, 1), dtype=np.float32)), np.ones((3, 2), dtype=np.float32)
    found, again = told.read(*texts), Regression.load(tmp_path, "told").read(*texts)
    assert found.shape == (3, 2) and found.sum(axis=1) == pytest.approx(1)
    assert again == pytest.approx(found, abs=0.05) and Regression.load(tmp_path, "told").names == told.names


def test_the_probability_of_what_nothing_taught_is_none() -> None:
    learnt = Regression((NOTHING, "urgence"), np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 0.0]]), np.zeros(2))
    untaught = Regression((NOTHING,), np.zeros((3, 1)), np.zeros(1))
    text = sp.csr_matrix([[1.0]]), sp.csr_matrix([[1.0]]), np.ones((1, 1))
    assert learnt.probability("urgence", *text) == pytest.approx(1 / (1 + np.exp(-1)))
    assert untaught.probability("urgence", *text).tolist() == [0.0]


def test_what_is_written_for_it_teaches_nothing_else() -> None:
    examples = list(read_told())
    assert len(examples) > 2000
    assert all(one.told and one.kind is one.detail is one.reference is None for one in examples)


def test_only_known_names_are_taught() -> None:
    taught = set()
    for path in (*FOLDER.glob("*.jsonl"), *TOLD_FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            taught |= {turn["told"] for turn in json.loads(line)["turns"] if "told" in turn}
    assert taught == {NOTHING, *TOLD, *BESIDE}


# Of the assistant itself and of the association, not of a danger.
BESIDE = {"donnees", "sources", "contact", "don", "presse", "stage", "benevolat", "reproche"}
