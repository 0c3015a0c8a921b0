"""The dated facts stand in the order of time and are named with their date and who says so."""

from __future__ import annotations

import pytest

from actions.leads.times import (
    by_age,
    claimed_order,
    created_of,
    enumerated,
    every_dated,
    mentioned,
    named_first,
    parted,
    sources_of,
    thing_named,
)
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def test_they_stand_in_the_order_of_time() -> None:
    dates = [one.event.date for one in every_dated(KNOWLEDGE)]
    assert dates == sorted(dates) and len(dates) > len(created_of(KNOWLEDGE, ()))
    assert [one.collective.id for one in created_of(KNOWLEDGE, ("groupe", "pnpm"))] == ["pnpm", "groupe"]


def test_how_a_sentence_names_them() -> None:
    first, second, third = created_of(KNOWLEDGE, ())
    assert enumerated([first, second]) == "2009 pour la PNPM, novembre 2014 pour le groupe de travail"
    assert third.told.startswith("la Plateforme CDE Maroc date de juin 2017 selon le site") and not third.is_of_the_page
    assert enumerated([]) == "" and sources_of([first, first]) == first.event.sources


def test_what_a_word_tells_of() -> None:
    charter = thing_named("charte", KNOWLEDGE)
    assert charter and charter.event.date == "2015-12" and thing_named("charte", KNOWLEDGE, ("pnpm",)) is None


def test_a_dated_fact_is_named_by_its_section_unless_that_names_the_collective_itself() -> None:
    told = {moment.event.texte.split()[0]: moment.told for moment in every_dated(KNOWLEDGE) if moment.event.genre != "creation"}
    assert told["le"] == "la charte du groupe de travail date de décembre 2015"
    assert told["un"].startswith("c’est en 2015 qu’un rassemblement d’associations s’est mis d’accord")


@pytest.mark.parametrize(
    ("text", "collectives", "dates"),
    [
        ("le groupe de travail est il anterieur a la charte", ("groupe",), ["2014-11", "2015-12"]),
        ("la charte du groupe est plus recente que le groupe", ("groupe",), ["2015-12", "2014-11"]),
        ("la charte du groupe la meme annee que le plan", ("groupe",), ["2015-12", "2015"]),
        ("entre le debut du groupe de travail et sa charte", ("groupe",), ["2014-11", "2015-12"]),
        ("la charte du groupe c est avant ou apres sa creation", ("groupe",), ["2015-12", "2014-11"]),
        ("la pnpm est plus vieille que le groupe", ("pnpm", "groupe"), ["2009", "2014-11"]),
        ("la charte du groupe", ("groupe",), ["2015-12"]),
        ("quand donc", (), []),
    ],
)
def test_what_a_question_names_in_the_order_of_its_words(text: str, collectives: tuple[str, ...], dates: list[str]) -> None:
    assert [one.event.date for one in mentioned(asking("chronologie", text=text, collectives=collectives), KNOWLEDGE)] == dates


def test_what_is_compared_stands_before_what_it_is_compared_with() -> None:
    after, before = (asking("chronologie", text=text) for text in ("c est apres la charte", "la charte est venue apres"))
    assert not named_first(after, KNOWLEDGE) and named_first(before, KNOWLEDGE)
    assert [one.text.strip() for one in parted(after)] == ["c est", "la charte"]


@pytest.mark.parametrize(
    ("text", "early", "late"),
    [
        ("plus jeune que la premiere", False, True),
        ("c est avant ou apres le plan", True, True),
        ("la charte est anterieure a la derniere", True, False),
        ("le plus vieux", True, False),
        ("onze associations", False, False),
    ],
)
def test_which_order_is_claimed(text: str, early: bool, late: bool) -> None:
    assert claimed_order(text) == (early, late)


def test_who_is_meant_by_age() -> None:
    created = created_of(KNOWLEDGE, ())
    assert by_age("les deux plus vieux", created) == created[:2] and by_age("son ainee", created) == created[:1]
    assert by_age("le dernier", created) == created[-1:] and not by_age("le premier et le dernier", created) and not by_age("la charte", created)


@pytest.mark.parametrize(
    ("text", "claims"),
    [("des la fondation ou s est il ajoute plus tard", (True, True)), ("des la fondation", (False, False)), ("venu plus tard", (False, True))],
)
def test_from_the_beginning_or_later_asks_which(text: str, claims: tuple[bool, bool]) -> None:
    assert claimed_order(text) == claims
