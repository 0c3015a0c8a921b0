"""Say, in the visitor's language and in French, that the assistant answers in French."""

from __future__ import annotations

from actions.answers.unknown import starting_points
from actions.blocks import paragraphs
from actions.kinds import LANG_OF_KIND
from actions.reply import Reply
from actions.sentences import sentence
from knowledge import Knowledge


def language_reply(knowledge: Knowledge, kind: str) -> Reply:
    """Return the reply to a message in another language; `kind` is the intent, such as `langue_anglais`."""
    return Reply("langue", "fallback", paragraphs(sentence(kind)), lang=LANG_OF_KIND[kind]).with_buttons(starting_points(knowledge))
