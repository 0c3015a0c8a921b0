"""Intents and rules are those of the table of kinds; a new kind is one entry and its examples."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from actions.kinds import KINDS, group, load
from bot.__main__ import main
from bot.engine import rules, training
from bot.nlu import examples
from knowledge import KnowledgeError

ROOT = Path(__file__).parents[3]
RULES = rules.RULES
NEW = '  budget: {label: "Le budget d’un collectif", group: factual, sections: [budget], missing: "le budget"}\n'
EXAMPLES = """version: "3.1"

nlu:
  - intent: budget
    metadata: {auteur: equipe}
    examples: |
      - Quel est le budget de la PNPM ?
      - combien d'argent a la plateforme chaque année
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the assistant is made of, without a model."""
    for folder in ("actions", "data", "knowledge"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("domain.yml", "config.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_files_of_the_project_are_those_of_the_table(project: Path) -> None:
    assert rules.check(KINDS, ROOT) == []
    assert rules.write(KINDS, project) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("domain.yml", "  - membres\n", "", "domain.yml : la sorte de question « membres » d'actions/kinds.yml y manque"),
        ("domain.yml", "  - membres\n", "  - membre\n", "domain.yml : « membre » n'est pas une sorte de question"),
        ("domain.yml", "utter_nier:", "utter_non:", "domain.yml : il manque la réponse « utter_nier »"),
        (RULES, "{intent: valeurs}", "{intent: valeur}", "rules.yml : la sorte de question « valeurs » d'actions/kinds.yml y manque"),
        (RULES, "urgence}, {action: action_repondre}", "urgence}, {action: action_choisir}", "« urgence » appelle « action_choisir »"),
    ],
)
def test_what_does_not_fit_the_table_is_said_with_the_kind_and_the_file(project: Path, file: str, old: str, new: str, says: str) -> None:
    edit(project / file, old, new)
    found = rules.check(KINDS, project)
    assert any(says in line for line in found), found
    if "utter_" not in says:
        # What can be written is written, and nothing else of the file changes.
        assert rules.write(KINDS, project) == [file]
        assert rules.check(KINDS, project) == []
        assert (project / file).read_bytes() == (ROOT / file).read_bytes()


def test_a_domain_without_a_place_for_the_intents_is_not_written_over(project: Path) -> None:
    edit(project / "domain.yml", "intents:", "intentions:")
    with pytest.raises(KnowledgeError, match=r"domain\.yml : il n'y a pas de ligne « intents: »"):
        rules.write(KINDS, project)
    assert "intentions:" in (project / "domain.yml").read_text(encoding="utf-8")


def test_training_and_check_say_what_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(training, "ROOT", project)
    edit(project / RULES, "{intent: valeurs}", "{intent: valeur}")
    for command in (["train"], ["train", "--if-needed"], ["check"]):
        assert main(command) == 1
        said = capsys.readouterr().err
        assert "2 erreurs dans les sortes de question" in said and "« valeurs »" in said and "data/stories/rules.yml" in said
    assert main(["kinds"]) == 0
    assert "data/stories/rules.yml" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert main(["kinds"]) == 0
    assert "à jour" in capsys.readouterr().out


def test_a_new_kind_is_one_entry_and_its_examples(project: Path) -> None:
    edit(project / "actions/kinds.yml", "  repeter:", f"{NEW}  repeter:")
    kinds = load(project / "actions/kinds.yml")
    typed = kinds.keys() - group("internal", kinds)
    # Before its examples are there and the command was run, each file is named.
    said = [*rules.check(kinds, project), *map(str, examples.check(project / "data/nlu", typed))]
    assert [line.split(" : ")[0] for line in said if "budget" in line] == ["domain.yml", "data/stories/rules.yml", "budget.yml"]
    (project / "data/nlu/budget.yml").write_text(EXAMPLES, encoding="utf-8")
    assert rules.write(kinds, project) == ["domain.yml", "data/stories/rules.yml"]
    assert rules.check(kinds, project) == [] and examples.check(project / "data/nlu", typed) == []
    importer = training._importer(project)
    assert "budget" in importer.get_domain().intents
    steps = {step.block_name: [str(event) for event in step.events] for step in importer.get_stories().story_steps}
    assert any("budget" in event for event in steps["Le budget d’un collectif (budget)"])


def test_a_new_kind_is_answered_without_code(project: Path) -> None:
    edit(project / "actions/kinds.yml", "  repeter:", f"{NEW}  repeter:")
    asked = """
import json
from actions.memory import Memory
from actions.message import Message
from actions.question import Named, Question
from actions.turn import answer
from knowledge import load
knowledge = load()
first, *others = knowledge.collectifs
with_budget = first.model_copy(update={"rubriques": {**first.rubriques, "budget": first.rubriques["presentation"]}})
changed = knowledge.model_copy(update={"collectifs": (with_budget, *others)})
def ask(*collectives, of=changed):
    turn = answer(Message((Question("budget", named=Named(collectives)),)), Memory(), of)
    return [turn.topics, turn.replies[0].text]
print(json.dumps([ask("pnpm"), ask("cde"), ask(of=knowledge)]))
"""
    done = subprocess.run([sys.executable, "-c", asked], cwd=project, env={"PYTHONPATH": str(project)}, capture_output=True, text=True, check=True)
    (there, _), (missing, text), (none, back) = json.loads(done.stdout)
    assert there == ["pnpm.budget"]
    assert missing == ["hors_sujet"] and "ne donne pas le budget" in text
    assert none == ["precision"] and "De quel collectif" in back


def test_a_domain_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "domain.yml").write_text("intents:\n  - membres\nresponses:\n\tutter_merci:\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"domain\.yml, ligne 4 : une tabulation ; mettez des espaces à la place"):
        rules.check(KINDS, tmp_path)
