"""What is checked before the assistant trains, serves or answers is told in French, and how much of it there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions import kinds
from bot import __main__ as commands
from bot import checks
from bot.__main__ import main
from tests.knowledge.editing import copy_of_the_files, edit


def test_the_files_of_the_project_are_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.knowledge_is_good() and checks.kinds_are_good() and checks.examples_are_good()
    out, err = capsys.readouterr()
    assert out.startswith("• Connaissances vérifiées") and not err


def test_each_fault_is_a_line_and_they_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_the_files(tmp_path)
    edit(folder, 'date: "2009"', 'date: "2009-13"')
    assert not checks.knowledge_is_good(folder)
    out, err = capsys.readouterr()
    first, *lines = err.splitlines()
    assert not out and lines and all(line.startswith("  ✗ collectifs.yml, ligne ") for line in lines)
    assert first == f"{len(lines)} erreur{'s' if len(lines) > 1 else ''} dans les connaissances :"


def test_what_is_surely_wrong_is_counted_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_the_files(tmp_path)
    line = edit(folder, "      - cde maroc\n", "      - cde maroc\n      - les membres\n") + 1
    assert main(["check", "--folder", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("• Connaissances vérifiées ; 1 erreur probable, ")
    assert f"Sans doute des erreurs :\n  ! collectifs.yml, ligne {line}, cde › alias n° 4 : « les membres » se dit" in out


def test_a_draft_is_looked_at_too_and_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, draft = copy_of_the_files(tmp_path / "knowledge"), tmp_path / "brouillon"
    monkeypatch.setattr(checks, "examples_are_good", lambda: True)
    monkeypatch.setattr(commands, "FOLDER", folder)
    monkeypatch.setattr(commands, "check_draft", lambda: checks.check_draft(folder, draft))

    def check() -> str:
        assert main(["check", "--folder", str(folder)]) == 0, "of the facts in use, which are good"
        return "".join(capsys.readouterr())

    assert "brouillon" not in check()
    copy_of_the_files(draft)
    assert "brouillon" not in check(), "it changes nothing"
    edit(draft, "      - cde maroc\n", "      - cde maroc\n      - les membres\n")
    told = check()
    assert "Le brouillon (dossier brouillon/), que les visiteurs ne voient pas, change collectifs.yml :\n• Connaissances vérifiées" in told
    assert "  ! collectifs.yml, ligne" in told and "« les membres » se dit" in told
    edit(draft, "nombre: 11", "nombre: onze et demi")
    assert "  ✗ collectifs.yml, ligne" in check()


def test_a_kind_without_its_examples(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(kinds, "TYPED_KINDS", (*kinds.TYPED_KINDS, "budget"))
    assert not checks.examples_are_good()
    assert "1 erreur dans les exemples (data/nlu) :\n  ✗ budget.yml : ce fichier manque" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "told"), [(0, "0 point"), (1, "1 point"), (2, "2 points")])
def test_counts_as_french_does(number: int, told: str) -> None:
    assert checks.count(number, "point") == told
