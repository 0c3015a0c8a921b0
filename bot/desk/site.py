"""What all pages of the desk share: their templates, the tabs, and what a page answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import tally
from bot.desk.fields import for_people
from bot.desk.wording import file_titles
from bot.server.pages import TEMPLATES as OTHER_PAGES
from knowledge.french import moment

TEMPLATES = Path(__file__).parent / "templates"
# Address and title of each tab, in their order.
TABS = (
    ("/", "Les faits"),
    ("/phrases", "Les phrases"),
    ("/changements", "Ce qui change"),
    ("/publier", "Publier"),
    ("/historique", "Historique"),
    ("/bilan", "Bilan"),
)
# The colours are those of the assistant's own pages.
FILES = {
    "/pages.css": (OTHER_PAGES / "pages.css", "text/css"),
    "/atelier.css": (TEMPLATES / "atelier.css", "text/css"),
    "/bilan.css": (Path(tally.__file__).with_name("bilan.css"), "text/css"),
    "/icone.svg": (TEMPLATES / "icone.svg", "image/svg+xml"),
}

_ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_ENVIRONMENT.globals["file_titles"] = file_titles
_ENVIRONMENT.filters |= {"for_people": for_people, "moment": moment}


@dataclass(frozen=True)
class Asked:
    """What a browser asks a page for: names in the address, what stands after « ? », what was typed into a form."""

    names: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """A page of a template, with its HTTP status; `refresh`: when a browser asks for what instead, as its header says it."""

    html: str
    status: int = 200
    refresh: str = ""


@dataclass(frozen=True)
class GoTo:
    """Another page of the desk, after something was done."""

    address: str


def page(template: str, tab: str, status: int = 200, refresh: str = "", **values: Any) -> Shown:
    """Return the page of a template; `tab` is the address of the tab that it belongs to."""
    return Shown(_ENVIRONMENT.get_template(template).render(tabs=TABS, tab=tab, **values), status, refresh)
