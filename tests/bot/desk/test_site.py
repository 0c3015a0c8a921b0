"""What all pages share: the tabs, and files that are the desk's own."""

from __future__ import annotations

import re

from bot.desk.site import FILES, TABS, TEMPLATES, page
from tests.desks import Opened


def test_every_tab_leads_to_a_page_that_says_where_one_is(desk: Opened) -> None:
    person = desk.person()
    for address, title in TABS:
        answer = person.get(address)
        assert answer.status_code == 200
        (current,) = re.findall(r'<a href="([^"]*)" aria-current="page">([^<]*)</a>', answer.text)
        assert current == (address, title) and f"<h1>{title}</h1>" in answer.text


def test_its_files_are_served(desk: Opened) -> None:
    for address, (path, kind) in FILES.items():
        answer = desk.person().get(address)
        assert answer.status_code == 200 and answer.headers["Content-Type"].startswith(kind) and answer.text == path.read_text(encoding="utf-8")


def test_no_template_asks_for_anything_but_pages_of_the_desk() -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"<script|style=|\son\w+=|https?:", text), template.name
        # Nothing that people typed is taken for markup.
        assert "safe" not in text and "autoescape" not in text


def test_a_page_is_in_french() -> None:
    shown = page("failed.html", "/", 500)
    assert shown.status == 500 and '<html lang="fr">' in shown.html
