"""An edit changes the lines of its field and no others; what is read again is what was typed."""

from __future__ import annotations

import copy
import difflib
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.editing import EditError, UnreadableError, edited
from bot.desk.fields import fields_of, shown_block
from bot.desk.sheets import documents, sheets
from knowledge import FOLDER
from knowledge.model import Page, Section
from knowledge.reading import read_document
from tests.desks import of_folder

SOURCE = {"citation": "", "adresse": "https://exemple.ma", "titre": "Une page, et : son titre", "consulte_le": "2026-11-23", "nom": "", "prouve": ""}
CONTACT = {
    "numero": "190", "site": "", "nom": "Police", "quand": "en ville ?", "immediat": "", "verifie_le": "2026-11-24", "a_confirmer": False,
    "alias": [], "cas": [], "traductions": [], "sources": ["appel de l’équipe, hier", "yes"],
}  # fmt: skip


def change(name: str, **values: Any) -> tuple[str, dict[str, Any], list[str], list[str]]:
    """Change fields of a sheet; return the new text, the values of the sheet in it, the lines that went and those that came."""
    found = documents(of_folder(FOLDER))
    sheet = next(one for one in sheets(found) if one.name == name)
    text = (FOLDER / sheet.file).read_text(encoding="utf-8")
    wanted: dict[str, Any] = copy.deepcopy(shown_block(sheet.fields, sheet.block(found[sheet.file].data)))
    for one, value in values.items():
        wanted[one] = value(wanted[one]) if callable(value) else value
    new = edited(text, sheet.path, sheet.fields, wanted)
    lines = list(difflib.ndiff(text.splitlines(), new.splitlines()))
    document = read_document("", lambda _: new.encode())
    return (
        new,
        shown_block(sheet.fields, sheet.block(document.data)),
        [line[2:].strip() for line in lines if line[0] == "-"],
        [line[2:].strip() for line in lines if line[0] == "+"],
    )


@pytest.mark.parametrize(
    ("name", "values", "went", "came"),
    [
        ("collectif.groupe.membres", {"nombre": "12"}, ["nombre: 11"], ["nombre: 12"]),
        ("collectif.groupe.membres", {"nombre": "environ 12"}, ["nombre: 11"], ["nombre: environ 12"]),
        ("collectif.groupe.membres", {"unite": ""}, ["unite: associations marocaines"], []),
        ("collectif.groupe.membres", {"date": "2016", "qui": ["AMANE", "l’UNICEF, à Rabat"]}, [], ['date: "2016"', 'qui: [AMANE, "l’UNICEF, à Rabat"]']),
        ("collectif.groupe.membres", {"introduction": "{nombre} : c’est tout"}, ["*"], ["{nombre} : c’est tout"]),
        ("collectif.groupe.membres", {"sources": lambda old: [*old, SOURCE]}, [], ["- adresse: \"https://exemple.ma\"", "*"]),
        ("collectif.groupe.membres", {"liens": lambda old: [{**old[0], "adresse": "https://exemple.ma/liste"}]}, ["*"], ['- {titre: La liste des membres, adresse: "https://exemple.ma/liste"}']),
        ("collectif.groupe.membres", {"liens": lambda old: [{**old[0], "retirer": True}]}, ["liens:", "*"], []),
        ("collectif.groupe.membres", {"noms": ["a" * 50, "b" * 50], "creation": True, "sigles": ["EPU : Examen"]}, [], ["creation: true", "noms:", "*"]),
        ("collectif.pnpm", {"sigle": ""}, ["sigle: PNPM"], ["sigle: null"]),
        ("collectif.pnpm", {"alias": lambda old: [old[0], "réseau x", *old[2:]]}, ["- plateforme nationale de protection des migrants"], ["- réseau x"]),
        ("association", {"alias": []}, ['alias: [amane, "l\'amane", amanee, ammane, association amane]'], []),
        ("association", {"contacts": lambda old: {**old, "don": "Écrivez-nous ?"}}, ["*"], ["*"]),
        ("page", {"titre": "La page"}, ["*"], ["titre: La page"]),
        ("contacts", {"contacts": lambda old: [*old, CONTACT]}, [], ['- numero: "190"', "*"]),
        ("contacts", {"contacts": lambda old: [{**old[0], "numero": "2512"}, {**old[1], "retirer": True}, *old[2:]]}, ['- numero: "2511"', "*"], ['- numero: "2512"']),
        ("reponses.preuves", {"texte": "Oui.", "verifie_le": "2026-11-24", "sources": ["ici"]}, ["texte: null"], ["texte: Oui.", "verifie_le: 2026-11-24", "sources: [ici]"]),
        ("temoins", {"temoins": lambda old: [{**old[0], "mots": ["non"]}, *old[1:]]}, [], ['mots: [non]']),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_field_change(name: str, values: dict[str, Any], went: list[str], came: list[str]) -> None:
    """« * » stands for any further lines."""
    new, found, gone, added = change(name, **values)
    for told, wanted in ((gone, went), (added, came)):
        known = [one for one in wanted if one != "*"]
        assert told[: len(known)] == known and (len(told) == len(known) or "*" in wanted), told
    assert all(found[one] == value for one, value in values.items() if not callable(value))
    assert comments(new) == comments((FOLDER / file_of(name)).read_text(encoding="utf-8"))


def file_of(name: str) -> str:
    return next(one.file for one in sheets(documents(of_folder(FOLDER))) if one.name == name)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def test_a_long_text_is_folded_as_by_hand() -> None:
    text = "Le groupe réunit {nombre}, " * 12 + "et c’est  tout."
    _, found, _, added = change("collectif.groupe.membres", introduction=text)
    assert found["introduction"] == text
    assert all(len(line) <= 140 for line in added) and len(added) == 3


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200).map(lambda text: text.strip())


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS.filter(bool), max_size=4))
def test_whatever_is_typed_is_read_again(title: str, text: str, names: list[str]) -> None:
    before = "# un\na:\n  - titre: A # deux\n    introduction: >-\n      B\n    qui: [C]\n    sources:\n      - citation: D\n  # trois\n  - titre: E\n"
    fields = fields_of(Section)
    values = shown_block(fields, {"titre": "A", "introduction": "B", "qui": ["C"], "sources": [{"citation": "D"}]})
    values |= {"titre": title, "introduction": text, "noms": names, "qui": names, "existe": names}
    try:
        new = edited(before, ("a", 0), fields, values)
    except UnreadableError:
        return  # what no file may hold is told
    assert shown_block(fields, yaml.load(new, yaml.BaseLoader)["a"][0]) == values
    assert new.startswith("# un\n") and new.endswith("  # trois\n  - titre: E\n") and "# deux" in new


def test_what_cannot_be_written_alone_is_refused() -> None:
    fields = fields_of(Page)
    wanted: dict[str, Any] = {"adresse": "https://exemple.ma", "titre": "Autre", "fichier": "a.txt"}
    for text in ("page: {adresse: x, titre: A, fichier: a.txt}\n", "b: &b A\npage:\n  titre: *b\n  adresse: x\n  fichier: a.txt\n", "page: 3\n"):
        with pytest.raises(EditError):
            edited(text, ("page",), fields, wanted)
    with pytest.raises(UnreadableError, match="accents abîmés"):
        edited("page:\n  titre: A\n", ("page",), fields, {**wanted, "titre": "Ã©cole"})
