"""What the model refuses in a file, in French: what is there and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from knowledge.fields import IDENTIFIER, NUMBER, too_long
from knowledge.reading import Path_
from knowledge.slips import shown
from knowledge.text import plain, plain_words

_QUOTES = "\"'“”„«»‘’ \u00a0\u202f"
_BULLET = re.compile(r"^\s*[–—−‐‑•·▪●◦‣*-]")
_TRUE, _FALSE = frozenset({"oui", "yes", "vrai", "o", "x"}), frozenset({"non", "faux", "n"})


def refusals(errors: Sequence[Any], data: Any, model: type[BaseModel]) -> Iterator[tuple[Path_, str]]:
    """Yield (path, what is wrong and what to write) of pydantic's errors on `data`; a field that was only misspelt is told once."""
    # "[key]" is pydantic's word for the name of a field in its place.
    found = [(tuple(part for part in one["loc"] if part != "[key]"), one) for one in errors]
    misspelt: set[Path_] = set()
    for path in (path for path, one in found if one["type"] == "extra_forbidden"):
        names, there = _fields(model, path[:-1]), _at(data, path[:-1])
        near = nearest(str(path[-1]), [name for name in names if name not in there])
        misspelt.add((*path[:-1], str(near)))
        yield path, _unknown_field(str(path[-1]), near, names, isinstance(_at(data, path), dict))
    yield from ((path, _says(one, path, model)) for path, one in found if not _told_already(one, path in misspelt))


def _told_already(error: Any, misspelt: bool) -> bool:
    """Tell whether what is wrong with a field is said of another: the one written in its place, or what is in it."""
    kind = error["type"]
    return kind == "extra_forbidden" or (kind == "missing" and misspelt) or (kind == "too_short" and bool(error["input"]))


def _says(error: Any, path: Path_, model: type[BaseModel]) -> str:
    kind, there = error["type"], error["input"]
    field = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "string_pattern_mismatch":
        return _identifier(str(there)) if error["ctx"]["pattern"] == IDENTIFIER else _digits(str(there))
    if kind == "string_too_long":
        return too_long(there, error["ctx"]["max_length"])
    if kind == "missing":
        title = _title(model, path)
        if title and plain_words(title) == plain_words(str(path[-1])):
            title = None
        return f"il manque le champ « {path[-1]} »" + (f" ({title})" if title else "") + f" ; ajoutez ici une ligne « {path[-1]}: »"
    if kind == "literal_error":
        return _choice(there, error["ctx"]["expected"])
    if kind == "bool_type":
        return _truth(there)
    if kind in _EMPTY and there is None:
        return f"il n’y a rien après « {field}: » ; {_EMPTY[kind]}"
    return _WRONG_SHAPE[kind](there, field)


def _unknown_field(name: str, near: str | None, names: Collection[str], a_block: bool) -> str:
    told = f"le champ {shown(name)} n’existe pas ici"
    if near:
        return f"{told} ; écrivez « {near}: »"
    if there := nearest(name, names, cutoff=0.8):
        return f"{told} ; effacez cette ligne : « {there}: » est déjà écrit"
    if a_block and "rubriques" in names:
        return f"{told} ; si c’est une rubrique, mettez deux espaces de plus au début de chacune de ses lignes, sous « rubriques: »"
    return f"{told} ; effacez-le, ou prenez l’un de ceux-ci : {', '.join(names)}" if names else f"{told} ; effacez-le"


def _identifier(there: str) -> str:
    word = re.sub(r"^[^a-z]+", "", "_".join(plain_words(there).split()))
    return f"{shown(str(there))} n’est pas un nom court en minuscules, sans accent ni espace" + (f" ; écrivez « {word} »" if word else "")


def _digits(there: str) -> str:
    digits = "".join(re.findall(r"[0-9]", re.sub(r"^\s*(?:\+|00)212\s*(?:\(0\))?\s*", "0", there)))
    told = f"{shown(str(there))} n’est pas un numéro : seulement des chiffres, de 2 à 10, entre guillemets droits"
    return f'{told} ; écrivez "{digits}"' if re.fullmatch(NUMBER, digits) else f'{told}, par exemple "2511"'


def _choice(there: Any, expected: str) -> str:
    choices = re.findall(r"'([^']*)'", expected)
    near = nearest(str(there), choices)
    return f"{shown(str(there))} n’est pas l’un des choix ; écrivez " + (f"« {near} »" if near else " ou ".join(choices))


def _truth(there: Any) -> str:
    word = plain(str(there)).strip(_QUOTES) if there is not None else ""
    right = "true" if word in _TRUE | {"true", "1"} else "false" if word in _FALSE | {"false", "0"} else ""
    told = f"{shown(str(there))} ne se lit pas ici" if there is not None else "il n’y a rien après ce champ"
    return f"{told} ; écrivez {right}, sans guillemets" if right else f"{told} ; écrivez true (oui) ou false (non), sans guillemets"


def _no_text(there: Any, field: str) -> str:
    if isinstance(there, dict):
        first = next(iter(there), "")
        return f"un texte est attendu, et « {first}: » en a fait un bloc de champs ; mettez tout le texte entre guillemets"
    if isinstance(there, list):
        return "un seul texte est attendu, et il y a une liste ; écrivez-le sans tiret ni crochets"
    if there is True or there is False or there == 0:
        return "un texte est attendu ; mettez ce mot ou ce nombre entre guillemets"
    return f"un texte est attendu ; mettez-le entre guillemets : \"{there}\""


def _no_block(there: Any, field: str) -> str:
    if not field:
        return "ce fichier ne commence pas par ses champs (« association: », « contacts: »…) ; reprenez sa dernière version correcte"
    if field == "sources":
        return f"une source est attendue, et il y a {shown(str(there))} ; écrivez « - citation: … », ou « - adresse: … » avec titre et consulte_le"
    what = "une liste" if isinstance(there, list) else shown(str(there))
    return f"des champs sont attendus sous « {field}: », un par ligne, et il y a {what} ; écrivez-les comme dans les blocs voisins"


def _no_list(there: Any, field: str) -> str:
    if isinstance(there, str):
        if _BULLET.match(there) and there.strip():
            return f"« {there.strip()[0]} » n’est pas le tiret du clavier, suivi d’un espace ; écrivez chaque élément sur une ligne « - texte »"
        return f"une liste est attendue ; écrivez {shown(f'{field}: [{there}]')}, ou une ligne « - texte » par élément"
    return f"une liste est attendue sous « {field}: » ; écrivez une ligne « - … » par élément"


def _empty_text(there: Any, field: str) -> str:
    return f"le texte de « {field} » est vide ; écrivez-le, ou effacez la ligne si ce champ n’est pas obligatoire"


def _empty_list(there: Any, field: str) -> str:
    return f"la liste « {field} » est vide ; ajoutez-y au moins une ligne « - … »"


_WRONG_SHAPE = {
    "string_type": _no_text,
    "string_too_short": _empty_text,
    "dict_type": _no_block,
    "model_type": _no_block,
    "model_attributes_type": _no_block,
    "tuple_type": _no_list,
    "too_short": _empty_list,
}
_EMPTY = {
    "string_type": "écrivez le texte, ou effacez la ligne si ce champ n’est pas obligatoire",
    "dict_type": "écrivez ses champs en dessous, un par ligne",
    "model_type": "écrivez ses champs en dessous, un par ligne",
    "model_attributes_type": "écrivez ses champs en dessous, un par ligne",
    "tuple_type": "ajoutez en dessous au moins une ligne « - … », ou effacez ce champ s’il n’est pas obligatoire",
}


def nearest(name: str, names: Collection[str], cutoff: float = 0.6) -> str | None:
    """Return the name of some that was most likely meant, or None."""
    by_letters = {plain_words(one): one for one in names}
    near = get_close_matches(plain_words(name), by_letters, n=1, cutoff=cutoff)
    return by_letters[near[0]] if near else None


def _at(data: Any, path: Path_) -> Any:
    for part in path:
        try:
            data = data[part]
        except (LookupError, TypeError):
            return None
    return data


def _fields(model: type[BaseModel], path: Path_) -> list[str]:
    found = _model_at(model, path)
    return list(found.model_fields) if found else []


def _title(model: type[BaseModel], path: Path_) -> str | None:
    found = _model_at(model, path[:-1])
    field = found.model_fields.get(str(path[-1])) if found else None
    return field.title if field else None


def _model_at(model: type[BaseModel], path: Path_) -> type[BaseModel] | None:
    """Return the model of the block at `path`; names of fields lead to it, positions and free names stay in it."""
    here: type[BaseModel] | None = model
    for part in path:
        field = here.model_fields.get(part) if here and isinstance(part, str) else None
        if field is not None:
            here = _model_in(field.annotation)
    return here


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)


