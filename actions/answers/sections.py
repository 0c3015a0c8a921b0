"""Answer what the page says, or does not say, of one collective; list the collectives; state their shared goals."""

from __future__ import annotations

from collections.abc import Sequence

from actions.finding import section_topic
from actions.french import capital, enumerate_words, of
from actions.question import SECTIONS_OF_KIND
from actions.reply import Reply, answer, choose, follow_ups, section_lines, source_line
from actions.sentences import sentence
from knowledge import Collective, Knowledge

# What is missing, as a sentence of domain.yml names it; a kind that is not here is called « cela ».
ATTRIBUTES = {
    "objectifs": "les objectifs",
    "valeurs": "les valeurs",
    "membres": "le nombre ni la liste des membres",
    "documents": "les documents",
    "charte": "la charte",
}


def names(knowledge: Knowledge) -> str:
    """Return the collectives as French enumerates them."""
    return enumerate_words([one.designation for one in knowledge.collectifs])


def section_reply(knowledge: Knowledge, topic: str, besides: Sequence[str] = ()) -> Reply:
    """Return the answer of `collective.section`; an unknown topic raises KeyError."""
    found = knowledge.section(topic)
    if not found:
        raise KeyError(topic)
    collective, section = found
    buttons = follow_ups(collective, (topic, *besides))
    return answer(knowledge, topic, section_lines(knowledge, section), section.sources, buttons)


def quotations(knowledge: Knowledge, topic: str) -> list[str]:
    """Return the page's own words behind a topic."""
    found = knowledge.section(topic)
    section = found[1] if found else knowledge.objectifs_communs if topic == "collectifs.objectifs" else None
    return [f"« {source.citation} »" for source in section.sources if source.citation] if section else []


def missing_reply(knowledge: Knowledge, collective: Collective, kind: str) -> Reply:
    """Say plainly that the page does not tell, and what it does tell."""
    summary = collective.rubriques["presentation"].introduction
    if kind in ATTRIBUTES:
        text = sentence("page_ne_donne_pas", attribut=ATTRIBUTES[kind], du_collectif=of(collective.designation), resume=summary)
    else:
        text = sentence("page_ne_dit_pas", collectif=collective.designation, resume=summary)
    reply = answer(knowledge, "hors_sujet", [text], collective.rubriques["presentation"].sources, kind="fallback")
    presentation = f"{collective.id}.presentation"
    return reply.with_buttons(follow_ups(collective, (presentation,)))


def list_reply(knowledge: Knowledge) -> Reply:
    """List the collectives, each with what it is about."""
    lines = [f"{knowledge.liste.introduction} :"]
    for collective in knowledge.collectifs:
        name = collective.designation if collective.nom in collective.designation else f"{collective.designation}, {collective.nom}"
        lines.append(f"• {capital(collective.nom if collective.genre == 'masculin' else name)} : {collective.role_amane}.")
    sources = [*knowledge.liste.sources, *(collective.nom_source for collective in knowledge.collectifs)]
    buttons = [
        choose(collective.rubriques["presentation"].titre, f"{collective.id}.presentation") for collective in knowledge.collectifs[:3]
    ]
    return answer(knowledge, "collectifs.liste", lines, sources, buttons)


def shared_goals_reply(knowledge: Knowledge) -> Reply:
    """State the goals that the collectives share."""
    buttons = [choose("Les collectifs d’AMANE", "collectifs.liste"), *goal_buttons(knowledge)]
    return answer(
        knowledge,
        "collectifs.objectifs",
        section_lines(knowledge, knowledge.objectifs_communs),
        knowledge.objectifs_communs.sources,
        buttons[:3],
    )


def goal_buttons(knowledge: Knowledge) -> list:
    return [choose(one.rubriques["objectifs"].titre, f"{one.id}.objectifs") for one in knowledge.collectifs if "objectifs" in one.rubriques]


def clarification_reply(knowledge: Knowledge, identifiers: Sequence[str], kind: str) -> Reply:
    """Ask back which collective is meant, with a button for each."""
    chosen = [one for one in knowledge.collectifs if not identifiers or one.id in identifiers]
    buttons = []
    for collective in chosen:
        topic = section_topic(collective, kind) or f"{collective.id}.{SECTIONS_OF_KIND.get(kind, (kind,))[0]}"
        buttons.append(choose(capital(collective.designation), topic))
    return Reply("precision", "clarification", sentence("precision"), tuple(buttons))


def more_reply(knowledge: Knowledge, topic: str, reply: Reply) -> Reply:
    """Give the page's own words after an answer of which the visitor wants more."""
    words = quotations(knowledge, topic)
    if not words:
        return reply
    lines = [sentence("tout_ce_que_dit_la_page"), *words, source_line(reply.sources)]
    return Reply(topic, reply.kind, "\n".join(lines), reply.buttons, reply.sources)
