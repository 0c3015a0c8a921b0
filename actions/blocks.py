"""The typed blocks that replies are made of, their plain text and their JSON form; every screen shows them in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from actions.french import ARTICLE, lowered
from actions.sentences import sentence
from actions.spans import spans_json, text_of


class Button(NamedTuple):
    """A question that is offered; the payload is what the server gets when it is chosen."""

    title: str
    payload: str


class CitedSource(NamedTuple):
    """Where facts come from; `proves`: the words of a reply that it stands for, empty where it stands for all of it."""

    title: str
    address: str
    proves: str = ""

    def as_json(self) -> dict[str, str]:
        return {"title": self.title, "url": self.address}


@dataclass(frozen=True)
class Link:
    """A document: its address, or, where that is not known (None), the page that leads to it as a note."""

    title: str
    address: str | None
    note: str = ""

    @property
    def where(self) -> str:
        return self.address or self.note

    def as_json(self) -> dict[str, Any]:
        return {"title": self.title, "url": self.address, "spans": spans_json(self.where)}


@dataclass(frozen=True)
class Contact:
    """Somebody who helps in an emergency, by `number` or on `site` (the other one is None); `when` they can be reached."""

    name: str
    when: str
    number: str | None = None
    site: str | None = None

    @property
    def text(self) -> str:
        if self.number:
            return sentence("contact_numero", numero=self.number, nom=lowered(self.name), quand=self.when)
        return sentence("contact_site", site=str(self.site), nom=lowered(self.name), quand=self.when)

    def as_json(self) -> dict[str, str]:
        reached = {"number": self.number} if self.number else {"site": str(self.site)}
        return {**reached, "name": self.name, "when": self.when}


@dataclass(frozen=True)
class Lead:
    """The sentence that answers what was asked; `rest` goes on in the same paragraph."""

    text: str
    rest: str = ""

    type: ClassVar = "lead"

    def lines(self) -> list[str]:
        return [f"{self.text} {self.rest}" if self.rest else self.text]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "spans": spans_json(self.text), "rest": spans_json(self.rest)}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Lead:
        return cls(text_of(found["spans"]), text_of(found["rest"]))


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str

    type: ClassVar = "text"

    def lines(self) -> list[str]:
        return [self.text]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "spans": spans_json(self.text)}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Text:
        return cls(text_of(found["spans"]))


@dataclass(frozen=True)
class Points:
    """A list, numbered from 1 where the order counts."""

    points: tuple[str, ...]
    numbered: bool = False

    type: ClassVar = "points"

    def lines(self) -> list[str]:
        return [f"{index}. {point}" if self.numbered else f"• {point}" for index, point in enumerate(self.points, start=1)]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "numbered": self.numbered, "points": [spans_json(point) for point in self.points]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Points:
        return cls(tuple(text_of(point) for point in found["points"]), found["numbered"])


@dataclass(frozen=True)
class Links:
    """Documents to read; the title of one whose address is not known says how to get there from the page."""

    links: tuple[Link, ...]

    type: ClassVar = "links"

    def __post_init__(self) -> None:
        object.__setattr__(self, "links", tuple(map(self._shown, self.links)))

    @staticmethod
    def _shown(link: Link) -> Link:
        by_the_page = link.address is None and ARTICLE.match(link.title)
        return replace(link, title=sentence("lien_par_la_page", titre=lowered(link.title))) if by_the_page else link

    def lines(self) -> list[str]:
        return [f"{link.title} : {link.where}" for link in self.links]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "links": [link.as_json() for link in self.links]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Links:
        return cls(tuple(Link(one["title"], one["url"], "" if one["url"] else text_of(one["spans"])) for one in found["links"]))


@dataclass(frozen=True)
class Contacts:
    """Whom to call now, in the order of the knowledge file."""

    contacts: tuple[Contact, ...]

    type: ClassVar = "contacts"

    def lines(self) -> list[str]:
        return [f"• {contact.text}" for contact in self.contacts]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "contacts": [contact.as_json() for contact in self.contacts]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Contacts:
        return cls(tuple(Contact(**one) for one in found["contacts"]))


@dataclass(frozen=True)
class Sources:
    """Where the facts of the reply come from."""

    sources: tuple[CitedSource, ...]

    type: ClassVar = "sources"

    @property
    def label(self) -> str:
        return "Source" if len(self.sources) == 1 else "Sources"

    def lines(self, above: str = "") -> list[str]:
        """Return its line; an address that stands in the text `above` is not written twice."""
        told = (one.title if one.address in above else f"{one.title} — {one.address}" for one in self.sources)
        return [f"{self.label} : " + " ; ".join(told)]

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "sources": [source.as_json() for source in self.sources]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Sources:
        return cls(tuple(CitedSource(one["title"], one["url"]) for one in found["sources"]))


@dataclass(frozen=True)
class Buttons:
    """What can be asked next; no part of the bubble's text."""

    buttons: tuple[Button, ...]

    type: ClassVar = "buttons"

    def lines(self) -> list[str]:
        return []

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "buttons": [button._asdict() for button in self.buttons]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Buttons:
        return cls(tuple(Button(one["title"], one["payload"]) for one in found["buttons"]))


Block = Lead | Text | Points | Links | Contacts | Sources | Buttons
BLOCKS: dict[str, type[Block]] = {one.type: one for one in (Lead, Text, Points, Links, Contacts, Sources, Buttons)}


def plain_text(blocks: Iterable[Block]) -> str:
    """Write blocks as the text of a bubble, for those who show no blocks."""
    lines: list[str] = []
    for block in blocks:
        lines += block.lines("\n".join(lines)) if isinstance(block, Sources) else block.lines()
    return "\n".join(lines)


def buttons_of(blocks: Iterable[Block]) -> tuple[Button, ...]:
    """Return the buttons that blocks offer."""
    return tuple(button for block in blocks if isinstance(block, Buttons) for button in block.buttons)


def blocks_from_json(found: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks of which `found` is the JSON form; another form raises KeyError or TypeError."""
    return tuple(BLOCKS[one["type"]].from_json(one) for one in found)


def paragraphs(text: str) -> tuple[Text, ...]:
    """Return a fixed sentence as blocks: a paragraph for each of its lines."""
    return tuple(Text(line) for line in text.split("\n") if line.strip())


class MadeOfBlocks:
    """What is shown as one bubble: its plain text and its buttons are those of its blocks."""

    blocks: Sequence[Block]

    @property
    def text(self) -> str:
        return plain_text(self.blocks)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return buttons_of(self.blocks)
