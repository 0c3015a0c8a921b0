"""Say which collectives are asked for, each with the one sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answers.sections import names_of
from actions.blocks import Block, Button, Lead, Points, Text
from actions.conditions import bounds_members, naming
from actions.french import after_colon, capital, lowered, number
from actions.gaps import NOT_SAID
from actions.holding import SURE
from actions.leads.partners import MEMBERSHIP
from actions.question import Question
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from actions.sets import Chosen, asks_of_all, chosen, of_these, says_all
from actions.statements import Said, ended, object_of
from knowledge import Collective, Knowledge, Source

PRONOUN = {"feminin": "elle", "masculin": "il"}


def search_reply(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Reply | None:
    """Return which collectives are asked for, of `among` (ids) where it names some; None where nothing of what is asked is known."""
    if question.organisations and MEMBERSHIP.search(question.text):
        return _named_beside(knowledge, question)
    found = chosen(knowledge, question, among)
    if not found.known:
        return None
    candidates = of_these(knowledge, among if not found.ids or set(found.ids) <= set(among) else ())
    collectives = [one for one in candidates if one.id in found.ids]
    # Of those that are left once others are left out, what is said of the others tells why.
    told = _told(found, collectives) or _told(found, candidates)
    explained = _explained(knowledge, question, [said for _, said in told])
    blocks = [*_lead_and_lines(found, question, collectives, candidates, told), *(Text(text) for text in explained)]
    sources = [*(source for _, said in told for source in said.sources), *explained.values()] or knowledge.liste.sources
    reply = answer(knowledge, "recherche", blocks, sources, _presentations(collectives or candidates))
    return _with_its_point(reply, told)


def found_nowhere(knowledge: Knowledge) -> Reply:
    """Say that what is looked for stands nowhere in these words, and what each collective is about, so that whoever asks can choose."""
    blocks: list[Block] = [Lead(sentence("recherche_rien")), Points(tuple(f"{capital(object_of(one))}." for one in knowledge.collectifs))]
    sources = [source for one in knowledge.collectifs for source in one.sources]
    return replace(answer(knowledge, "recherche", blocks, sources, _presentations(knowledge.collectifs)), gap=NOT_SAID)


def _with_its_point(reply: Reply, told: Sequence[tuple[Collective, Said]]) -> Reply:
    """Return a reply that remembers which one point of a list it told: « c'est le combientième ? », « auprès de qui ? »."""
    found = [
        (f"{one.id}.{name}", place)
        for one, said in told
        for name, section in one.rubriques.items()
        for place, point in enumerate(section.points)
        if ended(point.texte) == said.text
    ]
    return replace(reply, listed=found[0][0], point=found[0][1]) if len(found) == len(told) == 1 else reply


def _lead_and_lines(
    found: Chosen, question: Question, collectives: Sequence[Collective], candidates: Sequence[Collective], told: Sequence[tuple[Collective, Said]]
) -> list[Block]:
    """Return the sentence that answers and a line for each collective; of one what is said of it goes on from its name, in the same sentence."""
    lines, rest = [_line(one, said) for one, said in told], _uncounted(question, candidates)
    if len(told) == 1 and [one for one, _ in told] == list(collectives):
        return [Lead(_lead(found, question, collectives, candidates, lowered(lines[0].removesuffix("."))), rest)]
    return [Lead(_lead(found, question, collectives, candidates, ""), rest), *([Points(tuple(lines))] if lines else [])]


def _named_beside(knowledge: Knowledge, question: Question) -> Reply | None:
    """Say that the page does not tell whether an organisation is a member, and as what it names it; None where a list of names has it."""
    pairs = [(one, beside) for one in knowledge.collectifs for beside in one.organisations if beside.nom in question.organisations]
    if not pairs or any(beside.nom in name for one, beside in pairs for name in _members(one)):
        return None
    first, *others = [naming(one, organisation) for one, organisation in pairs]
    lead = Lead(sentence("ensemble_cite", collectifs=lowered(first.text.removesuffix("."))))
    lines = [Points(tuple(said.text for said in others))] if others else []
    sources = [source for said in (first, *others) for source in said.sources]
    return answer(knowledge, "recherche", [lead, *lines], sources, _presentations([one for one, _ in pairs]))


def _members(collective: Collective) -> list[str]:
    return [name for section in collective.rubriques.values() if section.count for name in (*section.noms, *section.qui)]


def _presentations(collectives: Sequence[Collective]) -> list[Button]:
    return [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in collectives]


def _told(found: Chosen, collectives: Sequence[Collective]) -> list[tuple[Collective, Said]]:
    return [(one, found.said[one.id]) for one in collectives if one.id in found.said]


def _uncounted(question: Question, candidates: Sequence[Collective]) -> str:
    """« Moins de vingt membres ? »: return the sentence that names those of whom nobody knows how many; empty where that is not asked."""
    if not bounds_members(question.text):
        return ""
    unknown = [one for one in candidates if not ((section := one.rubriques.get("membres")) and section.count)]
    verb = "en compte" if len(unknown) == 1 else "en comptent"
    return f"{capital(sentence('taille_inconnue', collectifs=names_of(unknown), en_compte=verb))}." if unknown else ""


def _lead(found: Chosen, question: Question, collectives: Sequence[Collective], candidates: Sequence[Collective], alone: str) -> str:
    """Return the sentence that names those asked for; `alone` says what is told of the only one."""
    whether = question.detail == "oui_non"
    if not collectives:
        parts = names_of([one for one in candidates if one.id in found.each]) if found.each else ""
        return sentence("ensemble_chacun", collectifs=parts) if parts else sentence("ensemble_non_aucun" if whether else "ensemble_aucun")
    told = alone or names_of(collectives)
    if found.guessed:
        return sentence("non_detail" if set(found.guessed).isdisjoint(found.ids) else "oui_detail", detail=told)
    if found.found < (1 if whether else SURE):
        return sentence("ensemble_proche", collectifs=told)
    return _surely(question, collectives, candidates, alone)


def _surely(question: Question, collectives: Sequence[Collective], candidates: Sequence[Collective], alone: str) -> str:
    """Return the sentence that names those asked for, where it is sure that they are."""
    names = each = names_of(collectives)
    whether = question.detail == "oui_non"
    if len(collectives) == len(candidates) > 1:
        names = sentence("ensemble_tous", nombre=number(len(candidates)), collectifs=each)
    elif whether and (asks_of_all(question.text, len(candidates)) or says_all(question.text)):
        return sentence("ensemble_non", collectifs=names)
    if whether:
        return sentence("oui_detail" if alone else "ensemble_oui", detail=alone or each, collectifs=names)
    if question.detail == "nombre":
        return sentence("ensemble_nombre", nombre=capital(number(len(collectives))), collectifs=each)
    return f"{capital(alone or names)}."


def _line(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as a sentence that names it."""
    name, itself = capital(collective.designation), f", {collective.designation} "
    if itself in said.text:
        # « …, le groupe de travail a élaboré… »: who it is comes first.
        return f"{name} : {after_colon(lowered(said.text).replace(itself, f', {PRONOUN[collective.genre]} ', 1))}"
    return said.text if collective.designation in said.text or said.text.startswith(name) else f"{name} : {after_colon(lowered(said.text))}"


def _explained(knowledge: Knowledge, question: Question, told: Sequence[Said]) -> dict[str, Source]:
    """Return what the names of the organisations asked about mean where what is told does not say it, each sentence with its source."""
    every = {one.nom: one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations}
    texts = "\n".join(said.text for said in told)
    return {
        sentence("organisation_sens", nom=one.nom, sens=one.sens): one.source
        for one in every.values()
        if one.sens and one.source and one.sens not in texts
    }
