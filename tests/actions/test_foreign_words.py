"""The table of words by which a message in another language asks one thing."""

from __future__ import annotations

import pytest

from actions.answers.language import surely_asked
from actions.foreign_words import ASKED, TABLE, asked_in, asks_in, is_surely
from actions.kinds import KINDS, LANGUAGE_KINDS
from actions.memory import Memory
from actions.sentences import sentence
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how many members does the pnpm have", "nombre"),
        ("cuantos miembros tiene la pnpm", "nombre"),
        ("wie viele mitglieder hat die pnpm", "nombre"),
        ("كم عدد اعضاء pnpm", "nombre"),
        ("ch7al mn 3odw f pnpm", "nombre"),
        ("when was the pnpm created", "date_creation"),
        ("seit wann gibt es die pnpm", "date_creation"),
        ("متى تاسست pnpm", "date_creation"),
        ("fo9ach tassat pnpm", "date_creation"),
        ("quien fundo la pnpm", "fondateurs"),
        ("wer hat die pnpm gegrundet", "fondateurs"),
        ("شكون اسس pnpm", "fondateurs"),
        ("chkoun li ssas pnpm", "fondateurs"),
        ("seit wann gehort amane zur pnpm", "adhesion"),
        ("متى انضمت amane الى pnpm", "adhesion"),
        ("tienen una carta", "charte"),
        ("واش عندكم ميثاق", "charte"),
        ("wo finde ich den jahresbericht der pnpm", "documents"),
        ("fin nel9a ta9rir dyal pnpm", "documents"),
        ("quienes son los miembros de la pnpm", "membres"),
        ("was macht die pnpm", "presentation"),
        ("شنو هي pnpm", "presentation"),
    ],
)
def test_what_is_asked_in_few_words_is_surely_read(text: str, asked: str) -> None:
    found = asked_in(text, of_one=True)
    assert found and found.ask == asked
    assert is_surely(found, asking("langue_anglais", text=text, collectives=("pnpm",)), KNOWLEDGE)


@pytest.mark.parametrize("text", ["what is the tax of the pnpm", "who founded the bank of the pnpm", "was ist der etat der pnpm"])
def test_any_other_word_leaves_a_doubt(text: str) -> None:
    found = asked_in(text, of_one=True)
    assert found and not is_surely(found, asking("langue_anglais", text=text, collectives=("pnpm",)), KNOWLEDGE)


def test_each_thing_is_said_in_every_language_and_has_its_sentence() -> None:
    languages = {kind.removeprefix("langue_") for kind in LANGUAGE_KINDS}
    assert all(set(said) == languages for said in TABLE["words"].values()) and set(TABLE["small"]) == languages
    for one in ASKED:
        assert {*one.words, *one.beside} <= set(TABLE["words"])
        assert one.kind in KINDS and sentence(f"question_{one.ask}", nom="la X", du_nom="de la X").endswith(" ?")


def test_a_collective_added_tomorrow_is_asked_of_in_the_same_way() -> None:
    one = KNOWLEDGE.collectifs[0].model_copy(update={"id": "nouveau", "sigle": "ABC", "designation": "le réseau ABC", "alias": ("abc",)})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, one)})
    (asked,) = surely_asked(knowledge, asking("langue_anglais", text="what are the values of abc", collectives=("nouveau",)), Memory())
    assert asked.text == "quelles sont les valeurs du reseau abc" and asked.collectives == ("nouveau",)


@pytest.mark.parametrize(
    ("text", "language"),
    [("que es la pnpm", "langue_espagnol"), ("cuantos miembros tiene", "langue_espagnol"),
     ("c est quoi la pnpm", ""), ("les documents de la pnpm", ""),
     ("cuantos anos il y a entre 2009 et la pnpm", "")],
)  # fmt: skip
def test_a_question_word_of_another_language_tells_which_where_every_word_is_known(text: str, language: str) -> None:
    assert asks_in(asking("presentation", text=text, collectives=("pnpm",)), KNOWLEDGE) == language
