"""Texts are proved against the values: numbers, dates and names; quotations that say something else are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import report
from tests.knowledge.editing import PAGE, edit, errors_of

OBJECT = "    objet: la lutte contre les violences sexuelles"


def say(folder: Path, words: str) -> int:
    """Begin a text of the working group with these words; return its line."""
    return edit(folder, OBJECT, OBJECT.replace("la lutte", f"{words}, la lutte"))


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "collectifs.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_number_in_a_text_that_is_not_the_value_names_both_places(folder: Path) -> None:
    line = say(folder, "douze associations marocaines")
    value = line_of(folder, "        nombre: 11")
    (error,) = errors_of(folder)
    assert error.startswith(f"collectifs.yml, ligne {line}, groupe › objet : le texte dit « douze », ")
    assert f"11 à la ligne {value}" in error


@pytest.mark.parametrize("words", ["onze associations marocaines", "11 associations", "cinq associations"])
def test_a_number_that_is_a_value_may_stand_in_a_text(folder: Path, words: str) -> None:
    say(folder, words)
    assert report(folder)[0] == []


@pytest.mark.parametrize(
    ("words", "right"),
    [("en novembre 2014", True), ("en 2014", True), ("en décembre 2014", False), ("le 3 novembre 2014", False), ("en 2016", False)],
)
def test_a_date_in_a_text_is_one_of_the_values_and_no_more_precise(folder: Path, words: str, right: bool) -> None:
    line = say(folder, f"fondé {words}")
    value = line_of(folder, "        date: 2014-11")
    found = report(folder)[0]
    assert bool(found) is not right
    assert right or (f"ligne {line}, " in found[0] and f"novembre 2014 à la ligne {value}" in found[0])


@pytest.mark.parametrize(
    ("name", "right"),
    [("l’UNICEF", True), ("Genève", True), ("le CNDH", True), ("l’UNESCO", False), ("Tanger", False), ("l’UNICFE", False)],
)
def test_a_name_in_a_text_is_one_of_the_file(folder: Path, name: str, right: bool) -> None:
    say(folder, f"avec {name}")
    found = report(folder)[0]
    assert bool(found) is not right
    assert right or "n’est le nom de personne dans ce fichier" in found[0]


def test_what_is_said_besides_is_typed_too(folder: Path) -> None:
    say(folder, "sept villes depuis 2016")
    assert len(errors_of(folder)) == 2
    unit = "        unite: associations marocaines\n"
    edit(folder, unit, f"{unit}        autres_nombres: [7]\n        autres_dates: [2016]\n")
    assert report(folder)[0] == []


def test_after_a_correction_it_is_told_what_still_says_the_old_value(folder: Path) -> None:
    before = report(folder)[1]
    edit(folder, "        nombre: 11\n", "        nombre: 12\n")
    errors, todo, _ = report(folder)
    new = [one for one in todo if one not in before]
    assert errors == []
    quoting = [one for one in new if "dit encore « onze »" in one]
    page = (folder / PAGE).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(page, 1) if "onze" in text)
    assert len(quoting) == 3 and all(f"ligne {line} de la page" in one and f"12 à la ligne {line_of(folder, 'nombre: 12')}" in one for one in quoting)
    assert any("aucune citation de la rubrique ne dit « douze »" in one for one in new)


def test_the_real_file_is_proved_and_its_quotations_say_nothing_else() -> None:
    errors, todo, _ = report()
    assert errors == [] and not any("citation" in one for one in todo)
