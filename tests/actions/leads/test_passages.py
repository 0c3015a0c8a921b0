"""Of a section of several sentences the one that has what is asked is told, and not all of them."""

from __future__ import annotations

import pytest

from actions.leads import passages
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.epu", "ils y ont presente quoi", "La plateforme a pu présenter à Genève, lors de l’Examen Périodique Universel"),
        ("cde.epu", "pour dire quoi", "La plateforme a pu présenter à Genève, lors de l’Examen Périodique Universel"),
        ("groupe.charte", "et quel mecanisme", "Au fil des rencontres, le groupe de travail a élaboré une charte"),
        ("cde.epu", "et alors", None),
        # One sentence is the whole section; a list has its own ways; by its name all of it is asked for.
        ("cde.documents", "pour dire quoi", None),
        ("pnpm.valeurs", "pour dire quoi", None),
    ],
)
def test_of_a_section_the_sentence_that_tells_it(topic: str, text: str, begins: str | None) -> None:
    found = passages.said_there(Request(topic, asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
    by_name = asking("choisir", text=text, reference="nom")
    assert passages.said_there(Request(topic, by_name), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("que resume t il", "La plateforme a pu présenter à Genève"), ("le document remis en suisse il resume quoi", "La plateforme a pu présenter"),
        ("pour y presenter quoi", "La plateforme a pu présenter"), ("c est quoi l epu", None), ("l epu", None),
        ("et quest ce quils y ont dit", "La plateforme a pu présenter"),
    ],
)  # fmt: skip
def test_what_a_document_holds_is_asked_of_its_sentence(text: str, begins: str | None) -> None:
    found = passages.what_it_holds(Request("cde.epu", asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if begins and found else found is begins


@pytest.mark.parametrize(("text", "tells"), [("qui y adhere", True), ("qui dirige", False), ("qui", False)])
def test_who_does_what_introduces_a_list(text: str, tells: bool) -> None:
    found = passages.said_there(Request("pnpm.valeurs", asking("valeurs", detail="qui", text=text)), Memory(), KNOWLEDGE)
    assert (found is not None and found.text.startswith("Les signataires de la charte")) is tells
