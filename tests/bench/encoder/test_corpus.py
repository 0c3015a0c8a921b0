"""The corpus holds what is written, in the pieces that the assistant cuts, and is read back as it was written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.encoder.corpus import LINES, Corpus
from bot.nlu.encoder import Input
from bot.nlu.preparation import prepare
from tests.bench.encoder import small_corpus as small


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return small.small_corpus(tmp_path_factory.mktemp("base"))


def test_an_example_as_written_is_what_the_assistant_is_given(corpus: Corpus) -> None:
    given = Input(corpus.pieces).numbers(prepare("et la date", small.NAMES), small.AFTER["charte"])
    number = int(corpus.of(frozenset({"second"}))[1])
    said = corpus.said[number, : corpus.said_lengths[number]].tolist()
    message = corpus.messages[number, 0, : corpus.lengths[number, 0]].tolist()
    begin, end = corpus.number("<s>"), corpus.number("</s>")
    assert [begin, *said, end, *message, end] == given


def test_labels_and_authors_are_told_by_their_names(corpus: Corpus) -> None:
    assert corpus.label_names == {"kind": ["charte", "membres", "urgence"], "detail": ["-", "date"], "reference": ["aucun", "courant"]}
    lines = corpus.labels[corpus.of(frozenset({LINES}))]
    assert set(lines[:, 0].tolist()) == {0, 1} and (lines[:, 1:] == -1).all()
    assert len(corpus.of(frozenset({"second", "danger"}))) == 44


def test_pieces_that_are_met_are_kept_and_those_that_are_not_are_not(corpus: Corpus) -> None:
    assert {"<s>", "</s>", "<unk>", "▁", "a", "z", "<connu>", "<premier>", "<1:sorte=membres>", "▁membres"} <= set(corpus.pieces.pieces)
    assert len(corpus.beginnings) == sum(piece.startswith("<") for piece in corpus.pieces.pieces) - 4


def test_it_is_read_back_as_it_was_written(corpus: Corpus, tmp_path: Path) -> None:
    corpus.save(tmp_path / "corpus.npz")
    again = Corpus.load(tmp_path / "corpus.npz")
    assert np.array_equal(again.messages, corpus.messages) and again.names == corpus.names and again.pieces.pieces == corpus.pieces.pieces
    assert np.allclose(again.start.tensors["l3.q.w"], corpus.start.tensors["l3.q.w"], atol=1e-3) and again.start.heads == corpus.start.heads
