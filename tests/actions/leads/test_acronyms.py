"""Acronyms are explained in the order in which they are named, whose ever they are; of an organisation its part is told, unless its name is asked."""

from __future__ import annotations

import pytest

from actions.leads.acronyms import meaning, spelt_out, told_alone, unexplained, word_used
from actions.memory import Memory
from actions.request import Request
from knowledge.text import plain
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "named"),
    [
        ("cde.ppipem", "que veulent dire PPIPEM et CDE", ["PPIPEM", "CDE"]),
        ("cde.presentation", "la signification de CDE, PNPM, PPIPEM et EPU", ["CDE", "PNPM", "PPIPEM", "EPU"]),
        ("pnpm.presentation", "le sigle", ["PNPM"]),
        ("cde.ppipem", "expliquez le mot ppi machin", ["PPIPEM"]),
        ("groupe.origine", "CNDH ça veut dire quoi", ["CNDH"]),
    ],
)
def test_each_is_explained_in_its_turn(topic: str, text: str, named: list[str]) -> None:
    found = meaning(Request(topic, asking("presentation", detail="sens", text=plain(text.replace(",", "")))), Memory(), KNOWLEDGE)
    assert found is not None
    said = f"{found.text} {found.rest}"
    assert [word for word, after in zip(said.split(), said.split()[1:], strict=False) if after == "veut"] == named
    assert found.text.startswith(f"{named[0]} veut dire")


@pytest.mark.parametrize("text", ["cndh a fai koi ds l histoir", "l unicef a fait quoi"])
def test_what_an_organisation_did_is_not_what_it_stands_for(text: str) -> None:
    asked = asking("origine", detail="sens", text=text, organisations=("CNDH",) if "cndh" in text else ("UNICEF",))
    assert meaning(Request("groupe.origine", asked), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.epu", "c est quoi l epu", "EPU veut dire « Examen Périodique Universel » : c’est l’examen de chaque État"),
        ("pnpm.presentation", "que signifie le sigle pnpm", "PNPM veut dire « Plateforme Nationale Protection Migrants » : elle se"),
        ("pnpm.presentation", "l intitule complet alors", "PNPM veut dire « Plateforme Nationale Protection Migrants » : elle se consacre"),
        ("cde.presentation", "les lettres", "CDE veut dire « Convention des droits de l’enfant » : la Plateforme CDE Maroc se consacre à"),
    ],
)
def test_what_it_is_or_is_for_is_told_with_its_name(topic: str, text: str, said: str) -> None:
    found = meaning(Request(topic, asking("presentation", detail="sens", text=text)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(said)


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.charte", "c est quoi un mecanisme de collaboration", "La page ne l’explique pas ; elle dit qu’au fil"),
        ("groupe.charte", "c est quoi la charte", None),
        ("groupe.charte", "c est quoi un plaidoyer", None),
        ("pnpm.objectifs", "c est quoi une expertise", None),
    ],
)
def test_words_that_a_section_uses_are_said_to_be_explained_nowhere(topic: str, text: str, begins: str | None) -> None:
    found = unexplained(Request(topic, asking("charte", detail="sens", text=text)), Memory(), KNOWLEDGE)
    assert (found.text.startswith(begins) and bool(found.gap)) if found and begins else found is begins


def test_what_an_organisation_is_is_asked_without_an_apostrophe_too() -> None:
    asked = asking("origine", detail="sens", text="cest quoi le cndh", organisations=("CNDH",))
    told = meaning(Request("groupe.origine", asked), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("CNDH veut dire « Conseil national des droits de l’Homme »")


def test_who_does_not_understand_other_words_asks_for_no_letters() -> None:
    asked = asking("presentation", detail="sens", text="ca veut dire quoi demarche nationale")
    assert meaning(Request("cde.presentation", asked), Memory(), KNOWLEDGE) is None
    told = unexplained(Request("cde.presentation", asked), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("La page ne l’explique pas ; elle dit que la Plateforme CDE Maroc")


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.origine", "cndh", "CNDH veut dire « Conseil national des droits de l’Homme »."),
        ("hors_sujet", "conseil national des droits de l homme", "CNDH veut dire « Conseil national des droits de l’Homme »."),
        ("cde.epu", "examen periodique universel", "EPU veut dire « Examen Périodique Universel » : c’est l’examen de chaque État"),
        ("groupe.origine", "c quoi l unicef", "UNICEF veut dire « Fonds des Nations unies pour l’enfance »."),
    ],
)
def test_an_acronym_or_its_full_name_by_itself_is_explained_however_it_was_read(topic: str, text: str, said: str) -> None:
    told = told_alone(Request(topic, asking("origine", text=text)), Memory(), KNOWLEDGE)
    assert told and told.text.startswith(said) and not told.gap
    assert told_alone(Request(topic, asking("origine", text=f"et {text} aussi")), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize("text", ["cndh developpe", "le cndh en toutes lettres", "cndh version developpee"])
def test_an_acronym_spelt_out_is_told_what_it_means(text: str) -> None:
    told = spelt_out(Request("groupe.origine", asking("origine", text=text)), Memory(), KNOWLEDGE)
    assert told and told.text == "CNDH veut dire « Conseil national des droits de l’Homme »."
    assert spelt_out(Request("groupe.origine", asking("origine", text="l etude developpee")), Memory(), KNOWLEDGE) is None


def test_who_does_not_understand_what_was_told_is_told_its_acronym() -> None:
    told = meaning(Request("cde.ppipem", asking("ppipem", detail="sens", text="pp quoi")), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("PPIPEM veut dire")


@pytest.mark.parametrize(
    ("text", "before"),
    [("et unicef", "oui_non"), ("cndh alors", "oui_non"), ("et cndh pendant que j y suis", "sens"), ("le cndh c est qui ca", "qui")],
)
def test_of_an_organisation_hardly_more_than_its_letters_asks_what_they_mean(text: str, before: str) -> None:
    told = meaning(Request("groupe.origine", asking("origine", detail="sens", text=text)), Memory(dits=(("origine", before),)), KNOWLEDGE)
    assert told and " veut dire « " in told.text


def test_a_section_that_has_no_letters_of_its_own_explains_those_that_it_names() -> None:
    told = meaning(Request("groupe.origine", asking("origine", detail="sens", text="les sigles en toutes lettres")), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("UNICEF veut dire") and "CNDH veut dire" in told.rest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ca veut dire quoi plaidoyer", "n’explique pas ce mot ; elle l’emploie dans le deuxième objectif de la PNPM : faire du plaidoyer"),
        ("le mot rehabilitation", "n’explique pas ce mot ; elle l’emploie dans le deuxième objectif des collectifs de l’association : "),
        ("c est quoi un mecanisme de collaboration", None),
        ("c est quoi le bitcoin", None),
        ("le mot mecanisme que personne ne devinera", None),
    ],
)
def test_where_the_page_uses_a_word_is_told_of_no_collective_too(text: str, said: str | None) -> None:
    told = word_used(Request("hors_sujet", asking("attribut_inconnu", detail="sens", text=text)), Memory(), KNOWLEDGE)
    assert told.text.startswith(f"La page d’AMANE {said}") and bool(told.gap) if told and said else told is said


def test_the_name_of_a_thing_is_not_that_of_whom_it_names_beside() -> None:
    asked = asking("ppipem", detail="sens", text="l intitule exact du plan auquel la plateforme cde a contribue", collectives=("cde",))
    found = meaning(Request("cde.ppipem", asked), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("PPIPEM veut dire")
    asked = asking("presentation", detail="sens", text="le sens de cde", collectives=("cde",))
    own = meaning(Request("cde.presentation", asked), Memory(), KNOWLEDGE)
    assert own and own.text.startswith("CDE veut dire")
