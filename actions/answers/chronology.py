"""Tell the dates in order: all of them, those of a year or of a collective, the first and the latest."""

from __future__ import annotations

from actions.blocks import Block, Lead, Points, Text
from actions.finding import events, superlative
from actions.french import after_colon, capital, date
from actions.question import Marker, Question
from actions.reply import Reply, answer, choose, elsewhere
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.model import Event

Dated = list[tuple[Collective, Event]]


def chronology_reply(knowledge: Knowledge, question: Question) -> Reply:
    """Answer a question about dates over all collectives, or over those it names."""
    known = events(knowledge, question.collectives)
    # « Les trois ont été créés en 2014 ? » is answered by the dates of all.
    year = question.years[0] if question.years and not question.has(Marker.EVERY) else None
    chosen = _in_year(known, year) or known if year else known
    blocks = [*_introduction(knowledge, question, known, year), Points(tuple(_point(event) for _, event in chosen))]
    sources = [source for _, event in chosen for source in event.sources]
    collectives = {pair[0].id for pair in chosen}
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in knowledge.collectifs if one.id in collectives]
    return answer(knowledge, "chronologie", blocks, sources, buttons)


def _point(event: Event) -> str:
    source = elsewhere(event.sources)
    said = sentence("evenement_d_ailleurs", evenement=event.texte, source=source) if source else event.texte
    return f"{capital(date(event.date))} : {after_colon(said)}."


def _in_year(known: Dated, year: str) -> Dated:
    return [pair for pair in known if pair[1].date.startswith(year)]


def _introduction(knowledge: Knowledge, question: Question, known: Dated, year: str | None) -> list[Block]:
    """Return what stands before the dates: of which year they are, or which was the first or the latest."""
    if year:
        return [Text(sentence("chronologie_annee" if _in_year(known, year) else "chronologie_annee_vide", annee=year))]
    found = superlative(knowledge, question)
    if not found:
        return [Text(sentence("chronologie"))]
    collective, event = next(pair for pair in known if pair[0].id == found[0] and pair[1].genre == "creation")
    name = "chronologie_premiere" if question.has(Marker.FIRST) else "chronologie_derniere"
    return [Lead(sentence(name, collectif=collective.designation, date=date(event.date))), Text(sentence("chronologie"))]
