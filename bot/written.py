"""Read conversations as people write them down: JSON lines, a table (CSV) or plain text, in any usual encoding."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Conversation = tuple[Any, list[str]]

# A line of a text that begins so goes on with the conversation of the line before.
GOES_ON = ">"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_QUESTION = ("question", "questions", "message", "texte", "user", "phrase")
_IDENTIFIER = ("id", "conversation", "numero", "n°")


class WrittenError(ValueError):
    """A line of a file of questions cannot be read; the message says which and why, in French."""


def read(path: Path) -> Iterator[Conversation]:
    """Yield (id, what the visitor says, turn by turn) of each conversation of a file; `WrittenError` names a bad line.

    `.csv` and `.tsv` are tables with a question a line, and a column `id` where conversations have several; a file of JSON has
    `{"id", "turns": [{"user"}]}` a line; in any other text each line is a question, and one that begins with `>` goes on.
    """
    text = decoded(path.read_bytes())
    first = next((line for line in text.splitlines() if line.strip()), "")
    if path.suffix.lower() in (".csv", ".tsv"):
        return _table(text)
    if path.suffix.lower() in (".jsonl", ".json") or first.lstrip().startswith("{"):
        return _json_lines(text, path.name)
    return _lines(text, path.name)


def decoded(content: bytes) -> str:
    """Return the text of a file whatever usual encoding it has; what no encoding explains is replaced, never an error."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    start = content[:200]
    if len(start) > 3 and 0 in start:
        return content.decode("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be", "replace")
    text = content.decode("utf-8", "replace")
    # A few broken bytes (half an emoji) among good letters: it is UTF-8 all the same; else it is the old encoding of Windows.
    good = sum(not sign.isascii() and sign != "\ufffd" for sign in text)
    return text if good >= len(re.findall("\ufffd+", text)) else content.decode("cp1252", "replace")


def _json_lines(text: str, name: str) -> Iterator[Conversation]:
    # Not `splitlines`, which cuts at line ends that JSON allows in its texts.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            turns = [turn["user"] for turn in content["turns"]]
            if not all(isinstance(said, str) for said in turns):
                raise TypeError
            yield content["id"], turns
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise WrittenError(f'{name}, ligne {number} : il faut {{"id": …, "turns": [{{"user": "…"}}]}}') from error


def _lines(text: str, name: str) -> Iterator[Conversation]:
    found: list[Conversation] = []
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if said.startswith(GOES_ON):
            if not found:
                raise WrittenError(f"{name}, ligne {number} : « {GOES_ON} » continue une conversation, et il n’y en a pas avant")
            found[-1][1].append(said.removeprefix(GOES_ON).strip())
        elif said:
            found.append((number, [said]))
    yield from found


def _table(text: str) -> Iterator[Conversation]:
    """Yield the rows of a table; rows of one identifier that follow one another are one conversation."""
    heads, rows = _rows(text)
    question = _column(heads, _QUESTION)
    identifier = _column(heads, _IDENTIFIER)
    found: list[Conversation] = []
    for number, row in enumerate(rows, start=1):
        said, named = _cell(row, question or 0), _cell(row, identifier)
        if said and named and found and found[-1][0] == named:
            found[-1][1].append(said)
        elif said:
            found.append((named or number, [said]))
    yield from found


def _rows(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the headings of a table, none where its first row is a question already, and the rows below them."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=first.count)
    if delimiter not in first or (delimiter == "," and _column(first.lower().split(","), _QUESTION) is None):
        delimiter = "\t"  # one column, in which a comma is a comma
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(cell.strip() for cell in row)]
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    return (heads, rows[1:]) if _column(heads, _QUESTION) is not None else ([], rows)


def _column(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _cell(row: list[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
