"""Count what people ask: numbers per day, never a text, and a danger in its month alone; kept for two years, where conversations are.

A count is one statement by itself: servers that add at once lose nothing, none holds up another, and whoever is killed loses its last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from bot.server.database import TABLES, Database

# What is counted; `which` then says which topic, gap, hour or language.
CONVERSATIONS, MESSAGES, TOPICS, GAPS, ASKED_BACK, HOURS, LANGUAGES, DANGER = (
    "conversations", "messages", "topics", "gaps", "asked_back", "hours", "languages", "danger",
)  # fmt: skip
# A year can be held against the one before it.
KEPT_DAYS = 731
# The topic of whoever is in danger, and the kind of answer that they get.
DANGER_TOPIC, DANGER_KIND = "urgence", "safeguarding"

_counts = sa.Table(
    "counts",
    TABLES,
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("what", sa.String(20), primary_key=True),
    sa.Column("which", sa.String(100), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)
_feedback = sa.Table(
    "feedback",
    TABLES,
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("topic", sa.String(100), primary_key=True),
    sa.Column("useful", sa.Integer, nullable=False),
    sa.Column("useless", sa.Integer, nullable=False),
)

Row = tuple[str, str]
# Counts of one day: what, which, how many.
Counted = tuple[date, str, str, int]


def _zone() -> tzinfo:
    try:
        return ZoneInfo("Africa/Casablanca")
    except ZoneInfoNotFoundError:
        # A machine without a table of time zones: Morocco's time but for the month of Ramadan.
        return timezone(timedelta(hours=1))


MOROCCO = _zone()


def now() -> datetime:
    """Return the time in Morocco, where visitors and staff are."""
    return datetime.now(UTC).astimezone(MOROCCO)


def of_turn(kind: str, topics: Iterable[str], gaps: Iterable[str], language: str, hour: int) -> list[Row]:
    """Return what to count for one answer: `what` and `which`.

    A danger is counted as such and nowhere else: what is left of a sum would tell of it, and its hour or its day of a person.
    """
    if kind == DANGER_KIND:
        return [(DANGER, "")]
    answered = [(TOPICS, topic) for topic in topics if topic not in ("hors_sujet", "precision", DANGER_TOPIC)]
    asked_back = [(ASKED_BACK, "")] if kind == "clarification" else []
    return [(MESSAGES, ""), (HOURS, f"{hour:02}"), (LANGUAGES, language), *asked_back, *answered, *((GAPS, gap) for gap in gaps)]


class Counts:
    """The numbers kept in a database; every failure is a `StoreUnavailableError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, rows: Iterable[Row], at: datetime | None = None) -> None:
        """Add one to each of these, on the line of its day: for a danger that of the month's first day."""
        today = (at or now()).date()
        # Servers that add at once take the lines in the same order: none waits for one that waits for it.
        lines = sorted({(number_of(today.replace(day=1) if what == DANGER else today), what, which[:100]) for what, which in rows})
        values = [{"day": day, "what": what, "which": which, "number": 1} for day, what, which in lines]
        with self._database.begin(at_once=True) as connection:
            insert = _insert(connection, _counts).values(values)
            adding = {"number": _counts.c.number + insert.excluded.number}
            connection.execute(insert.on_conflict_do_update(index_elements=["day", "what", "which"], set_=adding))

    def between(self, first: date, last: date) -> list[Counted]:
        """Return the lines of these days, both included, in order."""
        query = sa.select(_counts).where(_counts.c.day.between(number_of(first), number_of(last))).order_by(*_counts.primary_key)
        with self._database.begin() as connection:
            return [(day_of(row.day), row.what, row.which, int(row.number)) for row in connection.execute(query)]

    def rate(self, topics: Iterable[str], useful: bool, weight: int = 1) -> None:
        """Count a thumb for each topic on today's line; a weight of -1 takes it back. What is said to whoever is in danger is not rated."""
        day = number_of(now().date())
        column = "useful" if useful else "useless"
        with self._database.begin(at_once=True) as connection:
            for topic in sorted({*topics} - {DANGER_TOPIC}):
                if weight < 0:
                    where = (_feedback.c.day == day) & (_feedback.c.topic == topic)
                    connection.execute(_feedback.update().where(where).values({column: _feedback.c[column] + weight}))
                    continue
                insert = _insert(connection, _feedback).values(day=day, topic=topic, useful=int(useful), useless=int(not useful))
                adding = {column: _feedback.c[column] + insert.excluded[column]}
                connection.execute(insert.on_conflict_do_update(index_elements=["day", "topic"], set_=adding))

    def ratings(self, first: date = date(1970, 1, 1), last: date = date(9999, 1, 1)) -> dict[str, tuple[int, int]]:
        """Return topic → (useful, not useful), over these days, both included."""
        query = sa.select(_feedback.c.topic, sa.func.sum(_feedback.c.useful), sa.func.sum(_feedback.c.useless)).group_by(_feedback.c.topic)
        with self._database.begin() as connection:
            found = connection.execute(query.where(_feedback.c.day.between(number_of(first), number_of(last))))
            return {topic: (int(useful), int(useless)) for topic, useful, useless in found}

    @staticmethod
    def purge(connection: Connection, today: date) -> None:
        """Delete what was counted more than `KEPT_DAYS` before a day."""
        for table in (_counts, _feedback):
            connection.execute(table.delete().where(table.c.day < number_of(today) - KEPT_DAYS))


def _insert(connection: Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def number_of(day: date) -> int:
    """Return a day as it is kept: how many there were since 1970."""
    return (day - date(1970, 1, 1)).days


def day_of(number: int) -> date:
    """Return the day that is kept as a number."""
    return date(1970, 1, 1) + timedelta(days=number)
