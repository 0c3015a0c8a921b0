"""Say a message of the check to who sees a form: fields by their titles, places by their sheets, nothing of files, lines or quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.desk.fields import Field
from bot.desk.sheets import Sheet, sheet_at
from knowledge.faults import Fault
from knowledge.folder import COLLECTIVES, CONTACTS, DOMAIN
from knowledge.golden import FILE as GOLDEN
from knowledge.reading import Document, Path_

# What a file is called by who does not see it.
_FILES = {
    COLLECTIVES: "les faits sur AMANE et ses collectifs",
    CONTACTS: "les contacts d’urgence",
    GOLDEN: "les questions témoins",
    DOMAIN: "les phrases de l’assistant",
}
# The check speaks to who writes in a file; what it says of a field is « name: ».
_FIELD = re.compile(r"« (\w+): »")
_LEFT_EMPTY = re.compile(r"écrivez « (\w+): null »")
_LINE = re.compile(r"(à|de) la ligne (\d+)")
_FOR_A_FORM = (
    (r"^il manque le champ « \w+ »(?: \([^)]*\))? ; ajoutez ici une ligne « (\w+): »", r"il manque « \1: » ; remplissez-le"),
    (r"^le texte de « (\w+) » est vide ; .*", r"« \1: » est vide ; remplissez-le"),
    (r"^la liste « (\w+) » est vide ; .*", r"« \1: » est vide ; ajoutez-y quelque chose"),
    (r", entre guillemets droits\b|, ou mettez des guillemets droits", ""),
    (r"\b(écrivez|exemple) \"([^\"]*)\"", r"\1 \2"),
    (r"une date de ce fichier|un jour de ce fichier", "une date comme il s’en écrit ici"),
    (r"dans ce fichier", "dans les fiches"),
    (r"\bfeminin\b", "féminin"),
    (r", ligne \d+ de la page gardée dans sources", ", comme le texte gardé de la page"),
)


def file_titles(names: Iterable[str]) -> str:
    """Return what some files are called on the pages, each once."""
    return ", ".join(dict.fromkeys(_FILES.get(one, "le texte gardé de la page d’AMANE") for one in names))


def said(fault: Fault, sheet: Sheet, found: Sequence[Sheet], document: Document | None) -> str:
    """Return what a fault says, in the words of the form of its sheet; `found` are all sheets, `document` its file."""
    text = fault.says
    for pattern, instead in _FOR_A_FORM:
        text = re.sub(pattern, instead, text)
    titles = _titles(sheet, fault.place, found)
    text = _LEFT_EMPTY.sub(lambda one: f"laissez « {titles.get(one[1], one[1])} » vide", text)
    text = _FIELD.sub(lambda one: f"« {titles[one[1]]} »" if one[1] in titles else one[0], text)
    return _LINE.sub(lambda one: f"{'dans' if one[1] == 'à' else 'de'} {_place_of(fault.file, int(one[2]), sheet, found, document)}", text)


def where(sheet: Sheet, place: Path_) -> str:
    """Return where a path of a sheet's file stands, as its form shows it: « Liens, n° 1 › Adresse »; empty for the sheet as a whole."""
    steps: list[str] = []
    fields: Sequence[Field] = sheet.fields
    for part in place[len(sheet.path) :]:
        if isinstance(part, int):
            steps[-1:] = [f"{steps[-1]}, n° {part + 1}"]
        elif field := next((one for one in fields if one.name == part), None):
            steps.append(field.title)
            fields = field.fields
    return " › ".join(steps)


def _place_of(file: str, line: int, here: Sheet, found: Sequence[Sheet], document: Document | None) -> str:
    paths = [path for path, one in (document.lines if document else {}).items() if one == line]
    # The first of the deepest: of a list on one line its first item.
    place = next(iter(sorted(paths, key=len, reverse=True)), ())
    sheet = sheet_at(list(found), file, place)
    if sheet is None:
        return "une autre fiche"
    inside = where(sheet, place)
    return f"« {inside} »" if sheet == here and inside else f"« {' › '.join(filter(None, (sheet.title, inside)))} »"


def _titles(sheet: Sheet, place: Path_, found: Sequence[Sheet]) -> Mapping[str, str]:
    """Return the titles of fields by their names: of those nearest to a place first, then of the sheet, then of any."""
    levels = [sheet.fields]
    for part in place[len(sheet.path) :]:
        levels += [one.fields for one in levels[-1] if one.name == part and one.fields]
    titles: dict[str, str] = {}
    for fields in (*reversed(levels), *(one.fields for one in found)):
        for field in _with_inner(fields):
            titles.setdefault(field.name, field.title)
    return titles


def _with_inner(fields: Sequence[Field]) -> Iterator[Field]:
    yield from fields
    for one in fields:
        yield from _with_inner(one.fields)
