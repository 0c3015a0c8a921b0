"""Find which collective deals with a theme, involves an organisation, or has a word in its facts."""

from __future__ import annotations

from actions.blocks import Block, Points, Text
from actions.finding import collectives_found
from actions.french import capital
from actions.question import Question
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from knowledge import Collective, Knowledge, Section, Source
from knowledge.model import Organisation

Involved = list[tuple[Collective, Organisation]]


def search_reply(knowledge: Knowledge, question: Question) -> Reply | None:
    """Return what is found, or None where no collective has anything to do with what is asked."""
    chosen = collectives_found(knowledge, question)
    if not chosen:
        return None
    organisations = _organisations(knowledge, question)
    explained = _explained(organisations)
    collectives = [one for one in knowledge.collectifs if one.id in chosen]
    sections = [_telling_section(one, organisations) for one in collectives]
    blocks: list[Block] = [Text(text) for text in explained]
    points = tuple(_point(one, section) for one, section in zip(collectives, sections, strict=True))
    blocks += [Text(sentence("recherche_resultat")), Points(points)]
    sources = [*explained.values(), *(source for section in sections for source in section.sources)]
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in collectives[:3]]
    return answer(knowledge, "recherche", blocks, sources, buttons)


def _organisations(knowledge: Knowledge, question: Question) -> Involved:
    """Return the organisations asked about, each with the collective that involves it."""
    every = ((one, organisation) for one in knowledge.collectifs for organisation in one.organisations)
    return [(one, organisation) for one, organisation in every if organisation.nom in question.organisations]


def _explained(organisations: Involved) -> dict[str, Source]:
    """Return what the names of organisations mean, each sentence with its source."""
    each = {organisation.nom: organisation for _, organisation in organisations}.values()
    return {sentence("organisation_sens", nom=one.nom, sens=one.sens): one.source for one in each if one.sens and one.source}


def _telling_section(collective: Collective, organisations: Involved) -> Section:
    """Return the section that names an organisation asked about, else the presentation."""
    asked = [organisation.nom for one, organisation in organisations if one.id == collective.id]
    naming = (section for section in collective.rubriques.values() if any(name in section.introduction for name in asked))
    return next(naming, collective.rubriques["presentation"])


def _point(collective: Collective, section: Section) -> str:
    name = capital(collective.designation)
    return section.introduction if section.introduction.startswith(name) else f"{name} : {section.introduction}"
