"""The loader: every error of a bad file with its path, duplicate keys, wrong types, and the last good file kept."""

from __future__ import annotations

import logging
import os
import re
import shutil
from pathlib import Path

import pytest

from knowledge import FOLDER, KnowledgeError, KnowledgeStore, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real knowledge files, to be spoiled."""
    copy = tmp_path / "knowledge"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", "*.json"))
    return copy


def edit(folder: Path, old: str, new: str, name: str = "collectifs.yml") -> None:
    """Replace the first occurrence of `old`, which must be there, and let the change be seen."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {name}: the test needs another passage"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    stamp = path.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(stamp, stamp))


def errors_of(folder: Path) -> list[str]:
    """Return what the loader says of `folder`, which must be refused."""
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return caught.value.errors


def test_the_real_files_load() -> None:
    assert [collective.id for collective in load().collectifs] == ["pnpm", "groupe", "cde"]


@pytest.mark.parametrize(
    ("old", "new", "path", "says"),
    [
        ("    genre: feminin\n", "", "collectifs[0].genre", "obligatoire"),
        ("    genre: feminin\n", "    genre: neutre\n", "collectifs[0].genre", "'feminin'"),
        ("    genre: feminin\n", "    genre: feminin\n    nomm: x\n", "collectifs[0].nomm", "inconnu"),
        ("  - id: pnpm\n", "  - id: PNPM 2\n", "collectifs[0].id", "format"),
        ("  - id: pnpm\n", "  - id: cde\n", "", "même id : cde"),
        ("    sigle: CDE\n", "    sigle: 12\n", "collectifs[2].sigle", "texte"),
        ("    nom: Plateforme CDE Maroc\n", '    nom: ""\n', "collectifs[2].nom", "vide"),
        ("      presentation:\n", "      apercu:\n", "collectifs[0]", "presentation"),
        ("    evenements:\n      - date: 2014-11\n", "    evenements:\n      - date: 2014-13\n", "collectifs[1].evenements[0].date", "format"),
        ("            consulte_le: 2026-11-23\n", "            consulte_le: hier\n", "consulte_le", "AAAA-MM-JJ"),
        ("https://www.plateformecdemaroc.com\"}", "plateformecdemaroc.com\"}", "collectifs[2].rubriques.documents.liens[0].adresse", "https://"),
        ("    rubriques:\n", "    rubriques: non\n    reste:\n", "collectifs[0].rubriques", "bloc"),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_path(folder: Path, old: str, new: str, path: str, says: str) -> None:
    edit(folder, old, new)
    found = errors_of(folder)
    assert any(path in line and says in line for line in found), found
    assert all(line.startswith("collectifs.yml : ") for line in found)


def test_all_errors_of_both_files_are_told_at_once(folder: Path) -> None:
    edit(folder, "    genre: feminin\n", "    genre: neutre\n")
    edit(folder, "    sigle: CDE\n", "    sigle: [CDE]\n")
    edit(folder, 'numero: "19"', "numero: dix-neuf", "contacts.yml")
    found = errors_of(folder)
    for path in ("collectifs[0].genre", "collectifs[2].sigle", "contacts[0].numero"):
        assert any(path in line for line in found), found
    assert len(found) == 3


def test_a_key_written_twice_is_refused(folder: Path) -> None:
    edit(folder, "    sigle: CDE\n", "    sigle: CDE\n    sigle: CDM\n")
    (error,) = errors_of(folder)
    assert "« sigle » est écrit deux fois" in error
    assert re.search(r"ligne \d+, colonne \d+", error)


@pytest.mark.parametrize("content", [b"collectifs: [", b"\tcollectifs: 1", b"a: &x [*x]", b"", b"- 1", b"!!python/object/apply:os.system [x]"])
def test_broken_yaml_is_refused(folder: Path, content: bytes) -> None:
    (folder / "collectifs.yml").write_bytes(content)
    assert errors_of(folder)[0].startswith("collectifs.yml : ")


def test_bytes_that_are_not_utf8_are_refused(folder: Path) -> None:
    (folder / "contacts.yml").write_bytes("contacts: [é]".encode("latin-1"))
    assert errors_of(folder) == ["contacts.yml : le fichier n'est pas en UTF-8 (octet 11)"]


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "contacts.yml").unlink()
    (error,) = errors_of(folder)
    assert error.startswith("contacts.yml : fichier illisible")


def test_the_store_sees_a_changed_fact(folder: Path) -> None:
    store = KnowledgeStore(folder)
    before = store.version
    assert store.current() is store.current(), "unchanged files are not read again"
    edit(folder, "nom: Plateforme CDE Maroc", "nom: Plateforme CDE du Maroc")
    assert store.current().collectifs[2].nom == "Plateforme CDE du Maroc"
    assert store.version != before


def test_the_store_keeps_the_last_good_files_and_says_so(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = KnowledgeStore(folder)
    good, version = store.current(), store.version
    edit(folder, "    genre: feminin\n", "    genre: neutre\n")
    with caplog.at_level(logging.INFO, logger="knowledge"):
        assert store.current() is good
        assert store.current() is good
    refusals = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(refusals) == 1, "said once, not at each message"
    assert "collectifs[0].genre" in refusals[0].getMessage()
    assert store.version == version
    edit(folder, "    genre: neutre\n", "    genre: feminin\n")
    assert store.current().collectifs[0].genre == "feminin"


def test_the_store_survives_a_file_that_goes_away(folder: Path) -> None:
    store = KnowledgeStore(folder)
    good = store.current()
    content = (folder / "contacts.yml").read_bytes()
    (folder / "contacts.yml").unlink()
    assert store.current() is good
    (folder / "contacts.yml").write_bytes(content)
    assert store.current().contacts == good.contacts


def test_a_bad_file_at_the_start_is_an_error(folder: Path) -> None:
    (folder / "collectifs.yml").write_text("collectifs: []", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        KnowledgeStore(folder)


def test_facts_cannot_be_changed_in_memory() -> None:
    collective = load().collectifs[0]
    with pytest.raises(ValueError, match="frozen"):
        collective.nom = "autre"  # type: ignore[misc]


def test_a_fourth_collective_needs_no_code(folder: Path) -> None:
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(FOURTH)
    knowledge = load(folder)
    assert knowledge.collective("reseau") is not None
    found = knowledge.section("reseau.presentation")
    assert found is not None
    assert found[1].introduction == "Le réseau réunit douze écoles."


FOURTH = """
  - id: reseau
    sigle: null
    nom: Réseau des écoles
    designation: le Réseau des écoles
    genre: masculin
    nom_source: {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
    role_amane: AMANE en est membre
    reperes: {objet: l’école}
    sources:
      - {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
    rubriques:
      presentation:
        titre: Le réseau en bref
        introduction: Le réseau réunit douze écoles.
        sources:
          - {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
"""
