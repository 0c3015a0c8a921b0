"""Which addresses in a text become links, and that nothing of a text is lost by it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.spans import Span, is_safe, short, spans, spans_json, text_of

LINES = {
    "Écrivez à contact_amane.maroc@asso-amane_x.org.": [],
    "Écrivez à contact_amane.maroc+info@asso-amane.org.": ["mailto:contact_amane.maroc%2Binfo@asso-amane.org"],
    "l’adresse d’amane@exemple.ma, et amane@exemple.ma": ["mailto:amane@exemple.ma", "mailto:amane@exemple.ma"],
    "Tél. 05 22 22 22 22, +212 (0)522-22-22-22 ou 00212522222222.": ["tel:0522222222", "tel:+212522222222", "tel:00212522222222"],
    "En 2009, 2014 et 2015 : 30 associations, 1 500 000 dirhams, le 01/02/2015.": [],
    "Dossier A0522222222, carte 05222222221234567890": [],
    "Voir https://exemple.org/a_b(c)?x=1&y=2, (https://exemple.org/d) et https://exemple.org/é.": [
        "https://exemple.org/a_b(c)?x=1&y=2",
        "https://exemple.org/d",
        "https://exemple.org/é",
    ],
    "http://exemple.org javascript:alert(1) data:text/html,x ftp://exemple.org vbscript:x": [],
    "https://banque.example@mechant.example/ https://[::1]/ https:// https://localhost/ https://[x": [],
    "« https://exemple.org »": ["https://exemple.org"],
    "Police : 19, gendarmerie : 177": [],
}


@pytest.mark.parametrize("line", LINES)
def test_only_safe_addresses_become_links(line: str) -> None:
    assert [span.url for span in spans(line) if span.url] == LINES[line]


def test_a_web_address_is_shown_short_and_meant_whole() -> None:
    assert spans("Voir https://www.exemple.org/page/ !") == (
        Span("Voir "),
        Span("exemple.org/page", "https://www.exemple.org/page/"),
        Span(" !"),
    )
    assert short("http://2511.ma/") == "2511.ma"
    assert not is_safe("http://exemple.org") and is_safe("https://exemple.org")


@given(st.lists(st.sampled_from([*"abé1 05+2()-._@/:;,«»’\u00a0", "https://a.b/", "0522222222", "a@b.ma"]), max_size=60))
def test_nothing_of_a_text_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assert text_of(spans_json(text)) == text
    assert all(span.text for span in spans(text))


@pytest.mark.parametrize("part", ["a", "a@", "0", "+1 ", "https://", "-", "(0)", "05 1", "https://a.b/..", "a@b.", "))"])
def test_hostile_text_takes_no_time(part: str) -> None:
    started = time.thread_time()
    spans("https://a.b/" + part * 20_000)
    spans(part * 20_000)
    assert time.thread_time() - started < 2
