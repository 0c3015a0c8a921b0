"""Answer a disclosure: warm, short, never a question, the contacts at once (UNICEF, Safer Chatbots)."""

from __future__ import annotations

from actions.blocks import paragraphs
from actions.reply import Reply, contacts
from actions.sentences import sentence
from knowledge import Knowledge


def safeguarding_reply(knowledge: Knowledge) -> Reply:
    """Return the one message for someone in danger, with every contact of the knowledge file."""
    return Reply("urgence", "safeguarding", (*paragraphs(sentence("urgence")), contacts(knowledge), *paragraphs(sentence("urgence_apres_contacts"))))
