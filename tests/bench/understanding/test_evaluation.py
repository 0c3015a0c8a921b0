"""Understanding does not fall below what was recorded, on the held-out conversations and the outside corpora."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bench.understanding import evaluation
from bench.understanding.evaluation import Measures, Share, is_right, regressions


def test_a_turn_is_right_with_its_topics_and_facts() -> None:
    expected = {"topics": ["pnpm.adhesion"], "accept": [["chronologie"]], "facts": ["2009"], "absent": ["2015"]}
    assert is_right(expected, {"topics": ["pnpm.adhesion"], "text": "Depuis 2009."})
    assert is_right(expected, {"topics": ["chronologie"], "text": "2009"})
    assert not is_right(expected, {"topics": ["pnpm.adhesion"], "text": "Depuis longtemps."})
    assert not is_right(expected, {"topics": ["pnpm.adhesion"], "text": "2009, 2015"})
    assert not is_right(expected, {"topics": ["pnpm.valeurs"], "text": "2009"})


def test_a_turn_of_people_who_chat_is_right_with_any_of_its_topics_and_its_patterns() -> None:
    facts = ["onze|\\b11\\b", "associations d'aujourd"]
    expected = {"topics": ["groupe.membres", "comparaison"], "detail": "nombre", "ref": "courant", "facts": facts}
    assert is_right(expected, {"topics": ["comparaison"], "text": "Onze associations d’aujourd’hui."})
    assert is_right(expected, {"topics": ["groupe.fondation", "groupe.membres"], "text": "11 associations d’aujourd’hui"})
    assert not is_right(expected, {"topics": ["groupe.fondation"], "text": "onze associations d’aujourd’hui"})
    assert not is_right(expected, {"topics": ["groupe.membres"], "text": "111 associations d’aujourd’hui"})


def test_what_is_counted_of_a_turn() -> None:
    measures = Measures()
    natural = {"user": "?", "topics": ["urgence", "aide"], "detail": "-", "ref": "aucun", "facts": []}
    conversation = {"id": "a", "style": "sms", "turns": [natural, {"user": "!", "topics": ["hors_sujet"]}]}
    evaluation.count_turn(measures, "set", conversation, 0, {"topics": ["aide"], "text": ""})
    evaluation.count_turn(measures, "set", conversation, 1, {"topics": ["urgence"], "text": ""})
    assert measures.goals["tours justes"] == Share(1, 2) == measures.sets["set"]
    assert measures.places == {"au naturel, premiers tours": Share(1, 1), "par contexte, suites": Share(0, 1)}
    assert (measures.goals["danger reconnu"], measures.goals["fausses alertes"]) == (Share(0, 1), Share(1, 1))
    assert measures.goals["hors sujet refusé"] == Share(0, 1) and measures.goals["refusé à tort"] == Share()


def test_a_fall_of_more_than_a_point_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "measures.json"
    record.write_text('{"goals": {"tours justes": 95.0, "fausses alertes": 0.2}}', encoding="utf-8")
    monkeypatch.setattr(evaluation, "RECORD", record)
    measures = Measures()
    measures.goals["tours justes"] = Share(93, 100)
    measures.goals["fausses alertes"] = Share(1, 100)
    assert len(regressions(measures)) == 1
    measures.goals["fausses alertes"] = Share(2, 100)
    assert len(regressions(measures)) == 2


def test_peers_are_shown_only_for_the_same_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = {"date": "2026-11-24", "titles": {"a": "Un pair"}, "accuracy": {"a": {"all": 50.0}}, "predictions": {"a": {"q1": {}, "q2": {}}}}
    monkeypatch.setattr(evaluation, "PEERS", tmp_path / "peers.json")
    evaluation.PEERS.write_text(json.dumps(stored), encoding="utf-8")
    measures = Measures(single={"q1": True, "q2": True})
    assert "| Un pair | 50.0 % |" in evaluation.report(measures) and "100.0 % (2/2)" in evaluation.report(measures)
    measures.single["q3"] = False
    assert "Un pair" not in evaluation.report(measures)


def test_what_is_recorded_tells_places_and_the_questions_of_the_peers_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "PEERS", tmp_path / "peers.json")
    evaluation.PEERS.write_text('{"predictions": {"a": {"q1": {}, "q2": {}}}}', encoding="utf-8")
    measures = Measures(single={"q1": True, "q2": False, "q3": False})
    measures.goals["tours justes"] = Share(7, 10)
    measures.sets |= {"a": Share(3, 5), "b": Share(4, 5)}
    measures.places |= {"au naturel, suites": Share(1, 2)}
    recorded = evaluation.record(measures)
    assert recorded["goals"] == {"tours justes": 70.0} and recorded["turns"] == 10
    assert recorded["places"] == {"au naturel, suites": {"turns": 2, "right": 50.0}}
    assert recorded["single_questions"] == {"questions": 2, "right": 50.0}


@pytest.fixture(scope="module")
def measured(model: Path) -> Measures:
    """Every set replayed, and the corpora where they are."""
    return asyncio.run(evaluation.measure())


def test_understanding_holds_the_recorded_figures(measured: Measures) -> None:
    assert evaluation.RECORD.is_file()
    assert sum(share.total for share in measured.sets.values()) > 2500
    assert regressions(measured) == []


@pytest.mark.corpora
def test_the_corpora_are_measured_with_the_rest(measured: Measures) -> None:
    assert [name for name, share in measured.goals.items() if not share.total] == []


@pytest.mark.corpora
def test_the_record_holds_every_goal() -> None:
    assert json.loads(evaluation.RECORD.read_text(encoding="utf-8"))["goals"].keys() == evaluation.GOALS.keys()
