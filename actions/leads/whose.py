"""Tell whose it is that is told beside others, and why all act together."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.association import NAME, is_spoken_to
from actions.conditions import FOUNDED
from actions.finding import ITS_PURPOSE
from actions.french import capital, in_a_sentence, lowered
from actions.leads.answered import Answered
from actions.leads.founders import of_her_part
from actions.leads.points import series
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import ended, sentences
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

# « Vous agissez seuls ? », « AMANE travaille dans son coin ou avec d'autres associations ? »
_ALONE = re.compile(
    rf"\b(?:vous|vs|tu|{NAME}) (?:\w+ )?(?:agi|travaill|boss|fai|fe|fonctionn|oeuvr|milit|plaid|avanc|lutt|et|es)\w*"
    r"(?: (?:ca|cela|tout|tous|toute|toutes|bien|donc|vraiment|encore))* seule?s?(?:$| (?:ou|dans|la|alors|donc|en)\b)"
    r"|\b(?:dans|de) (?:son|votre|leur) (?:cote|coin)\b"
)
_OR_WITH_OTHERS = re.compile(r"\bou (?:bien )?(?:avec|ensemble|en (?:reseau|collectif|groupe))\b")
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


_WHY = re.compile(r"\b(?:pourquoi|pk|pq|raisons?)\b")


def alone_or_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous agissez seuls ? » of AMANE, as it is said of all that she shares: no, and together with others."""
    goals, text = knowledge.objectifs_communs, request.question.text
    of_amane = request.topic in ("collectifs.objectifs", "collectifs.liste") and not request.question.pointed and is_spoken_to(text, knowledge)
    if not (of_amane and _ALONE.search(text)) or FOUNDED.search(text) or request.question.detail == "pourquoi" or _WHY.search(text):
        return None
    said = sentences(goals)[0]
    return Answered(said if _OR_WITH_OTHERS.search(text) or " ou " in text else sentence("non_suite", suite=in_a_sentence(said)), goals.sources)


def why_it_takes_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi AMANE est dans ce collectif ? »: what she did that it was born of, where the file says so, else why she takes part in any."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not of_her_part(request, knowledge):
        return None
    origin = collective.rubriques.get("origine")
    told = origin if origin and knowledge.association.nom in origin.qui else knowledge.objectifs_communs
    return Answered(sentences(told)[0], told.sources)


def why_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi ne pas agir seul ? » of the goals that all share: for these, all that is said; « pour obtenir quoi ? » is asked of a point."""
    # « Ça sert à quoi ? » asks for the goals themselves.
    of_all = request.topic == "collectifs.objectifs" and not (_WHAT_FOR.search(request.question.text) or ITS_PURPOSE.search(request.question.text))
    listed = series(knowledge, request.topic) if of_all else None
    if listed and listed.quantity and listed.titles:
        # What introduces them says only that a common way to plead is why she takes part: who asks why that one is what they want.
        return Answered(sentence("pourquoi_ensemble", quantite=listed.quantity, titres=listed.titles), listed.sources)
    return Answered(ended(listed.introduction), listed.sources, whole=True, introduces=True) if listed else None
