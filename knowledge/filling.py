"""Put the typed values of the file into its texts, where they stand as `{nombre}`, `{fondation.quand}` or `{UNICEF}`: each value is written once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from knowledge.french import date, enumerate_words, spelled, when
from knowledge.model import Collective, CollectivesFile, Section
from knowledge.reading import Path_
from knowledge.slips import shown

PLACE = re.compile(r"\{([^{}]*)\}")
# Fields with sentences; sources, names and aliases are as they are.
TEXTS = frozenset(
    {"titre", "introduction", "points", "texte", "evenement", "role_amane", "objet", "orientation", "description", "explication", "simplement"}
)
_AS_THEY_ARE = frozenset({"sources", "source", "nom_source", "page"})

Values = Mapping[str, str]


def is_text(path: Path_) -> bool:
    """Tell whether a field holds a sentence."""
    names = [part for part in path if isinstance(part, str)]
    return bool(names) and names[-1] in TEXTS and not _AS_THEY_ARE.intersection(names)


def filled(data: Any, content: CollectivesFile) -> tuple[Any, list[tuple[Path_, str]]]:
    """Return the plain values of the file with the values in their places, and (path, what is wrong) of places that name none."""
    wrong: list[tuple[Path_, str]] = []
    scopes = _Scopes(content)

    def fill(part: Any, path: Path_) -> Any:
        if isinstance(part, dict):
            return {name: fill(value, (*path, name)) for name, value in part.items()}
        if isinstance(part, list):
            return [fill(value, (*path, index)) for index, value in enumerate(part)]
        if not isinstance(part, str) or not is_text(path):
            return part
        values = scopes.of(path)
        wrong.extend((path, _unknown(name, values)) for name in PLACE.findall(part) if name not in values)
        if lone := re.search(r"[{}]\S*", PLACE.sub(lambda match: match[1], part)):
            wrong.append((path, f"une accolade de trop ou de moins à {shown(lone[0])} ; mettez-en une de chaque côté, comme dans {{nombre}}"))
        return PLACE.sub(lambda match: values.get(match[1], match[0]), part)

    return fill(data, ()), wrong


def section_values(section: Section) -> dict[str, str]:
    """Return what a section's places stand for, each as it is written in a sentence."""
    found = {
        "nombre": section.quantity,
        "date": date(section.date) if section.date else None,
        "quand": when(section.date) if section.date else None,
        "lieu": section.lieu,
        **{name: enumerate_words(words) for name in ("qui", "avec", "noms") if (words := getattr(section, name))},
    }
    if titles := [point.titre for point in section.points if point.titre]:
        found["points"] = enumerate_words(titles)
    return {name: value for name, value in found.items() if value} | section.sigles


class _Scopes:
    """Which values the places of a text may name: those of its section by their own names, those of the collective by that of their section."""

    def __init__(self, content: CollectivesFile) -> None:
        self._all = {"collectifs": f"{spelled(len(content.collectifs))} collectifs"}
        self._shared = {**self._all, **section_values(content.objectifs_communs)}
        self._collectives = [{**self._all, **dict(_of(one))} for one in content.collectifs]
        self._sections = [{name: section_values(section) for name, section in one.rubriques.items()} for one in content.collectifs]

    def of(self, path: Path_) -> Values:
        match path:
            case ("collectifs", int(index), "rubriques", str(name), *_):
                return {**self._collectives[index], **self._sections[index][name]}
            case ("collectifs", int(index), *_):
                return self._collectives[index]
            case ("objectifs_communs", *_):
                return self._shared
        return self._all


def _of(collective: Collective) -> Iterator[tuple[str, str]]:
    yield from collective.meanings.items()
    for name, section in collective.rubriques.items():
        yield from ((f"{name}.{value}", text) for value, text in section_values(section).items())


def _unknown(name: str, values: Values) -> str:
    if (right := name.strip().lower()) in values:
        return f"{{{name}}} ne désigne aucune valeur ; écrivez {{{right}}}"
    section, dot, _ = name.partition(".")
    sections = sorted({one.partition(".")[0] for one in values if "." in one})
    if dot and section not in sections:
        near = get_close_matches(section, sections, n=1)
        told = f"{{{name}}} : aucune rubrique « {section} » n’a de valeur ici"
        meant = f"si c’est « {near[0]} », écrivez partout le même nom" if near else f"écrivez l’une de celles-ci : {', '.join(sections)}"
        return f"{told} ; {meant}"
    near = get_close_matches(name, values, n=1) or sorted(values)[:1]
    return f"{{{name}}} ne désigne aucune valeur" + (f" ; est-ce {{{near[0]}}} ?" if near else "")
