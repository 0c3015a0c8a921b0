"""The comparison with stock Rasa: which questions are asked, how predictions are judged, and a result of one line a prediction."""

from __future__ import annotations

import json
from pathlib import Path

from bench.understanding.peers import RESULT, Case, cases, judge, training_examples, write


def test_only_single_turns_with_one_topic_are_asked() -> None:
    found = cases()
    assert len(found) > 500 and len({(case.set, case.id) for case in found}) == len(found)
    assert all(case.text and len(case.right[0]) == 1 for case in found)


def test_the_examples_are_those_of_training() -> None:
    examples = training_examples()
    assert len(examples) > 5000 and all(text for text, _ in examples)
    assert {"valeurs", "urgence", "hors_sujet"} <= {intent for _, intent in examples}


def test_a_prediction_is_right_where_its_topic_is_accepted() -> None:
    questions = [
        Case("1", "a", "plain", "les valeurs de la PNPM", (("pnpm.valeurs",),)),
        Case("2", "a", "slips", "les valeurs de la PNPM", (("cde.valeurs",), ("pnpm.valeurs",))),
        Case("3", "b", "plain", "les membres de la CDE", (("cde.membres",),)),
    ]
    told = [{"intent": "valeurs"}, {"intent": "valeurs"}, {"intent": "valeurs"}]
    table = judge({"peer": told}, questions)["peer"]
    assert table == {"all": 66.7, "a": 100.0, "a/plain": 100.0, "a/slips": 100.0, "b": 0.0, "b/plain": 0.0}


def test_the_result_is_json_with_a_line_for_each_prediction(tmp_path: Path) -> None:
    result = {"date": "2026-11-23", "predictions": {"peer": {"1": {"intent": "valeurs"}, "2": {"intent": "membres"}}}}
    write(tmp_path / "new" / "peers.json", dict(result))
    text = (tmp_path / "new" / "peers.json").read_text(encoding="utf-8")
    assert json.loads(text) == result
    assert '   "1": {"intent": "valeurs"},' in text.splitlines()


def test_the_result_in_the_project_is_of_that_form() -> None:
    kept = json.loads(RESULT.read_text(encoding="utf-8"))
    assert {name: len(found) for name, found in kept["predictions"].items()} == dict.fromkeys(kept["titles"], kept["questions"])
