"""Answer a disclosure: warm, short, never a question, the contacts at once (UNICEF, Safer Chatbots)."""

from __future__ import annotations

from actions.reply import Reply
from actions.sentences import sentence
from knowledge import Knowledge


def safeguarding_reply(knowledge: Knowledge) -> Reply:
    """Return the one message for someone in danger, with every contact of the knowledge file."""
    lines = []
    for contact in knowledge.contacts:
        if contact.numero:
            lines.append("• " + sentence("contact_numero", numero=contact.numero, nom=contact.nom, quand=contact.quand))
        else:
            lines.append("• " + sentence("contact_site", site=str(contact.site), nom=contact.nom, quand=contact.quand))
    return Reply("urgence", "safeguarding", sentence("urgence", contacts="\n".join(lines)))
