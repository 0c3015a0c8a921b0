"""« Les structures, c'est à vous ou à l'État de les assurer ? »: of whom a goal demands what it is about."""

from __future__ import annotations

import re

from actions.french import at, lowered
from actions.leads.answered import Answered
from actions.leads.items import by_content
from actions.leads.points import series
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge

# « Faire pression sur les États pour qu'ils assurent… »
_PRESSURE_ON = re.compile(r"\bpression sur (?P<whom>l[ea]s? [\w-]+|l’[\w-]+)")
_OURSELVES = r"(?:vous|amane|eux|elles?|ils?|les collectifs|vos (?:collectifs|reseaux|plateformes))"
_OTHERS = r"(?:etats?|pays|gouvernement\w*|autorites|ministeres?)"
_DEMAND = r"(?:reclam|demand|exig|revendiqu|pression|plaid)\w*"
_WHO_DOES_IT = re.compile(
    rf"\b{_OURSELVES}\b.* ou .*\b(?:{_OTHERS}|{_DEMAND})\b|\b(?:{_OTHERS}|{_DEMAND})\b.* ou .*\b{_OURSELVES}\b"
    r"|\bc (?:est|etait) a qui (?:de|d)\b|\b(?:qui|ki) (?:doit|devrait|est cense)\b"
)


def by_whom(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return of whom the goal that is meant demands it; None where it puts pressure on nobody, or who does it is not asked."""
    listed = series(knowledge, request.topic) if _WHO_DOES_IT.search(request.question.text) else None
    told = by_content(request, memory, knowledge) if listed else None
    if listed is None or told is None or told.point is None:
        return None
    pressed = _PRESSURE_ON.search(listed.items[told.point].text)
    if pressed is None:
        return None
    said = sentence("c_est_demande", a_qui=at(pressed["whom"]), suite=lowered(listed.told(told.point)))
    return Answered(said, listed.items[told.point].sources, point=told.point)
