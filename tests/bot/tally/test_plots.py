"""Bars: each as long as its number, told in words, and nothing of a name is markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from bot.tally.plots import WIDTH, columns, rows

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def lengths(svg: str, along: str) -> list[float]:
    return [float(rect.attrib[along]) for rect in drawn(svg).iter(f"{SVG}rect")]


def test_lying_bars_are_as_long_as_their_numbers() -> None:
    svg = rows("essai", "Sujets", [("Un", (8, 2)), ("Deux", (4, 0))])
    first, second, third, fourth = lengths(svg, "width")
    assert (second, third, fourth) == (pytest.approx(first / 4, abs=0.2), pytest.approx(first / 2, abs=0.2), 0)
    assert [text.text for text in drawn(svg).iter(f"{SVG}text")] == ["Un", "8", "2", "Deux", "4", "0"]
    assert re.findall(r'class="(series-\d)"', svg) == ["series-0", "series-1"] * 2


def test_standing_bars_are_as_high_as_their_numbers_and_stay_within_the_drawing() -> None:
    svg = columns("essai", "Heures", [(f"{hour} h", (hour,)) for hour in range(24)])
    heights = lengths(svg, "height")
    assert heights[12] == pytest.approx(heights[-1] * 12 / 23, abs=0.2)
    for rect in drawn(svg).iter(f"{SVG}rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= WIDTH and float(rect.attrib["y"]) > 0


@pytest.mark.parametrize("draw", [rows, columns])
def test_nothing_to_draw_is_drawn(draw: object) -> None:
    assert callable(draw)
    assert lengths(draw("essai", "Rien", []), "width") == []
    assert set(lengths(draw("essai", "Rien", [("Un", (0,))]), "width" if draw is rows else "height")) == {0}


@pytest.mark.parametrize("draw", [rows, columns])
def test_is_told_to_those_who_hear_it(draw: object) -> None:
    assert callable(draw)
    picture = drawn(draw("essai", "Sujets & <langues>", [("<b>Un</b>", (3,)), ("Deux", (1,))]))
    title, told = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None and told is not None
    assert picture.attrib["role"] == "img" and picture.attrib["aria-labelledby"].split() == [title.attrib["id"], told.attrib["id"]]
    assert title.text == "Sujets & <langues>" and str(told.text).startswith("Le plus : <b>Un</b> (3).")
