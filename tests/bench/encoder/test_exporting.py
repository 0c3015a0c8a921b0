"""What is written is read by the assistant as it was trained."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from bench.encoder import exporting
from bench.encoder.distillation import train
from bot.nlu.encoder import Encoder
from bot.nlu.preparation import prepare
from tests.bench.encoder.small_corpus import AFTER, NAMES, small_corpus


def test_the_written_encoder_reads_as_the_trained_one(tmp_path: Path) -> None:
    small_corpus(tmp_path).save(tmp_path / "corpus.npz")
    trained = train(tmp_path / "corpus.npz", frozenset(), (), 7)
    exporting.write(trained, tmp_path / "written")
    encoder = Encoder.load(tmp_path / "written")
    assert json.loads((tmp_path / "written" / "labels.json").read_text(encoding="utf-8"))["kinds"] == trained.corpus.label_names["kind"]
    for text in ("et la date", "les membres", "zzz"):
        prepared = prepare(text, NAMES)
        given = torch.tensor([encoder._input.numbers(prepared, AFTER["charte"])])
        with torch.no_grad():
            scores = trained.network(given, torch.ones_like(given, dtype=torch.float32))
        found = encoder.read(prepared, AFTER["charte"])
        for one, other in zip(found.values(), scores, strict=True):
            # Weights in one byte.
            assert np.allclose(np.exp(one), torch.softmax(other[0], -1).numpy(), atol=0.08)
