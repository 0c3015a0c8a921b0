"""Answer who could not open a link: that it is the only address known, and where else to look; not the same link alone."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers.missing import where_to_look
from actions.blocks import Lead
from actions.gaps import NOT_SAID
from actions.lengths import is_only_length
from actions.memory import Memory
from actions.question import Question
from actions.reply import Reply, answer, follow_ups, links
from actions.sentences import sentence
from knowledge import Collective, Knowledge, Section

_OPENS = r"(?:marche|fonctionne|ouvr|charge|affiche|telecharge)\w*"
_DEAD = re.compile(
    rf"\by ?a (?:pas|plus|aucun) (?:de |d )?liens?\b"
    rf"|\b{_OPENS} (?:\w+ )?(?:pas|plus|rien)\b|\b(?:pas|plus) a (?:l[ea]?s? )?{_OPENS}|\b(?:sur|d) (?:une )?erreur\b|\b(?:erreur )?(?:404|50[023])\b"
    r"|\bpages? (?:blanche|introuvable|vide)s?\b|\b(?:liens?|sites?|pages?|fichiers?|pdf) (?:\w+ )?(?:morte?s?|casse\w*|introuvables?|expire\w*)\b"
)
_ASKS_FOR_A_NUMBER = re.compile(r"\b(?:combien|nombre|cb)\b")


def dead_link_reply(knowledge: Knowledge, question: Question, memory: Memory) -> Reply | None:
    """« Le lien marche pas » after an answer with a link: say that no other is known, and where else it may be found; None where none was told."""
    found = _with_links(knowledge, memory)
    # « La liste ne s'ouvre pas, au moins le nombre ? » asks for a number.
    if found is None or not _DEAD.search(question.text) or is_only_length(question.text) or _ASKS_FOR_A_NUMBER.search(question.text):
        return None
    collective, section = found
    link = links(knowledge, section)[0]
    page = knowledge.page.adresse
    told = sentence("lien_mort", adresse=link.address) if link.address else sentence("lien_mort_de_la_page", page=page)
    contact = knowledge.association.contacts.get("contact")
    # Beside the page that gives it the association's site may have it; whom to write to is known where AMANE has filled it in.
    elsewhere = contact or (sentence("lien_ailleurs", page=page) if link.address else where_to_look(knowledge))
    topic = memory.sujets[-1]
    reply = answer(knowledge, topic, [Lead(told, elsewhere)], section.sources, follow_ups(collective, (topic,)))
    return replace(reply, gap="" if contact else NOT_SAID)


def _with_links(knowledge: Knowledge, memory: Memory) -> tuple[Collective, Section] | None:
    """Return the section last told, with its collective, where it has a link."""
    found = knowledge.section(memory.sujets[-1]) if memory.sujets else None
    return found if found and found[1].liens else None
