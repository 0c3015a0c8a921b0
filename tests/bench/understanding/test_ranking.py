"""How the ranking is learnt: who is read by which fold, what a good candidate is, and that the fit finds what tells."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from actions import ranking
from actions.memory import Memory
from bench.understanding.ranking import Matrix, Turn, curve, fit, main, try_out, write
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GROUP = Memory(collectif="groupe", sujets=("groupe.presentation",), dits=(("presentation", "tout"),))


def turns() -> list[Turn]:
    """Return what was read of a visitor who asks for members and for what is out of scope."""
    members = asking("membres", kinds=(("membres", 0.6), ("hors_sujet", 0.4)), references=(("courant", 0.9),))
    other = asking("hors_sujet", kinds=(("hors_sujet", 0.6), ("membres", 0.4)), references=(("aucun", 0.9),))
    found = [Turn("a", members, GROUP, ("groupe.membres",)), Turn("b", other, GROUP, ("hors_sujet", "identite"))]
    return [*found, Turn("c", members, GROUP, ("cde.inconnu",))]


def test_what_is_good_is_what_was_asked_for() -> None:
    matrix = Matrix(turns(), KNOWLEDGE)
    good = [topic for topic, right in zip(matrix.topics, matrix.good, strict=True) if right]
    assert good == ["groupe.membres", "hors_sujet"]
    assert len(matrix.starts) == 3 and matrix.shares(np.zeros(len(matrix.names)))[matrix.turn_of == 0].sum() == pytest.approx(1)


def test_the_fit_makes_the_good_ones_likeliest() -> None:
    asked = turns()[:2] * 5
    weights = fit(asked, KNOWLEDGE)
    assert list(weights) == sorted(weights)
    matrix = Matrix(asked, KNOWLEDGE, {name: place for place, name in enumerate(weights)})
    shares = matrix.shares(np.array(list(weights.values())))
    assert all(matrix.good[matrix.turn_of == turn][shares[matrix.turn_of == turn].argmax()] for turn in range(len(asked)))


def test_the_curve_says_how_far_probabilities_can_be_believed() -> None:
    table = curve(np.array([0.42, 0.48, 1.0]), np.array([True, False, True]))
    assert table.splitlines()[2:] == ["| 0.4–0.5 | 2 | 45 % | 50 % |", "| 0.9–1.0 | 1 | 100 % | 100 % |", "| all | 3 | 63.3 % | 66.7 % |"]


def test_weights_are_written_with_their_date_and_seed(tmp_path: Path) -> None:
    write(tmp_path / "weights.json", turns(), {"kind": 1.0})
    found = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert found["weights"] == {"kind": 1.0} and found["turns"] == 3 and found["seed"] == 7 and found["authors"] == ["a", "b", "c"]
    assert json.loads(ranking.WEIGHTS.read_text(encoding="utf-8")).keys() == found.keys()


def test_each_author_is_left_out_of_the_weights_that_it_is_ranked_with() -> None:
    table = try_out(turns() * 4, KNOWLEDGE).splitlines()
    assert table[2:5] == ["| a | 4 | 100.0 % | 100.0 % |", "| b | 4 | 100.0 % | 100.0 % |", "| c | 0 | – | – |"]


def test_what_was_read_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "readings.jsonl"
    read = turns()[:2]
    kept.write_text("".join(f"{json.dumps(one.as_json())}\n" for one in read), encoding="utf-8")
    assert [Turn.of(json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()] == read
    monkeypatch.setattr(ranking, "WEIGHTS", tmp_path / "weights.json")
    assert main(["a,b", "--readings", str(kept)]) == 0
    assert json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))["turns"] == len(read)
