"""The first pages of the desk: all facts with their sources beside them, and a sheet of them as a form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.desk.draft import Draft, read_draft
from bot.desk.fields import MOVES, Field, UnfitError, Value, empty, in_words, is_empty, moved, shown_block, typed_block
from bot.desk.saving import Saved, UnsavedError, as_it_was, save
from bot.desk.sheets import Sheet, called
from bot.desk.site import Asked, GoTo, Shown, page
from bot.tally.figures import TopicTitles
from knowledge import draft as drafts
from knowledge import shared_store
from knowledge.folder import DOMAIN
from knowledge.golden import FILE as GOLDEN
from knowledge.golden import OTHER_TOPICS
from knowledge.text import plain_words

_SOURCES = frozenset({"sources", "nom_source"})
# What a row does not repeat: its title is there, and its text is long.
_NOT_IN_A_ROW = _SOURCES | {"titre", "introduction", "alias", "unite", "themes", "organisations", "autres_nombres", "autres_dates"}
_DONE = {
    "enregistre": "C’est enregistré dans le brouillon. Les visiteurs n’en voient rien tant que vous ne publiez pas.",
    "ajoute": "C’est ajouté au brouillon. Complétez la fiche, puis publiez.",
}
# Sentences in groups, by the beginnings of their names.
_HEADINGS = {
    "phrases.utter_urgence": "Quand quelqu’un est en danger",
    "phrases.utter_inconnu": "Ce que la page ne dit pas : la fin de la phrase",
    "phrases.utter_ensemble": "Quels collectifs",
    "phrases.utter_comparaison": "Les comparaisons",
    "phrases.utter_chronologie": "Les dates",
}


@dataclass(frozen=True)
class Row:
    """A sheet on the page of all facts: what its fields say, where that comes from, and how many messages it has; of a sentence its wordings."""

    sheet: Sheet
    says: list[tuple[str, str]]
    sources: list[str]
    wrong: int
    doubtful: int
    wordings: tuple[str, ...] = ()


class Facts:
    """The pages of the facts; `draft` is the folder that they edit."""

    def __init__(self, knowledge: Path, draft: Path) -> None:
        self._knowledge = knowledge
        self._draft = draft

    def all(self, asked: Asked) -> Shown:
        """Show all facts, in groups, and what the check says of them."""
        draft = read_draft(self._knowledge, self._draft)
        groups: dict[str, list[Row]] = {}
        for sheet in (one for one in draft.sheets if one.file != DOMAIN):
            groups.setdefault(sheet.group, []).append(_row(draft, sheet))
        return page("facts.html", "/", draft=draft, groups=groups)

    def sentences(self, asked: Asked) -> Shown:
        """Show every sentence that the assistant says besides the facts, or those that have some words."""
        draft = read_draft(self._knowledge, self._draft)
        words = asked.query.get("mots", "").strip()
        groups: dict[str, list[tuple[Row, list[str]]]] = {}
        for sheet in (one for one in draft.sheets if one.file == DOMAIN):
            row = _row(draft, sheet)
            found = [said for said in row.wordings if _has(said, words)] if words else []
            if found or not words:
                groups.setdefault(_heading(sheet.name), []).append((row, found))
        return page("sentences.html", "/phrases", draft=draft, groups=groups, words=words)

    def sheet(self, asked: Asked) -> Shown:
        """Show a sheet as a form."""
        draft = read_draft(self._knowledge, self._draft)
        sheet = draft.sheet(asked.names["name"])
        if sheet is None:
            return _lost(draft)
        try:
            values = shown_block(sheet.fields, sheet.block(draft.documents[sheet.file].data))
        except UnfitError:
            return _lost(draft)
        return _form(draft, sheet, Saved(values, values), done=_DONE.get(asked.query.get("fait", "")))

    def take_in(self, asked: Asked) -> Shown | GoTo:
        """Count what changed outside as taken into the draft, if it is what was seen."""
        draft = read_draft(self._knowledge, self._draft)
        if asked.form.get("sceau") == draft.seal:
            drafts.take_in(self._knowledge, self._draft, draft.both)
        return GoTo("/")

    def save(self, asked: Asked) -> Shown | GoTo:
        """Save a sheet and show it again, with what the check says of it now; where it can't be saved, with all that was typed."""
        draft = read_draft(self._knowledge, self._draft)
        name = asked.names["name"]
        sheet = draft.sheet(name) or called(name)
        if sheet is None:
            return _lost(draft)
        try:
            saved = save(self._draft, sheet, asked.form)
        except UnsavedError as error:
            kept = Saved(typed_block(sheet.fields, asked.form, ""), as_it_was(sheet, asked.form.get("avant", "")))
            return _form(draft, sheet, kept, 409, unsaved=str(error))
        if saved.others:
            return _form(draft, sheet, saved, 409)
        return GoTo(f"/fiche/{quote(name)}?fait=enregistre{_moved_to(asked.form)}")


def _moved_to(form: Mapping[str, str]) -> str:
    """Return the place of the page where an item that was moved stands now; empty where none was."""
    button = next((key for key in form if key.rpartition("/")[2] in MOVES), "")
    lists = button.rpartition("/")[0].rpartition("/")[0]
    there = moved(form, lists) if button else None
    return f"#{lists}/{there[1]}" if there else ""


def _lost(draft: Draft) -> Shown:
    return page("lost.html", "/", 404, draft=draft)


def _form(draft: Draft, sheet: Sheet, saved: Saved, status: int = 200, unsaved: str = "", done: str | None = None) -> Shown:
    told: dict[str, list[Any]] = {}
    for one in draft.messages:
        if one.sheet == sheet:
            told.setdefault(one.input, []).append(one)
    first: list[Field] = []
    further: list[Field] = []
    for field in sheet.fields:
        if field.name not in _SOURCES:
            seen = field.required or not is_empty(saved.values[field.name]) or field.name in saved.others or _told_inside(told, f"/{field.name}")
            (first if seen else further).append(field)
    return page(
        "sheet.html",
        "/phrases" if sheet.file == DOMAIN else "/",
        status,
        draft=draft,
        sheet=sheet,
        values=saved.values,
        was=json.dumps(saved.was, ensure_ascii=False),
        others={name: in_words(value, name) for name, value in saved.others.items()},
        told=told,
        first=first,
        further=further,
        sources=[field for field in sheet.fields if field.name in _SOURCES],
        empty=empty,
        is_empty=is_empty,
        told_inside=_told_inside,
        topics=_topics(draft) if sheet.file == GOLDEN else {},
        unsaved=unsaved,
        done=done,
    )


def _topics(draft: Draft) -> dict[str, str]:
    """Return what an answer may be about, as the golden questions write it, with its title."""
    sections = {one.name.removeprefix("collectif."): one.title for one in draft.sheets if one.name.count(".") == 2}
    titles = TopicTitles(shared_store().current())
    return sections | {topic: titles(topic) for topic in sorted(OTHER_TOPICS)}


def _heading(name: str) -> str:
    return next((heading for part, heading in _HEADINGS.items() if name.startswith(part)), "La conversation et les réponses")


def _told_inside(told: Iterable[str], name: str) -> bool:
    return any(one == name or one.startswith(f"{name}/") for one in told)


def _row(draft: Draft, sheet: Sheet) -> Row:
    kinds = [one.kind for one in draft.messages if one.sheet == sheet]
    try:
        values = shown_block(sheet.fields, sheet.block(draft.documents[sheet.file].data))
    except UnfitError:
        values = {}
    sources = [in_words(source) for name in _SOURCES & values.keys() for source in _as_list(values[name])]
    said = tuple(one["text"] for value in values.values() for one in _as_list(value)) if sheet.file == DOMAIN else ()
    from_where = [one for one in dict.fromkeys(sources) if one]
    return Row(sheet, list(_says(sheet, values)), from_where, kinds.count("wrong"), kinds.count("doubtful"), said)


def _has(said: str, words: str) -> bool:
    """Tell whether a sentence has all of these words, or their beginnings; accents and capitals do not count."""
    there = f" {plain_words(said)}"
    return all(f" {word}" in there for word in plain_words(words).split())


def _says(sheet: Sheet, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    for field in sheet.fields:
        value = values.get(field.name, "")
        if field.name in _NOT_IN_A_ROW or is_empty(value):
            continue
        if field.kind == "yes_no":
            yield field.title, "oui"
        elif field.name == "nombre" and values["unite"]:
            yield field.title, f"{value} {values['unite']}"
        elif field.kind == "blocks":
            yield field.title, " · ".join(in_words(one) for one in _as_list(value))
        else:
            yield field.title, in_words(value, field.name)


def _as_list(value: Value) -> list[Any]:
    return value if isinstance(value, list) else [value]
