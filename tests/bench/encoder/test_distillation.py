"""The small network learns what the large ones read; what it has not learnt from is measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from bench.encoder import distillation, measuring, teachers, training
from bench.encoder.distillation import train
from bench.encoder.inputs import Inputs
from tests.bench.encoder.small_corpus import small_corpus


@pytest.mark.parametrize("count", [0, 2])
def test_it_is_learnt_with_and_without_teachers(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # So few examples are a few steps a pass.
    monkeypatch.setattr(distillation, "STUDENT", replace(training.STUDENT, passes=12))
    monkeypatch.setattr(teachers, "TEACHER", replace(training.TEACHER, passes=12))
    path, apart = tmp_path / "corpus.npz", frozenset({"second"})
    small_corpus(tmp_path).save(path)
    taught_by = [tmp_path / f"teacher-{number}.npz" for number in range(count)]
    for number, one in enumerate(taught_by):
        teachers.teach(path, one, apart, number)
    trained = train(path, apart, taught_by, 7)
    assert len(trained.network.layers) == 6
    table = measuring.report(trained, apart, "cpu")
    assert table.splitlines()[-1] == "| second | nan % | 100.0 % | 100.0 % | 100.0 % |"


def test_messages_are_crossed_alike_for_a_seed_and_labels_hold_in_their_own_context_alone(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    inputs = Inputs(corpus, "cpu")
    turns = torch.tensor(corpus.of(frozenset({"first"})))
    one, other = (distillation._crossed(inputs, turns, 7) for _ in range(2))
    assert torch.equal(one.messages, other.messages) and torch.equal(one.contexts, other.contexts) and torch.equal(one.alarmed, other.alarmed)
    assert len(one) == len(turns) * (2 + 1) + len(inputs.lines)
    # As written and with slips in its own context; crossed ones in that of another turn.
    assert one.copies[:2].tolist() == [0, 1] and torch.equal(one.messages[: len(turns) * 2], one.contexts[: len(turns) * 2])
    assert set(one.contexts[-len(turns) :].tolist()) <= set(turns.tolist())
    assert training.STUDENT.labelled < 1


def test_learning_on_meets_new_authors_more_often(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    inputs = Inputs(corpus, "cpu")
    turns, new = (torch.tensor(corpus.of(names)) for names in (frozenset({"first", "second"}), frozenset({"second"})))
    pairs = distillation._again(inputs, turns, new, 7)
    own = pairs.messages[pairs.messages == pairs.contexts]
    assert [int((own == one).sum()) for one in (turns[0], new[0])] == [1, 3]
    assert len(pairs) == len(turns) + 2 * len(new) + len(inputs.lines) // 4 + len(turns) // 4


def test_turns_of_authors_whom_teachers_have_not_met_are_learnt_from_their_labels(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    inputs = Inputs(corpus, "cpu")
    turns = torch.tensor(corpus.of(frozenset({"first", "second"})))
    pairs = distillation._crossed(inputs, turns, 7)
    guessed = tuple(torch.full((len(pairs), len(names)), 1 / len(names)).half() for names in corpus.label_names.values())
    late = torch.tensor(corpus.of(frozenset({"second"})))
    read = distillation._by_labels(inputs, replace(pairs, read=guessed), late).read
    own = torch.isin(pairs.messages, late) & (pairs.messages == pairs.contexts)
    assert read is not None and own.any() and not own.all()
    for head, found in enumerate(read):
        wanted = inputs.labels[pairs.messages, head]
        told = own & (wanted >= 0)
        assert told.any() and torch.equal(found[told].argmax(1), wanted[told]) and bool((found[told].max(1).values == 1).all())
        assert torch.equal(found[~told], guessed[head][~told])
