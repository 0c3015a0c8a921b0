"""The commands of `make` and of `python -m bot`, as staff calls them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot import __main__ as commands
from bot.__main__ import NEEDS_A_PERSON, main
from tests.knowledge.editing import FOURTH, copy_of_the_files

ROOT = Path(__file__).parents[2]
COMMANDS = tuple(
    """
    serve train check shell replay comparer essais brouillon publier
    annuler atelier bilan questions purge forget exemple kinds schema
    """.split()
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` with arguments."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300)


def test_help_names_every_command() -> None:
    text = run("--help").stdout
    for command in COMMANDS:
        assert re.search(rf"^    {command}\b", text, re.MULTILINE), command


def test_an_unknown_command_is_exit_code_2() -> None:
    assert run("servir").returncode == 2


def test_make_help_names_the_targets_and_they_exist() -> None:
    text = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("help", "serve", "shell", "train", "check", "evaluate", "bench", "test", "lint"):
        assert f"  make {target} " in text
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_command_the_makefile_calls_exists() -> None:
    called = set(re.findall(r"-m bot ([a-z]+)", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert called <= set(COMMANDS)


def test_the_installation_is_stamped_and_done_once() -> None:
    done = subprocess.run(["./setup.sh", "dev"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    if done.stdout:
        pytest.fail(f"make test installs first, so there was nothing left to install: {done.stdout}")
    assert done.returncode == 0


# An old terminal's encoding; no locale at all, as some services have it; and what cannot say « é » either.
ENCODINGS = [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", [["--help"], ["check"], ["replay", "nulle part", "ici"], ["forget", "é’…"], ["purge", "--help"]])
def test_every_terminal_can_show_what_is_said(words: list[str], encoding: dict[str, str], tmp_path: Path) -> None:
    environment = {**os.environ, **encoding, "AMANE_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "bot", *words], cwd=ROOT, env=environment, capture_output=True, timeout=300)
    assert b"Traceback" not in done.stderr
    assert b"UnicodeEncodeError" not in done.stderr
    assert done.stdout + done.stderr
    # In the terminal's encoding; a system that was told nothing gets UTF-8.
    done.stdout.decode(encoding.get("PYTHONIOENCODING", "utf-8"))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_folder_with_an_accent_is_as_good_as_any(encoding: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "l'été à AMANE").symlink_to(ROOT)
    site = tmp_path / "l'été à AMANE" / Path(pytest.__file__).parents[1].relative_to(ROOT)
    # As in a clone of that name: what is compiled is imported from there.
    environment = {**os.environ, **encoding, "PYTHONPATH": str(site)}
    command = [sys.executable, "-m", "bot", "check"]
    done = subprocess.run(command, cwd=tmp_path / "l'été à AMANE", env=environment, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_shell_answers_on_every_terminal(model: Path, encoding: dict[str, str]) -> None:
    asked = "c'est quoi la PNPM ?\nça va ?\n\udcff\n".encode("latin-1", "surrogateescape")
    environment = {**os.environ, **encoding, "AMANE_MODEL": str(model)}
    done = subprocess.run([sys.executable, "-m", "bot", "shell"], cwd=ROOT, env=environment, input=asked, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert b"plateforme" in done.stdout.lower()
    assert b"2009" in done.stdout


def test_check_of_good_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "Connaissances vérifiées" in capsys.readouterr().out


def test_check_of_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sources").mkdir()
    for name in ("collectifs.yml", "contacts.yml"):
        (tmp_path / name).write_text("x: 1\n", encoding="utf-8")
    assert main(["check", "--folder", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "erreurs dans les connaissances" in said
    assert "collectifs.yml, ligne 1, x : le champ « x » n’existe pas ici" in said
    assert "contacts.yml, ligne 1, contacts : il manque le champ « contacts »" in said


def test_schema_writes_both_files(tmp_path: Path) -> None:
    assert main(["schema", "--folder", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "collectifs.schema.json").read_text(encoding="utf-8"))["properties"]["collectifs"]


def test_purge_and_forget_of_nothing(tmp_path: Path) -> None:
    data = {"AMANE_DATA_DIR": str(tmp_path)}
    assert "effacées : 0" in run("purge", **data).stdout
    gone = run("forget", "inconnue", **data)
    assert gone.returncode == 1
    assert "Aucune conversation" in gone.stderr


def test_a_wrong_setting_is_told_in_a_line(tmp_path: Path) -> None:
    done = run("serve", AMANE_PORT="cinq", AMANE_DATA_DIR=str(tmp_path))
    assert done.returncode == NEEDS_A_PERSON
    assert done.stderr.strip().endswith("AMANE_PORT has a value that can't be used")
    assert "Traceback" not in done.stderr


def talk(conversations: Any, *lines: str, details: bool = False) -> str:
    """Type `lines` into the shell, then end it; return all it wrote."""
    from bot.shell import Shell

    typed = iter(lines)
    written: list[str] = []

    def ask(prompt: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    Shell(conversations, details=details, ask=ask, say=written.append).run()
    return "\n".join(written)


def test_the_shell_greets_answers_and_cites(conversations: Any) -> None:
    said = talk(conversations, "Quelles sont les valeurs de la PNPM ?", "/quitter")
    assert "assistant automatique" in said
    assert "universalité" in said
    assert "Source : " in said
    assert "[1] " in said
    assert said.endswith("Au revoir !")
    assert "Sujet de la réponse" not in said


def test_a_number_chooses_a_suggestion(conversations: Any) -> None:
    said = talk(conversations, "1")
    title = re.search(r"\[1\] (.+)", said)
    assert title
    assert f"→ {title[1]}" in said


def test_the_shell_says_a_refusal_and_goes_on(conversations: Any) -> None:
    said = talk(conversations, "a" * 501, "Quelles sont les valeurs de la PNPM ?")
    assert "trop long" in said
    assert "universalité" in said


def test_a_new_conversation_forgets(conversations: Any) -> None:
    said = talk(conversations, "Quelles sont les valeurs de la PNPM ?", "/nouveau", "et ses objectifs ?", details=True)
    assert "Sujet de la réponse : De quel collectif il s’agit (precision)." in " ".join(said.split())


def test_nothing_is_trained_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from bot.engine import training

    monkeypatch.setattr(training, "train", lambda *_: pytest.fail("nobody asked"))
    monkeypatch.setattr(training, "fingerprint", lambda *_: "0" * 12)
    monkeypatch.setenv("AMANE_MODELS_DIR", str(tmp_path))
    monkeypatch.delenv("AMANE_MODEL", raising=False)
    assert main(["shell"]) == 1
    assert "Erreur : l’assistant n’a pas encore appris ; lancez « make train »" in capsys.readouterr().err
    # What was learnt before an example was added still answers; this one is no model at all.
    (tmp_path / "amane-111111111111-1.tar.gz").write_bytes(b"old")
    (tmp_path / "amane-111111111111-1.tar.gz.sha256").write_text("0  amane-111111111111-1.tar.gz\n", encoding="utf-8")
    (tmp_path / "questions.txt").write_text("C’est quoi la PNPM ?\n", encoding="utf-8")
    for command in (["shell"], ["replay", str(tmp_path / "questions.txt"), str(tmp_path / "reponses.jsonl")]):
        assert main(command) == 1
        assert "Les exemples ont changé depuis l’entraînement ; « make train » les apprend." in capsys.readouterr().out


def test_a_replay_where_nothing_was_ever_learnt_trains_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.engine import training

    def trains(folder: Path) -> Path:
        raise training.TrainingError(f"dans {folder}")

    monkeypatch.setattr(training, "ensure_model", trains)
    monkeypatch.setenv("AMANE_MODELS_DIR", str(tmp_path))
    monkeypatch.delenv("AMANE_MODEL", raising=False)
    with pytest.raises(training.TrainingError, match=f"dans {tmp_path}"):
        commands._open_conversations(train=True)


def test_training_goes_on_with_the_last_good_knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from bot import checks
    from bot.engine import training
    from bot.server.settings import Settings
    from knowledge import FOLDER, KnowledgeStore

    trained: list[Path] = []
    monkeypatch.setenv("AMANE_DATA_DIR", str(tmp_path / "donnees"))
    monkeypatch.setenv("AMANE_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setattr(training, "train", trained.append)
    monkeypatch.setattr(commands, "shared_store", lambda kept: None)
    monkeypatch.setattr(checks, "report", lambda folder: (["contacts.yml, ligne 3 : …"], [], []))
    assert main(["train"]) == 1 and not trained
    KnowledgeStore(FOLDER, Settings.from_environment().kept_knowledge)
    assert main(["train"]) == 0 and trained == [tmp_path / "models"]
    assert "contacts.yml, ligne 3" in capsys.readouterr().err


SAID_WITH = """
import sys
from bot.__main__ import main
from bot.engine import training
from knowledge import shared_store
questions, answers = sys.argv[1:]
assert main(["shell"]) == main(["replay", questions, answers]) == main(["essais"]) == 0
training.train = lambda folder: print("apprend avec", [one.id for one in shared_store().current().collectifs])
assert main(["train"]) == 0
"""


def test_every_command_knows_the_facts_of_the_folder_that_the_settings_name(model: Path, tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "faits")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(FOURTH)
    asked = "C’est quoi le Réseau des écoles ?"
    (folder / "questions-temoins.yml").write_text(f"temoins:\n  - question: {asked}\n    sujet: reseau.presentation\n", encoding="utf-8")
    (tmp_path / "questions.txt").write_text(asked, encoding="utf-8")
    environment = {**os.environ, "AMANE_KNOWLEDGE_DIR": str(folder), "AMANE_MODEL": str(model), "AMANE_DATA_DIR": str(tmp_path / "donnees")}
    command = [sys.executable, "-c", SAID_WITH, str(tmp_path / "questions.txt"), str(tmp_path / "reponses.jsonl")]
    done = subprocess.run(command, cwd=ROOT, env=environment, input=f"{asked}\n", capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"• Connaissances : {folder}" in done.stdout
    assert "douze écoles" in done.stdout and "1 comme attendu" in done.stdout
    assert "apprend avec ['pnpm', 'groupe', 'cde', 'reseau']" in done.stdout
    assert "douze écoles" in (tmp_path / "reponses.jsonl").read_text(encoding="utf-8")
