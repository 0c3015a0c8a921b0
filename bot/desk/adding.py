"""A new collective, a new section: what a block of the file can't do without is asked for, and its usual form is opened."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bot.desk.draft import Draft, read_draft
from bot.desk.editing import EditError, edited, read_again
from bot.desk.fields import Field, Value, fields_of, shown_block, typed
from bot.desk.saving import rewritten
from bot.desk.scalars import reader_and_writer, scalar
from bot.desk.site import Asked, GoTo, Shown, page
from knowledge.draft import ChangedError, replace
from knowledge.folder import COLLECTIVES
from knowledge.model import Collective, Section, Source
from knowledge.reading import read_bytes
from knowledge.text import plain_words

# Sections that a question asks for, as a form offers them (a test holds them equal to those of the check); others are written by hand.
SECTIONS = {
    "objectifs": "Les objectifs", "valeurs": "Les valeurs", "origine": "L’origine", "fondation": "La fondation", "adhesion": "L’adhésion d’AMANE",
    "charte": "La charte", "membres": "Les membres", "documents": "Les documents", "ppipem": "La PPIPEM", "epu": "L’Examen Périodique Universel",
}  # fmt: skip
_UNWRITABLE = "le fichier des faits est écrit d’une façon que l’atelier ne sait pas compléter ; ajoutez ce bloc à la main, comme le guide le montre"


def _fields(model: Any, *names: str) -> dict[str, Field]:
    return {one.name: one for one in fields_of(model) if one.name in names}


_OF_COLLECTIVE = _fields(Collective, "nom", "designation", "genre", "role_amane", "objet")
_OF_SECTION = _fields(Section, "titre", "introduction")
# A form that is begun has no field for a value yet.
_TEXT = replaced(
    _OF_SECTION["introduction"],
    help="Une ou deux phrases, avec leur point final ; la fiche demandera ensuite la valeur de chaque nombre et date qui s’y trouve",
)
_OF_SOURCE = _fields(Source, "adresse", "titre", "nom")
# Inputs of both forms: where what is typed comes from.
_SOURCE = {f"source/{name}": field for name, field in _OF_SOURCE.items()}
_COLLECTIVE = {**_OF_COLLECTIVE, "introduction": _TEXT, **_SOURCE}
_SECTION = {**_OF_SECTION, "introduction": _TEXT, **_SOURCE}
_OPTIONAL = frozenset({"source/nom"})


@dataclass(frozen=True)
class _Form:
    """A form: its title, its inputs by their names, and of a section which there may be."""

    title: str
    fields: Mapping[str, Field]
    kinds: Mapping[str, str]

    def shown(self, typed_in: Mapping[str, str], unsaved: str = "") -> Shown:
        values = {name: typed_in.get(name, "") for name in self.fields}
        kind = typed_in.get("sorte", "")
        return page("new.html", "/", 409 if unsaved else 200, form=self, values=values, optional=_OPTIONAL, kind=kind, unsaved=unsaved)


class Adding:
    """The pages on which a collective or a section is begun in the draft."""

    def __init__(self, knowledge: Path, draft: Path) -> None:
        self._knowledge = knowledge
        self._draft = draft

    def collective(self, asked: Asked) -> Shown | GoTo:
        """Show the form of a new collective; once it is filled in, add it and open its sheet."""
        form = _Form("Ajouter un collectif", _COLLECTIVE, {})
        if not asked.form:
            return form.shown({})
        there = _collectives(read_draft(self._knowledge, self._draft))
        name = _identifier(asked.form.get("nom", ""), {str(one.get("id")) for one in there})
        return self._add(form, asked.form, f"collectif.{name}", lambda text, values: _with_collective(text, name, values))

    def section(self, asked: Asked) -> Shown | GoTo:
        """Show the form of a new section of a collective; once it is filled in, add it and open its sheet."""
        draft, identifier = read_draft(self._knowledge, self._draft), asked.names["name"]
        there = _collectives(draft)
        index = next((place for place, one in enumerate(there) if one.get("id") == identifier), None)
        if index is None or not isinstance(there[index].get("rubriques"), dict):
            return page("lost.html", "/", 404, draft=draft)
        left = {name: title for name, title in SECTIONS.items() if name not in there[index]["rubriques"]}
        form, kind = _Form("Ajouter une rubrique", _SECTION, left), asked.form.get("sorte", "")
        if kind not in left:
            return form.shown(asked.form)
        return self._add(form, asked.form, f"collectif.{identifier}.{kind}", lambda text, values: _with_section(text, index, kind, values))

    def _add(self, form: _Form, typed_in: Mapping[str, str], sheet: str, change: Callable[[str, Mapping[str, Value]], str]) -> Shown | GoTo:
        values = {name: typed(field, typed_in, name) for name, field in form.fields.items()}
        if empty := [f"« {field.title} »" for name, field in form.fields.items() if not values[name] and name not in _OPTIONAL]:
            return form.shown(typed_in, f"il manque {', '.join(empty)}")
        try:
            before = read_bytes(self._draft / COLLECTIVES)
            replace(self._draft, COLLECTIVES, before, rewritten(before, lambda text: change(text, values)))
        except (EditError, UnicodeDecodeError):
            return form.shown(typed_in, _UNWRITABLE)
        except ChangedError:
            return form.shown(typed_in, "quelqu’un changeait les faits au même moment ; recommencez")
        return GoTo(f"/fiche/{quote(sheet)}?fait=ajoute")


def _collectives(draft: Draft) -> list[dict[str, Any]]:
    data = draft.documents[COLLECTIVES].data
    found = data.get("collectifs") if isinstance(data, dict) else None
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def _identifier(name: str, taken: set[str]) -> str:
    """Return a short name for the file, which no other collective has."""
    word = re.sub(r"^[^a-z]+", "", "_".join(plain_words(name).split()))[:30].strip("_") or "collectif"
    return next(one for one in (word, *(f"{word}_{number}" for number in range(2, 99))) if one not in taken)


def _source(values: Mapping[str, Value]) -> dict[str, Value]:
    source = {name: values[f"source/{name}"] for name in ("adresse", "titre")}
    return {**source, "consulte_le": datetime.date.today().isoformat(), "nom": values["source/nom"]}


def _with_collective(text: str, name: str, values: Mapping[str, Value]) -> str:
    """Return the file with a collective after the others. Raises EditError."""
    presentation = _block(fields_of(Section), {"titre": f"{values['nom']} en bref", "introduction": values["introduction"]})
    presentation["sources"] = CommentedSeq([_source_block(values)])
    block = CommentedMap(id=name, sigle=None)
    block.update(_block(_named("nom", "designation", "genre"), values))
    block["nom_source"] = _source_block(values)
    block.update(_block(_named("role_amane", "objet"), values))
    block["sources"] = CommentedSeq([_source_block(values)])
    block["rubriques"] = CommentedMap(presentation=presentation)
    out = io.StringIO()
    reader_and_writer().dump(CommentedMap(collectifs=CommentedSeq([block])), out)
    new = f"{text.rstrip()}\n\n{out.getvalue().partition(chr(10))[2]}"
    before, after = read_again(text), read_again(new)
    if not isinstance(before.get("collectifs"), list) or {**after, "collectifs": after["collectifs"][:-1]} != before:
        raise EditError("the collectives are not the last of the file")
    return new


def _named(*names: str) -> tuple[Field, ...]:
    return tuple(_OF_COLLECTIVE[name] for name in names)


def _source_block(values: Mapping[str, Value]) -> CommentedMap:
    return _block(fields_of(Source), _source(values))


def _block(fields: tuple[Field, ...], values: Mapping[str, Value]) -> CommentedMap:
    block = CommentedMap()
    for field in fields:
        if values.get(field.name):
            block[field.name] = scalar(field, values[field.name], None, block)
    return block


def _with_section(text: str, index: int, name: str, values: Mapping[str, Value]) -> str:
    """Return the file with a section of a collective after the others. Raises EditError."""
    path = ("collectifs", index, "rubriques")
    there = read_again(text)["collectifs"][index]["rubriques"]
    inside = fields_of(Section)
    fields = tuple(Field(one, one, "", "block", fields=inside) for one in (*there, name))
    now = shown_block(fields, there)
    source = {**shown_block(fields_of(Source), {}), **_source(values)}
    now[name] = {**shown_block(inside, {}), "titre": values["titre"], "introduction": values["introduction"], "sources": [source]}
    return edited(text, path, fields, now)
