"""What an acronym is claimed to mean, where something was, what may be read, and dates of several are held against the file."""

from __future__ import annotations

import pytest

from actions.leads import claimed
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
PPIPEM = "PPIPEM veut dire « Politique Publique Intégrée de Protection de l’Enfance au Maroc »."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.epu", "epu etude publique universelle", "Non : EPU veut dire « Examen Périodique Universel »."),
        ("cde.epu", "epu ca veut dire examen periodique universel", "Oui : EPU veut dire « Examen Périodique Universel »."),
        ("cde.presentation", "cde c est comite des enfants", "Non : CDE veut dire « Convention des droits de l’enfant »."),
        ("pnpm.presentation", "pnpm programme national de prevention", "Non : PNPM veut dire « Plateforme Nationale Protection Migrants »."),
        # What it is stands in what it means.
        ("cde.ppipem", "donc la ppipem c est une association", f"Non : {PPIPEM}"),
        ("cde.ppipem", "la ppipem est une loi", PPIPEM),
        ("cde.ppipem", "la ppipem c est une politique publique", f"Oui : {PPIPEM}"),
        ("cde.epu", "l epu est un examen", "Oui : EPU veut dire « Examen Périodique Universel »."),
        ("groupe.origine", "le cndh c est une association", "Non : CNDH veut dire « Conseil national des droits de l’Homme »."),
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
        ("groupe.membres", "la liste est publique", "Oui : leurs noms ne sont pas cités sur la page d’AMANE, mais la liste est disponible"),
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
    ("text", "named", "said"),
    [
        (
            "la pnpm est nee en 2009 et le groupe en 2015", ("pnpm", "groupe"),
            "Non, pas tout à fait : la PNPM date de 2009, mais le groupe de travail date de novembre 2014.",
        ),
        ("2009 la pnpm 2014 le groupe", ("pnpm", "groupe"), "Oui : 2009 pour la PNPM, novembre 2014 pour le groupe de travail."),
        ("groupe 2009 pnpm 2014", ("groupe", "pnpm"), "Non : novembre 2014 pour le groupe de travail, 2009 pour la PNPM."),
        (
            "la premiere c est 2009 et la derniere 2017", (),
            "Oui : 2009 pour la PNPM, juin 2017 pour la Plateforme CDE Maroc selon le site de la plateforme.",
        ),
        ("combien entre la pnpm 2009 et le groupe 2014", ("pnpm", "groupe"), None),
        ("la pnpm en 2009", ("pnpm",), None),
    ],
)
def test_each_date_is_held_against_that_of_what_stands_beside_it(text: str, named: tuple[str, ...], said: str | None) -> None:
    asked = Request("chronologie", asking("chronologie", text=text, collectives=named, detail="oui_non"))
    found = claimed.whether_each(asked, Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(("years", "begins"), [("2009 2014 2015", "Non : 2009 pour la PNPM,"), ("2009 2014 2017", "Oui : 2009 pour la PNPM,")])
def test_all_dates_of_creation_that_are_claimed(years: str, begins: str) -> None:
    question = asking("chronologie", text=f"{years} les trois dates de creation", years=tuple(years.split()), detail="date")
    found = claimed.whether_each(Request("chronologie", question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)
