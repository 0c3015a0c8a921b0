"""Hold what is claimed of who takes part against what the file says: of an organisation, of another collective, of AMANE, of who did something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, without_tag, words_of
from actions.association import NAME, as_named, is_spoken_to
from actions.conditions import A_MERE_MEMBER, FOUNDED
from actions.finding import DIGITS
from actions.french import capital, enumerate_words, lowered, that
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.nearest import beyond, nearest, not_said
from actions.leads.values import about, names
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.referents import DONE_BY, identifies, is_one_of, names_of
from actions.sentences import sentence
from actions.sets import says_all
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, same_number

_WITH = re.compile(r"\b(?:avec|partenaires?|partenariats?|aussi|particip\w*|collabor\w*|projet|contribu\w*|aide\w*)\b")
MEMBERSHIP = re.compile(r"\b(?:membres?|adherent\w*|f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|affilie\w*)\b")
_TAKES_PART = re.compile(
    r"\b(?:(?:en )?fai\w*(?: (?:t )?(?:elle|il|vous|on))? partie|membres?|particip\w*|dedans|y est|y etes|dans le lot"
    r"|du nombre|parmi (?:eux|elles)|(?:en|y) eti?ai\w*|y etiez|adherent\w*|(?:depuis|des) (?:le|son) (?:tout )?(?:debut|depart)"
    rf"|(?:parmi|dans) (?:les|ces) (?:\d+|{'|'.join(DIGITS)})"
    r"|(?:depuis|des) (?:la|sa) (?:creation|constitution|naissance|fondation))\b"
)
_SINCE = re.compile(r"\b(?:debut|depart|depuis|toujours|origine)\b")
# « AMANE est dans la PNPM ? », « dont AMANE ? », and not in its office; « déjà là au départ ? »: to be at the origin of something is to found it.
_IS_IN = re.compile(
    r"\b(?:est|etes|es|etait|etiez) (?:bien |aussi |deja |donc )?(?:dans|parmi)\b|\b(?:dont|aussi|egalement|inclus\w*|comprise?|parmis?|parim)\b"
    r"|\b(?:au|depuis le|des le) (?:tout )?(?:debut|depart|lancement)\b|\bdes l origine\b"
)
# « Elle est juste dedans ? » of how AMANE takes part means AMANE; of who founded, « elle est fondatrice ? » does.
_OF_HER = {".adhesion": re.compile(r"^(?!.*\b(?:ils?|elles|eux|lui)\b)"), ".fondation": re.compile(r"\b(?:elle|el|fondatrice)\b")}
_BECAUSE = re.compile(r"\b(?:parce que?|parce qu|puisque?|puisqu|car|a cause)\b")
# « Vous avez créé les deux ? » asks of each.
_ALL_OF_THEM = re.compile(r"\bles (?:deux|trois|quatre|[2-4])\b")
# « Simple adhérente ? », « elle s'est faite sans AMANE ? »
_MERELY = re.compile(rf"\b(?P<no>pas? )?{A_MERE_MEMBER}|\b(?P<without>sans) {NAME}\b")
# What tells of taking part, and what is said beside it.
_PART = frozenset(
    """
    exagere depart lancement origine presente presentes dedans fondatrice fondateur membre partie constitution creation naissance fondation
    etiez temps parim abord dabord depuis
    """.split()
)



def named(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre du groupe ? »: yes where the section names it as what is asked; else that the page does not say, and what it does."""
    found = knowledge.section(request.topic)
    organisations = request.question.organisations
    if not found or len(organisations) != 1 or denies(request.question.text):
        return None
    collective, section = found
    (name,) = organisations
    if request.question.collectives and collective.id not in request.question.collectives:
        # « L'étude avec l'UNICEF, c'est la CDE ? »
        return None
    if _names(section.avec, name):
        return _of_a_partner(request, section, knowledge)
    asked = MEMBERSHIP.search(request.question.text) or (section.count and not section.points)
    if _names((*section.qui, *section.noms), name) or not asked:
        return None
    near = next((one for one in collective.rubriques.values() if _names((*one.avec, *one.qui), name)), None)
    return not_said(section, near or section)


def listed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Bayti fait partie du groupe ? »: of who is not known here the list tells, where its names are told or to be read."""
    text = request.question.text
    asks = request.topic.endswith(".membres") and MEMBERSHIP.search(text) and not is_spoken_to(text, knowledge)
    return names(request, memory, knowledge) if asks and not (request.question.organisations or numbers_in(text)) else None


def _of_a_partner(request: Request, section: Section, knowledge: Knowledge) -> Answered | None:
    """« Le CNDH aussi ? », « il en est membre ? »: a partner is not therefore a member, nor is all true that is said of one."""
    text = request.question.text
    # Since when is more than with whom.
    if _WITH.search(text) and not _SINCE.search(text) and not any(not _WITH.search(word) for word in beyond(request, section, knowledge)):
        return verdict(True, f"avec {enumerate_words(section.avec)}", section.sources, rest=sentences(section)[0])
    return not_said(section, section) if MEMBERSHIP.search(text) else None


def _names(words: Sequence[str], name: str) -> bool:
    return any(set(plain_words(name).split()) <= set(plain_words(one).split()) for one in words)


def role(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE en est fondatrice ? », « vous en faites partie depuis le début ? »: as the file says how AMANE takes part."""
    found = about(request, knowledge)
    collective, section = found or (None, None)
    text = request.question.text
    merely = _MERELY.search(as_named(text, knowledge))
    of_her = merely and request.topic.endswith(tuple(_OF_HER)) and not request.question.organisations
    if collective is None or section is None or not (of_her or _is_meant(request, text, knowledge)) or _BECAUSE.search(text):
        return None
    if says_all(text):
        # « Vous les avez toutes créées ? » is not asked of one.
        return None
    if merely or denies(text) or _counts(text, section):
        return _merely(merely, collective) if merely else None
    return _of_founding(collective) if FOUNDED.search(_TAKES_PART.sub(" ", text)) else _taking_part(request, text, collective, section, knowledge)


def _counts(text: str, section: Section) -> bool:
    """Tell whether a text counts or dates; « parmi les cinq ? » says how many there are, and is right."""
    right = section.count
    return any(right is None or not same_number(one.number, right) for one in numbers_in(_ALL_OF_THEM.sub(" ", text))) or bool(dates_in(text))


def _merely(claimed: re.Match[str], collective: Collective) -> Answered:
    """« Simple adhérente ? », « pas juste membre ? » of who helped to found it: no, with what she did."""
    part = collective.role_amane
    if claimed["without"] or FOUNDED.search(plain_words(part)):
        return verdict(False, part, collective.sources)
    return verdict(None if claimed["no"] else True, part, collective.sources)


def _taking_part(request: Request, text: str, collective: Collective, section: Section, knowledge: Knowledge) -> Answered | None:
    """« C'est AMANE qui commande dedans ? » asks more than whether she takes part."""
    if not _TAKES_PART.search(text) and not (_IS_IN.search(text) and _no_more(request.question, text, knowledge)):
        return None
    more = [word for word in telling(request.question, knowledge, _TAKES_PART.sub(" ", without_tag(text))) if word not in _PART | DIGITS.keys()]
    if set(more) & set(beyond(request, section, knowledge)):
        return None if section.points else verdict(None, collective.role_amane, collective.sources)
    return verdict(True, collective.role_amane, collective.sources)


def _of_founding(collective: Collective) -> Answered:
    """Return whether AMANE is said to have founded a collective, alone or with others, or that the page does not say so."""
    if not FOUNDED.search(plain_words(collective.role_amane)):
        told = sentence("la_page_ne_le_dit_pas", texte=that(f"{collective.role_amane}."))
        return Answered(told, collective.sources, gap=NOT_SAID)
    # Who took part in founding it founded it with others, and nobody is said to have done so alone: that is held against elsewhere.
    return verdict(True, collective.role_amane, collective.sources)


def _is_meant(request: Request, text: str, knowledge: Knowledge) -> bool:
    """Tell whether AMANE is named, or else meant where nobody else is and nothing more is claimed: « dès le début ? »."""
    if is_spoken_to(text, knowledge):
        return True
    means_her = next((words for section, words in _OF_HER.items() if request.topic.endswith(section)), None)
    if means_her is None or request.question.organisations or not means_her.search(text):
        return False
    return _no_more(request.question, without_tag(request.question.claim), knowledge)


def _no_more(question: Question, text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text tells of nothing else than taking part."""
    themed = {word for theme in _themes(question, knowledge) for word in words_of(theme)}
    return {word for word in telling(question, knowledge, text) if not FOUNDED.search(word)} - themed <= _PART | DIGITS.keys()


def _themes(question: Question, knowledge: Knowledge) -> list[str]:
    """Return all names of the themes that a question names."""
    return [name for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes for name in (theme.nom, *theme.alias)]


def of_another(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Genève, c'est la PNPM ? » of what is told of another: whose it is; « et la PNPM y était aussi ? »: the page does not say so."""
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section is None or not request.question.collectives or collective.id in request.question.collectives:
        return None
    if identifies(request.question, knowledge):
        told = _by_its_name(nearest(section, telling(request.question, knowledge, request.question.text)), collective)
        if collective.designation in lowered(told):
            # Whose it is stands there.
            return verdict(False, told, section.sources)
        return Answered(sentence("non_d_un_autre", collectif=collective.designation, texte=lowered(told)), section.sources)
    return None if section.points else not_said(section, section)


def _by_its_name(said: str, collective: Collective) -> str:
    """« La plateforme a pu présenter… », which the sentence before had named: return a sentence that names its collective itself."""
    short = " ".join(collective.designation.split()[:2])
    named = lowered(said).casefold().startswith(f"{short.casefold()} ") and not lowered(said).startswith(collective.designation)
    return f"{capital(collective.designation)}{said[len(short) :]}" if named else said


def done_by(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est la PNPM qui l'a rédigé ? »: yes of whom the section names as who did it, no of any other collective or organisation that we know."""
    found = about(request, knowledge)
    text = request.question.text
    claimed = DONE_BY.search(text)
    collective, section = found or (None, None)
    if collective is None or section is None or section.points or not claimed or denies(claimed["who"]):
        return None
    doers = section.qui or names_of(collective)
    # What was done, and by whom, where one sentence says both.
    told = _by_its_name(nearest(section, telling(request.question, knowledge, text)), collective)
    both = is_one_of(f"{plain_words(told)} ", doers)
    if is_one_of(claimed["who"], doers):
        # Whether it is so in all its words, or by those whom no sentence names, is another question.
        unsure = beyond(request, section, knowledge) or not (section.qui or both)
        return None if unsure else verdict(True, nearest(section, plain_words(doers[0]).split()), section.sources)
    if not is_one_of(claimed["who"], _known_names(knowledge)):
        return None
    return verdict(False, told if both else nearest(section, plain_words(doers[0]).split()), section.sources)


def _known_names(knowledge: Knowledge) -> list[str]:
    """Return all names of the collectives, of the organisations they involve and of the association."""
    named = [name for one in knowledge.collectifs for name in names_of(one)]
    named += [name for one in knowledge.collectifs for body in one.organisations for name in (body.nom, *body.alias)]
    return [*named, knowledge.association.nom, *knowledge.association.alias]
