"""The contract between understanding and dialogue: a question goes through JSON unchanged, and what is unset is left out."""

from __future__ import annotations

import json

import pytest

from actions.question import Question, leading

FULL = Question("valeurs", 0.8, nearest=("valeurs", "charte"), collectives=("pnpm",), ordinals=(0, -1), when=True, words=("salaries",))


@pytest.mark.parametrize("question", [Question("merci"), FULL])
def test_goes_through_json_unchanged(question: Question) -> None:
    assert Question.from_dict(json.loads(json.dumps(question.as_dict()))) == question


def test_only_what_is_set_is_handed_over() -> None:
    assert Question("merci").as_dict() == {"kind": "merci", "confidence": 1.0}
    assert set(FULL.as_dict()) == {"kind", "confidence", "nearest", "collectives", "ordinals", "when", "words"}


def test_a_field_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(TypeError):
        Question.from_dict({"kind": "merci", "collectif": "pnpm"})


@pytest.mark.parametrize(
    ("question", "pointed"),
    [
        (Question("valeurs", collectives=("pnpm",)), True),
        (Question("valeurs", sections=("pnpm.valeurs",)), True),
        (Question("valeurs", ordinals=(0,)), True),
        (Question("valeurs", other=True), True),
        (Question("valeurs", every=True, themes=("enfance",)), False),
    ],
)
def test_what_points_at_a_collective(question: Question, pointed: bool) -> None:
    assert question.pointed is pointed


def test_a_question_about_facts_tells_what_kind_of_message_it_is() -> None:
    greeting, facts, more = Question("salutation"), Question("valeurs"), Question("membres")
    assert leading([greeting, facts, more]) is facts
    assert leading([greeting, Question("merci")]) is greeting
