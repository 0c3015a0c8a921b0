"""Tell what acronyms mean, and the whole name of a collective that has none; and that what a section only names is explained nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from actions.answers.missing import naming_the_page
from actions.asking import telling, words_of
from actions.french import PRONOUN, at, lowered, of, quoted, that
from actions.gaps import NOT_SAID
from actions.leads import listed
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import beyond, nearest
from actions.leads.points import asked_words, series
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.statements import THAT_IS, sentences, tells
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section, Source
from knowledge.text import plain_words

_ASKS_FOR_THE_NAME = re.compile(
    r"\b(?:noms?|titres?|intitules?) (?:complete?s?|exacte?s?|entiere?s?|officiel\w*)\b|\bs appelle\w*\b|\bdenomination\b|\bintitule\b|\ben entier\b"
)
LETTERS = rf"sigle\w*|let+res?|acronym\w*|abrevia\w*|abreg\w*|initiales?|{_ASKS_FOR_THE_NAME.pattern}"
_ASKS_FOR_LETTERS = re.compile(
    rf"\b(?:sens|definition|traduis\w*|veut dire|veu dir\w*|signifi\w*|c ?(?:est ?)?(?:quoi|koi|(?:qui|ki)(?! (?:a|ont|est)\b))|{LETTERS})\b"
)
_NAME_OF_IT = re.compile(
    r"\b(?:nom|titre|intitule|denomination|appellation)s?(?: \w+)? (?:du|de l|de la|de ce|de cet|de cette)"
    r" (?!collectif|groupe|plate ?forme|reseau)\w+"
)
_SPELT_OUT = re.compile(r" (?:(?:en )?(?:version )?developpee?|en (?:toutes lettres|entier|complet))$")
_ACRONYM_OF_IT = re.compile(r"\b(?:sigle|acronyme|initiales|abreviation|(?:nom|version) (?:court\w*|abrege\w*))s?\b")
_FEW_LETTERS = 3
_A_NAME = re.compile(r"\b(?:sigle|acronyme|initiales|s appelle\w*)\b")


def meaning(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça veut dire quoi, EPU ? »: of the acronyms that the question names, else the collective's own; of one alone what is said of it, too."""
    question, text = request.question, request.question.text
    found = knowledge.section(request.topic)
    if not found or (alone := told_alone(request, memory, knowledge)):
        return alone if found else None
    collective, section = found
    named = _in_order(_of_the_thing(collective, section, text) or _named(question, knowledge, collective, section), text)
    if not named and not collective.sigle and (whole := _whole_name(collective, text)):
        return whole
    of_bodies = all(acronym in {body.nom for body in one.organisations} for acronym, one in named)
    # « Et le CNDH, pendant que j'y suis ? » goes on asking for what letters mean.
    goes_on = memory.dits[:1] and memory.dits[0][1] == "sens"
    if not named or (of_bodies and not (_ASKS_FOR_LETTERS.search(text) or goes_on)):
        # « Le CNDH a fait quoi ? » asks for its part.
        return None
    return _explained(section, named)


def _whole_name(collective: Collective, text: str) -> Answered | None:
    """« Son nom officiel ? », « y a un sigle ? » of one that has none: its name, and that it has no letters."""
    if _ACRONYM_OF_IT.search(text):
        return Answered(sentence("sans_sigle", nom=quoted(collective.nom)), (collective.nom_source,), gap=NOT_SAID)
    return Answered(sentence("nom_complet", nom=quoted(collective.nom)), (collective.nom_source,)) if _ASKS_FOR_THE_NAME.search(text) else None


def is_so_called(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le sigle de celle des migrants, c'est bien PNPM ? »: yes, and what it means; None where it is none of its letters."""
    collective, claim = (knowledge.section(request.topic) or (None, None))[0], request.question.claim
    if collective is None or not (collective.sigle and _A_NAME.search(claim) and plain_words(collective.sigle) in claim.split()):
        return None
    told = _explained(collective.rubriques["presentation"], [(collective.sigle, collective)])
    return verdict(True, told.text, told.sources)


def spelt_out(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« CNDH, développé ? », « en toutes lettres ? » of an acronym: what it means, however long an answer that seems to ask for."""
    shorter = _SPELT_OUT.sub("", request.question.text)
    asked = replace(request, question=replace(request.question, text=shorter)) if shorter != request.question.text else None
    return told_alone(asked, memory, knowledge) if asked else None


def told_alone(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« CNDH », « examen périodique universel » by itself, however it was read; the name of a collective presents it."""
    text = request.question.text
    said = re.sub(r"^(?:(?:c|c ?est|quoi|koi|l[ea]?s?) )*| (?:c ?(?:est ?)?)?(?:quoi|koi)$", "", text)
    every = [(acronym, sens, one) for one in knowledge.collectifs for acronym, sens in one.meanings.items() if acronym != one.sigle]
    for acronym, _, one in (found for found in every if _is_said_alone(said, *found[:2], request.question, knowledge)):
        telling_it = [section for section in one.rubriques.values() if acronym in section.sigles or tells(section.introduction, acronym)]
        section = min(telling_it, key=lambda section: (acronym not in section.sigles, section is one.rubriques["presentation"]))
        told = _explained(section, [(acronym, one)])
        # Of a body what it has to do with a collective is told, too.
        part = next((said for said in sentences(section) if tells(said, acronym) and told.text.endswith("».")), "")
        return replace(told, rest=part.replace(f" ({one.meanings[acronym]})", ""))
    return None


def _is_said_alone(said: str, acronym: str, sens: str, question: Question, knowledge: Knowledge) -> bool:
    """« CNDH », « et l'UNICEF alors ? »: tell whether hardly anything but an acronym, or what it means, is said."""
    words = said.split()
    few = plain_words(acronym) in words and len(words) <= 2 and "avec" not in words
    return said in (plain_words(acronym), plain_words(sens)) or (few and set(telling(question, knowledge, question.text)) <= {plain_words(acronym)})


def _explained(section: Section, named: Sequence[tuple[str, Collective]]) -> Answered:
    said = [sentence("sens_du_sigle", sigle=acronym, sens=owner.meanings[acronym]) for acronym, owner in named]
    sources = (*section.sources, *(source for acronym, one in named for source in meaning_sources(one, acronym)))
    first, owner = named[0]
    if said[1:] or not (more := _more(section, owner, first)):
        return Answered(said[0], sources, " ".join(said[1:]))
    return Answered(sentence("lequel", collectif=said[0].removesuffix("."), texte=lowered(more)), (*sources, *owner.sources))


def unexplained(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est quoi, un mécanisme de collaboration ? », of words that a section uses: the file explains no words, and this is how it uses them."""
    _, section = knowledge.section(request.topic) or (None, None)
    words = telling(request.question, knowledge, request.question.text)
    if section is None or section.points or not words or beyond(request, section, knowledge):
        return None
    if set(words) <= set(words_of(section.titre)):
        # « C'est quoi, la charte ? » asks for all of it.
        return None
    said = lowered(nearest(section, words))
    return Answered(sentence("mots_employes", texte=that(said)), section.sources, gap=NOT_SAID)


def word_used(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Plaidoyer, ça veut dire quoi ? », of no collective: the point of a list that uses the word, which the page does not explain."""
    words = asked_words(request.question, knowledge)
    for topic in ("collectifs.objectifs", *(f"{one.id}.{name}" for one in knowledge.collectifs for name in one.rubriques)):
        listing, section = series(knowledge, topic), knowledge.section(topic)
        told = listed.what_it_means(replace(request, topic=topic), memory, knowledge) if listing else None
        if listing and told and told.point is not None and any(likeness(word, one) for word in words for one in words_of(told.text)):
            name, whose = listing.name(told.point), of(section[0].designation if section else sentence("les_collectifs"))
            said = told.text.replace(name, f"{name} {whose}", 1)
            return replace(told, text=naming_the_page(knowledge, said, memory), point=None)
    return None


def _more(section: Section, owner: Collective, acronym: str) -> str:
    """Return what is said of what an acronym stands for: what it is, or is for; empty where nothing is."""
    if acronym != owner.sigle:
        # « C'est l'examen de chaque État… » stands after the sentence that has its name.
        told, name = pairwise(sentences(section)), owner.meanings[acronym]
        return next((after for one, after in told if tells(one, name) and after.startswith(THAT_IS)), "")
    # « Convention des droits de l'enfant » is no name of the platform.
    who = PRONOUN[owner.genre] if tells(owner.nom, owner.meanings[acronym]) else owner.designation
    return f"{sentence('objet_de', collectif=who, objet=at(owner.objet))}."


def _of_the_thing(collective: Collective, section: Section, text: str) -> list[tuple[str, Collective]]:
    """« Le titre du plan auquel la CDE a contribué ? » names the one that contributed: return the acronyms of the section, where that is asked."""
    own = _NAME_OF_IT.search(text) and not any(plain_words(one) in text.split() for one in section.sigles)
    return [(one, collective) for one in section.sigles] if own else []


def _named(question: Question, knowledge: Knowledge, collective: Collective, section: Section) -> list[tuple[str, Collective]]:
    """Return the acronyms that a question names, each with a collective whose it is, else, where it asks for one, those of the section."""
    text, asked = question.text, set(question.text.split())
    owners = (collective, *knowledge.collectifs)
    named = [(acronym, one) for one in owners for acronym in one.meanings if set(plain_words(acronym).split()) <= asked]
    named = named or [(one, collective) for one in question.organisations if one in collective.meanings]
    # « Expliquez le mot PPI machin » begins the one of the section.
    named = named or [(one, collective) for one in _of_the_section(collective, section) if _is_begun(plain_words(one), asked)]
    # « Démarche nationale, ça veut dire quoi ? » asks for no letters.
    of_letters = re.search(rf"\b(?:{LETTERS})\b", text) or not telling(question, knowledge, _ASKS_FOR_LETTERS.sub(" ", text))
    return named or [(one, collective) for one in _of_the_section(collective, section) if of_letters]


def _is_begun(acronym: str, said: set[str]) -> bool:
    """Tell whether a word begins an acronym, which is longer, with three letters at least."""
    return any(_FEW_LETTERS <= len(word) < len(acronym) and acronym.startswith(word) for word in said)


def _of_the_section(collective: Collective, section: Section) -> list[str]:
    """Return the acronyms of a section; of one that has none itself, those that its sentences name, in their order."""
    if section is collective.rubriques["presentation"]:
        return [one for one in collective.meanings if one in section.sigles or one == collective.sigle]
    text, own = section.introduction, [one for one in collective.meanings if one in section.sigles]
    return own or sorted((one for one in collective.meanings if tells(text, one)), key=text.index)


def _in_order(named: Sequence[tuple[str, Collective]], text: str) -> list[tuple[str, Collective]]:
    """Return each acronym once as a text names them."""
    words, owners = text.split(), dict(reversed(named))
    each = dict.fromkeys(one for one, _ in named)
    ordered = sorted(each, key=lambda one: words.index(first) if (first := plain_words(one).split()[0]) in words else 0)
    return [(one, owners[one]) for one in ordered]


def meaning_sources(collective: Collective, acronym: str) -> tuple[Source, ...]:
    """Return where the meaning of an acronym comes from, where another section or the name of the collective tells it."""
    if acronym == collective.sigle and acronym not in collective.nom:
        return (collective.nom_source,)
    organisations = tuple(one.source for one in collective.organisations if one.nom == acronym and one.source)
    sections = tuple(source for one in collective.rubriques.values() if acronym in one.sigles for source in one.sources)
    return organisations or sections
