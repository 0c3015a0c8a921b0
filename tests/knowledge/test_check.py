"""What is checked beyond the shape of the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge import FOLDER, report
from knowledge.check import REFUSED_NUMBERS, walk
from knowledge.reading import read_bytes, read_document
from tests.knowledge.editing import PAGE, edit, errors_of


def test_the_real_files_are_right() -> None:
    assert report()[0] == []


def test_every_quotation_is_walked() -> None:
    document = read_document("collectifs.yml", lambda name: read_bytes(FOLDER / name))
    text = (FOLDER / "collectifs.yml").read_text(encoding="utf-8")
    assert len([path for path, _ in walk(document.data) if path[-1:] == ("citation",)]) == len(re.findall(r"\bcitation:", text))


@pytest.mark.parametrize("new", ["Cinq associations, dont AMANE, faisaient partie", "cinq associations, dont AMANE faisaient partie"])
def test_a_quotation_that_is_not_verbatim_is_found(folder: Path, new: str) -> None:
    line = edit(folder, "citation: Cinq associations, dont AMANE faisaient partie", f"citation: {new}")
    (error,) = errors_of(folder)
    assert error.startswith(
        f"collectifs.yml, ligne {line}, groupe › sources n° 1 › citation : ce passage n’est pas, mot pour mot, dans le texte de la page"
    )


def test_line_breaks_of_a_quotation_do_not_count(folder: Path) -> None:
    passage = "Cinq associations, dont AMANE faisaient partie du groupe fondateur en novembre 2014."
    edit(folder, f"citation: {passage}", f"citation: >-\n          {passage[:30]}\n          {passage[30:]}")
    assert report(folder)[0] == []


@pytest.mark.parametrize("alias", ["PNPM", "« pnpm »", "Plateforme Nationale, Protection Migrants", "pe n pé m", "ＰＮＰＭ"])
def test_an_alias_of_two_collectives_is_found(folder: Path, alias: str) -> None:
    line = edit(folder, "      - cde maroc\n", f"      - cde maroc\n      - {alias}\n")
    assert errors_of(folder) == [f"collectifs.yml, ligne {line + 1}, cde › alias n° 4 : « {alias} » désigne déjà pnpm ; effacez-le ici ou là-bas"]


def test_joined_letters_make_no_other_name(folder: Path) -> None:
    edit(folder, "      - cde maroc\n", "      - cde maroc\n      - le cœur\n")
    edit(folder, "      - plateforme nationale migrants\n", "      - plateforme nationale migrants\n      - le coeur\n")
    (error,) = errors_of(folder)
    assert error.endswith("« le cœur » désigne déjà pnpm ; effacez-le ici ou là-bas")


def test_two_collectives_of_one_id_are_found(folder: Path) -> None:
    edit(folder, "  - id: pnpm\n", "  - id: groupe\n")
    assert any("deux collectifs portent le même id, groupe" in one for one in errors_of(folder))


def test_a_name_that_nobody_can_write_is_found(folder: Path) -> None:
    line = edit(folder, "    sigle: CDE\n", '    sigle: "…"\n')
    (error,) = errors_of(folder)
    assert error.startswith(f"collectifs.yml, ligne {line}, cde › sigle : « … » n’a ni lettre ni chiffre")


@pytest.mark.parametrize("number", sorted(REFUSED_NUMBERS))
def test_a_wrong_emergency_number_is_found(folder: Path, number: str) -> None:
    line = edit(folder, 'numero: "19"', f'numero: "{number}"', "contacts.yml")
    (error,) = errors_of(folder)
    assert error.startswith(f"contacts.yml, ligne {line}, contacts › Police › numero : {number} ne doit pas être donné")


@pytest.mark.parametrize("number", ["911", "999", "000", "116111", "116000", "116123"])
def test_numbers_of_other_countries_are_refused(folder: Path, number: str) -> None:
    edit(folder, 'numero: "19"', f'numero: "{number}"', "contacts.yml")
    (error,) = errors_of(folder)
    assert f"numero : {number} ne doit pas être donné (numéro étranger" in error


@pytest.mark.parametrize(
    "number", ["18", "190", "110", "1710", "2512", "4321", "0522123456", "0661234567", "0712345678", "0800123456", "0122334455", "0912345678"]
)
def test_any_number_that_can_be_called_may_be_given(folder: Path, number: str) -> None:
    edit(folder, 'numero: "19"', f'numero: "{number}"', "contacts.yml")
    assert report(folder)[:2] == ([], [])


@pytest.mark.parametrize(
    "text", ["Police (112)", "Police 911", "Enfance 116 111", "Police, 1 1 2", "Police 0802 00 80 88", "Police ou le 17", "Police : ١١٢", "le 30.20"]
)
def test_a_wrong_emergency_number_in_the_words_beside_is_found(folder: Path, text: str) -> None:
    line = edit(folder, "nom: Police", f'nom: "{text}"', "contacts.yml")
    (error,) = errors_of(folder)
    assert error.startswith(f"contacts.yml, ligne {line}, contacts › {text} › nom : ")
    assert "ne doit pas être donné" in error


@pytest.mark.parametrize(("text", "fault"), [("Appelez le 2115.", "2115"), ("Appelez le 25 11, depuis 1999.", ""), ("Appelez le 112.", "112")])
def test_a_number_in_an_answer_about_the_contacts_is_one_of_theirs(folder: Path, text: str, fault: str) -> None:
    line = edit(folder, "    texte: Le 2511 répond à toute personne, enfant ou adulte, victime ou témoin.", f"    texte: {text}", "contacts.yml")
    found = report(folder)[0]
    assert bool(found) is bool(fault)
    assert all(one.startswith(f"contacts.yml, ligne {line}, reponses › adultes › texte : {fault} n’est le numéro d’aucun contact") for one in found)


def test_a_number_in_a_translated_answer_is_one_of_the_contacts_too(folder: Path) -> None:
    line = edit(folder, "      anglais: \"Calling 2511 is free", "      anglais: \"Calling 2115 is free", "contacts.yml")
    (error,) = report(folder)[0]
    assert error.startswith(f"contacts.yml, ligne {line}, reponses › gratuit › traductions › anglais : 2115 n’est le numéro d’aucun contact")


def test_plain_words_are_proved_as_other_texts_and_confirmed_by_amane(folder: Path) -> None:
    assert sum("en mots simples, à confirmer" in one for one in report(folder).to_confirm) == 9
    edit(folder, "AMANE en fait partie depuis le début.", "AMANE en fait partie depuis 2008, comme Bayti.", "collectifs.yml")
    assert [word for word in ("2008", "Bayti") if any(f"« {word} »" in one for one in errors_of(folder))] == ["2008", "Bayti"]


def test_an_answer_about_the_contacts_has_its_sources_or_is_still_to_be_found(folder: Path) -> None:
    assert any("reponses › langue_parlee › texte : à compléter" in one for one in report(folder).to_confirm)
    edit(folder, "    texte: null", "    texte: On y parle arabe.", "contacts.yml")
    (error,) = errors_of(folder)
    assert "a « sources: » et « verifie_le: »" in error


def test_hours_and_ages_are_not_numbers_to_call(folder: Path) -> None:
    edit(folder, "quand: en ville, en cas de danger", "quand: de 9 h à 17 h, jusqu’à 17 ans, depuis 2017, en cas de danger", "contacts.yml")
    assert report(folder)[0] == []


def test_a_missing_page_is_found(folder: Path) -> None:
    (folder / PAGE).unlink()
    assert errors_of(folder) == [f"{PAGE} : fichier illisible : il n’existe pas, ou il a été renommé ; remettez-le, ou rendez-lui son nom"]


def test_an_empty_page_is_told_once(folder: Path) -> None:
    (folder / PAGE).write_text("\n", encoding="utf-8")
    assert errors_of(folder) == [f"{PAGE}, ligne 1 : le fichier est vide ; recopiez-y le texte de la page d’AMANE"]


def test_a_page_of_another_encoding_is_found_with_its_line(folder: Path) -> None:
    lines = (folder / PAGE).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if not line.isascii())
    (folder / PAGE).write_bytes("\n".join(lines).encode("cp1252", "replace"))
    (error,) = errors_of(folder)
    assert error.startswith(f"{PAGE}, ligne {first} : le fichier n’est pas en UTF-8")


def test_what_is_to_confirm_goes_away_when_it_is_done(folder: Path) -> None:
    before = report(folder).to_confirm
    edit(folder, "a_confirmer: true", "a_confirmer: false", "contacts.yml")
    edit(folder, "adresse: null", 'adresse: "https://exemple.ma/liste"')
    after = report(folder).to_confirm
    assert len(after) == len(before) - 2
    assert set(after) < set(before)


def test_files_of_the_wrong_shape_are_reported_not_raised(folder: Path) -> None:
    edit(folder, "    genre: feminin\n", "")
    found, doubts, todo = report(folder)
    assert found
    assert not doubts and not todo


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("en danger, appelez le 119", True),
        ("le numéro à composer est le 1 1 2", True),
        ("joignez-nous au 3020", True),
        ("dix-sept associations, soit 17 membres", False),
        ("appelée en 2017 la plateforme", False),
        ("ouverte de 9 h à 17 h", False),
    ],
)
def test_a_number_to_call_is_refused_in_a_fact_too(folder: Path, words: str, refused: bool) -> None:
    line = edit(folder, "description: AMANE est une association marocaine", f"description: AMANE ({words}) est une association marocaine")
    found = [error for error in report(folder)[0] if "ne doit pas être donné" in error]
    assert bool(found) is refused, found
    assert not refused or found[0].startswith(f"collectifs.yml, ligne {line}, association › description : ")


def test_a_name_that_shows_nothing_is_refused(folder: Path) -> None:
    edit(folder, "nom: Police", 'nom: "\\u200b\\u200b"', "contacts.yml")
    assert any("ni lettre ni chiffre" in error for error in report(folder)[0])
