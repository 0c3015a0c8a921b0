"""The fields of a form, as the French JSON Schemas of the knowledge files name and explain them, and the values that people see and type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from knowledge.decoding import UNWRITABLE
from knowledge.fields import address_meant, calendar, date_meant
from knowledge.filling import TEXTS
from knowledge.french import date

# A text, a ticked box, lines, or fields inside.
Value = str | bool | list[Any] | dict[str, Any]
Kind = Literal["text", "paragraph", "yes_no", "choice", "lines", "pairs", "block", "blocks"]

# In the place of a field: an item of a list that somebody takes out.
TAKEN_OUT = "retirer"
# The buttons that save a list with an item one place further up or down.
MOVES = {"monter": -1, "descendre": 1}
_MOST_ITEMS = 200
_PARAGRAPHS = (TEXTS | {"citation"}) - {"titre", "evenement"}
# The schemas speak to who writes YAML.
_FOR_A_FORM = (
    (r"^true ", "Cochez "),
    (r"\bnull\b", "vide"),
    (r",? ?(?:et |; )?(?i:entre guillemets)\b", ""),
    (r"\[\"?([^\]\"]*)\"?\]", r"\1"),
    (r"^Un bloc « .* » par (\w+)$", ""),
    (r"une ligne « - … » par", "une ligne par"),
    (r"^(\w+): ", r"\1 : "),
    (r"^feminin ou masculin, sans accent : pour", "Pour"),
    (r"\"(https?://[^\"]*)\"", r"\1"),
    (r" : celui que donne /details", ""),
)
# Names of fields that are no titles, with their accents.
KEYS = {"benevolat": "bénévolat", "confidentialite": "page « confidentialité »"}
# What to write where the field has no more than such a name.
_HINTS = {
    "contact": "Par exemple : Écrivez à bonjour@exemple.ma.",
    "don": "Ce que lit qui veut faire un don",
    "presse": "Ce que lisent les journalistes",
    "stage": "Ce que lit qui cherche un stage",
    "benevolat": "Ce que lit qui veut aider",
    "confidentialite": "L’adresse entière de cette page",
}


# The fields that are dates, and whether they have a day.
_DATES = {"date": False, "autres_dates": False, "consulte_le": True, "verifie_le": True}
_A_DATE = re.compile(r"(?<![\w/.-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w/-])")
# Names in the files, which have no accent.
_ACCENTS = ((r"\bfeminin\b", "féminin"),)

# « 1 200 », « 05 22 12 34 56 ».
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+")
_SET_APART = re.compile(r"[0-9]+(?:[ .\-\u00a0\u202f][0-9]+)+")


class UnfitError(ValueError):
    """What stands in the file has not the shape of its field: no form can show it."""


@dataclass(frozen=True)
class Field:
    """A field of a form; `fields` are those inside a block or inside each item of a list of blocks.

    nullable: where it is required and nothing is typed, the file says `null`. number: what is written in digits is a number.
    """

    name: str
    title: str
    help: str
    kind: Kind
    required: bool = False
    nullable: bool = False
    number: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


@cache
def fields_of(model: type[BaseModel], without: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """Return the fields of a block of a file, in the order of its schema."""
    schema = model.model_json_schema()
    return tuple(one for one in _properties(schema, schema.get("$defs", {})) if one.name not in without)


def _properties(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[Field]:
    for name, one in schema["properties"].items():
        yield _field(name, one, definitions, name in schema.get("required", ()))


def _field(name: str, schema: Mapping[str, Any], definitions: Mapping[str, Any], required: bool) -> Field:
    choices = [_resolved(one, definitions) for one in schema.get("anyOf", [schema])]
    nullable = any(one.get("type") == "null" for one in choices)
    found = next(one for one in reversed(choices) if one.get("type") != "null")
    kind, inside = _kind(name, found, definitions)
    number = any(one.get("type") == "integer" and one.get("minimum") == 1 for one in (*choices, *found.get("items", {}).get("anyOf", ())))
    title, says = schema.get("title", KEYS.get(name, name)), schema.get("description", _HINTS.get(name, "") if "title" not in schema else "")
    return Field(name, title, _help(says), kind, required, nullable, number, tuple(found.get("enum", ())), inside)


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    return definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _kind(name: str, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> tuple[Kind, tuple[Field, ...]]:
    if schema["type"] == "array":
        items = _resolved(schema["items"], definitions)
        return ("blocks", tuple(_properties(items, definitions))) if "properties" in items else ("lines", ())
    if keys := schema.get("propertyNames", {}).get("enum"):
        return "block", tuple(_field(key, schema["additionalProperties"], definitions, True) for key in keys)
    if "properties" in schema:
        return "block", tuple(_properties(schema, definitions))
    if schema["type"] == "object":
        return "pairs", ()
    if schema["type"] == "boolean":
        return "yes_no", ()
    return ("choice" if "enum" in schema else "paragraph" if name in _PARAGRAPHS else "text"), ()


def _help(says: str) -> str:
    for pattern, instead in _FOR_A_FORM:
        says = re.sub(pattern, instead, says)
    return for_people(says.replace("vide", "Vide", 1) if says.startswith("vide") else says)


def for_people(text: str) -> str:
    """Return a text with the dates that the files write in figures, and their names without accents, as French writes them."""
    for pattern, instead in _ACCENTS:
        text = re.sub(pattern, instead, text)
    return _A_DATE.sub(lambda one: _date_in_words(one[0]), text)


def _date_in_words(text: str) -> str:
    try:
        calendar(text)
    except ValueError:
        return text
    return date(text)


def shown(field: Field, data: Any) -> Value:
    """Return what a form shows of the plain value that a file has, `None` where it has none. Raises UnfitError."""
    match field.kind:
        case "yes_no":
            return data is True
        case "lines":
            return [_text(one) for one in data] if isinstance(data, list) else [_text(data)] if data is not None else []
        case "pairs":
            return [f"{name} : {_text(one)}" for name, one in _mapping(data).items()]
        case "block":
            return shown_block(field.fields, data)
        case "blocks":
            if not isinstance(data, list | None):
                raise UnfitError(field.title)
            # A point that is a text alone has it in its first field.
            items = ({field.fields[0].name: one} if isinstance(one, str) else one for one in data or ())
            return [shown_block(field.fields, one) for one in items]
    return _text(data)


def shown_block(fields: tuple[Field, ...], data: Any) -> dict[str, Value]:
    """Return what a form shows of a block, by the names of its fields. Raises UnfitError."""
    block = _mapping(data)
    return {one.name: shown(one, block.get(one.name)) for one in fields}


def _mapping(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict | None):
        raise UnfitError(str(data))
    return data or {}


def _text(data: Any) -> str:
    if isinstance(data, dict | list):
        raise UnfitError(str(data))
    if isinstance(data, bool):
        return "true" if data else "false"
    return "" if data is None else _one_line(str(data))


def _one_line(text: str) -> str:
    """Return a text without line ends; its other spaces count, as in a quotation."""
    return UNWRITABLE.sub("", re.sub(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*", " ", text)).strip()


def empty(field: Field) -> Value:
    """Return what a form shows of a field that the file has not."""
    return shown(field, None)


def is_empty(value: Value) -> bool:
    """Tell whether nothing was typed; a box that is not ticked is nothing."""
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    return not value


def in_words(value: Value, name: str = "") -> str:
    """Return what a form shows of a field, of this name, as one line: of a block what names it first."""
    if isinstance(value, dict):
        return _block_in_words(value)
    if isinstance(value, list):
        return " ; ".join(in_words(one, name) for one in value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return for_people(value) if name == "genre" or name in _DATES else value


def _block_in_words(value: dict[str, Any]) -> str:
    named = [value[name] for name in ("citation", "numero", "site", "nom", "titre", "texte", "question") if value.get(name)]
    if value.get("citation"):
        return f"« {value['citation']} »"
    if "consulte_le" in value:
        return " — ".join(str(value[name]) for name in ("titre", "adresse") if value[name])
    if value.keys() == {"titre", "adresse"}:
        return f"{value['titre']} ({value['adresse'] or 'adresse à donner'})"
    return " : ".join(in_words(one) for one in named[:2])


def typed(field: Field, form: Mapping[str, str], name: str) -> Value:
    """Return what was typed into the inputs of a field, whose names begin with `name`."""
    match field.kind:
        case "yes_no":
            return name in form
        case "lines" | "pairs":
            return [line for one in form.get(name, "").splitlines() if (line := _line(field, one))]
        case "block":
            return typed_block(field.fields, form, name)
        case "blocks":
            there = form.get(f"{name}/combien", "0")
            count = min(int(there), _MOST_ITEMS) if there.isdecimal() else 0
            items = [typed_block(field.fields, form, f"{name}/{index}") for index in range(count + 1)]
            for index in range(count):
                if f"{name}/{index}/{TAKEN_OUT}" in form:
                    items[index][TAKEN_OUT] = True
            if (places := moved(form, name)) and max(places) < count:
                before, after = places
                items[before], items[after] = items[after], items[before]
            # The last is for who adds one.
            return items[:-1] if is_empty(items[-1]) else items
    return _line(field, form.get(name, ""))


def _line(field: Field, text: str) -> str:
    """Return what was typed as the files write it: people write dates as they say them, paste addresses in part, and set digits apart."""
    line = _one_line(text)
    if (field.number and _THOUSANDS.fullmatch(line)) or (field.name == "numero" and _SET_APART.fullmatch(line)):
        return re.sub(r"\D", "", line)
    if field.name in ("adresse", "site"):
        return address_meant(line)
    return date_meant(line, _DATES[field.name]) if field.name in _DATES else line


def moved(form: Mapping[str, str], name: str) -> tuple[int, int] | None:
    """Return from which place to which other an item of the list `name` is moved, None where none is."""
    found = re.compile(rf"{re.escape(name)}/(\d{{1,3}})/({'|'.join(MOVES)})")
    there = next((one for key in form if (one := found.fullmatch(key))), None)
    if there is None or (after := int(there[1]) + MOVES[there[2]]) < 0:
        return None
    return int(there[1]), after


def typed_block(fields: tuple[Field, ...], form: Mapping[str, str], name: str) -> dict[str, Value]:
    """Return what was typed into the inputs of a block, by the names of its fields."""
    return {one.name: typed(one, form, f"{name}/{one.name}") for one in fields}
