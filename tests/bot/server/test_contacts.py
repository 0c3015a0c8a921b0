"""Contacts as every screen gets them: all of them in their order, to call or to open, and nothing of them read as HTML."""

from __future__ import annotations

import re

from bot.server.contacts import as_data, as_html
from knowledge.contacts import Contact
from tests.facts import KNOWLEDGE


def test_each_contact_is_given_with_its_number_or_its_site() -> None:
    given = as_data(KNOWLEDGE)
    assert [one["name"] for one in given][1:3] == ["Le même centre, sur internet", "La police"] and len(given) == len(KNOWLEDGE.contacts)
    for one, contact in zip(given, KNOWLEDGE.contacts, strict=True):
        assert one.get("number") == contact.numero and one.get("site") == contact.site
        assert set(one) == {"name", "when", "number" if contact.numero else "site"}


def test_a_number_is_called_and_a_site_opened() -> None:
    targets = re.findall(r'href="([^"]+)"', as_html(KNOWLEDGE))
    assert targets == [f"tel:{one.numero}" if one.numero else one.site for one in KNOWLEDGE.contacts]


def test_what_staff_writes_is_text() -> None:
    given = {"quand": "jour & nuit <b>", "verifie_le": "2026-11-23", "a_confirmer": False, "sources": ["page"]}
    contact = Contact.model_validate({"site": "https://www.2511.ma/", "nom": "« A » <script>", **given})
    html = as_html(KNOWLEDGE.model_copy(update={"contacts": (contact,)}))
    assert "<script>" not in html and "&lt;script&gt;" in html and "jour &amp; nuit" in html
    assert "<b>2511.ma</b>" in html
