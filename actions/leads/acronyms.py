"""Tell what acronyms mean, and the whole name of a collective that has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.french import lowered
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.plan import Request
from actions.positions import places
from actions.sentences import sentence
from actions.statements import THAT_IS, sentences, tells
from knowledge import Collective, Knowledge, Section, Source
from knowledge.text import plain_words

_ASKS_FOR_LETTERS = re.compile(
    r"\b(?:sens|definition|traduis\w*|sigle\w*|lettres?|acronym\w*"
    r"|veut dire|veu dir\w*|signifi\w*|abrevia\w*|abreg\w*|initiales?|en entier|nom complet|c est quoi|c koi)\b"
)
_ASKS_WHAT_IT_IS = re.compile(
    r"\b(?:c est|cest|c) (?:quoi|koi)\b(?!.*\b(?:lettres?|sigles?)\b)"
    r"|\b(?:qu|kes?k?) ?est ce que (?:c est (?:que )?)?(?:l |le |la )?\w+$"
)
_ASKS_FOR_THE_NAME = re.compile(r"\bnom (?:complet|exact|entier|officiel)\b|\bs appelle\w*\b|\bdenomination\b|\bintitule\b|\ben entier\b")


def meaning(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça veut dire quoi, EPU ? »: of the acronyms that the question names, else the collective's own."""
    found = knowledge.section(request.topic)
    if not found:
        return None
    collective, section = found
    text = request.question.text
    named = _in_order(_named(request, knowledge, collective, section), text)
    if not named and not collective.sigle and _ASKS_FOR_THE_NAME.search(text):
        return Answered(sentence("nom_complet", nom=lowered(collective.nom)), (collective.nom_source,))
    if not named or (not _ASKS_FOR_LETTERS.search(text) and _tells_what_they_do(section, named)):
        return None
    said = [sentence("sens_du_sigle", sigle=acronym, sens=owner.meanings[acronym]) for acronym, owner in named]
    first, owner = named[0]
    explained = _explained(section, owner.meanings[first])
    if explained and not said[1:] and _ASKS_WHAT_IT_IS.search(text):
        told = sentence("lequel", collectif=said[0].removesuffix("."), texte=lowered(explained))
        return Answered(told, (*section.sources, *_meaning_sources(owner, first)))
    rest = " ".join(said[1:]) or explained
    return Answered(said[0], (*section.sources, *(source for acronym, one in named for source in _meaning_sources(one, acronym))), rest)


def _named(request: Request, knowledge: Knowledge, collective: Collective, section: Section) -> list[tuple[str, Collective]]:
    """Return the acronyms that a question names, each with a collective whose it is, else, where it asks for one, those of the section."""
    text, organisations = request.question.text, request.question.organisations
    asked = set(text.split())
    owners = (collective, *knowledge.collectifs)
    named = [(acronym, one) for one in owners for acronym in one.meanings if set(plain_words(acronym).split()) <= asked]
    named = named or [(one, collective) for one in organisations if one in collective.meanings]
    if {acronym for acronym, _ in named} == {collective.sigle} and (meant := _in_full(collective, section, asked)):
        return meant
    if named or not _ASKS_FOR_LETTERS.search(text):
        return named
    return _own(collective, section)


def _own(collective: Collective, section: Section) -> list[tuple[str, Collective]]:
    own = list(section.sigles) or ([collective.sigle or ""] if section is collective.rubriques["presentation"] else [])
    return [(one, collective) for one in own if one in collective.meanings]


def _in_order(named: Sequence[tuple[str, Collective]], text: str) -> list[tuple[str, Collective]]:
    """Return each acronym once as a text names them; « commencez par le troisième » puts that one first."""
    words = text.split()
    owners = dict(reversed(named))
    ordered = sorted(owners, key=lambda one: words.index(first) if (first := plain_words(one).split()[0]) in words else 0)
    first = [ordered[place] for place in places(text)[-1:] if 0 <= place < len(ordered)]
    return [(one, owners[one]) for one in (*first, *(one for one in ordered if one not in first))]


def _tells_what_they_do(section: Section, named: Sequence[tuple[str, Collective]]) -> bool:
    """« Le CNDH a fait quoi ? », « UNICEF » asks for its part, not what it stands for, where the section tells both of each."""
    bodies = {body.nom: body.sens for _, one in named for body in one.organisations if body.sens}
    return all(acronym in bodies and f"({bodies[acronym]})" in section.introduction for acronym, _ in named)


def _meaning_sources(collective: Collective, acronym: str) -> tuple[Source, ...]:
    """Return where the meaning of an acronym comes from, where another section or the name of the collective tells it."""
    if acronym == collective.sigle and acronym not in collective.nom:
        return (collective.nom_source,)
    organisations = tuple(one.source for one in collective.organisations if one.nom == acronym and one.source)
    sections = tuple(source for one in collective.rubriques.values() if acronym in one.sigles for source in one.sources)
    return organisations or sections


def _explained(section: Section, name: str) -> str:
    """Return the sentence that says what a name is, after the one that has it: « C’est l’examen de chaque État… »; empty where there is none."""
    return next((after for one, after in pairwise(sentences(section)) if tells(one, name) and after.startswith(THAT_IS)), "")


def _in_full(collective: Collective, section: Section, asked: set[str]) -> list[tuple[str, Collective]]:
    """« L'intitulé exact de la politique publique dont parle la CDE »: return the acronyms of a section whose meaning begins with words asked."""
    names = {one: plain_words(collective.meanings[one]).split()[:2] for one in section.sigles if one != collective.sigle}
    return [(one, collective) for one, words in names.items() if set(words) <= asked]
