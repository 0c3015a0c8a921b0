"""Every fact of the files has its sheet, and a place of a file is found in the sheet that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.fields import shown_block
from bot.desk.sheets import called, documents, sheet_at, sheets
from knowledge import FOLDER, load
from tests.desks import of_folder
from tests.knowledge.editing import edit


def test_every_block_of_the_files_has_a_sheet() -> None:
    found = documents(of_folder(FOLDER))
    names = {one.name for one in sheets(found)}
    knowledge = load()
    wanted = {"association", "page", "liste", "objectifs_communs", "lexique", "contacts", "temoins"}
    wanted |= {f"reponses.{name}" for name in knowledge.reponses}
    for one in knowledge.collectifs:
        wanted |= {f"collectif.{one.id}", *(f"collectif.{one.id}.{name}" for name in one.rubriques)}
    assert names == wanted
    for one in sheets(found):
        assert shown_block(one.fields, one.block(found[one.file].data))
        lone = called(one.name)
        assert lone and (lone.file, lone.fields) == (one.file, one.fields)


@pytest.mark.parametrize("name", ["", "girafe", "collectif", "collectif.a.b.c", "reponses"])
def test_nothing_else_is_called_a_sheet(name: str) -> None:
    assert called(name) is None


@pytest.mark.parametrize(
    ("file", "place", "name"),
    [
        ("collectifs.yml", ("collectifs", 1, "rubriques", "membres", "nombre"), "collectif.groupe.membres"),
        ("collectifs.yml", ("collectifs", 1, "rubriques", "membres"), "collectif.groupe.membres"),
        ("collectifs.yml", ("collectifs", 1, "alias", 3), "collectif.groupe"),
        ("collectifs.yml", ("page", "fichier"), "page"),
        ("contacts.yml", ("contacts", 0, "numero"), "contacts"),
        ("contacts.yml", ("reponses", "gratuit", "texte"), "reponses.gratuit"),
        ("collectifs.yml", ("girafe",), None),
        ("collectifs.yml", ("collectifs", 1, "rubriques", "girafe"), None),
    ],
)
def test_a_place_is_in_its_sheet(file: str, place: tuple[int | str, ...], name: str | None) -> None:
    found = sheet_at(sheets(documents(of_folder(FOLDER))), file, place)
    assert (found.name if found else None) == name


def test_what_has_not_the_shape_of_a_file_has_no_sheet(folder: Path) -> None:
    edit(folder, "    rubriques:\n", "    rubriques: x\n    autre:\n")
    edit(folder, "  - id: groupe", "  - id: [groupe]")
    (folder / "contacts.yml").write_text("contacts: 3\nreponses: [a]\n", encoding="utf-8")
    names = [one.name for one in sheets(documents(of_folder(folder)))]
    assert "collectif.pnpm" in names and "collectif.cde.membres" in names and "association" in names
    assert not any(name.startswith(("collectif.pnpm.", "collectif.groupe", "contacts", "reponses")) for name in names)
    (folder / "collectifs.yml").write_text("- a\n", encoding="utf-8")
    (folder / "contacts.yml").write_bytes(b"\xff\xfe")
    assert sheets(documents(of_folder(folder))) == []
