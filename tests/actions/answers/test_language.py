"""A message in another language is answered in it and in French."""

from __future__ import annotations

import pytest

from actions.answers.language import language_reply, surely_asked
from actions.kinds import LANG_OF_KIND, LANGUAGE_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.reply import choose
from actions.turn import answer
from knowledge.text import plain_words
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize("kind", sorted(LANGUAGE_KINDS))
def test_the_reply_says_its_language_and_offers_questions(kind: str) -> None:
    reply = language_reply(KNOWLEDGE, kind)
    assert (reply.topic, reply.kind, reply.lang) == ("langue", "fallback", LANG_OF_KIND[kind])
    # Who asks for help in it reads where that is.
    assert reply.buttons and "SOS" in reply.text.partition(" / ")[0]


def test_each_language_has_its_own_words() -> None:
    assert len({language_reply(KNOWLEDGE, kind).text for kind in LANGUAGE_KINDS}) == len(LANGUAGE_KINDS)


@pytest.mark.parametrize(
    ("text", "collectives", "asked", "topic"),
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
def test_what_is_surely_understood_is_answered_as_if_asked_in_french(text: str, collectives: tuple[str, ...], asked: str, topic: str) -> None:
    question = asking("langue_anglais", text=text, collectives=collectives)
    (in_french,) = surely_asked(KNOWLEDGE, question, Memory())
    assert in_french.text == plain_words(asked) and in_french.collectives == collectives
    turn = answer(Message((question,), text), Memory(), KNOWLEDGE)
    assert turn.topics == ["langue"] and turn.kind == "answer" and turn.memory.sujets == (topic,)
    assert [reply.lang for reply in turn.replies] == ["en", "fr"] and turn.replies[0].text == "Sorry, I only answer in French."


@pytest.mark.parametrize(
    ("text", "collectives", "topics"),
    [
        ("what is the pnpm and since when has amane been a member", ("pnpm",), ["pnpm.presentation", "pnpm.adhesion"]),
        ("great and where can i find their advocacy documents", ("pnpm",), ["pnpm.documents"]),
        ("cuales son los objetivos y los valores de la pnpm", ("pnpm",), ["pnpm.objectifs", "pnpm.valeurs"]),
        ("hello what is amane", (), []),
        # What its page does not give is refused in French.
        ("how many members does the pnpm have", ("pnpm",), []),
        ("who founded the pnpm", ("pnpm",), ["pnpm.adhesion"]),
    ],
)
def test_all_that_a_message_asks_is_answered(text: str, collectives: tuple[str, ...], topics: list[str]) -> None:
    question = asking("langue_anglais", text=text, collectives=collectives)
    said, *told = (turn := answer(Message((question,), text), Memory(), KNOWLEDGE)).replies
    assert said.lang == "en" and all(reply.lang == "fr" for reply in told) and len(told) == max(len(topics), 1)
    assert list(turn.memory.sujets) == topics


def test_what_was_read_as_french_is_answered_in_the_same_way() -> None:
    text = "que es la plataforma cde"
    (said, told) = answer(Message((asking("presentation", text=text, collectives=("cde",)),), text), Memory(), KNOWLEDGE).replies
    assert said.lang == "es" and told.topic == "cde.presentation"
    assert answer(Message((asking("presentation", text="c est quoi la cde", collectives=("cde",)),)), Memory(), KNOWLEDGE).topics == [told.topic]


@pytest.mark.parametrize(
    ("text", "collectives", "nearest", "first"),
    [
        # Something else is asked than what the words known ask; what the page does not tell is not offered.
        ("what is the budget of the pnpm", ("pnpm",), (), "pnpm.presentation"),
        ("how many members did the pnpm have in 2012", ("pnpm",), ("adhesion",), "pnpm.adhesion"),
        ("who is the president of the working group", ("groupe",), ("membres",), "groupe.membres"),
        ("what are your values", (), (), "pnpm.valeurs"),
    ],
)
def test_what_is_not_surely_understood_is_not_called_the_question(
    text: str, collectives: tuple[str, ...], nearest: tuple[str, ...], first: str
) -> None:
    question = asking("langue_anglais", text=text, collectives=collectives, kinds=tuple((kind, 0.2) for kind in nearest))
    reply = language_reply(KNOWLEDGE, "langue_anglais", question)
    assert "se rapproche" in reply.text
    assert reply.buttons[0].payload == choose("", first).payload
    assert len({one.payload for one in reply.buttons}) == len(reply.buttons)


def test_who_names_nobody_asks_of_the_one_spoken_of() -> None:
    question = asking("langue_anglais", text="how many members does it have")
    assert answer(Message((question,)), Memory(collectif="cde"), KNOWLEDGE).memory.sujets == ("cde.membres",)
    assert {one.payload for one in language_reply(KNOWLEDGE, "langue_anglais", question).buttons} == {
        choose("", topic).payload for topic in ("groupe.membres", "cde.membres")
    }


def test_who_goes_on_in_french_goes_on_about_the_same() -> None:
    asked = answer(Message((asking("langue_anglais", text="what are the values of the pnpm", collectives=("pnpm",)),)), Memory(), KNOWLEDGE)
    assert answer(Message((asking("objectifs"),)), asked.memory, KNOWLEDGE).topics == ["pnpm.objectifs"]


def test_a_section_is_offered_by_its_title_and_nothing_understood_offers_the_beginnings() -> None:
    (first,) = language_reply(KNOWLEDGE, "langue_anglais", asking("langue_anglais", sections=("groupe.origine",))).buttons
    assert first.payload == '/choisir{"sujet": "groupe.origine"}'
    nothing = language_reply(KNOWLEDGE, "langue_anglais", asking("langue_anglais", text="what time is it", kinds=(("chronologie", 0.2),)))
    assert len(nothing.buttons) == 3


def test_a_greeting_in_french_does_not_stand_before_another_language() -> None:
    turn = answer(Message((asking("langue_anglais", text="hello", greets=True),)), Memory(), KNOWLEDGE)
    assert turn.replies[0].text.startswith("Sorry")


def test_what_is_named_by_what_it_is_about_is_not_the_one_whose_letters_are_near() -> None:
    asked = asking(
        "langue_anglais", text="when was the platform for migrants set up", collectives=("cde",), themes=("la protection des migrants",),
        language="langue_anglais",
    )  # fmt: skip
    (reply,) = answer(Message((asked,), "when was the platform for migrants set up?"), Memory(), KNOWLEDGE).replies
    assert reply.buttons[0].payload == choose("", "pnpm.adhesion").payload


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("thank you so much", "merci"),
        ("muchas gracias", "merci"),
        ("vielen dank", "merci"),
        ("muchas gracias y donde estan", "langue"),
        ("thanks what is the budget of the pnpm", "langue"),
    ],
)
def test_who_only_thanks_in_another_language_is_thanked(text: str, topic: str) -> None:
    assert answer(Message((asking("langue_anglais", text=text),), text), Memory(), KNOWLEDGE).topics == [topic]
