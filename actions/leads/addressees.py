"""Tell first for whom a point of a list is, where the visitor asks for whom and the point says it."""

from __future__ import annotations

import re

from actions.french import after_colon, capital, lowered
from actions.leads import items
from actions.leads.answered import Answered
from actions.leads.series import series
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from knowledge import Knowledge

_FOR_WHOM = re.compile(r"\b(?:pour|aupres de|avec|chez|envers|vers|a|devant|vise\w*) (?:qui|ki|quelles? personnes?)\b|\b(?:quels?|kels?) publics?\b")
_ADDRESSED = re.compile(r" (auprès (?:de la |de l’|de |des |du )[^,;.]*?)(?= en faveur | afin | pour | en vue |[,;.])")


def of_a_point(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils organisent des activités de sensibilisation ? pour qui ? »: whom the point speaks of, before the rest of it."""
    listed = series(knowledge, request.topic)
    told = items.of_the_same(request, memory, knowledge) if listed and _FOR_WHOM.search(request.question.text) else None
    if listed is None or told is None or told.point is None or told.blocks:
        return None
    text = listed.items[told.point].text
    whom = _ADDRESSED.findall(text)
    if len(whom) != 1:
        return None
    said = sentence("lequel", collectif=capital(whom[0]), texte=after_colon(lowered(text.replace(f" {whom[0]}", "", 1))))
    return Answered(said, told.sources, point=told.point)
