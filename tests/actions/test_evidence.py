"""What speaks for each answer: every one is a candidate, and what the talk before and the rules say stands beside it."""

from __future__ import annotations

from actions.evidence import ASKED_BACK, OVER_ALL, REFUSED, Candidate, Choice, candidates
from actions.memory import Memory
from actions.question import Question
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

AFTER_CDE = Memory(collectif="cde", vus=("cde.presentation",), sujets=("cde.presentation",), dits=(("presentation", "tout"),))
VALUES = asking("valeurs", 0.9, kinds=(("valeurs", 0.9),), references=(("courant", 0.8), ("aucun", 0.2)), detail="liste")


def found(question: Question, memory: Memory = AFTER_CDE, choice: Choice | None = None) -> dict[str, Candidate]:
    every = list(candidates(question, memory, KNOWLEDGE, choice))
    assert len({one.topic for one in every}) == len(every)
    return {one.topic: one for one in every}


def test_every_answer_is_a_candidate() -> None:
    sections = {f"{one.id}.{name}" for one in KNOWLEDGE.collectifs for name in one.rubriques}
    every = found(VALUES)
    assert {topic for topic, one in every.items() if one.of_section} == sections
    assert {topic for topic, one in every.items() if not one.of_section} == {*OVER_ALL, REFUSED, ASKED_BACK}
    assert every["pnpm.valeurs"].kind == "valeurs"


def test_that_only_another_page_tells_of_it_is_evidence() -> None:
    every = found(VALUES)
    assert every["pnpm.valeurs"].features["courant, lacking, alone"] == 0.8
    assert not every["cde.membres"].features["lacking"]
    # Members are told of by two, and the CDE tells of its own.
    of_members = found(asking("membres", kinds=(("membres", 0.9),), references=(("courant", 0.8),)))
    assert not of_members["groupe.membres"].features["alone"]


def test_what_was_told_before_is_evidence() -> None:
    told = Memory(collectif="cde", vus=("pnpm.valeurs", "cde.presentation"), point=("pnpm.valeurs", 1), dits=(("valeurs", "liste"),))
    features = found(VALUES, told)["pnpm.valeurs"].features
    assert features["before, told itself"] and features["before, point"] and features["before, spoken of"]
    assert not any(found(VALUES)["pnpm.valeurs"].features[name] for name in ("before, told itself", "before, point", "before, spoken of"))


def test_the_choice_of_the_rules_is_evidence_for_itself_alone() -> None:
    every = found(VALUES, choice=Choice(REFUSED, settled=True))
    assert [topic for topic, one in every.items() if "chosen" in one.features] == [REFUSED]
    assert every[REFUSED].features["chosen, settled"] == 1.0
    assert not any("chosen" in one.features for one in found(VALUES).values())
