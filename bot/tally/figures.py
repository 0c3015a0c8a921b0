"""Add up what was counted in a period, under the names that staff knows; of dangers no number that could tell of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actions.gaps import NOT_SAID, NOT_UNDERSTOOD, OUT_OF_SCOPE
from actions.kinds import KINDS, LANG_OF_KIND
from actions.turn import all_answers
from bot.server.counts import ASKED_BACK, CONVERSATIONS, DANGER, GAPS, HOURS, LANGUAGES, MESSAGES, TOPICS, Counted
from bot.tally.period import YEAR, Period
from knowledge import Knowledge
from knowledge.french import date as in_french

# Dangers are told in steps of so many, and of months that are over: neither a small number nor the difference of two reports tells of somebody.
DANGER_STEP = 5
_GAPS = {
    NOT_UNDERSTOOD: "Message non compris",
    ASKED_BACK: "De quel collectif s’agit-il ? L’assistant l’a demandé",
    NOT_SAID: "La page d’AMANE ne le dit pas",
    OUT_OF_SCOPE: "Question sur tout autre chose",
}
_OTHER_TOPICS = {"langue": "Message dans une autre langue", "precision": "De quel collectif il s’agit"}

# What and which.
Key = tuple[str, str]
# A name and how many.
Row = tuple[str, int]


@dataclass(frozen=True)
class Figures:
    """What a report shows.

    times: of each day, of a year of each month: its name, conversations, messages. thumbs: topic, useful, not useful. hours: of each of the 24.
    dangers: of each month that is over, its name and between which numbers it lies.
    """

    period: Period
    conversations: int
    messages: int
    times: list[tuple[str, int, int]]
    topics: list[Row]
    thumbs: list[tuple[str, int, int]]
    gaps: list[Row]
    hours: list[Row]
    languages: list[Row]
    dangers: list[tuple[str, str]]

    @property
    def empty(self) -> bool:
        """Whether nobody wrote in the period."""
        return not self.conversations and not self.messages

    @property
    def open(self) -> int:
        """How many times the assistant could not answer; asking back is not one of them."""
        return sum(number for name, number in self.gaps if name != _GAPS[ASKED_BACK])


def figures(period: Period, counted: Iterable[Counted], ratings: Mapping[str, tuple[int, int]], knowledge: Knowledge) -> Figures:
    """Return the figures of a period: `counted` are the lines from the first day of its dangers on, `ratings` the thumbs of its days."""
    lines = list(counted)
    within = [line for line in lines if line[0] >= period.first and line[1] != DANGER]
    totals: Counter[Key] = Counter()
    for _, what, which, number in within:
        totals[what, which] += number
    names = TopicTitles(knowledge)
    return Figures(
        period=period,
        conversations=totals[CONVERSATIONS, ""],
        messages=totals[MESSAGES, ""],
        times=_times(period, within),
        topics=_ranked(totals, TOPICS, names),
        thumbs=sorted(((names(topic), max(0, good), max(0, bad)) for topic, (good, bad) in ratings.items() if good + bad > 0), key=_most),
        gaps=[(title, totals[ASKED_BACK, ""] if gap == ASKED_BACK else totals[GAPS, gap]) for gap, title in _GAPS.items()],
        hours=[(f"{hour} h", totals[HOURS, f"{hour:02}"]) for hour in range(24)],
        languages=_ranked(totals, LANGUAGES, _language),
        dangers=_dangers(period, lines),
    )


def between(number: int) -> str:
    """Return between which numbers another lies, in steps of `DANGER_STEP`: moins de 5, de 5 à 9, de 10 à 14."""
    low = number - number % DANGER_STEP
    return f"de {low} à {low + DANGER_STEP - 1}" if low else f"moins de {DANGER_STEP}"


def _times(period: Period, lines: Iterable[Counted]) -> list[tuple[str, int, int]]:
    by_month = period.kind == YEAR
    found: Counter[Key] = Counter()
    for day, what, _, number in lines:
        if what in (CONVERSATIONS, MESSAGES):
            found[what, day.isoformat()[: 7 if by_month else None]] += number
    times = [month.isoformat()[:7] for month in period.months] if by_month else [day.isoformat() for day in period.days]
    return [(in_french(time), found[CONVERSATIONS, time], found[MESSAGES, time]) for time in times]


def _dangers(period: Period, lines: Iterable[Counted]) -> list[tuple[str, str]]:
    found: Counter[date] = Counter()
    for month, what, _, number in lines:
        if what == DANGER:
            found[month] += number
    return [(in_french(month.isoformat()[:7]), between(found[month])) for month in period.ended_months]


class TopicTitles:
    """Titles of topics as the knowledge file has them; a topic that it no longer has keeps its own name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._titles = _OTHER_TOPICS | {name: kind.label for name, kind in KINDS.items()}
        self._titles |= {topic: title for topic, title, _ in all_answers(knowledge)}

    def __call__(self, topic: str) -> str:
        return self._titles.get(topic, topic)


def _language(code: str) -> str:
    names = {lang: KINDS[kind].label.rpartition(" ")[2] for kind, lang in LANG_OF_KIND.items()}
    return names.get(code, "français" if code == "fr" else code)


def _ranked(totals: Mapping[Key, int], wanted: str, name: Callable[[str], str]) -> list[Row]:
    found = ((name(which), number) for (what, which), number in totals.items() if what == wanted and number > 0)
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _most(row: tuple[str, int, int]) -> tuple[int, str]:
    return -(row[1] + row[2]), row[0]
