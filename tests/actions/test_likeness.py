"""Whom words describe, by what the file says: slips, beginnings, numbers in letters and digits, and what all say counting nothing."""

from __future__ import annotations

import pytest

from actions.likeness import Likeness, described, said
from tests.facts import KNOWLEDGE

THEME = {one.id: one.themes[0].nom for one in KNOWLEDGE.collectifs}
PARTS = Likeness({"sea": ["Onze bateaux de pêche"], "land": ["Des tracteurs et des bateaux"], "air": ["Trente avions, des bateaux"]})


@pytest.mark.parametrize(
    ("words", "best"),
    [
        (["tracteur"], "land"),
        (["tracteurs", "bateaux"], "land"),
        (["tractuers"], "land"),
        (["onze"], "sea"),
        (["11"], "sea"),
        (["30", "bateaux"], "air"),
    ],
)
def test_the_part_with_the_rarer_words_is_most_like(words: list[str], best: str) -> None:
    scores = PARTS.scores(words)
    assert max(scores, key=lambda name: scores[name]) == best
    assert list(scores.values()).count(scores[best]) == 1


@pytest.mark.parametrize("words", [[], ["bateaux"], ["velo"], ["av"]])
def test_what_all_or_none_say_counts_nothing(words: list[str]) -> None:
    assert set(PARTS.scores(words).values()) == {0.0}


def test_a_word_said_twice_counts_once() -> None:
    assert PARTS.scores(["onze", "onze", "11"]) == PARTS.scores(["11", "onze"])


@pytest.mark.parametrize(
    ("words", "collective"),
    [(["trente"], "cde"), (["geneve"], "cde"), (["migrants"], "pnpm"), (["migrn"], "pnpm"), (["2014"], "groupe"), (["unicef"], "groupe")],
)
def test_collectives_are_described_by_what_their_page_says(words: list[str], collective: str) -> None:
    scores = said(KNOWLEDGE).collectives.scores(words)
    assert max(scores, key=lambda name: scores[name]) == collective


@pytest.mark.parametrize(
    ("words", "topic"),
    [(["handicap"], "pnpm.valeurs"), (["mecanisme"], "groupe.charte"), (["rehabilitation"], "collectifs.objectifs"), (["cndh"], "groupe.origine")],
)
def test_sections_are_found_by_their_words(words: list[str], topic: str) -> None:
    scores = said(KNOWLEDGE).sections.scores(words)
    assert scores[topic] == max(scores.values()) > 0


def test_what_is_said_is_made_anew_for_another_version_of_the_file() -> None:
    first = said(KNOWLEDGE)
    assert said(KNOWLEDGE) is first
    assert said(KNOWLEDGE.model_copy()) is not first


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("trente",), ("cde",)),
        (("30",), ("cde",)),
        (("onze",), ("groupe",)),
        (("2009",), ("pnpm",)),
        (("migrant",), ("pnpm",)),
        (("geneve", "convention"), ("cde",)),
        (("unicef",), ("groupe",)),
        # What is said of all, of nobody, or of two alike.
        (("associations",), ()),
        (("zzzz",), ()),
        (("charte", "2015"), ()),
        ((), ()),
    ],
)
def test_words_and_numbers_describe_a_collective_by_what_the_file_says(words: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert described(KNOWLEDGE, words, [one.id for one in KNOWLEDGE.collectifs]) == expected


def test_a_word_with_joined_letters_is_found_however_it_is_typed() -> None:
    first, *others = KNOWLEDGE.collectifs
    section = first.rubriques["presentation"].model_copy(update={"introduction": "Elle met en œuvre le plan."})
    changed = first.model_copy(update={"rubriques": {**first.rubriques, "presentation": section}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (changed, *others)})
    assert described(knowledge, ["oeuvre"], [one.id for one in knowledge.collectifs]) == (first.id,)
