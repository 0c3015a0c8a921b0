"""Which site may show the chat, however its address is written, and what is said where it may not."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from bot.server.pages import Widget
from bot.server.partners import origin_of, page, refusal

SITES = ("https://www.association.ma", "https://xn--cole-9oa.ma", "http://localhost:8000")


@pytest.mark.parametrize(
    "site",
    [
        "https://www.association.ma",
        "https://www.association.ma/",
        " www.association.ma ",
        "WWW.Association.MA",
        "https://www.association.ma:443/une/page?x=1#y",
        "https://école.ma",
        "http://localhost:8000/essai",
    ],
)
def test_an_allowed_site_however_it_is_written(site: str) -> None:
    assert refusal(site, SITES) == ""


@pytest.mark.parametrize(
    ("site", "near"),
    [
        ("https://association.ma", "https://www.association.ma"),
        ("http://www.association.ma", "https://www.association.ma"),
        ("http://association.ma/page", "https://www.association.ma"),
        ("https://www.xn--cole-9oa.ma", "https://xn--cole-9oa.ma"),
        ("https://blog.association.ma", ""),
        ("https://www.association.ma:8443", ""),
        ("https://association.ma.exemple.com", ""),
        ("https://www.association.ma@exemple.com", ""),
    ],
)
def test_another_site_and_the_same_under_another_name(site: str, near: str) -> None:
    said = refusal(site, SITES)
    assert "n'est pas encore autorisé sur " + origin_of(site) in said
    assert ("alors qu'il l'est sur " + near in said) if near else "alors" not in said


@pytest.mark.parametrize("site", ["", " ", "null", "javascript:alert(1)", "ftp://x.ma", "https://", "https://a b", 'https://x"><b>', "a;b *", "*"])
def test_what_is_no_site_is_refused_without_being_repeated(site: str) -> None:
    said = refusal(site, SITES)
    assert said.endswith(".") and "autorisé sur" not in said and not set("<>;*") & set(said) and "alert" not in said


PAGE: dict[str, Any] = {"origin": "https://chat.essai.ma", "widget": Widget(), "allowed": SITES}


def test_line_has_what_was_chosen_and_nothing_else() -> None:
    given = {"couleur": "#0a5c8c", "position": "", "accueil": 'Bonjour "vous" & <nous>', "autre": "x", "sujet": "y" * 400}
    tag = html.unescape(page(given=given, **PAGE)["tag"])
    assert re.findall(r" data-(\w+)=", tag) == ["couleur", "accueil", "sujet"]
    assert 'data-accueil="Bonjour &quot;vous&quot; &amp; &lt;nous&gt;"' in tag and f'data-sujet="{"y" * 120}"' in tag
    assert html.unescape(page(given={}, **PAGE)["tag"]) == Widget().tag("https://chat.essai.ma")


def test_page_answers_about_a_site() -> None:
    for site, said in (
        ("", ""),
        ("www.association.ma/page", "L’assistant est autorisé sur https://www.association.ma."),
        ("association.ma", "alors qu’il l’est sur https://www.association.ma"),
        ("<b>", "Ce n’est pas l’adresse d’un site"),
    ):
        parts = page(given={"site": site}, **PAGE)
        assert said in parts["said"] and bool(parts["said"]) == bool(site) and "<" not in parts["said"] + parts["site"]
