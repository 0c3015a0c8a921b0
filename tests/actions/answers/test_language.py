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
    ("text", "collectives", "nearest", "title", "topic"),
    [
        ("what are the values of the pnpm", ("pnpm",), ("presentation",), "Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("cuales son los objetivos de la pnpm", ("pnpm",), (), "Quels sont les objectifs de la PNPM ?", "pnpm.objectifs"),
        ("was sind die werte der pnpm", ("pnpm",), (), "Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("ما هي اهداف", ("pnpm",), (), "Quels sont les objectifs de la PNPM ?", "pnpm.objectifs"),
        ("how many members in the working group", ("groupe",), (), "Combien d’associations compte le groupe de travail ?", "groupe.membres"),
        ("when was it founded", ("cde",), (), "Qui a fondé la Plateforme CDE Maroc, et quand ?", "cde.fondation"),
        # Of other words what the whole is likest to; what the page does not tell is not offered.
        ("tell me of the pnpm", ("pnpm",), ("valeurs", "membres"), "Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("how many are in the pnpm", ("pnpm",), ("membres",), "Qu’est-ce que la PNPM ?", "pnpm.presentation"),
        ("which networks is amane part of", (), ("liste_collectifs",), "À quels collectifs AMANE participe-t-elle ?", "collectifs.liste"),
    ],
)
def test_what_is_understood_is_one_button_that_asks_it_in_french(
    text: str, collectives: tuple[str, ...], nearest: tuple[str, ...], title: str, topic: str
) -> None:
    question = asking("langue_anglais", text=text, collectives=collectives, kinds=tuple((kind, 0.2) for kind in nearest))
    reply = language_reply(KNOWLEDGE, "langue_anglais", question)
    (button,) = reply.buttons
    assert button == choose(title, topic) and "votre question" in reply.text


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
