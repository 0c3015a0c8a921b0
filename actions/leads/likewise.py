"""« Et l'autre, elle en a une aussi ? » after a charter: yes where the file says that there is one."""

from __future__ import annotations

import re

from actions.blocks import Links
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.values import about
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.sets import last_asked
from actions.statements import sentences, tells
from knowledge import Knowledge
from knowledge.text import plain_words

_HAS_ONE = re.compile(
    r"\ben (?:a|ont|avez)(?: (?:t )?(?:ils?|elles?|vous))?(?: (?:bien|deja|donc|aussi|egalement))*(?: (?:une?|1))?"
    r"(?: (?:aussi|egalement|elles?|lui|eux|ou (?:pas|non)|non|alors|svp|stp))*$"
)


def has_one_too(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle en a une aussi ? », of the thing last asked for; None where nothing tells of it, or it is denied."""
    section, thing = (about(request, knowledge) or (None, None))[1], last_asked(memory, knowledge)
    text = request.question.text
    if section is None or not thing or not _HAS_ONE.search(text) or denies(text):
        return None
    if not any(plain_words(name) == thing.rstrip("s") or plain_words(name) == thing for name in section.existe):
        return None
    said = next((one for one in sentences(section) if tells(one, thing)), sentences(section)[0])
    shown = links(knowledge, section)
    return verdict(True, said, section.sources, blocks=(Links(shown),) if shown else ())
