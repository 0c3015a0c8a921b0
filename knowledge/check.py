"""What must hold beyond the shape of the files: verbatim quotations, distinct names, numbers that may be given, dates that exist.

The checks read the plain values of the files, so that they find their faults beside those of the shape, all at once.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from knowledge.fields import NUMBER
from knowledge.french import date
from knowledge.model import Knowledge, Section
from knowledge.quotation import difference
from knowledge.reading import Path_
from knowledge.text import plain_words

# Foreign, out of date or contradicted numbers that must never reach a child (source: the survey behind contacts.yml).
REFUSED_NUMBERS = frozenset({"112", "150", "141", "119", "3114", "3020", "17", "5757", "080008888", "0802008088"} | {"000", "911", "999"})
# What the European Union keeps for numbers of help (116 000 for missing children, 116 111 for children), and Morocco is no part of it.
_EUROPEAN = re.compile(r"116[0-9]{3}")

# In a text, digits may be set apart; hours (« de 9 h à 17 h ») are not numbers to call.
_NUMBER_IN_TEXT = re.compile(r"(?<!\d)\d(?:[ .\-\u00a0\u202f]?\d)+(?!\d)(?!\s*(?:h\b|heures?\b|%|ans?\b))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_GIVEN = "ne doit pas être donné (numéro étranger, ancien ou contredit) ; écrivez celui qui est vérifié"
_CALLED = re.compile(r"\b(?:appel|compos|joign|num[ée]ro|t[ée]l)\w*\W[^\d.;]{0,25}[\d][\d .\-\u00a0\u202f]*", re.IGNORECASE)
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_DAY_IN_TEXT = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({'|'.join(_MONTHS)})(?:\s+(\d{{4}}))?\b", re.IGNORECASE)

Found = Iterator[tuple[Path_, str]]


def walk(part: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield every value below `part` with its path."""
    yield path, part
    if isinstance(part, dict):
        for name, value in part.items():
            yield from walk(value, (*path, name))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from walk(value, (*path, index))


def collectives_faults(data: Any, page: str | None) -> Found:
    """Yield (path, what is wrong) of `collectifs.yml`; `page` is the text that it quotes, None where that can't be read."""
    if page is not None:
        yield from _quotations(data, _spaces(page))
    yield from _names(_items(data, "collectifs"))
    for path, value in walk(data):
        # Here « 17 associations » may stand; a number to call may not.
        called = _CALLED.findall(value) if isinstance(value, str) and path[-1:] != ("citation",) else []
        for number in (number for text in called for number in _numbers(text)):
            yield path, f"{number} {_NOT_GIVEN}"
    yield from _days(data)


def contacts_faults(data: Any) -> Found:
    """Yield (path, what is wrong) of `contacts.yml`."""
    for index, contact in enumerate(_items(data, "contacts")):
        for name in ("numero", "nom", "quand"):
            for number in _numbers(contact.get(name)):
                yield ("contacts", index, name), f"{number} {_NOT_GIVEN}"
        for name in ("nom", "quand"):
            if isinstance(text := contact.get(name), str) and text.strip() and not plain_words(text):
                yield ("contacts", index, name), "il n’y a ici ni lettre ni chiffre que l’on puisse lire ; écrivez un nom"
    yield from _numbers_not_given(data)
    yield from _days(data)


def _numbers_not_given(data: Any) -> Found:
    """Yield, once each, the numbers in the answers about the contacts that are none of theirs: a slip there would reach a child."""
    given = [contact.get("numero") for contact in _items(data, "contacts")]
    if not all(number is None or (isinstance(number, str) and re.fullmatch(NUMBER, number)) for number in given):
        return  # a number that is none has its own fault
    answers = data.get("reponses") if isinstance(data, dict) else None
    told: set[str] = set()
    for path, text in walk(answers if isinstance(answers, dict) else {}):
        if path[1:2] not in (("texte",), ("traductions",)):
            continue
        for match in _NUMBER_IN_TEXT.finditer(text if isinstance(text, str) else ""):
            number = re.sub(r"\D", "", match[0])
            if number not in (*given, *told) and not _YEAR.fullmatch(number):
                told.add(number)
                known = ", ".join(filter(None, given))
                yield ("reponses", *path), f"{number} n’est le numéro d’aucun contact ({known}) ; corrigez ce texte, ou le contact"


def to_fill_in(knowledge: Knowledge) -> Found:
    """Yield (path, what AMANE has still to fill in or to confirm) of `collectifs.yml`."""
    for asked, told in knowledge.association.contacts.items():
        if told is None:
            yield ("association", "contacts", asked), "à compléter"
    if knowledge.lexique.a_confirmer:
        yield ("lexique", "a_confirmer"), "ce que veulent dire les mots, à confirmer"
    sections: list[tuple[Path_, Section]] = [(("objectifs_communs",), knowledge.objectifs_communs)]
    for index, collective in enumerate(knowledge.collectifs):
        sections += [(("collectifs", index, "rubriques", name), section) for name, section in collective.rubriques.items()]
    for path, section in sections:
        if section.simplement and section.simplement.a_confirmer:
            yield (*path, "simplement", "a_confirmer"), f"« {section.titre} » en mots simples, à confirmer"
        for place, link in enumerate(section.liens):
            if link.adresse is None:
                yield (*path, "liens", place, "adresse"), f"à compléter, pour « {link.titre} »"


def contacts_to_confirm(knowledge: Knowledge) -> Found:
    """Yield (path, what AMANE has still to confirm or to fill in) of `contacts.yml`."""
    for index, contact in enumerate(knowledge.contacts):
        if contact.a_confirmer:
            says = f"{contact.nom} ({contact.numero or contact.site}), à confirmer (vérifié le {date(contact.verifie_le.isoformat())})"
            yield ("contacts", index, "a_confirmer"), says
    for name, answer in knowledge.reponses.items():
        if answer.texte is None:
            yield ("reponses", name, "texte"), f"à compléter : {answer.quoi}"
        elif answer.a_confirmer:
            checked = f" (vérifié le {date(answer.verifie_le.isoformat())})" if answer.verifie_le else ""
            yield ("reponses", name, "a_confirmer"), f"{answer.quoi}, à confirmer{checked}"


def _items(data: Any, name: str) -> list[dict[str, Any]]:
    """Return the mappings of a list, an empty one in the place of what is none, so that positions stay."""
    items = data.get(name) if isinstance(data, dict) else None
    return [item if isinstance(item, dict) else {} for item in items] if isinstance(items, list) else []


def _spaces(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _quotations(data: Any, page: str) -> Found:
    for path, value in walk(data):
        if path[-1:] == ("citation",) and isinstance(value, str) and _spaces(value) not in page:
            yield path, f"ce passage n’est pas, mot pour mot, dans le texte de la page ; {difference(_spaces(value), page)}"


def _names(collectives: list[dict[str, Any]]) -> Found:
    owners: dict[str, int] = {}
    for index, collective in enumerate(collectives):
        where: Path_ = ("collectifs", index)
        aliases = collective.get("alias")
        named = [((*where, field), collective.get(field)) for field in ("id", "sigle", "nom")]
        named += [((*where, "alias", place), alias) for place, alias in enumerate(aliases if isinstance(aliases, list) else [])]
        for path, name in named:
            if not isinstance(name, str) or not name.strip():
                continue
            key = plain_words(name)
            if not key:
                yield path, f"« {name} » n’a ni lettre ni chiffre, personne ne peut l’écrire ; écrivez un nom, ou effacez-le"
            elif owners.setdefault(key, index) != index:
                other = collectives[owners[key]].get("id")
                same = f"deux collectifs portent le même id, {name} ; donnez-en un autre à celui-ci"
                says = same if path[-1] == "id" else f"« {name} » désigne déjà {other} ; effacez-le ici ou là-bas"
                yield path, says


def _numbers(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        # Digits of other scripts are digits to a child too.
        plain = "".join(str(unicodedata.digit(one, one)) for one in value)
        for match in _NUMBER_IN_TEXT.finditer(plain):
            number = re.sub(r"\D", "", match[0])
            if number in REFUSED_NUMBERS or _EUROPEAN.fullmatch(number):
                yield number


def _days(data: Any) -> Found:
    for path, value in walk(data):
        if isinstance(value, str) and path[-1:] != ("citation",):
            for match in _DAY_IN_TEXT.finditer(value):
                # Without its year a day is looked for in a leap year.
                if not exists(int(match[3] or 2000), _MONTHS.index(match[2].lower()) + 1, int(match[1])):
                    yield path, f"« {match[0]} » n’existe pas dans le calendrier ; écrivez un jour qui existe"


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has a day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
