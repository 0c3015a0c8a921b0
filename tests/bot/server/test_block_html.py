"""Blocks as HTML: lists, links and sources are marked up, and no text becomes markup."""

from __future__ import annotations

import pytest

from actions.blocks import BLOCKS, Block, Button, Buttons, CitedSource, Contact, Contacts, Lead, Link, Links, Points, Sources, Text
from bot.server.block_html import block_html, blocks_html

EXAMPLES: list[tuple[Block, str]] = [
    (Lead("Oui."), "<p>Oui.</p>"),
    (Lead("Oui, <b>oui</b>.", "Et & plus."), "<p>Oui, &lt;b&gt;oui&lt;/b&gt;. Et &amp; plus.</p>"),
    (Text("Un <b>fait</b> & deux"), "<p>Un &lt;b&gt;fait&lt;/b&gt; &amp; deux</p>"),
    (Text("Voir https://exemple.org/a?b=1&c=2."), '<p>Voir <a href="https://exemple.org/a?b=1&amp;c=2">exemple.org/a?b=1&amp;c=2</a>.</p>'),
    (Text("à nom_long@exemple.org"), '<p>à <a href="mailto:nom_long@exemple.org">nom_long@exemple.org</a></p>'),
    (Text("javascript:alert(1) http://exemple.org"), "<p>javascript:alert(1) http://exemple.org</p>"),
    (Text("• un"), "<p>• un</p>"),
    (Points(("un", "<i>")), "<ul>\n<li>un</li>\n<li>&lt;i&gt;</li>\n</ul>"),
    (Points(("un",), numbered=True), "<ol>\n<li>un</li>\n</ol>"),
    (
        Links((Link("Une <charte>", "https://e.org/c"), Link("Rapport", None, "sur https://e.org/"))),
        '<p>Une &lt;charte&gt; : <a href="https://e.org/c">e.org/c</a></p>\n<p>Rapport : sur <a href="https://e.org/">e.org</a></p>',
    ),
    (Contacts((Contact("La police", "jour et nuit", number="19"),)), "<ul>\n<li>Appelez le 19 jour et nuit : c’est la police.</li>\n</ul>"),
    (Sources((CitedSource("« x »", 'https://e.org/"y'),)), '<p class="source">Source : <a href="https://e.org/&quot;y">« x »</a></p>'),
    (
        Sources((CitedSource("a", "http://e.org/"), CitedSource("b", "javascript:alert(1)"))),
        '<p class="source">Sources : a — http://e.org/ ; b — javascript:alert(1)</p>',
    ),
    (Buttons((Button("Oui", "/oui"),)), ""),
]


@pytest.mark.parametrize(("block", "wanted"), EXAMPLES)
def test_block_as_html(block: Block, wanted: str) -> None:
    assert block_html(block) == wanted


def test_every_kind_of_block_is_here() -> None:
    assert {type(block) for block, _ in EXAMPLES} == set(BLOCKS.values())


def test_blocks_stand_one_below_the_other() -> None:
    assert blocks_html([Text("Un :"), Points(("a",)), Buttons((Button("Oui", "/oui"),))]) == "<p>Un :</p>\n<ul>\n<li>a</li>\n</ul>"
