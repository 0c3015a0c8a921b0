"""Training learns from the message and from what was said before it."""

from __future__ import annotations

from pathlib import Path

import torch

from bench.encoder import training
from bot.nlu.context import Context
from bot.nlu.conversations import Example
from bot.nlu.encoder import Input
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import prepare
from knowledge import shared_store
from tests.bench.encoder.small_base import small_base

NAMES = Gazetteer(shared_store().current())
AFTER = {kind: Context(((kind, "tout"),), known=True) for kind in ("membres", "charte")}
# What « et la date » asks depends on what was said.
TURNS = [Example("et la date", kind, "date", "courant", context) for kind, context in AFTER.items()] * 300
LINES = [Example("les membres", "membres"), Example("la charte", "charte")] * 300


def test_it_learns_what_the_context_decides(tmp_path: Path) -> None:
    trained = training.train(small_base(tmp_path), TURNS, LINES, NAMES, 6, 7)
    assert trained.labels == {"kind": ["charte", "membres"], "detail": ["date"], "reference": ["courant"]}
    given = Input(trained.pieces)
    for kind, context in AFTER.items():
        with torch.no_grad():
            scores = trained.network(*training._side_by_side([given.numbers(prepare("et la date", NAMES), context)]))[0]
        assert trained.labels["kind"][int(scores.argmax())] == kind


def test_pieces_that_are_met_are_kept_and_those_that_are_not_are_not(tmp_path: Path) -> None:
    trained = training.train(small_base(tmp_path), TURNS[:4], LINES[:2], NAMES, 1, 7)
    assert {"<s>", "</s>", "<unk>", "▁", "a", "z", "<connu>", "<premier>", "<1:sorte=membres>"} <= set(trained.pieces.pieces)
    assert "▁membres" not in trained.pieces.pieces
