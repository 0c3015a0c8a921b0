"""A teacher's file reads a later corpus as the network read that was saved, and is refused where it does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from actions.pieces import Pieces
from bench.encoder import teachers
from bench.encoder.corpus import Corpus
from bench.encoder.inputs import Inputs
from bench.encoder.network import Network
from bench.encoder.training import TEACHER, probabilities
from tests.bench.encoder.small_corpus import small_corpus

APART = frozenset({"second"})


def _network(corpus: Corpus) -> Network:
    return Network(corpus.start, corpus.beginnings, [len(names) for names in corpus.label_names.values()], TEACHER.layers).eval()


def _read(network: Network, corpus: Corpus) -> torch.Tensor:
    inputs = Inputs(corpus, "cpu")
    return probabilities(network, inputs, inputs.as_written(torch.tensor(corpus.of(APART))))[0]


def test_a_file_reads_as_the_network_did_whatever_order_the_marks_have(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    network = _network(corpus)
    with torch.no_grad():
        network.said += torch.randn(network.said.shape, generator=torch.Generator().manual_seed(1))
        network.heads[0].weight *= 30
    teachers.save(network, corpus, APART, tmp_path / "teacher.npz")
    count = len(corpus.beginnings)
    marks = corpus.pieces.pieces[-count:]
    turned = Pieces([*corpus.pieces.pieces[:-count], *reversed(marks)], corpus.pieces.scores)
    read = teachers.load(tmp_path / "teacher.npz", replace(corpus, pieces=turned, beginnings=corpus.beginnings[::-1].copy()), APART)
    assert torch.equal(read.said, network.said.flip(0))
    assert torch.equal(_read(teachers.load(tmp_path / "teacher.npz", corpus, APART), corpus), _read(network, corpus))


def test_refused_where_it_tells_other_labels_or_has_learnt_from_who_is_left_out(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    teachers.save(_network(corpus), corpus, APART, tmp_path / "teacher.npz")
    with pytest.raises(ValueError, match="has learnt from first"):
        teachers.load(tmp_path / "teacher.npz", corpus, frozenset({"first", "second"}))
    other = replace(corpus, label_names={**corpus.label_names, "kind": ["autre"]})
    with pytest.raises(ValueError, match="other labels"):
        teachers.load(tmp_path / "teacher.npz", other, APART)
