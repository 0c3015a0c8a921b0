"""Set collectives side by side: short aligned points, the same for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from actions.blocks import Block, Points, Text
from actions.french import after_colon, capital, date, enumerate_words, lowered, when
from actions.reply import Reply, answer, elsewhere, presentations
from actions.sentences import sentence
from knowledge import Collective, Knowledge


def comparison_reply(knowledge: Knowledge, identifiers: Sequence[str]) -> Reply:
    """Compare the collectives of these ids, in this order, by the landmarks of the knowledge file."""
    chosen = [one for identifier in identifiers if (one := knowledge.collective(identifier))]
    blocks: list[Block] = [Text(side_by_side(chosen))]
    for name in LANDMARKS:
        blocks.append(Text(sentence(name)))
        blocks.append(Points(tuple(f"{capital(one.designation)} : {after_colon(_told(one, name))}." for one in chosen)))
    sources = [source for one in chosen for source in one.sources]
    return answer(knowledge, "comparaison", blocks, sources, presentations(chosen))


def side_by_side(chosen: Sequence[Collective]) -> str:
    return sentence("comparaison", collectifs=enumerate_words([one.designation for one in chosen]))


def by_landmarks(chosen: Sequence[Collective], names: Sequence[str]) -> Points:
    """Return a point for each collective that tells these landmarks alone."""
    told = {one.designation: " ; ".join(f"{lowered(sentence(name))} {_told(one, name)}" for name in names) for one in chosen}
    return Points(tuple(f"{capital(name)}, {said}." for name, said in told.items()))


def beside_what_it_is_about(chosen: Sequence[Collective]) -> Points:
    """Return a point for each collective: when it was created, how many members it has, and what it has for guidance."""
    return Points(tuple(f"{capital(one.designation)} : {after_colon(' ; '.join(_in_short(one)))}." for one in chosen))


def _in_short(collective: Collective) -> Iterator[str]:
    if created := _creation(collective, when):
        yield sentence("creation_en", quand=created)
    yield _members(collective) or sentence("membres_non_precises")
    if collective.orientation:
        yield collective.orientation


def _told(collective: Collective, name: str) -> str:
    return LANDMARKS[name](collective) or sentence("non_precise")


def _creation(collective: Collective, in_words: Callable[[str], str] = date) -> str | None:
    """Return when a collective was created, and who says so where AMANE's page does not."""
    section = collective.creation
    if section is None or section.date is None:
        return None
    said, source = in_words(section.date), elsewhere(section.date_sources)
    return sentence("date_d_ailleurs", date=said, source=source) if source else said


def _members(collective: Collective) -> str | None:
    section = collective.rubriques.get("membres")
    return section.quantity if section else None


LANDMARKS: Mapping[str, Callable[[Collective], str | None]] = {
    "comparaison_sujet": lambda one: one.objet,
    "comparaison_creation": _creation,
    "comparaison_membres": _members,
    "comparaison_orientation": lambda one: one.orientation,
    "comparaison_place": lambda one: one.role_amane,
}
