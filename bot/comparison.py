"""Show what changed between two replays of the same questions, whatever time they took."""

from __future__ import annotations

import difflib
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.written import WrittenError, decoded

_RED, _GREEN, _BOLD, _PLAIN = "\033[31m", "\033[32m", "\033[1m", "\033[0m"
# A sentence with the spaces after it; a list has one item a line.
_SENTENCES = re.compile(r"(?<=[.!?…:])\s+|\n+")
Turn = dict[str, Any]


def colours(stream: Any = None) -> bool:
    """Tell whether what is written there may have colours: a terminal, and nobody asked for none."""
    return (stream or sys.stdout).isatty() and "NO_COLOR" not in os.environ


def read_answers(path: Path) -> dict[str, list[Turn]]:
    """Return the turns of a replay by the id of their conversation; `WrittenError` names a line that is none."""
    found: dict[str, list[Turn]] = {}
    for number, line in enumerate(decoded(path.read_bytes()).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            found[str(content["id"])] = [{"user": str(turn["user"]), **turn} for turn in content["turns"]]
        except (ValueError, KeyError, TypeError) as error:
            raise WrittenError(f"{path.name}, ligne {number} : ce n’est pas une réponse de « make replay » ; rejouez les questions") from error
    return found


def changes(before: dict[str, list[Turn]], after: dict[str, list[Turn]], *, coloured: bool) -> Iterator[str]:
    """Yield, one conversation after another, what differs: turns that are new or gone, topics, sentences, suggestions; never `ms`."""
    for identifier, turns in after.items():
        old = before.get(identifier)
        if old is None or [turn["user"] for turn in old] != [turn["user"] for turn in turns]:
            yield _title(turns, coloured) + "\n  " + _line("+", "nouvelle question", coloured)
            continue
        told = [line for was, now in zip(old, turns, strict=True) for line in _of_turn(was, now, coloured)]
        if told:
            yield "\n".join([_title(turns, coloured), *(f"  {line}" for line in told)])
    for identifier, turns in before.items():
        if identifier not in after:
            yield _title(turns, coloured) + "\n  " + _line("-", "cette question n’est plus posée", coloured)


def _of_turn(was: Turn, now: Turn, coloured: bool) -> Iterator[str]:
    pairs = (("topics", "sujet"), ("kind", "nature"), ("text", ""), ("buttons", "suggestions"), ("sources", "sources"))
    for field, name in pairs:
        old, new = was.get(field), now.get(field)
        if old == new:
            continue
        one, other = (_sentences(str(old or "")), _sentences(str(new or ""))) if field == "text" else ([_said(old)], [_said(new)])
        for sign, line in _differences(one, other):
            yield _line(sign, f"{name} : {line}" if name else line, coloured)


def _differences(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in difflib.ndiff(one, other):
        if line[0] in "+-":
            yield line[0], line[2:]


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one.get("title", one)) if isinstance(one, dict) else str(one) for one in value) or "aucune"
    return str(value)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCES.split(text) if part.strip()]


def _title(turns: Sequence[Turn], coloured: bool) -> str:
    asked = " › ".join(turn["user"] for turn in turns)
    return f"{_BOLD}{asked}{_PLAIN}" if coloured else asked


def _line(sign: str, text: str, coloured: bool) -> str:
    if not coloured:
        return f"{sign} {text}"
    return f"{_GREEN if sign == '+' else _RED}{sign} {text}{_PLAIN}"
