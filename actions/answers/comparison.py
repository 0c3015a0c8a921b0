"""Set collectives side by side: short aligned points, the same for each."""

from __future__ import annotations

from collections.abc import Sequence

from actions.blocks import Block, Points, Text
from actions.french import capital, enumerate_words
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from knowledge import Knowledge


def comparison_reply(knowledge: Knowledge, identifiers: Sequence[str]) -> Reply:
    """Compare the collectives of these ids, in this order, by the landmarks of the knowledge file."""
    chosen = [one for identifier in identifiers if (one := knowledge.collective(identifier))]
    unknown = sentence("non_precise")
    blocks: list[Block] = [Text(sentence("comparaison", collectifs=enumerate_words([one.designation for one in chosen])))]
    for label, value in (
        (sentence("comparaison_sujet"), lambda one: one.reperes.objet),
        (sentence("comparaison_creation"), lambda one: one.reperes.creation),
        (sentence("comparaison_membres"), lambda one: one.reperes.membres),
        (sentence("comparaison_orientation"), lambda one: one.reperes.orientation),
        (sentence("comparaison_place"), lambda one: one.role_amane),
    ):
        blocks.append(Text(label))
        blocks.append(Points(tuple(f"{capital(one.designation)} : {value(one) or unknown}." for one in chosen)))
    sources = [source for one in chosen for source in one.sources]
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in chosen[:3]]
    return answer(knowledge, "comparaison", blocks, sources, buttons)
