"""Questions that visitors chose to send to the team: a masked text and its day, of no conversation; deleted with old conversations, or by hand."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.server.counts import day_of, now, number_of
from bot.server.database import TABLES, Database
from bot.server.refusal import Refused

# More than a team reads: who sends more than that fills a disk.
MOST_QUESTIONS = 500
# A number of its own that staff can type, and that tells nothing of when it came.
_LEAST_NUMBER, _MOST_NUMBER = 100_000, 999_999
_MOST_CHARACTERS = 1000

_questions = sa.Table(
    "questions",
    TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("text", sa.String(_MOST_CHARACTERS), nullable=False),
    # Rows lie in the order of their numbers, not in that in which they came.
    sqlite_with_rowid=False,
)


@dataclass(frozen=True)
class SentQuestion:
    """One question: a number drawn at random, the day it came, and what is left of it."""

    number: int
    day: date
    text: str


class SentQuestions:
    """The questions in a database; every failure is a `StoreUnavailableError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def add(connection: Connection, text: str) -> None:
        """Keep a masked question, with what else the connection changes; `Refused` where there are too many."""
        taken = set(connection.execute(sa.select(_questions.c.number)).scalars())
        if len(taken) >= MOST_QUESTIONS:
            raise Refused("trop_de_questions", retry_after=3600)
        number = next(one for one in iter(lambda: secrets.randbelow(_MOST_NUMBER - _LEAST_NUMBER + 1) + _LEAST_NUMBER, None) if one not in taken)
        connection.execute(_questions.insert().values(number=number, day=number_of(now().date()), text=text[:_MOST_CHARACTERS]))

    def all(self) -> list[SentQuestion]:
        """Return them, those of the newest day first; within a day in no order that tells when they came."""
        with self._database.begin() as connection:
            rows = connection.execute(sa.select(_questions).order_by(_questions.c.day.desc(), _questions.c.number))
            return [SentQuestion(row.number, day_of(row.day), row.text) for row in rows]

    def delete(self, numbers: Sequence[int]) -> int:
        """Delete those of these numbers; return how many there were."""
        with self._database.begin() as connection:
            gone = connection.execute(_questions.delete().where(_questions.c.number.in_(numbers))).rowcount
        self._database.wipe()
        return int(gone)

    @staticmethod
    def purge(connection: Connection, last: date) -> None:
        """Delete those of a day and of all days before it."""
        connection.execute(_questions.delete().where(_questions.c.day <= number_of(last)))


def offer(text: str) -> tuple[str, str]:
    """Return a key for the visitor and the print of a text under it: who has the print alone learns nothing of the text, not even by guessing."""
    key = secrets.token_urlsafe(16)
    return key, print_of(text, key)


def print_of(text: str, key: str) -> str:
    """Return what tells whether a text is the one of an offer."""
    return hmac.new(key.encode(errors="replace"), text.encode(errors="replace"), hashlib.sha256).hexdigest()


def is_of(kept: str | None, text: str, key: str) -> bool:
    """Tell whether a kept print is that of a text under a key."""
    return kept is not None and hmac.compare_digest(kept, print_of(text, key))
