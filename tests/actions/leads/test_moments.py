"""The dated facts stand in the order of time, and are named with their date and who says so."""

from __future__ import annotations

from actions.leads.moments import created_of, enumerated, every_dated, others_named, sources_of
from knowledge import load

KNOWLEDGE = load()


def test_they_stand_in_the_order_of_time() -> None:
    dates = [one.event.date for one in every_dated(KNOWLEDGE)]
    assert dates == sorted(dates) and len(dates) > len(created_of(KNOWLEDGE, ()))
    assert [one.collective.id for one in created_of(KNOWLEDGE, ("groupe", "pnpm"))] == ["pnpm", "groupe"]


def test_how_a_sentence_names_them() -> None:
    first, second, third = created_of(KNOWLEDGE, ())
    assert enumerated([first, second]) == "2009 pour la PNPM et novembre 2014 pour le groupe de travail"
    assert third.told.startswith("juin 2017 selon le site de la plateforme") and not third.is_of_the_page
    assert enumerated([]) == "" and sources_of([first, first]) == first.event.sources


def test_what_a_word_tells_of() -> None:
    (charter,) = others_named(["charte"], KNOWLEDGE, ())
    assert charter.event.date == "2015-12" and others_named(["charte"], KNOWLEDGE, ("pnpm",)) == []


def test_a_dated_fact_is_named_by_its_section_unless_that_names_the_collective_itself() -> None:
    told = {moment.event.texte.split()[0]: moment.told for moment in every_dated(KNOWLEDGE) if moment.event.genre != "creation"}
    assert told["le"] == "décembre 2015 pour la charte du groupe de travail"
    assert told["un"].startswith("2015 (un rassemblement d’associations s’est mis d’accord")
