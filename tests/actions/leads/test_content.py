"""A point is found by the words of a question, in other forms and under other names too."""

from __future__ import annotations

import pytest

from actions.leads.content import asked_words, matched
from actions.leads.series import series
from bot.nlu.folding import fold
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()


def find(topic: str, text: str, organisations: tuple[str, ...] = ()) -> tuple[tuple[int, ...], bool]:
    listed = series(KNOWLEDGE, topic)
    assert listed
    found = matched(listed, asked_words(asking("valeurs", text=fold(text), collectives=("pnpm",), organisations=organisations), KNOWLEDGE))
    return found.places, found.every


@pytest.mark.parametrize(
    ("topic", "text", "place"),
    [
        ("pnpm.objectifs", "lequel parle de sensibilisation ?", 2),
        ("pnpm.objectifs", "lequel c'est pour partager entre régions", 0),
        ("pnpm.objectifs", "la PNPM fait de l'expertise ?", 3),
        ("pnpm.valeurs", "le handicap ?", 1),
        ("pnpm.valeurs", "elle accepte toutes les religions ?", 1),
        ("pnpm.valeurs", "c'est universel ?", 0),
        ("collectifs.objectifs", "la rehabilitasion ?", 1),
        ("collectifs.objectifs", "« stratégies concertées »", 2),
    ],
)
def test_the_point_that_speaks_of_it(topic: str, text: str, place: int) -> None:
    assert find(topic, text) == ((place,), True)


def test_an_organisation_is_found_by_any_of_its_names() -> None:
    assert find("pnpm.valeurs", "et l'ONU là-dedans ?", ("Nations unies",)) == ((2,), True)


def test_words_that_stand_nowhere_are_seen() -> None:
    assert find("pnpm.valeurs", "l'orientation professionnelle ?") == ((1,), False)
    assert find("pnpm.valeurs", "ça parle de football ?") == ((), False)


def test_for_what_public_is_no_word_of_a_point() -> None:
    assert find("collectifs.objectifs", "pour quel public ?") == ((), False)
    assert find("pnpm.objectifs", "informer le public ?")[0] == (2,)


def test_several_points_may_speak_of_it() -> None:
    assert find("pnpm.objectifs", "lesquels parlent de société civile ?") == ((0, 2), True)


def test_other_words_that_the_file_gives_a_point_find_it_and_are_not_what_it_says() -> None:
    assert find("pnpm.valeurs", "et le racisme ?") == ((1,), False)
