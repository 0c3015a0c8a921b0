"""The shape of the knowledge files: frozen, typed objects, validated once when a file is read.

Field names are the YAML keys that staff edits, hence French. Unknown keys are errors, so that a typing slip is never silently ignored.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StringConstraints, model_validator

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


def is_file_name(text: str) -> bool:
    """Tell whether a text names a file of its folder, and nothing outside it."""
    return bool(text) and not text.startswith(".") and not set(text) & set("/\\\0")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
EventDate = Annotated[str, StringConstraints(pattern=_EVENT_DATE), BeforeValidator(_event_date)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Address = Annotated[Text, AfterValidator(_web_address)]
FileName = Annotated[Text, AfterValidator(_file_name)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Frozen):
    """Where a fact comes from: a verbatim quotation of AMANE's page, or an address with its title and the date it was read."""

    citation: Text | None = None
    adresse: Address | None = None
    titre: Text | None = None
    consulte_le: Day | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Source:
        if self.citation and (self.adresse or self.titre or self.consulte_le):
            raise ValueError("une source est soit une citation de la page, soit une adresse, pas les deux")
        if not self.citation and not (self.adresse and self.titre and self.consulte_le):
            raise ValueError("il faut une citation, ou bien adresse, titre et consulte_le")
        return self


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Link(_Frozen):
    """A linked page; `adresse` stays empty until AMANE fills it in, and the answer then links AMANE's own page."""

    titre: Text
    adresse: Address | None


class Section(_Frozen):
    """One subject of a collective (`rubrique`): an introduction, points, links. Its topic is `collective.section`."""

    titre: Text
    introduction: Text
    points: tuple[Text, ...] = ()
    numerotes: StrictBool = False
    alias: tuple[Text, ...] = ()
    liens: tuple[Link, ...] = ()
    sources: Sources


class Theme(_Frozen):
    nom: Text
    alias: tuple[Text, ...] = ()


class Organisation(_Frozen):
    nom: Text
    sens: Text | None = None
    alias: tuple[Text, ...] = ()
    source: Source | None = None

    @model_validator(mode="after")
    def _meaning_has_source(self) -> Organisation:
        if self.sens and not self.source:
            raise ValueError("le sens d'un sigle est un fait : ajoutez sa source")
        return self


class Event(_Frozen):
    """A dated fact; `date` is YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source and no more."""

    date: EventDate
    texte: Text
    genre: Literal["creation", "autre"] = "autre"
    sources: Sources


class Landmarks(_Frozen):
    """The short facts that a comparison lines up; an absent one is said to be absent from the page."""

    objet: Text
    creation: Text | None = None
    membres: Text | None = None
    orientation: Text | None = None


class Collective(_Frozen):
    id: Identifier
    sigle: Text | None
    nom: Text
    designation: Text
    genre: Literal["feminin", "masculin"]
    nom_source: Source
    alias: tuple[Text, ...] = ()
    themes: tuple[Theme, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    role_amane: Text
    reperes: Landmarks
    sources: Sources
    evenements: tuple[Event, ...] = ()
    rubriques: dict[Identifier, Section]

    @model_validator(mode="after")
    def _has_presentation(self) -> Collective:
        if "presentation" not in self.rubriques:
            raise ValueError("il manque la rubrique presentation")
        return self


class Association(_Frozen):
    nom: Text
    nom_complet: Text
    description: Text
    alias: tuple[Text, ...] = ()
    sources: Sources


class Page(_Frozen):
    """AMANE's page: its public address, its title, and the file under `knowledge/sources/` that holds its text."""

    adresse: Address
    titre: Text
    fichier: FileName


class CollectivesList(_Frozen):
    introduction: Text
    sources: Sources


class CollectivesFile(_Frozen):
    """`knowledge/collectifs.yml`."""

    association: Association
    page: Page
    liste: CollectivesList
    objectifs_communs: Section
    collectifs: Annotated[tuple[Collective, ...], Field(min_length=1)]


class Contact(_Frozen):
    """An emergency contact: a phone number or a web site, and when to use it."""

    numero: Annotated[str, StringConstraints(pattern=NUMBER)] | None = None
    site: Address | None = None
    nom: Text
    quand: Text
    verifie_le: Day
    a_confirmer: StrictBool
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _number_or_site(self) -> Contact:
        if bool(self.numero) == bool(self.site):
            raise ValueError("un contact a soit un numero, soit un site")
        return self


class ContactsFile(_Frozen):
    """`knowledge/contacts.yml`."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]


class Knowledge(_Frozen):
    """Everything the assistant may say, from both files."""

    association: Association
    page: Page
    liste: CollectivesList
    objectifs_communs: Section
    collectifs: tuple[Collective, ...]
    contacts: tuple[Contact, ...]

    def collective(self, identifier: str | None) -> Collective | None:
        """Return the collective of this id, or None."""
        return next((one for one in self.collectifs if one.id == identifier), None)

    def section(self, topic: str) -> tuple[Collective, Section] | None:
        """Return the collective and section of a topic such as `pnpm.valeurs`, or None."""
        identifier, _, name = topic.partition(".")
        collective = self.collective(identifier)
        section = collective.rubriques.get(name) if collective else None
        return (collective, section) if collective and section else None
