"""The page of a report: every number in a table with its heads, nothing from outside, a kind word where there is nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from bot.tally.page import page
from tests.bot.tally.test_figures import COUNTED, made

FULL = made(COUNTED, ratings={"pnpm.valeurs": (3, 1)})


class _Tables(HTMLParser):
    """Reads tables: caption → rows of cells; every head must say what it is the head of."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.heads: list[dict[str, str | None]] = []
        self._rows: list[list[str]] = []
        self._caption = self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        if tag == "table":
            self._rows = []
        if tag == "tr":
            self._rows.append([])
        if tag == "th":
            self.heads.append(dict(attrs))
        if tag in ("th", "td"):
            self._rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._in == "caption":
            self._caption = data
        if self._in in ("th", "td"):
            self._rows[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in = ""
        if tag == "table":
            self.tables[self._caption] = self._rows


def read(html: str) -> _Tables:
    parser = _Tables()
    parser.feed(html)
    return parser


def test_every_number_stands_in_a_table_with_heads() -> None:
    found = read(page(FULL))
    assert found.tables["Ce que les gens demandent"][:2] == [["Sujet", "Réponses"], ["Les valeurs de la PNPM", "5"]]
    assert found.tables["Avis par sujet"] == [["Sujet", "Utile", "Pas utile"], ["Les valeurs de la PNPM", "3", "1"]]
    assert found.tables["Conversations et messages"][4] == ["23 novembre 2026", "2", "9"]
    assert found.tables["Messages qui ont reçu les numéros d’urgence"] == [["Mois", "Messages"], ["octobre 2026", "de 5 à 9"]]
    assert len(found.tables) == 7 and all(head.get("scope") in ("col", "row") for head in found.heads)


def test_needs_nothing_but_itself() -> None:
    html = page(FULL)
    assert re.findall(r'(?:src|href)="|@import|url\((?!#)|<script', html) == []
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = {one for value in re.findall(r'aria-labelledby="([^"]+)"', html) for one in value.split()}
    assert named and named <= set(ids) and "$" not in html.partition("</style>")[2]


def test_where_nobody_wrote_it_says_so_and_draws_nothing() -> None:
    html = page(made([]))
    assert "Personne n’a écrit à l’assistant" in html and "viewBox" not in html
    assert read(html).tables == {"Messages qui ont reçu les numéros d’urgence": [["Mois", "Messages"], ["octobre 2026", "moins de 5"]]}


def test_names_are_text() -> None:
    html = page(replace(FULL, topics=[("<img src=x onerror=alert(1)>", 2)], thumbs=[]))
    assert "<img" not in html and "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "Personne n’a donné d’avis." in html
