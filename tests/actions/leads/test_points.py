"""Every list of the file can be told point by point, each with its own source, under the name its kind gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.leads.points import asked_words, matched, series
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

LISTS = ["collectifs.objectifs", "pnpm.objectifs", "pnpm.valeurs"]


@pytest.mark.parametrize("topic", LISTS)
def test_each_point_is_told_with_a_quotation_of_its_own(topic: str) -> None:
    listed = series(KNOWLEDGE, topic)
    assert listed
    sources = [item.sources for item in listed.items]
    assert all(len(one) == 1 for one in sources) and len(set(sources)) == len(sources)


def test_a_point_is_called_as_its_kind_says() -> None:
    values, goals = series(KNOWLEDGE, "pnpm.valeurs"), series(KNOWLEDGE, "collectifs.objectifs")
    assert values and values.told(0).startswith("La première valeur est l’universalité")
    assert goals and goals.told(2).startswith("Le troisième objectif est de créer des dynamiques")


def test_a_list_of_another_section_has_points() -> None:
    pnpm = KNOWLEDGE.collectifs[0]
    other = pnpm.model_copy(update={"rubriques": {**pnpm.rubriques, "activites": pnpm.rubriques["objectifs"]}})
    listed = series(KNOWLEDGE.model_copy(update={"collectifs": (other,)}), "pnpm.activites")
    assert listed and listed.told(1).startswith("Le deuxième point est de faire du plaidoyer")


@pytest.mark.parametrize("topic", ["pnpm.presentation", "groupe.charte", "chronologie", "hors_sujet", ""])
def test_what_has_no_points_is_no_list(topic: str) -> None:
    assert series(KNOWLEDGE, topic) is None


def test_all_points_are_named_by_their_titles_where_each_has_one() -> None:
    listed = series(KNOWLEDGE, "collectifs.objectifs")
    assert listed and listed.in_short == (
        "Trois objectifs essentiels : la protection juridique des enfants, la pression sur les États pour la prise en charge et la réhabilitation, "
        "et des stratégies nationales pour un environnement protecteur."
    )
    pnpm = KNOWLEDGE.collectifs[0]
    goals = pnpm.rubriques["objectifs"]
    without = goals.model_copy(update={"points": (goals.points[0].model_copy(update={"titre": None}), *goals.points[1:])})
    other = pnpm.model_copy(update={"rubriques": {**pnpm.rubriques, "objectifs": without}})
    listed = series(KNOWLEDGE.model_copy(update={"collectifs": (other,)}), "pnpm.objectifs")
    assert listed and listed.in_short is None


@pytest.mark.parametrize(
    ("texts", "begins"),
    [
        (["Ouvrir des classes", "Aider les familles"], "Le deuxième objectif est d’aider les familles."),
        # One noun that ends as a verb does not make a list of verbs.
        (["L’accès à l’école", "Atelier de lecture"], "Le deuxième objectif : atelier de lecture."),
        (["Atelier de lecture", "L’accès à l’école"], "Le deuxième objectif est l’accès à l’école."),
        (["Ouvrir des classes", "Aider deux sortes de gens : les enfants et les migrants"], "Le deuxième objectif : aider deux sortes de gens"),
    ],
)
def test_a_point_is_told_in_a_sentence_of_its_own(texts: list[str], begins: str) -> None:
    pnpm = KNOWLEDGE.collectifs[0]
    goals = pnpm.rubriques["objectifs"]
    points = tuple(goals.points[0].model_copy(update={"texte": text}) for text in texts)
    other = pnpm.model_copy(update={"rubriques": {**pnpm.rubriques, "objectifs": goals.model_copy(update={"points": points})}})
    listed = series(KNOWLEDGE.model_copy(update={"collectifs": (other,)}), "pnpm.objectifs")
    assert listed and listed.told(1).startswith(begins)


def find(topic: str, text: str, organisations: tuple[str, ...] = ()) -> tuple[tuple[int, ...], bool]:
    listed = series(KNOWLEDGE, topic)
    assert listed
    found = matched(listed, asked_words(asking("valeurs", text=fold(text), collectives=("pnpm",), organisations=organisations), KNOWLEDGE))
    return found.places, found.every


@pytest.mark.parametrize(
    ("topic", "text", "place"),
    [
        ("pnpm.objectifs", "lequel parle de sensibilisation ?", 2),
        ("pnpm.objectifs", "lequel c'est pour partager entre régions", 0),
        ("pnpm.objectifs", "la PNPM fait de l'expertise ?", 3),
        ("pnpm.valeurs", "le handicap ?", 1),
        ("pnpm.valeurs", "elle accepte toutes les religions ?", 1),
        ("pnpm.valeurs", "c'est universel ?", 0),
        ("collectifs.objectifs", "la rehabilitasion ?", 1),
        ("collectifs.objectifs", "« stratégies concertées »", 2),
    ],
)
def test_the_point_that_speaks_of_it(topic: str, text: str, place: int) -> None:
    assert find(topic, text) == ((place,), True)


def test_an_organisation_is_found_by_any_of_its_names() -> None:
    assert find("pnpm.valeurs", "et l'ONU là-dedans ?", ("Nations unies",)) == ((2,), True)


def test_words_that_stand_nowhere_are_seen() -> None:
    assert find("pnpm.valeurs", "l'orientation professionnelle ?") == ((1,), False)
    assert find("pnpm.valeurs", "ça parle de football ?") == ((), False)


def test_for_what_public_is_no_word_of_a_point() -> None:
    assert find("collectifs.objectifs", "pour quel public ?") == ((), False)
    assert find("pnpm.objectifs", "informer le public ?")[0] == (2,)


def test_several_points_may_speak_of_it() -> None:
    assert find("pnpm.objectifs", "lesquels parlent de société civile ?") == ((0, 2), True)


def test_other_words_that_the_file_gives_a_point_find_it_and_are_not_what_it_says() -> None:
    assert find("pnpm.valeurs", "et le racisme ?") == ((1,), False)


def test_whose_list_it_is_goes_on_to_its_point_in_one_sentence() -> None:
    values = series(KNOWLEDGE, "pnpm.valeurs")
    assert values and values.told_of("la PNPM", 1).startswith("la PNPM, dont la deuxième valeur est la lutte contre toutes")
    # A point with a colon of its own does not go on so.
    odd = replace(values, items=(replace(values.items[0], text="La paix : partout."), *values.items[1:]))
    assert odd.told_of("la PNPM", 0) == "la PNPM : la première valeur, à savoir la paix (partout)."
