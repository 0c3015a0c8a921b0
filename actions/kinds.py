"""The table of kinds of question, read from `kinds.yml` once: what each is, and what answers it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from knowledge.faults import Fault, KnowledgeError
from knowledge.fields import IDENTIFIER
from knowledge.loader import shaped
from knowledge.reading import read_bytes, read_document

TABLE = Path(__file__).with_name("kinds.yml")

_Name = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
_Text = Annotated[str, StringConstraints(min_length=1)]
# Kinds about all collectives that code answers without a section of theirs; any other kind about facts has sections.
_ANSWERED_BY_CODE = frozenset({"liste_collectifs", "objectifs_communs", "comparaison", "chronologie", "recherche"})


class Kind(BaseModel):
    """One kind of question; `kinds.yml` says what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: _Text
    group: Literal["factual", "social", "relaunch", "out_of_scope", "language", "context", "danger", "internal"]
    sections: tuple[_Name, ...] = ()
    missing: _Text | None = None
    dated: StrictBool = False
    own_name: StrictBool = False
    point: _Text | None = None
    lang: _Text | None = None
    topic: _Name | None = None


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    kinds: Annotated[dict[_Name, Kind], Field(min_length=1)]


def load(path: Path = TABLE) -> dict[str, Kind]:
    """Return the kinds by their name, in the order of the file; raise KnowledgeError with all that is wrong with it, in French."""
    document = read_document(f"{path.parent.name}/{path.name}", lambda _: read_bytes(path))
    kinds: dict[str, Kind] = shaped(document, _Table).get("kinds", {})
    faults = document.faults + [document.fault(("kinds", name), says) for name, kind in kinds.items() for says in _wrong_with(name, kind)]
    if faults:
        raise KnowledgeError(sorted(faults, key=_line))
    return kinds


def _line(fault: Fault) -> int:
    return fault.line or 0


def _wrong_with(name: str, kind: Kind) -> list[str]:
    """Return what does not go together in an entry, in French."""
    factual, language = kind.group == "factual", kind.group == "language"
    about_sections = kind.missing or kind.dated or kind.own_name
    rules = (
        (
            factual and not kind.sections and name not in _ANSWERED_BY_CODE,
            "une sorte de question sur les faits dit quelles rubriques y répondent (« sections: [membres] »)",
        ),
        (kind.sections and not factual, "seules les sortes de question du groupe « factual » ont des « sections »"),
        (about_sections and not kind.sections, "« missing », « dated » et « own_name » parlent des « sections », et il n'y en a pas"),
        (language != bool(kind.lang), "les sortes de question du groupe « language », et elles seules, disent leur langue (« lang: en »)"),
        (
            kind.point is not None and not kind.point.startswith(("un ", "une ")),
            "« point » dit avec son article comment s'appelle un point de la liste (« point: une valeur »)",
        ),
        (kind.group == "danger" and name != "urgence", "le danger a une seule sorte de question, « urgence » (actions/alarm.py)"),
    )
    return [says for wrong, says in rules if wrong]


def group(name: str, kinds: Mapping[str, Kind] | None = None) -> frozenset[str]:
    """Return the names of the kinds of a group."""
    return frozenset(one for one, kind in (KINDS if kinds is None else kinds).items() if kind.group == name)


KINDS = load()
FACTUAL_KINDS = group("factual")
SOCIAL_KINDS = group("social")
RELAUNCH_KINDS = group("relaunch")
OUT_OF_SCOPE_KINDS = group("out_of_scope")
LANGUAGE_KINDS = group("language")
CONTEXT_KINDS = group("context")
# The kinds that a visitor types, hence those with examples.
TYPED_KINDS = frozenset(KINDS) - group("internal")
# Kinds of question about one collective.
SECTIONS_OF_KIND = {name: kind.sections for name, kind in KINDS.items() if kind.sections}
MISSING = {name: kind.missing for name, kind in KINDS.items() if kind.missing}
DATED_KINDS = frozenset(name for name, kind in KINDS.items() if kind.dated)
OWN_NAME_KINDS = frozenset(name for name, kind in KINDS.items() if kind.own_name)
POINT_OF_KIND = {name: kind.point for name, kind in KINDS.items() if kind.point}
LANG_OF_KIND = {name: kind.lang for name, kind in KINDS.items() if kind.lang}
TOPIC_OF_KIND = {name: kind.topic for name, kind in KINDS.items() if kind.topic}
SOCIAL_TOPICS = frozenset(TOPIC_OF_KIND.get(name, name) for name in SOCIAL_KINDS)
# What the page of a collective never gives.
UNKNOWN_ATTRIBUTE = "attribut_inconnu"
# Topics that are asked for under another name than their own.
_KIND_OF_TOPIC = {"collectifs.liste": "liste_collectifs", "collectifs.objectifs": "objectifs_communs"}


def kind_of_topic(topic: str) -> str:
    """Return the kind of question that a topic answers."""
    return _KIND_OF_TOPIC.get(topic) or topic.rpartition(".")[2]


def asked_of_each(last: tuple[str, str] = ("", "")) -> str:
    """Return the kind that a name alone asks for after a question over several, given its kind and detail: « la plus grande ? — Et la CDE ? »."""
    kind, detail = last
    if kind == "chronologie":
        return "fondation"
    return "membres" if kind == "comparaison" and detail in ("nombre", "plus", "moins") else "presentation"
