"""The draft as the pages find it."""

from __future__ import annotations

from pathlib import Path

from bot.desk.changed import ChangedField
from bot.desk.draft import read_draft
from knowledge.draft import contents
from tests.knowledge.editing import edit


def test_a_draft_is_made_where_there_is_none(folder: Path, tmp_path: Path) -> None:
    draft = read_draft(folder, tmp_path / "brouillon")
    assert contents(tmp_path / "brouillon") == contents(folder)
    assert draft.changed == draft.both == draft.brought == draft.wrong == []
    assert draft.sheet("page") and draft.sheet("girafe") is None


def test_its_seal_tells_it_from_any_other(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "brouillon"
    seals = [read_draft(folder, place).seal]
    assert read_draft(folder, place).seal == seals[0]
    edit(place, "nombre: 11", "nombre: 12")
    seals.append(read_draft(folder, place).seal)
    edit(folder, "nom: Police", "nom: La police", "contacts.yml")
    seals.append(read_draft(folder, place).seal)
    assert len(set(seals)) == 3


def test_what_both_changed_is_shown(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "brouillon"
    read_draft(folder, place)
    edit(place, "nombre: 11", "nombre: 12")
    edit(folder, "nombre: 11", "nombre: 13")
    draft = read_draft(folder, place)
    assert draft.both == ["collectifs.yml"] and draft.changed == ["collectifs.yml"]
    (outside,), (edits,) = draft.outside, draft.edits
    assert outside.fields == (ChangedField("Combien", "11", "13"),) and edits.fields == (ChangedField("Combien", "13", "12"),)
