"""Read the knowledge files into typed objects, and keep the last good ones while staff edits them."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.model import CollectivesFile, ContactsFile, Knowledge

FOLDER = Path(__file__).parent
COLLECTIVES = "collectifs.yml"
CONTACTS = "contacts.yml"

logger = logging.getLogger(__name__)
File = TypeVar("File", bound=BaseModel)

# What pydantic says in English, said to staff in French; a type that is not here keeps pydantic's own words.
_FRENCH = {
    "missing": "champ obligatoire absent",
    "extra_forbidden": "champ inconnu (faute de frappe ?)",
    "string_type": "un texte est attendu (mettez-le entre guillemets)",
    "string_too_short": "texte vide",
    "string_pattern_mismatch": "format inattendu : {pattern}",
    "bool_type": "true ou false est attendu",
    "bool_parsing": "true ou false est attendu",
    "dict_type": "un bloc de champs est attendu",
    "model_type": "un bloc de champs est attendu",
    "model_attributes_type": "un bloc de champs est attendu",
    "tuple_type": "une liste est attendue (lignes qui commencent par un tiret)",
    "too_short": "la liste est vide",
    "date_from_datetime_parsing": "une date AAAA-MM-JJ est attendue",
    "date_type": "une date AAAA-MM-JJ est attendue",
    "date_parsing": "une date AAAA-MM-JJ est attendue",
    "literal_error": "valeur possible : {expected}",
}


class KnowledgeError(ValueError):
    """A knowledge file that cannot be used; `errors` lists every fault with its path."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


class _UniqueKeyLoader(yaml.SafeLoader):
    """YAML that refuses a key written twice: plain YAML would silently keep the last one."""


def _unique_mapping(loader: _UniqueKeyLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"le champ « {key.value} » est écrit deux fois", key.start_mark)
        seen.add(key.value)
    return loader.construct_mapping(node, deep=True)


_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def _path(location: tuple[int | str, ...]) -> str:
    """Write a pydantic location as staff reads it: `collectifs[1].rubriques.charte.sources`."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "(fichier)"


def _french(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    sentence = _FRENCH.get(error["type"])
    return sentence.format(**error.get("ctx", {})) if sentence else str(error["msg"])


def _read(path: Path, model: type[File]) -> File:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
    except OSError as error:
        raise KnowledgeError([f"{path.name} : fichier illisible ({error.strerror})"]) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError([f"{path.name} : le fichier n'est pas en UTF-8 (octet {error.start})"]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"ligne {mark.line + 1}, colonne {mark.column + 1}" if mark else "position inconnue"
        raise KnowledgeError([f"{path.name} : YAML mal formé, {where} : {getattr(error, 'problem', error)}"]) from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise KnowledgeError([f"{path.name} : {_path(one['loc'])}: {_french(one)}" for one in error.errors()]) from error


def load(folder: Path = FOLDER) -> Knowledge:
    """Read both files of `folder`; raise KnowledgeError with every error of both, each with its path."""
    errors: list[str] = []
    parts: dict[str, Any] = {}
    for name, model in ((COLLECTIVES, CollectivesFile), (CONTACTS, ContactsFile)):
        try:
            content: BaseModel = _read(folder / name, model)
        except KnowledgeError as error:
            errors += error.errors
        else:
            parts.update({field: getattr(content, field) for field in type(content).model_fields})
    if errors:
        raise KnowledgeError(errors)
    return Knowledge(**parts)


class KnowledgeStore:
    """Give the present knowledge, reading the files again when they change and keeping the last good ones when they are bad."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._seen = self._fingerprint()
        self._knowledge = load(folder)
        self.version = self._hash()

    def _fingerprint(self) -> tuple[tuple[int, int], ...]:
        stamps = []
        for name in (COLLECTIVES, CONTACTS):
            try:
                stat = (self.folder / name).stat()
                stamps.append((stat.st_mtime_ns, stat.st_size))
            except OSError:
                stamps.append((0, 0))
        return tuple(stamps)

    def _hash(self) -> str:
        content = b"".join((self.folder / name).read_bytes() for name in (COLLECTIVES, CONTACTS))
        return hashlib.sha256(content).hexdigest()[:12]

    def current(self) -> Knowledge:
        """Return the knowledge as the files are now, or as they last were when they were right."""
        seen = self._fingerprint()
        if seen != self._seen:
            self._seen = seen
            try:
                self._knowledge = load(self.folder)
                self.version = self._hash()
                logger.info("knowledge files read again, version %s", self.version)
            except (KnowledgeError, OSError) as error:
                logger.error("knowledge files refused, the last good version %s stays: %s", self.version, error)
        return self._knowledge


@cache
def shared_store() -> KnowledgeStore:
    """Return the one store of this process, so that names and answers always come from the same state of the files."""
    return KnowledgeStore()
