"""The draft as the pages find it: made where there is none, brought up to date, and where others changed the same, what they changed."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.desk.changed import ChangedSheet, changed_sheets
from bot.desk.messages import Message, messages
from bot.desk.sheets import Sheet, documents, sheets
from bot.desk.wording import file_titles
from knowledge import draft as drafts
from knowledge.files import Change, digest
from knowledge.numbers import ChangedNumber, changed_numbers
from knowledge.publication import changes_between
from knowledge.reading import Document, Reader


@dataclass(frozen=True)
class Draft:
    """The draft at one moment. `brought`: files whose change outside was taken over; `both`: files changed outside and here; `outside`: that change;
    `edits`: what the draft changes; `numbers`: the emergency contacts that are others than those in use.
    """

    documents: dict[str, Document]
    sheets: list[Sheet]
    messages: list[Message]
    brought: list[str]
    both: list[str]
    outside: list[ChangedSheet]
    changed: list[str]
    edits: list[ChangedSheet]
    numbers: list[ChangedNumber]
    # What tells this draft, and the facts in use, from any other.
    seal: str

    @property
    def titles(self) -> str:
        """What it changes, as the pages call it."""
        return file_titles(self.changed)

    @property
    def wrong(self) -> list[Message]:
        """What the check refuses."""
        return [one for one in self.messages if one.kind == "wrong"]

    def sheet(self, name: str) -> Sheet | None:
        """Return a sheet by its address."""
        return next((one for one in self.sheets if one.name == name), None)


def read_draft(knowledge: Path, folder: Path) -> Draft:
    """Return the draft in `folder`, which is made from the facts in use where there is none. Raises OSError."""
    if not folder.is_dir():
        drafts.make(knowledge, folder)
    brought, both = drafts.renew(knowledge, folder)
    present, edited = drafts.contents(knowledge), drafts.contents(folder)
    base = drafts.contents(folder / drafts.BASE)
    outside = changed_sheets({name: Change(base.get(name), present.get(name)) for name in both})
    changed = changes_between(present, edited)
    seal = digest({**{f"now/{name}": content for name, content in present.items()}, **edited})
    numbers = changed_numbers(present, edited)
    return Draft(*_checked(tuple(edited.items())), brought, both, outside, list(changed), changed_sheets(changed), numbers, seal)


def reader(contents: Mapping[str, bytes]) -> Reader:
    """Return what gives these bytes by the names of their files."""

    def read(name: str) -> bytes:
        if name not in contents:
            raise FileNotFoundError(errno.ENOENT, name)
        return contents[name]

    return read


@lru_cache(maxsize=2)
def _checked(contents: tuple[tuple[str, bytes], ...]) -> tuple[dict[str, Document], list[Sheet], list[Message]]:
    """Return what the files of a draft hold, and what the check says of it; it takes a third of a second, once per change."""
    read = reader(dict(contents))
    found = documents(read)
    all_sheets = sheets(found)
    return found, all_sheets, messages(read, found, all_sheets)
