"""Tell of a section of several sentences the one that has what is asked, not all of them."""

from __future__ import annotations

import re

from actions.asking import telling, words_of
from actions.leads.answered import Answered
from actions.leads.values import about, shown_links
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Knowledge, Section
from knowledge.text import plain_words

_ASKS_WHAT = re.compile(
    r"\b(?:ce que|ce qu|quoi|koi|qoi|quel(?:le)?s|lesquel(?:le)?s|qu(?: est ce qu\w*)?|quest ce qu\w*|kesk\w*|que(?= \w+ (?:t )?(?:il|elle)))\b"
)


def said_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils y ont présenté quoi ? », « dans quel cadre ? »: of a section of several sentences the one that tells it, not all of them."""
    _, section = about(request, knowledge) or (None, None)
    # « Qui y adhère ? » of a list is told by what introduces it.
    one_of_several = section and (request.question.detail == "qui" or not (section.points or len(sentences(section)) < 2))
    if section is None or not one_of_several or request.question.reference == "nom":
        return None
    told = _with_the_words(request, section, knowledge) or _of_its_thing(request, section, knowledge)
    return Answered(told, section.sources, blocks=shown_links(links(knowledge, section))) if told else None


def _of_its_thing(request: Request, section: Section, knowledge: Knowledge) -> str:
    """Return the sentence that has what is there to be read; « c'est quoi, l'EPU ? » asks for no thing of it."""
    words = set(telling(request.question, knowledge, request.question.text))
    only_named = words and words <= set(words_of(*section.alias))
    if not section.existe or only_named or not _ASKS_WHAT.search(request.question.text):
        return ""
    there = plain_words(section.existe[0])
    return next((one for one in sentences(section) if there in plain_words(one)), "")


def what_it_holds(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Que résume-t-il ? », « le document, il dit quoi ? », read as a question about all of a section: another sentence than its first."""
    told = said_there(request, memory, knowledge) if _ASKS_WHAT.search(request.question.text) else None
    _, section = about(request, knowledge) or (None, None)
    return told if told and section and told.text != sentences(section)[0] else None


def _with_the_words(request: Request, section: Section, knowledge: Knowledge) -> str:
    """Return the one sentence of a section that has all the telling words of a question, best as they are asked; empty where none or several have."""
    words = [word for word in telling(request.question, knowledge, request.question.text) if not word.isdigit()]
    likes = {one: [max(likeness(word, said) for said in plain_words(one).split()) for word in words] for one in sentences(section)}
    having = {one: sum(found) for one, found in likes.items() if words and all(found)}
    best = [one for one, score in having.items() if score == max(having.values())]
    return best[0] if len(best) == 1 else ""
