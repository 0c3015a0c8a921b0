"""Take the pictures of the chat and of the desk that the documents show: `python -m bench.widget.captures [FILE.png …]`.

Needs Chromium and the development environment.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.widget.__main__ import CHROMIUM, ROOT, Site, assistant, tag_of
from bot.desk.preview import Lent
from bot.desk.server import Desk
from bot.engine.agent import load_dialogue
from bot.engine.training import ensure_model
from bot.server.conversation import Conversations
from bot.server.counts import Counted
from bot.tally.figures import Figures, figures
from bot.tally.period import Period
from knowledge import draft as drafts
from knowledge import load
from knowledge.folder import OWN

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


def edited(page: Any, number: str = "12") -> None:
    """On a sheet of the desk, change how many members there are, and save."""
    page.goto(f"{page.url}fiche/collectif.groupe.membres")
    page.get_by_label("Combien").fill(number)
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("status").wait_for()


def refused_value(page: Any) -> None:
    """Save what is no number, and see what is said at its field."""
    edited(page, "onze et demi")
    page.evaluate("scroll(0, 0)")


def emergency(page: Any) -> None:
    """Open the emergency contacts."""
    page.goto(f"{page.url}fiche/contacts")


def changes(page: Any) -> None:
    """See which answers a draft changes."""
    edited(page)
    page.get_by_role("link", name="Ce qui change", exact=True).click()
    page.locator("ins").first.wait_for()


def publishing(page: Any) -> None:
    """Publish in spite of a golden question whose answer is another."""
    changes(page)
    page.get_by_role("link", name="Publier").first.click()
    page.get_by_label("Votre prénom").fill("Samira")


def not_yet(page: Any) -> None:
    """See that a red question is asked about first."""
    publishing(page)
    page.get_by_role("button", name="Publier").click()
    page.get_by_role("heading", name="Ce n’est pas encore publié").wait_for()


def published(page: Any) -> None:
    """Publish, and see the history."""
    not_yet(page)
    page.get_by_role("button", name="Oui, publier quand même").click()
    page.get_by_label("En êtes-vous sûr").fill("publier")
    page.get_by_role("button", name="Publier").click()
    page.get_by_text("C’est publié").wait_for()


def adding(page: Any) -> None:
    """Begin a new collective."""
    page.goto(f"{page.url}nouveau/collectif")
    page.get_by_label("Nom", exact=True).fill("Réseau des écoles")
    page.get_by_label("Nom dans une phrase").first.fill("le Réseau des écoles")


def counted(period: Period) -> Figures:
    """Return made-up numbers of a period, for a picture."""
    lines: list[Counted] = []
    for day in period.days:
        number = 3 + day.toordinal() * 7 % 5
        lines += [(day, "conversations", "", number), (day, "messages", "", 3 * number), (day, "hours", f"{8 + number:02}", 3 * number)]
        lines += [(day, "languages", "fr", 3 * number - 1), (day, "languages", "ar", 1), (day, "gaps", "not_said", number // 3)]
        lines += [(day, "topics", topic, number - place) for place, topic in enumerate(("pnpm.presentation", "groupe.membres", "collectifs.liste"))]
    return figures(period, lines, {"groupe.membres": (9, 2), "pnpm.presentation": (7, 1)}, load())


# Of the desk: what is done after it was opened on a draft of its own.
DESK = (
    Picture("atelier-faits.png", (1280, 800)),
    Picture("atelier-fiche.png", (1280, 860), then=lambda page: page.goto(f"{page.url}fiche/collectif.groupe.membres")),
    Picture("atelier-erreur.png", (1280, 860), then=refused_value),
    Picture("atelier-contacts.png", (1280, 800), then=emergency),
    Picture("atelier-change.png", (1280, 800), then=changes),
    Picture("atelier-publier.png", (1280, 860), then=publishing),
    Picture("atelier-pas-encore.png", (1280, 640), then=not_yet),
    Picture("atelier-historique.png", (1280, 640), then=published),
    Picture("atelier-ajouter.png", (1280, 860), then=adding),
    Picture("atelier-phrases.png", (1280, 640), then=lambda page: page.goto(f"{page.url}phrases?mots=autre+question")),
    Picture("atelier-bilan.png", (1280, 900), then=lambda page: page.goto(f"{page.url}bilan")),
    Picture("atelier-telephone.png", (400, 800), then=lambda page: page.goto(f"{page.url}fiche/collectif.groupe.membres")),
)


PICTURES = (
    Picture("page-reponse.png", (1100, 760), ("Quelles sont les valeurs de la PNPM ?",)),
    Picture("telephone-danger.png", (390, 760), ("SOS",)),
    Picture("telephone-clavier.png", (390, 324), ("SOS",)),
    Picture("telephone-numeros.png", (390, 760), then=lambda page: page.get_by_role("button", name="Numéros d’urgence").click()),
    Picture("telephone-sombre.png", (390, 760), ("ما هي المنصة الوطنية؟", "Parlez-moi de la PNPM"), options={"color_scheme": "dark"}),
    Picture("question-envoyer.png", (390, 760), ("Quel est le budget annuel de la PNPM ?",)),
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


def take_of_desk(picture: Picture, browser: Any, lent: Lent) -> None:
    """Open a desk on a copy of the facts, do what is to be done, and write the picture."""
    width, height = picture.size
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder, "knowledge")
        drafts.write(facts, drafts.contents(OWN))
        with Desk(0, lent.lend, facts, Path(folder, "brouillon"), counted=counted) as desk:
            threading.Thread(target=desk.serve_forever, daemon=True).start()
            page = browser.new_page(viewport={"width": width, "height": height}, locale="fr-FR")
            page.set_default_timeout(120_000)
            page.goto(desk.door.address)
            picture.then(page)
            page.screenshot(path=FOLDER / picture.name)
            page.close()
            desk.shutdown()


def main() -> None:
    """Take them all, or those whose names are given."""
    from playwright.sync_api import sync_playwright

    def wanted(pictures: tuple[Picture, ...]) -> list[Picture]:
        return [one for one in pictures if one.name in (sys.argv[1:] or one.name)]

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        if of_chat := wanted(PICTURES):
            with assistant("") as server:
                for picture in of_chat:
                    take(picture, browser, server, FOLDER)
        lent = Lent(lambda: Conversations(load_dialogue(ensure_model())))
        for picture in wanted(DESK):
            take_of_desk(picture, browser, lent)
        lent.close()
        browser.close()


if __name__ == "__main__":
    main()
