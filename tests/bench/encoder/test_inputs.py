"""The network is given what the assistant gives it, in its own context or in another one's."""

from __future__ import annotations

import pytest
import torch

from bench.encoder.corpus import Corpus
from bench.encoder.inputs import Inputs
from bot.nlu.encoder import Input
from bot.nlu.preparation import prepare
from tests.bench.encoder import small_corpus as small


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return small.small_corpus(tmp_path_factory.mktemp("base"))


def _given(inputs: Inputs, pairs: object) -> list[list[int]]:
    numbers, there = inputs.sequences(pairs)  # type: ignore[arg-type]
    return [row[: int(many)].tolist() for row, many in zip(numbers, there.sum(1), strict=True)]


def test_examples_as_written_beside_longer_and_shorter_ones(corpus: Corpus) -> None:
    inputs = Inputs(corpus, "cpu")
    after, line, danger = (int(corpus.of(frozenset({name}))[0]) for name in ("first", "", "danger"))
    as_it_is = Input(corpus.pieces)
    expected = [
        as_it_is.numbers(prepare(example.text, small.NAMES), example.context)
        for example in (small.TURNS["first"][0], small.LINES[0], small.TURNS["danger"][0])
    ]
    assert _given(inputs, inputs.as_written(torch.tensor([after, line, danger]))) == expected


def test_a_message_after_what_was_said_before_another(corpus: Corpus) -> None:
    inputs = Inputs(corpus, "cpu")
    first, second = (torch.tensor([int(number)]) for number in corpus.of(frozenset({"first"}))[:2])
    expected = Input(corpus.pieces).numbers(prepare("et la date", small.NAMES), small.AFTER["charte"])
    assert _given(inputs, inputs.pairs(first, torch.tensor([0]), second, often=0)) == [expected]


def test_a_follow_up_as_though_after_a_false_alarm_and_a_disclosure_never(corpus: Corpus) -> None:
    inputs = Inputs(corpus, "cpu")
    numbers = torch.tensor([int(corpus.of(frozenset({name}))[0]) for name in ("first", "danger", "")])
    pairs = inputs.pairs(numbers, torch.zeros(3, dtype=torch.long), numbers, often=1)
    assert pairs.alarmed.tolist() == [True, False, False]
    given = _given(inputs, pairs)[0]
    assert given[1:3] == [corpus.number("<1:sorte=urgence>"), corpus.number("<1:detail=->")]
