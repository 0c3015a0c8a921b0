"""Training: a sealed model of the present data, known by a fingerprint of all that it is learnt from."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from bot.engine import model_file, training
from bot.engine.training import TRAINED_FROM, current_model, ensure_model, fingerprint
from tests.small_source import small_source

ROOT = Path(__file__).parents[3]


def test_training_keeps_the_newest_two_and_knows_what_it_was_trained_from(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = small_source(tmp_path / "source")
    models = tmp_path / "models"
    assert current_model(models, source) is None
    models.mkdir()
    for number in range(3):
        old = models / f"amane-000000000000-{number}.tar.gz"
        old.write_bytes(b"old")
        os.utime(old, (number, number))
    trained = ensure_model(models, source)
    # Nothing in English: Rasa says it through the name that is replaced.
    said = capfd.readouterr().out.splitlines()
    assert said and [line for line in said if not line.startswith("• ")] == []
    assert model_file.verify(trained)
    assert current_model(models, source) == trained == ensure_model(models, source)
    assert sorted(path.name for path in models.glob("*.tar.gz")) == ["amane-000000000000-2.tar.gz", trained.name]
    with (source / "domain.yml").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert current_model(models, source) is None, "edited data need a new model"
    model_file.seal_path(trained).unlink()


def test_the_fingerprint_changes_with_each_thing_a_model_is_trained_from(tmp_path: Path) -> None:
    for pattern in TRAINED_FROM:
        # A name that is gone would leave its changes unseen.
        path = next(ROOT.glob(pattern))
        (tmp_path / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, tmp_path / path.relative_to(ROOT))
    before = fingerprint(tmp_path)
    assert re.fullmatch("[0-9a-f]{12}", before)
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert fingerprint(tmp_path) != before, path.name
        path.write_bytes(content)
    assert fingerprint(tmp_path) == before
    (tmp_path / "README.md").write_text("other", encoding="utf-8")
    assert fingerprint(tmp_path) == before


def test_a_sentence_may_be_edited_without_training(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    content = (ROOT / "domain.yml").read_text(encoding="utf-8")
    path.write_text(content, encoding="utf-8")
    before = fingerprint(tmp_path)
    path.write_text(content.replace("Avec plaisir !", "Je vous en prie !"), encoding="utf-8")
    assert "Je vous en prie !" in path.read_text(encoding="utf-8") and fingerprint(tmp_path) == before
    for old, new in (("  - merci\n", ""), ("carry_over_slots_to_new_session: true", "carry_over_slots_to_new_session: false")):
        edited = content.replace(old, new)
        path.write_text(edited, encoding="utf-8")
        assert fingerprint(tmp_path) != before


def test_all_that_training_runs_is_in_the_fingerprint() -> None:
    """What the learning and the model import of ours, and what these import in turn; the rest is read when a message comes."""
    seen: set[Path] = set()

    def follow(path: Path) -> None:
        if path in seen:
            return
        seen.add(path)
        for module in re.findall(r"^from (bot\.nlu\.\w+|knowledge\.text) import", path.read_text(encoding="utf-8"), re.MULTILINE):
            follow(ROOT / f"{module.replace('.', '/')}.py")

    follow(ROOT / "bot/nlu/learning.py")
    named = {path for pattern in TRAINED_FROM for path in ROOT.glob(pattern)}
    assert seen <= named, seen - named


def test_rasa_giving_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        code, model = 1, None

    monkeypatch.setattr(training, "_train_with_rasa", lambda *_: Nothing)
    with pytest.raises(training.TrainingError, match="pas donné de modèle"):
        training.train(tmp_path / "models", small_source(tmp_path / "source"))
    assert not list((tmp_path / "models").iterdir())
