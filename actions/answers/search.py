"""Say which collectives are asked for, each with the one sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answers.sections import names_of
from actions.asking import telling
from actions.blocks import Block, Button, Lead, Points, Text
from actions.conditions import bounds_members, naming
from actions.french import PRONOUN, after_colon, at, capital, lowered, number
from actions.gaps import NOT_SAID
from actions.holding import SURE
from actions.leads.partners import MEMBERSHIP
from actions.leads.series import series
from actions.memory import Memory
from actions.question import Question
from actions.reply import Reply, answer, choose
from actions.sentences import sentence
from actions.sets import WHICH, Chosen, asks_of_all, chosen, of_these, says_all
from actions.statements import Said, ended, object_of
from knowledge import Collective, Knowledge, Source

# Of one alone less has to be said than of several to say that it is the one (`SURE`): with this share 14 of 15 are, with 1 in 3 half of them.
LIKELY = 0.4


def search_reply(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Reply | None:
    """Return which collectives are asked for, of `among` (ids) where it names some; None where nothing of what is asked is known."""
    if question.organisations and MEMBERSHIP.search(question.text):
        return _named_beside(knowledge, question)
    found = chosen(knowledge, question, among)
    if not found.known:
        return None
    candidates = of_these(knowledge, among if not found.ids or set(found.ids) <= set(among) else ())
    collectives = sorted((one for one in candidates if one.id in found.ids), key=lambda one: found.ids.index(one.id))
    # Of those that are left once others are left out, what is said of the others tells why.
    told = _told(found, collectives) or _told(found, candidates)
    explained = _explained(knowledge, question, [said for _, said in told])
    blocks = [*_lead_and_lines(knowledge, found, question, collectives, candidates, told), *(Text(text) for text in explained)]
    sources = [*(source for _, said in told for source in said.sources), *explained.values()] or knowledge.liste.sources
    reply = answer(knowledge, "recherche", blocks, sources, _presentations(collectives or candidates))
    return _with_its_point(reply, told)


def found_nowhere(knowledge: Knowledge, question: Question, memory: Memory) -> Reply:
    """Tell who was spoken of where nothing else is asked (« lequel est-ce déjà ? »), else what each collective is about, so that one can choose."""
    spoken_of = knowledge.collective(memory.collectif)
    if spoken_of and question.detail != "oui_non" and WHICH.search(question.text) and not telling(question, knowledge, question.text):
        what = sentence("objet_de", collectif=PRONOUN[spoken_of.genre], objet=at(spoken_of.objet))
        lead = Lead(f"{sentence('c_est_lui', collectif=spoken_of.designation, texte=what)}.")
        return answer(knowledge, "recherche", [lead], spoken_of.sources, _presentations([spoken_of]))
    blocks: list[Block] = [Lead(sentence("recherche_rien")), Points(tuple(f"{capital(object_of(one))}." for one in knowledge.collectifs))]
    sources = [source for one in knowledge.collectifs for source in one.sources]
    return replace(answer(knowledge, "recherche", blocks, sources, _presentations(knowledge.collectifs)), gap=NOT_SAID)


def _with_its_point(reply: Reply, told: Sequence[tuple[Collective, Said]]) -> Reply:
    """Return a reply that remembers which one point of a list it told: « c'est le combientième ? », « auprès de qui ? »."""
    point = _point(*told[0]) if len(told) == 1 else None
    return replace(reply, listed=point[0], point=point[1]) if point else reply


def _point(collective: Collective, said: Said) -> tuple[str, int] | None:
    """Return the topic and the place, from 0, of the one point of a list that says what is told; None where none does, or several do."""
    sections = ((f"{collective.id}.{name}", section) for name, section in collective.rubriques.items())
    found = [(topic, place) for topic, section in sections for place, point in enumerate(section.points) if ended(point.texte) == said.text]
    return found[0] if len(found) == 1 else None


def _lead_and_lines(
    knowledge: Knowledge,
    found: Chosen,
    question: Question,
    collectives: Sequence[Collective],
    candidates: Sequence[Collective],
    told: Sequence[tuple[Collective, Said]],
) -> list[Block]:
    """Return the sentence that answers and a line for each collective; of one what is said of it goes on from its name, in the same sentence."""
    lines, rest = [_line(one, said) for one, said in told], _uncounted(question, candidates)
    if len(told) == 1 and [one for one, _ in told] == list(collectives):
        if question.detail not in ("oui_non", "nombre") and not found.guessed and (it_is := _it_is(knowledge, *told[0], question, found.found)):
            return [Lead(it_is, rest)]
        return [Lead(_lead(found, question, collectives, candidates, lowered(lines[0].removesuffix("."))), rest)]
    return [Lead(_lead(found, question, collectives, candidates, ""), rest), *([Points(tuple(lines))] if lines else [])]


def _it_is(knowledge: Knowledge, collective: Collective, said: Said, question: Question, found: float) -> str:
    """« Qui fait du plaidoyer ? »: return the sentence that names the one, and in which point of a list it stands; empty where that is unsure."""
    rest, point = _after_its_name(collective, said), _point(collective, said)
    if not rest:
        # What it is about is so in any case, and is asked for by a theme whatever else is said.
        about, themed = said.text == ended(capital(object_of(collective))), any(one.nom in question.themes for one in collective.themes)
        return said.text if found >= (LIKELY if about else SURE) or (about and themed) else ""
    if found < LIKELY:
        return ""
    told, listed = sentence("c_est_lui", collectif=collective.designation, texte=rest), series(knowledge, point[0]) if point else None
    if listed is None or point is None:
        return told
    return sentence("lequel_point", collectif=told.partition(" : ")[0], point=listed.name(point[1]), texte=rest)


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
        return sentence("ensemble_nombre", nombre=capital(number(len(collectives))) if collectives[1:] else "Un seul", collectifs=each)
    return f"{capital(names)}."


def _line(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as a sentence that names it."""
    rest = _after_its_name(collective, said)
    return f"{capital(collective.designation)} : {rest}" if rest else said.text


def _after_its_name(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as it goes on from its name; empty where it names it by itself."""
    itself = f", {collective.designation} "
    if itself in said.text:
        # « …, le groupe de travail a élaboré… »: who it is comes first.
        return after_colon(lowered(said.text).replace(itself, f", {PRONOUN[collective.genre]} ", 1))
    named = collective.designation in said.text or said.text.startswith(capital(collective.designation))
    return "" if named else after_colon(lowered(said.text))


def _explained(knowledge: Knowledge, question: Question, told: Sequence[Said]) -> dict[str, Source]:
    """Return what the names of the organisations asked about mean where what is told does not say it, each sentence with its source."""
    every = {one.nom: one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations}
    texts = "\n".join(said.text for said in told)
    return {
        sentence("organisation_sens", nom=one.nom, sens=one.sens): one.source
        for one in every.values()
        if one.sens and one.source and one.sens not in texts
    }
