"""Training learns from the message and from what was said before it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from bench.encoder.inputs import Inputs
from bench.encoder.training import ALONE, fitted, labelled, probabilities
from tests.bench.encoder.small_corpus import small_corpus


def test_it_learns_what_the_context_decides(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    inputs = Inputs(corpus, "cpu")
    turns = torch.tensor(corpus.of(frozenset({"first", "danger"})))
    for recipe in (replace(ALONE, passes=8), replace(ALONE, passes=8, hidden=0.05, smoothed=0.05, dropped=0.05)):
        network = fitted(corpus, inputs, turns, partial(labelled, inputs, turns), recipe, 7)
        apart = torch.tensor(corpus.of(frozenset({"second"})))
        kinds, details, references = probabilities(network, inputs, inputs.as_written(apart))
        assert torch.equal(kinds.argmax(1), inputs.labels[apart, 0])
        assert kinds.shape == (4, 3) and details.shape == references.shape == (4, 2)
