"""The fixed French sentences of `domain.yml`, filled with facts by the pure functions that compose answers; read again when staff edits them."""

from __future__ import annotations

import logging
import string
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from knowledge.faults import KnowledgeError
from knowledge.files import Stamp, stamp
from knowledge.reading import read_bytes, read_document

logger = logging.getLogger(__name__)

DOMAIN = Path(__file__).parent.parent / "domain.yml"

# Which wording of a sentence is said, where it has several: that of this number, round and round.
_wording: ContextVar[int] = ContextVar("wording", default=0)


class _Sentences:
    """The sentences as the file has them now, or as they last were when they were good."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = stamp(path)
        self._wordings = self._read()

    def __getitem__(self, name: str) -> tuple[str, ...]:
        found = stamp(self._path)
        if found != self._stamp:
            self._stamp = found
            self._refresh(found)
        return self._wordings[name]

    def _read(self) -> dict[str, tuple[str, ...]]:
        document = read_document(self._path.name, lambda _: read_bytes(self._path))
        if document.faults:
            raise KnowledgeError(document.faults)
        responses = document.data["responses"]
        return {name: tuple(one["text"].strip() for one in variations) for name, variations in responses.items()}

    def _refresh(self, found: Stamp) -> None:
        # A file half written, a sentence or a place in it lost: nobody who asks, least of all for help, may meet that.
        try:
            read = self._read()
            lost = [name for name, wordings in self._wordings.items() if not _places(read[name]) <= _places(wordings)]
            if lost:
                raise ValueError(f"unknown places in {', '.join(lost)}")
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            logger.error("the sentences of domain.yml are refused, the last good ones stay: %s", error)
            return
        self._wordings = read


def _places(wordings: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the places that sentences have for facts; `ValueError` where there is no sentence, or a brace too many."""
    if not all(wordings):
        raise ValueError("a sentence is empty")
    return frozenset(place for text in wordings for _, place, _, _ in string.Formatter().parse(text) if place is not None)


@contextmanager
def wording(number: int) -> Iterator[None]:
    """Say, in what this encloses, the wording of this number of each sentence that has several."""
    token = _wording.set(number)
    try:
        yield
    finally:
        _wording.reset(token)


def sentence(name: str, **values: str) -> str:
    """Return the response `utter_<name>` of the domain with its `{variables}` filled; an unknown name raises KeyError."""
    wordings = _sentences[f"utter_{name}"]
    return wordings[_wording.get() % len(wordings)].format(**values)


# Read when the assistant starts: an update that replaces the file must not meet the first call for help half-written.
_sentences = _Sentences(DOMAIN)
