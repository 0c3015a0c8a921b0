"""Tell what a section says there is beside what was told: « et à part la charte, ils ont fait autre chose ? »."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.blocks import Link, Links
from actions.french import enumerate_words, lowered
from actions.leads.answered import Answered
from actions.leads.nearest import PLACES_OF_TEXT
from actions.leads.values import about
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Knowledge, Section

_OTHER = re.compile(
    r"(?<!\bl )(?<!\bles )\b(?:autre chose(?! (?:je|j|d accord))|autres? (?:choses?|trucs?|textes?|documents?|instruments?|outils?)"
    r"|outre|a part (?:les?|l[ae]?|ca|cela|sa)|en dehors de|hormis|rien d autre|c est tout)\b"
)


_OF_A_VALUE = frozenset({"date", "nombre", "lieu", "ecart"})
_TO_CONSULT = re.compile(r"\b(?:consult|lire\b|lit\b|telecharg|document|publi)\w*")
_WHERE = re.compile(r"\b(?:ou|comment)\b(?! pas| non| c est| autre)")
# How a text brings in a thing, and how it is called where it is new.
_ARTICLES = {"un": "un", "une": "une", "le": "un", "la": "une", "son": "un", "sa": "une", "ses": "des", "les": "des", "des": "des"}


def what_else_there_is(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Outre la charte, un autre instrument ? »: the things that a section says were made, but for those that are named, else for the first."""
    _, section = about(request, knowledge) or (None, None)
    text = request.question.text
    # « Non, l'autre chose, la politique publique, c'était quand ? » asks for its date.
    if section is None or section.points or request.question.detail in _OF_A_VALUE or not _OTHER.search(text) or _WHERE.search(text):
        return None
    read = _to_read_elsewhere(request, section, knowledge)
    things = [*_left(section, text), *(lowered(link.title) for link in read)]
    if not things:
        return None
    return Answered(sentence("il_y_a_aussi", choses=enumerate_words(things)), section.sources, blocks=(Links(read),) if read else ())


def _left(section: Section, text: str) -> list[str]:
    """Return the things that a section says were made, but for those that a folded text names; none where there is only one."""
    made = _made(section)
    named = [thing for thing in made if any(likeness(word, thing.split()[0]) for word in text.split())] or _just_told(made, section)
    return [told for thing, told in made.items() if thing not in named] if len(made) > 1 else []


def _to_read_elsewhere(request: Request, section: Section, knowledge: Knowledge) -> tuple[Link, ...]:
    """« À part sa charte, il y a autre chose à consulter ? »: return what the other sections of the same collective link to."""
    collective = knowledge.collective(request.topic.partition(".")[0])
    if collective is None or not (request.question.kind == "documents" or _TO_CONSULT.search(request.question.text)):
        return ()
    return tuple(link for one in collective.rubriques.values() if one is not section for link in links(knowledge, one))


def _just_told(made: Mapping[str, str], section: Section) -> list[str]:
    """Return the things that the link of a section names, which was told with it, else the first."""
    return [thing for thing in made if any(thing in link.titre for link in section.liens)] or list(made)[:1]


def _made(section: Section) -> dict[str, str]:
    """Return the things that a section says there are, with the article of one that is new; what it only names again is another word for one."""
    found: dict[str, str] = {}
    for thing in sorted(section.existe, key=len, reverse=True):
        said = re.search(rf"\b({'|'.join(_ARTICLES)})(?: \w+)? {re.escape(thing)}\b", section.introduction, re.IGNORECASE)
        if said and PLACES_OF_TEXT.isdisjoint(thing.split()) and not any(thing in one for one in found):
            found[thing] = f"{_ARTICLES[said[1].lower()]} {thing}"
    return {thing: found[thing] for thing in section.existe if thing in found}
