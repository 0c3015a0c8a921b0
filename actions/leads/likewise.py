"""« Et l'autre, elle en a une aussi ? » after a charter: yes where the file says that there is one."""

from __future__ import annotations

import re

from actions.asking import telling
from actions.blocks import Links
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.values import about
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.sets import last_asked
from actions.statements import sentences, tells
from knowledge import Knowledge, Section
from knowledge.text import plain_words

_HAS_ONE = re.compile(
    r"\ben (?:a|ont|avez)(?: (?:t )?(?:ils?|elles?|vous))?(?: (?:bien|deja|donc|aussi|egalement))*(?: (?:une?|1))?"
    r"(?: (?:aussi|egalement|elles?|lui|eux|ou (?:pas|non)|non|alors|svp|stp))*$"
)


# « Et le groupe aussi ? »
_ALSO = re.compile(r"\b(?:aussi|egalement)$")
# « Même la plateforme ? », but not « même date ? »
_EVEN = re.compile(r"(?:(?:et|mais|ah|quoi) )*meme (?:cel(?:le|ui)|la |le |l |les |chez |pour |eux|elles?)\b")


def _is_of(thing: str, section: Section) -> bool:
    return any(plain_words(name) in (thing, thing.rstrip("s")) for name in section.existe)


def has_one_too(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle en a une aussi ? », of the thing last asked for; None where nothing tells of it, or it is denied."""
    owner, section = about(request, knowledge) or (None, None)
    text = request.question.text
    also = _is_whose_turn(request, knowledge)
    # One charter is like another, where documents are of several sorts.
    also = also and not request.kind.endswith("s")
    thing = last_asked(memory, knowledge) or (request.kind if also else "")
    if section is None or not thing:
        return None
    if owner and _EVEN.match(text):
        # « Les trois ont une charte. — Même celle des migrants ? » is asked of whichever section tells of it.
        section = next((one for one in owner.rubriques.values() if _is_of(thing, one)), section)
    elif not (also or _HAS_ONE.search(text)) or denies(text):
        return None
    return _yes_to(thing, section, knowledge) if _is_of(thing, section) else None


def _is_whose_turn(request: Request, knowledge: Knowledge) -> bool:
    """« Les deux ont une charte. — Et le groupe aussi ? »: tell whether a question says no more than who is asked about next."""
    return _ALSO.search(request.question.text) is not None and not telling(request.question, knowledge, request.question.text)


def _yes_to(thing: str, section: Section, knowledge: Knowledge) -> Answered:
    said = next((one for one in sentences(section) if tells(one, thing)), sentences(section)[0])
    shown = links(knowledge, section)
    return verdict(True, said, section.sources, blocks=(Links(shown),) if shown else ())
