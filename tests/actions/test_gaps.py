"""What a turn leaves without its answer is told with it, of every kind of question that has none."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID, NOT_UNDERSTOOD, OUT_OF_SCOPE, may_be_offered
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import Turn, answer
from knowledge import load

KNOWLEDGE = load()


def ask(*questions: Question) -> Turn:
    return answer(Message(questions), Memory(), KNOWLEDGE)


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        (Question("incertain"), NOT_UNDERSTOOD),
        (Question("hors_sujet", text="quel temps fait il"), OUT_OF_SCOPE),
        (Question("hors_sujet_proche", text="qui dirige l unicef"), NOT_SAID),
        (Question("hors_sujet", text="qui preside amane"), NOT_SAID),
        (Question("attribut_inconnu", collectives=("pnpm",)), NOT_SAID),
        (Question("membres", collectives=("pnpm",)), NOT_SAID),
        (Question("identite", told="don"), NOT_SAID),
        # A lead that says that what was asked is not known; what else there is follows.
        (Question("valeurs", collectives=("pnpm",), detail="date", text="c etait quand"), NOT_SAID),
        (Question("fondation", collectives=("groupe",), detail="date", text="c etait quand"), ""),
        (Question("valeurs", collectives=("pnpm",)), ""),
        (Question("salutation"), ""),
    ],
)
def test_each_kind_of_question_without_an_answer(question: Question, gap: str) -> None:
    assert ask(question).gaps == ([gap] if gap else [])


def test_a_message_tells_what_it_leaves_open_once() -> None:
    missing = [Question("membres", collectives=("pnpm",)), Question("attribut_inconnu", collectives=("pnpm",))]
    assert ask(Question("valeurs", collectives=("pnpm",)), *missing).gaps == [NOT_SAID]


@pytest.mark.parametrize(
    ("question", "gap", "offered"),
    [
        (Question("incertain"), NOT_UNDERSTOOD, True),
        (Question("membres"), NOT_SAID, True),
        (Question("hors_sujet"), OUT_OF_SCOPE, False),
        (Question("membres"), "", False),
        # What may be a disclosure that was not recognised as one is offered to nobody.
        (Question("incertain", danger=0.03), NOT_UNDERSTOOD, False),
        (Question("incertain", goes_on=True), NOT_UNDERSTOOD, False),
        (Question("incertain", calls=True), NOT_UNDERSTOOD, False),
        (Question("incertain", told="temoin"), NOT_UNDERSTOOD, False),
        (Question("incertain", told="don"), NOT_UNDERSTOOD, True),
    ],
)
def test_what_may_be_offered_to_the_team(question: Question, gap: str, offered: bool) -> None:
    gaps = [gap] if gap else []
    assert may_be_offered([question], gaps, alerted=False) is offered
    assert may_be_offered([Question("membres"), question], gaps, alerted=False) is offered
    assert not may_be_offered([question], gaps, alerted=True)
    assert not may_be_offered([], gaps, alerted=False), "what a button asks is no text"


def test_no_turn_about_a_danger_nor_after_one_is_offered() -> None:
    unclear = Message((Question("incertain"),))
    assert answer(unclear, Memory(), KNOWLEDGE).offered
    after = answer(Message((Question("urgence", danger=0.9),)), Memory(), KNOWLEDGE)
    assert not after.offered
    for _ in range(5):
        after = answer(unclear, after.memory, KNOWLEDGE)
        assert not after.offered
