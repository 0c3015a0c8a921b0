"""The files of an encoder become the network again that wrote them, which learns on from new authors and forgets nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from actions.pieces import Pieces
from bench.encoder import distillation, exporting, reopening, training
from bench.encoder.corpus import Corpus
from bench.encoder.distillation import Trained, train
from bench.encoder.inputs import Inputs
from bench.encoder.network import Network
from bench.encoder.training import measured, probabilities
from tests.bench.encoder.small_corpus import small_corpus

APART = frozenset({"second"})


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Trained, Path]:
    """A trained network, and the folder of its files."""
    monkeypatch.setattr(distillation, "ALONE", replace(training.ALONE, passes=12))
    path = tmp_path / "corpus.npz"
    small_corpus(tmp_path).save(path)
    trained = train(path, APART, (), 7)
    exporting.write(trained, tmp_path / "encoder")
    return trained, tmp_path / "encoder"


def _read(network: Network, corpus: Corpus) -> list[torch.Tensor]:
    inputs = Inputs(corpus, "cpu")
    return [one.float() for one in probabilities(network.eval(), inputs, inputs.as_written(torch.tensor(corpus.of(APART))))]


def _far(one: list[torch.Tensor], other: list[torch.Tensor]) -> float:
    return max(float((a - b).abs().max()) for a, b in zip(one, other, strict=True))


def test_it_reads_as_the_network_did_whatever_order_the_marks_have(written: tuple[Trained, Path]) -> None:
    trained, folder = written
    read = _read(trained.network, trained.corpus)
    reopened = reopening.reopen(folder, trained.corpus)
    assert _far(_read(reopened, trained.corpus), read) < 0.05
    count = len(trained.corpus.beginnings)
    marks = trained.corpus.pieces.pieces[-count:]
    turned = Pieces([*trained.corpus.pieces.pieces[:-count], *reversed(marks)], trained.corpus.pieces.scores)
    other = reopening.reopen(folder, replace(trained.corpus, pieces=turned, beginnings=trained.corpus.beginnings[::-1].copy()))
    assert torch.equal(other.said, reopened.said.flip(0)) and not torch.equal(other.said, reopened.said)


def test_taking_the_mean_out_of_the_heads_changes_nothing_read(written: tuple[Trained, Path]) -> None:
    trained, folder = written
    network = reopening.reopen(folder, trained.corpus)
    before = _read(network, trained.corpus)
    inputs = Inputs(trained.corpus, "cpu")
    reopening.restandardise(network, *measured(network, inputs, torch.tensor(trained.corpus.of(APART))))
    assert not torch.equal(network.deviation, torch.ones_like(network.deviation)) and _far(_read(network, trained.corpus), before) < 0.02


def test_it_learns_on_from_a_new_author(written: tuple[Trained, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained, folder = written
    monkeypatch.setattr(distillation, "RENEWAL", replace(training.RENEWAL, passes=8))
    # What the new author means by the same words is something else.
    corpus = trained.corpus
    labels = corpus.labels.copy()
    of_danger, place = corpus.of(frozenset({"danger"})), corpus.label_names["kind"].index("charte")
    labels[of_danger, 0] = place
    path = tmp_path / "later.npz"
    replace(corpus, labels=labels).save(path)
    renewed = distillation.renew(path, folder, frozenset({"danger"}), APART, 7)
    inputs = Inputs(renewed.corpus, "cpu")
    pairs = inputs.as_written(torch.tensor(of_danger))
    read = [probabilities(one.network.eval(), inputs, pairs)[0][:, place] for one in (trained, renewed)]
    before, after = (float(found.float().mean()) for found in read)
    # Halfway between what it was and what it became.
    assert after > before + 0.1
    assert [one.argmax(1).tolist() for one in _read(renewed.network, corpus)] == [one.argmax(1).tolist() for one in _read(trained.network, corpus)]


def test_halfway_is_the_mean_of_the_weights(written: tuple[Trained, Path]) -> None:
    trained, folder = written
    before, after = (reopening.reopen(folder, trained.corpus) for _ in range(2))
    with torch.no_grad():
        for one in after.parameters():
            one += 1
    mean = reopening.halfway(before, after)
    assert all(torch.allclose(one, other + 0.5) for one, other in zip(mean.parameters(), before.parameters(), strict=True))


def test_refused_where_the_corpus_tells_other_labels(written: tuple[Trained, Path]) -> None:
    trained, folder = written
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    (folder / "labels.json").write_text(json.dumps({**labels, "kinds": ["autre"]}), encoding="utf-8")
    with pytest.raises(ValueError, match="other labels"):
        reopening.reopen(folder, trained.corpus)
