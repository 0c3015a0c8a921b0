"""Tell the dates in their order."""

from __future__ import annotations

from actions.blocks import Block, Points, Text
from actions.finding import events
from actions.french import after_colon, capital, date
from actions.question import Question
from actions.reply import Reply, answer, choose, elsewhere
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.model import Event


def chronology_reply(knowledge: Knowledge, question: Question) -> Reply:
    """Answer a question about dates over all collectives, or over those it names."""
    known = events(knowledge, question.collectives)
    blocks: list[Block] = [Text(sentence("chronologie")), Points(tuple(_point(event) for _, event in known))]
    sources = [source for _, event in known for source in event.sources]
    collectives = {one.id for one, _ in known}
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in knowledge.collectifs if one.id in collectives]
    return answer(knowledge, "chronologie", blocks, sources, buttons)


def _point(event: Event) -> str:
    source = elsewhere(event.sources)
    said = sentence("evenement_d_ailleurs", evenement=event.texte, source=source) if source else event.texte
    return f"{capital(date(event.date))} : {after_colon(said)}."
