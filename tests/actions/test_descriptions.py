"""Who is described: by superlatives, numbers, dates and words, as the file says at the time, those that staff adds included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.descriptions import alone_uses_the_words, by_facts, by_superlative, by_value, described_exactly, is_that_one
from actions.memory import Memory
from bot.nlu.folding import fold
from knowledge import Knowledge
from knowledge.french import Number
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()


def with_members(count: int) -> Knowledge:
    """Return the file with a collective more, the newest, which has so many members."""
    group = next(one for one in KNOWLEDGE.collectifs if one.id == "groupe")
    members = group.rubriques["membres"].model_copy(update={"nombre": Number(count)})
    founded = group.rubriques["fondation"].model_copy(update={"date": "2021-03", "nombre": Number(7)})
    rubriques = {**group.rubriques, "membres": members, "fondation": founded}
    added = group.model_copy(update={"id": "ecoles", "rubriques": rubriques})
    return KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, added)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la plus grosse, elle a une charte ?", ("cde",)),
        ("et chez le plus nombreux", ("cde",)),
        ("celui qui a le plus d'assos", ("cde",)),
        ("le plus petit en avait combien", ("groupe",)),
        ("la moins nombreuse", ("groupe",)),
        ("le moins de membres", ("groupe",)),
        ("dans le plus restreint", ("groupe",)),
        ("ds la petite", ("groupe",)),
        ("et l'ancienne", ("pnpm",)),
        ("le doyen, il veut quoi", ("pnpm",)),
        ("la première créée", ("pnpm",)),
        ("pareil pour la plus jeune", ("cde",)),
        ("la petite dernière", ("cde",)),
        ("celui qui protège les petits", None),
        ("leur grand plaidoyer", None),
    ],
)
def test_a_superlative_singles_one_out(text: str, expected: tuple[str, ...] | None) -> None:
    assert by_superlative(asking("presentation", text=fold(text)), NEW, KNOWLEDGE) == expected


def test_a_superlative_follows_the_file() -> None:
    largest, youngest = (asking("presentation", text=text) for text in ("le plus gros", "le plus recent"))
    assert by_superlative(largest, NEW, with_members(52)) == by_superlative(youngest, NEW, with_members(52)) == ("ecoles",)
    # Of two that are equal none is the largest.
    assert by_superlative(largest, NEW, with_members(30)) is None
    alone = KNOWLEDGE.model_copy(update={"collectifs": KNOWLEDGE.collectifs[1:2]})
    assert by_superlative(largest, NEW, alone) is by_superlative(youngest, NEW, alone) is None


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("membres", "d'où sortent ces onze ?", ("groupe",)),
        ("membres", "et les trente, c'est qui", ("cde",)),
        ("fondation", "les cinq, c'était en quel mois", ("groupe",)),
        ("objectifs", "lequel en a quatre", ("pnpm",)),
        ("charte", "celle de décembre", ("groupe",)),
        ("charte", "2015 ou 2009 ?", ("groupe",)),
        ("presentation", "celui de novembre 2014", ("groupe",)),
        ("presentation", "celui aux onze assos", ("groupe",)),
        # Two have a date of these, or nobody.
        ("fondation", "2009 ou 2014 ?", None),
        ("charte", "celle de 2012", None),
        # How many points are listed is no sign of whom something else is asked.
        ("presentation", "les trois", None),
        ("membres", "ils sont combien", None),
    ],
)
def test_a_value_singles_one_out(kind: str, text: str, expected: tuple[str, ...] | None) -> None:
    assert by_value(asking(kind, text=fold(text)), NEW, KNOWLEDGE) == expected


def test_a_value_of_one_that_is_added_singles_it_out() -> None:
    question = asking("fondation", text="et les sept")
    assert by_value(question, NEW, KNOWLEDGE) is None
    assert by_value(question, NEW, with_members(52)) == described_exactly(question, NEW, with_members(52)) == ("ecoles",)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("documents", "le rapport annuel, il est de qui", ("pnpm",)),
        ("charte", "le mécanisme de collaboration, c'est quoi", ("groupe",)),
        ("valeurs", "qui parle de handicap", ("pnpm",)),
        # Two have a site, nobody a newspaper.
        ("documents", "le site web", None),
        ("documents", "un journal", None),
        ("documents", "c'est où", None),
        # Two of the words are enough, one is not.
        ("documents", "un rapport annuel à montrer à mes élèves", ("pnpm",)),
        ("documents", "un rapport financier", None),
    ],
)
def test_the_only_one_with_the_words(kind: str, text: str, expected: tuple[str, ...] | None) -> None:
    assert alone_uses_the_words(asking(kind, text=fold(text)), NEW, KNOWLEDGE) == expected


@pytest.mark.parametrize(("text", "expected"), [("et celle des enfants", ("cde",)), ("et celle des onze", None)])
def test_celle_is_said_of_no_group(text: str, expected: tuple[str, ...] | None) -> None:
    question = asking("presentation", text=text, reference="description")
    found = by_facts(replace(question, words=tuple(text.split())), Memory(collectif="pnpm", dits=(("presentation", "tout"),)), KNOWLEDGE)
    assert found == expected or (expected is None and "groupe" not in (found or ()))


def test_a_long_description_that_asks_at_its_end_is_read_at_once() -> None:
    assert not is_that_one(f"celui qui signe la charte {'des migrants il promet ' * 12}quoi")
    assert is_that_one("bah celui que vous avez demarre a cinq")
