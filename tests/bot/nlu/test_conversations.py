"""The written conversations: what each turn teaches, given what was said before it; and that every file keeps to the format."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actions.kinds import KINDS, SECTIONS_OF_KIND
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.conversations import FOLDER, Example, detail_asked, kind_asked, read, turns
from bot.nlu.regression import NOTHING
from knowledge import load

DETAILS = re.compile(
    r"tout|nombre|date|lieu|qui|liste|lien|sens|element:(?:-?\d+|suivant|precedent|contenu)|pourquoi|pour_qui|oui_non(?::.+)?|ecart|plus|moins|lesquels"
    r"|encore|autre|-"
)
REFERENCES = re.compile(r"nom|description|courant|precedent|autre|rang:-?\d+|tous|aucun")


def turn(user: str, *topics: str, detail: str = "tout", ref: str = "courant") -> dict[str, Any]:
    return {"user": user, "topics": list(topics), "detail": detail, "ref": ref, "facts": []}


def test_each_turn_is_taught_with_what_was_said_before_it() -> None:
    conversation = [
        turn("bonjour", "salutation", detail="-", ref="aucun"),
        turn("les membres du groupe ?", "groupe.membres", detail="nombre", ref="nom"),
        turn("pas 12 ?", "groupe.membres", detail="oui_non:12"),
        turn("et au début", "groupe.fondation", detail="nombre"),
    ]
    assert list(turns(conversation)) == [
        Example("bonjour", "salutation", "-", "aucun", NO_CONTEXT),
        Example("les membres du groupe ?", "membres", "nombre", "nom", Context((("salutation", "-"),), False)),
        Example("pas 12 ?", "membres", "oui_non", "courant", Context((("membres", "nombre"), ("salutation", "-")), True)),
        Example("et au début", "fondation", "nombre", "courant", Context((("membres", "oui_non"), ("membres", "nombre")), True)),
    ]


def test_turns_without_a_detail_teach_the_kind_alone() -> None:
    older = [{"user": "la charte ?", "topics": ["groupe.charte"]}, {"user": "et les deux autres ?", "topics": ["comparaison"], "skip": True}]
    assert list(turns(older)) == [Example("la charte ?", "charte", None, None, NO_CONTEXT)]


@pytest.mark.parametrize(
    ("topics", "detail", "kind"),
    [
        (["groupe.membres"], "nombre", "membres"),
        (["collectifs.liste", "recherche"], "liste", "liste_collectifs"),
        (["collectifs.objectifs"], "tout", "objectifs_communs"),
        (["merci", "aide"], "-", "merci"),
        # What the page does not give: the section that says so, else something unknown of a collective.
        (["hors_sujet", "groupe.fondation"], "liste", "fondation"),
        (["hors_sujet", "pnpm.presentation"], "nombre", "membres"),
        (["hors_sujet", "pnpm.presentation"], "qui", "attribut_inconnu"),
        (["hors_sujet", "groupe.membres"], "lieu", "attribut_inconnu"),
        (["hors_sujet", "pnpm.presentation"], "-", "hors_sujet"),
        (["hors_sujet"], "autre", "hors_sujet"),
        (["precision", "cde.charte"], "tout", "charte"),
        (["precision"], "nombre", "membres"),
        (["precision"], "tout", None),
        (["langue"], "-", None),
    ],
)
def test_the_kind_that_a_turn_asks(topics: list[str], detail: str, kind: str | None) -> None:
    assert kind_asked(topics, detail) == kind


@pytest.mark.parametrize(
    ("topics", "lang", "kind"),
    [
        (["langue"], "en", "langue_anglais"),
        (["langue"], "ary-Latn", "langue_darija"),
        (["langue", "merci"], "wo", "merci"),
        (["langue"], "nl", None),
        (["langue", "pnpm.valeurs"], "es", "valeurs"),
    ],
)
def test_a_turn_in_another_language_teaches_that_it_is(topics: list[str], lang: str, kind: str | None) -> None:
    assert kind_asked(topics, "-", lang) == kind
    first, second = turns([{**turn("hi", *topics, detail="-", ref="aucun"), "lang": lang}, turn("et les membres", "groupe.membres")])
    assert first.kind == kind and second.context.kind == ("langue" if not kind or kind.startswith("langue") else kind)


@pytest.mark.parametrize(
    ("written", "detail"),
    [("oui_non:2009", "oui_non"), ("element:3", "element:rang"), ("element:-1", "element:rang"), ("element:suivant", "element:suivant"), ("-", "-")],
)
def test_what_is_asked_without_what_is_claimed(written: str, detail: str) -> None:
    assert detail_asked(written) == detail


@cache
def known_topics() -> set[str]:
    known = {f"{one.id}.{name}" for one in load().collectifs for name in (*one.rubriques, *SECTIONS_OF_KIND)}
    return known | {"collectifs.liste", "collectifs.objectifs", "precision", "langue", "hors_sujet", *KINDS}


@cache
def compiles(fact: str) -> bool:
    return bool(re.compile(fact))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_files_keep_to_the_format(path: Path) -> None:
    identifiers = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        conversation = json.loads(line)
        assert conversation["id"] not in identifiers, (number, conversation["id"])
        identifiers.add(conversation["id"])
        for one in conversation["turns"]:
            assert one["topics"] and set(one["topics"]) <= known_topics(), (number, one)
            assert DETAILS.fullmatch(one.get("detail", "-")) and REFERENCES.fullmatch(one.get("ref", "aucun")), (number, one)
            assert all(compiles(fact) for fact in one.get("facts", [])), (number, one)


def test_there_are_many_of_them_in_many_voices() -> None:
    assert len(list(FOLDER.glob("*.jsonl"))) >= 30
    assert sum(1 for _ in read()) >= 12_000


def test_a_turn_tells_nothing_only_where_somebody_has_read_what_is_told(tmp_path: Path) -> None:
    asked = {"topics": ["hors_sujet"], "detail": "-", "ref": "aucun"}
    for name, told in (("a", {"told": "don"}), ("b", {})):
        conversation = {"turns": [{"user": "un don", **asked, **told}, {"user": "la météo", **asked}]}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(conversation), encoding="utf-8")
    assert [one.told for one in read(tmp_path)] == ["don", NOTHING, None, None]
