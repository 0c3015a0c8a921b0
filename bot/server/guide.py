"""The guide for partners as a page: docs/fr/guide-partenaires.md, with the address, the version and the hash of this very server."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from bot.server.reading import contents, section

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

GUIDE = Path(__file__).parents[2] / "docs" / "fr" / "guide-partenaires.md"
# What stands in the guide for what only a server knows.
ADDRESS, INTEGRITY = "https://assistant.exemple.ma", "sha384-…"
_LOADER = re.compile(re.escape(ADDRESS) + r"/widget/v[\d.]+/amane\.js")
# The page says this itself, with the line to copy.
FIRST = "Ajouter l’assistant"
_PAGES = {"confidentialite.md": "/confidentialite"}


def guide(origin: str, loader: str, integrity: str, path: Path = GUIDE) -> dict[str, str]:
    """Return the parts of the page: the `contents` and the `sections`; `loader` is the address of the current file, `integrity` its hash."""
    entries, sections = _rendered(path)
    return {"contents": entries, "sections": _LOADER.sub(lambda _: loader, sections).replace(ADDRESS, origin).replace(INTEGRITY, integrity)}


@cache
def _rendered(path: Path) -> tuple[str, str]:
    """Return contents and sections as the file has them: read and rendered once, as it takes longer than a visitor's turn on the event loop."""
    made = []
    for number, part in enumerate(re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]):
        title, _, body = part.partition("\n")
        title = _french(title.strip())
        if title != FIRST:
            made.append((f"guide-{number}", title, body))
    sections = (section(name, title, _markdown(path.parent).render(body), up="") for name, title, body in made)
    return contents((name, title) for name, title, _ in made), "\n".join(sections)


def _french(text: str) -> str:
    """Return a text, typed with straight apostrophes and plain spaces, as it is printed in French; code is never given here."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text.replace("'", "’"))


@cache
def _markdown(folder: Path) -> MarkdownIt:
    # Seldom needed, and not by whoever only answers.
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table")

    def image(renderer: object, tokens: list, at: int, *_: object) -> str:
        drawing = (folder / str(tokens[at].attrs["src"])).read_text(encoding="utf-8")
        return drawing.strip().replace("<svg ", f'<svg role="img" aria-label="{escape(_french(tokens[at].content))}" ', 1)

    def text(renderer: object, tokens: list, at: int, *_: object) -> str:
        return escape(_french(tokens[at].content))

    def link(renderer: object, tokens: list, at: int, *_: object) -> str:
        return f'<a href="{escape(_PAGES.get(tokens[at].attrs["href"], tokens[at].attrs["href"]))}">'

    # Wide code and tables are moved with the keyboard too.
    def code(renderer: object, tokens: list, at: int, *_: object) -> str:
        return f'<pre tabindex="0"><code>{escape(tokens[at].content)}</code></pre>\n'

    rules = {"image": image, "text": text, "link_open": link, "fence": code}
    for name, rule in rules.items():
        made.add_render_rule(name, lambda self, *arguments, rule=rule: rule(self, *arguments))
    return made
