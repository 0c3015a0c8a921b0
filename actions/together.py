"""Two questions of one message that one sentence answers: « combien au départ, et combien maintenant ? ». Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.request import Request

_TWO = 2
_THEN_AND_NOW = {"fondation", "membres"}


def in_one(requests: Sequence[Request]) -> list[Request]:
    """Return the requests of a message; two that ask how many, then and now or of two collectives, as one that asks for both numbers."""
    kinds = {one.kind for one in requests}
    owners = tuple(dict.fromkeys(one for request in requests for one in request.collectives))
    counts = len(requests) == _TWO and all(one.question.detail == "nombre" and len(one.collectives) == 1 for one in requests)
    if not counts or (not (kinds == _THEN_AND_NOW and len(owners) == 1) and not (kinds == {"membres"} and len(owners) == _TWO)):
        return list(requests)
    first, second = requests
    question = replace(first.question, text=f"{first.question.text} et {second.question.text}", kinds=()).naming(collectives=owners)
    topic = "comparaison" if len(owners) == _TWO else next(one.topic for one in requests if one.kind == "membres")
    return [Request(topic, question, owners, "membres")]
