"""Find which collective deals with a theme, involves an organisation, or has a word in its facts."""

from __future__ import annotations

from actions.blocks import Block, Points, Text
from actions.finding import collectives_found
from actions.french import capital
from actions.question import Question
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.model import Organisation


def search_reply(knowledge: Knowledge, question: Question) -> Reply | None:
    """Return what is found, or None where no collective has anything to do with what is asked."""
    organisations: list[tuple[Collective, Organisation]] = [
        (one, organisation)
        for one in knowledge.collectifs
        for organisation in one.organisations
        if organisation.nom in question.organisations
    ]
    chosen = collectives_found(knowledge, question)
    if not chosen:
        return None
    blocks: list[Block] = []
    sources = []
    for organisation in {organisation.nom: organisation for _, organisation in organisations}.values():
        if organisation.sens and organisation.source:
            blocks.append(Text(sentence("organisation_sens", nom=organisation.nom, sens=organisation.sens)))
            sources.append(organisation.source)
    collectives = [one for one in knowledge.collectifs if one.id in chosen]
    points = []
    for one in collectives:
        section = one.rubriques["presentation"]
        involved = next(
            (
                value
                for name, value in one.rubriques.items()
                if any(o.nom in value.introduction for c, o in organisations if c.id == one.id)
            ),
            section,
        )
        name = capital(one.designation)
        points.append(involved.introduction if involved.introduction.startswith(name) else f"{name} : {involved.introduction}")
        sources += involved.sources
    blocks += [Text(sentence("recherche_resultat")), Points(tuple(points))]
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in collectives[:3]]
    return answer(knowledge, "recherche", blocks, sources, buttons)
