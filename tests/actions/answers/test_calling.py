"""Who asks for the number of an emergency service, and tells of no danger, is given it as the file has it."""

from __future__ import annotations

import pytest

from actions.answers.calling import calling_reply
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("quel est le numero de la police", "Le 19, c’est la police, à appeler en ville"),
        ("comment joindre les gendarmes", "Le 177, c’est la Gendarmerie royale, "),
        ("comment appeler les pompiers", "Le 15, c’est la Protection civile, à appeler si"),
        ("le tel du centre d ecoute", "Le 2511, c’est le centre d’écoute"),
        ("et le 2511 c est quoi", "Le 2511, c’est le centre d’écoute"),
        ("le numero pour les enfants c est quoi", "Le 2511, c’est le centre d’écoute"),
        ("a la campagne on appelle qui", "Le 177, c’est la Gendarmerie royale"),
        ("le 15 c est quoi", "Le 15, c’est la Protection civile"),
        ("le 19 c est la police", "Oui : le 19, c’est la police"),
        ("le 19 c est pas la police", "Si : le 19, c’est la police"),
        ("je peux appeler le 15", "Oui : le 15, c’est la Protection civile"),
    ],
)
def test_the_number_that_is_asked_for(text: str, begins: str) -> None:
    reply = calling_reply(KNOWLEDGE, asking("hors_sujet", text=text))
    assert reply and reply.text.startswith(begins) and reply.text.count("à appeler") == 1
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']


def test_a_number_changed_in_the_file_is_the_one_that_is_given() -> None:
    (police,) = [one for one in KNOWLEDGE.contacts if one.numero == "19"]
    changed = KNOWLEDGE.model_copy(update={"contacts": (police.model_copy(update={"numero": "110"}),)})
    reply = calling_reply(changed, asking("hors_sujet", text="le numero de la police"))
    assert reply and "110" in reply.text
    assert calling_reply(changed, asking("hors_sujet", text="le numero des pompiers")) is None


def test_what_is_wrong_all_the_numbers_and_what_is_known_of_who_listens() -> None:
    def told(text: str) -> str:
        reply = calling_reply(KNOWLEDGE, asking("hors_sujet", text=text))
        return reply.text if reply else ""

    wrong = told("le 15 c est la police")
    assert wrong.startswith("Non : le 15, c’est la Protection civile") and "Le 19, c’est la police" in wrong
    assert all(str(one.numero) in told("quels sont les numeros d urgence") for one in KNOWLEDGE.contacts if one.numero)
    assert told("le 2511 c est gratuit") == KNOWLEDGE.reponses["gratuit"].texte


OTHERS = ["j ai 15 ans", "le 15 mars", "le numero d amane pour les enfants", "c est quoi le groupe pour les enfants"]
OTHERS += ["vous travaillez avec la police", "vous etes de la police"]
OTHERS += ["la police existe", "le numero de telephone de l association", "comment adherer", "j ai vu la police hier", "l article 19", "19 membres"]


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_asks_for_one(text: str) -> None:
    assert calling_reply(KNOWLEDGE, asking("hors_sujet", text=text)) is None


def test_of_a_collective_none_is_asked_for() -> None:
    assert calling_reply(KNOWLEDGE, asking("attribut_inconnu", text="le numero de la pnpm pour la police", collectives=("pnpm",))) is None
