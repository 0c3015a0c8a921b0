"""« Avec le gouvernement ou contre lui ? »: on whose side a collective is, by what it is for."""

from __future__ import annotations

import re

from actions.conditions import names_of
from actions.french import capital, in_a_sentence
from actions.leads.answered import Answered, verdict
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import ended, object_of
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

_WITH = r"(?:avec|pour|allie\w*|aux? cotes?|soutien\w*|soutenir|aid(?:e|ent|er)|collabor\w*)"
_AGAINST = r"(?:contre(?: pouvoirs? face)?|anti|oppos\w+|hostiles?|ennemi\w*|adversaires?|combat\w*)"
# « Ils l'aident ou ils le critiquent ? »
_OR_AGAINST = re.compile(rf"\b(?:{_AGAINST}|critiqu\w*|attaqu\w*|denonc\w*)\b")
_NOT_AGAINST = re.compile(rf"\b(?:pas|jamais|et non) (?:\w+ )?{_AGAINST}\b")
_THE = r"(?:(?:a|au|aux|avec|l|le|la|les|du|de|d|ce|cet|notre|votre|leur|t (?:il|elle)) )*"
# Shorter words are articles.
_LONG = 4


def with_or_against(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La CDE est contre l'État ? », « avec ou contre lui ? » of one that what a collective is for says to be helped: by that."""
    text, (collective, section) = request.question.text, knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or section.points or request.question.detail in ("pourquoi", "qui", "date"):
        return None
    them, told = _whom_it_helps(collective), ended(capital(object_of(collective)))
    ours = re.search(rf"\b{_WITH}\b", text) if re.search(rf"\b{them}\b", text) else None
    if ours and " ou " in text and _OR_AGAINST.search(text):
        return Answered(sentence("plutot", choix=ours[0] if ours[0] == "pour" else "avec", suite=in_a_sentence(told)), collective.sources)
    right = _is_with(them, text) if request.question.detail == "oui_non" and request.topic.endswith(".presentation") else None
    return None if right is None else verdict(right, told, collective.sources)


def _is_with(them: str, text: str) -> bool | None:
    """Return whether folded words say to be with these, and not against them; None where they say neither, or are against something else.

    « Elle lutte contre la maltraitance avec le gouvernement ? »
    """
    ours, against = (re.search(rf"\b{words} {_THE}{them}\b", text) for words in (_WITH, _AGAINST))
    denied = _NOT_AGAINST.search(text) is not None
    # « Pour le gouvernement » may be in its service.
    says_with = ours and not ours[0].startswith("pour") and (denied or not _OR_AGAINST.search(text))
    return denied if against else True if says_with else None


def _whom_it_helps(collective: Collective) -> str:
    """Return a pattern of the first words of what the organisations are called that what a collective is for names; of none if it names nobody."""
    aim = f" {plain_words(collective.objet)} "
    called = (names_of(one) for one in collective.organisations if any(f" {name} " in aim for name in names_of(one)))
    first = {name.split()[0] for names in called for name in names if len(name.split()[0]) >= _LONG}
    return f"(?:{'|'.join(map(re.escape, sorted(first)))})" if first else r"(?!)"
