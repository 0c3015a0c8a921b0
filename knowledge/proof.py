"""Prove the texts of the file against its typed values: every number, date and proper name; and tell which value no source states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.check import exists, walk
from knowledge.filling import PLACE, is_text
from knowledge.french import MONTHS, Number, date, number
from knowledge.model import Collective, CollectivesFile, Section
from knowledge.reading import Document, Path_
from knowledge.text import plain, plain_words
from knowledge.values import SaidDate, SaidNumber, dates_in, numbers_in, parts, same_date, same_number, says_date, says_number

Found = Iterator[tuple[Path_, str]]

_ADDRESS = re.compile(r"https?://\S+")
# A word with a capital that does not only begin a sentence, or an acronym wherever it stands.
_NAME = re.compile(r"(?<![.!?:;«] )(?<!^)\b[A-ZÉÈÀÂÊÎÔÇ][\w-]*|\b[A-ZÉÈ]{2,}\b", re.MULTILINE)
# Fields whose words are names that texts may use.
_NAMING = frozenset(
    {"nom", "nom_complet", "sigle", "designation", "alias", "sens", "sigles", "citation", "lieu", "qui", "avec", "noms", "mots", "existe", "unite"}
)


@dataclass(frozen=True)
class Known:
    """The typed numbers and dates that the texts of a part of the file may say, each with the path of its field."""

    numbers: Sequence[tuple[Path_, Number, str]]
    dates: Sequence[tuple[Path_, str]]


def text_faults(document: Document, content: CollectivesFile) -> Found:
    """Yield (path, what is wrong) of each number, date and name in a text that no value of the file proves."""
    names = {*_names(document.data), *map(plain, MONTHS)}
    for path, text in _texts(document.data):
        known = _known(content, path)
        bare = PLACE.sub(" ", _ADDRESS.sub(" ", text))
        own = _without_names(bare, content, path)
        for said in numbers_in(own):
            if not _some_number(said, known):
                yield path, _wrong_number(document, said, known)
        for day in dates_in(own):
            if not _some_date(day, known) and _is_a_day(day.value):
                yield path, _wrong_date(document, day, known)
        for name in dict.fromkeys(_NAME.findall(bare)):
            if not set(plain_words(name).split()) <= names:
                told = f"« {name} » n’est le nom de personne dans ce fichier"
                yield path, f"{told} ; vérifiez-le, ou écrivez-le aussi dans « qui: », « avec: », « noms: » ou « lieu: »"


def doubts(document: Document, content: CollectivesFile, page: str) -> Found:
    """Yield (path, what to look at) of quotations that say another number or date than the values, and of values that no source states."""
    for index, collective in enumerate(content.collectifs):
        where: Path_ = ("collectifs", index)
        known = _known(content, where)
        for path, text in _quotations(document.data["collectifs"][index], where):
            yield from ((path, told) for told in _says_otherwise(document, text, known, page))
        for name, section in collective.rubriques.items():
            yield from _unstated((*where, "rubriques", name), section)


def _says_otherwise(document: Document, text: str, known: Known, page: str) -> Iterator[str]:
    wrong = [(said.words, _nearest_number(document, said, known)) for said in numbers_in(text) if not _some_number(said, known)]
    wrong += [(day.words, _nearest_date(document, day, known)) for day in dates_in(text) if not _some_date(day, known)]
    for words, near in wrong:
        line = next((place for place, one in enumerate(page.splitlines(), 1) if words in one.lower()), None)
        where = f", ligne {line} de la page gardée dans sources" if line else ""
        told = f"la citation dit encore « {words} »{where} ; {near or 'aucune valeur ne le dit'}"
        yield f"{told} : recopiez le passage d’aujourd’hui, ou donnez une autre source"


def _unstated(path: Path_, section: Section) -> Found:
    if any(source.adresse for source in section.sources):
        return
    texts = [str(source.citation) for source in section.sources]
    if section.nombre and not any(says_number(text, section.nombre) for text in texts):
        yield (*path, "nombre"), f"aucune citation de la rubrique ne dit « {number(section.nombre)} »"
    if section.date and not any(says_date(text, section.date) for text in texts):
        yield (*path, "date"), f"aucune citation de la rubrique ne dit « {date(section.date)} »"
    words = set(plain_words(" ".join(texts)).split())
    for name in ("lieu", "qui", "avec", "noms"):
        value = getattr(section, name)
        for one in (value,) if isinstance(value, str) else value or ():
            if not set(plain_words(one).split()) - _ARTICLES <= words:
                yield (*path, name), f"aucune citation de la rubrique ne nomme « {one} »"


_ARTICLES = frozenset("l le la les a au aux en d de du des".split())


def _some_number(said: SaidNumber, known: Known) -> bool:
    return any(same_number(said.number, one) for _, one, _ in known.numbers)


def _some_date(said: SaidDate, known: Known) -> bool:
    return any(same_date(said.value, one) for _, one in known.dates)


def _texts(data: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    for one, value in walk(data, path):
        if isinstance(value, str) and is_text(one):
            yield one, value


def _quotations(data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    for one, value in walk(data, path):
        if one[-1:] == ("citation",) and isinstance(value, str):
            yield one, value


def _names(data: Any) -> Iterator[str]:
    """Yield the words, folded, of all names and quotations, and of the titles of sources."""
    for path, value in walk(data):
        fields = [part for part in path if isinstance(part, str)]
        if isinstance(value, str) and (_NAMING.intersection(fields[-2:]) or "sources" in fields or fields[-2:-1] == ["nom_source"]):
            yield from plain_words(value).split()
        if fields[-2:-1] == ["sigles"]:
            yield from plain_words(fields[-1]).split()


def _known(content: CollectivesFile, path: Path_) -> Known:
    """Return the values that a text at `path` may say: of its collective, or of the shared goals; and how many collectives there are."""
    sections: list[tuple[Path_, Section]] = [(("objectifs_communs",), content.objectifs_communs)]
    if path[:1] == ("collectifs",) and isinstance(path[1], int):
        index = path[1]
        sections = [(("collectifs", index, "rubriques", name), one) for name, one in content.collectifs[index].rubriques.items()]
    numbers: list[tuple[Path_, Number, str]] = [(("collectifs",), Number(len(content.collectifs)), "collectifs")]
    dates: list[tuple[Path_, str]] = []
    for where, section in sections:
        if section.count:
            numbers.append(((*where, "nombre" if section.nombre else "points"), section.count, section.unite or ""))
        numbers += [((*where, "autres_nombres"), one, "") for one in section.autres_nombres]
        dates += [((*where, "date"), section.date)] if section.date else []
        dates += [((*where, "autres_dates"), one) for one in section.autres_dates]
    return Known(numbers, dates)


def _without_names(text: str, content: CollectivesFile, path: Path_) -> str:
    """Return a text without the names of its collective, whose numbers are not counted."""
    if path[:1] == ("collectifs",) and isinstance(path[1], int):
        for name in _own_names(content.collectifs[path[1]]):
            text = text.replace(name, " ")
    return text


def _own_names(collective: Collective) -> list[str]:
    names = [collective.nom, collective.designation, *collective.meanings.values()]
    return sorted(names, key=len, reverse=True)


def _wrong_number(document: Document, said: SaidNumber, known: Known) -> str:
    near = _nearest_number(document, said, known)
    if near:
        return f"le texte dit « {said.words} », {near} : mettez la valeur à sa place, entre accolades"
    return f"le texte dit « {said.words} » et aucune valeur ne le prouve : ajoutez « nombre: » et « unite: » à la rubrique, ou « autres_nombres: »"


def _wrong_date(document: Document, said: SaidDate, known: Known) -> str:
    near = _nearest_date(document, said, known)
    if near:
        return f"le texte dit « {said.words} », {near} : mettez la valeur à sa place, entre accolades"
    return f"le texte dit « {said.words} » et aucune valeur ne le prouve : ajoutez « date: » à la rubrique, ou « autres_dates: »"


def _nearest_number(document: Document, said: SaidNumber, known: Known) -> str:
    """Return where the values of what is counted stand, or of everything counted; empty where nothing is."""
    counted = plain_words(said.after).split()[:1]
    same = [one for one in known.numbers if counted and plain_words(one[2]).split()[:1] == counted]
    values = [f"{one.value} à la ligne {_line(document, path)}" for path, one, _ in same or known.numbers[1:]]
    return f"la valeur est {' ou '.join(values)}" if values else ""


def _nearest_date(document: Document, said: SaidDate, known: Known) -> str:
    values = [f"{date(one)} à la ligne {_line(document, path)}" for path, one in known.dates]
    return f"la valeur est {' ou '.join(values)}" if values else ""


def _is_a_day(date: str) -> bool:
    """Tell whether the calendar has a date; what it has not is told elsewhere (knowledge/check.py)."""
    year, month, day = parts(date)
    return exists(int(year or 2000), int(month or 1), int(day or 1))


def _line(document: Document, path: Path_) -> int | None:
    return document.fault(path, "").line
