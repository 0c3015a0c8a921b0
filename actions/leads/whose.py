"""Tell whose it is that is told beside others, and why all act together."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.french import capital, lowered
from actions.leads.answered import Answered
from actions.leads.points import series
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import ended
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

# « Pour obtenir quoi ? » is asked of a point.
_WHAT_FOR = re.compile(r"\bp(?:ou)?r \w+ [qk]u?oi\b|\bpour quoi\b|\bdans quel but\b")


def by_whose_name(told: Answered, collective: Collective) -> Answered:
    """« Non pour le groupe de travail : onze… » where several are told of one by one: return what answers with whose it is."""
    names = [collective.designation, *([collective.sigle] if collective.sigle else [])]
    if any(plain_words(name) in plain_words(told.text) for name in names):
        return told
    verdict, rest = told.text[:3], told.text[3:]
    if verdict in ("Oui", "Non") and rest.startswith((" : ", ", ")):
        return replace(told, text=sentence("verdict_pour", verdict=verdict, collectif=collective.designation, suite=rest))
    return replace(told, text=sentence("lequel", collectif=capital(collective.designation), texte=lowered(told.text)))


def why_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi ne pas agir seul ? » of the goals that all share: what introduces them says why; « pour obtenir quoi ? » is asked of a point."""
    of_all = request.topic == "collectifs.objectifs" and not _WHAT_FOR.search(request.question.text)
    listed = series(knowledge, request.topic) if of_all else None
    return Answered(ended(listed.introduction), listed.sources, whole=True, introduces=True) if listed else None
