"""A name that a question leaves out is lent from the one just spoken of, or from beside it in its message."""

from __future__ import annotations

import pytest

from actions.lending import with_name_of_neighbour, with_organisation
from actions.memory import Memory
from actions.question import Question
from tests.actions.questions import asking

NEW = Memory()
PNPM = asking("objectifs", collectives=("pnpm",))


@pytest.mark.parametrize(
    ("questions", "index", "expected"),
    [
        # « Les valeurs et les objectifs de la PNPM ? »
        ((asking("valeurs"), PNPM), 0, ("pnpm",)),
        # « Les objectifs de la PNPM, et ses valeurs ? »
        ((PNPM, asking("valeurs")), 1, ("pnpm",)),
        # The next one before the one before.
        ((asking("membres", collectives=("cde",)), asking("valeurs"), PNPM), 1, ("pnpm",)),
        # The nearest of those before.
        ((PNPM, asking("membres", collectives=("cde",)), asking("valeurs")), 2, ("cde",)),
        # Who points at one needs no name, nor does what is asked of none.
        ((asking("charte", other=True), PNPM), 0, ()),
        ((asking("charte", sections=("cde.epu",)), PNPM), 0, ()),
        ((asking("liste_collectifs"), PNPM), 0, ()),
        ((asking("charte", collectives=("cde",)), PNPM), 0, ("cde",)),
        ((asking("charte"), asking("valeurs")), 0, ()),
    ],
)  # fmt: skip
def test_names_are_lent_within_a_message(questions: tuple[Question, ...], index: int, expected: tuple[str, ...]) -> None:
    assert with_name_of_neighbour(questions, index).collectives == expected


@pytest.mark.parametrize(
    ("of_one", "beside", "kind", "owner"),
    [
        (0.18, ("pnpm",), "objectifs", ("pnpm",)),
        # « Vos objectifs communs et les valeurs de la PNPM ? », « les objectifs et les valeurs ? »
        (0.02, ("pnpm",), "objectifs_communs", ()),
        (0.18, (), "objectifs_communs", ()),
    ],
)
def test_goals_beside_a_name_may_be_its_own(of_one: float, beside: tuple[str, ...], kind: str, owner: tuple[str, ...]) -> None:
    goals = asking("objectifs_communs", kinds=(("objectifs_communs", 1 - of_one), ("objectifs", of_one)))
    found = with_name_of_neighbour([goals, asking("valeurs", collectives=beside)], 0)
    assert (found.kind, found.collectives) == (kind, owner)


UNICEF = Memory(organisations=("UNICEF",))


@pytest.mark.parametrize(
    ("question", "memory", "lent"),
    [
        (asking("adhesion", detail="oui_non", refers=True, text="elle en est membre alors"), UNICEF, ("UNICEF",)),
        (asking("membres", detail="oui_non", refers=True, text="elle fait partie du groupe"), UNICEF, ("UNICEF",)),
        (asking("adhesion", detail="oui_non", refers=True, text="elle en est membre alors"), NEW, ()),
        (asking("adhesion", detail="oui_non", refers=True, text="elle en est membre", organisations=("CNDH",)), UNICEF, ("CNDH",)),
        (asking("adhesion", detail="oui_non", refers=True, text="est ce qu elle est membre de la cde", collectives=("cde",)), UNICEF, ("UNICEF",)),
        (asking("adhesion", detail="oui_non", refers=True, text="la cde elle en est membre", collectives=("cde",)), UNICEF, ()),
        (asking("adhesion", detail="oui_non", text="amane elle en est membre"), UNICEF, ()),
        (asking("membres", detail="oui_non", text="elle a onze membres"), UNICEF, ()),
        (asking("membres", detail="oui_non", text="les membres sont ils connus"), UNICEF, ()),
        (asking("presentation", detail="autre", text="leur role aux collectifs"), UNICEF, ()),
        (asking("membres", detail="nombre", refers=True, text="ils sont combien de membres"), UNICEF, ()),
        (asking("fondation", detail="oui_non", refers=True, text="elle l a fonde"), UNICEF, ()),
        (asking("origine", detail="autre", text="et son role la dedans"), UNICEF, ("UNICEF",)),
    ],
)
def test_an_organisation_just_named_is_meant_by_who_asks_whether_it_is_a_member(question: Question, memory: Memory, lent: tuple[str, ...]) -> None:
    assert with_organisation(question, memory).organisations == lent
