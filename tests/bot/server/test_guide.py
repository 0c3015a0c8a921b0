"""The page for partners says what the guide says, all of it, with the address and the hash of its own server."""

from __future__ import annotations

import html
import re

from bot.server.guide import ADDRESS, FIRST, GUIDE, INTEGRITY, guide

LOADER, HASH = "https://chat.essai.ma/widget/v9.9.9/amane.js", "sha384-ABC/def+0="
PARTS = guide("https://chat.essai.ma", LOADER, HASH)
TEXT = GUIDE.read_text(encoding="utf-8")


def shown(markup: str) -> str:
    return html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", "", markup, flags=re.DOTALL)).replace("’", "'").replace("\u00a0", " ")


def test_every_section_but_the_first_is_there_and_in_the_contents() -> None:
    titles = re.findall(r"^## (.+)$", TEXT, flags=re.MULTILINE)
    assert titles[0].replace("'", "’") == FIRST
    assert [shown(one) for one in re.findall(r"<h2[^>]*>(.*?)</h2>", PARTS["sections"])] == titles[1:]
    assert re.findall(r'href="#([^"]+)"', PARTS["contents"]) == re.findall(r'<section id="([^"]+)"', PARTS["sections"])


def test_every_paragraph_is_there_word_for_word() -> None:
    said = re.sub(r"\s+", " ", shown(PARTS["sections"]))
    body = TEXT.partition("## Ce que vous verrez")[2]
    # Code, drawings, marks of lists and tables, emphasis and links have forms of their own.
    plain = re.sub(r"```.*?```|!\[.*?\]\(.*?\)", "", body, flags=re.DOTALL).replace(ADDRESS, "https://chat.essai.ma")
    for paragraph in re.split(r"\n\n|\n(?=- |\d\. |\|)", plain):
        if re.match(r"\||## |---", paragraph.strip()) or not paragraph.strip():
            continue
        words = re.sub(r"\]\([^)]*\)|\*\*|[`\[]|^(- |\d\. )", "", paragraph.strip(), flags=re.MULTILINE)
        assert re.sub(r"\s+", " ", words) in said


def test_code_is_of_this_very_server() -> None:
    codes = [html.unescape(one) for one in re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code></pre>", PARTS["sections"], flags=re.DOTALL)]
    assert len(codes) == TEXT.partition("## Ce que vous verrez")[2].count("```") / 2
    for recipe in ("wp_enqueue_script", "type: external", "createElement"):
        (code,) = [one for one in codes if recipe in one]
        assert LOADER in code and HASH in code and "’" not in code
    assert ADDRESS not in PARTS["sections"] and INTEGRITY not in "".join(codes)


def test_drawings_are_named_and_carry_no_style_of_their_own() -> None:
    drawings = re.findall(r"<svg.*?</svg>", PARTS["sections"], flags=re.DOTALL)
    assert len(drawings) == TEXT.count("![") == 6
    for drawing in drawings:
        assert re.match(r'<svg role="img" aria-label="[^"]{30,}"', drawing)
        assert "style" not in drawing and "href" not in drawing and "<script" not in drawing


def test_links_lead_to_pages_of_the_server() -> None:
    assert re.findall(r'<a href="([^"#]+)"', PARTS["sections"]) == ["/confidentialite"]
