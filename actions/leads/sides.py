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

_WITH = re.compile(r"\b(?:avec|pour|allie\w*|aux? cotes?|soutien\w*|soutenir|aid(?:e|ent|er)|collabor\w*)\b")
_AGAINST = re.compile(r"\b(?:contre|anti|oppos\w+|hostiles?|ennemi\w*|adversaires?|combat\w*)\b")
# « Ils l'aident ou ils le critiquent ? »
_BLAMES = re.compile(r"\b(?:critiqu|attaqu|denonc)\w*")
_NOT_AGAINST = re.compile(rf"\b(?:pas|jamais|et non|non pas) (?:\w+ )?{_AGAINST.pattern}")
_NOT_WITH = re.compile(rf"\b(?:pas|jamais|et non|non pas) (?:\w+ )?{_WITH.pattern}")
# Shorter words are articles.
_LONG = 4


def with_or_against(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La CDE est contre l'État ? », « avec ou contre lui ? » of one that what a collective is for says to be helped: by that."""
    text, (collective, section) = request.question.text, knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or section.points or request.question.detail in ("pourquoi", "qui", "date"):
        return None
    told = ended(capital(object_of(collective)))
    ours, against = _WITH.search(text), _AGAINST.search(text)
    if not _is_served(collective, text):
        return None
    if ours and " ou " in text and (against or _BLAMES.search(text)):
        return Answered(sentence("plutot", choix=ours[0] if ours[0] == "pour" else "avec", suite=in_a_sentence(told)), collective.sources)
    if against is None or not request.topic.endswith(".presentation"):
        return None
    return verdict(bool(_NOT_AGAINST.search(text)) and not _NOT_WITH.search(text), told, collective.sources)


def _is_served(collective: Collective, text: str) -> bool:
    """Tell whether folded words name an organisation, by the first word of any of its names, that what a collective is for names too."""
    aim = f" {plain_words(collective.objet)} "
    of_its_aim = (names_of(one) for one in collective.organisations if any(f" {name} " in aim for name in names_of(one)))
    return any(name.split()[0] in text.split() for names in of_its_aim for name in names if len(name.split()[0]) >= _LONG)
