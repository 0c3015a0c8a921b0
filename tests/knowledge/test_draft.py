"""The draft: made whole, and brought up to date without losing what anybody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import draft
from knowledge.draft import BASE
from tests.knowledge.editing import NAMES, PAGE, edit


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Path:
    """A draft of the folder's files."""
    (folder / "collectifs.schema.json").write_text("{}", encoding="utf-8")
    draft.make(folder, tmp_path / "brouillon")
    return tmp_path / "brouillon"


def test_a_draft_has_what_staff_edits_and_nothing_of_an_editor(folder: Path, tmp_path: Path) -> None:
    for name in ("collectifs.yml~", ".collectifs.yml.swp", "sources/.page.swp", "sources/page-collectifs.txt~"):
        (folder / name).write_text("x", encoding="utf-8")
    draft.make(folder, tmp_path / "brouillon")
    assert set(draft.contents(tmp_path / "brouillon")) == set(NAMES)
    assert draft.changed_meanwhile(folder, tmp_path / "brouillon") == []


def test_a_new_draft_takes_the_place_of_the_old_one(folder: Path, made: Path) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    draft.make(folder, made)
    assert draft.contents(made) == draft.contents(folder) and (made / "collectifs.schema.json").exists()
    assert sorted(path.name for path in made.parent.iterdir()) == ["brouillon", "knowledge"]


def test_a_draft_that_could_not_be_made_leaves_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as moment:
        moment.setattr(draft, "BASE", "collectifs.yml/no folder")
        with pytest.raises(OSError, match="folder"):
            draft.make(folder, tmp_path / "brouillon")
    assert [path.name for path in tmp_path.iterdir()] == ["knowledge"]


def test_what_changed_meanwhile_is_brought_where_the_draft_is_as_it_was(folder: Path, made: Path) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    edit(folder, '"2511"', '"2512"', "contacts.yml")
    (folder / "sources/autre.txt").write_text("Une autre page.", encoding="utf-8")
    (folder / PAGE).unlink()
    changed = ["contacts.yml", "sources/autre.txt", PAGE]
    assert draft.changed_meanwhile(folder, made) == changed
    assert draft.renew(folder, made) == (changed, [])
    assert draft.changed_meanwhile(folder, made) == []
    assert draft.differing(draft.contents(folder), draft.contents(made)) == ["collectifs.yml"]


def test_what_both_have_changed_stays_until_somebody_has_looked(folder: Path, made: Path) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    edit(folder, "genre: feminin", "genre: masculin")
    before = draft.contents(made)
    assert draft.renew(folder, made) == ([], ["collectifs.yml"])
    assert draft.contents(made) == before and draft.changed_meanwhile(folder, made) == ["collectifs.yml"]
    draft.take_in(folder, made, ["collectifs.yml"])
    assert draft.contents(made) == before and draft.changed_meanwhile(folder, made) == []


def test_the_same_edit_on_both_sides_is_no_conflict(folder: Path, made: Path) -> None:
    for one in (folder, made):
        edit(one, "nombre: 11", "nombre: 12")
    assert draft.changed_meanwhile(folder, made) == []
    assert draft.renew(folder, made) == (["collectifs.yml"], [])
    assert draft.contents(made / BASE) == draft.contents(folder)


def test_a_file_is_saved_whole_and_over_nobody(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made / "collectifs.yml"
    before = path.read_bytes()
    path.chmod(0o640)
    draft.replace(made, "collectifs.yml", before, before + b"# plus")
    assert path.read_bytes() == before + b"# plus" and path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(draft.ChangedError):
        draft.replace(made, "collectifs.yml", before, b"autre")
    with monkeypatch.context() as moment:
        moment.setattr(draft.shutil, "copymode", lambda *_: (made / "none").read_bytes())
        with pytest.raises(OSError, match="none"):
            draft.replace(made, "collectifs.yml", path.read_bytes(), b"autre")
    assert path.read_bytes() == before + b"# plus" and not list(made.glob(".*.new"))
