"""What a partner has to do with a thing, and that it was not the only one."""

from __future__ import annotations

import pytest

from actions.leads import partners
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
BOTH = "Non : avec l’UNICEF et le CNDH."


def _asked(text: str, name: str, topic: str = "groupe.origine") -> Request:
    return Request(topic, asking("origine", text=text, detail="oui_non", organisations=(name,)))


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("avec l unicef seulement", "UNICEF", BOTH),
        ("uniquement avec le cndh", "CNDH", BOTH),
        ("c etait avec l unicef exclusivement", "UNICEF", BOTH),
        ("avec le seul cndh", "CNDH", BOTH),
        ("seulement avec l unisef", "UNICEF", BOTH),
        ("juste pas seulement avec l unicef", "UNICEF", None),
        ("l unicef l a faite toute seule", "UNICEF", None),
        ("avec l unicef seulement et un budget", "UNICEF", None),
        ("avec le gouvernement seulement", "le gouvernement marocain", None),
    ],
)
def test_one_of_two_partners_was_not_the_only_one(text: str, name: str, said: str | None) -> None:
    found = partners.the_only_one(_asked(text, name), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "name", "topic", "there"),
    [
        ("et l unicef dans tout ca", "UNICEF", "groupe.origine", True),
        ("et le cndh quel role", "CNDH", "groupe.origine", True),
        ("le cndh la dedans", "CNDH", "groupe.origine", True),
        ("et l unicef elle vient faire quoi", "UNICEF", "groupe.origine", True),
        ("quelle place pour le cndh", "CNDH", "groupe.origine", True),
        ("l unicef a paye l etude", "UNICEF", "groupe.origine", False),
        ("et l unicef dans tout ca", "UNICEF", "groupe.membres", False),
    ],
)
def test_what_a_partner_has_to_do_with_it(text: str, name: str, topic: str, there: bool) -> None:
    found = partners.its_part(_asked(text, name, topic), Memory(), KNOWLEDGE)
    assert (found is not None) is there
    assert found is None or (found.text == "Comme partenaire." and name in found.rest)
