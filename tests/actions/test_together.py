"""Two questions that ask how many are answered in one sentence."""

from __future__ import annotations

from actions.memory import Memory
from actions.message import Message
from actions.request import Request
from actions.together import in_one
from actions.turn import answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def how_many(collective: str, kind: str, text: str = "", detail: str = "nombre") -> Request:
    return Request(f"{collective}.{kind}", asking(kind, detail=detail, text=text), (collective,), kind)


def test_then_and_now_is_asked_of_its_members() -> None:
    (told,) = in_one([how_many("groupe", "fondation", "combien au depart"), how_many("groupe", "membres", "combien maintenant")])
    assert (told.topic, told.collectives, told.question.text) == ("groupe.membres", ("groupe",), "combien au depart et combien maintenant")


def test_the_members_of_two_are_compared() -> None:
    (told,) = in_one([how_many("cde", "membres"), how_many("groupe", "membres")])
    assert (told.topic, told.collectives, told.kind) == ("comparaison", ("cde", "groupe"), "membres")


def test_other_questions_stay_apart() -> None:
    for asked in (
        [how_many("groupe", "membres")],
        [how_many("groupe", "fondation"), how_many("cde", "membres")],
        [how_many("groupe", "membres", detail="liste"), how_many("cde", "membres")],
        [how_many("groupe", "charte"), how_many("groupe", "membres")],
        [Request("hors_sujet", asking("membres", detail="nombre"), (), "membres"), how_many("groupe", "membres")],
    ):
        assert in_one(asked) == asked


def test_a_link_is_given_once() -> None:
    charter = asking("documents", collectives=("cde",), text="la charte")
    documents = asking("documents", collectives=("cde",), detail="lien", text="docs")
    (reply,) = answer(Message((charter, documents)), Memory(), KNOWLEDGE).replies
    assert reply.text.count("Le site de la Plateforme CDE Maroc (charte et documents) : ") == 1 and reply.buttons
