"""What `make check` finds beyond the shape of the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge import load
from knowledge.check import REFUSED_NUMBERS, errors, report, to_confirm, walk_sources
from tests.knowledge.test_loader import edit, folder  # noqa: F401 - a fixture


def test_the_real_files_are_right() -> None:
    assert report()[0] == []


def test_every_source_is_walked() -> None:
    knowledge = load()
    text = (Path(__file__).parents[2] / "knowledge" / "collectifs.yml").read_text(encoding="utf-8")
    quotations = [source for _, source in walk_sources(knowledge) if source.citation]
    assert len(quotations) == len(re.findall(r"\bcitation:", text))


@pytest.mark.parametrize("new", ["Cinq associations, dont AMANE, faisaient partie", "cinq associations, dont AMANE faisaient partie"])
def test_a_quotation_that_is_not_verbatim_is_found(folder: Path, new: str) -> None:  # noqa: F811
    edit(folder, "citation: Cinq associations, dont AMANE faisaient partie", f"citation: {new}")
    (error,) = errors(load(folder), folder)
    assert error.startswith("collectifs[1].sources[0].citation: ce passage n'est pas, mot pour mot, dans sources/page-collectifs.txt")


def test_line_breaks_of_a_quotation_do_not_count(folder: Path) -> None:  # noqa: F811
    passage = "Cinq associations, dont AMANE faisaient partie du groupe fondateur en novembre 2014."
    edit(folder, f"citation: {passage}", f"citation: >-\n          {passage[:30]}\n          {passage[30:]}")
    assert errors(load(folder), folder) == []


def test_an_alias_of_two_collectives_is_found(folder: Path) -> None:  # noqa: F811
    edit(folder, "      - cde maroc\n", "      - cde maroc\n      - PNPM\n")
    (error,) = errors(load(folder), folder)
    assert error == "collectifs[2].alias: « PNPM » désigne déjà pnpm"


@pytest.mark.parametrize("number", sorted(REFUSED_NUMBERS))
def test_a_wrong_emergency_number_is_found(folder: Path, number: str) -> None:  # noqa: F811
    edit(folder, 'numero: "19"', f'numero: "{number}"', "contacts.yml")
    (error,) = errors(load(folder), folder)
    assert error.startswith(f"contacts[0].numero: {number} ne doit pas être donné")


def test_a_missing_page_text_is_found(folder: Path) -> None:  # noqa: F811
    (folder / "sources" / "page-collectifs.txt").unlink()
    assert errors(load(folder), folder) == ["page.fichier: sources/page-collectifs.txt est introuvable"]


def test_what_is_to_confirm_goes_away_when_it_is_done(folder: Path) -> None:  # noqa: F811
    before = to_confirm(load(folder))
    edit(folder, "a_confirmer: true", "a_confirmer: false", "contacts.yml")
    edit(folder, "adresse: null", 'adresse: "https://exemple.ma/liste"')
    after = to_confirm(load(folder))
    assert len(after) == len(before) - 2
    assert set(after) < set(before)


def test_a_file_of_the_wrong_shape_is_reported_not_raised(folder: Path) -> None:  # noqa: F811
    edit(folder, "    genre: feminin\n", "")
    found, todo = report(folder)
    assert found
    assert not todo
