"""Blocks in lines of a terminal."""

from __future__ import annotations

from actions.blocks import Button, Buttons, Contact, Contacts, Points, Text
from bot.shell import WIDTH, wrap


def test_items_hang_and_paragraphs_do_not() -> None:
    long = "mot " * 40
    lines = wrap([Text(long), Points((long,), numbered=True), Contacts((Contact(long, "jour et nuit", number="19"),))]).splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    assert [line[:6] for line in lines] == ["  mot ", "  mot ", "  1. m", "    mo", "  • Ap", "    mo"]


def test_text_that_looks_like_an_item_is_a_paragraph() -> None:
    assert wrap([Text("1. " + "mot " * 40)]).splitlines()[1].startswith("  mot")


def test_addresses_are_never_broken_and_buttons_are_no_text() -> None:
    address = "https://exemple.org/" + "a-" * 100
    assert address in wrap([Text(f"Voir {address}")])
    assert wrap([Buttons((Button("Oui", "/oui"),))]) == ""
