"""What a turn leaves without its answer is told with it, of every kind of question that has none."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID, NOT_UNDERSTOOD, OUT_OF_SCOPE, may_be_offered
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import Turn, answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def ask(*questions: Question) -> Turn:
    return answer(Message(questions), Memory(), KNOWLEDGE)


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        (asking("incertain"), NOT_UNDERSTOOD),
        (asking("hors_sujet", text="quel temps fait il"), OUT_OF_SCOPE),
        (asking("hors_sujet_proche", text="qui dirige l unicef"), NOT_SAID),
        (asking("hors_sujet", text="qui preside amane"), NOT_SAID),
        (asking("attribut_inconnu", collectives=("pnpm",)), NOT_SAID),
        (asking("membres", collectives=("pnpm",)), NOT_SAID),
        (asking("identite", told="don"), NOT_SAID),
        # A lead that says that what was asked is not known; what else there is follows.
        (asking("valeurs", collectives=("pnpm",), detail="date", text="c etait quand"), NOT_SAID),
        (asking("fondation", collectives=("groupe",), detail="date", text="c etait quand"), ""),
        (asking("valeurs", collectives=("pnpm",)), ""),
        (asking("salutation"), ""),
    ],
)
def test_each_kind_of_question_without_an_answer(question: Question, gap: str) -> None:
    assert ask(question).gaps == ([gap] if gap else [])


def test_a_message_tells_what_it_leaves_open_once() -> None:
    missing = [asking("membres", collectives=("pnpm",)), asking("attribut_inconnu", collectives=("pnpm",))]
    assert ask(asking("valeurs", collectives=("pnpm",)), *missing).gaps == [NOT_SAID]


@pytest.mark.parametrize(
    ("question", "gap", "offered"),
    [
        (asking("incertain"), NOT_UNDERSTOOD, True),
        (asking("membres"), NOT_SAID, True),
        (asking("hors_sujet"), OUT_OF_SCOPE, False),
        (asking("membres"), "", False),
        # What may be a disclosure that was not recognised as one is offered to nobody.
        (asking("incertain", danger=0.03), NOT_UNDERSTOOD, False),
        (asking("incertain", goes_on=True), NOT_UNDERSTOOD, False),
        (asking("incertain", calls=True), NOT_UNDERSTOOD, False),
        (asking("incertain", told="temoin"), NOT_UNDERSTOOD, False),
        (asking("incertain", told="don"), NOT_UNDERSTOOD, True),
    ],
)
def test_what_may_be_offered_to_the_team(question: Question, gap: str, offered: bool) -> None:
    gaps = [gap] if gap else []
    assert may_be_offered([question], gaps, alerted=False) is offered
    assert may_be_offered([asking("membres"), question], gaps, alerted=False) is offered
    assert not may_be_offered([question], gaps, alerted=True)
    assert not may_be_offered([], gaps, alerted=False), "what a button asks is no text"


def test_no_turn_about_a_danger_nor_after_one_is_offered() -> None:
    unclear = Message((asking("incertain"),))
    assert answer(unclear, Memory(), KNOWLEDGE).offered
    after = answer(Message((asking("urgence", danger=0.9),)), Memory(), KNOWLEDGE)
    assert not after.offered
    for _ in range(5):
        after = answer(unclear, after.memory, KNOWLEDGE)
        assert not after.offered
