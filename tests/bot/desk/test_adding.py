"""A collective and a section are begun on the desk with what they can't do without; their usual forms go on, and nothing else is touched."""

from __future__ import annotations

from typing import Any

import pytest

from bot.desk.adding import SECTIONS
from knowledge import load, report
from knowledge.doubts import ASKED_SECTIONS
from tests.desks import Opened, Sheet, words
from tests.knowledge.editing import edit

COLLECTIVE = {
    "nom": "Réseau des écoles", "designation": "le Réseau des écoles", "genre": "masculin", "role_amane": "AMANE en est membre",
    "objet": "l’école pour tous : filles, garçons", "introduction": "Le Réseau des écoles défend l’école pour tous.",
    "source/adresse": "https://exemple.ma", "source/titre": "Site du réseau", "source/nom": "le site du réseau",
}  # fmt: skip
SECTION = {
    "sorte": "membres", "titre": "Les membres du réseau", "introduction": "Le Réseau des écoles réunit des écoles.",
    "source/adresse": "https://exemple.ma", "source/titre": "Site du réseau", "source/nom": "",
}  # fmt: skip


def add(desk: Opened, address: str, typed: dict[str, str]) -> Any:
    return desk.person().post(address, data=typed)


def test_a_fourth_collective_and_its_sections_are_begun_filled_in_and_answered(desk: Opened) -> None:
    person = desk.person()
    assert 'href="/nouveau/collectif"' in person.get("/").text
    form = person.get("/nouveau/collectif").text
    assert all(f'name="{name}"' in form for name in COLLECTIVE)
    before = desk.text()
    added = add(desk, "/nouveau/collectif", COLLECTIVE)
    assert added.status_code == 303 and added.headers["Location"] == "/fiche/collectif.reseau_des_ecoles?fait=ajoute"
    assert "C’est ajouté au brouillon." in person.get(added.headers["Location"]).text
    assert desk.text().startswith(before) and report(desk.draft)[:2] == ([], [])
    assert 'href="/nouveau/rubrique/reseau_des_ecoles"' in person.get("/").text
    form = person.get("/nouveau/rubrique/reseau_des_ecoles").text
    assert '<option value="membres">Les membres</option>' in form and 'value="presentation"' not in form
    added = add(desk, "/nouveau/rubrique/reseau_des_ecoles", SECTION)
    assert added.headers["Location"] == "/fiche/collectif.reseau_des_ecoles.membres?fait=ajoute"
    sheet = Sheet(person, "collectif.reseau_des_ecoles.membres")
    assert sheet.save(introduction="Il réunit {nombre}.", nombre="12", unite="écoles").status_code == 303
    assert report(desk.draft)[:2] == ([], []) and desk.text().startswith(before)
    assert '<option value="membres">' not in person.get("/nouveau/rubrique/reseau_des_ecoles").text
    changes = words(person.get("/changements").text)
    assert "Il réunit douze écoles." in changes and "quatre collectifs" in changes


def test_a_section_of_a_collective_that_is_there_stands_after_its_others(desk: Opened) -> None:
    add(desk, "/nouveau/rubrique/pnpm", {**SECTION, "introduction": "La plateforme a des membres."})
    desk.person().get("/")
    there, now = load(desk.knowledge).collectifs, load(desk.draft).collectifs
    assert list(now[0].rubriques) == [*there[0].rubriques, "membres"] and now[1:] == there[1:]
    assert now[0].rubriques["membres"].sources[0].titre == "Site du réseau"


def test_what_is_missing_is_told_and_what_was_typed_stays(desk: Opened) -> None:
    desk.person().get("/")
    before = desk.text()
    for address, typed in (("/nouveau/collectif", COLLECTIVE), ("/nouveau/rubrique/pnpm", SECTION)):
        answer = add(desk, address, {**typed, "introduction": " ", "source/adresse": ""})
        assert answer.status_code == 409 and "il manque « Texte », « Adresse »" in answer.text and 'value="Site du réseau"' in answer.text
    assert desk.text() == before


def test_a_name_that_is_taken_or_no_name_gets_another_short_one(desk: Opened) -> None:
    desk.person().get("/")
    for name, short in (("PNPM", "pnpm_2"), ("2511 ✓", "collectif"), ("L’École & l’Enfant", "l_ecole_l_enfant")):
        assert add(desk, "/nouveau/collectif", {**COLLECTIVE, "nom": name}).headers["Location"].startswith(f"/fiche/collectif.{short}?")


@pytest.mark.parametrize("identifier", ["girafe", "%3Cb%3E"])
def test_a_section_of_no_collective_is_told(desk: Opened, identifier: str) -> None:
    for answer in (desk.person().get(f"/nouveau/rubrique/{identifier}"), add(desk, f"/nouveau/rubrique/{identifier}", SECTION)):
        assert answer.status_code == 404 and "<b>" not in answer.text
    assert add(desk, "/nouveau/rubrique/pnpm", {**SECTION, "sorte": "girafe"}).status_code == 200


def test_a_file_that_goes_on_after_the_collectives_is_left_to_an_editor(desk: Opened) -> None:
    desk.person().get("/")
    text = desk.text()
    page = text[text.index("page:\n") : text.index("liste:\n")]
    edit(desk.draft, page, "")
    (desk.draft / "collectifs.yml").write_text(f"{desk.text()}\n{page}", encoding="utf-8")
    before = desk.text()
    answer = add(desk, "/nouveau/collectif", COLLECTIVE)
    assert answer.status_code == 409 and "ajoutez ce bloc à la main" in answer.text and desk.text() == before


def test_the_sections_of_the_form_are_those_that_questions_ask_for() -> None:
    assert SECTIONS.keys() == ASKED_SECTIONS - {"presentation"}
