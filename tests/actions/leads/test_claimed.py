"""What an acronym is claimed to mean, where something was, what may be read, and dates of several are held against the file."""

from __future__ import annotations

import pytest

from actions.leads import claimed
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

PPIPEM = "PPIPEM veut dire « Politique Publique Intégrée de Protection de l’Enfance au Maroc »."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.epu", "epu etude publique universelle", "Non : EPU veut dire « Examen Périodique Universel »."),
        ("cde.epu", "epu ca veut dire examen periodique universel", "Oui : EPU veut dire « Examen Périodique Universel »."),
        ("pnpm.presentation", "pnpm programme national de prevention", "Non : PNPM veut dire « Plateforme Nationale Protection Migrants »."),
        ("cde.presentation", "la cde c est un collectif", None),
        # What it means is asked, or something else is said.
        ("cde.epu", "epu ca veut dire quoi", None),
        ("pnpm.presentation", "la pnpm aide les migrants", None),
        ("cde.presentation", "la cde contribue ca veut dire pas seuls", None),
    ],
)
def test_what_an_acronym_is_claimed_to_mean(topic: str, text: str, said: str | None) -> None:
    found = claimed.means(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.ppipem", "la ppipem c est une loi", PPIPEM),
        ("cde.ppipem", "la ppipem c est un collectif", f"Non : {PPIPEM}"),
        ("cde.ppipem", "c est une politique la ppipem", f"Oui : {PPIPEM}"),
        ("cde.epu", "l epu c est un examen", "Oui : EPU veut dire « Examen Périodique Universel »."),
        # The collective itself, and more than a kind.
        ("cde.presentation", "la cde c est une association", None),
        ("pnpm.presentation", "la pnpm est une plateforme", None),
        ("cde.ppipem", "la ppipem est une loi votee par le parlement", None),
        ("cde.ppipem", "c est une loi", None),
    ],
)
def test_of_what_kind_is_what_letters_stand_for(topic: str, text: str, said: str | None) -> None:
    found = claimed.of_what_kind(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "right"),
    [("a geneve", True), ("en suisse", True), ("a new york", False), ("au kenya", False), ("a geneve en avion", None), ("avec le ministre", None)],
)
def test_a_town_is_right_as_its_country_is(text: str, right: bool | None) -> None:
    section = KNOWLEDGE.section("cde.epu")
    assert section
    found = claimed.place_claimed(Request("cde.epu", asking("epu", text=text)), section[1], KNOWLEDGE)
    assert (found.right if found else None) is right


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.membres", "la liste est publique", "Oui : la liste est disponible à partir de la page d’AMANE"),
        ("groupe.charte", "elle est publique j espere", "Oui : la charte peut être consultée"),
        ("cde.epu", "le document est en ligne", "Oui : la Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.charte", "elle n est pas publique", None),
        ("groupe.charte", "elle est publique depuis le vote", None),
        ("groupe.origine", "l etude est publique", None),
    ],
)
def test_what_may_be_read_is_public(topic: str, text: str, begins: str | None) -> None:
    found = claimed.open_to_all(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.presentation", "la cde c est le gouvernement", "Non : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        ("groupe.presentation", "c est un organisme public", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("pnpm.presentation", "la pnpm c est l etat", "La page ne le dit pas ; elle dit que la PNPM (Plateforme Nationale"),
        ("cde.presentation", "la cde aide le gouvernement", None),
        ("groupe.membres", "la liste c est public", None),
    ],
)
def test_who_unites_associations_is_not_the_state(topic: str, text: str, said: str | None) -> None:
    found = claimed.is_of_the_state(Request(topic, asking("presentation", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("pnpm.documents", "Le rapport sort chaque mois ?", "Non : le dernier rapport annuel de la PNPM"),
        ("pnpm.documents", "Il paraît tous les ans ?", "Oui : le dernier rapport annuel de la PNPM"),
        ("pnpm.documents", "Chaque mois ou chaque année ?", "Annuel : le dernier rapport annuel de la PNPM"),
        ("pnpm.documents", "Il est long ?", ""),
        ("cde.documents", "Ils sortent chaque mois ?", "La page ne le dit pas ; elle dit que la charte et les documents"),
        ("pnpm.objectifs", "Chaque année ?", ""),
        ("pnpm.adhesion", "AMANE l'a rejointe l'année dernière ?", ""),
    ],
)
def test_how_often_something_comes_out_is_told_by_what_it_is_called(topic: str, text: str, begins: str) -> None:
    found = claimed.how_often(Request(topic, asking("documents", detail="oui_non", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
