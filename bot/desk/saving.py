"""Save a sheet into the draft: what was typed joins what somebody else changed meanwhile, and nobody's words are written over unseen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.desk.editing import EditError, UnreadableError, edited
from bot.desk.fields import UnfitError, Value, shown_block, typed_block
from bot.desk.sheets import Sheet, sheets
from knowledge.draft import ChangedError, replace
from knowledge.reading import read_bytes, read_document

# An editor that saves all the time is not waited for.
_MOST_TRIES = 5
_BOM = b"\xef\xbb\xbf"


class UnsavedError(RuntimeError):
    """Nothing was saved; its text says why in French, and what to do."""


@dataclass(frozen=True)
class Saved:
    """What became of a sheet: its values as the form shows them now, and the fields that others changed meanwhile, with what they wrote.

    Where there are such fields nothing is saved. `was` is what the values are compared with the next time.
    """

    values: dict[str, Value]
    was: dict[str, Value]
    others: dict[str, Value] = field(default_factory=dict)


def as_it_was(sheet: Sheet, written: str) -> dict[str, Value]:
    """Return what a form showed when it was opened, from its hidden field; nothing where that is damaged."""
    try:
        was = json.loads(written)
        return {one.name: was[one.name] for one in sheet.fields}
    except (ValueError, LookupError, TypeError):
        return {}


def save(draft: Path, sheet: Sheet, form: Mapping[str, str]) -> Saved:
    """Write what was typed into the draft. Raises UnsavedError."""
    values, was = typed_block(sheet.fields, form, ""), as_it_was(sheet, form.get("avant", ""))
    for _ in range(_MOST_TRIES):
        try:
            return _save(draft, sheet, values, was)
        except ChangedError:
            continue
        except OSError as error:
            raise UnsavedError(f"le disque refuse ({error.strerror}) ; libérez de la place, ou voyez la personne qui tient le serveur") from error
    raise UnsavedError("le fichier change sans cesse ; attendez que l’autre personne ait fini")


def _save(draft: Path, sheet: Sheet, values: dict[str, Value], was: dict[str, Value]) -> Saved:
    before = read_bytes(draft / sheet.file)
    now, path = _present(sheet, before)
    others = {one.name: now[one.name] for one in sheet.fields if _both(values[one.name], was.get(one.name), now[one.name])}
    # What nobody typed here is as the file has it now.
    joined = {one.name: now[one.name] if values[one.name] == was.get(one.name) else values[one.name] for one in sheet.fields}
    if others:
        return Saved(joined, now, others)
    try:
        content = rewritten(before, lambda text: edited(text, path, sheet.fields, joined))
    except UnreadableError as error:
        raise UnsavedError(f"il y a {error}") from error
    except (EditError, UnicodeDecodeError) as error:
        raise UnsavedError(f"ce passage de {sheet.file} est écrit d’une façon que l’atelier ne sait pas changer ; modifiez le fichier") from error
    if content != before:
        replace(draft, sheet.file, before, content)
    return Saved(joined, joined)


def rewritten(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a file with its text changed, its line ends and its mark as they were. Raises UnicodeDecodeError."""
    text = content.removeprefix(_BOM).decode()
    new = change(text.replace("\r\n", "\n"))
    after = new.replace("\n", "\r\n") if "\r\n" in text else new
    return (_BOM if content.startswith(_BOM) else b"") + after.encode()


def _both(value: Value, was: Value | None, now: Value) -> bool:
    """Tell whether a field was changed here and elsewhere, and not to the same."""
    return value != was and now not in (was, value)


def _present(sheet: Sheet, content: bytes) -> tuple[dict[str, Value], tuple[int | str, ...]]:
    """Return the values and the path of a sheet in the bytes of its file. Raises UnsavedError."""
    document = read_document(sheet.file, lambda _: content)
    if document.data is None:
        raise UnsavedError(f"le fichier a changé et ne se lit plus : {document.faults[0]}")
    found = next((one for one in sheets({sheet.file: document}) if one.name == sheet.name), None)
    if found is None:
        raise UnsavedError(f"cette fiche n’est plus dans {sheet.file} ; quelqu’un l’a retirée ou renommée")
    try:
        return shown_block(found.fields, found.block(document.data)), found.path
    except UnfitError as error:
        raise UnsavedError(f"ce passage de {sheet.file} n’a plus la forme d’une fiche ; corrigez le fichier") from error
