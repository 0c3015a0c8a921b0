"""Which emergency numbers and sites are others than before: no check knows who answers there, so whoever publishes is asked once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.folder import CONTACTS
from knowledge.reading import read_document
from knowledge.text import plain_words

# What is called or opened, and who answers there.
_Given = tuple[str, str]


@dataclass(frozen=True)
class ChangedNumber:
    """Who answers, at which number or site before and after; None where there was none, or is none any more."""

    who: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.who} : {self.after}, nouveau"
        return f"{self.who} : {self.before} n’est plus donné" if self.after is None else f"{self.who} : {self.before} devient {self.after}"


def changed_numbers(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> list[ChangedNumber]:
    """Return what changes between the files of two folders, in their order; another name beside the same number is no change."""
    old, new = _given(before.get(CONTACTS)), _given(after.get(CONTACTS))
    found: list[ChangedNumber] = []
    gone = [one for one in old if one not in new]
    for where, who in [one for one in new if one not in old]:
        same = _same(gone, where, who)
        if same:
            gone.remove(same)
        if same is None or same[0] != where:
            found.append(ChangedNumber(who, same[0] if same else None, where))
    return found + [ChangedNumber(who, where, None) for where, who in gone]


def _same(gone: list[_Given], where: str, who: str) -> _Given | None:
    """Return which of those that are gone this one is: who has the same name, be it at another number; else the same number."""
    by_name = [one for one in gone if plain_words(one[1]) == plain_words(who)]
    return next(iter([*by_name, *(one for one in gone if one[0] == where)]), None)


def _given(content: bytes | None) -> list[_Given]:
    data = read_document(CONTACTS, lambda _: content).data if content is not None else None
    contacts = data.get("contacts") if isinstance(data, dict) else None
    items = [one for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []
    return [(str(where), str(one.get("nom") or "")) for one in items if (where := one.get("numero") or one.get("site"))]
