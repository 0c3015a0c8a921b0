"""What the check says stands at the field that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.messages import Message, messages
from bot.desk.sheets import documents, sheets
from tests.desks import Opened, Sheet, of_folder
from tests.knowledge.editing import edit


def of(folder: Path, kind: str = "wrong") -> list[Message]:
    found = documents(of_folder(folder))
    return [one for one in messages(of_folder(folder), found, sheets(found)) if one.kind == kind]


@pytest.mark.parametrize(
    ("name", "old", "new", "sheet", "at"),
    [
        ("collectifs.yml", "nombre: 11", "nombre: onze et demi", "collectif.groupe.membres", "/nombre"),
        ("collectifs.yml", "date: 2017-06", "date: juin 2017", "collectif.cde.fondation", "/date"),
        ("collectifs.yml", "genre: feminin", "genre: girafe", "collectif.pnpm", "/genre"),
        ("collectifs.yml", "genre: feminin", "gendre: feminin", "", ""),
        ("collectifs.yml", "citation: Cinq associations", "citation: Six associations", "collectif.groupe", "/sources/0/citation"),
        ("collectifs.yml", "      - cde maroc\n", "      - pnpm\n", "collectif.cde", "/alias"),
        ("collectifs.yml", "{titre: La liste des membres, adresse: null}", "{titre: Liste, adresse: exemple.ma}", "collectif.groupe.membres", "/liens/0/adresse"),
        ("contacts.yml", '"2511"', '"25 11"', "contacts", "/contacts/0/numero"),
        ("contacts.yml", "L’appel au 2511", "L’appel au 2611", "reponses.gratuit", "/texte"),
        ("contacts.yml", "  - numero:", "<<<<<<< autre\n  - numero:", "", ""),
    ],
)  # fmt: skip
def test_a_message_is_at_its_field(folder: Path, name: str, old: str, new: str, sheet: str, at: str) -> None:
    edit(folder, old, new, name)
    found = [(one.sheet.name if one.sheet else "", one.input) for one in of(folder)]
    assert (sheet, at) in found


def test_doubts_and_what_is_to_fill_in_have_their_fields_too(folder: Path) -> None:
    edit(folder, "consulte_le: 2026-11-23", "consulte_le: 2126-11-23")
    assert of(folder) == []
    assert [(one.sheet.name, one.input) for one in of(folder, "doubtful") if one.sheet] == [("association", "/sources/1/consulte_le")]
    todo = {(one.sheet.name, one.input) for one in of(folder, "to_fill_in") if one.sheet}
    assert ("collectif.groupe.membres", "/liens/0/adresse") in todo and ("association", "/contacts/don") in todo
    assert ("contacts", "/contacts/0/a_confirmer") in todo and ("reponses.preuves", "/texte") in todo


def test_golden_questions_are_checked_too(folder: Path) -> None:
    (folder / "questions-temoins.yml").write_text("temoins:\n  - question: Et ?\n    sujet: pnpm.valeur\n", encoding="utf-8")
    (found,) = of(folder)
    assert found.sheet and (found.sheet.name, found.input) == ("temoins", "/temoins/0/sujet") and "« pnpm.valeurs »" in found.says


def test_a_folder_without_its_files_is_told(folder: Path) -> None:
    (folder / "contacts.yml").unlink()
    (found,) = of(folder)
    assert "fichier illisible : il n’existe pas" in found.says and found.where == "contacts.yml" and found.sheet is None


def test_a_wrong_value_is_told_at_its_field_and_stays_there(desk: Opened) -> None:
    person = desk.person()
    saved = Sheet(person, "collectif.groupe.membres").save(nombre="onze et demi")
    assert saved.status_code == 303
    page = person.get(saved.headers["Location"]).text
    assert "C’est gardé dans le brouillon, mais ne pourra pas être publié ainsi" in page and "notice good" not in page
    said = "« onze et demi » n’est pas un nombre seul ; écrivez 11"
    at = page.index('value="onze et demi"')
    assert page.count(said) == 2 and page.rindex(said) < at and at - page.rindex(said) < 300
    assert 'aria-invalid="true" aria-describedby="/nombre~aide /nombre~dit"' in page[at : at + 200] and 'id="/nombre~dit"' in page
    home = person.get("/").text
    assert "À corriger avant de publier" in home and '<a href="/fiche/collectif.groupe.membres#/nombre">Les membres du groupe de travail › Combien</a>' in home
