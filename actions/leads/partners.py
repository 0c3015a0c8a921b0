"""Tell of an organisation what it has to do with what is told: a partner, a member; of one that is not named there, who is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actions.attributes import attribute
from actions.french import capital, enumerate_words, lowered
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.nearest import beyond, not_said
from actions.leads.values import who_and_with_whom
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import numbers_in

_WITH = re.compile(r"\b(?:avec|partenaires?|partenariats?|aussi|particip\w*|collabor\w*|projet|contribu\w*|aide\w*|appui\w*|soutien\w*)\b")
MEMBERSHIP = re.compile(r"\b(?:membres?|adherent\w*|f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|affilie\w*)\b")
_SINCE = re.compile(r"\b(?:debut|depart|depuis|toujours|origine)\b")
_ONLY = re.compile(r"\b(?:seule?s?|seulement|uniquement|exclusivement|que (?:avec )?(?:l |le |la )?\w+(?: comme \w+)?$)\b")
# « L'UNICEF n'intervient donc que dans l'étude », « juste pour l'étude ? »
_FOR_NOTHING_ELSE = re.compile(r"\b(?:que|juste|seulement|uniquement|rien que) (?:dans|pour|a|sur|lors de|pendant) (?:l |la |le |cette |ce )?\w+$")
# « Le CNDH en était ? » of what was told before.
_OF_THEM = re.compile(r"\b(?:en|y) (?:est|etait|fait|faisait|sont|font|etaient)\b|\bdedans\b|\baussi fonda\w+|\bfonda(?:teur|trice)s?\b")
_DENIED = re.compile(r"\b(?:pas|plus|jamais|aucune?|sans|meme)\b")
# « Et l'UNICEF dans tout ça ? », « l'UNICEF là-dedans ? », « quel rôle pour l'UNICEF ? »
_WHAT_OF_IT = frozenset({"rapport", "role", "roles", "histoire", "affaire", "dedans", "joue", "jouent", "comme", "venir", "faisait", "fichait"})
# « Et l'UNESCO ? », « étude avec Save the Children ? », « y avait aussi… »: names one more who may have been there.
_ONE_MORE = (
    r"(?:(?:il|et|avait|y|ya|a|aussi|non|le|la|les|l) )*{name}(?: (?:aussi|non|alors|y|en|est|etait|dedans))*"
    r"|.*\bavec (?:\w+ ){{0,4}}{name}.*|.*\bpartenaires? .*\b{name}"
)
_MOST_OF_A_NAME = 4


def its_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et l'UNICEF dans tout ça ? »: that it is a partner stands before the sentence that says of what."""
    section = _with_the_partner(request, knowledge)
    text = request.question.text
    right = _claims_nothing_else(text, section, memory, knowledge) if section else None
    if section and right is not None:
        return _named_only_for(section, request.question.organisations[0], right)
    if section is None or _ONLY.search(text) or _DENIED.search(text) or MEMBERSHIP.search(text) or _more(request, section, knowledge):
        return None
    (name,) = request.question.organisations
    said = next((one for one in sentences(section) if _names([one], name)), "")
    called = next(one for one in section.avec if _names([one], name))
    return Answered(sentence("comme_partenaire", nom=capital(called)), section.sources, said) if said else None


def _claims_nothing_else(text: str, section: Section, memory: Memory, knowledge: Knowledge) -> bool | None:
    """Return whether a text says that a partner had to do with this section alone; False where it is said to be of those told before, else None."""
    if _FOR_NOTHING_ELSE.search(text) and not _DENIED.search(text):
        return True
    told = (knowledge.section(memory.sujets[-1]) or (None, None))[1] if memory.sujets else None
    return False if _OF_THEM.search(text) and told and told is not section and told.count else None


def nobody_else(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et l'UNESCO ? » of what was done with partners: whom the section names, where the one asked about is nobody that the file knows."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    question = request.question
    if section is None or not section.avec or question.organisations or question.collectives or question.themes or denies(question.claim):
        return None
    words = [word for word in beyond(request, section, knowledge, question.claim) if not _WITH.search(word)]
    a_name_alone = 0 < len(words) <= _MOST_OF_A_NAME and len(question.claim.split()) <= 2 * _MOST_OF_A_NAME
    if not a_name_alone or not re.fullmatch(_ONE_MORE.format(name=" ".join(words)), question.claim) or attribute(question.claim):
        return None
    return Answered(sentence("pas_d_autres_partenaires", partenaires=enumerate_words(section.avec)), section.sources, gap=NOT_SAID)


def how_many_did_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE et deux autres, en fait ? » of what was done with partners: each of those named counts."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    counted = numbers_in(request.question.claim)
    if section is None or not counted or section.count or not (section.qui and section.avec) or denies(request.question.claim):
        return None
    said, after = {one.number.value for one in counted}, plain_words(" ".join(f"{one.words} {one.after}" for one in counted)).split()
    if not set(beyond(request, section, knowledge, request.question.claim)) <= set(after):
        return None
    right = said & {len(section.avec), len(section.qui) + len(section.avec)}
    return verdict(None if right and right != said else bool(right), who_and_with_whom(section), section.sources)


def named(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre du groupe ? »: yes where the section names it as what is asked; else that the page does not say, and what it does."""
    found = knowledge.section(request.topic)
    organisations = request.question.organisations
    if not found or len(organisations) != 1 or denies(request.question.text):
        return None
    collective, section = found
    (name,) = organisations
    if request.question.collectives and collective.id not in request.question.collectives:
        # « L'étude avec l'UNICEF, c'est la CDE ? » claims whose it is, « l'UNICEF est membre de la CDE ? » that it is in that one.
        return _of_another(request, name, knowledge)
    if _names(section.avec, name):
        return _of_a_partner(request, section, knowledge)
    elsewhere = _naming_it([collective], name)
    as_partner = elsewhere and _WITH.search(request.question.text)
    if _names((*section.qui, *section.noms), name) or not (as_partner or _asks_who_is_in(request.question.text, section)):
        return None
    if len(elsewhere) == 1:
        return _named_only_for(elsewhere[0], name, right=False)
    return _of_another(request, name, knowledge) or not_said(section, section)


def _of_another(request: Request, name: str, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre de la CDE ? »: the page names it only for what it did with another."""
    others = _naming_it(knowledge.collectifs, name)
    asks = MEMBERSHIP.search(request.question.text) and len(others) == 1
    return _named_only_for(others[0], name, right=False) if asks else None


def _naming_it(collectives: Iterable[Collective], name: str) -> list[Section]:
    """Return the sections of collectives that name an organisation."""
    return [one for collective in collectives for one in collective.rubriques.values() if _names((*one.avec, *one.qui), name)]


def _asks_who_is_in(text: str, section: Section) -> bool:
    return bool(MEMBERSHIP.search(text) or (section.count and not section.points))


def _named_only_for(section: Section, name: str, right: bool) -> Answered:
    """« La charte, élaborée avec l'UNICEF ? »: no, the page names it only for the study; yes to who says so."""
    called = next(one for one in (*section.avec, *section.qui) if _names([one], name))
    return verdict(right, sentence("nomme_seulement_pour", nom=called, quoi=lowered(section.titre)), section.sources, rest=sentences(section)[0])


def _of_a_partner(request: Request, section: Section, knowledge: Knowledge) -> Answered | None:
    """« Le CNDH aussi ? », « il en est membre ? »: a partner is not therefore a member, nor is all true that is said of one."""
    text = request.question.text
    # Since when is more than with whom.
    if _WITH.search(text) and not _SINCE.search(text) and not any(not _WITH.search(word) for word in beyond(request, section, knowledge)):
        return verdict(True, f"avec {enumerate_words(section.avec)}", section.sources, rest=sentences(section)[0])
    return _named_only_for(section, request.question.organisations[0], right=False) if MEMBERSHIP.search(text) else None


def _with_the_partner(request: Request, knowledge: Knowledge) -> Section | None:
    """Return the section asked about, where the one organisation of the question is a partner in it."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    named = request.question.organisations
    if section is None or len(named) != 1 or request.question.collectives:
        return None
    return section if _names(section.avec, named[0]) else None


def _more(request: Request, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether a question says more than the name of the organisation, what joins it to what was told, and what the section tells."""
    involved = [body for one in knowledge.collectifs for body in one.organisations if body.nom in request.question.organisations]
    called = {word for body in involved for name in (body.nom, *body.alias) for word in plain_words(name).split()}
    words = beyond(request, section, knowledge, request.question.claim)
    return any(not (word in called | _WHAT_OF_IT or _ONLY.search(word) or _WITH.search(word)) for word in words)


def _names(words: Sequence[str], name: str) -> bool:
    return any(set(plain_words(name).split()) <= set(plain_words(one).split()) for one in words)
