"""Tell of an organisation what it has to do with what is told: a partner, nobody named there, a member; and who did a thing, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from actions.asking import telling, without_tag, words_of
from actions.association import is_named, is_spoken_to
from actions.attributes import attribute
from actions.french import capital, lowered
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import beyond, not_said
from actions.leads.values import names, who_and_with_whom
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.referents import DONE_BY, identifies
from actions.sentences import sentence
from actions.statements import sentences, statements
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import SaidNumber, dates_in, numbers_in

_WITH = re.compile(r"\b(?:avec|partenaires?|partenariats?|aussi|particip\w*|collabor\w*|projet|contribu\w*|aide\w*|appui\w*|soutien\w*)\b")
_TAKES_PART = re.compile(
    r"\b(?:f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|(?:est|sont|etait|etaient)(?: (?:elle|il)s?)?(?: \w+)? "
    r"(?:membres?|adherent\w*|affilie\w*|parmi|dans (?:les|ces)))\b"
)
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
    r"|.*\b(?:avec|partenaires?|c est|c etait|par|vien\w* de) (?:(?!(?:des|une?|d) )\w+ ){{0,3}}(?:le|la|les|l) {name}\b.*"
    rf"|.*\bavec {{name}}\b.*|(?:(?:donc|et|alors|le|la|les|l) )*{{name}} (?:(?:a|ont|avait) (?!ete )(?:\w+ )?{DOING.pattern}).*"
)
_INDEFINITE = re.compile(r"\bavec (?:des|d|une?) ")
_MORE = re.compile("|".join(one.pattern for one in (MEMBERSHIP, _SINCE, _INDEFINITE, _FOR_NOTHING_ELSE)))
_LIMITS = re.compile("|".join(one.pattern for one in (MEMBERSHIP, _ONLY, _DENIED)))
# Who made it is no other thing that is asked of it.
_MADE_BY = re.compile(rf"{DOING.pattern}|\b(?:qui|ki)\b")
_MOST_OF_A_NAME = 4
# From here on a word may be another one, mistyped.
_ALIKE = 0.6


@dataclass(frozen=True)
class _Claim:
    """What is said of who did a thing: by which words that its section has nowhere, which organisations, collectives and numbers, folded."""

    text: str
    words: tuple[str, ...]
    named: tuple[str, ...]
    owners: tuple[str, ...]
    owner: str
    by_amane: bool

    @property
    def of_others(self) -> bool:
        return bool(self.words) or not set(self.owners) <= {self.owner}

    @property
    def takes_part(self) -> bool:
        return bool(_WITH.search(self.text)) or "sans" in self.text.split()


def with_whom(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Faite avec l'OMS ? », « et par l'État ? », « vous l'avez écrite ? », « AMANE et deux autres ? »: held against who did it, and with whom."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    question, text = request.question, without_tag(request.question.claim)
    whose = identifies(question, knowledge) and not DONE_BY.search(text)
    if section is None or not section.avec or whose or dates_in(text) or _MORE.search(text):
        return None
    found = [word for word in _beyond(request, section, knowledge, text) if not _DOING_OR_WITH.search(word) and word not in _WHAT_OF_IT]
    owner, by_amane = request.topic.partition(".")[0], is_spoken_to(text, knowledge)
    right = _is_right(_Claim(text, tuple(found), question.organisations, question.collectives, owner, by_amane), section)
    return _held(right[0], text, section) if right else None


def _held(right: bool | None, text: str, section: Section) -> Answered | None:
    """Tell who did it, as a yes or a no; « sans l'UNICEF ? », « l'OMS n'y était pas ? »: no, either."""
    told = sentence("c_est", quoi=lowered(who_and_with_whom(section)).removesuffix("."))
    if not _DENIED.search(text):
        return verdict(right, told, section.sources)
    still = sentence("si_detail" if right and "sans" not in text.split() else "non_detail", detail=told)
    return Answered(still, section.sources) if _NOT_DONE.search(text) and not _ONLY.search(text) else None


def _is_right(claim: _Claim, section: Section) -> tuple[bool | None] | None:
    """Return whether those who are said to have done something are those whom a section names; None where nothing of it is claimed."""
    counted = numbers_in(claim.text)
    if counted and section.qui and not section.count and not claim.named:
        return _so_many(counted, claim.words, section) if not _DENIED.search(claim.text) else None
    if claim.of_others:
        stranger = _is_one_more(claim.text, claim.words) if claim.words else DOING.search(claim.text)
        return (False,) if stranger and not _may_be(claim.words, section.avec) else None
    if claim.owners and _HAS_DONE.search(claim.text) and not set(words_of(*section.existe)).isdisjoint(claim.text.split()):
        # « Le groupe a fait l'étude ? » of what came before it.
        return (False,) if section.qui else None
    return _of_those_named(claim, section)


def _of_those_named(claim: _Claim, section: Section) -> tuple[bool | None] | None:
    if _ONLY.search(claim.text) if claim.named else _ALONE.search(claim.text) and not claim.owners:
        return (False,)
    if not claim.named:
        return (True,) if claim.by_amane and DOING.search(claim.text) and section.qui else None
    if not all(_names(section.avec, name) for name in claim.named):
        return (False,) if claim.takes_part or DOING.search(claim.text) else None
    # Of what was done with others a partner did a part.
    return (None,) if DONE_BY.search(claim.text) else (True,) if claim.takes_part else None


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
    name = request.question.organisations[0] if len(request.question.organisations) == 1 else ""
    if section is None or not (name and _names(section.avec, name)) or request.question.collectives:
        return None
    if _FOR_NOTHING_ELSE.search(text) and not _DENIED.search(text):
        return verdict(True, _named_only_for(section, name, "nomme_seulement_pour"), section.sources, rest=sentences(section)[0])
    words = _beyond(request, section, knowledge, request.question.claim)
    if _LIMITS.search(text) or not all(word in _WHAT_OF_IT or _WITH.search(word) for word in words):
        return None
    said = [one for one in sentences(section) if _names([one], name)]
    return Answered(_named_only_for(section, name, "comme_partenaire"), section.sources, " ".join(said[:1]))


def member(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre du groupe ? », « et le CNDH non plus ? »: yes or no where the file names them all, else for what alone it is named."""
    found, organisations = knowledge.section(request.topic), request.question.organisations
    if found and found[1].count and asks_of_somebody_else(request, found[0], knowledge):
        return names(request, memory, knowledge)
    asks = found and len(organisations) == 1 and _asks_who_is_in(request, memory, found[1], knowledge)
    if not found or not asks:
        return None
    (name,), whose = organisations, _of_whom(request.question, found[0], knowledge)
    listed = whose.rubriques.get("membres")
    if listed and listed.noms and listed.count and len(listed.noms) == listed.count.value:
        return verdict(_names(listed.noms, name), sentences(listed)[0], listed.sources)
    naming = _naming_it([whose], name) or _naming_it(knowledge.collectifs, name)
    if len(naming) != 1:
        return not_said(found[1], found[1])
    return Answered(_named_only_for(naming[0], name, "membre_inconnu"), naming[0].sources, gap=NOT_SAID)


def asks_of_somebody_else(request: Request, collective: Collective, knowledge: Knowledge) -> bool:
    """« Bayti fait partie des onze ? »: tell whether somebody is asked about as a member of whom the file knows nothing."""
    text, question = request.question.claim, request.question
    found = None if question.organisations or is_named(text, knowledge) else _TAKES_PART.search(text)
    known = {word for one in statements(collective) for word in one.words}
    subject = telling(question, knowledge, text[: found.start()]) if found else []
    return any(not any(likeness(word, one) or one.startswith(word) for one in known) for word in subject if not word.isdigit())


def _asks_who_is_in(request: Request, memory: Memory, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether an organisation is asked about as a member; « et l'UNICEF ? » of who is in it goes on from those told."""
    (name,), text = request.question.organisations, request.question.text
    told = (knowledge.section(memory.sujets[-1]) or (None, None))[1] if memory.sujets else None
    if _names(section.avec, name):
        return bool(MEMBERSHIP.search(text) or "non plus" in text or (told and told.count and _OF_THEM.search(text)))
    counts = section.count and not section.points and not _names((*section.qui, *section.noms), name)
    as_partner = _WITH.search(text) and any(_naming_it([one], name) for one in knowledge.collectifs if one.id == request.topic.partition(".")[0])
    return bool(MEMBERSHIP.search(text) or as_partner or counts)


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
    return sentence(told, nom=capital(called) if told == "comme_partenaire" else called, quoi=lowered(section.titre))


def _beyond(request: Request, section: Section, knowledge: Knowledge, text: str) -> list[str]:
    """Return the words of a text that a section has nowhere and that call no organisation of the question."""
    involved = [body for one in knowledge.collectifs for body in one.organisations if body.nom in request.question.organisations]
    called = set(words_of(*(name for body in involved for name in (body.nom, *body.alias))))
    return [word for word in beyond(request, section, knowledge, text) if word not in called]


def _names(words: Sequence[str], name: str) -> bool:
    return any(set(plain_words(name).split()) <= set(plain_words(one).split()) for one in words)
