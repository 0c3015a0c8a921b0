"""The contract between understanding and dialogue: a question goes through JSON unchanged, and what is unset is left out."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields

import pytest

from actions.question import Marker, Question, leading
from tests.actions.questions import asking

FULL = asking(
    "valeurs", 0.8, kinds=(("valeurs", 0.8), ("hors_sujet", 0.1), ("charte", 0.05)), references=(("nom", 0.9), ("courant", 0.1)),
    collectives=("pnpm",), ordinals=(0, -1), when=True, feminine=True, words=("salaries",), told="temoin",
)  # fmt: skip


@pytest.mark.parametrize("question", [asking("merci"), FULL])
def test_goes_through_json_unchanged(question: Question) -> None:
    assert Question.from_dict(json.loads(json.dumps(question.as_dict()))) == question


def test_only_what_is_set_is_handed_over() -> None:
    assert asking("merci").as_dict() == {"kind": "merci"}
    assert FULL.as_dict() == {
        "kind": "valeurs", "confidence": 0.8, "kinds": [["valeurs", 0.8], ["hors_sujet", 0.1], ["charte", 0.05]],
        "references": [["nom", 0.9], ["courant", 0.1]], "words": ["salaries"], "named": {"collectives": ["pnpm"], "ordinals": [0, -1]},
        "markers": ["feminine", "when"], "whole": {"told": "temoin"},
    }  # fmt: skip


def test_a_field_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(TypeError):
        Question.from_dict({"kind": "merci", "collectif": "pnpm"})


@pytest.mark.parametrize(
    ("question", "pointed"),
    [
        (asking("valeurs", collectives=("pnpm",)), True),
        (asking("valeurs", sections=("pnpm.valeurs",)), True),
        (asking("valeurs", ordinals=(0,)), True),
        (asking("valeurs", other=True), True),
        (asking("valeurs", every=True, themes=("enfance",)), False),
    ],
)
def test_what_points_at_a_collective(question: Question, pointed: bool) -> None:
    assert question.pointed is pointed


def test_a_question_about_facts_tells_what_kind_of_message_it_is() -> None:
    greeting, facts, more = asking("salutation"), asking("valeurs"), asking("membres")
    assert leading([greeting, facts, more]) is facts
    assert leading([greeting, asking("merci")]) is greeting


def test_what_follows_from_the_probabilities() -> None:
    assert FULL.reference == "nom" and FULL.nearest == ("valeurs", "charte") and FULL.factual == pytest.approx(0.85)
    assert asking("valeurs").reference == "" and asking("valeurs").nearest == () and asking("valeurs").factual == 0.0


def test_one_marker_of_several_is_enough() -> None:
    assert FULL.has(Marker.WHEN) and FULL.has(Marker.EVERY, Marker.FEMININE) and not FULL.has(Marker.EVERY, Marker.BOTH)


def test_other_names_make_another_question() -> None:
    other = FULL.naming(collectives=("cde",))
    assert other.collectives == ("cde",) and other.ordinals == FULL.ordinals and FULL.collectives == ("pnpm",)
    with pytest.raises(FrozenInstanceError):
        FULL.kind = "charte"  # type: ignore[misc]


def test_it_has_ten_fields_at_most() -> None:
    assert len(fields(Question)) <= 10


def test_what_is_only_told_is_no_part_of_the_claim() -> None:
    assert asking("valeurs", text="l age y figure pour un vieillard comme moi", asides=("pour un vieillard comme moi",)).claim == "l age y figure"
    assert asking("valeurs", text="je me trompe", asides=("je me trompe",)).claim == "je me trompe"
