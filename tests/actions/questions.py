"""Questions as tests write them: what is named, what the words do and what the whole message says stand side by side."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from actions.question import Marker, Named, Question, Whole


def asking(kind: str, confidence: float = 1.0, *, reference: str = "", **told: Any) -> Question:
    """Return a question; `told`: its fields, those of `Named` and of `Whole`, and True for each `Marker` that it has, by name."""

    def taken(names: set[str]) -> dict[str, Any]:
        return {name: told.pop(name) for name in names & set(told)}

    named = Named(**taken({one.name for one in fields(Named)}))
    whole = Whole(**taken({one.name for one in fields(Whole)}))
    markers = frozenset(Marker(name) for name, has in taken({str(marker) for marker in Marker}).items() if has)
    if reference:
        told.setdefault("references", ((reference, 1.0),))
    return Question(kind, confidence, named=named, markers=markers, whole=whole, **told)
