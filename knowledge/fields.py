"""The values that fields of the knowledge files may have: texts, dates, addresses, numbers; and what is said of a wrong one, in French."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from knowledge.french import Number
from knowledge.values import read_number

# [0-9] and not \d, which takes the digits of every script.
IDENTIFIER = "^[a-z][a-z0-9_]*$"
NUMBER = "^[0-9]{2,10}$"
_EVENT_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise ValueError("une adresse commence par https:// (ou http://) et ne contient ni espace ni guillemet")
    return value


def _file_name(value: str) -> str:
    if not is_file_name(value):
        raise ValueError("le nom d’un fichier du dossier sources est attendu, sans dossier devant")
    return value


def _calendar(text: str) -> datetime.date:
    """Return the first day that a date (AAAA, AAAA-MM or AAAA-MM-JJ) stands for; `ValueError` where the calendar has none."""
    try:
        return datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise ValueError(f"la date {text} n’existe pas dans le calendrier") from error


def _event_date(value: Any) -> Any:
    if type(value) is int:
        value = str(value)
    if isinstance(value, str):
        if not re.fullmatch(_EVENT_DATE, value):
            raise ValueError("format attendu : AAAA, AAAA-MM ou AAAA-MM-JJ, par exemple \"2014-11\"")
        _calendar(value)
    return value


def _day(value: Any) -> Any:
    # Nothing else is taken for a date: pydantic would read 86400 as the second of January 1970.
    if type(value) is datetime.date:
        return value
    if not isinstance(value, str) or not re.fullmatch(_DAY, value):
        raise ValueError("une date AAAA-MM-JJ est attendue, par exemple 2026-11-23")
    return _calendar(value)


def _how_many(value: Any) -> Any:
    if isinstance(value, Number):
        return value
    found = read_number(str(value)) if type(value) in (int, str) else None
    if found is None:
        raise ValueError("un nombre est attendu : 11, onze, ou « environ 30 »")
    return found


def is_file_name(text: str) -> bool:
    """Tell whether a text names a file of its folder, and nothing outside it."""
    return bool(text) and not text.startswith(".") and not set(text) & set("/\\\0")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
EventDate = Annotated[
    str,
    StringConstraints(pattern=_EVENT_DATE),
    BeforeValidator(_event_date),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "string", "pattern": _EVENT_DATE}]}),
]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Address = Annotated[Text, AfterValidator(_web_address)]
# What visitors ask of AMANE itself; and where what the assistant keeps is told.
ContactOf = Literal["contact", "don", "presse", "stage", "benevolat", "confidentialite"]
FileName = Annotated[Text, AfterValidator(_file_name)]
HowMany = Annotated[
    Number, BeforeValidator(_how_many), WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "minLength": 1}]})
]


def titled(title: str, description: str | None = None, **more: Any) -> Any:
    """Return a field with the French title, and where it helps the French explanation, that an editor shows."""
    return Field(title=title, description=description, **more)
