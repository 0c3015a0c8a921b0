"""Which fact a question asks for, learnt: all that may be answered is ranked by what was read, what was said before and what the file says.

The rules of `referents.py` and `plan.py` stay, and what they chose speaks for itself; where a section is clearly likelier, it is answered
instead. The weights (`ranking.json`) are learnt by `python -m bench.understanding.ranking` and name no collective: one that staff adds is
ranked as the others are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from actions.evidence import REFUSED, Candidate, Choice, candidates
from actions.memory import Memory
from actions.question import Question
from knowledge import Knowledge

WEIGHTS = Path(__file__).with_name("ranking.json")
# By how much a section is likelier than what the rules chose, 0 to 1; docs/experiments.md has the curve.
CLEARLY = 0.1
# The same where it is another's than the one who was meant, of whom it may not be told: to tell it of another is the worse mistake.
FAR = 0.3


def ranked(question: Question, memory: Memory, knowledge: Knowledge, choice: Choice | None = None) -> list[tuple[Candidate, float]]:
    """Return what a question may ask for, each with its probability, 0 to 1, the likeliest first; `choice` is what the rules would answer."""
    return weighed(candidates(question, memory, knowledge, choice), _weights())


def weighed(found: Iterable[Candidate], weights: Mapping[str, float]) -> list[tuple[Candidate, float]]:
    """Return candidates, each with its probability among them, 0 to 1, the likeliest first."""
    scored = [(one, sum(weights.get(name, 0.0) * value for name, value in one.features.items())) for one in found]
    largest = max(score for _, score in scored)
    shares = [(one, math.exp(score - largest)) for one, score in scored]
    total = sum(share for _, share in shares)
    return sorted(((one, share / total) for one, share in shares), key=lambda pair: -pair[1])


def likelier(choice: Choice, found: Sequence[tuple[Candidate, float]]) -> Candidate | None:
    """Return the section that is likelier by `CLEARLY` than the rules' choice, by `FAR` where that is a refusal or of another; None where none is."""
    best, sure = found[0]
    of_choice = next((share for one, share in found if one.topic == choice.topic), 0.0)
    owner, _, section = choice.topic.partition(".")
    far = choice.topic == REFUSED or (section and best.topic.partition(".")[0] != owner)
    enough = sure > of_choice + (FAR if far else CLEARLY)
    return best if enough and best.of_section and best.topic != choice.topic and not choice.stands else None


def likeliest(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the topics of the two likeliest sections, the best first."""
    return tuple(one.topic for one, _ in ranked(question, memory, knowledge) if one.of_section)[:2]


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return weights
