"""Which of the things that a message asks for are worth a word."""

from __future__ import annotations

import pytest

from actions.request import Request, of_topics, only_answered, worth_saying
from tests.actions.questions import asking

KNOWN = Request("groupe.membres", asking("membres"), ("groupe",), "membres")
ASKED_BACK = Request("precision", asking("charte"), (), "charte")


def refused(text: str = "", sure: float = 0.3, **fields: object) -> Request:
    return Request("hors_sujet", asking("hors_sujet", sure, text=text, **fields), (), "hors_sujet")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([KNOWN], [KNOWN]),
        # Nobody is asked back about half of a message, nor told of a half that asks for nothing.
        ([KNOWN, ASKED_BACK], [KNOWN]),
        ([KNOWN, refused()], [KNOWN]),
        ([ASKED_BACK], [ASKED_BACK]),
    ],
)
def test_halves_that_say_nothing_are_left_out(asked: list[Request], told: list[Request]) -> None:
    assert worth_saying(asked) == told


def test_a_question_that_is_not_known_is_worth_a_word_beside_another() -> None:
    asked = [KNOWN, refused(sure=0.9)]
    assert worth_saying(asked) == asked


def test_chosen_topics_are_requests_of_their_own() -> None:
    assert [(one.topic, one.question.kind) for one in of_topics(["pnpm.valeurs", "aide"])] == [("pnpm.valeurs", "choisir"), ("aide", "choisir")]


def test_the_only_one_answered_is_the_one_that_the_talk_turns_to() -> None:
    unknown, another = Request("hors_sujet", asking("membres"), ("pnpm",), "membres"), Request("cde.membres", asking("membres"), ("cde",), "membres")
    assert only_answered([unknown, KNOWN]) == ("groupe",)
    assert only_answered([KNOWN, another]) == only_answered([unknown]) == ()
