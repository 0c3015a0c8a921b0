"""A thing to answer, and which of those that a message asks for are worth a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actions.kinds import SECTIONS_OF_KIND
from actions.question import Marker, Question
from actions.readings import SURE
from actions.sets import asks_of_any


@dataclass(frozen=True)
class Request:
    """One thing to answer.

    topic: the topic, `precision` or `hors_sujet`. collectives: ids it is about. kind: that of the question (not on the page, or waited for).
    question: what the visitor asked, with years, themes and organisations. again, more: "répète", "plus de détails".
    between: the two likeliest topics, where none is sure. instead: the refusal in whose place it is answered of another.
    """

    topic: str
    question: Question
    collectives: tuple[str, ...] = ()
    kind: str = ""
    again: bool = False
    more: bool = False
    between: tuple[str, ...] = ()
    instead: Request | None = None


def of_topics(topics: Iterable[str]) -> list[Request]:
    """Return requests for topics chosen by buttons or repeated."""
    return [Request(topic, Question(kind="choisir")) for topic in topics]


def only_answered(requests: Iterable[Request]) -> tuple[str, ...]:
    """Return whom the only one of some requests that is not refused is about; nobody where several are answered, or none."""
    answered = [one.collectives for one in requests if one.topic != "hors_sujet"]
    return answered[0] if len(answered) == 1 else ()


def worth_saying(requests: list[Request]) -> list[Request]:
    """Leave out halves of a message that are not worth a word beside the half that was understood."""
    if any(one.topic not in ("precision", "hors_sujet") for one in requests):
        # Nobody is asked back about half of a message whose other half was understood.
        requests = [one for one in requests if one.topic != "precision"]
    answered = [one for one in requests if one.topic != "hors_sujet"]
    # What can't be answered is worth a word only where nothing else was asked, or where it was asked for by itself.
    worth_it = all(one.question.has(Marker.ASKS) or one.kind in SECTIONS_OF_KIND or one.question.confidence > SURE.half for one in requests)
    of_any = any(asks_of_any(one.question.text) for one in requests)
    return requests if (worth_it and not of_any) or not answered else answered
