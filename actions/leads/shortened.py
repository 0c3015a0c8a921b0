"""Cut an answer as its structure says: a list to its titles, a section to one sentence; or say it in the plainest words."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers.sections import names, what_they_do
from actions.french import capital, in_a_sentence, lowered, when
from actions.leads.answered import Answered
from actions.leads.claims import MOST_WORDS
from actions.leads.overview import each_in_short
from actions.leads.points import series
from actions.leads.values import about
from actions.lengths import PLAIN, SHORT, asks_for_names, most
from actions.reply import elsewhere
from actions.request import Request
from actions.sentences import sentence
from actions.statements import THAT_IS, object_of, sentences
from knowledge import Collective, Knowledge, Section

# What a name means, and the like.
_WITHIN_BRACKETS = re.compile(r" \([^()]*\)")


def shortened(told: Answered | None, request: Request, asked: str, knowledge: Knowledge) -> Answered | None:
    """Return what answers without what goes on from it, else one sentence of the section; None of what has neither."""
    all_of_them = request.topic == "collectifs.liste" and (told is None or told.blocks == (what_they_do(knowledge.collectifs),))
    if all_of_them and not asks_for_names(request.question.text):
        return _all_of_them(request.question.text, knowledge)
    found = about(request, knowledge)
    titled = _by_its_title(told, request, asked, knowledge) if told and asked in (SHORT, PLAIN) and not told.gap else None
    return titled or _in_short(told, request, asked, *(found or (None, None)))


def _in_short(told: Answered | None, request: Request, asked: str, collective: Collective | None, section: Section | None) -> Answered | None:
    """Return what was told without what goes on from it, else a sentence of the section."""
    text = request.question.text
    if told and (told.gap or not (asked == PLAIN and request.question.detail == "sens")):
        return _within(replace(told, rest="", blocks=(), whole=False), text, collective, section)
    if told and (explained := capital(told.text.partition(" : ")[2])).startswith(THAT_IS):
        # What an acronym stands for says less than what it is.
        return replace(told, text=explained, rest="", blocks=(), whole=False)
    if section is None or section.points:
        return None
    said = _in_one_sentence(collective, section, plain=asked == PLAIN)
    return _within(Answered(said, section.sources), text, collective, section)


def _by_its_title(told: Answered, request: Request, asked: str, knowledge: Knowledge) -> Answered | None:
    """Return one point of a list by its short title, or in plain words where these are asked for; None where it has no title."""
    listed, place = series(knowledge, request.topic), told.point
    if listed is None or place is None or told.blocks or not (title := listed.items[place].title):
        return None
    if asked == PLAIN and (plainly := listed.items[place].plain):
        said = sentence("point_simplement", point=capital(listed.name(place)), titre=title, texte=lowered(plainly))
        return replace(told, text=said, rest="")
    return replace(told, text=f"{capital(listed.name(place))} : {title}.", rest="", blocks=())


def _all_of_them(text: str, knowledge: Knowledge) -> Answered:
    """Return what each collective is about, or their names where there is no room for more."""
    told = each_in_short(knowledge)
    words = most(text, "mot")
    return replace(told, text=f"{capital(names(knowledge))}.") if words and words < len(told.text.split()) else told


def _within(told: Answered, text: str, collective: Collective | None, section: Section | None) -> Answered:
    """Return an answer in as many words as are asked for; where there is no such way, the shortest, which says so."""
    words = most(text, "mot")
    if words is None or len(told.text.split()) <= words:
        return told
    ways = [told.text]
    if collective and section is collective.rubriques["presentation"]:
        ways += [f"{capital(said)}." for said in (collective.objet, *(theme.nom for theme in collective.themes[:1]))]
    shortest = min(ways, key=len)
    return replace(told, text=shortest if len(shortest.split()) <= words else sentence("pas_plus_court", suite=in_a_sentence(shortest)))


def _in_one_sentence(collective: Collective | None, section: Section, plain: bool) -> str:
    """Return the sentence that says a section in short: what happened and when, where it has a date; in plain words what a collective is about."""
    first = sentences(section)[0]
    if plain:
        first = _WITHIN_BRACKETS.sub("", first)
    if collective and section is collective.rubriques["presentation"] and (plain or len(first.split()) > MOST_WORDS):
        return f"{capital(object_of(collective))}."
    if section.date and section.evenement and not elsewhere(section.date_sources):
        event = sentence("quand_et_quoi", quand=capital(when(section.date)), evenement=section.evenement)
        return min(event, first, key=len)
    return first
