"""Sums of what was counted, under the names of staff; no number of dangers tells of one person."""

from __future__ import annotations

from datetime import date

from bot.server.counts import Counted, of_turn
from bot.tally.figures import Figures, between, figures
from bot.tally.period import period
from tests.facts import KNOWLEDGE

TODAY = date(2026, 11, 26)
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def made(counted: list[Counted], kind: str = "semaine", ratings: dict[str, tuple[int, int]] | None = None) -> Figures:
    return figures(period(kind, None, TODAY), counted, ratings or {}, KNOWLEDGE)


COUNTED: list[Counted] = [
    (date(2026, 10, 1), "danger", "", 7),
    (date(2026, 10, 5), "messages", "", 1000),
    (date(2026, 11, 1), "danger", "", 3),
    (MONDAY, "conversations", "", 2),
    (MONDAY, "messages", "", 9),
    (MONDAY, "hours", "08", 9),
    (MONDAY, "topics", "pnpm.valeurs", 4),
    (MONDAY, "topics", "collectifs.liste", 1),
    (MONDAY, "topics", "parti.depuis", 1),
    (TUESDAY, "messages", "", 3),
    (TUESDAY, "hours", "21", 3),
    (TUESDAY, "topics", "pnpm.valeurs", 1),
    (TUESDAY, "topics", "langue", 2),
    (TUESDAY, "languages", "fr", 1),
    (TUESDAY, "languages", "ary-Latn", 2),
    (TUESDAY, "gaps", "not_said", 2),
    (TUESDAY, "gaps", "out_of_scope", 1),
    (TUESDAY, "asked_back", "", 5),
]


def test_adds_up_the_days_of_the_period_alone() -> None:
    found = made(COUNTED)
    assert (found.conversations, found.messages, found.open, found.empty) == (2, 12, 3, False)
    assert found.times[3:6] == [("23 novembre 2026", 2, 9), ("24 novembre 2026", 0, 3), ("25 novembre 2026", 0, 0)]
    assert [(hour, number) for hour, number in found.hours if number] == [("8 h", 9), ("21 h", 3)] and len(found.hours) == 24
    assert found.languages == [("darija", 2), ("français", 1)]
    assert [number for _, number in found.gaps] == [0, 5, 2, 1]


def test_topics_have_the_titles_that_staff_knows() -> None:
    assert made(COUNTED).topics == [
        ("Les valeurs de la PNPM", 5), ("Message dans une autre langue", 2), ("Les collectifs d’AMANE", 1), ("parti.depuis", 1),
    ]  # fmt: skip


def test_a_year_is_told_by_month() -> None:
    found = made(COUNTED, "annee")
    assert found.times[0] == ("novembre 2025", 0, 0) and found.times[-2:] == [("octobre 2026", 0, 1000), ("novembre 2026", 2, 12)]


def test_thumbs_by_topic_the_most_rated_first() -> None:
    found = made([], ratings={"pnpm.valeurs": (1, 1), "cde.membres": (5, 0), "pnpm.adhesion": (0, 0), "groupe.charte": (-1, 2)})
    assert found.thumbs[0] == ("Les membres de la Plateforme CDE Maroc", 5, 0)
    assert found.thumbs[1:] == [("La charte du groupe de travail", 0, 2), ("Les valeurs de la PNPM", 1, 1)]


def test_dangers_are_told_of_months_that_are_over_and_in_steps() -> None:
    assert made(COUNTED).dangers == [("octobre 2026", "de 5 à 9")]
    # One more or one less in a step, or none at all, reads the same.
    for number in (5, 6, 8, 9):
        assert made([(date(2026, 10, 1), "danger", "", number)]).dangers == [("octobre 2026", "de 5 à 9")]
    for counted in ([], [(date(2026, 10, 1), "danger", "", 1)], [(date(2026, 10, 1), "danger", "", 4)]):
        assert made(counted).dangers == [("octobre 2026", "moins de 5")]


def test_steps() -> None:
    assert [between(number) for number in (0, 4, 5, 9, 10, 123)] == ["moins de 5", "moins de 5", "de 5 à 9", "de 5 à 9", "de 10 à 14", "de 120 à 124"]


def test_no_sum_tells_of_a_danger() -> None:
    """All that is counted of a message adds up to the messages told: nothing is left over that a danger would explain."""
    rows = [*of_turn("answer", ["pnpm.valeurs"], [], "fr", 8), *of_turn("safeguarding", ["urgence"], [], "fr", 8)]
    found = made([(MONDAY, what, which, 1) for what, which in rows])
    assert found.messages == sum(number for _, number in found.hours) == sum(number for _, number in found.languages) == 1


def test_a_period_without_anybody_is_empty() -> None:
    assert made([]).empty and made([]).topics == []
