"""It learns the verdict that what is said gives a question, and tells how sure it was and how often right."""

from __future__ import annotations

from pathlib import Path

from bench.verdicts.rows import Row
from bench.verdicts.training import folded, learn, probabilities, report
from tests.bench.verdicts.small_network import small_network

ROWS = [Row("les membres", "", "les membres ?", "oui", "a"), Row("zzz", "", "les membres ?", "non", "a")] * 60


def test_it_learns_what_depends_on_what_is_said(tmp_path: Path) -> None:
    network, pieces, _ = small_network(tmp_path)
    read = probabilities(learn(network, pieces, ROWS, 1, passes=40), pieces, ROWS)
    lines = report(read, ROWS).splitlines()
    assert lines[0] == "120 questions : 1.000 comme leur étiquette"
    assert "« oui » dès 0.50 : 60, dont 60 justes et 0 au contraire" in lines
    assert "« non » dès 0.50 : 60, dont 60 justes et 0 au contraire" in lines


def test_a_question_keeps_its_mark_when_folded() -> None:
    assert [folded(text) for text in ("Été ?", "C’est ça")] == ["ete ?", "c est ca"]
