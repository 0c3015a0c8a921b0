"""For whom a point is stands first, where it says so and somebody asks."""

from __future__ import annotations

import pytest

from actions.leads import addressees
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
CIVIL = "Auprès de la société civile : organiser des activités de sensibilisation."
AUTHORITIES = "Auprès des autorités et institutions compétentes : faire du plaidoyer en faveur du respect des droits des migrants."


@pytest.mark.parametrize(
    ("text", "told", "said"),
    [
        ("ils organisent des activites de sensibilisation pour qui", None, CIVIL),
        ("la sensibilisation vise quel public", None, CIVIL),
        ("la sensibilisation vise qui", None, CIVIL),
        ("aupres de qui", 2, CIVIL),
        ("le plaidoyer aupres de qui", None, AUTHORITIES),
        ("aupres de qui", 1, AUTHORITIES),
        ("l echange d informations avec qui", None, None),
        ("pourquoi de la sensibilisation", None, None),
        ("pour qui", None, None),
    ],
)
def test_for_whom_a_point_is(text: str, told: int | None, said: str | None) -> None:
    topic = "pnpm.objectifs"
    memory = Memory() if told is None else Memory(point=(topic, told))
    words = tuple(word for word in text.split() if len(word) > 3)
    found = addressees.of_a_point(Request(topic, asking("objectifs", text=text, words=words, detail="pour_qui")), memory, KNOWLEDGE)
    assert (found.text if found else None) == said
