"""Say which collectives are asked for, each with the one sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from actions.blocks import Block, Lead, Points, Text
from actions.french import capital, enumerate_words, lowered, number
from actions.question import Question
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from actions.sets import Chosen, asks_of_all, chosen, of_these
from actions.statements import Said
from knowledge import Collective, Knowledge, Source

# Where the file says less of the words of a question than this share, it only comes near what is asked.
_SURE = 0.6


def search_reply(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Reply | None:
    """Return which collectives are asked for, of `among` (ids) where it names some; None where nothing of what is asked is known."""
    found = chosen(knowledge, question, among)
    if not found.known:
        return None
    candidates = of_these(knowledge, among if not found.ids or set(found.ids) <= set(among) else ())
    collectives = [one for one in candidates if one.id in found.ids]
    # Of those that are left once others are left out, what is said of the others tells why.
    told = _told(found, collectives) or _told(found, candidates)
    explained = _explained(knowledge, question)
    lines = (Points(tuple(_line(one, said) for one, said in told)),) if told else ()
    blocks: list[Block] = [Lead(_lead(found, question, collectives, candidates)), *lines, *(Text(text) for text in explained)]
    sources = [*(source for _, said in told for source in said.sources), *explained.values()] or knowledge.liste.sources
    buttons = [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in (collectives or candidates)]
    return answer(knowledge, "recherche", blocks, sources, buttons)


def _told(found: Chosen, collectives: Sequence[Collective]) -> list[tuple[Collective, Said]]:
    return [(one, found.said[one.id]) for one in collectives if one.id in found.said]


def _lead(found: Chosen, question: Question, collectives: Sequence[Collective], candidates: Sequence[Collective]) -> str:
    """Return the sentence that names those asked for."""
    whether = question.detail == "oui_non"
    sure = found.found == 1 if whether else found.found >= _SURE
    if not collectives:
        return sentence("ensemble_non_aucun" if whether else "ensemble_aucun")
    names = each = enumerate_words([one.designation for one in collectives])
    if not sure:
        return sentence("ensemble_proche", collectifs=names)
    if len(collectives) == len(candidates) > 1:
        names = sentence("ensemble_tous", nombre=number(len(candidates)), collectifs=each)
    elif whether and asks_of_all(question.text, len(candidates)):
        return sentence("ensemble_non", collectifs=names)
    if whether:
        return sentence("ensemble_oui", collectifs=names)
    if question.detail == "nombre":
        return sentence("ensemble_nombre", nombre=capital(number(len(collectives))), collectifs=each)
    return f"{capital(names)}."


def _line(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as a sentence that names it."""
    name = capital(collective.designation)
    return said.text if collective.designation in said.text[: len(name) + 1] or said.text.startswith(name) else f"{name} : {lowered(said.text)}"


def _explained(knowledge: Knowledge, question: Question) -> dict[str, Source]:
    """Return what the names of the organisations asked about mean, each sentence with its source."""
    every = {one.nom: one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations}
    return {sentence("organisation_sens", nom=one.nom, sens=one.sens): one.source for one in every.values() if one.sens and one.source}
