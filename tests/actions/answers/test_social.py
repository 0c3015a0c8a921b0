"""Greetings, thanks, goodbyes, yes and no; after an alert the contacts stay within reach."""

from __future__ import annotations

import pytest

from actions.answers.social import social_reply, welcome_reply
from actions.kinds import SOCIAL_KINDS, TOPIC_OF_KIND
from actions.memory import Memory
from knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize("kind", sorted(SOCIAL_KINDS))
def test_each_has_its_topic_and_states_no_fact_of_a_collective(kind: str) -> None:
    reply = social_reply(KNOWLEDGE, kind, Memory())
    assert (reply.topic, reply.kind) == (TOPIC_OF_KIND.get(kind, kind), "social") and reply.text


@pytest.mark.parametrize("kind", ["merci", "au_revoir", "nier", "affirmer"])
def test_after_an_alert_the_contacts_are_within_reach_and_nothing_is_offered(kind: str) -> None:
    reply = social_reply(KNOWLEDGE, kind, Memory(alerte=True))
    assert "SOS" in reply.text and [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']


def test_the_welcome_says_what_it_is_and_what_to_do_in_danger() -> None:
    assert "SOS" in welcome_reply(KNOWLEDGE).text and len(welcome_reply(KNOWLEDGE).buttons) == 3
