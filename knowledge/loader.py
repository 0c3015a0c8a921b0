"""Read and check the knowledge files: nothing is known that did not pass every check."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from knowledge.check import collectives_faults, contacts_faults, to_confirm
from knowledge.faults import Fault, KnowledgeError
from knowledge.fields import IDENTIFIER, NUMBER, is_file_name
from knowledge.filling import filled
from knowledge.model import CollectivesFile, ContactsFile, Knowledge
from knowledge.proof import doubts, text_faults
from knowledge.reading import Document, Reader, read_bytes, read_document, read_text

FOLDER = Path(__file__).parent
COLLECTIVES = "collectifs.yml"
CONTACTS = "contacts.yml"
SOURCES = "sources"

# What pydantic says in English, said to staff in French.
_FRENCH = {
    "missing": "champ obligatoire absent",
    "extra_forbidden": "champ inconnu (faute de frappe ?)",
    "string_type": "un texte est attendu (mettez-le entre guillemets)",
    "string_too_short": "texte vide",
    "bool_type": "true ou false est attendu",
    "dict_type": "un bloc de champs est attendu",
    "model_type": "un bloc de champs est attendu",
    "model_attributes_type": "un bloc de champs est attendu",
    "tuple_type": "une liste est attendue (lignes qui commencent par un tiret)",
    "too_short": "la liste est vide",
    "literal_error": "valeur possible : {expected}",
}
_PATTERNS = {
    IDENTIFIER: "format attendu : un mot court en minuscules, sans accent ni espace (lettres, chiffres et _)",
    NUMBER: "format attendu : des chiffres seulement, de 2 à 10, entre guillemets",
}


def load(folder: Path = FOLDER) -> Knowledge:
    """Read and check the files of `folder`; raise KnowledgeError, and nothing else, with every fault of all of them."""
    return load_from(lambda name: read_bytes(folder / name))


def load_from(read: Reader) -> Knowledge:
    """Do as `load` does with files that `read` gives by their name."""
    return read_from(read)[0]


def read_from(read: Reader) -> tuple[Knowledge, list[str]]:
    """Return the knowledge, and what AMANE has still to look at, each line with its file and line; raise as `load_from` does."""
    try:
        return _load(read)
    except KnowledgeError:
        raise
    except Exception as error:  # a visitor's answer must not depend on every slip of an editor having been foreseen
        says = f"ces fichiers ne peuvent pas être lus ({type(error).__name__}) ; reprenez leur dernière version correcte"
        raise KnowledgeError([Fault(COLLECTIVES, None, "", says)]) from error


def report(folder: Path = FOLDER) -> tuple[list[str], list[str]]:
    """Return (errors, things to confirm) of the files in `folder`."""
    try:
        knowledge, doubtful = read_from(lambda name: read_bytes(folder / name))
        return [], [*doubtful, *to_confirm(knowledge)]
    except KnowledgeError as error:
        return error.errors, []


def _load(read: Reader) -> tuple[Knowledge, list[str]]:
    collectives, contacts = read_document(COLLECTIVES, read), read_document(CONTACTS, read)
    known, contact_parts = shaped(collectives, CollectivesFile), shaped(contacts, ContactsFile)
    page, page_faults = _page(collectives, read)
    collectives.faults += _at(collectives, collectives_faults(collectives.data, page))
    contacts.faults += _at(contacts, contacts_faults(contacts.data))
    doubtful: list[str] = []
    if known:
        content = CollectivesFile(**known)
        collectives.faults += _at(collectives, text_faults(collectives, content))
        doubtful = [str(fault) for fault in _in_order(_at(collectives, doubts(collectives, content, page or "")))]
        collectives.data, wrong = filled(collectives.data, content)
        collectives.faults += _at(collectives, wrong)
        known = shaped(collectives, CollectivesFile)
    faults = [*_in_order(collectives.faults), *page_faults, *_in_order(contacts.faults)]
    if faults:
        raise KnowledgeError(faults)
    return Knowledge(**known, **contact_parts), doubtful


def shaped(document: Document, model: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a document as typed objects, or none with the document's faults made longer."""
    if document.data is None:
        return {}
    try:
        content = model.model_validate(document.data)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if one["type"] == "too_short" and one["input"]:
                continue  # not empty: what is in it has faults of its own
            # "[key]" is pydantic's word for the name of a field in its place.
            document.faults.append(document.fault(tuple(part for part in one["loc"] if part != "[key]"), _french(one)))
        return {}
    return {name: getattr(content, name) for name in model.model_fields}


def _french(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "string_pattern_mismatch":
        return _PATTERNS[error["ctx"]["pattern"]]
    return _FRENCH[error["type"]].format(**error.get("ctx", {}))


def _page(collectives: Document, read: Reader) -> tuple[str | None, list[Fault]]:
    """Return the text of the page that the facts quote, and what is wrong with it; a name of the wrong shape has its own fault already."""
    data = collectives.data
    page = data.get("page") if isinstance(data, dict) else None
    name = page.get("fichier") if isinstance(page, dict) else None
    if not isinstance(name, str) or not is_file_name(name.strip()):
        return None, []
    try:
        return read_text(f"{SOURCES}/{name.strip()}", read), []
    except KnowledgeError as error:
        return None, [*error.faults]


def _at(document: Document, found: Iterable[tuple[Any, str]]) -> list[Fault]:
    return [document.fault(path, says) for path, says in found]


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.line or 0)
