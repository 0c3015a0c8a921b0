"""Each kind of block: its plain text and its JSON form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from actions.blocks import (
    BLOCKS,
    Block,
    Button,
    Buttons,
    CitedSource,
    Contact,
    Contacts,
    Lead,
    Link,
    Links,
    Points,
    Sources,
    Text,
    blocks_from_json,
    buttons_of,
    paragraphs,
    plain_text,
)

EXAMPLES: list[tuple[Block, list[str], dict[str, Any]]] = [
    (Lead("Oui, depuis 2009."), ["Oui, depuis 2009."], {"spans": [{"text": "Oui, depuis 2009."}], "rest": []}),
    (Lead("Non.", "Onze."), ["Non. Onze."], {"spans": [{"text": "Non."}], "rest": [{"text": "Onze."}]}),
    (
        Text("Voir https://exemple.org/a/"),
        ["Voir https://exemple.org/a/"],
        {"spans": [{"text": "Voir "}, {"text": "exemple.org/a", "url": "https://exemple.org/a/"}]},
    ),
    (Points(("un", "deux")), ["• un", "• deux"], {"numbered": False, "points": [[{"text": "un"}], [{"text": "deux"}]]}),
    (Points(("un", "deux"), numbered=True), ["1. un", "2. deux"], {"numbered": True, "points": [[{"text": "un"}], [{"text": "deux"}]]}),
    (
        Links((Link("Charte", "https://exemple.org/c.pdf"), Link("La liste", None, "https://exemple.org"))),
        ["Charte : https://exemple.org/c.pdf", "Vous trouverez la liste à partir de la page d’AMANE : https://exemple.org"],
        {
            "links": [
                {
                    "title": "Charte",
                    "url": "https://exemple.org/c.pdf",
                    "spans": [{"text": "exemple.org/c.pdf", "url": "https://exemple.org/c.pdf"}],
                },
                {
                    "title": "Vous trouverez la liste à partir de la page d’AMANE",
                    "url": None,
                    "spans": [{"text": "exemple.org", "url": "https://exemple.org"}],
                },
            ]
        },
    ),
    (
        Contacts((Contact("La police", "jour et nuit", number="19"), Contact("Un centre", "le jour", site="https://2511.ma"))),
        ["• Appelez le 19 jour et nuit : c’est la police.", "• Allez sur https://2511.ma le jour : c’est un centre."],
        {
            "contacts": [
                {"number": "19", "name": "La police", "when": "jour et nuit"},
                {"site": "https://2511.ma", "name": "Un centre", "when": "le jour"},
            ]
        },
    ),
    (
        Sources((CitedSource("La page", "https://exemple.org"),)),
        ["Source : La page — https://exemple.org"],
        {"sources": [{"title": "La page", "url": "https://exemple.org"}]},
    ),
    (
        Sources((CitedSource("Une", "https://exemple.org/1"), CitedSource("Deux", "http://exemple.org/2"))),
        ["Sources : Une — https://exemple.org/1 ; Deux — http://exemple.org/2"],
        {"sources": [{"title": "Une", "url": "https://exemple.org/1"}, {"title": "Deux", "url": "http://exemple.org/2"}]},
    ),
    (Buttons((Button("Oui", "/oui"),)), [], {"buttons": [{"title": "Oui", "payload": "/oui"}]}),
]


def test_every_kind_of_block_is_here() -> None:
    assert {type(block) for block, _, _ in EXAMPLES} == set(BLOCKS.values())
    assert sorted(BLOCKS) == ["buttons", "contacts", "lead", "links", "points", "sources", "text"]


@pytest.mark.parametrize(("block", "lines", "form"), EXAMPLES)
def test_plain_text_and_json_form(block: Block, lines: list[str], form: dict[str, Any]) -> None:
    assert block.lines() == lines
    assert block.as_json() == {"type": block.type, **form}
    assert blocks_from_json(json.loads(json.dumps([block.as_json()]))) == (block,)


def test_plain_text_of_several_blocks_has_no_buttons_in_it() -> None:
    blocks = [block for block, _, _ in EXAMPLES]
    said = "\n".join(line for _, lines, _ in EXAMPLES for line in lines if not line.startswith("Source"))
    assert plain_text(block for block in blocks if not isinstance(block, Sources)) == said
    assert plain_text([Buttons((Button("Oui", "/oui"),))]) == ""
    assert buttons_of(blocks) == (Button("Oui", "/oui"),)


@pytest.mark.parametrize("found", [[{}], [{"type": "tableau"}], [{"type": "text"}], [{"type": "points", "points": [[{}]]}], ["texte"], 5])
def test_another_form_is_an_error(found: Any) -> None:
    with pytest.raises((KeyError, TypeError)):
        blocks_from_json(found)


def test_paragraphs_of_a_fixed_sentence() -> None:
    assert paragraphs("Bonjour.\nJe vous écoute.") == (Text("Bonjour."), Text("Je vous écoute."))


def test_an_address_is_written_once() -> None:
    page = CitedSource("La page", "https://exemple.org/page")
    assert plain_text([Text(f"Voici la charte : {page.address}"), Sources((page,))]).endswith("Source : La page")
    assert plain_text([Text("Onze associations."), Sources((page,))]).endswith("Source : La page — https://exemple.org/page")
