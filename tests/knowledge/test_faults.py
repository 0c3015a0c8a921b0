"""Faults are lines of French for staff and places for programs; what PyYAML says always has a French sentence."""

from __future__ import annotations

import pytest

from knowledge.faults import _YAML_FRENCH, YAML_OTHER, Fault, KnowledgeError, in_french

WHOLE = Fault("contacts.yml", None, "", "le fichier est vide")
FIELD = Fault("collectifs.yml", 12, "groupe › nom", "un texte est attendu")


def test_a_fault_is_a_line_of_french() -> None:
    assert str(WHOLE) == "contacts.yml : le fichier est vide"
    assert str(FIELD) == "collectifs.yml, ligne 12, groupe › nom : un texte est attendu"
    assert str(Fault("a.yml", 3, "", "mal formé")) == "a.yml, ligne 3 : mal formé"


def test_its_brief_is_a_place_that_editors_follow() -> None:
    assert WHOLE.brief == "contacts.yml: le fichier est vide"
    assert FIELD.brief == "collectifs.yml:12: groupe › nom: un texte est attendu"


def test_an_error_holds_all_of_them() -> None:
    error = KnowledgeError([WHOLE, FIELD])
    assert error.faults == (WHOLE, FIELD)
    assert str(error).splitlines() == error.errors == [str(WHOLE), str(FIELD)]


@pytest.mark.parametrize(("part", "says", "began"), _YAML_FRENCH)
def test_no_sentence_is_hidden_by_one_above_it(part: str, says: str, began: bool) -> None:
    assert in_french(f"while scanning {part} None") == (says, began)


def test_what_pyyaml_may_say_next_year_has_a_sentence_too() -> None:
    assert in_french("something new") == (YAML_OTHER, False)
