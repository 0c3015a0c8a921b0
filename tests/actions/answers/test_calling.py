"""Who asks for the number of an emergency service, and tells of no danger, is given it as the file has it."""

from __future__ import annotations

import pytest

from actions.answers.calling import calling_reply
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("quel est le numero de la police", "Appelez le 19 : Police"),
        ("comment joindre les gendarmes", "Appelez le 177 : Gendarmerie royale"),
        ("comment appeler les pompiers", "Appelez le 15 : Protection civile"),
        ("le tel du centre d ecoute", "Appelez le 2511 : centre d’écoute"),
        ("et le 2511 c est quoi", "Appelez le 2511 : centre d’écoute"),
    ],
)
def test_the_number_that_is_asked_for(text: str, begins: str) -> None:
    reply = calling_reply(KNOWLEDGE, asking("hors_sujet", text=text))
    assert reply and reply.text.startswith(begins) and reply.text.count("Appelez") == 1
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']


def test_a_number_changed_in_the_file_is_the_one_that_is_given() -> None:
    (police,) = [one for one in KNOWLEDGE.contacts if one.numero == "19"]
    changed = KNOWLEDGE.model_copy(update={"contacts": (police.model_copy(update={"numero": "110"}),)})
    reply = calling_reply(changed, asking("hors_sujet", text="le numero de la police"))
    assert reply and "110" in reply.text
    assert calling_reply(changed, asking("hors_sujet", text="le numero des pompiers")) is None


OTHERS = ["la police existe", "le numero de telephone de l association", "comment adherer", "j ai vu la police hier", "l article 19", "19 membres"]


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_asks_for_one(text: str) -> None:
    assert calling_reply(KNOWLEDGE, asking("hors_sujet", text=text)) is None


def test_of_a_collective_none_is_asked_for() -> None:
    assert calling_reply(KNOWLEDGE, asking("attribut_inconnu", text="le numero de la pnpm pour la police", collectives=("pnpm",))) is None
