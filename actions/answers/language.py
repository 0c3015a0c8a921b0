"""Say, in the visitor's language and in French, that the assistant answers in French."""

from __future__ import annotations

from actions.answers.unknown import starting_points
from actions.blocks import paragraphs
from actions.reply import Reply
from actions.sentences import sentence
from knowledge import Knowledge

# What the sentence begins in (BCP 47), for those who hear it; its French follows. Darija stands in Latin letters.
LANGUAGES = {
    "langue_allemand": "de",
    "langue_anglais": "en",
    "langue_arabe": "ar",
    "langue_darija": "ary-Latn",
    "langue_espagnol": "es",
}


def language_reply(knowledge: Knowledge, kind: str) -> Reply:
    """Return the reply to a message in another language; `kind` is the intent, such as `langue_anglais`."""
    return Reply("langue", "fallback", paragraphs(sentence(kind)), lang=LANGUAGES[kind]).with_buttons(starting_points(knowledge))
