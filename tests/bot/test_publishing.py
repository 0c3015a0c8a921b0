"""`brouillon`, `publier`, `annuler`: what staff reads, and what is live afterwards."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actions.sentences import DOMAIN
from bot import checks, publishing
from bot.publishing import Desk, draft, publish, undo
from bot.terminal import as_typed
from bot.trials import KEPT
from knowledge import folder, load, publication
from knowledge.draft import contents
from knowledge.publication import HISTORY, alone, history
from tests.bot.test_trials import Open
from tests.knowledge.editing import copy_of_the_files, edit

GOLDEN = "temoins:\n  - question: Combien de membres a le groupe de travail ?\n    mots: {}\n"


@pytest.fixture(autouse=True)
def _examples_are_checked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "examples_are_good", lambda: True)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A folder of facts, without golden questions."""
    return copy_of_the_files(tmp_path / "knowledge")


@pytest.fixture
def made(facts: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A draft of them."""
    place = facts.parent / "brouillon"
    assert draft(facts, place, again=False, taken_in=False) == 0
    assert "Le brouillon est prêt." in capsys.readouterr().out
    return place


def desk(*typed: str, name: str | None = "Samira", conversations: Any = None) -> Desk:
    """Somebody who types these lines and goes away; the golden questions are put to `conversations`."""
    lines: Iterator[str] = iter(typed)

    def ask(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return Desk(lambda: Open(conversations) if conversations else pytest.fail("no model is needed"), name, ask)  # type: ignore[arg-type, return-value]


def number(folder: Path) -> str:
    return str(load(folder).section("groupe.membres")[1].nombre.value)  # type: ignore[index, union-attr]


def test_a_draft_is_published(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    assert number(facts) == "11"
    assert draft(facts, made, again=False, taken_in=False) == 0
    assert "-        nombre: 11\n+        nombre: 12\n" in capsys.readouterr().out
    assert publish(facts, made, desk("  Nadia  Él ", name=None)) == 0
    told = capsys.readouterr().out
    assert "+        nombre: 12" in told and "Sans doute des erreurs" in told and "• Publié par Nadia Él : collectifs.yml." in told
    assert number(facts) == "12" and [one.who for one in history(facts)] == ["Nadia Él"]
    assert publish(facts, made, desk()) == 1
    assert "le brouillon est comme les faits en service" in capsys.readouterr().err


def test_a_folder_that_is_a_git_repository_keeps_what_is_published_or_that_is_told(
    facts: Path, made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet", str(facts)], check=True)
    edit(made, "nombre: 11", "nombre: 12")
    assert publish(facts, made, desk()) == 0 and not capsys.readouterr().err
    kept = ["git", "-C", str(facts), "log", "--format=%an", "--", "collectifs.yml"]
    assert subprocess.run(kept, check=True, capture_output=True, text=True).stdout == "Samira\n"
    edit(made, "nombre: 12", "nombre: 13")
    monkeypatch.setenv("PATH", "")
    assert publish(facts, made, desk()) == 0 and number(facts) == "13"
    assert "mais git ne les a pas gardés : git n’est pas installé" in " ".join(capsys.readouterr().err.split())


def test_publications_are_taken_back_one_after_the_other(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at_first = contents(facts)
    edit(made, "nombre: 11", "nombre: 12")
    assert publish(facts, made, desk()) == 0
    between = contents(facts)
    edit(made, "nom: Police", "nom: La police", "contacts.yml")
    assert publish(facts, made, desk()) == 0
    last = contents(facts)
    capsys.readouterr()
    assert undo(facts, made, desk()) == 0 and contents(facts) == between
    assert "Annulé : la publication de Samira" in capsys.readouterr().out
    assert undo(facts, made, desk()) == 0 and contents(facts) == at_first
    assert undo(facts, made, desk()) == 1 and "aucune publication" in capsys.readouterr().err
    assert contents(made) == last, "the draft keeps what was taken back"
    assert publish(facts, made, desk()) == 0 and contents(facts) == last
    edit(made, "nombre: 12", "nombre: 13")
    assert draft(facts, made, again=True, taken_in=False) == 0 and contents(made) == last


def test_a_draft_with_a_mistake_is_not_published(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "genre: feminin", "gendre: feminin")
    edit(made, "nom: Police", "nom: La police", "contacts.yml")
    before = contents(facts)
    assert publish(facts, made, desk()) == 1
    told = capsys.readouterr().err
    assert "le champ « gendre » n’existe pas ici ; écrivez « genre: »" in told and "Rien n’a été publié : corrigez ces lignes" in told
    assert contents(facts) == before and history(facts) == []


def test_it_is_checked_as_make_check_does(facts: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(made, "nom: Police", "nom: La police", "contacts.yml")
    for name in ("examples_are_good", "kinds_are_good"):
        with monkeypatch.context() as moment:
            moment.setattr(checks, name, lambda: False)
            assert publish(facts, made, desk()) == 1
    (made / "questions-temoins.yml").write_text("temoins:\n  - question: Et ?\n    sujet: girafe\n", encoding="utf-8")
    assert publish(facts, made, desk()) == 1 and history(facts) == []


def test_nothing_is_published_over_what_changed_meanwhile(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    edit(facts, "nom: Police", "nom: La police", "contacts.yml")
    assert publish(facts, made, desk()) == 1
    assert f"ceci a changé : knowledge/contacts.yml ; tapez « {as_typed('brouillon')} »" in capsys.readouterr().err
    assert draft(facts, made, again=False, taken_in=False) == 0
    assert "brouillon/contacts.yml : repris de knowledge/contacts.yml" in capsys.readouterr().out

    edit(facts, "nombre: 11", "nombre: 13")
    assert publish(facts, made, desk()) == 1
    capsys.readouterr()
    assert draft(facts, made, again=False, taken_in=False) == 1
    told = capsys.readouterr().err
    assert "-        nombre: 11\n+        nombre: 13\n" in told and "Reportez ces lignes dans brouillon/collectifs.yml" in told
    assert publish(facts, made, desk()) == 1
    assert draft(facts, made, again=False, taken_in=True) == 0
    assert publish(facts, made, desk()) == 0
    assert number(facts) == "12" and "La police" in (facts / "contacts.yml").read_text(encoding="utf-8")


def test_a_broken_golden_question_asks_twice(facts: Path, made: Path, conversations: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (made / "questions-temoins.yml").write_text(GOLDEN.format("onze"), encoding="utf-8")
    assert publish(facts, made, desk(conversations=conversations)) == 0
    assert "1 comme attendu, 0 autrement" in capsys.readouterr().out and "onze" in (facts / KEPT).read_text(encoding="utf-8").lower()

    edit(made, "nombre: 11", "nombre: 12")
    for typed in ((), ("oui", "non")):
        assert publish(facts, made, desk(*typed, conversations=conversations)) == 1
        told = capsys.readouterr()
        assert "« onze » n’est pas dit" in told.err and "Rien n’a été publié : vous n’avez pas" in told.err and "+ Douze" in told.out
        assert number(facts) == "11"
    assert publish(facts, made, desk("Oui", "publier", conversations=conversations)) == 0
    assert number(facts) == "12" and "douze" in (facts / KEPT).read_text(encoding="utf-8").lower()
    # Taken back by the same check: what is expected is said again.
    assert undo(facts, made, desk(conversations=conversations)) == 0
    assert number(facts) == "11"


def test_where_the_questions_cannot_be_put_it_is_asked_too(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from bot.engine.training import TrainingError

    def none() -> Any:
        raise TrainingError("l’assistant n’a pas encore appris")

    (made / "questions-temoins.yml").write_text(GOLDEN.format("onze"), encoding="utf-8")
    typed = iter(["oui", "publier", "non"])
    assert publish(facts, made, Desk(none, "Samira", lambda _: next(typed))) == 0
    assert "n’ont pas pu être posées : l’assistant n’a pas encore appris" in capsys.readouterr().err
    edit(made, "nombre: 11", "nombre: 12")
    assert publish(facts, made, Desk(none, "Samira", lambda _: next(typed))) == 1


def test_what_stops_it_is_told_in_french(facts: Path, made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> str:
        assert publish(facts, made, desk(name=name)) == 1
        return capsys.readouterr().err

    # What is checked is not what this is about.
    monkeypatch.setattr(publishing, "all_is_good", lambda _: True)
    name: str | None = "Samira"
    edit(made, "nombre: 11", "nombre: 12")
    before = contents(facts)
    with alone(facts):
        assert "quelqu’un publie en ce moment" in told()
    (facts / HISTORY).write_text("", encoding="utf-8")
    assert HISTORY in (error := told()) and "un de ses dossiers n’en est pas un" in error and "[Errno" not in error
    (facts / HISTORY).unlink()
    for code, says in ((errno.ENOSPC, "le disque est plein"), (errno.EROFS, "lecture seule"), (errno.EACCES, "pas le droit"), (errno.EIO, "EIO")):

        def full(_: int, code: int = code) -> None:
            raise OSError(code, "foreign words")

        with monkeypatch.context() as moment:
            moment.setattr(publication.os, "fsync", full)
            assert says in (error := told()) and "foreign" not in error
    name = "  \x1b "
    assert "il manque le prénom" in told()
    assert contents(facts) == before and history(facts) == [] and not list(facts.rglob(".*"))
    assert publish(facts, facts.parent / "ailleurs", desk()) == 1
    assert f"il n’y a pas de brouillon ; « {as_typed('brouillon')} » en fait un" in capsys.readouterr().err


def test_what_was_edited_by_hand_since_is_not_taken_back(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "nombre: 11", "nombre: 12")
    assert publish(facts, made, desk()) == 0
    edit(facts, "genre: feminin", "genre: masculin")
    before = contents(facts)
    assert undo(facts, made, desk()) == 1
    assert "ceci a changé à la main depuis la publication : knowledge/collectifs.yml" in capsys.readouterr().err
    assert contents(facts) == before


def test_the_draft_lies_beside_the_facts_and_outside_the_repository() -> None:
    from knowledge import FOLDER

    ignored = (FOLDER.parent / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert publishing.DRAFT.relative_to(FOLDER.parent) == Path("brouillon")
    assert {"/brouillon/", "/knowledge/historique/", "/knowledge/.*"} <= set(ignored)


def test_sentences_are_published_with_the_facts_checked_and_taken_back(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(DOMAIN, facts)
    made = facts.parent / "brouillon"
    assert draft(facts, made, again=False, taken_in=False) == 0
    before = contents(facts)
    edit(made, "Avec plaisir !", "Avec {joie} !", "domain.yml")
    assert publish(facts, made, desk()) == 1 and contents(facts) == before
    assert "domain.yml, ligne" in (told := capsys.readouterr().err) and "ne met rien à la place de {joie}" in told
    edit(made, "Avec {joie} !", "Avec grand plaisir !", "domain.yml")
    assert publish(facts, made, desk()) == 0 and "Avec grand plaisir !" in (facts / "domain.yml").read_text(encoding="utf-8")
    assert undo(facts, made, desk()) == 0 and contents(facts) == before
    (made / "domain.yml").unlink()
    assert publish(facts, made, desk()) == 1 and contents(facts) == before
    assert "domain.yml, les phrases de l’assistant, n’est plus dans le brouillon" in capsys.readouterr().err


def test_the_sentences_in_use_are_replaced_beside_the_code(facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "FOLDER", facts)
    monkeypatch.setattr(folder, "OWN", facts)
    shutil.copy(DOMAIN, live := tmp_path / "domain.yml")
    before, made = live.read_bytes(), tmp_path / "brouillon"
    assert draft(facts, made, again=False, taken_in=False) == 0 and (made / "domain.yml").read_bytes() == before
    edit(made, "Avec plaisir !", "Avec grand plaisir !", "domain.yml")
    assert publish(facts, made, desk()) == 0 and live.read_bytes() == (made / "domain.yml").read_bytes() != before
    assert undo(facts, made, desk()) == 0 and live.read_bytes() == before
    assert not (facts / "domain.yml").exists() and not list(tmp_path.glob(".domain*"))


def test_an_emergency_number_that_changes_is_asked_about(facts: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, 'numero: "177"', 'numero: "178"', "contacts.yml")
    before = contents(facts)
    for typed in ((), ("non",), ("peut-être",)):
        assert publish(facts, made, desk(*typed)) == 1 and contents(facts) == before
        out, err = capsys.readouterr()
        assert "  → Gendarmerie royale : 177 devient 178\n" in out and "vous n’avez pas répondu « oui »" in err
    assert publish(facts, made, desk("oui")) == 0 and load(facts).contacts[3].numero == "178"
    assert undo(facts, made, desk()) == 1 and "178 devient 177" in capsys.readouterr().out
    assert undo(facts, made, desk("Oui")) == 0 and contents(facts) == before
