"""The golden questions: answered as visitors are, compared with what is expected and with the answers that were kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot import trials
from bot.__main__ import main
from bot.trials import KEPT, ask, broken, since_kept
from knowledge import FOLDER, load
from knowledge.golden import Golden, load_golden
from tests.knowledge.editing import copy_of_the_files, edit


class Open:
    """Conversations that stay open for the next test."""

    def __init__(self, conversations: Any) -> None:
        self.open, self.say, self.forget = conversations.open, conversations.say, conversations.forget

    def close(self) -> None:
        """Leave them open."""


def test_every_golden_question_of_the_project_is_answered_as_expected(conversations: Any) -> None:
    golden = load_golden(FOLDER, load())
    assert len(golden) >= 8
    assert list(broken(golden, ask(golden, conversations))) == []


def test_the_one_of_the_guide_is_answered_as_it_says(conversations: Any, tmp_path: Path) -> None:
    guide = (FOLDER.parent / "docs/fr/guide-equipe.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(  - question:.*?)```", guide, re.DOTALL)
    (tmp_path / "questions-temoins.yml").write_text(f"temoins:\n{block}", encoding="utf-8")
    golden = load_golden(tmp_path, load())
    assert list(broken(golden, ask(golden, conversations))) == []


def test_what_is_not_as_expected_is_told(conversations: Any) -> None:
    questions = ("C’est quoi la PNPM ?", "et ses valeurs ?")
    golden = [Golden(question=questions, sujet="cde.membres", mots=("indivisibilité", "girafe"), sans=("discrimination",))]
    (line,) = broken(golden, ask(golden, conversations))
    assert line.startswith("C’est quoi la PNPM ? › et ses valeurs ? : le sujet est pnpm.valeurs, et non cde.membres ; « girafe » n’est pas dit")
    assert "« discrimination » est dit" in line


def test_the_first_answers_are_kept_and_later_ones_compared(tmp_path: Path, conversations: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    questions = "temoins:\n  - question: Combien de membres a le groupe de travail ?\n    mots: onze\n"
    (folder / "questions-temoins.yml").write_text(questions, encoding="utf-8")

    def run(keep_them: bool = False) -> str:
        assert trials.run(folder, lambda: Open(conversations), keep_them=keep_them) == 0  # type: ignore[arg-type, return-value]
        return capsys.readouterr().out

    assert "servent désormais de référence" in run()
    assert "Rien n’a changé depuis la dernière publication." in run() and '"ms"' not in (folder / KEPT).read_text(encoding="utf-8")
    kept = (folder / KEPT).read_text(encoding="utf-8")
    (folder / KEPT).write_text(kept.replace("onze", "dix").replace("Onze", "Dix"), encoding="utf-8")
    changed = run()
    assert "- Dix" in changed and "+ Onze" in changed
    assert "- Dix" in run(), "what is not kept is told again"
    run(keep_them=True)
    assert (folder / KEPT).read_text(encoding="utf-8") == kept
    (folder / KEPT).write_text("{", encoding="utf-8")
    assert since_kept(folder, {}, coloured=False) is None


def test_without_a_file_of_questions_it_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    assert trials.run(folder, lambda: pytest.fail("no model is needed"), keep_them=False) == 0
    assert f"écrivez-en dans {folder / 'questions-temoins.yml'}." in capsys.readouterr().out


def test_the_draft_is_tried_when_asked_for_and_told_of_else(
    tmp_path: Path, conversations: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, draft = copy_of_the_files(tmp_path / "knowledge"), tmp_path / "brouillon"
    monkeypatch.setattr(trials, "FOLDER", folder)
    monkeypatch.setattr(trials, "DRAFT", draft)
    monkeypatch.setattr("bot.__main__._open_conversations", lambda: Open(conversations))
    questions = "temoins:\n  - question: Combien de membres a le groupe de travail ?\n    mots: onze\n"
    (folder / "questions-temoins.yml").write_text(questions, encoding="utf-8")
    assert main(["essais", "--brouillon"]) == 1 and "Il n’y a pas de brouillon" in capsys.readouterr().err
    assert main(["essais"]) == 0 and "brouillon" not in capsys.readouterr().out
    copy_of_the_files(draft)
    (draft / "questions-temoins.yml").write_bytes((folder / "questions-temoins.yml").read_bytes())
    edit(draft, "nombre: 11", "nombre: 12")
    assert main(["essais"]) == 0
    assert "Celles du brouillon : make essais ARGS=--brouillon" in capsys.readouterr().out
    kept = (folder / KEPT).read_bytes()
    assert main(["essais", "--brouillon"]) == 1
    out, err = capsys.readouterr()
    assert "Douze" in out and "« onze » n’est pas dit" in err and (folder / KEPT).read_bytes() == kept and not (draft / KEPT).exists()
