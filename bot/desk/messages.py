"""What the check says of the draft, each message at the field of the form where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actions import sentences
from bot.desk.fields import Field
from bot.desk.sheets import Sheet, sheet_at
from bot.desk.wording import said, where
from knowledge.faults import Fault, KnowledgeError
from knowledge.folder import DOMAIN
from knowledge.golden import FILE as GOLDEN
from knowledge.golden import golden_from
from knowledge.loader import read_from
from knowledge.reading import Document, Path_, Reader


@dataclass(frozen=True)
class Message:
    """A message of the check: wrong, surely wrong or to fill in; the sheet and the input where it stands, where a form shows it.

    `where` and `says` are in the words of that form, else of the file.
    """

    kind: str
    where: str
    says: str
    sheet: Sheet | None
    input: str


def messages(read: Reader, files: Mapping[str, Document], found: list[Sheet]) -> list[Message]:
    """Return what is to say of the knowledge files that `read` gives, whose sheets are `found`: what is wrong first."""
    wrong: list[Fault] = []
    doubts: list[Fault] = []
    to_confirm: list[Fault] = []
    try:
        _, doubts, to_confirm = reading = read_from(read)
        golden_from(read, reading.knowledge)
    except KnowledgeError as error:
        wrong = [one for one in error.faults if not _no_golden(one)]
    wrong += (of_sentences := _sentences_of(read, sentences.faults))
    if not of_sentences:
        doubts = [*doubts, *_sentences_of(read, sentences.doubts)]
    kinds = (("wrong", wrong), ("doubtful", doubts), ("to_fill_in", to_confirm))
    return [_message(kind, fault, files, found) for kind, faults in kinds for fault in faults]


def _sentences_of(read: Reader, told: Callable[[Reader], list[Fault]]) -> list[Fault]:
    """Return what is told of the sentences, where there are some beside the facts."""
    try:
        read(DOMAIN)
    except FileNotFoundError:
        return []
    except OSError:
        pass  # told as what can't be read
    return told(read)


def _no_golden(fault: Fault) -> bool:
    """Tell whether a fault is that there are no golden questions, which nobody has to write."""
    return fault.file == GOLDEN and fault.line is None


def _message(kind: str, fault: Fault, files: Mapping[str, Document], found: list[Sheet]) -> Message:
    sheet = sheet_at(found, fault.file, fault.place) if fault.place else None
    if sheet is None:
        place = f"{fault.file}, ligne {fault.line}" if fault.line else fault.file
        return Message(kind, f"{place}, {fault.path}" if fault.path else place, fault.says, None, "")
    inside = where(sheet, fault.place)
    place = f"{sheet.title} › {inside}" if inside else sheet.title
    says = said(fault, sheet, found, files.get(fault.file))
    return Message(kind, place, says, sheet, input_at(sheet.fields, fault.place[len(sheet.path) :]))


def input_at(fields: tuple[Field, ...], place: Path_) -> str:
    """Return the name of the input that shows a path of a block, or of the nearest around it; empty for the block itself."""
    if not place:
        return ""
    one = next((one for one in fields if one.name == place[0]), None)
    if one is None:
        return ""
    rest = place[1:]
    if one.kind == "block":
        return f"/{one.name}{input_at(one.fields, rest)}"
    if one.kind == "blocks" and rest:
        return f"/{one.name}/{rest[0]}{input_at(one.fields, rest[1:])}"
    return f"/{one.name}"
