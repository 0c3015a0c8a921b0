"""What of the facts a question designates: a section, the collectives of a search, dated events."""

from __future__ import annotations

import pytest

from actions.finding import collectives_found, events, section_topic, superlative
from actions.question import Question
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
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


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        (asking("recherche", themes=(THEME["pnpm"],)), ["pnpm"]),
        (asking("recherche", themes=(THEME["cde"], THEME["pnpm"])), ["pnpm", "cde"]),
        (asking("recherche", organisations=("UNICEF",)), ["groupe"]),
        (asking("recherche", sections=("cde.epu",)), ["cde"]),
        # Words count only where no name is known, and not those of the question itself.
        (asking("recherche", themes=(THEME["pnpm"],), words=("geneve",)), ["pnpm"]),
        (asking("recherche", words=("geneve",)), ["cde"]),
        (asking("recherche", words=("migrn",)), ["pnpm"]),
        (asking("recherche", words=("occupe", "enfants")), []),
        (asking("recherche", words=("astronautes",)), []),
        (asking("recherche", words=("astronautes",), collectives=("cde",)), ["cde"]),
    ],
)
def test_the_collectives_of_a_search(question: Question, ids: list[str]) -> None:
    assert collectives_found(KNOWLEDGE, question) == ids


def test_a_word_with_joined_letters_is_found_however_it_is_typed() -> None:
    first, *others = KNOWLEDGE.collectifs
    section = first.rubriques["presentation"].model_copy(update={"introduction": "Elle met en œuvre le plan."})
    changed = first.model_copy(update={"rubriques": {**first.rubriques, "presentation": section}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (changed, *others)})
    assert collectives_found(knowledge, asking("recherche", words=("oeuvre",))) == [first.id]


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

