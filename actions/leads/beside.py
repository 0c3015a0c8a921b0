"""Tell what a section says there is beside what was told: « et à part la charte, ils ont fait autre chose ? »."""

from __future__ import annotations

import re

from actions.french import enumerate_words
from actions.leads.answered import Answered
from actions.leads.nearest import PLACES_OF_TEXT
from actions.leads.values import about
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Knowledge, Section

_OTHER = re.compile(
    r"\b(?:autre chose|autres? (?:choses?|trucs?|textes?|documents?|instruments?|outils?)"
    r"|outre|a part (?:les?|l[ae]?|ca|cela|sa)|en dehors de|hormis|rien d autre|c est tout)\b"
)


# How a text brings in a thing, and how it is called where it is new.
_ARTICLES = {"un": "un", "une": "une", "le": "un", "la": "une", "son": "un", "sa": "une", "ses": "des", "les": "des", "des": "des"}


def what_else_there_is(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Outre la charte, un autre instrument ? »: the things that a section says were made, but for those that are named, else for the first."""
    _, section = about(request, knowledge) or (None, None)
    text = request.question.text
    made = _made(section) if section and not section.points and _OTHER.search(text) else {}
    if section is None or len(made) < 2:
        return None
    named = [thing for thing in made if any(likeness(word, thing.split()[0]) for word in text.split())] or list(made)[:1]
    left = [told for thing, told in made.items() if thing not in named]
    return Answered(sentence("il_y_a_aussi", choses=enumerate_words(left)), section.sources) if left else None


def _made(section: Section) -> dict[str, str]:
    """Return the things that a section says there are, with the article of one that is new; what it only names again is another word for one."""
    found: dict[str, str] = {}
    for thing in sorted(section.existe, key=len, reverse=True):
        said = re.search(rf"\b({'|'.join(_ARTICLES)})(?: \w+)? {re.escape(thing)}\b", section.introduction, re.IGNORECASE)
        if said and PLACES_OF_TEXT.isdisjoint(thing.split()) and not any(thing in one for one in found):
            found[thing] = f"{_ARTICLES[said[1].lower()]} {thing}"
    return {thing: found[thing] for thing in section.existe if thing in found}
