"""A message in another language is answered in it and in French."""

from __future__ import annotations

import pytest

from actions.answers.language import language_reply
from actions.kinds import LANG_OF_KIND, LANGUAGE_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.reply import choose
from actions.turn import answer
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize("kind", sorted(LANGUAGE_KINDS))
def test_the_reply_says_its_language_and_offers_questions(kind: str) -> None:
    reply = language_reply(KNOWLEDGE, kind)
    assert (reply.topic, reply.kind, reply.lang) == ("langue", "fallback", LANG_OF_KIND[kind])
    assert reply.buttons and reply.text


def test_each_language_has_its_own_words() -> None:
    assert len({language_reply(KNOWLEDGE, kind).text for kind in LANGUAGE_KINDS}) == len(LANGUAGE_KINDS)


@pytest.mark.parametrize(
    ("text", "collectives", "title", "topic"),
    [
        ("what are the values of the pnpm", ("pnpm",), "Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("cuales son los objetivos de la pnpm", ("pnpm",), "Quels sont les objectifs de la PNPM ?", "pnpm.objectifs"),
        ("was sind die werte der pnpm", ("pnpm",), "Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("ما هي اهداف pnpm", ("pnpm",), "Quels sont les objectifs de la PNPM ?", "pnpm.objectifs"),
        ("how many members does the working group have", ("groupe",), "Combien d’associations compte le groupe de travail ?", "groupe.membres"),
        ("cuando se fundo la pnpm", ("pnpm",), "De quand date la PNPM ?", "pnpm.adhesion"),
        ("when did amane join the pnpm", ("pnpm",), "Depuis quand AMANE fait-elle partie de la PNPM ?", "pnpm.adhesion"),
        ("who founded the group", ("groupe",), "Qui a fondé le groupe de travail ?", "groupe.fondation"),
        ("wann wurde die charta der arbeitsgruppe gegrundet", ("groupe",), "De quand date la charte du groupe de travail ?", "groupe.charte"),
        ("where can i find the annual report of the pnpm", ("pnpm",), "Où trouver les documents de la PNPM ?", "pnpm.documents"),
        ("chno hiya pnpm", ("pnpm",), "Qu’est-ce que la PNPM ?", "pnpm.presentation"),
        ("which networks is amane part of", (), "À quels collectifs AMANE participe-t-elle ?", "collectifs.liste"),
        ("how many collectives are there", (), "À combien de collectifs AMANE participe-t-elle ?", "collectifs.liste"),
        ("what are the goals of the collectives", (), "Quels objectifs partagent les collectifs d’AMANE ?", "collectifs.objectifs"),
    ],
)
def test_what_is_surely_understood_is_one_button_that_asks_it_in_french(text: str, collectives: tuple[str, ...], title: str, topic: str) -> None:
    reply = language_reply(KNOWLEDGE, "langue_anglais", asking("langue_anglais", text=text, collectives=collectives))
    (button,) = reply.buttons
    assert button == choose(title, topic) and "voici votre question" in reply.text


@pytest.mark.parametrize(
    ("text", "collectives", "nearest", "first"),
    [
        # Something else is asked than what the words known ask; what the page does not tell is not offered.
        ("what is the budget of the pnpm", ("pnpm",), (), "pnpm.presentation"),
        ("how many members did the pnpm have in 2012", ("pnpm",), ("adhesion",), "pnpm.adhesion"),
        ("who founded the pnpm", ("pnpm",), ("presentation",), "pnpm.presentation"),
        ("who is the president of the working group", ("groupe",), ("membres",), "groupe.membres"),
        ("what are your values", (), (), "pnpm.valeurs"),
    ],
)
def test_what_is_not_surely_understood_is_not_called_the_question(
    text: str, collectives: tuple[str, ...], nearest: tuple[str, ...], first: str
) -> None:
    question = asking("langue_anglais", text=text, collectives=collectives, kinds=tuple((kind, 0.2) for kind in nearest))
    reply = language_reply(KNOWLEDGE, "langue_anglais", question)
    assert "voici votre question" not in reply.text and "se rapproche" in reply.text
    assert reply.buttons[0].payload == choose("", first).payload
    assert len({one.payload for one in reply.buttons}) == len(reply.buttons)


def test_who_names_nobody_asks_of_the_one_spoken_of() -> None:
    question = asking("langue_anglais", text="how many members does it have")
    (button,) = language_reply(KNOWLEDGE, "langue_anglais", question, Memory(collectif="cde")).buttons
    assert button == choose("Combien d’associations compte la Plateforme CDE Maroc ?", "cde.membres")
    assert {one.payload for one in language_reply(KNOWLEDGE, "langue_anglais", question).buttons} == {
        choose("", topic).payload for topic in ("groupe.membres", "cde.membres")
    }


def test_the_button_is_answered_and_who_goes_on_in_french_goes_on_about_the_same() -> None:
    asked = answer(Message((asking("langue_anglais", text="what are the values of the pnpm", collectives=("pnpm",)),)), Memory(), KNOWLEDGE)
    assert answer(Message(topic="pnpm.valeurs"), asked.memory, KNOWLEDGE).topics == ["pnpm.valeurs"]
    assert answer(Message((asking("objectifs"),)), asked.memory, KNOWLEDGE).topics == ["pnpm.objectifs"]


def test_a_section_is_offered_by_its_title_and_nothing_understood_offers_the_beginnings() -> None:
    (first,) = language_reply(KNOWLEDGE, "langue_anglais", asking("langue_anglais", sections=("groupe.origine",))).buttons
    assert first.payload == '/choisir{"sujet": "groupe.origine"}'
    nothing = language_reply(KNOWLEDGE, "langue_anglais", asking("langue_anglais", text="what time is it", kinds=(("chronologie", 0.2),)))
    assert len(nothing.buttons) == 3 and "votre question" not in nothing.text


def test_a_greeting_in_french_does_not_stand_before_another_language() -> None:
    turn = answer(Message((asking("langue_anglais", text="hello", greets=True),)), Memory(), KNOWLEDGE)
    assert turn.replies[0].text.startswith("Sorry")


def test_what_is_named_by_what_it_is_about_is_not_the_one_whose_letters_are_near() -> None:
    asked = asking(
        "langue_anglais", text="when was the platform for migrants set up", collectives=("cde",), themes=("la protection des migrants",),
        language="langue_anglais",
    )  # fmt: skip
    (reply,) = answer(Message((asked,), "when was the platform for migrants set up?"), Memory(), KNOWLEDGE).replies
    assert reply.buttons[0] == choose("De quand date la PNPM ?", "pnpm.adhesion")
