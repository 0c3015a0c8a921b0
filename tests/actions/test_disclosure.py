"""What is told in a disclosure and asked after it."""

from __future__ import annotations

import pytest

from actions.disclosure import SURE_AFRESH, asked_after, is_afresh, role, turns_away
from actions.question import Question


def told(name: str, afresh: float = 0.0) -> tuple[Question, ...]:
    return (Question("urgence", told=name, afresh=afresh),)


@pytest.mark.parametrize(
    ("name", "who", "asked"),
    [("enfant", "enfant", ""), ("gratuit", "", "gratuit"), ("maintenant", "maintenant", "maintenant"), ("changer", "", ""), ("", "", "")],
)
def test_who_writes_and_what_is_asked(name: str, who: str, asked: str) -> None:
    assert (role(told(name)), asked_after(told(name))) == (who, asked)


@pytest.mark.parametrize(
    ("name", "afresh", "new"),
    [("gratuit", 0.0, False), ("gratuit", 0.5, False), ("gratuit", SURE_AFRESH, True), ("enfant", 0.2, True), ("", 0.2, True), ("", 0.0, False)],
)
def test_a_danger_told_anew_is_heard_before_what_is_asked(name: str, afresh: float, new: bool) -> None:
    assert is_afresh(told(name, afresh)) is new


def test_who_turns_away_tells_of_no_danger() -> None:
    assert turns_away(told("changer")) and not turns_away(told("changer", 0.2)) and not turns_away(told("gratuit")) and not turns_away(())
