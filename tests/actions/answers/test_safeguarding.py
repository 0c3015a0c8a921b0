"""A danger answer has every contact, no question and no suggestion."""

from __future__ import annotations

from actions.answers.safeguarding import safeguarding_reply
from actions.blocks import Contacts
from knowledge import load

KNOWLEDGE = load()


def test_every_contact_of_the_file_is_there() -> None:
    reply = safeguarding_reply(KNOWLEDGE)
    (block,) = [block for block in reply.blocks if isinstance(block, Contacts)]
    assert len(block.contacts) == len(KNOWLEDGE.contacts)
    assert all((one.numero or one.site) in reply.text for one in KNOWLEDGE.contacts)


def test_it_asks_nothing_and_offers_nothing_else() -> None:
    reply = safeguarding_reply(KNOWLEDGE)
    assert "?" not in reply.text and not reply.buttons and not reply.sources and reply.kind == "safeguarding"
