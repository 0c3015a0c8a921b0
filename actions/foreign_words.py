"""The table of words by which a message in another language asks one thing, from `foreign_words.yml`; what a message surely asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from actions.association import ITSELF
from actions.kinds import LANGUAGE_KINDS
from actions.question import Question
from knowledge import Collective, Knowledge
from knowledge.faults import KnowledgeError
from knowledge.fields import IDENTIFIER
from knowledge.loader import shaped
from knowledge.reading import read_bytes, read_document
from knowledge.text import plain_words

TABLE = Path(__file__).with_name("foreign_words.yml")

_Name = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
_Text = Annotated[str, StringConstraints(min_length=1)]
# What Arabic writes together with the next word: « and », « so », « in », « for », « the ».
_JOINED = "(?:[وفبلك]?ال|لل|[وفبل])?"


class Asked(BaseModel):
    """One thing that may be asked; `foreign_words.yml` says what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    ask: _Name
    words: Annotated[tuple[_Name, ...], Field(min_length=1)]
    beside: tuple[_Name, ...] = ()
    section: _Name | None = None
    creation: StrictBool = False
    topic: _Text | None = None

    def topic_for(self, collective: Collective) -> str | None:
        """Return the topic that answers exactly this of a collective, or None where its page does not."""
        name = next((name for name, one in collective.rubriques.items() if one.creation), "") if self.creation else self.section or self.ask
        return f"{collective.id}.{name}" if name in collective.rubriques and not self.topic else None


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    words: Annotated[dict[_Name, dict[_Name, tuple[_Text, ...]]], Field(min_length=1)]
    small: dict[_Name, _Text]
    asked: Annotated[tuple[Asked, ...], Field(min_length=1)]


def load(path: Path = TABLE) -> _Table:
    """Return the table; raise KnowledgeError with all that is wrong with it, in French."""
    document = read_document(f"{path.parent.name}/{path.name}", lambda _: read_bytes(path))
    found = shaped(document, _Table)
    faults = list(document.faults)
    if not faults:
        languages = {kind.removeprefix("langue_") for kind in LANGUAGE_KINDS}
        said = {language for words in found["words"].values() for language in words} | set(found["small"])
        faults += [document.fault(("words",), f"« langue_{one} » n'est pas une sorte de question") for one in sorted(said - languages)]
        wanted = {word for one in found["asked"] for word in (*one.words, *one.beside)}
        faults += [document.fault(("asked",), f"« {one} » n'a pas de mots") for one in sorted(wanted - set(found["words"]))]
    if faults:
        raise KnowledgeError(faults)
    return _Table(**found)


def _words(said: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of these words in folded text, the longest first."""
    each = sorted((plain_words(one) + (r"\w*" if one.endswith("*") else "") for one in said), key=lambda one: -len(one))
    return re.compile(rf"\b{_JOINED}(?:{'|'.join(each)})\b")


_TABLE = load()
_SAID = {name: _words([one for words in languages.values() for one in words]) for name, languages in _TABLE.words.items()}
_SMALL = _words([one for words in _TABLE.small.values() for one in words.split()])


def asked_in(text: str, of_one: bool) -> Asked | None:
    """Return what folded text asks by its words, of one collective or of all of them; None where it has the words of nothing."""
    return next((one for one in _TABLE.asked if of_one != bool(one.topic) and all(_SAID[word].search(text) for word in one.words)), None)


def is_surely(asked: Asked, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks this and nothing else: it has no other word than those, small ones and the names of whom it is asked."""
    rest = question.text
    for name in sorted(_names(question.collectives, knowledge), key=lambda one: -len(one)):
        rest = re.sub(rf"\b{_JOINED}{re.escape(name)}\b", " ", rest)
    for word in (*asked.words, *asked.beside):
        rest = _SAID[word].sub(" ", rest)
    return not _SMALL.sub(" ", rest).split()


def _names(collectives: tuple[str, ...], knowledge: Knowledge) -> frozenset[str]:
    """Return every folded name of AMANE and of these collectives."""
    association = knowledge.association
    named = [one for one in knowledge.collectifs if one.id in collectives]
    every = [ITSELF, association.nom, association.nom_complet, *association.alias]
    every += [name for one in named for name in (one.sigle or "", one.nom, one.designation, *one.alias)]
    return frozenset(filter(None, map(plain_words, every)))
