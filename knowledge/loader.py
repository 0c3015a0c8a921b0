"""Read and check the knowledge files: nothing is known that did not pass every check."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from knowledge.check import collectives_faults, contacts_faults, contacts_to_confirm, to_fill_in
from knowledge.contacts import ContactsFile
from knowledge.doubts import doubts_of, doubts_of_contacts
from knowledge.faults import Fault, KnowledgeError
from knowledge.fields import is_file_name
from knowledge.files import of_one_moment
from knowledge.filling import filled
from knowledge.folder import COLLECTIVES, CONTACTS, FOLDER, SOURCES, lacking
from knowledge.model import CollectivesFile, Knowledge
from knowledge.proof import doubts, text_faults
from knowledge.reading import Document, Reader, read_document, read_text
from knowledge.remedies import refusals


class Reading(NamedTuple):
    """What two files give: the knowledge, what in them is surely wrong though it may be written, and what AMANE has still to fill in."""

    knowledge: Knowledge
    doubts: list[Fault]
    to_confirm: list[Fault]


class Report(NamedTuple):
    """What is wrong with some files, what is surely wrong, and what is to fill in: lines of French, each with its file and line."""

    errors: list[str]
    doubts: list[str]
    to_confirm: list[str]


def load(folder: Path = FOLDER) -> Knowledge:
    """Read and check the files of `folder`; raise KnowledgeError, and nothing else, with every fault of all of them."""
    return _of_one_moment(folder).knowledge


def _of_one_moment(folder: Path) -> Reading:
    _, found = of_one_moment(folder, lambda files: read_from(files.read))
    if isinstance(found, KnowledgeError):
        raise found
    return found


def load_from(read: Reader) -> Knowledge:
    """Do as `load` does with files that `read` gives by their name."""
    return read_from(read).knowledge


def read_from(read: Reader) -> Reading:
    """Return the knowledge with what is to look at; raise as `load_from` does."""
    try:
        return _load(read)
    except KnowledgeError:
        raise
    except Exception as error:  # a visitor's answer must not depend on every slip of an editor having been foreseen
        says = f"ces fichiers ne peuvent pas être lus ({type(error).__name__}) ; reprenez leur dernière version correcte"
        raise KnowledgeError([Fault(COLLECTIVES, None, "", says)]) from error


def report(folder: Path = FOLDER) -> Report:
    """Return what is to say of the files in `folder`; a refused file has errors only, a folder without its files one."""
    if lacks := lacking(folder):
        return Report([lacks], [], [])
    try:
        read = _of_one_moment(folder)
    except KnowledgeError as error:
        return Report(error.errors, [], [])
    return Report([], [str(fault) for fault in read.doubts], [str(fault) for fault in read.to_confirm])


def _load(read: Reader) -> Reading:
    collectives, contacts = read_document(COLLECTIVES, read), read_document(CONTACTS, read)
    known, contact_parts = shaped(collectives, CollectivesFile), shaped(contacts, ContactsFile)
    page, page_faults = _page(collectives, read)
    collectives.faults += _at(collectives, collectives_faults(collectives.data, page))
    contacts.faults += _at(contacts, contacts_faults(contacts.data))
    doubtful: list[Fault] = []
    today = datetime.date.today()
    if known:
        content = CollectivesFile(**known)
        collectives.faults += _at(collectives, text_faults(collectives, content))
        doubtful += _at(collectives, [*doubts_of(collectives, content, today), *doubts(collectives, content, page or "")])
        collectives.data, wrong = filled(collectives.data, content)
        collectives.faults += _at(collectives, wrong)
        known = shaped(collectives, CollectivesFile)
    faults = [*_in_order(collectives.faults), *page_faults, *_in_order(contacts.faults)]
    if faults:
        raise KnowledgeError(faults)
    knowledge = Knowledge(**known, **contact_parts)
    doubtful = [*_in_order(doubtful), *_in_order(_at(contacts, doubts_of_contacts(contacts, today)))]
    todo = [*_at(collectives, to_fill_in(knowledge)), *_at(contacts, contacts_to_confirm(knowledge))]
    return Reading(knowledge, doubtful, todo)


def shaped(document: Document, model: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a document as typed objects, or none with the document's faults made longer."""
    if document.data is None:
        return {}
    try:
        content = model.model_validate(document.data)
    except ValidationError as error:
        document.faults += _at(document, refusals(error.errors(include_url=False), document.data, model))
        return {}
    return {name: getattr(content, name) for name in model.model_fields}


def _page(collectives: Document, read: Reader) -> tuple[str | None, list[Fault]]:
    """Return the text of the page that the facts quote, and what is wrong with it; a name of the wrong shape has its own fault already."""
    data = collectives.data
    page = data.get("page") if isinstance(data, dict) else None
    name = page.get("fichier") if isinstance(page, dict) else None
    if not isinstance(name, str) or not is_file_name(name.strip()):
        return None, []
    try:
        text = read_text(f"{SOURCES}/{name.strip()}", read)
    except KnowledgeError as error:
        return None, [*error.faults]
    if not text.strip():
        return None, [Fault(f"{SOURCES}/{name.strip()}", 1, "", "le fichier est vide ; recopiez-y le texte de la page d’AMANE")]
    return text, []


def _at(document: Document, found: Iterable[tuple[Any, str]]) -> list[Fault]:
    return [document.fault(path, says) for path, says in found]


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.line or 0)
