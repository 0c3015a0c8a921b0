"""Cut an answer as its structure says: a list to its titles, a section to one sentence; or say it in the plainest words there are."""

from __future__ import annotations

from dataclasses import replace

from actions.answers.sections import what_they_do
from actions.french import capital, when
from actions.leads.answered import Answered
from actions.leads.claims import MOST_WORDS
from actions.leads.overview import each_in_short, object_of
from actions.lengths import PLAIN, asks_for_names
from actions.plan import Request
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section


def shortened(told: Answered | None, request: Request, asked: str, knowledge: Knowledge) -> Answered | None:
    """Return what answers without what goes on from it, else one sentence of the section; None of what has neither."""
    all_of_them = request.topic == "collectifs.liste" and (told is None or told.blocks == (what_they_do(knowledge),))
    if all_of_them and not asks_for_names(request.question.text):
        return each_in_short(knowledge)
    if told:
        return replace(told, rest="", blocks=(), whole=False)
    found = knowledge.section(request.topic)
    if not found:
        return None
    collective, section = found
    return Answered(_in_one_sentence(collective, section, plain=asked == PLAIN), section.sources)


def _in_one_sentence(collective: Collective, section: Section, plain: bool) -> str:
    """Return the sentence that says a section in short: what happened and when, where it has a date; in plain words what a collective is about."""
    first = sentences(section)[0]
    if section is collective.rubriques["presentation"] and (plain or len(first.split()) > MOST_WORDS):
        return f"{capital(object_of(collective))}."
    if section.date and section.evenement and not elsewhere(section.date_sources):
        event = sentence("quand_et_quoi", quand=capital(when(section.date)), evenement=section.evenement)
        return min(event, first, key=len)
    return first
