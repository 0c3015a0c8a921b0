"""The typed model refuses what must not be said: half a source or a meaning without one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from knowledge import load
from knowledge.model import Event, Organisation, Section, Source

QUOTED = {"citation": "Une phrase de la page."}
ADDRESS = {"adresse": "https://exemple.ma/page", "titre": "Une page", "consulte_le": "2026-11-23"}


@pytest.mark.parametrize("source", [{}, {**QUOTED, **ADDRESS}, {"adresse": "https://exemple.ma"}, {**ADDRESS, "adresse": "exemple.ma"}])
def test_a_source_is_a_quotation_or_a_whole_address(source: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(source)


def test_both_kinds_of_source_are_taken() -> None:
    assert Source.model_validate(QUOTED).citation == "Une phrase de la page."
    assert Source.model_validate(ADDRESS).consulte_le == datetime.date(2026, 11, 23)


@pytest.mark.parametrize("day", [86400, "2026-11", "2026-02-30", "٢٠٢٦-١١-٢٣", True])
def test_nothing_else_is_taken_for_a_day(day: Any) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate({**ADDRESS, "consulte_le": day})


@pytest.mark.parametrize(("date", "good"), [("2014", True), ("2014-11", True), ("2014-11-20", True), ("2014-13", False), ("20 novembre 2014", False)])
def test_an_event_is_as_precise_as_its_source(date: str, good: bool) -> None:
    event = {"date": date, "texte": "Création", "sources": [QUOTED]}
    if good:
        assert Event.model_validate(event).date == date
    else:
        with pytest.raises(ValidationError):
            Event.model_validate(event)


def test_what_letters_mean_needs_a_source() -> None:
    assert Organisation(nom="UNICEF").sens is None
    with pytest.raises(ValidationError, match="ajoutez sa source"):
        Organisation(nom="UNICEF", sens="Fonds des Nations unies pour l'enfance")


def test_a_misspelt_field_and_an_empty_text_are_refused() -> None:
    good = {"titre": "Valeurs", "introduction": "Voici.", "sources": [QUOTED]}
    assert Section.model_validate(good).points == ()
    for wrong in ({**good, "point": ["a"]}, {**good, "introduction": "  "}, {**good, "numerotes": "oui"}, {**good, "sources": []}):
        with pytest.raises(ValidationError):
            Section.model_validate(wrong)


def test_topics_lead_to_their_sections() -> None:
    knowledge = load()
    found = knowledge.section("pnpm.presentation")
    assert found and found[0].id == "pnpm" and found[1] is found[0].rubriques["presentation"]
    for topic in ("pnpm.rien", "rien.presentation", "pnpm", ""):
        assert knowledge.section(topic) is None
    assert knowledge.collective(None) is None
