"""The folder of the facts is the one that the settings name, and what it lacks is told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import report
from knowledge.folder import DOMAIN, FOLDER, OWN, lacking, place_of
from tests.knowledge.editing import NAMES, PAGE

PRINTED = "from knowledge import FOLDER; from bot.server.settings import Settings; print(FOLDER); print(Settings.from_environment().knowledge_dir)"


@pytest.mark.parametrize(("written", "meant"), [("", OWN), ("/srv/faits", Path("/srv/faits")), ("faits", OWN.parent / "faits")])
def test_the_environment_names_it_as_the_settings_read_it(written: str, meant: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMANE_")} | {"PYTHONPATH": str(OWN.parent)}
    environment["AMANE_KNOWLEDGE_DIR"] = written
    done = subprocess.run([sys.executable, "-c", PRINTED], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == [str(meant)] * 2


def test_good_and_bad_files_are_all_there(folder: Path) -> None:
    assert lacking(folder) is lacking(FOLDER) is None
    (folder / "contacts.yml").write_text("contacts: [", encoding="utf-8")
    assert lacking(folder) is None and report(folder).errors


@pytest.mark.parametrize(
    ("absent", "said"),
    [
        (("contacts.yml",), "Il manque contacts.yml dans"),
        (("collectifs.yml", "contacts.yml"), "Il manque collectifs.yml et contacts.yml dans"),
        (("sources",), "Il manque sources dans"),
        (("collectifs.yml", "contacts.yml", "sources"), "Il manque collectifs.yml, contacts.yml et sources dans"),
    ],
)
def test_a_folder_that_lacks_files_is_told_in_one_sentence(folder: Path, absent: tuple[str, ...], said: str) -> None:
    for name in absent:
        (folder / name).rename(folder / f"autre-{name}")
    (sentence,) = report(folder).errors
    assert sentence == f"{said} le dossier des connaissances, {folder} ; remettez-y ce qui manque, ou donnez le bon dossier."


def test_what_is_no_folder_is_told_in_one_sentence(folder: Path) -> None:
    for path, said in ((folder / "rien", "n’existe pas ; créez-le et copiez-y les fichiers, ou"), (folder / NAMES[0], "n’est pas un dossier ;")):
        (sentence,) = report(path).errors
        assert sentence == f"Le dossier des connaissances, {path}, {said} donnez le bon dossier."
    (sentence,) = report(folder / ("é" * 300)).errors
    assert sentence.startswith("L’assistant ne peut pas entrer dans le dossier des connaissances, ")


def test_a_page_that_is_missing_alone_is_told_by_its_name(folder: Path) -> None:
    (folder / PAGE).unlink()
    assert report(folder).errors[0].startswith(f"{PAGE} : fichier illisible : il n’existe pas")


def test_the_sentences_in_use_stand_beside_the_code_and_those_of_a_copy_in_it(tmp_path: Path) -> None:
    assert place_of(FOLDER, DOMAIN) == OWN.parent / DOMAIN and place_of(FOLDER, DOMAIN).exists()
    assert place_of(tmp_path, DOMAIN) == tmp_path / DOMAIN and place_of(FOLDER, "contacts.yml") == FOLDER / "contacts.yml"
