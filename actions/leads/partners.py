"""Tell of an organisation what it has to do with what is told: a partner, nobody named there, a member; and who did a thing, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from actions.asking import without_tag, words_of
from actions.association import is_spoken_to
from actions.attributes import attribute
from actions.french import capital, lowered
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import beyond, not_said
from actions.leads.values import who_and_with_whom
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.referents import DONE_BY, identifies
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import SaidNumber, dates_in, numbers_in

_WITH = re.compile(r"\b(?:avec|partenaires?|partenariats?|aussi|particip\w*|collabor\w*|projet|contribu\w*|aide\w*|appui\w*|soutien\w*)\b")
MEMBERSHIP = re.compile(r"\b(?:membres?|adherent\w*|f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|affilie\w*)\b")
_SINCE = re.compile(r"\b(?:debut|depart|depuis|toujours|origine)\b")
_ONLY = re.compile(r"\b(?<!une )(?<!un )(?<!la )(?:seule?s?|seulement|uniquement|exclusivement|y avait que|que (?:avec )?(?:l |le |la )?\w+$)\b")
# « L'UNICEF n'intervient donc que dans l'étude », « juste pour l'étude ? »
_FOR_NOTHING_ELSE = re.compile(r"\b(?:que|juste|seulement|uniquement|rien que) (?:dans|pour|a|sur|lors de|pendant) (?:l |la |le |cette |ce )?\w+$")
# « Le CNDH en était ? » of what was told before.
_OF_THEM = re.compile(r"\b(?:en|y) (?:est|etait|fait|faisait|sont|font|etaient)\b|\bdedans\b|\baussi fonda\w+|\bfonda(?:teur|trice)s?\b")
_DENIED = re.compile(r"\b(?:pas|plus|jamais|aucune?|sans|meme)\b(?! rien)")
# « Et l'UNICEF dans tout ça ? », « l'UNICEF là-dedans ? », « quel rôle pour l'UNICEF ? »
_WHAT_OF_IT = frozenset({"rapport", "role", "roles", "histoire", "affaire", "dedans", "joue", "jouent", "comme", "venir", "faisait", "fichait"})
# How people say that something was made, whatever the word of the file; who paid or signed is another question.
DOING = re.compile(r"\b(?:fai\w*|fe|realis\w*|men(?:e|ee|er|es|ees)|redig\w*|ecri\w*|produi\w*|condui\w*|elabor\w*)\b")
# « Et l'UNESCO ? », « par l'État », « c'est la Croix-Rouge le partenaire ? »: names one more who may have been there.
_ONE_MORE = (
    r"(?:(?:il|et|avait|y|ya|a|aussi|non|de|du|le|la|les|l) )*{name}(?: (?:aussi|non|plus|alors|y|en|est|etait|dedans))*"
    r"|.*\b(?:avec|partenaires?|c est|c etait|par) (?:(?!(?:des|une?|d) )\w+ ){{0,3}}(?:le|la|les|l) {name}\b.*"
    rf"|.*\bavec {{name}}\b.*|(?:(?:donc|et|alors) )*(?:le|la|les|l) {{name}} (?:(?:a|ont|avait) (?!ete )(?:\w+ )?{DOING.pattern}).*"
)
_INDEFINITE = re.compile(r"\bavec (?:des|d|une?) ")
# Who made it is no other thing that is asked of it.
_MADE_BY = re.compile(rf"{DOING.pattern}|\b(?:qui|ki)\b")
_MOST_OF_A_NAME = 4
# From here on a word may be another one, mistyped.
_ALIKE = 0.6


def with_whom(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Faite avec l'OMS ? », « et par l'État ? », « vous l'avez écrite ? », « AMANE et deux autres ? »: held against who did it, and with whom."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    question, text = request.question, without_tag(request.question.claim)
    more = MEMBERSHIP.search(text) or _SINCE.search(text) or _INDEFINITE.search(text) or dates_in(text) or _FOR_NOTHING_ELSE.search(text)
    if section is None or not section.avec or more or (identifies(question, knowledge) and not DONE_BY.search(text)):
        return None
    right = _is_right(request, section, text, knowledge)
    told = sentence("c_est", quoi=lowered(who_and_with_whom(section)).removesuffix("."))
    if right is None:
        return None
    if _DENIED.search(text):
        # « Sans l'UNICEF ? », « l'OMS n'y était pas ? »: no, either.
        denies_a_partner = right[0] and "sans" not in text.split()
        told = sentence("si_detail" if denies_a_partner else "non_detail", detail=told)
        return Answered(told, section.sources) if _NOT_DONE.search(text) and not _ONLY.search(text) else None
    return verdict(right[0], told, section.sources)


def _is_right(request: Request, section: Section, text: str, knowledge: Knowledge) -> tuple[bool | None] | None:
    """Return whether those who are said to have done something are those whom a section names; None where nothing of it is claimed."""
    words = [word for word in _beyond(request, section, knowledge, text) if not _DOING_OR_WITH.search(word) and word not in _WHAT_OF_IT]
    named, owners, counted = request.question.organisations, request.question.collectives, numbers_in(text)
    if counted and section.qui and not section.count and not named:
        return _so_many(counted, words, section) if not _DENIED.search(text) else None
    if words or not set(owners) <= {request.topic.partition(".")[0]}:
        stranger = _is_one_more(text, words) if words else DOING.search(text)
        return (False,) if stranger and not _may_be(words, section.avec) else None
    if owners and _HAS_DONE.search(text) and not set(words_of(*section.existe)).isdisjoint(text.split()):
        # « Le groupe a fait l'étude ? » of what came before it.
        return (False,) if section.qui else None
    if _ONLY.search(text) if named else _ALONE.search(text) and not owners:
        return (False,)
    if not named:
        return (True,) if is_spoken_to(text, knowledge) and DOING.search(text) and section.qui else None
    taking_part = _WITH.search(text) or "sans" in text.split()
    if not all(_names(section.avec, name) for name in named):
        return (False,) if taking_part or DOING.search(text) else None
    # Of what was done with others a partner did a part.
    return (None,) if DONE_BY.search(text) else (True,) if taking_part else None


def _so_many(counted: Sequence[SaidNumber], words: Sequence[str], section: Section) -> tuple[bool | None] | None:
    """« AMANE et deux autres ? »: hold a number against that of the partners, or of all who did it."""
    said, after = {one.number.value for one in counted}, words_of(*(f"{one.words} {one.after}" for one in counted))
    right = said & {len(section.avec), len(section.qui) + len(section.avec)}
    return (None if right and right != said else bool(right),) if set(words) <= set(after) else None


_NOT_DONE = re.compile(rf"\b(?:pas|jamais) (?:(?:ete|aussi|non plus) )?(?:{DOING.pattern}|{_WITH.pattern}|par\b|l )|\bsans\b|\bpas$")
_ALONE = re.compile(r"(?<!une )(?<!un )(?<!la )(?<!le )(?<!1 )\bseule?s?\b")
_HAS_DONE = re.compile(rf"\b(?:a|ont|avait)(?: t)?(?: (?:elle|il|elles|ils))? (?!ete\b)(?:\w+ )?{DOING.pattern}")
_DOING_OR_WITH = re.compile(rf"{DOING.pattern}|{_WITH.pattern}|{_ONLY.pattern}")


def _is_one_more(text: str, words: Sequence[str]) -> bool:
    """Tell whether words of which a section has none are the name of somebody who is said to have taken part."""
    # « Avec sérieux » names nobody.
    name = r" (?:\w{1,3} ){0,2}".join(map(re.escape, words)) if words[1:] else rf"(?<!avec ){re.escape(words[0])}"
    short = len(words) <= _MOST_OF_A_NAME and len(text.split()) <= 3 * _MOST_OF_A_NAME
    return short and bool(re.fullmatch(_ONE_MORE.format(name=name), text)) and not attribute(_MADE_BY.sub(" ", text))


def _may_be(words: Sequence[str], names: Sequence[str]) -> bool:
    """« Avec le CNHD », « étudeavecunicef »: tell whether a word may be one of these names, mistyped."""
    called = [word for word in words_of(*names) if len(word) > len("les")]
    return any(name in word or SequenceMatcher(None, name, word).ratio() > _ALIKE for word in words for name in called)


def its_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et l'UNICEF dans tout ça ? »: that it is a partner stands before the sentence that says of what; « juste pour l'étude ? »: yes."""
    section, text = (knowledge.section(request.topic) or (None, None))[1], request.question.text
    named = request.question.organisations
    if section is None or len(named) != 1 or request.question.collectives or not _names(section.avec, named[0]):
        return None
    if _FOR_NOTHING_ELSE.search(text) and not _DENIED.search(text):
        return verdict(True, _named_only_for(section, named[0], "nomme_seulement_pour"), section.sources, rest=sentences(section)[0])
    words = _beyond(request, section, knowledge, request.question.claim)
    if _ONLY.search(text) or _DENIED.search(text) or MEMBERSHIP.search(text) or not all(word in _WHAT_OF_IT or _WITH.search(word) for word in words):
        return None
    said = next((one for one in sentences(section) if _names([one], named[0])), "")
    called = next(one for one in section.avec if _names([one], named[0]))
    return Answered(sentence("comme_partenaire", nom=capital(called)), section.sources, said) if said else None


def member(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre du groupe ? », « et le CNDH non plus ? »: yes or no where the file names them all, else for what alone it is named."""
    found, organisations, text = knowledge.section(request.topic), request.question.organisations, request.question.text
    if not found or len(organisations) != 1:
        return None
    (name,) = organisations
    asked = _of_whom(request.question, found[0], knowledge)
    told = (knowledge.section(memory.sujets[-1]) or (None, None))[1] if memory.sujets else None
    # « Et l'UNICEF ? » of who is in it goes on from those told.
    goes_on = (told and told.count and _OF_THEM.search(text)) or ("non plus" in text and _names(found[1].avec, name))
    as_partner = _WITH.search(text) and _naming_it([asked], name) and not _names(found[1].avec, name)
    counts = found[1].count and not found[1].points and not _names((*found[1].qui, *found[1].noms), name)
    if not (MEMBERSHIP.search(text) or as_partner or goes_on or counts):
        return None
    listed = asked.rubriques.get("membres")
    if listed and listed.noms and listed.count and len(listed.noms) == listed.count.value:
        return verdict(_names(listed.noms, name), sentences(listed)[0], listed.sources)
    naming = _naming_it([asked], name) or _naming_it(knowledge.collectifs, name)
    if len(naming) != 1:
        return not_said(found[1], found[1]) if MEMBERSHIP.search(text) or counts else None
    return Answered(_named_only_for(naming[0], name, "membre_inconnu"), naming[0].sources, gap=NOT_SAID)


def _of_whom(question: Question, collective: Collective, knowledge: Knowledge) -> Collective:
    """Return whose member somebody is said to be: the one that is named, else the one whose section it is."""
    named = knowledge.collective(question.collectives[0]) if question.collectives else None
    return named or collective


def _naming_it(collectives: Iterable[Collective], name: str) -> list[Section]:
    """Return the sections of collectives that name an organisation."""
    return [one for collective in collectives for one in collective.rubriques.values() if _names((*one.avec, *one.qui), name)]


def _named_only_for(section: Section, name: str, told: str) -> str:
    """« La charte, élaborée avec l'UNICEF ? »: the page names it only for the study."""
    called = next(one for one in (*section.avec, *section.qui) if _names([one], name))
    return sentence(told, nom=called, quoi=lowered(section.titre))


def _beyond(request: Request, section: Section, knowledge: Knowledge, text: str) -> list[str]:
    """Return the words of a text that a section has nowhere and that call no organisation of the question."""
    involved = [body for one in knowledge.collectifs for body in one.organisations if body.nom in request.question.organisations]
    called = set(words_of(*(name for body in involved for name in (body.nom, *body.alias))))
    return [word for word in beyond(request, section, knowledge, text) if word not in called]


def _names(words: Sequence[str], name: str) -> bool:
    return any(set(plain_words(name).split()) <= set(plain_words(one).split()) for one in words)
