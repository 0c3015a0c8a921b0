"""Check the knowledge files beyond their shape: quotations verbatim, names that collide, what AMANE has still to confirm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from knowledge.loader import FOLDER, KnowledgeError, load
from knowledge.model import Knowledge, Source

# Foreign, out of date or contradicted numbers that must never reach a child (source: the survey behind contacts.yml).
REFUSED_NUMBERS = frozenset({"112", "150", "141", "119", "3114", "3020", "17", "5757", "080008888", "0802008088"})


def _spaces(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def walk_sources(part: object, path: str = "") -> Iterator[tuple[str, Source]]:
    """Yield every source below `part` with its path."""
    if isinstance(part, Source):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from walk_sources(getattr(part, name), f"{path}.{name}" if path else name)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from walk_sources(value, f"{path}.{name}")
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from walk_sources(value, f"{path}[{index}]")


def errors(knowledge: Knowledge, folder: Path = FOLDER) -> list[str]:
    """Return what is wrong in files whose shape is right, each line with its path."""
    found = []
    page = folder / "sources" / knowledge.page.fichier
    if not page.is_file():
        return [f"page.fichier: sources/{knowledge.page.fichier} est introuvable"]
    page_text = _spaces(page.read_text(encoding="utf-8"))
    for path, source in walk_sources(knowledge):
        if source.citation and _spaces(source.citation) not in page_text:
            found.append(f"{path}.citation: ce passage n'est pas, mot pour mot, dans sources/{knowledge.page.fichier} : « {source.citation} »")
    owners: dict[str, str] = {}
    for index, collective in enumerate(knowledge.collectifs):
        for name in {collective.id, collective.sigle or collective.id, collective.nom, *collective.alias}:
            owner = owners.setdefault(name.casefold(), collective.id)
            if owner != collective.id:
                found.append(f"collectifs[{index}].alias: « {name} » désigne déjà {owner}")
    for index, contact in enumerate(knowledge.contacts):
        if contact.numero in REFUSED_NUMBERS:
            found.append(f"contacts[{index}].numero: {contact.numero} ne doit pas être donné (numéro étranger, ancien ou contredit)")
    return found


def to_confirm(knowledge: Knowledge) -> list[str]:
    """Return what AMANE has still to confirm or to fill in, each line with its path."""
    todo = []
    for index, collective in enumerate(knowledge.collectifs):
        for name, section in collective.rubriques.items():
            for link in section.liens:
                if link.adresse is None:
                    todo.append(f"collectifs[{index}].rubriques.{name}.liens: adresse à compléter pour « {link.titre} »")
    for index, contact in enumerate(knowledge.contacts):
        if contact.a_confirmer:
            todo.append(f"contacts[{index}]: {contact.nom} ({contact.numero or contact.site}), à confirmer (vérifié le {contact.verifie_le})")
    return todo


def report(folder: Path = FOLDER) -> tuple[list[str], list[str]]:
    """Return (errors, things to confirm) of the files in `folder`."""
    try:
        knowledge = load(folder)
    except KnowledgeError as error:
        return error.errors, []
    return errors(knowledge, folder), to_confirm(knowledge)
