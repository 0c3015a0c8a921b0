"""The shape of the files: every fault with file, line and path, all at once, in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import load
from tests.knowledge.editing import FOURTH, edit, errors_of


def test_the_real_files_load() -> None:
    assert [collective.id for collective in load().collectifs] == ["pnpm", "groupe", "cde"]


@pytest.mark.parametrize(
    ("old", "new", "path", "says", "lines_below"),
    [
        # What is missing is told at the line where the block begins that lacks it.
        ("    genre: feminin\n", "", "pnpm › genre", "il manque le champ « genre »", -4),
        ("    genre: feminin\n", "    genre: neutre\n", "pnpm › genre", "« neutre » n’est pas l’un des choix ; écrivez feminin ou masculin", 0),
        ("    genre: feminin\n", "    genre: feminin\n    nomm: x\n", "pnpm › nomm", "n’existe pas ici", 1),
        ("  - id: pnpm\n", "  - id: PNPM 2\n", "PNPM 2 › id", "écrivez « pnpm_2 »", 0),
        ("    sigle: CDE\n", "    sigle: 12\n", "cde › sigle", "texte", 0),
        ("    sigle: CDE\n", "    sigle: 0o_9\n    sigl: 1\n", "cde › sigl", "n’existe pas ici", 1),
        ("    sigle: CDE\n", "    sigle: oui\n    sigl: 1\n", "cde › sigl", "n’existe pas ici", 1),
        ("    sigle: CDE\n", "    sigle: no\n", "cde › sigle", "texte", 0),
        ("    nom: Plateforme CDE Maroc\n", '    nom: ""\n', "cde › nom", "vide", 0),
        ("      presentation:\n", "      apercu:\n", "pnpm", "presentation", None),
        ("      presentation:\n", "      Présentation:\n", "pnpm › Présentation", "écrivez « presentation »", 0),
        ("https://www.plateformecdemaroc.com\"}", "plateformecdemaroc.com\"}", "cde › documents › liens n° 1 › adresse", "https://", 0),
        ("    rubriques:\n", "    rubriques: non\n    reste:\n", "pnpm › rubriques", "des champs sont attendus", 0),
        ("        numerotes: true\n", "        numerotes: 1\n", "pnpm › objectifs › numerotes", "écrivez true", 0),
        ("  fichier: page-collectifs.txt", "  fichier: ../collectifs.yml", "page › fichier", "dossier sources ; écrivez-le sans dossier devant", 0),
        ("  fichier: page-collectifs.txt", "  fichier: /etc/passwd", "page › fichier", "dossier sources ; écrivez-le sans dossier devant", 0),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_path(folder: Path, old: str, new: str, path: str, says: str, lines_below: int | None) -> None:
    line = edit(folder, old, new)
    found = errors_of(folder)
    where = "collectifs.yml, ligne " if lines_below is None else f"collectifs.yml, ligne {line + lines_below}, "
    assert any(one.startswith(where) and f", {path} : " in one and says in one for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "file", "says"),
    [
        ('date: "2009"', 'date: "2009-02-31"', "collectifs.yml", "2009-02-31 n’existe pas"),
        ('date: "2009"', "date: 2009-02-31", "collectifs.yml", "2009-02-31 n’existe pas"),
        ('date: "2009"', "date: 2009-13", "collectifs.yml", "2009-13 n’existe pas"),
        ('date: "2009"', 'date: "2009-00"', "collectifs.yml", "2009-00 n’existe pas"),
        ('date: "2009"', 'date: "0000"', "collectifs.yml", "0000 n’existe pas"),
        ('date: "2009"', 'date: "2023-02-29"', "collectifs.yml", "2023-02-29 n’existe pas"),
        ('date: "2009"', 'date: "2009-4"', "collectifs.yml", "n’est pas une date de ce fichier ; écrivez "),
        ('date: "2009"', 'date: "٢٠٠٩"', "collectifs.yml", "n’est pas une date de ce fichier ; écrivez "),
        ("consulte_le: 2026-11-23", "consulte_le: 2026-11-31", "collectifs.yml", "2026-11-31 n’existe pas"),
        ("consulte_le: 2026-11-23", 'consulte_le: "2026-02-30"', "collectifs.yml", "2026-02-30 n’existe pas"),
        ("consulte_le: 2026-11-23", "consulte_le: hier", "collectifs.yml", " ; écrivez "),
        ("consulte_le: 2026-11-23", "consulte_le: 86400", "collectifs.yml", " ; écrivez "),
        ("consulte_le: 2026-11-23", 'consulte_le: "1700000000"', "collectifs.yml", " ; écrivez "),
        ("consulte_le: 2026-11-23", "consulte_le: 2026-11-23 10:00:00", "collectifs.yml", " ; écrivez "),
        ("verifie_le: 2026-11-23", "verifie_le: 2026-11-31", "contacts.yml", "2026-11-31 n’existe pas"),
        ("verifie_le: 2026-11-23", "verifie_le: 2026-13-01", "contacts.yml", "2026-13-01 n’existe pas"),
        ("verifie_le: 2026-11-23", "verifie_le: 2026-1-5", "contacts.yml", " ; écrivez "),
        ("verifie_le: 2026-11-23", "verifie_le: 23/11/2026", "contacts.yml", " ; écrivez "),
        ("evenement: la PNPM a été constituée", "evenement: le 31 février, constitution de la PNPM", "collectifs.yml", "« 31 février » n’existe pas"),
        ("evenement: la PNPM a été constituée", "evenement: le 29 Février 2015, constitution", "collectifs.yml", "« 29 Février 2015 » n’existe pas"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(folder: Path, old: str, new: str, file: str, says: str) -> None:
    line = edit(folder, old, new, file)
    (found,) = errors_of(folder)
    assert found.startswith(f"{file}, ligne {line}, ")
    assert says in found


@pytest.mark.parametrize("new", ["2009-02-28", '"2008-02-29"', "2009-12", '"2009-12"', '"1999"', "2009"])
def test_a_date_that_exists_is_taken_with_or_without_quotation_marks(folder: Path, new: str) -> None:
    edit(folder, 'date: "2009"', f"date: {new}")
    assert load(folder).collectifs[0].evenements[0].date == new.strip('"')


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    edit(folder, "    genre: feminin\n", "    genre: neutre\n")
    edit(folder, "    sigle: CDE\n", "    sigle: [CDE]\n    sigle: CDE\n")
    edit(folder, "      - cde maroc\n", "      - cde maroc\n      - PNPM\n")
    edit(folder, "citation: Aujourd’hui, le groupe", "citation: Hier, le groupe")
    edit(folder, 'numero: "19"', "numero: dix-neuf", "contacts.yml")
    edit(folder, 'numero: "177"', 'numero: "112"', "contacts.yml")
    found = errors_of(folder)
    wanted = ("pnpm › genre : ", "cde › sigle : un seul texte", "deux fois", "« PNPM »", "mot pour mot", "contacts › Police › numero : « dix-neuf »", "112")
    for part in wanted:
        assert sum(part in one for one in found) == 1, (part, found)
    assert len(found) == 7
    lines = [int(one.split("ligne ")[1].split(",")[0].split(" ")[0]) for one in found if one.startswith("collectifs.yml")]
    assert lines == sorted(lines)


def test_the_only_item_of_a_list_is_not_called_an_empty_list(folder: Path) -> None:
    (folder / "contacts.yml").write_text("contacts:\n  - nom: Police\n", encoding="utf-8")
    assert not any("vide" in one for one in errors_of(folder))


def test_a_field_written_twice_is_refused(folder: Path) -> None:
    line = edit(folder, "    sigle: CDE\n", "    sigle: CDE\n    sigle: CDM\n")
    wanted = f"collectifs.yml, ligne {line + 1}, cde › sigle : le champ « sigle » est écrit deux fois (déjà à la ligne {line}) ; gardez-en un, effacez l’autre"
    assert errors_of(folder) == [wanted]


def test_what_is_named_once_and_repeated_is_read(folder: Path) -> None:
    edit(folder, "    nom_source:\n", "    nom_source: &la_meme\n")
    quotation = "Pour consulter la charte et les documents vous pouvez vous diriger vers la page web de la Plateforme CDE Maroc."
    edit(folder, f"    nom_source:\n      citation: {quotation}\n", "    nom_source: *la_meme\n")
    knowledge = load(folder)
    assert knowledge.collectifs[2].nom_source == knowledge.collectifs[0].nom_source


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
