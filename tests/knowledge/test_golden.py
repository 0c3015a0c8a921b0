"""The file of golden questions: its form, told as that of the facts is."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.kinds import SOCIAL_TOPICS
from bot.checks import golden_is_good
from knowledge import FOLDER, KnowledgeError
from knowledge.golden import FILE, OTHER_TOPICS, golden_from, load_golden
from tests.facts import KNOWLEDGE
from tests.knowledge.editing import copy_of_the_files


def test_those_of_the_project_are_good_and_a_folder_may_have_none(tmp_path: Path) -> None:
    assert load_golden(FOLDER, KNOWLEDGE)
    assert load_golden(tmp_path, KNOWLEDGE) == ()


def test_a_question_may_be_a_text_or_a_conversation() -> None:
    content = b"temoins:\n  - question: A ?\n    mots: x\n  - question:\n      - A ?\n      - B ?\n    sans: [x, y]\n"
    one, two = golden_from(lambda name: content, KNOWLEDGE)
    assert one.question == ("A ?",) and one.mots == ("x",)
    assert two.question == ("A ?", "B ?") and two.sans == ("x", "y")


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("temoins:\n  - question: Et la charte ?\n", 2, "rien n’est attendu de cette question ; ajoutez « sujet: », « mots: » ou « sans: »"),
        ("temoins:\n  - question: A ?\n    sujet: pnpm.valeur\n", 3, "« pnpm.valeur » n’est pas un sujet ; écrivez « pnpm.valeurs »"),
        ("temoins:\n  - questions: A ?\n    sujet: aide\n", 2, "le champ « questions » n’existe pas ici ; écrivez « question: »"),
        ("temoins:\n  - question: A : B ?\n    sujet: aide\n", 2, "un texte qui contient « : » se met entre guillemets"),
        ("temoins: []\n", 1, "la liste « temoins » est vide"),
        ("", 1, "le fichier est vide"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(content: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        golden_from(lambda name: content.encode(), KNOWLEDGE)
    (error,) = caught.value.errors
    assert error.startswith(f"{FILE}, ligne {line}") and says in error


def test_check_refuses_what_is_wrong_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    assert golden_is_good(folder)
    (folder / FILE).write_text("temoins: []\n", encoding="utf-8")
    assert not golden_is_good(folder)
    assert "1 erreur dans les questions témoins :\n  ✗ questions-temoins.yml, ligne 1, temoins : " in capsys.readouterr().err


def test_the_topics_of_no_section_are_those_of_the_answers() -> None:
    others = {"collectifs.liste", "collectifs.objectifs", "comparaison", "chronologie", "recherche", "precision", "urgence", "hors_sujet", "langue"}
    assert SOCIAL_TOPICS | others == OTHER_TOPICS
