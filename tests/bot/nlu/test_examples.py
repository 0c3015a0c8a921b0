"""The examples in `data/nlu`: what is wrong with them is said with file, line and remedy; a new one is one command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from actions.kinds import TYPED_KINDS
from bot.nlu import examples
from bot.nlu.examples import ExampleRefusedError, add, check, read
from bot.server import text as typed

KINDS = ("charte", "membres", "merci")
MEMBRES = """version: "3.1"

nlu:
  - intent: membres
    metadata: {auteur: claire}
    examples: |
      - Combien d'associations ?
      - la liste des membres

      - c ki les membres
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small files, as those of `data/nlu`."""
    (tmp_path / "membres.yml").write_text(MEMBRES, encoding="utf-8")
    for kind, text in (("charte", "Y a-t-il une charte ?"), ("merci", "merci beaucoup")):
        content = MEMBRES.replace("intent: membres", f"intent: {kind}").split("      - ")[0] + f"      - {text}\n"
        (tmp_path / f"{kind}.yml").write_text(content, encoding="utf-8")
    return tmp_path


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder, KINDS)]


def edit(folder: Path, old: str, new: str) -> list[str]:
    path = folder / "membres.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    return said(folder)


def test_the_examples_of_the_project_are_good() -> None:
    assert check(examples.FOLDER, TYPED_KINDS) == []


def test_good_files_have_no_fault_and_their_lines_are_known(folder: Path) -> None:
    assert said(folder) == []
    found, faults = read(folder / "membres.yml")
    assert not faults
    assert [(one.kind, one.text, one.line) for one in found] == [
        ("membres", "Combien d'associations ?", 7),
        ("membres", "la liste des membres", 8),
        ("membres", "c ki les membres", 10),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- la liste des membres", "- la\tliste", "membres.yml, ligne 8 : une tabulation ; mettez un espace à la place"),
        ("      - la liste", "\t- la liste", "membres.yml, ligne 8 : une tabulation ; mettez des espaces"),
        ("- la liste des membres", "- combien d’associations", "est déjà à la ligne 7 ; gardez l'une des deux"),
        ("- la liste des membres", "- y a-t-il une charte", "ligne 8 : « y a-t-il une charte » est déjà un exemple de « charte » (charte.yml, ligne 7)"),
        ("- la liste des membres", "- la liste complÃ¨te", "membres.yml, ligne 8 : des accents abîmés (« Ã¨ »)"),
        ("- la liste des membres", "- lâ€™association", "des accents abîmés"),
        ("- la liste des membres", "- l\ufffdassociation", "des accents abîmés"),
        ("- la liste des membres", "la liste des membres", "membres.yml, ligne 8 : une phrase commence par un tiret et un espace"),
        ("- la liste des membres", "-la liste des membres", "une phrase commence par un tiret et un espace"),
        ("- la liste des membres", "-  ", "membres.yml, ligne 8 : "),
        ("- la liste des membres", "- " + "très " * 101, "plus de 500 caractères"),
        ("- la liste des membres", "- [la liste](membres)", "un crochet suivi d'une parenthèse"),
        ("intent: membres", "intent: membre", "ligne 4, nlu n° 1 › intent : « membre » dans le fichier de « membres »"),
        ("intent: membres", "intent: charte", "« charte » dans le fichier de « membres » ; déplacez ce bloc"),
        ("metadata:", "metadatas:", "ligne 5, nlu n° 1 › metadatas : champ inconnu ; est-ce « metadata » ?"),
        ("examples: |", "examples:", "nlu n° 1 › examples"),
        ("examples: |", "exemples: |", "champ inconnu ; est-ce « examples » ?"),
        ("nlu:", "nlu: []\nautre:", "une liste « nlu: » de blocs est attendue"),
        ("nlu:\n  - intent", "nlu:\n  - un bloc\n  - intent", "un bloc « - intent: … » est attendu"),
    ],
)
def test_each_fault_has_its_line_and_its_remedy(folder: Path, old: str, new: str, told: str) -> None:
    found = edit(folder, old, new)
    assert any(told in line for line in found), found


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / "merci.yml").write_bytes("nlu:\n  - intent: merci\n    examples: |\n      - très bien\n".encode("cp1252"))
    assert any("merci.yml, ligne 4 : le fichier n’est pas en UTF-8" in line for line in said(folder))


def test_files_are_those_of_the_kinds(folder: Path) -> None:
    (folder / "membres.yml").rename(folder / "membre.yml")
    shutil.copy(folder / "merci.yml", folder / "notes.txt")
    found = said(folder)
    assert "membre.yml : ce nom n'est pas celui d'une sorte de question ; est-ce « membres » ?" in found
    assert "membres.yml : ce fichier manque : chaque sorte de question a le sien" in found
    assert any(line.startswith("notes.txt : ce nom n'est pas") for line in found)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert [fault.file for fault in check(tmp_path / "nulle part", KINDS)] == ["charte.yml", "membres.yml", "merci.yml"]


def test_an_example_is_added_to_a_block_of_staff_and_nothing_else_changes(folder: Path) -> None:
    before = (folder / "membres.yml").read_bytes()
    first = add(folder, "membres", "  vous êtes   combien là-dedans ", KINDS)
    second = add(folder, "membres", "- y a qui", KINDS)
    content = (folder / "membres.yml").read_bytes()
    assert content.startswith(before)
    blocks = yaml.safe_load(content)["nlu"]
    assert [block["metadata"]["auteur"] for block in blocks] == ["claire", "equipe"]
    assert blocks[1]["examples"] == "- vous êtes combien là-dedans\n- - y a qui\n"
    lines = content.decode().splitlines()
    assert lines[first.line - 1] == "      - vous êtes combien là-dedans"
    assert lines[second.line - 1] == "      - - y a qui"
    assert said(folder) == []


def test_lines_of_windows_stay_lines_of_windows(folder: Path) -> None:
    path = folder / "membres.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    add(folder, "membres", "y a qui", KINDS)
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert said(folder) == []


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("membre", "y a qui", "« membre » n'est pas une sorte de question ; est-ce « membres » ?"),
        ("zzz", "y a qui", "(il y a : charte, membres, merci)"),
        ("membres", "   ", "il n'y a rien"),
        ("membres", "C KI LES MEMBRES ?!", "est déjà à la ligne 10"),
        ("membres", "Merci beaucoup.", "est déjà un exemple de « merci » (merci.yml, ligne 7)"),
        ("membres", "é" * 501, "plus de 500 caractères"),
        ("membres", "Ã©tat des membres", "des accents abîmés"),
    ],
)
def test_what_cannot_be_an_example_is_refused_and_nothing_is_written(folder: Path, kind: str, text: str, told: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ExampleRefusedError) as refused:
        add(folder, kind, text, KINDS)
    assert told in str(refused.value)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_nothing_is_added_beside_a_broken_file(folder: Path) -> None:
    (folder / "charte.yml").write_text("nlu: [", encoding="utf-8")
    with pytest.raises(ExampleRefusedError, match=r"à corriger d'abord : charte\.yml, ligne 1"):
        add(folder, "membres", "y a qui", KINDS)


def test_an_example_may_be_as_long_as_a_message() -> None:
    assert examples.MOST_CHARACTERS == typed.MOST_CHARACTERS
