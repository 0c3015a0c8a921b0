"""The values that fields of the knowledge files may have: texts, dates, addresses, numbers; and what is said of a wrong one, in French."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from knowledge.french import Number
from knowledge.slips import shown
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, read_number

# [0-9] and not \d, which takes the digits of every script.
IDENTIFIER = "^[a-z][a-z0-9_]*$"
NUMBER = "^[0-9]{2,10}$"
_EVENT_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”„«»]+")
# What is longer was pasted by mistake, or is read by no visitor: a page of text, and a title of three lines on a telephone.
# (The longest text of today's files has 368 signs, the longest name 83.)
LONGEST_TEXT, LONGEST_NAME = 2000, 200
# Those that a word processor writes for « - ».
_DASHES = str.maketrans("‐‑–—−", "-----")
_QUOTES = "\"'“”„«»‘’ \u00a0\u202f"


def _web_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise ValueError(_no_address(value))
    return value


def _no_address(value: str) -> str:
    inside = value.strip(_QUOTES)
    if "@" in inside and "/" not in inside:
        return f"{shown(value)} est une adresse de courriel ; écrivez ici celle d’une page, qui commence par https://"
    address = address_meant(value)
    told = f"{shown(value)} n’est pas une adresse : elle commence par https:// et ne contient ni espace ni guillemet de traitement de texte"
    return f'{told} ; écrivez "{address}"' if address != value else f"{told} ; recopiez-la depuis votre navigateur"


def address_meant(text: str) -> str:
    """Return an address written otherwise (« www.exemple.ma », in quotation marks) as the files write it; what is none stays as it is."""
    inside = text.strip(_QUOTES)
    address = re.sub(r"^(?:h?t?t?p?s?:?/{0,3})(?=\w)", "https://", inside) if not inside.startswith(("https://", "http://")) else inside
    return address if _ADDRESS.fullmatch(address) and "." in address and "@" not in inside else text


def _file_name(value: str) -> str:
    if not is_file_name(value):
        raise ValueError(f"{shown(value)} n’est pas le nom d’un fichier du dossier sources ; écrivez-le sans dossier devant")
    return value


def calendar(text: str) -> datetime.date:
    """Return the first day that a date (AAAA, AAAA-MM or AAAA-MM-JJ) stands for; `ValueError` where the calendar has none."""
    try:
        return datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise ValueError(f"la date {text} n’existe pas dans le calendrier ; écrivez l’année, le mois (01 à 12) et le jour qui existent") from error


def _instead(text: str, day: bool) -> str:
    """Return what a date written otherwise would be here: « juin 2017 », « 06/2017 » or « 23/11/2026 »; empty where no one date is said."""
    text = text.translate(_DASHES)
    if found := re.fullmatch(r"\s*([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})\s*", text):
        said = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    elif found := re.fullmatch(r"\s*([0-9]{4})[/. -]([0-9]{1,2})(?:[/. -]([0-9]{1,2}))?(?:[T ].*)?", text):
        said = f"{found[1]}-{int(found[2]):02}" + (f"-{int(found[3]):02}" if found[3] else "")
    else:
        dates = dates_in(text)
        said = dates[0].value if len(dates) == 1 else ""
    try:
        calendar(said)
    except ValueError:
        return ""
    return said if re.fullmatch(_DAY if day else _EVENT_DATE, said) else ""


def date_meant(text: str, day: bool) -> str:
    """Return a date written otherwise (« juin 2017 », « 06/2017 ») as the files write it, with `day` only a whole one; else the text itself.

    What says more than a date, as « avant juin 2017 », stays: only people know what is meant.
    """
    said = re.sub(r"^(?:le|en) ", "", plain_words(text))
    if any(sign.isalpha() for sign in text) and [plain_words(one.words) for one in dates_in(text)] != [said]:
        return text
    return _instead(text, day) or text


def _event_date(value: Any) -> Any:
    if type(value) is int:
        value = str(value)
    if isinstance(value, str):
        if not re.fullmatch(_EVENT_DATE, value):
            better = _instead(value, day=False)
            better = better or "l’année, le mois et le jour ainsi : 2014, 2014-11 ou 2014-11-20"
            raise ValueError(f"{shown(value)} n’est pas une date de ce fichier ; écrivez {better}")
        calendar(value)
    return value


def _day(value: Any) -> Any:
    # Nothing else is taken for a date: pydantic would read 86400 as the second of January 1970.
    if type(value) is datetime.date:
        return value
    if not isinstance(value, str) or not re.fullmatch(_DAY, value):
        better = _instead(value, day=True) if isinstance(value, str) else ""
        there = f"{shown(value)} n’est pas un jour de ce fichier" if isinstance(value, str) else "ce n’est pas un jour"
        raise ValueError(f"{there} ; écrivez " + (better or "l’année, le mois et le jour ainsi : 2026-11-23"))
    return calendar(value)


def _how_many(value: Any) -> Any:
    if isinstance(value, Number):
        return value
    found = read_number(str(value)) if type(value) in (int, str) else None
    if found is None:
        raise ValueError(_no_number(value))
    return found


def _no_number(value: Any) -> str:
    said = numbers_in(value) if isinstance(value, str) else []
    there = f"{shown(value)} n’est pas un nombre" if isinstance(value, str) else "ce n’est pas un nombre"
    if len(said) == 1 and said[0].after:
        number = f"{'environ ' if said[0].number.about else ''}{said[0].number.value}"
        counted = re.sub(r"^(?:d['’]|de )", "", said[0].after)
        return f"{there} seul ; écrivez {number}, et {shown(counted)} dans « unite: »"
    return f"{there} ; écrivez par exemple 11, ou environ 30"


def is_file_name(text: str) -> bool:
    """Tell whether a text names a file of its folder, and nothing outside it."""
    return bool(text) and not text.startswith(".") and not set(text) & set("/\\\0")


def too_long(text: str, most: int) -> str:
    """Return what is said of a text that has more signs than a field takes."""
    signs, few = (f"{number:,}".replace(",", "\u202f") for number in (len(text), most))
    several = ", ou faites-en plusieurs" if most > LONGEST_NAME else ""
    return f"ce texte a {signs} signes, et {few} au plus se lisent ici ; raccourcissez-le{several}"


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=LONGEST_NAME)]
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


def _for_staff(schema: dict[str, Any]) -> None:
    """Leave the docstring, which is for developers, out of the schema that helps staff in their editor."""
    schema.pop("description", None)


class Frozen(BaseModel):
    """What a knowledge file is made of: nothing of it changes, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_for_staff)
