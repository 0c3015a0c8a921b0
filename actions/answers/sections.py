"""Answer what the page says, or does not say, of one collective; list the collectives; state their shared goals."""

from __future__ import annotations

from collections.abc import Sequence

from actions.blocks import Block, Points, Text, paragraphs
from actions.finding import section_topic
from actions.french import capital, enumerate_words
from actions.kinds import SECTIONS_OF_KIND
from actions.reply import MOST_BUTTONS, Reply, answer, choose, closing, follow_ups, presentations, section_blocks
from actions.sentences import sentence
from actions.statements import object_of
from knowledge import Collective, Knowledge
from knowledge.text import plain_words


def names(knowledge: Knowledge) -> str:
    """Return the collectives as French enumerates them."""
    return names_of(knowledge.collectifs)


def names_of(collectives: Sequence[Collective]) -> str:
    """Return these collectives as French enumerates them."""
    return enumerate_words([one.designation for one in collectives])


def section_reply(knowledge: Knowledge, topic: str, besides: Sequence[str] = ()) -> Reply:
    """Return the answer of `collective.section`; an unknown topic raises KeyError."""
    found = knowledge.section(topic)
    if not found:
        raise KeyError(topic)
    collective, section = found
    buttons = follow_ups(collective, (topic, *besides))
    return answer(knowledge, topic, section_blocks(knowledge, section), section.sources, buttons)


def quotations(knowledge: Knowledge, topic: str) -> list[str]:
    """Return the page's own words behind a topic."""
    found = knowledge.section(topic)
    section = found[1] if found else knowledge.objectifs_communs if topic == "collectifs.objectifs" else None
    return [f"« {source.citation} »" for source in section.sources if source.citation] if section else []


def _whole_name(collective: Collective) -> str:
    """Return the name of a collective with its article, and with what its designation leaves out."""
    article, _, short = collective.designation.partition(" ")
    if collective.nom.casefold().startswith(short.casefold()):
        return f"{article} {short}{collective.nom[len(short) :]}"
    return collective.designation if collective.nom in collective.designation else f"{collective.designation}, {collective.nom}"


def _about(collective: Collective) -> str:
    """Return what a collective is about, before what goes on from it; nothing where its name says it."""
    # Its article aside: « Groupe de travail « Lutte contre… » » is about « la lutte contre… ».
    _, _, named = plain_words(collective.objet).partition(" ")
    return "" if named and named in plain_words(collective.nom) else f"{collective.objet} ; "


def whole_names(knowledge: Knowledge) -> str:
    """Return the collectives by their whole names as French enumerates them."""
    named = [_whole_name(one).split(", ", 1) for one in knowledge.collectifs]
    return enumerate_words([f"{parts[0]} ({parts[1]})" if len(parts) > 1 else parts[0] for parts in named])


def what_they_do(collectives: Sequence[Collective]) -> Points:
    """Return the points that say what each is about, after its name was told."""
    return Points(tuple(f"{capital(object_of(one))} ; {one.role_amane}." for one in collectives))


def list_reply(knowledge: Knowledge) -> Reply:
    """List the collectives, each with what it is about."""
    points = [f"{capital(_whole_name(one))} : {_about(one)}{one.role_amane}." for one in knowledge.collectifs]
    sources = [*knowledge.liste.sources, *(collective.nom_source for collective in knowledge.collectifs)]
    blocks: list[Block] = [Text(f"{knowledge.liste.introduction} :"), Points(tuple(points))]
    return answer(knowledge, "collectifs.liste", blocks, sources, presentations(knowledge.collectifs))


def shared_goals_reply(knowledge: Knowledge) -> Reply:
    """State the goals that the collectives share."""
    goals, buttons = knowledge.objectifs_communs, [choose(sentence("titre_liste"), "collectifs.liste"), *goal_buttons(knowledge)]
    return answer(knowledge, "collectifs.objectifs", section_blocks(knowledge, goals), goals.sources, buttons[:MOST_BUTTONS])


def goal_buttons(knowledge: Knowledge) -> list:
    return [choose(one.rubriques["objectifs"].titre, f"{one.id}.objectifs") for one in knowledge.collectifs if "objectifs" in one.rubriques]


def clarification_reply(knowledge: Knowledge, identifiers: Sequence[str], kind: str) -> Reply:
    """Ask back which collective is meant, with a button for each."""
    chosen = [one for one in knowledge.collectifs if not identifiers or one.id in identifiers]
    buttons = []
    for collective in chosen:
        topic = section_topic(collective, kind) or f"{collective.id}.{SECTIONS_OF_KIND.get(kind, (kind,))[0]}"
        buttons.append(choose(capital(collective.designation), topic))
    return Reply("precision", "clarification", paragraphs(sentence("precision"))).with_buttons(buttons)


def more_reply(knowledge: Knowledge, topic: str, reply: Reply) -> Reply:
    """Give the page's own words after an answer of which the visitor wants more."""
    words = quotations(knowledge, topic)
    if not words:
        return reply
    blocks: list[Block] = [Text(sentence("tout_ce_que_dit_la_page")), *map(Text, words), closing(reply.sources)]
    return Reply(topic, reply.kind, tuple(blocks), reply.sources).with_buttons(reply.buttons)
