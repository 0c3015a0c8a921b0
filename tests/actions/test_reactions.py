"""A reaction is known by its learnt name alone, and each is met with a sentence of the domain."""

from __future__ import annotations

import json

import pytest

from actions.disclosure import TOLD
from actions.reactions import COMPLAINT, DONE, REACTIONS, SAD, is_mere_thanks, reaction
from actions.sentences import sentence
from bot.nlu.conversations import FOLDER, TOLD_FOLDER
from tests.actions.questions import asking


def test_a_reaction_is_known_by_its_name() -> None:
    assert {reaction(asking("merci", told=name)) for name in REACTIONS} == set(REACTIONS)
    assert [reaction(asking("merci", told=name)) for name in ("", "enfant", "malentendu", COMPLAINT)] == [""] * 4


def test_none_has_the_name_of_what_is_told_in_a_disclosure() -> None:
    assert REACTIONS.keys().isdisjoint(TOLD) and {SAD, DONE} <= REACTIONS.keys()
    assert all(map(sentence, REACTIONS.values()))


def test_each_is_learnt_from_turns_that_were_named_and_none_has_another_name() -> None:
    lines = (line for folder in (FOLDER, TOLD_FOLDER) for path in folder.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
    named = [turn["reaction"] for line in lines if '"reaction"' in line for turn in json.loads(line)["turns"] if "reaction" in turn]
    assert set(named) == set(REACTIONS) and min(map(named.count, REACTIONS)) >= 30


@pytest.mark.parametrize(
    ("text", "mere"),
    [("obrigada", True), ("Jërëjëf waay !", True), ("thank you very much", True), ("merci mais il me frappe", False), ("mercredi", False)],
)
def test_what_is_nothing_but_thanks(text: str, mere: bool) -> None:
    assert is_mere_thanks(text) is mere


def test_what_blames_is_no_praise() -> None:
    assert reaction(asking("merci", text="c est mal explique", told="loue")) == "decu"
    assert reaction(asking("merci", text="c est bien explique", told="loue")) == "loue"
