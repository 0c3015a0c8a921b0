"""Which sheets there are: a sheet is what one form edits, a block of a knowledge file such as a section of a collective."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from bot.desk.fields import Field, fields_of
from knowledge.contacts import ContactAnswer, ContactsFile
from knowledge.folder import COLLECTIVES, CONTACTS, DOMAIN
from knowledge.golden import FILE as GOLDEN
from knowledge.golden import GoldenFile
from knowledge.model import Association, Collective, CollectivesList, Lexicon, Page, Section
from knowledge.reading import Document, Path_, Reader, read_document

FILES = (COLLECTIVES, CONTACTS, GOLDEN, DOMAIN)
# A sentence is called by its first words.
_TITLE = 60
SENTENCES = "Les phrases de l’assistant"
# What the first sheets are called, and what they are of.
_FIRST = (
    ("association", "AMANE", fields_of(Association)),
    ("page", "La page d’AMANE", fields_of(Page)),
    ("liste", "La liste des collectifs", fields_of(CollectivesList)),
    ("objectifs_communs", "Les objectifs communs", fields_of(Section)),
    ("lexique", "Les mots expliqués", fields_of(Lexicon)),
)


@dataclass(frozen=True)
class Sheet:
    """What one form edits: its address, its file and the path of its block in it, what it is called, of which group, its fields."""

    name: str
    file: str
    path: Path_
    title: str
    group: str
    fields: tuple[Field, ...]

    def block(self, data: Any) -> Any:
        """Return the block of this sheet in the plain values of its file."""
        for part in self.path:
            data = data[part]
        return data

    def holds(self, place: Path_) -> bool:
        """Tell whether a path of its file is in one of its fields."""
        inside = place[len(self.path) :]
        return place[: len(self.path)] == self.path and (not inside or any(one.name == inside[0] for one in self.fields))


def documents(read: Reader) -> dict[str, Document]:
    """Return the files that have sheets, as `read` gives them, as plain values; what is wrong is in their `faults`."""
    return {name: read_document(name, read) for name in FILES}


def sheets(found: Mapping[str, Document]) -> list[Sheet]:
    """Return the sheets of some files, in their order; what has not the shape of a file has none."""
    return [
        *_of_collectives(_mapping(found.get(COLLECTIVES))),
        *_of_contacts(_mapping(found.get(CONTACTS))),
        *([Sheet("temoins", GOLDEN, (), "Les questions témoins", "Questions témoins", fields_of(GoldenFile))] if _mapping(found.get(GOLDEN)) else []),
        *_of_sentences(_mapping(found.get(DOMAIN))),
    ]


def called(name: str) -> Sheet | None:
    """Return a sheet by its address alone, with the fields that it had, for what was typed into it; None where no sheet is called so."""
    first = {one: (COLLECTIVES, fields) for one, _, fields in _FIRST}
    others = {"contacts": (CONTACTS, fields_of(ContactsFile, ("reponses",))), "temoins": (GOLDEN, fields_of(GoldenFile))}
    match name.split("."):
        case ["collectif", _]:
            file, fields = COLLECTIVES, fields_of(Collective, ("id", "rubriques"))
        case ["collectif", _, _]:
            file, fields = COLLECTIVES, fields_of(Section)
        case ["reponses", _]:
            file, fields = CONTACTS, fields_of(ContactAnswer)
        case ["phrases", one]:
            file, fields = DOMAIN, (_sentence(one),)
        case [one] if one in first | others:
            file, fields = (first | others)[one]
        case _:
            return None
    return Sheet(name, file, (), name, "", fields)


def sheet_at(found: list[Sheet], file: str, place: Path_) -> Sheet | None:
    """Return the sheet in which a path of a file stands, None where no form shows it."""
    holding = [one for one in found if one.file == file and one.holds(place)]
    return max(holding, key=lambda one: len(one.path), default=None)


def _mapping(document: Document | None) -> dict[str, Any]:
    return document.data if document and isinstance(document.data, dict) else {}


def _of_collectives(data: dict[str, Any]) -> Iterator[Sheet]:
    for name, title, fields in _FIRST:
        if isinstance(data.get(name), dict):
            yield Sheet(name, COLLECTIVES, (name,), title, "AMANE", fields)
    collectives = data.get("collectifs")
    for index, one in enumerate(collectives if isinstance(collectives, list) else ()):
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            continue
        identifier, path = one["id"], ("collectifs", index)
        group = str(one.get("nom") or identifier)
        fields = fields_of(Collective, ("id", "rubriques"))
        yield Sheet(f"collectif.{identifier}", COLLECTIVES, path, f"{group} : ses noms et sa présentation", group, fields)
        sections = one.get("rubriques")
        for name, section in sections.items() if isinstance(sections, dict) else ():
            if isinstance(section, dict):
                title = str(section.get("titre") or name)
                yield Sheet(f"collectif.{identifier}.{name}", COLLECTIVES, (*path, "rubriques", name), title, group, fields_of(Section))


def _of_contacts(data: dict[str, Any]) -> Iterator[Sheet]:
    group = "Contacts d’urgence"
    if isinstance(data.get("contacts"), list):
        yield Sheet("contacts", CONTACTS, (), "Les numéros et les sites", group, fields_of(ContactsFile, ("reponses",)))
    answers = data.get("reponses")
    for name, answer in answers.items() if isinstance(answers, dict) else ():
        if isinstance(answer, dict):
            asked = str(answer.get("quoi") or name)
            yield Sheet(f"reponses.{name}", CONTACTS, ("reponses", name), f"Ce qu’on sait : {asked}", group, fields_of(ContactAnswer))


def _of_sentences(data: dict[str, Any]) -> Iterator[Sheet]:
    responses = data.get("responses")
    for name, wordings in responses.items() if isinstance(responses, dict) else ():
        said = next((one.get("text") for one in wordings if isinstance(one, dict)), None) if isinstance(wordings, list) else None
        title = shorten(str(said or name), _TITLE, placeholder="…")
        yield Sheet(f"phrases.{name}", DOMAIN, ("responses",), f"« {title} »", SENTENCES, (_sentence(name),))


def _sentence(name: str) -> Field:
    text = Field("text", "Phrase", "Gardez les mots entre accolades : l’assistant y met un fait", "paragraph", required=True)
    return Field(name, "Façons de le dire", "Dites à tour de rôle", "blocks", required=True, fields=(text,))
