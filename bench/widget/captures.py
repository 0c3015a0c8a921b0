"""Take the pictures of the chat that the documents show: `python -m bench.widget.captures`, with Chromium and the development environment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.widget.__main__ import CHROMIUM, ROOT, assistant

FOLDER = ROOT / "docs" / "captures"


@dataclass(frozen=True)
class Picture:
    """A file of `FOLDER`: the size of the screen, what is said in the chat, what else is done, further options of Playwright's page."""

    name: str
    size: tuple[int, int]
    said: tuple[str, ...] = ()
    then: Callable[[Any], Any] = lambda page: None
    options: dict[str, Any] = field(default_factory=dict)


PICTURES = (
    Picture("page-reponse.png", (1100, 760), ("Quelles sont les valeurs de la PNPM ?",)),
    Picture("telephone-danger.png", (390, 760), ("SOS",)),
    Picture("telephone-clavier.png", (390, 324), ("SOS",)),
    Picture("telephone-numeros.png", (390, 760), then=lambda page: page.get_by_role("button", name="Numéros d’urgence").click()),
    Picture("telephone-sombre.png", (390, 760), ("ما هي المنصة الوطنية؟", "Parlez-moi de la PNPM"), options={"color_scheme": "dark"}),
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
    """Take them all."""
    from playwright.sync_api import sync_playwright

    with assistant("") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for picture in PICTURES:
            take(picture, browser, server, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
