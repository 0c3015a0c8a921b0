"""What of the facts a question designates: a section, the collectives of a search, dated events."""

from __future__ import annotations

import pytest

from actions.finding import dated_in, events, names_told, of_the_same_thing, of_the_thing_named, section_topic, superlative, topic_of_kind
from actions.memory import Memory
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

THEME = {one.id: one.themes[0].nom for one in KNOWLEDGE.collectifs}


@pytest.mark.parametrize(
    ("collective", "kind", "topic"),
    [
        ("groupe", "charte", "groupe.charte"),
        ("pnpm", "charte", "pnpm.valeurs"),
        ("cde", "charte", "cde.documents"),
        ("cde", "valeurs", None),
        ("cde", "ppipem", "cde.ppipem"),
        ("cde", "inconnu", None),
    ],
)
def test_the_best_section_that_a_page_has(collective: str, kind: str, topic: str | None) -> None:
    found = KNOWLEDGE.collective(collective)
    assert found and section_topic(found, kind) == topic


def test_events_are_told_oldest_first() -> None:
    dates = [event.date for _, event in events(KNOWLEDGE)]
    assert dates == sorted(dates) and len({one.id for one, _ in events(KNOWLEDGE)}) > 1
    assert {one.id for one, _ in events(KNOWLEDGE, ("groupe",))} == {"groupe"}
    assert events(KNOWLEDGE, ("inconnu",)) == events(KNOWLEDGE)


def test_the_first_and_the_latest_created() -> None:
    first, last = (superlative(KNOWLEDGE, asking("chronologie", first=one, last=not one)) for one in (True, False))
    created = [one.id for one, event in events(KNOWLEDGE) if event.genre == "creation"]
    assert first == created[:1] and last == created[-1:] and first != last
    assert superlative(KNOWLEDGE, asking("chronologie")) == []
    assert superlative(KNOWLEDGE, asking("chronologie", first=True, years=("2014",))) == []


def test_the_names_just_told_are_those_of_the_section_last_told() -> None:
    partners = Memory(sujets=("groupe.origine",), dits=(("origine", "qui"),))
    assert names_told(KNOWLEDGE, partners) == tuple(KNOWLEDGE.collectifs[1].rubriques["origine"].avec)
    assert names_told(KNOWLEDGE, Memory()) == names_told(KNOWLEDGE, Memory(sujets=("pnpm.objectifs",), dits=(("objectifs", "qui"),))) == ()
    # One name is no list.
    assert names_told(KNOWLEDGE, Memory(sujets=("groupe.fondation",), dits=(("fondation", "qui"),))) == ()


def test_the_one_section_dated_in_a_year() -> None:
    group = KNOWLEDGE.collective("groupe")
    assert dated_in(group, "2015") == "groupe.charte" and dated_in(group, "2016") is None and dated_in(None, "2015") is None


@pytest.mark.parametrize(
    ("topic", "text", "expected"),
    [
        ("pnpm.documents", "elle a une charte", "pnpm.valeurs"),
        ("pnpm.documents", "le rapport parle de la charte", "pnpm.documents"),
        ("cde.documents", "elle a une charte", "cde.documents"),
        ("cde.presentation", "fais moi un resume de la cde", "cde.presentation"),
        ("groupe.fondation", "la liste des fondateurs", "groupe.fondation"),
        ("chronologie", "la charte", "chronologie"),
    ],
)
def test_a_thing_named_is_told_of_by_the_section_that_has_it(topic: str, text: str, expected: str) -> None:
    assert of_the_thing_named(topic, asking("documents", text=text), KNOWLEDGE) == expected


@pytest.mark.parametrize(
    ("collective", "text", "detail", "topic"),
    [
        (2, "le but de la cde", "tout", "cde.presentation"),
        (1, "la mission du groupe", "tout", "groupe.presentation"),
        (1, "il defend qui", "pour_qui", "groupe.presentation"),
        (2, "les objectifs de la cde", "tout", None),
        (0, "le but de la pnpm", "tout", "pnpm.objectifs"),
    ],
)
def test_what_one_is_for_is_told_of_each(collective: int, text: str, detail: str, topic: str | None) -> None:
    assert topic_of_kind(KNOWLEDGE.collectifs[collective], "objectifs", asking("objectifs", text=text, detail=detail)) == topic


@pytest.mark.parametrize(
    ("text", "kind", "spoken_of", "whom", "found"),
    [
        ("et celle du groupe", "valeurs", "pnpm", ("groupe",), "charte"),
        ("et celle de la cde", "valeurs", "pnpm", ("cde",), "documents"),
        # Of several things, of more than one, and where it has a section of that kind itself.
        ("et celles du groupe", "valeurs", "pnpm", ("groupe",), "valeurs"),
        ("et celle des deux", "valeurs", "pnpm", ("groupe", "cde"), "valeurs"),
        ("et celui de la pnpm", "documents", "cde", ("pnpm",), "documents"),
    ],
)
def test_the_same_thing_of_another_is_told_wherever_it_stands(text: str, kind: str, spoken_of: str, whom: tuple[str, ...], found: str) -> None:
    assert of_the_same_thing(kind, asking("nom_seul", text=text), whom, Memory(spoken_of), KNOWLEDGE) == found
