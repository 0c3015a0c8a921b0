"""Values stand once in the file and are put into its texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.turn import all_answers
from knowledge import load, report
from knowledge.filling import is_text, section_values
from tests.knowledge.editing import FOURTH, edit, errors_of


def test_a_value_corrected_in_one_line_changes_every_answer(folder: Path) -> None:
    edit(folder, "        nombre: 11\n", "        nombre: 12\n")
    told = [reply.text for _, _, reply in all_answers(load(folder))]
    assert not any("onze" in text for text in told)
    assert sum("douze associations marocaines" in text for text in told) >= 3


def test_how_many_collectives_there_are_is_counted(folder: Path) -> None:
    assert "à trois collectifs" in load(folder).liste.introduction
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(FOURTH)
    assert "à quatre collectifs" in load(folder).liste.introduction


def test_a_place_that_names_no_value_is_told_with_the_nearest(folder: Path) -> None:
    line = edit(folder, "CDE Maroc regroupe {nombre}.", "CDE Maroc regroupe {nombr}.")
    where = f"collectifs.yml, ligne {line}, cde › membres › introduction"
    assert errors_of(folder) == [f"{where} : {{nombr}} ne désigne aucune valeur ; est-ce {{nombre}} ?"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{nombre", "une accolade de trop ou de moins à « {nombre. » ; mettez-en une de chaque côté, comme dans {nombre}"),
        ("{{nombre}}", "une accolade de trop ou de moins à « {nombre}. »"),
        ("{ Nombre }", "{ Nombre } ne désigne aucune valeur ; écrivez {nombre}"),
        ("{menbres.nombre}", "aucune rubrique « menbres » n’a de valeur ici ; si c’est « membres », écrivez partout le même nom"),
    ],
)
def test_a_brace_that_stands_alone_or_names_nothing_is_told(folder: Path, written: str, says: str) -> None:
    edit(folder, "CDE Maroc regroupe {nombre}.", f"CDE Maroc regroupe {written}.")
    (error,) = errors_of(folder)
    assert "cde › membres › introduction : " in error and says in error


def test_quotations_and_names_are_left_as_they_are(folder: Path) -> None:
    edit(folder, "      - cde maroc\n", "      - cde maroc\n      - cde {nombre}\n")
    assert report(folder)[0] == [] and "cde {nombre}" in load(folder).collectifs[2].alias
    assert is_text(("collectifs", 0, "rubriques", "a", "points", 0, "texte")) and is_text(("collectifs", 0, "objet"))
    assert not is_text(("collectifs", 0, "rubriques", "a", "sources", 0, "titre")) and not is_text(())


def test_the_values_of_a_section_are_written_as_in_a_sentence() -> None:
    sections = load().collectifs[1].rubriques
    wanted = {"nombre": "cinq associations", "date": "novembre 2014", "quand": "en novembre 2014", "qui": "AMANE"}
    assert section_values(sections["fondation"]) == wanted
    assert section_values(sections["origine"])["avec"] == "l’UNICEF et le CNDH"
    assert "{" not in " ".join(section.introduction for section in sections.values())
