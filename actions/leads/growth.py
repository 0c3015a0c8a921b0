"""Tell how much one has grown since it was founded, where its founders are counted too."""

from __future__ import annotations

import re

from actions.french import capital, number
from actions.leads.amounts import differences, is_difference, is_ratio
from actions.leads.answered import Answered
from actions.leads.sizes import OF_SIZE, Size, judged, size_of, sources_of
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.values import numbers_in

# « Au début et aujourd'hui », « avant, après ».
_THEN = re.compile(r"\b(?:avant|debut|depart|origine|creation|fondation|lancement|naissance|initial\w*|au commencement)\b")
_NOW = re.compile(r"\b(?:apres|aujourd hui|maintenant|mtn|actuel\w*|present|desormais|a ce jour)\b")
_OF_GROWTH = re.compile(
    r"\b(?:combien|cb|ecarts?|differen\w*|gagn\w*|a?grandi\w*|grossi\w*|double\w*|triple\w*|quadruple\w*|fois plus|augment\w*|evolu\w*"
    r"|de plus|de moins|en plus|perd\w*|diminu\w*|baiss\w*|nouveaux|nouvelles|supplementaires|arrivee?s|venue?s|rejoint|ajoutee?s)\b"
)
_GROWN = re.compile(r"\b(?:grandi\w*|augment\w*|grossi\w*|gagn\w*|agrandi\w*|evolu\w*|croissance|growth)\b")
_SHRUNK = re.compile(r"\b(?:perd\w*|diminu\w*|baiss\w*|retreci\w*|rapetiss\w*)\b")
_YEARS = re.compile(r"\b(?:ans?|annees?|mois|temps|date)\b")
# How many founded it and how many it unites, told one after the other.
_THEN_AND_NOW = {("fondation", "nombre"), ("membres", "nombre")}


def growth(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien de plus qu'au départ ? », « six de plus ? », « avant, après ? »: of one whose founders are counted too."""
    text, detail = request.question.text, request.question.detail
    by_numbers = _by_numbers(request, knowledge)
    known = by_numbers or _then_and_now(knowledge.collective(_whose_growth(request, memory)))
    if known is None or not (_asks_for_growth(text, detail) or (by_numbers and differences(text))):
        return None
    founders, size = known
    more = size.value - founders.value
    name = "croissance" if more > 0 else "baisse" if more < 0 else "effectif_egal"
    told = sentence(name, ecart=number(abs(more)), avant=founders.quantity, apres=size.quantity)
    if detail != "oui_non":
        return Answered(f"{capital(told)}.", sources_of(known))
    right = is_difference(text, abs(more))
    if right is None:
        right = is_ratio(text, size.value / founders.value)
    if right is None and (_GROWN.search(text) or _SHRUNK.search(text)):
        right = more < 0 if _SHRUNK.search(text) else more > 0
    return None if right is None else judged(right, told, known)


def _asks_for_growth(text: str, detail: str) -> bool:
    if _THEN.search(text) and _NOW.search(text) and not _YEARS.search(text):
        return True
    if detail == "nombre":
        return bool(_GROWN.search(text) or _SHRUNK.search(text))
    # « Six de plus en dix ans » claims a size, « dix ans de plus » does not.
    asks = detail == "ecart" or _OF_GROWTH.search(text)
    return bool(asks) and (not _YEARS.search(text) or bool(differences(text)))


def _whose_growth(request: Request, memory: Memory) -> str:
    """Return the id of the only one spoken of; of several that are compared, the only one named, or whose growth was just told."""
    owner, _, section = request.topic.partition(".")
    if request.topic != "comparaison":
        return owner if section in ("membres", "fondation") else ""
    text, named = request.question.text, request.question.collectives
    if len(named) == 1 and (_GROWN.search(text) or (_THEN.search(text) and _NOW.search(text))):
        return named[0]
    if len(memory.dits) > 1 and set(memory.dits) == _THEN_AND_NOW and not named:
        # « Onze, et au départ ? — Cinq. — Écart ? »
        return memory.collectif or ""
    just_told = memory.dits[:1] == (("membres", "oui_non"),) and not named and not OF_SIZE.search(text)
    return memory.collectif or "" if just_told else ""


def _then_and_now(collective: Collective | None) -> tuple[Size, Size] | None:
    """Return how many founded a collective and how many it unites, None where either is not known exactly."""
    then, now = (size_of(collective, name) for name in ("fondation", "membres")) if collective else (None, None)
    return (then, now) if then and now and not then.about and not now.about else None


def _by_numbers(request: Request, knowledge: Knowledge) -> tuple[Size, Size] | None:
    """« De cinq à onze, de combien ont-ils augmenté ? »: return the two numbers of the only one that has both."""
    said = {one.number.value for one in numbers_in(request.question.text)}
    known = [both for one in knowledge.collectifs if (both := _then_and_now(one)) and {size.value for size in both} <= said]
    # « Cinq, onze et trente » are those of several.
    several = len({size.value for one in knowledge.collectifs if (size := size_of(one)) and size.value in said}) > 1
    return known[0] if len(known) == 1 and not several and request.topic.endswith(("comparaison", ".membres", ".fondation")) else None
