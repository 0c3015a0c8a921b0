"""The small network learns what the large ones read; what it has not learnt from is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from bench.encoder import distillation, measuring, training
from bench.encoder.distillation import train
from bench.encoder.inputs import Inputs
from tests.bench.encoder.small_corpus import small_corpus


@pytest.mark.parametrize("teachers", [0, 1])
def test_it_is_learnt_with_and_without_teachers(teachers: int, tmp_path: Path) -> None:
    small_corpus(tmp_path).save(tmp_path / "corpus.npz")
    trained = train(tmp_path / "corpus.npz", frozenset({"second"}), teachers, 7)
    assert len(trained.network.layers) == 6
    table = measuring.report(trained, frozenset({"second"}), "cpu")
    assert table.splitlines()[-1] == "| second | nan % | 100.0 % | 100.0 % | 100.0 % |"


def test_messages_are_crossed_alike_for_a_seed_and_labels_hold_in_their_own_context_alone(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    inputs = Inputs(corpus, "cpu")
    turns = torch.tensor(corpus.of(frozenset({"first"})))
    one, other = (distillation._crossed(inputs, turns, 7) for _ in range(2))
    assert torch.equal(one.messages, other.messages) and torch.equal(one.contexts, other.contexts) and torch.equal(one.alarmed, other.alarmed)
    assert len(one) == len(turns) * (inputs.copies + 8) + len(inputs.lines)
    assert set(one.contexts[-1000:].tolist()) <= set(turns.tolist())
    assert training.STUDENT.labelled < 1
