"""Find the sentence that answers exactly what was asked: who tells it, by topic and by detail."""

from __future__ import annotations

from collections.abc import Mapping

from actions.leads import items
from actions.leads.answered import Answered, Teller
from actions.memory import Memory
from actions.plan import Request
from knowledge import Knowledge

# Of topics over all collectives, whatever the detail. In each table the first that has something to tell answers.
BY_TOPIC: Mapping[str, tuple[Teller, ...]] = {}
# Of everything else; `detail` as in data/conversations/README.md, `element` with what follows it (`element:rang`).
BY_DETAIL: Mapping[str, tuple[Teller, ...]] = {
    "element:rang": (items.at_place, items.by_content, items.beside_where_said, items.which_place),
    "element:suivant": (items.beside,),
    "element:precedent": (items.beside,),
    "element:contenu": (items.by_content, items.at_place, items.beside_where_said, items.which_place),
    "lesquels": (items.the_others, items.by_content),
    "liste": (items.the_others,),
    "oui_non": (items.whether,),
    "pour_qui": (items.of_the_same,),
    "pourquoi": (items.once_more,),
    "qui": (items.of_the_same,),
    "autre": (items.of_the_same,),
    "encore": (items.named_place, items.once_more),
    "tout": (items.named_place,),
}


def lead(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return what answers a request exactly, or None where the reply as a whole is the answer."""
    if request.more:
        return None
    tellers = (*BY_TOPIC.get(request.topic, ()), *BY_DETAIL.get(request.question.detail, ()))
    return next((told for teller in tellers if (told := teller(request, memory, knowledge))), None)
