"""Start desks for tests, on copies of the facts, at free ports of this machine; and somebody before them."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bot.desk.door import Door
from bot.desk.server import Desk
from bot.tally.figures import Figures, figures
from bot.tally.period import Period
from knowledge import load
from knowledge.reading import Reader, read_bytes
from tests.knowledge.editing import copy_of_the_files
from tests.serving import Client


@dataclass
class Opened:
    """A desk that answers, the folders that it edits, and its port."""

    knowledge: Path
    draft: Path
    port: int
    door: Door
    _person: Client | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def person(self) -> Client:
        """Return somebody who came in with the key."""
        if self._person is None:
            self._person = Client(self.url)
            self._person.headers["Origin"] = self.url
            assert self._person.get(self.door.address.removeprefix(self.url), allow_redirects=False).status_code == 303
        return self._person

    def text(self, name: str = "collectifs.yml") -> str:
        """Return what a file of the draft says."""
        return (self.draft / name).read_text(encoding="utf-8")


Open = Callable[..., Opened]


@contextlib.contextmanager
def desks(folder: Path) -> Iterator[Open]:
    """Give what starts desks on a copy of the facts in `folder`; they are closed at the end."""
    opened: list[tuple[Desk, threading.Thread]] = []

    def start(conversations: Any = None, patience: float = 60, counted: Callable[[Period], Figures] = _nobody) -> Opened:
        facts, draft = folder / "knowledge", folder / "brouillon"
        if not facts.exists():
            copy_of_the_files(facts)
        desk = Desk(0, lambda: Kept(conversations) if conversations else _none(), facts, draft, patience, counted)  # type: ignore[arg-type, return-value]
        thread = threading.Thread(target=desk.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        opened.append((desk, thread))
        return Opened(facts, draft, desk.server_port, desk.door)

    try:
        yield start
    finally:
        for desk, thread in opened:
            desk.shutdown()
            thread.join(20)
            desk.server_close()


def _nobody(period: Period) -> Figures:
    return figures(period, [], {}, load())


def of_folder(folder: Path) -> Reader:
    """Return what gives the files of a folder by their names."""
    return lambda name: read_bytes(folder / name)


class Kept:
    """Conversations that stay open for the next test."""

    def __init__(self, conversations: Any) -> None:
        self.open, self.say, self.forget = conversations.open, conversations.say, conversations.forget

    def close(self) -> None:
        """Leave them open."""


def _none() -> Any:
    raise AssertionError("no model is needed")


class Sheet:
    """A form as a browser has it: its address and what stands in its inputs."""

    def __init__(self, client: Client, name: str) -> None:
        self.client = client
        self.address = f"/fiche/{name}"
        answer = client.get(self.address)
        assert answer.status_code == 200, answer.text[-2000:]
        self.inputs = inputs(answer.text)

    def save(self, **typed: str) -> Any:
        """Type into inputs, named by the last parts of their names, save, and return the answer."""
        for name, value in typed.items():
            self.inputs[self._named(name)] = value
        return self.client.post(self.address, data=self.inputs)

    def _named(self, name: str) -> str:
        return "/" + name.replace("__", "/")


def words(html: str) -> str:
    """Return what is read on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def inputs(html: str) -> dict[str, str]:
    """Return what a browser would send of the forms of a page: name and value of each input."""
    form = _Form()
    form.feed(html)
    return form.values


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._area: str | None = None
        self._choice = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        name = str(found.get("name"))
        if tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            self.values[name] = found.get("value") or ("on" if found.get("type") == "checkbox" else "")
        elif tag == "textarea":
            self._area, self.values[name] = name, ""
        elif tag == "select":
            self._choice = name
        elif tag == "option" and "selected" in found:
            self.values[self._choice] = str(found["value"])

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            # As a browser does: the first line end is not part of it, and others are sent as two signs.
            self.values[self._area] = self.values[self._area].removeprefix("\n").replace("\n", "\r\n")
            self._area = None
