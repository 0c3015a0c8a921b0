"""Which fact is meant: when a section is likelier than what the rules chose, and that a new collective is ranked as the others are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from actions.evidence import ASKED_BACK, REFERENCES, REFUSED, Candidate, Choice, candidates
from actions.kinds import TYPED_KINDS
from actions.memory import Memory
from actions.question import Question
from actions.ranking import CLEARLY, FAR, WEIGHTS, likelier, ranked
from bot.nlu.conversations import FOLDER, detail_asked
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
GROUP = Memory(collectif="groupe", collectif_precedent="cde", genres=("charte",), sujets=("groupe.charte",), dits=(("charte", "tout"),))
GOALS = Memory(collectif="pnpm", genres=("objectifs",), sujets=("pnpm.objectifs",), dits=(("objectifs", "tout"),))
ADDED = "arganier"


def _written_turns() -> Iterator[dict[str, Any]]:
    for path in FOLDER.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (turn for turn in json.loads(line)["turns"] if "detail" in turn)


def read(kind: str, reference: str, sure: float = 0.9, **fields: object) -> Question:
    """Return a question as understanding reads it."""
    return asking(kind, sure, kinds=((kind, sure),), references=((reference, 0.9),), **fields)


def first(question: Question, memory: Memory = NEW, knowledge: Knowledge = KNOWLEDGE) -> str:
    return ranked(question, memory, knowledge)[0][0].topic


def with_added(*like: str) -> Knowledge:
    """Return the facts with collectives of staff, each with the texts of another, whose names and ids nothing has met."""
    copies = []
    for number, identifier in enumerate(like):
        one = KNOWLEDGE.collective(identifier)
        assert one
        copies.append(one.model_copy(update={"id": f"{ADDED}{number}", "designation": f"le Réseau Arganier {number}", "nom": f"Réseau {number}"}))
    return KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, *copies)})


@pytest.mark.parametrize(
    ("question", "memory", "expected"),
    [
        (read("charte", "nom", collectives=("cde",)), NEW, "cde.documents"),
        (read("charte", "nom", collectives=("cde",)), GROUP, "cde.documents"),
        (read("membres", "courant"), GROUP, "groupe.membres"),
        (read("membres", "description", words=("trente",), text="ceux qui sont trente"), GROUP, "cde.membres"),
        (read("documents", "rang", ordinals=(0,)), NEW, "pnpm.documents"),
        (read("membres", "aucun"), NEW, ASKED_BACK),
        (read("liste_collectifs", "tous"), GROUP, "collectifs.liste"),
        (read("hors_sujet", "aucun"), NEW, REFUSED),
        # A name alone asks the same of another.
        (read("nom_seul", "nom", collectives=("cde",)), replace(GROUP, genres=("membres",)), "cde.membres"),
    ],
)
def test_the_likeliest_section_is_first(question: Question, memory: Memory, expected: str) -> None:
    assert first(question, memory) == expected


def test_probabilities_are_of_all_that_may_be_answered() -> None:
    found = ranked(read("membres", "courant"), GROUP, KNOWLEDGE)
    assert sum(probability for _, probability in found) == pytest.approx(1)
    assert [probability for _, probability in found] == sorted((probability for _, probability in found), reverse=True)
    sections = {f"{one.id}.{name}" for one in KNOWLEDGE.collectifs for name in one.rubriques}
    assert {one.topic for one, _ in found if one.of_section} == sections
    over_all = {"collectifs.liste", "collectifs.objectifs", "comparaison", "chronologie", "recherche"}
    assert {one.topic for one, _ in found if not one.of_section} == {*over_all, REFUSED, ASKED_BACK}


def test_what_the_words_say_weighs_where_the_kind_is_unsure() -> None:
    unsure = asking(
        "presentation", kinds=(("presentation", 0.3), ("valeurs", 0.2), ("objectifs", 0.2)), references=(("courant", 0.8),),
        detail="oui_non", words=("handicap",), text="le handicap aussi",
    )  # fmt: skip
    assert first(unsure, GOALS) == "pnpm.valeurs"
    of_goals = replace(unsure, words=("sensibilisation",), text="la sensibilisation aussi")
    shares, others = ({one.topic: share for one, share in ranked(question, GOALS, KNOWLEDGE)} for question in (unsure, of_goals))
    assert others["pnpm.objectifs"] > 2 * shares["pnpm.objectifs"] and shares["pnpm.valeurs"] > 2 * others["pnpm.valeurs"]


def test_another_section_is_likelier_only_by_far() -> None:
    question = read("membres", "courant")
    found = ranked(question, GROUP, KNOWLEDGE)
    (best, sure), (_, less), *_ = found
    assert best.topic == "groupe.membres" and sure > less + FAR
    assert all(likelier(Choice(topic), found) == best for topic in ("groupe.charte", ASKED_BACK, REFUSED))
    assert likelier(Choice("groupe.membres"), found) is likelier(Choice(REFUSED, stands=True), found) is None
    close = replace(question, kinds=(("membres", 0.5), ("fondation", 0.47)))
    (best, sure), (second, less), *_ = ranked(close, GROUP, KNOWLEDGE)
    assert sure <= less + CLEARLY and likelier(Choice(second.topic), ranked(close, GROUP, KNOWLEDGE)) is None


def test_that_another_collective_is_meant_must_be_likelier_by_more() -> None:
    membres, charte, other = (Candidate(topic, topic.partition(".")[2]) for topic in ("groupe.membres", "groupe.charte", "cde.documents"))
    near = (CLEARLY + FAR) / 2
    assert likelier(Choice("groupe.charte"), [(membres, near), (charte, 0.0)]) == membres
    assert likelier(Choice("cde.documents"), [(membres, near), (other, 0.0)]) is None
    assert likelier(Choice("cde.documents"), [(membres, FAR + 0.01), (other, 0.0)]) == membres
    # Where the rules ask back nobody is meant.
    assert likelier(Choice(ASKED_BACK), [(membres, near)]) == membres


def test_what_is_no_section_is_never_likelier() -> None:
    assert first(read("hors_sujet", "aucun")) == REFUSED
    assert likelier(Choice("pnpm.valeurs"), ranked(read("hors_sujet", "aucun"), NEW, KNOWLEDGE)) is None


def test_what_the_rules_chose_speaks_for_itself() -> None:
    close = replace(read("membres", "courant"), kinds=(("membres", 0.5), ("fondation", 0.47)))

    def share(topic: str, choice: Choice | None) -> float:
        return next(share for one, share in ranked(close, GROUP, KNOWLEDGE, choice) if one.topic == topic)

    for topic in ("groupe.membres", "groupe.fondation", REFUSED):
        assert share(topic, Choice(topic)) > share(topic, None)


@pytest.mark.parametrize("like", [("groupe",), ("groupe", "cde")])
def test_collectives_of_staff_are_ranked_as_the_others_are(like: tuple[str, ...]) -> None:
    more, added = with_added(*like), f"{ADDED}{len(like) - 1}"
    assert first(read("membres", "nom", collectives=(added,)), NEW, more) == f"{added}.membres"
    assert first(read("membres", "nom", collectives=(added,)), GROUP, more) == f"{added}.membres"
    assert first(read("membres", "courant"), Memory(collectif=added, dits=(("presentation", "tout"),)), more) == f"{added}.membres"
    assert first(read("membres", "courant"), GROUP, more) == "groupe.membres"


def _feature_names(questions: list[Question]) -> set[str]:
    """Return the names of all features of these, whatever the rules chose."""
    topics = [one.topic for one in candidates(questions[0], GROUP, KNOWLEDGE)]
    choices = [None, *map(Choice, topics)]
    return {name for question in questions for choice in choices for one in candidates(question, GROUP, KNOWLEDGE, choice) for name in one.features}


def test_every_weight_is_one_of_a_feature_and_none_names_a_collective() -> None:
    details = {detail_asked(turn["detail"]) for turn in _written_turns()} | {"", "-"}
    every = read("membres", "nom")
    asked = [replace(every, detail=detail) for detail in details] + [read(kind, "nom") for kind in TYPED_KINDS]
    asked += [replace(every, references=((reference, 1.0),)) for reference in REFERENCES]
    weights = set(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])
    assert weights <= _feature_names(asked)
    ids = {one.id for one in KNOWLEDGE.collectifs}
    assert not any(ids.intersection(name.replace(",", " ").split()) for name in weights)
