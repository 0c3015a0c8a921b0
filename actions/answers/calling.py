"""Answer who asks for the number of the police, of those who rescue or of those who listen, and tells of no danger: with that number."""

from __future__ import annotations

import re

from actions.blocks import paragraphs
from actions.question import Question
from actions.reply import Reply, choose, contacts
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.text import plain_words

_ASKS = re.compile(
    r"\b(?:numeros?|nums?|tel|tels|telephones?)\b"
    r"|\b(?:comment|qui|peu\w*|pouvons|pui\w*|fau\w*|dois|doit) (?:\w+ ){0,3}(?:appell?er?|joindre|contacter|prevenir)\b"
)
# Whom people ask for, beside a word of the contact's own name.
_CALLED = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("police", r"polic\w*|flics?|keufs?|commissariats?"),
        ("gendarmerie", r"gendarm\w*"),
        ("protection civile", r"protection civile|pompiers?|ambulances?|secours|samu"),
        ("ecoute", r"numero vert|(?:lignes?|centres?) d ecoute|enfance (?:en danger|maltraitee)"),
    )
)


# « 19 » is the number of many things.
_OF_ITS_OWN = 3


def calling_reply(knowledge: Knowledge, question: Question) -> Reply | None:
    """Return the lines of the contacts asked for, by whom they reach or by their number, with all of them within reach; None where none is."""
    if question.collectives:
        return None
    asked = [name for name, words in _CALLED if words.search(question.text)] if _ASKS.search(question.text) else []
    said = {word for word in question.text.split() if len(word) >= _OF_ITS_OWN}
    there = [(one, one.number.replace(" ", "")) for one in contacts(knowledge).contacts if one.number]
    lines = [one.text for one, number in there if number in said or any(name in plain_words(one.name) for name in asked)]
    if not lines:
        return None
    return Reply("aide", "social", paragraphs("\n".join(lines))).with_buttons([choose(sentence("voir_contacts"), "urgence")])
