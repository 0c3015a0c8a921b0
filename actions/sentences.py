"""The fixed French sentences of `domain.yml`, filled with facts by the pure functions that compose answers; read again when staff edits them."""

from __future__ import annotations

import logging
import string
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from actions.french import after_colon
from knowledge.faults import Fault, KnowledgeError
from knowledge.fields import LONGEST_TEXT, too_long
from knowledge.files import Stamp, stamp
from knowledge.reading import Reader, read_bytes, read_document

logger = logging.getLogger(__name__)

DOMAIN = Path(__file__).parent.parent / "domain.yml"

# Places of what is called in an emergency.
_CALLED = frozenset({"danger", "ecoute", "numero", "numeros", "site"})
# Which wording of a sentence is said, where it has several: that of this number, round and round.
_wording: ContextVar[int] = ContextVar("wording", default=0)


class _Sentences:
    """The sentences as the file has them now, or as they last were when they were good."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = stamp(path)
        self._wordings = self._read()

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.wordings[name]

    @property
    def wordings(self) -> dict[str, tuple[str, ...]]:
        """Every wording of each sentence."""
        found = stamp(self._path)
        if found != self._stamp:
            self._stamp = found
            self._refresh(found)
        return self._wordings

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


def faults(read: Reader) -> list[Fault]:
    """Return what is wrong with the sentences of the domain that `read` gives, beside those in use: one that is lost or empty, a wrong place."""
    document = read_document(DOMAIN.name, read)
    responses = document.data.get("responses") if isinstance(document.data, dict) else None
    if not isinstance(responses, dict):
        return document.faults or [document.fault((), "il manque les phrases (« responses: ») ; reprenez la dernière version correcte")]
    found = list(document.faults)
    for name, wordings in _sentences.wordings.items():
        path = ("responses", name)
        items = responses.get(name)
        texts = [one.get("text") if isinstance(one, dict) else None for one in items] if isinstance(items, list) else []
        if not texts:
            found.append(document.fault(path, "cette phrase manque ; écrivez-la"))
        found += [document.fault((*path, index, "text"), says) for index, text in enumerate(texts) if (says := _wrong(text, wordings))]
    return found


def _wrong(text: object, wordings: tuple[str, ...]) -> str | None:
    """Return what is wrong with a wording beside those in use, None where it can be said."""
    if not isinstance(text, str) or not text.strip():
        return "cette phrase est vide ; écrivez-la"
    if len(text) > LONGEST_TEXT:
        return too_long(text, LONGEST_TEXT)
    try:
        places = _places((text.strip(),))
    except ValueError:
        return "il y a une accolade de trop ou de moins ; mettez-en une de chaque côté du mot"
    known = _places(wordings)
    if unknown := sorted(places - known):
        meant = f"écrivez {' ou '.join(f'{{{one}}}' for one in sorted(known))}" if known else "écrivez-le sans accolades"
        return f"l’assistant ne met rien à la place de {{{unknown[0]}}} ici ; {meant}"
    if lost := sorted((_in_all(wordings) & _CALLED) - places):
        return f"sans {{{lost[0]}}}, le contact d’urgence n’est plus donné ; gardez ce mot entre accolades"
    return None


def doubts(read: Reader) -> list[Fault]:
    """Return which sentences of the domain that `read` gives, and in which nothing is wrong, say a fact less than those in use."""
    document = read_document(DOMAIN.name, read)
    found = []
    for name, wordings in _sentences.wordings.items():
        always = _in_all(wordings)
        for index, one in enumerate(document.data["responses"][name]):
            if lost := sorted(always - _places((one["text"].strip(),))):
                told = f"sans {{{lost[0]}}}, le fait que l’assistant y mettait n’est plus dit ; remettez ce mot entre accolades, s’il doit l’être"
                found.append(document.fault(("responses", name, index, "text"), told))
    return found


def _in_all(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset.intersection(*(_places((one,)) for one in wordings))


def _places(wordings: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the places that sentences have for facts; `ValueError` where there is no sentence, or a brace too many."""
    if not all(wordings):
        raise ValueError("a sentence is empty")
    return frozenset(place for text in wordings for _, place, _, _ in string.Formatter().parse(text) if place is not None)


@contextmanager
def speaking_from(path: Path) -> Iterator[None]:
    """Say, in what this encloses, the sentences of another domain. Raises KnowledgeError where it can't be read."""
    global _sentences
    before, _sentences = _sentences, _Sentences(path)
    try:
        yield
    finally:
        _sentences = before


@contextmanager
def wording(number: int) -> Iterator[None]:
    """Say, in what this encloses, the wording of this number of each sentence that has several."""
    token = _wording.set(number)
    try:
        yield
    finally:
        _wording.reset(token)


def sentence(name: str, **values: str) -> str:
    """Return the response `utter_<name>` of the domain with its `{variables}` filled, one colon at most; an unknown name raises KeyError."""
    wordings = _sentences[f"utter_{name}"]
    text = wordings[_wording.get() % len(wordings)]
    return text.format(**{place: after_colon(value) if f" : {{{place}}}" in text else value for place, value in values.items()})


# Read when the assistant starts: an update that replaces the file must not meet the first call for help half-written.
_sentences = _Sentences(DOMAIN)
