"""The fields of a form are those of the schemas, in the words of who fills in a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.desk.fields import Field, UnfitError, empty, fields_of, for_people, in_words, is_empty, shown, typed
from knowledge.contacts import ContactAnswer, ContactsFile
from knowledge.golden import GoldenFile
from knowledge.model import Association, Collective, CollectivesFile, Link, Section

MODELS = (Association, Collective, Section, ContactsFile, ContactAnswer, GoldenFile)


def every_field(fields: tuple[Field, ...]) -> Iterator[Field]:
    for one in fields:
        yield one
        yield from every_field(one.fields)


def field(name: str, model: Any = Section) -> Field:
    return next(one for one in fields_of(model) if one.name == name)


def test_every_field_of_the_files_is_in_a_form_under_its_french_title() -> None:
    for model in MODELS:
        schema = model.model_json_schema()
        assert {one.name: one.title for one in fields_of(model)} == {name: one["title"] for name, one in schema["properties"].items()}
    kinds = {one.kind for model in MODELS for one in every_field(fields_of(model))}
    assert kinds == {"text", "paragraph", "yes_no", "choice", "lines", "pairs", "block", "blocks"}


def test_nobody_is_told_how_to_write_yaml() -> None:
    for model in (*MODELS, CollectivesFile):
        for one in every_field(fields_of(model)):
            assert not re.search(r"guillemets|null|true|\[|« - ", one.help), one
            assert one.help or one.kind == "blocks", "what is in it says it"
            assert "feminin" not in one.help and not re.search(r"[0-9]{4}-[0-9]{2}", one.help), one
    assert field("creation").help == "Cochez si cette date est celle de la création du collectif"
    assert field("adresse", Link).help == "Vide tant qu’on ne la connaît pas"




@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("nombre", 11, "11"), ("nombre", "environ 30", "environ 30"), ("nombre", None, ""), ("titre", True, "true"),
        ("introduction", "Deux  espaces\nune fin de ligne", "Deux  espaces une fin de ligne"),
        ("qui", ["AMANE", 7], ["AMANE", "7"]), ("qui", "AMANE", ["AMANE"]), ("qui", None, []),
        ("creation", True, True), ("creation", None, False), ("creation", "oui", False),
        ("sigles", {"EPU": "Examen"}, ["EPU : Examen"]),
        ("liens", [{"titre": "Liste", "adresse": None}], [{"titre": "Liste", "adresse": ""}]),
        ("points", ["Un texte."], [{"texte": "Un texte.", "titre": "", "mots": [], "simplement": ""}]),
    ],
)  # fmt: skip
def test_what_a_file_says_is_shown(name: str, data: Any, seen: Any) -> None:
    assert shown(field(name), data) == seen


@pytest.mark.parametrize(("name", "data"), [("titre", ["a"]), ("titre", {"a": 1}), ("liens", "a"), ("liens", [7]), ("sigles", ["a"]), ("qui", [[]])])
def test_what_has_not_the_shape_of_a_field_is_not_shown(name: str, data: Any) -> None:
    with pytest.raises(UnfitError):
        shown(field(name), data)


def test_what_is_typed_is_read() -> None:
    form = {
        "/titre": "  Un\r\n titre\u2028 ", "/qui": "AMANE\r\n\r\n Bayti \x00\r\n", "/creation": "on",
        "/liens/combien": "2", "/liens/0/titre": "A", "/liens/1/titre": "B", "/liens/1/retirer": "on", "/liens/2/adresse": "https://exemple.ma",
    }  # fmt: skip
    assert typed(field("titre"), form, "/titre") == "Un titre"
    assert typed(field("qui"), form, "/qui") == ["AMANE", "Bayti"]
    assert typed(field("creation"), form, "/creation") is True and typed(field("numerotes"), form, "/numerotes") is False
    assert typed(field("liens"), form, "/liens") == [
        {"titre": "A", "adresse": ""}, {"titre": "B", "adresse": "", "retirer": True}, {"titre": "", "adresse": "https://exemple.ma"},
    ]  # fmt: skip
    assert typed(field("points"), {"/points/combien": "9" * 30}, "/points") == [{"texte": "", "titre": "", "mots": [], "simplement": ""}] * 200


def test_a_date_may_be_typed_as_it_is_said() -> None:
    form = {"/date": "Décembre 2014", "/autres_dates": "juin 2017\r\navant 2016", "/sources/combien": "1", "/sources/0/consulte_le": "23/11/2026"}
    assert typed(field("date"), form, "/date") == "2014-12"
    assert typed(field("autres_dates"), form, "/autres_dates") == ["2017-06", "avant 2016"]
    assert typed(field("sources"), form, "/sources")[0]["consulte_le"] == "2026-11-23"  # type: ignore[index, call-overload]


def test_digits_may_be_set_apart_where_a_number_stands() -> None:
    for text, number in (("1 200", "1200"), ("1\u202f200", "1200"), ("12 13", "12 13"), ("1.5", "1.5"), ("environ 30", "environ 30")):
        assert typed(field("nombre"), {"/nombre": text}, "/nombre") == number
    assert typed(field("titre"), {"/titre": "1 200"}, "/titre") == "1 200"
    (contacts,) = (one for one in fields_of(ContactsFile) if one.name == "contacts")
    for text, number in (("05 22 12 34 56", "0522123456"), ("25-11", "2511"), ("19", "19"), ("dix-neuf", "dix-neuf")):
        form = {"/contacts/combien": "1", "/contacts/0/numero": text}
        assert typed(contacts, form, "/contacts")[0]["numero"] == number  # type: ignore[index, call-overload]


def test_nothing_typed_is_nothing() -> None:
    for model in MODELS:
        assert all(is_empty(empty(one)) for one in fields_of(model))
    assert not is_empty({"a": "", "b": [{"c": "x"}]})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.exemple.ma/liste", "https://www.exemple.ma/liste"), ('"https://exemple.ma"', "https://exemple.ma"), ("« http://exemple.ma »", "http://exemple.ma"),
        ("exemple.ma", "https://exemple.ma"), ("//exemple.ma/a", "https://exemple.ma/a"), ("ecrire@exemple.ma", "ecrire@exemple.ma"),
        ("à venir", "à venir"),
        ("la page, exemple.ma", "la page, exemple.ma"), ("", ""),
    ],
)  # fmt: skip
def test_an_address_is_taken_as_people_paste_it(written: str, meant: str) -> None:
    form = {"/liens/combien": "1", "/liens/0/titre": "Liste", "/liens/0/adresse": written}
    assert typed(field("liens"), form, "/liens")[0]["adresse"] == meant  # type: ignore[index, call-overload]


def test_dates_and_names_of_the_files_are_said_as_french_writes_them() -> None:
    said = {
        "écrivez 2017-06": "écrivez juin 2017",
        "(2014, 2014-11 ou 2014-06-01)": "(2014, novembre 2014 ou 1er juin 2014)",
        "« 2014-13 » et 2014-00-10": "« 2014-13 » et 2014-00-10",
        "https://exemple.ma/2019-11-20/x et 05-2014-11-22": "https://exemple.ma/2019-11-20/x et 05-2014-11-22",
        "feminin ou masculin": "féminin ou masculin",
    }
    assert {text: for_people(text) for text in said} == said
    assert in_words("2014-11", "date") == "novembre 2014" and in_words("2014-11", "titre") == "2014-11"
    assert in_words(["2016", "2017-01-31"], "autres_dates") == "2016 ; 31 janvier 2017" and in_words("feminin", "genre") == "féminin"
