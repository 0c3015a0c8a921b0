"""Who is meant by a place among the others; the rules in their order stand in test_referents.py, here is each by itself where it joins others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.memory import Memory
from actions.neighbours import (
    SEVERAL_OTHERS,
    at_position,
    is_placed,
    means_its_own,
    means_no_other,
    next_in_order,
    the_first_spoken_of,
    the_other,
    to_be_reached,
)
from actions.question import Question
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

MIGRANTS = KNOWLEDGE.collectifs[0].themes[0].nom
CDE_THEN_GROUP = Memory(collectif="groupe", collectif_precedent="cde")
# As the file stands once staff has added one.
MORE = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, KNOWLEDGE.collectifs[0].model_copy(update={"id": "reseau"}))})


@pytest.mark.parametrize(
    ("question", "memory", "expected"),
    [
        (asking("charte", reference="autre", other=True), replace(CDE_THEN_GROUP, vus=("cde.charte",)), ("pnpm",)),
        # A number describes where the one is described, and is claimed else.
        (asking("membres", reference="description", other=True, text="l autre celle des trente"), Memory(collectif="pnpm"), ("cde",)),
        (asking("membres", reference="autre", other=True, text="l autre aussi trente"), CDE_THEN_GROUP, ("cde",)),
        (asking("membres", reference="autre", other=True, text="et l autre trente"), Memory(collectif="cde"), ("pnpm", "groupe")),
    ],
)
def test_the_other(question: Question, memory: Memory, expected: tuple[str, ...]) -> None:
    assert the_other(question, memory, KNOWLEDGE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("et celui du debut ils sont combien", ("groupe",)),
        ("et dans l autre celle du tout debut", ("groupe",)),
        # « Au début » is a time.
        ("ils etaient combien au debut", None),
        ("les membres du debut", None),
    ],
)
def test_the_one_that_the_talk_began_with(text: str, expected: tuple[str, ...] | None) -> None:
    memory = Memory(collectif="pnpm", collectif_precedent="cde", vus=("groupe.membres", "cde.presentation", "pnpm.valeurs"))
    assert the_first_spoken_of(asking("membres", reference="precedent", text=text), memory, KNOWLEDGE) == expected
    assert the_first_spoken_of(asking("membres", text=text, collectives=("cde",)), memory, KNOWLEDGE) is None


@pytest.mark.parametrize(("ordinals", "sure", "placed"), [((-1,), 0.92, True), ((-1,), 0.6, False), ((), 0.92, False)])
def test_a_sure_place_says_who_is_meant(ordinals: tuple[int, ...], sure: float, placed: bool) -> None:
    asked = asking("presentation", text="le dernier", ordinals=ordinals, references=(("rang", sure), ("courant", 1 - sure)))
    assert is_placed(asked) is placed


def test_the_others_of_a_list_told_in_part_are_no_collectives() -> None:
    in_part = Memory(collectif="pnpm", sujets=("pnpm.valeurs",), point=("pnpm.valeurs", 2))
    assert the_other(asking("valeurs", reference="courant", other=True, text="quelles sont les deux autres"), in_part, KNOWLEDGE) is None
    assert the_other(asking("valeurs", reference="autre", other=True, text="et les deux autres"), in_part, KNOWLEDGE) == ("groupe", "cde")


def test_something_else_is_no_other_collective() -> None:
    question = asking("charte", reference="autre", text="outre la charte quelque chose d autre a ete elabore")
    assert the_other(question, Memory(collectif="groupe"), KNOWLEDGE) is None
    assert the_other(replace(question, text="et dans l autre"), Memory(collectif="groupe"), KNOWLEDGE) == ("pnpm", "cde")


def test_the_other_members_are_of_the_one_spoken_of() -> None:
    members = asking("membres", reference="courant", other=True, text="les autres membres tu les as")
    assert the_other(members, Memory(collectif="pnpm"), KNOWLEDGE) is None
    assert the_other(replace(members, text="les membres des autres"), Memory(collectif="pnpm"), KNOWLEDGE) == ("groupe", "cde")


@pytest.mark.parametrize(
    ("reference", "memory", "expected"),
    [
        ("rang", CDE_THEN_GROUP, ("cde",)),
        ("rang", Memory(), ("cde",)),
        ("", CDE_THEN_GROUP, ("cde",)),
        ("nom", CDE_THEN_GROUP, ("cde",)),
        # The place of something else: of a point, of a film, of a class.
        ("courant", CDE_THEN_GROUP, None),
        ("precedent", CDE_THEN_GROUP, None),
        ("aucun", Memory(), None),
    ],
)
def test_a_place_is_that_of_a_collective_where_it_may_be(reference: str, memory: Memory, expected: tuple[str, ...] | None) -> None:
    question = asking("valeurs", ordinals=(2,), text="la troisieme", references=((reference, 1.0),) if reference else ())
    assert at_position(question, memory, KNOWLEDGE) == expected


def test_after_a_list_of_points_the_next_is_a_point() -> None:
    told = Memory(collectif="pnpm", sujets=("pnpm.valeurs",))
    assert next_in_order(asking("presentation", detail="element:suivant"), told, KNOWLEDGE) is None


def test_one_that_is_added_has_its_place() -> None:
    assert at_position(asking("presentation", ordinals=(3,)), Memory(), MORE) == ("reseau",)
    assert next_in_order(asking("presentation", reference="rang", text="la suivante"), Memory(collectif="cde"), MORE) == ("reseau",)
    listed = Memory(collectif="cde", liste=("pnpm", "groupe", "cde"), sujets=("recherche",), dits=(("recherche", "lesquels"),))
    assert the_other(asking("presentation", other=True), listed, MORE) == ("reseau",)


def test_the_others_of_a_list_of_which_one_point_was_told_are_its_points() -> None:
    memory = Memory(collectif="pnpm", sujets=("pnpm.valeurs",), point=("pnpm.valeurs", 1))
    asked = asking("valeurs", reference="autre", other=True, both=True, text="et les deux autres de valeurs")
    assert the_other(asked, memory, KNOWLEDGE) is None
    assert the_other(replace(asked, text="et les deux autres"), memory, KNOWLEDGE) == ("groupe", "cde")


def test_the_other_platform_is_no_group() -> None:
    other = asking("membres", reference="autre", other=True, platform=True)
    assert means_no_other(other, "groupe", KNOWLEDGE) and not means_no_other(other, "cde", KNOWLEDGE)
    assert not means_no_other(asking("membres", reference="autre", other=True), "groupe", KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("les autres en ont un aussi", True),
        ("les autres y sont aussi", True),
        ("e le 2 otre ossi", True),
        ("l autre en a un aussi", False),
        ("les autres membres", False),
    ],
)
def test_whether_several_others_are_meant(text: str, several: bool) -> None:
    assert bool(SEVERAL_OTHERS.search(text)) == several


@pytest.mark.parametrize(
    ("text", "its_own"),
    [
        ("cette plateforme a ete fondee par vous", True),
        ("leur charte", True),
        ("ce groupe qui defend les migrants", False),
        ("la plateforme a ete fondee par vous", False),
    ],
)
def test_this_one_is_the_one_spoken_of(text: str, its_own: bool) -> None:
    assert means_its_own(asking("fondation", text=text, references=(("courant", 1.0),))) == its_own


@pytest.mark.parametrize(
    ("text", "memory", "meant"),
    [
        ("bon un mail un telephone pour les joindre", Memory("pnpm"), ("pnpm",)),
        ("j ai besoin d un contact la bas", Memory("pnpm"), ("pnpm",)),
        ("leur numero", Memory("pnpm"), ("pnpm",)),
        # Of nobody, of AMANE, and of those whose numbers were just given.
        ("un mail pour les joindre", Memory(), None),
        ("comment vous joindre", Memory("pnpm"), None),
        ("un numero d amane pour les joindre", Memory("pnpm"), None),
        ("comment les joindre", Memory("pnpm", alerte=True), None),
    ],
)
def test_who_is_to_be_reached_is_the_one_spoken_of(text: str, memory: Memory, meant: tuple[str, ...] | None) -> None:
    assert to_be_reached(asking("identite", text=text), memory, KNOWLEDGE) == meant
