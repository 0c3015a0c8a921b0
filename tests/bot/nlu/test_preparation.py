"""Preparation: what the classifier reads has its collectives masked, its short spellings written out, and a word for code."""

from __future__ import annotations

import pytest

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared, prepare
from tests.facts import KNOWLEDGE

GAZETTEER = Gazetteer(KNOWLEDGE)


def _prepare(text: str) -> Prepared:
    return prepare(text, GAZETTEER)


def test_collectives_are_masked_and_found_each_once_in_their_order() -> None:
    prepared = _prepare("La CDE et la PNPM, puis encore la CDE ?")
    assert prepared.collectives == ("cde", "pnpm")
    assert prepared.masked.split().count("xcollectif") == 3
    assert "pnpm" not in prepared.masked and "pnpm" in prepared.folded
    assert prepared.text == "La CDE et la PNPM, puis encore la CDE ?"


@pytest.mark.parametrize(
    ("text", "starts"), [("la PNPM : ses valeurs ?", True), ("la PNPM", True), ("les valeurs de la CDE", False), ("les valeurs", False)]
)
def test_tells_where_the_name_stands(text: str, starts: bool) -> None:
    assert _prepare(text).starts_with_name is starts


def test_short_spellings_are_written_out_beside_what_was_typed() -> None:
    prepared = _prepare("c koi la pnpm pr les gens")
    assert "koi" in prepared.folded
    assert "quoi" in prepared.expanded and "quoi" in prepared.masked


@pytest.mark.parametrize(
    ("text", "code"), [("SELECT * FROM users; --", True), ("<b>{x}</b>", True), ("la CDE (Coalition)", False), ("un ; seul", False)]
)
def test_what_looks_like_code_says_so_and_can_be_read_without(text: str, code: bool) -> None:
    prepared = _prepare(text)
    assert prepared.is_code is code
    assert not prepared.without_code().is_code
    assert prepared.without_code().folded == prepared.folded
