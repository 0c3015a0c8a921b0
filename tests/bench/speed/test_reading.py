"""Reading one message is measured on what people write and on the longest that somebody could send, and told beside goals."""

from __future__ import annotations

import pytest

from bench.speed import reading


def test_long_messages_are_as_long_as_the_server_takes() -> None:
    texts = reading.long_texts(reading.texts_of_sets())
    assert len(texts) == len(set(texts)) > 20
    assert all(len(text) <= reading.LONGEST for text in texts)
    # The others are known to be slow, short as they are.
    assert sum(len(text) == reading.LONGEST for text in texts) > 20


def test_the_table_has_figures_ratios_and_goals() -> None:
    usual = [float(number) for number in range(101)]
    rows = reading.table(reading.Read(usual, [90.0, 120.0]), reading.Read([one / 2 for one in usual], [60.0])).splitlines()[2:]
    assert rows[0] == "| p50 | 50.0 ms | 25.0 ms | 2.0 × | ≤ 6 ms |"
    assert rows[2] == "| worst | 120.0 ms | 60.0 ms | 2.0 × | ≤ 150 ms |"


@pytest.mark.parametrize("encoder", [True, False])
def test_the_classifier_of_the_model_reads(model: object, encoder: bool) -> None:
    read = reading.measure(reading.classifier_of(model, encoder=encoder), messages=3)  # type: ignore[arg-type]
    assert len(read.usual) == 3 and min(*read.usual, *read.long) > 0
