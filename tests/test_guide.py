"""The examples of the staff's guide do what it says they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.turn import all_answers
from bot.written import read
from knowledge import load, report
from tests.knowledge.editing import copy_of_the_files, edit

GUIDE = (Path(__file__).parent.parent / "docs/fr/guide-equipe.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def block_with(words: str) -> str:
    (found,) = [block for block in BLOCKS if words in block]
    return str(found)


@pytest.mark.parametrize(
    ("written", "old", "said"),
    [
        ("nombre: 12\n", "        nombre: 11\n", "douze associations marocaines"),
        ("date: 2014-12", "        date: 2014-11\n", "décembre 2014"),
        ("exemple.ma/liste", "          - {titre: Liste des membres, adresse: null}\n", "https://exemple.ma/liste"),
    ],
)
def test_its_worked_edits_change_the_answers(tmp_path: Path, written: str, old: str, said: str) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    new = next(block for block in BLOCKS if written in block and block.count("\n") == 1)
    edit(folder, old, new)
    errors, *_ = report(folder)
    assert errors == []
    assert any(said in reply.text for _, _, reply in all_answers(load(folder)))


def test_its_fourth_collective_is_answered(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + block_with("id: reseau"))
    assert report(folder)[0] == []
    told = {topic: reply.text for topic, _, reply in all_answers(load(folder))}
    assert "douze écoles" in told["reseau.membres"] and "douze écoles" in told["comparaison"] and "quatre collectifs" in told["collectifs.liste"]


def test_every_value_of_a_section_is_explained() -> None:
    from knowledge.model import Section

    texts = {"titre", "introduction", "alias", "sources", "numerotes"}
    for name in Section.model_fields.keys() - texts:
        assert re.search(rf"`(?:[^`]*\W)?{name}:", GUIDE), name


def test_its_list_of_questions_is_read_as_it_says(tmp_path: Path) -> None:
    (text,) = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "mes questions.txt").write_text(text, encoding="utf-8")
    assert [len(turns) for _, turns in read(tmp_path / "mes questions.txt")] == [2, 1]
