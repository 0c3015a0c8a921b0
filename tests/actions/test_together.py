"""Two questions that ask how many are answered in one sentence, and a reply says nothing twice."""

from __future__ import annotations

from actions.blocks import Lead, Link, Links, Text, plain_text
from actions.memory import Memory
from actions.message import Message
from actions.reply import Reply
from actions.request import Request
from actions.together import in_one, joined
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


def test_what_a_link_leads_to_is_announced_once() -> None:
    asked = asking("membres", collectives=("groupe",), detail="tout", text="les membres du groupe")
    (reply,) = answer(Message((asked,)), Memory(), KNOWLEDGE).replies
    assert "La liste est disponible" not in reply.text and "Vous trouverez la liste des membres" in reply.text
    link = Links((Link("Le site (charte et documents)", "https://a.org"),))
    alone = Reply("cde.documents", "answer", (Text("La charte et les documents se consultent."), link))
    assert joined([alone]) == [alone]


def test_a_sentence_is_told_once_in_a_reply() -> None:
    told = (Lead("EPU veut dire « examen » : c’est l’examen de chaque État."), Text("Elle y est allée. C’est l’examen de chaque État. Voilà."))
    (reply,) = joined([Reply("cde.epu", "answer", told)])
    assert plain_text([reply.blocks[1]]) == "Elle y est allée. Voilà."


def test_what_a_section_told_whole_says_is_told_alone_where_it_was_asked() -> None:
    whole = Text("C’est un examen. La plateforme a pu présenter à Genève ses principales préoccupations résumées dans un document.")
    one = Lead("La Plateforme CDE Maroc a pu présenter à Genève ses principales préoccupations résumées dans un document.")
    answers, other = Reply("cde.epu", "answer", (one,)), Reply("cde.membres", "answer", (one,))
    assert joined([Reply("cde.epu", "answer", (whole,)), answers]) == [answers]
    assert len(joined([Reply("cde.epu", "answer", (whole,)), other])) == len((whole, other))
