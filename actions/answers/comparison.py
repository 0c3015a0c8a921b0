"""Set collectives side by side: short aligned points, the same for each."""

from __future__ import annotations

from collections.abc import Sequence

from actions.blocks import Block, Points, Text
from actions.french import after_colon, capital, date, enumerate_words
from actions.reply import Reply, answer, elsewhere, presentations
from actions.sentences import sentence
from knowledge import Collective, Knowledge


def comparison_reply(knowledge: Knowledge, identifiers: Sequence[str]) -> Reply:
    """Compare the collectives of these ids, in this order, by the landmarks of the knowledge file."""
    chosen = [one for identifier in identifiers if (one := knowledge.collective(identifier))]
    unknown = sentence("non_precise")
    blocks: list[Block] = [Text(sentence("comparaison", collectifs=enumerate_words([one.designation for one in chosen])))]
    for label, value in (
        (sentence("comparaison_sujet"), lambda one: one.objet),
        (sentence("comparaison_creation"), _creation),
        (sentence("comparaison_membres"), _members),
        (sentence("comparaison_orientation"), lambda one: one.orientation),
        (sentence("comparaison_place"), lambda one: one.role_amane),
    ):
        blocks.append(Text(label))
        blocks.append(Points(tuple(f"{capital(one.designation)} : {after_colon(value(one) or unknown)}." for one in chosen)))
    sources = [source for one in chosen for source in one.sources]
    return answer(knowledge, "comparaison", blocks, sources, presentations(chosen))


def _creation(collective: Collective) -> str | None:
    """Return when a collective was created, and who says so where AMANE's page does not."""
    section = collective.creation
    if section is None or section.date is None:
        return None
    source = elsewhere(section.date_sources)
    return sentence("date_d_ailleurs", date=date(section.date), source=source) if source else date(section.date)


def _members(collective: Collective) -> str | None:
    section = collective.rubriques.get("membres")
    return section.quantity if section else None
