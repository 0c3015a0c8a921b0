"""Take the pictures of the chat that the documents show: `python -m bench.widget.captures [FILE.png …]`.

Needs Chromium and the development environment.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.widget.__main__ import CHROMIUM, ROOT, Site, assistant, tag_of

FOLDER = ROOT / "docs" / "captures"


@dataclass(frozen=True)
class Picture:
    """A file of `FOLDER`: the size of the screen, what is said in the chat, what else is done, further options of Playwright's page."""

    name: str
    size: tuple[int, int]
    said: tuple[str, ...] = ()
    then: Callable[[Any], Any] = lambda page: None
    options: dict[str, Any] = field(default_factory=dict)




def choose(page: Any) -> None:
    """On the page for partners, choose a colour and a side, and open the chat of the example."""
    page.goto(f"{page.url}widget/")
    page.get_by_label("Couleur").fill("#0a5c8c")
    page.get_by_label("Côté").select_option("à gauche")
    page.locator("form").first.evaluate("one => one.scrollIntoView()")
    page.wait_for_timeout(2000)


def check(page: Any) -> None:
    """On the page for partners, ask about a site and read its policy."""
    page.goto(f"{page.url}widget/?site=www.exemple.ma")
    page.locator("#policy").fill("default-src 'self'; script-src 'self'")
    page.locator("#verifier").evaluate("one => one.scrollIntoView()")


def refused(page: Any) -> None:
    """Open the chat on a site that may not show it."""
    tag = tag_of(page.url.rstrip("/"))
    head = "<!doctype html><html lang=fr><meta charset=utf-8><title>Site</title>"
    html = f"{head}<body style='font:18px sans-serif;margin:3rem'><h1>Un autre site</h1>{tag}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.html").write_text(html, encoding="utf-8")
        site = Site(Path(folder))
        page.goto(f"{site.url}/page.html")
        page.get_by_role("button", name="Ouvrir").click()
        page.locator("#waiting a").first.wait_for()
        site.close()


PICTURES = (
    Picture("page-reponse.png", (1100, 760), ("Quelles sont les valeurs de la PNPM ?",)),
    Picture("telephone-danger.png", (390, 760), ("SOS",)),
    Picture("telephone-clavier.png", (390, 324), ("SOS",)),
    Picture("telephone-numeros.png", (390, 760), then=lambda page: page.get_by_role("button", name="Numéros d’urgence").click()),
    Picture("telephone-sombre.png", (390, 760), ("ما هي المنصة الوطنية؟", "Parlez-moi de la PNPM"), options={"color_scheme": "dark"}),
    Picture("partenaires-apercu.png", (900, 1000), then=choose),
    Picture("partenaires-verifier.png", (900, 900), then=check),
    Picture("partenaires-refus.png", (900, 700), then=refused),
)


def take(picture: Picture, browser: Any, server: str, folder: Path) -> None:
    """Open the chat of `server` anew, say what is to be said, and write the picture."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="fr-FR", reduced_motion="reduce", **picture.options)
    page.goto(f"{server}/")
    answers = page.locator(".entry.bot")
    answers.first.wait_for()
    for count, text in enumerate(picture.said, start=1):
        page.get_by_role("textbox").fill(text)
        page.keyboard.press("Enter")
        answers.nth(count).wait_for()
    # What is left to see is the conversation, not where the next key would go.
    page.get_by_role("heading").first.focus()
    picture.then(page)
    page.wait_for_timeout(300)
    page.screenshot(path=folder / picture.name)
    page.close()


def main() -> None:
    """Take them all, or those whose names are given."""
    from playwright.sync_api import sync_playwright

    with assistant("") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for picture in (one for one in PICTURES if one.name in (sys.argv[1:] or one.name)):
            take(picture, browser, server, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
