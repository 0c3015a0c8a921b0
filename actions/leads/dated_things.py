"""« Laquelle est datée ? », « la charte la plus ancienne ? »: tell of what several have which one has a date."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.conditions import having
from actions.french import capital, date
from actions.kinds import MISSING
from actions.leads import times
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge

_THAT_ONE = re.compile(r"\b(?:celles?|celui|ceux)\b")
_WHICH_IS_DATED = re.compile(
    r"\b(?:l[ea](?:quel|kel)\w*|(?:qui|ki)) (?:\w+ ){0,2}?(?:(?:est|sont|soit|etait) (?:bien )?date\w*|(?:a|ait|porte) (?:bien )?une date)\b(?! de)"
)
# From here on a thing may be what is asked of, whatever else the question is read as.
_MAY_BE_ASKED = 0.1
# « Toutes datées ? » of what several have.
_ALL_DATED = re.compile(r"\b(?:toutes|tous|chacune?|les (?:trois|deux))\b(?: (?:elles|ils|sont|est|bien|ont|aussi))* (?:datee?s?|une date)\b")
# « La charte la plus ancienne », « quelle charte est la plus vieille ? »
_OLDEST = re.compile(rf"\bplus (?:{times.OLD}|{times.YOUNG})\b(?! qu)")


def dated_thing(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Laquelle est datée ? », « celle de 2015, c'est laquelle ? » of the charters that were just spoken of: the one that has a date."""
    question = request.question
    asked = [*(kind for kind, _ in memory.dits), *(kind for kind, sure in question.kinds if sure >= _MAY_BE_ASKED)]
    found = next((one for kind in asked if kind in MISSING and (one := times.thing_named(kind, knowledge))), None)
    of_its_year = found and question.years == (found.year,) and _THAT_ONE.search(question.text)
    if found is None or question.collectives or not (of_its_year or _WHICH_IS_DATED.search(question.text) or _ALL_DATED.search(question.text)):
        return None
    said = sentence("date_extreme", collectif=found.named, date=found.dated)
    of_all = _ALL_DATED.search(question.text)
    told = times.verdict(False, [found], said) if of_all else times.told_of(knowledge, [found], f"{capital(said)}.")
    return replace(told, about=found.collective.id)


def the_only_dated(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Laquelle a la charte la plus ancienne ? » of what several have: the only one that is dated, which is all that can be said."""
    question = request.question
    several = [one for one in having(knowledge.collectifs, knowledge.collectifs, question.claim) if len(one.said) > 1]
    dated = [one for one in times.every_dated(knowledge) if several and any(map(several[0].is_called, one.named.split()))]
    if question.collectives or len(dated) != 1 or not _OLDEST.search(question.claim):
        return None
    (found,) = dated
    said = sentence("ne_date_que", chose=found.named, date=date(found.event.date))
    return replace(times.told_of(knowledge, dated, said), about=found.collective.id)
