"""What changed is said in the words of the forms: values by their titles, items of lists one by one, and no file differs unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.changed import ChangedField, ChangedSheet, changed_sheets
from knowledge.draft import contents
from knowledge.publication import changes_between
from tests.knowledge.editing import edit

C, K = "collectifs.yml", "contacts.yml"
LINK = "{titre: La liste des membres, adresse: null}"


def changes(folder: Path, file: str, *edits: tuple[str, str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    before = contents(folder)
    for old, new in edits:
        edit(folder, old, new, file)
    found = changed_sheets(changes_between(before, contents(folder)))
    return [(one.title, [(field.title, field.before, field.after) for field in one.fields]) for one in found]


@pytest.mark.parametrize(
    ("file", "old", "new", "sheet", "fields"),
    [
        (C, "nombre: 11", "nombre: 12", "Les membres du groupe de travail", [("Combien", "11", "12")]),
        (C, LINK, LINK.replace("null", "https://exemple.ma"), "Les membres du groupe de travail", [("Liens, n° 1 › Adresse", "", "https://exemple.ma")]),
        (C, "      - cde maroc\n", "      - cde maroc\n      - cde du maroc\n", "Plateforme CDE Maroc : ses noms et sa présentation",
         [("Autres noms", "", "cde du maroc")]),
        (C, "      - cde maroc\n", "", "Plateforme CDE Maroc : ses noms et sa présentation", [("Autres noms", "cde maroc", "")]),
        (C, "avec: [l’UNICEF, le CNDH]", "avec: [le CNDH, l’UNICEF]", "L’étude à l’origine du groupe",
         [("Avec quels partenaires, dans un autre ordre", "l’UNICEF ; le CNDH", "le CNDH ; l’UNICEF")]),
        (C, "contacts: {contact: null", "contacts: {contact: Écrivez-nous.", "AMANE", [("Comment joindre AMANE › contact", "", "Écrivez-nous.")]),
        (K, 'numero: "19"', 'numero: "190"', "Les numéros et les sites", [("Les contacts, n° 3 › Numéro", "19", "190")]),
        (C, "association:\n", "# Relu en mai.\nassociation:\n", "", []),
    ],
)  # fmt: skip
def test_a_change_is_said_as_its_form_shows_it(folder: Path, file: str, old: str, new: str, sheet: str, fields: list[tuple[str, str, str]]) -> None:
    assert changes(folder, file, (old, new)) == [(sheet, fields)]


def test_every_file_has_its_changes_and_every_item_its_own(folder: Path) -> None:
    before = contents(folder)
    page = folder / "sources" / "page-collectifs.txt"
    page.write_text(page.read_text(encoding="utf-8") + "\nUne ligne de plus.\n", encoding="utf-8")
    edit(folder, "      - cde maroc\n", "      - cde du maroc\n      - la cde\n")
    edit(folder, "nombre: 11", "nombre: 12")
    found = changed_sheets(changes_between(before, contents(folder)))
    assert [(one.title, len(one.fields)) for one in found] == [
        ("Les membres du groupe de travail", 1),
        ("Plateforme CDE Maroc : ses noms et sa présentation", 2),
        ("Le texte gardé de la page d’AMANE", 1),
    ]
    assert found[2].fields == (ChangedField("Lignes", "", "Une ligne de plus."),)


def test_a_sheet_that_comes_or_goes_is_said_whole(folder: Path) -> None:
    before = contents(folder)
    text = (folder / C).read_text(encoding="utf-8")
    begin, end = text.index("      membres:\n        titre: Les membres du groupe"), text.index("  - id: cde\n")
    (folder / C).write_text(text[:begin] + text[end:], encoding="utf-8")
    gone = changed_sheets(changes_between(before, contents(folder)))
    come = changed_sheets(changes_between(contents(folder), before))
    assert [(one.title, one.new, one.gone, one.address) for one in gone] == [("Les membres du groupe de travail", False, True, "")]
    assert [(one.new, one.gone, one.address) for one in come] == [(True, False, "/fiche/collectif.groupe.membres")]
    assert ("Combien", "11", "") in [(one.title, one.before, one.after) for one in gone[0].fields]
    assert [(one.title, one.after, one.before) for one in come[0].fields] == [(one.title, one.before, one.after) for one in gone[0].fields]
    link = next(one for one in come[0].fields if one.title == "Liens")
    assert link.after == "La liste des membres"


@pytest.mark.parametrize("broken", [b"", b"- : [", b"\xff\xfe\x00", b"- 3\n"])
def test_a_file_that_no_form_can_show_is_told_as_such_and_not_as_sheets_that_are_gone(folder: Path, broken: bytes) -> None:
    before = contents(folder)
    (folder / C).write_bytes(broken)
    for changes in (changes_between(before, contents(folder)), changes_between(contents(folder), before)):
        assert changed_sheets(changes) == [ChangedSheet(C, "", (), unread=True)]


def test_only_blank_lines_in_the_text_that_is_kept_are_no_change_of_words(folder: Path) -> None:
    before = contents(folder)
    page = folder / "sources" / "page-collectifs.txt"
    page.write_text(page.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert changed_sheets(changes_between(before, contents(folder))) == [ChangedSheet("sources/page-collectifs.txt", "", ())]
