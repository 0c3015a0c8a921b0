"""What two people write at the same time is kept: each field as it was changed, and where both changed one, neither is lost."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.desk import saving
from tests.desks import Opened, Sheet, inputs
from tests.knowledge.editing import edit

MEMBERS = "collectif.groupe.membres"


def test_two_people_on_one_sheet_keep_what_each_changed(desk: Opened) -> None:
    person = desk.person()
    one, other = Sheet(person, MEMBERS), Sheet(person, MEMBERS)
    assert one.save(nombre="12").status_code == 303
    assert other.save(titre="Qui en est membre", existe="liste\r\nrapport").status_code == 303
    text = desk.text()
    assert "        nombre: 12\n" in text and "titre: Qui en est membre\n" in text and "existe: [liste, rapport]\n" in text


def test_a_hand_edit_in_between_is_kept(desk: Opened) -> None:
    opened = Sheet(desk.person(), MEMBERS)
    edit(desk.draft, "  - id: groupe", "  - id: groupe # à la main")
    edit(desk.draft, "        unite: associations marocaines\n        existe", "        unite: associations\n        existe")
    assert opened.save(nombre="12").status_code == 303
    text = desk.text()
    assert "id: groupe # à la main" in text and "nombre: 12\n        unite: associations\n" in text


def test_where_both_changed_one_field_both_are_shown_and_nothing_is_lost(desk: Opened) -> None:
    opened = Sheet(desk.person(), MEMBERS)
    edit(desk.draft, "nombre: 11", "nombre: 13")
    before = desk.text()
    answer = opened.save(nombre="12", titre="Qui en est membre")
    assert answer.status_code == 409 and desk.text() == before
    assert "Quelqu’un a changé ce champ entre-temps" in answer.text and "<q>13</q>" in answer.text
    opened.inputs = inputs(answer.text)
    assert opened.inputs["/nombre"] == "12" and opened.inputs["/titre"] == "Qui en est membre"
    assert opened.save().status_code == 303, "saved again it is meant"
    assert "nombre: 12\n" in desk.text() and "titre: Qui en est membre\n" in desk.text()


def test_a_list_that_both_changed_is_not_mixed(desk: Opened) -> None:
    opened = Sheet(desk.person(), "contacts")
    edit(desk.draft, '  - numero: "177"', '  - numero: "178"\n    nom: X\n    quand: y\n    verifie_le: 2026-11-23\n    a_confirmer: true\n    sources: [z]\n  - numero: "177"', "contacts.yml")
    before = desk.text("contacts.yml")
    answer = opened.save(contacts__0__numero="2512")
    assert answer.status_code == 409 and desk.text("contacts.yml") == before and "178" in answer.text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("association: [\n", "ne se lit plus"),
        ("association:\n  nom: AMANE\n", "cette fiche n’est plus dans collectifs.yml"),
        ("association: x\ncollectifs:\n  - id: groupe\n    rubriques:\n      membres: {titre: [a]}\n", "n’a plus la forme d’une fiche"),
        (None, "le disque refuse"),
    ],
)
def test_what_cannot_be_saved_stays_in_the_form(desk: Opened, content: str | None, says: str) -> None:
    opened = Sheet(desk.person(), MEMBERS)
    path = desk.draft / "collectifs.yml"
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    answer = opened.save(nombre="12", introduction="Ce que j’ai écrit.")
    assert answer.status_code == 409 and says in answer.text and "Ce que j’ai écrit.</textarea>" in answer.text and 'value="12"' in answer.text
    assert (path.read_text(encoding="utf-8") if content else None) == content


def test_who_saves_all_the_time_is_not_waited_for(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Sheet(desk.person(), MEMBERS)
    real: Any = saving.replace

    def busy(draft: Path, name: str, before: bytes, after: bytes) -> None:
        edit(draft, "# Tout", "## Tout")
        real(draft, name, before, after)

    monkeypatch.setattr(saving, "replace", busy)
    answer = opened.save(nombre="12")
    assert answer.status_code == 409 and "le fichier change sans cesse" in answer.text and "nombre: 11" in desk.text()


def test_what_no_file_may_hold_is_told(desk: Opened) -> None:
    answer = Sheet(desk.person(), MEMBERS).save(titre="L’Ã©cole")
    assert answer.status_code == 409 and "des accents abîmés" in answer.text and "L’Ã©cole" in answer.text


def test_ends_of_lines_marks_and_rights_are_kept(desk: Opened) -> None:
    desk.person().get("/")
    path = desk.draft / "collectifs.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    before = path.read_bytes()
    assert Sheet(desk.person(), MEMBERS).save(nombre="12").status_code == 303
    assert path.read_bytes() == before.replace(b"nombre: 11\r\n", b"nombre: 12\r\n") and path.stat().st_mode & 0o777 == 0o640


def test_a_form_that_lost_its_hidden_field_overwrites_nothing(desk: Opened) -> None:
    opened = Sheet(desk.person(), MEMBERS)
    for damaged in ("", "{", "[]", '{"nombre": 1}'):
        opened.inputs["avant"] = damaged
        before = desk.text()
        assert opened.save(nombre="12").status_code == 409 and desk.text() == before


def test_what_is_written_on_one_line_is_left_to_an_editor(desk: Opened) -> None:
    opened = Sheet(desk.person(), "page")
    text = desk.text()
    block = text[text.index("page:\n") : text.index("liste:\n")]
    edit(desk.draft, block, f"page: {json.dumps(dict(line.strip().split(': ', 1) for line in block.splitlines()[1:4]), ensure_ascii=False)}\n\n")
    before = desk.text()
    answer = opened.save(titre="Autre")
    assert answer.status_code == 409 and "ne sait pas changer ; modifiez le fichier" in answer.text and desk.text() == before


def test_a_full_disk_is_told_and_what_was_typed_stays(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Sheet(desk.person(), "page")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(saving, "replace", full)
    answer = opened.save(titre="Ce que j’ai écrit")
    assert answer.status_code == 409 and "libérez de la place" in answer.text and 'value="Ce que j’ai écrit"' in answer.text
