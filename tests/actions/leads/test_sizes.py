"""Which is the largest, how many each unites, by how much they differ: the first sentence says it, and what the page does not give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from bot.nlu.markers import find_markers
from knowledge import Knowledge
from knowledge.french import Number
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
BOTH = ("groupe", "cde")
COMPARED = Memory(dits=(("comparaison", "plus"),))


def said(
    detail: str, text: str, compared: tuple[str, ...] = (), memory: Memory = NEW, named: tuple[str, ...] = (), knowledge: Knowledge = KNOWLEDGE
) -> str:
    found = lead(Request("comparaison", asking("comparaison", detail=detail, text=fold(text), collectives=named), compared), memory, knowledge)
    return found.text if found else ""


LARGEST = (
    "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine d’associations ; le groupe de travail en réunit onze, "
    "et la page ne dit pas combien en compte la PNPM."
)


@pytest.mark.parametrize(
    ("detail", "text", "compared", "expected"),
    [
        ("plus", "laquelle est la plus grande", (), LARGEST),
        ("lesquels", "laquelle réunit le plus d'associations", (), LARGEST),
        ("plus", "et la deuxième plus grande ?", (), "D’après les nombres donnés, c’est le groupe de travail, avec onze"),
        ("moins", "le 2e moins nombreux ?", (), "D’après les nombres donnés, c’est la Plateforme CDE Maroc"),
        # Of two nobody is the third.
        ("plus", "le troisième plus grand", (), LARGEST),
        ("plus", "la plus nombreuse des deux", BOTH, LARGEST.partition(", et la page")[0].replace("D’après les nombres donnés, c’", "C’") + "."),
        (
            "moins", "et le plus petit ?", BOTH,
            "C’est le groupe de travail, avec onze associations marocaines ; la Plateforme CDE Maroc en réunit une trentaine.",
        ),
        (
            "nombre", "juste le nombre d'associations", BOTH,
            "Onze associations marocaines pour le groupe de travail, une trentaine d’associations pour la Plateforme CDE Maroc.",
        ),
        (
            "nombre", "au total combien d'associations ?", (),
            "Cela fait une quarantaine sans la PNPM, dont la page ne donne pas le nombre : onze associations marocaines",
        ),
        ("ecart", "le groupe et la cde, ça fait combien en tout ?", BOTH, "Cela fait une quarantaine si on les additionne : onze associations"),
        ("ecart", "combien d'associations à eux deux ?", BOTH, "Cela fait une quarantaine si on les additionne"),
        (
            "nombre", "combien d'enfants aidés en tout, les deux ensemble ?", BOTH,
            "La page ne le dit pas ; elle cite une trentaine d’associations pour la Plateforme CDE Maroc, onze associations marocaines",
        ),
        *(("ecart", f"le groupe et la cde, combien {what} ?", BOTH, "Le groupe de travail se consacre à la lutte") for what in (
            "de temps en tout", "d'enfants aidés en tout", "de chartes en tout", "ça coûte en tout", "de fois ont-ils travaillé ensemble",
        )),
        (
            "ecart", "différence de nombre ?", BOTH,
            "Une vingtaine de plus : une trentaine d’associations pour la Plateforme CDE Maroc, onze associations marocaines pour le groupe",
        ),
        ("oui_non", "et donc le triple du groupe", (), "Oui : environ trois fois plus (une trentaine d’associations pour la Plateforme CDE Maroc"),
        ("oui_non", "onze c'est le groupe et trente la cde ?", BOTH, "Onze associations marocaines pour le groupe de travail"),
        ("oui_non", "les deux sont au Maroc ?", BOTH, "Le groupe de travail se consacre à la lutte"),
        # Of one whose number is not known nothing is said.
        ("plus", "laquelle est la plus grande", ("pnpm",), ""),
        ("ecart", "différence de nombre d'associations ?", ("pnpm", "cde"), "Une trentaine d’associations pour la Plateforme CDE Maroc ; la page ne"),
        ("ecart", "différence de taille", BOTH, "Une vingtaine de plus"),
        ("nombre", "les deux ensemble ça fait combien ?", BOTH, "Cela fait une quarantaine si on les additionne : onze"),
        ("oui_non", "ensemble ça fait 41 ?", BOTH, "Oui : cela fait une quarantaine si on les additionne (onze"),
        ("oui_non", "ça fait soixante en tout ?", BOTH, "Non : cela fait une quarantaine si on les additionne"),
        ("tout", "un tableau de leurs membres, tu remplis ?", (), "La PNPM se consacre à la protection des migrants au Maroc ;"),
    ],
)  # fmt: skip
def test_the_first_sentence(detail: str, text: str, compared: tuple[str, ...], expected: str) -> None:
    found = said(detail, text, compared)
    assert found.startswith(expected) and bool(found) == bool(expected)


def test_by_how_much_is_asked_of_what_was_just_compared() -> None:
    assert said("ecart", "de combien ?", BOTH, COMPARED).startswith("Une vingtaine de plus")
    # « Plus grosse que le groupe ? — Oui. — De combien ? »
    assert said("ecart", "de combien ?", BOTH, Memory(dits=(("comparaison", "oui_non"),))).startswith("Une vingtaine de plus")
    assert said("ecart", "différence ?", BOTH, Memory(dits=(("membres", "nombre"),))).startswith("Une vingtaine de plus")
    assert said("ecart", "de combien ?", BOTH).startswith("Le groupe de travail se consacre à la lutte")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("une vingtaine d'écart", "Oui : une vingtaine de plus"),
        ("dix-neuf de plus", "Oui : une vingtaine"),
        ("ça fait 50 associations de plus ?", "Non : une vingtaine de plus"),
        ("cinquante de moins", "Onze associations marocaines pour le groupe de travail, une trentaine"),
        ("presque le triple donc", "Oui : environ trois fois plus (une trentaine d’associations pour la Plateforme"),
        ("trois fois plus de membres ?", "Oui : environ trois fois plus"),
        ("cinq fois plus d'associations ?", "Non : environ trois fois plus"),
        ("entre les deux l'écart c'est une vingtaine ?", "Oui : une vingtaine de plus"),
        ("un écart de trois ans, c'est ça ?", "Le groupe de travail se consacre à la lutte contre"),
        ("pas de beaucoup", "Non : une vingtaine de plus"),
        ("beaucoup plus ?", "Oui : une vingtaine de plus"),
        ("à peine plus", "Non : une vingtaine de plus"),
        # What else is spoken of is not known: nothing is denied.
        ("six de plus", "Onze associations marocaines pour le groupe de travail, une trentaine"),
        ("et AMANE y est depuis l'origine ?", "Le groupe de travail se consacre à la lutte contre"),
    ],
)
def test_what_is_claimed_of_the_difference_is_checked(text: str, begins: str) -> None:
    assert said("oui_non", text, BOTH, COMPARED).startswith(begins)


def test_how_many_more_is_asked_of_two_that_were_just_told() -> None:
    told = Memory(dits=(("comparaison", "nombre"),))
    assert said("nombre", "combien de plus ?", BOTH, told).startswith("Une vingtaine de plus")
    assert said("nombre", "combien chacun ?", BOTH, told).startswith("Onze associations marocaines pour le groupe de travail")


def test_a_difference_may_be_claimed_of_two_whose_sizes_were_told_one_by_one() -> None:
    told = Memory(collectif="groupe", collectif_precedent="cde", dits=(("membres", "nombre"), ("membres", "nombre")))
    assert said("oui_non", "dix-neuf de moins donc, à peu près", BOTH, told).startswith("Oui : une vingtaine de plus")


def test_numbers_that_are_those_of_two_are_told_with_whose_they_are() -> None:
    found = said("oui_non", "l'une c'est onze et l'autre trente", BOTH)
    assert found.startswith("Oui : onze associations marocaines pour le groupe de travail, une trentaine")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("la plus grosse c'est la CDE ?", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("la PNPM est la plus grande ?", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("c'est le plus petit ?", "D’après les nombres donnés, c’est le groupe de travail, avec onze"),
        ("et plus fournie quand même ?", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("et les autres, moins ?", "D’après les nombres donnés, c’est le groupe de travail, avec onze"),
        ("c'est plus que les autres ?", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("il dit que c'est beaucoup, par rapport aux autres ?", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        # Of what else is compared sizes tell nothing.
        ("et plus utile ?", "La PNPM se consacre à la protection des migrants"),
    ],
)
def test_what_is_claimed_of_sizes_is_answered_with_who_is_the_largest_or_the_smallest(text: str, begins: str) -> None:
    assert said("oui_non", text).startswith(begins)


def test_equal_ones_and_added_ones() -> None:
    group = KNOWLEDGE.collectifs[1]
    members = group.rubriques["membres"].model_copy(update={"nombre": Number(60), "unite": "associations"})
    new = group.model_copy(update={"id": "reseau", "designation": "le Réseau Arganier", "rubriques": {**group.rubriques, "membres": members}})
    same = group.model_copy(update={"id": "autre", "designation": "le Réseau Tamaris"})
    more = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new, same)})
    text = said("plus", "laquelle est la plus grande", knowledge=more)
    assert text.startswith("D’après les nombres donnés, c’est le Réseau Arganier, avec soixante associat")
    both = said("moins", "les plus petits ?", knowledge=more)
    assert both.startswith("Ce sont le groupe de travail et le Réseau Tamaris, avec onze associations marocaines")


def test_by_how_much_is_asked_of_two_that_were_told_one_by_one() -> None:
    told = Memory(collectif="groupe", vus=("cde.membres", "groupe.membres"), dits=(("membres", "oui_non"), ("membres", "nombre")))
    assert said("ecart", "ça fait combien d'écart", memory=told).startswith("Une vingtaine de plus")
    assert said("ecart", "difference entre les deux autres alors", ("pnpm", "groupe"), told).startswith("Une vingtaine de plus")


def test_by_how_much_is_asked_after_a_turn_beside_the_numbers() -> None:
    told = Memory(collectif="pnpm", dits=(("hors_sujet", "nombre"), ("membres", "nombre")))
    assert said("ecart", "écart entre les deux", memory=told).startswith("Une vingtaine de plus")


def test_how_many_times_and_in_which_order() -> None:
    assert said("ecart", "combien de fois plus gros ?", BOTH).startswith("Environ trois fois plus : une trentaine d’associations")
    assert said("liste", "classez-les par nombre de membres").startswith(LARGEST)
    assert said("liste", "associations, classement croissant").startswith("D’après les nombres donnés, c’est le groupe de travail")


def test_a_difference_is_of_numbers_only_where_they_are_asked_for() -> None:
    text = "je découvre votre association, quelle différence y a-t-il entre ces trois collectifs ?"
    assert said("ecart", text).startswith("La PNPM se consacre à la protection des migrants")


def test_two_are_added_and_the_third_is_said_to_be_unknown() -> None:
    told = Memory(collectif="cde", vus=("groupe.membres", "cde.membres"), dits=(("membres", "nombre"), ("membres", "nombre")))
    begins = "Oui : cela fait une quarantaine sans la PNPM, dont la page ne donne pas le nombre (onze associations"
    assert said("oui_non", "au total ça fait 41 alors", memory=told).startswith(begins)


def test_of_each_the_number_is_asked_for_and_no_difference() -> None:
    asked = asking("comparaison", detail="ecart", text="j ai besoin pour chacun de l effectif", every=True)
    found = lead(Request("comparaison", asked, BOTH), NEW, KNOWLEDGE)
    assert found and found.text.startswith("Onze associations marocaines pour le groupe de travail, une trentaine")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("je mets onze pour le groupe et une trentaine pour la cde, c'est bon ?", "Oui : onze"),
        ("onze pour le groupe, une trentaine pour la cde et rien pour l'autre, c'est bon ?", "Oui : onze"),
        ("je mets trente pour le groupe et onze pour la cde, c'est bon ?", "Non : onze"),
        ("le groupe en a onze et la cde plus de trente, c'est ça ?", "Onze"),
        ("je mets douze pour le groupe et trente pour la cde, c'est bon ?", "Non : onze"),
        # Of « une trentaine » nobody knows whether 32 is wrong.
        ("je mets onze pour le groupe et 32 pour la cde, c'est bon ?", "Onze"),
    ],
)
def test_two_numbers_are_held_against_those_named_with_them(text: str, verdict: str) -> None:
    assert said("oui_non", text, BOTH, named=BOTH).startswith(verdict)


def test_a_sum_is_told_whatever_it_was_read_as() -> None:
    asked = "ça fait combien d'associations si on additionne groupe et plateforme CDE ?"
    assert said("ecart", asked, BOTH, named=BOTH).startswith("Cela fait une quarantaine si on les additionne")


@pytest.mark.parametrize(
    ("text", "named", "spoken_of", "begins"),
    [
        ("ils sont plus nombreux ?", (), "cde", "Oui : d’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("la plus grosse c'est la cde ?", ("cde",), "pnpm", "Oui : d’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        ("le plus grand c'est le groupe ?", ("groupe",), None, "Non : d’après les nombres donnés, c’est la Plateforme CDE Maroc, avec une trentaine"),
        # Whom « il » means is not certain enough for a « non », « les autres » are not the one spoken of, and of the PNPM no size is known.
        ("c'est le plus grand ?", (), "groupe", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec"),
        ("les autres sont plus nombreux ?", (), "cde", "D’après les nombres donnés, c’est la Plateforme CDE Maroc, avec"),
        ("la pnpm c'est la plus petite ?", ("pnpm",), None, "D’après les nombres donnés, c’est le groupe de travail, avec onze"),
    ],
)
def test_whether_it_is_the_largest(text: str, named: tuple[str, ...], spoken_of: str | None, begins: str) -> None:
    question = replace(asking("comparaison", detail="oui_non", text=fold(text), collectives=named), markers=find_markers(fold(text)))
    found = lead(Request("comparaison", question), Memory(collectif=spoken_of), KNOWLEDGE)
    assert found and found.text.startswith(begins)
