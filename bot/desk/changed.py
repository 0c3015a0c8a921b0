"""What two versions of the facts have different, in the words of the forms: « Les membres du groupe de travail, Combien : 11 → 12 »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from bot.desk.fields import Field, UnfitError, Value, empty, in_words, is_empty, shown_block
from bot.desk.sheets import FILES, Sheet, documents, sheets
from bot.desk.words import Marked, marked
from knowledge.files import Change
from knowledge.reading import Reader

# What is longer than this is read better one below the other.
_SHORT = 60
_LINES = Field("lignes", "Lignes", "", "lines")
# A history shows some publications of one or two files each.
_KEPT = 200


@dataclass(frozen=True)
class ChangedField:
    """A field, and what it said before and says after; empty where it said nothing, or says nothing any more."""

    title: str
    before: str
    after: str

    @property
    def short(self) -> bool:
        """Whether both stand on one line."""
        return max(len(self.before), len(self.after)) <= _SHORT

    @property
    def sides(self) -> tuple[Marked, Marked]:
        """Both in pieces, the words that the other has not marked."""
        return marked(self.before, self.after)


@dataclass(frozen=True)
class ChangedSheet:
    """A sheet with its fields that changed; `new`: it was not there before; `gone`: it is there no more; `address`: that of its form.

    Without a title it stands for a file in which no form shows what changed: a remark, say, or that can't be read.
    """

    file: str
    title: str
    fields: tuple[ChangedField, ...]
    address: str = ""
    new: bool = False
    gone: bool = False
    unread: bool = False


def changed_sheets(changes: Mapping[str, Change]) -> list[ChangedSheet]:
    """Return what changed in some files, in the order of their sheets; every file that differs has at least one."""
    names = [*(one for one in FILES if one in changes), *sorted(changes.keys() - set(FILES))]
    return [sheet for name in names for sheet in _changed_in(name, changes[name])]


@lru_cache(maxsize=_KEPT)
def _changed_in(name: str, change: Change) -> tuple[ChangedSheet, ...]:
    """To read both versions takes a tenth of a second."""
    if name not in FILES:
        found = _differing(_LINES, _lines(change.before), _lines(change.after), _LINES.title)
        return _unless_empty(name, [ChangedSheet(name, "Le texte gardé de la page d’AMANE", tuple(found))])
    old, new = _sheets_of(name, change.before), _sheets_of(name, change.after)
    if old is None or new is None:
        return (ChangedSheet(name, "", (), unread=True),)
    changed = [_changed_sheet(name, old.get(one), new.get(one)) for one in [*new, *(one for one in old if one not in new)]]
    return _unless_empty(name, changed)


def _unless_empty(file: str, found: Iterable[ChangedSheet]) -> tuple[ChangedSheet, ...]:
    return tuple(one for one in found if one.fields) or (ChangedSheet(file, "", ()),)


def _sheets_of(name: str, content: bytes | None) -> dict[str, tuple[Sheet, dict[str, Value]]] | None:
    """Return the sheets of a file with their values, by their addresses, without those that no form can show; None where it can't be read."""
    found = {}
    read = documents(_only(name, content))
    if content is not None and not isinstance(read[name].data, dict):
        return None
    for sheet in sheets(read):
        try:
            found[sheet.name] = sheet, shown_block(sheet.fields, sheet.block(read[name].data))
        except UnfitError:
            continue
    return found


def _only(name: str, content: bytes | None) -> Reader:
    def read(asked: str) -> bytes:
        if asked != name or content is None:
            raise FileNotFoundError(asked)
        return content

    return read


def _lines(content: bytes | None) -> Value:
    return [line for one in (content or b"").decode("utf-8", "replace").splitlines() if (line := one.strip())]


def _changed_sheet(file: str, old: tuple[Sheet, dict[str, Value]] | None, new: tuple[Sheet, dict[str, Value]] | None) -> ChangedSheet:
    sheet = (new or old)[0]  # type: ignore[index]
    before, after = (one[1] if one else {field.name: empty(field) for field in sheet.fields} for one in (old, new))
    found = [change for field in sheet.fields for change in _differing(field, before[field.name], after[field.name], field.title)]
    return ChangedSheet(file, sheet.title, tuple(found), f"/fiche/{quote(sheet.name)}" if new else "", old is None, new is None)


def _differing(field: Field, before: Any, after: Any, title: str) -> Iterator[ChangedField]:
    """Yield what changed in a field: inside a block each of its fields, of a list its items."""
    if before == after:
        return
    if field.kind == "block":
        yield from _inside(field.fields, before, after, title)
    elif field.kind in ("lines", "pairs", "blocks"):
        yield from _in_list(field, before, after, title)
    else:
        yield ChangedField(title, in_words(before, field.name), in_words(after, field.name))


def _inside(fields: Iterable[Field], before: Mapping[str, Value], after: Mapping[str, Value], title: str) -> Iterator[ChangedField]:
    for one in fields:
        yield from _differing(one, before[one.name], after[one.name], f"{title} › {one.title}")


def _in_list(field: Field, before: list[Any], after: list[Any], title: str) -> Iterator[ChangedField]:
    old, new = [repr(one) for one in before], [repr(one) for one in after]
    if sorted(old) == sorted(new):
        yield ChangedField(f"{title}, dans un autre ordre", in_words(before, field.name), in_words(after, field.name))
        return
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = before[first:last], after[begin:end]
        for place, (one, other) in enumerate(zip(gone, come, strict=False), begin + 1):
            if field.kind == "blocks":
                yield from _inside(field.fields, one, other, f"{title}, n° {place}")
            else:
                yield ChangedField(title, in_words(one, field.name), in_words(other, field.name))
        both = min(len(gone), len(come))
        yield from (ChangedField(title, _whole(field, one), "") for one in gone[both:])
        yield from (ChangedField(title, "", _whole(field, one)) for one in come[both:])


def _whole(field: Field, item: Any) -> str:
    """Return all that an item says, each value of a block after its title."""
    if field.kind != "blocks":
        return in_words(item, field.name)
    told = [(one.title, in_words(item[one.name], one.name)) for one in field.fields if not is_empty(item[one.name])]
    return told[0][1] if len(told) == 1 else "\n".join(f"{title} : {value}" for title, value in told)
