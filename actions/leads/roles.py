"""Hold what is claimed of who takes part against what the file says: of AMANE, of another collective, of who did something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.asking import telling, without_tag, words_of
from actions.association import NAME, as_named, is_spoken_to
from actions.conditions import A_MERE_MEMBER, CARES, FOUNDED
from actions.finding import DIGITS
from actions.french import PRONOUN, at, enumerate_words, lowered, of, that
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.claims import DENIES, denies
from actions.leads.counts import AT_FIRST
from actions.leads.nearest import beyond, nearest, says_it_was_made
from actions.leads.values import about
from actions.memory import Memory
from actions.question import Marker, Question
from actions.referents import DOES_IT, DONE_BY, is_one_of, names_of
from actions.reply import from_page
from actions.request import Request
from actions.sentences import sentence
from actions.sets import of_these, says_all
from actions.statements import by_its_name, object_of, sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, same_number

_TAKES_PART = re.compile(
    r"\b(?:(?:en )?fai\w*(?: (?:t )?(?:elle|il|vous|on))? partie|membres?|particip\w*|dedans|y est(?! (?:all|part|venu|rendu))|y etes|dans le lot"
    r"|liens? avec|liee?s? a|rapport avec|dedan|du nombre|parmi (?:eux|elles)|(?:en|y) et(?:ai|ie)\w*|adherent\w*"
    rf"|(?:parmi|dans) (?:les|ces) (?:\d+|{'|'.join(DIGITS)}|premiere?s?|fondat\w+|pionnie\w+))\b|{AT_FIRST.pattern}"
)
# To be at the origin of something is to found it.
_AT_THE_ORIGIN = re.compile(
    r"\ba l origine d\w*\b|\b(?:role|part|main|contribu\w*|particip\w*|aid\w*) (?:dans|a|de) (?:sa|la|leur|cette) (?:naissance|constitution)\b"
)
# « L'une des plateformes dont AMANE fait partie… » says which.
OF_WHICH_SHE_IS = re.compile(rf"\b(?:dont|ou) (?:(?:fait|font|etes|faites) partie (?:{NAME}|vous)|(?:{NAME}|vous) (?:\w+ )?(?:partie|membres?))\b")
# « AMANE est dans la PNPM ? », « dont AMANE ? », and not in its office.
_IS_IN = re.compile(
    r"\b(?:est|etes|es|etait|etiez) (?:bien |aussi |deja |donc )?(?:dans|parmi)\b|\b(?:dont|aussi|egalement|inclus\w*|comprise?|parmis?)\b"
)
# « Elle est juste dedans ? » of how AMANE takes part means AMANE; of who founded, « elle est fondatrice ? » does.
_OF_HER = {".adhesion": re.compile(r"^(?!.*\b(?:ils?|elles|eux|lui)\b)"), ".fondation": re.compile(r"\b(?:elle|el|fondatrice)\b")}
# « L'étude était faite par la CDE. »
_BY = re.compile(
    r"\b(?:faite?|realisee?|menee?|redigee?|ecrite?|creee?|fondee?|lancee?|elaboree?|initiee?|portee?|presentee?)s? par (?P<who>(?:\w+ ){1,5})$"
)
_YOUR_ONES = re.compile(r"\b(?:vos|tes|nos) (?:collectif|plate ?forme|reseau|groupe|coalition)\w*")
_BECAUSE = re.compile(r"\b(?:parce que?|parce qu|puisque?|puisqu|car|a cause)\b")
# « Vous avez créé les deux ? » asks of each.
_ALL_OF_THEM = re.compile(r"\bles (?:deux|trois|quatre|[2-4])\b")
# « Simple adhérente ? », « elle s'est faite sans AMANE ? »
_MERELY = re.compile(rf"\b(?P<no>pas? )?{A_MERE_MEMBER}|\b(?<!ou )(?P<without>sans) {NAME}\b")
# What asks for more than yes or no.
_ASKS = re.compile(r"\b(?:quoi|koi|qui|ki|quel\w*|lequel|laquelle|combien|pourquoi|comment|qu|(?<!est ce )que)\b")
# « Ce n'est pas AMANE qui… », « par qui ? »
_NOBODY = re.compile(rf"{DENIES.pattern}|{_ASKS.pattern}")
# « Le groupe défend… »: says what somebody is for.
# What tells of taking part, and what is said beside it.
_PART = frozenset(
    """
    depart lancement origine presente presentes dedans fondatrice fondateur membre partie constitution creation naissance fondation etiez temps
    depuis
    """.split()
)


def role(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE en est fondatrice ? », « vous en faites partie depuis le début ? »: as the file says how AMANE takes part."""
    collective, section = about(request, knowledge) or (None, None)
    text = OF_WHICH_SHE_IS.sub(" ", as_named(request.question.claim, knowledge))
    merely = _MERELY.search(as_named(text, knowledge))
    # « Vous les avez toutes créées ? » is not asked of one, « vos collectifs y ont participé ? » not of AMANE.
    more = request.question.organisations or _BECAUSE.search(text) or _YOUR_ONES.search(text) or says_all(text)
    if collective is None or section is None or more or not _is_meant(request, text, bool(merely), knowledge):
        return None
    if merely:
        return _as_a_member(merely, text, collective)
    if denies(text) or _counts(text, section):
        return None
    told = _of_founding(collective) if _founds(text) else _taking_part(request, text, collective, section, knowledge)
    return replace(told, text=_by_its_name(told.text, collective)) if told and _names_nobody(request.question) else told


def _names_nobody(question: Question) -> bool:
    return question.reference in ("description", "aucun") and not question.collectives


def _by_its_name(text: str, collective: Collective) -> str:
    """« Un réseau sur les migrants ? — Oui : AMANE en fait partie »: return what AMANE does with the name of whom nobody has named yet."""
    its_name = of(collective.designation)
    return text.replace(" en fait partie ", f" fait partie {its_name} ").replace(" à sa fondation", f" à la fondation {its_name}")


def _as_a_member(merely: re.Match[str], text: str, collective: Collective) -> Answered:
    """« Simple adhérente ? », « pas juste membre ? » of who helped to found it: no, with what she did; no verdict of « ou fondatrice ? »."""
    helped = merely["without"] or FOUNDED.search(plain_words(collective.role_amane))
    right = None if " ou " in text else False if helped else None if merely["no"] else True
    return verdict(right, collective.role_amane, collective.sources)


def _founds(text: str) -> bool:
    return bool(_AT_THE_ORIGIN.search(text) or FOUNDED.search(_TAKES_PART.sub(" ", text)))


def _counts(text: str, section: Section) -> bool:
    """Tell whether a text counts or dates; « parmi les cinq ? » says how many there are, and is right."""
    counted, right = numbers_in(_ALL_OF_THEM.sub(" ", text)), section.count
    return any(right is None or not same_number(one.number, right) for one in counted) or bool(dates_in(text))


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
        return _of_unknown_founders(collective)
    # Who took part in founding it founded it with others, and nobody is said to have done so alone: that is held against elsewhere.
    return verdict(True, collective.role_amane, collective.sources)


def _of_unknown_founders(collective: Collective) -> Answered:
    # « En » would be of the founders.
    told = sentence("la_page_ne_le_dit_pas", texte=that(f"{_by_its_name(collective.role_amane, collective)}."))
    return Answered(told, collective.sources, gap=NOT_SAID)


def founded_by_nobody_named(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui l'a fondée ? » of whom no founder is named: that it is not said, and how AMANE takes part."""
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section is None or section.qui or section.avec:
        return None
    return _of_unknown_founders(collective) if section.creation and FOUNDED.search(request.question.text) else None


def _is_meant(request: Request, text: str, merely: bool, knowledge: Knowledge) -> bool:
    """Tell whether AMANE is named, or else meant where nobody else is and nothing more is claimed: « dès le début ? »."""
    if is_spoken_to(text, knowledge) or (merely and request.topic.endswith(tuple(_OF_HER))):
        return True
    means_her = next((words for section, words in _OF_HER.items() if request.topic.endswith(section)), None)
    if means_her is None or request.question.organisations or not means_her.search(text):
        return False
    return _no_more(request.question, AT_FIRST.sub(" ", without_tag(request.question.claim)), knowledge)


def _no_more(question: Question, text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text tells of nothing else than taking part."""
    themes = [theme for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes]
    themed = {word for theme in themes for word in words_of(theme.nom, *theme.alias)}
    return {word for word in telling(question, knowledge, text) if not FOUNDED.search(word)} - themed <= _PART | DIGITS.keys()


def about_another(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le groupe défend les migrants ? »: no, what it is about, and which one is about that."""
    owner, section = knowledge.section(request.topic) or (None, None)
    question, text = request.question, without_tag(DONE_BY.sub(" ", request.question.claim))
    if owner is None or section is not owner.rubriques["presentation"] or not _claims_to_care(question, text):
        return None
    asked = knowledge.collective(next(iter(question.collectives), None)) or owner
    meant = {one.id: words for one in knowledge.collectifs if (words := _object_named(one, question, knowledge))}
    if not meant or asked.id in meant or not set(question.collectives) <= {asked.id}:
        return None
    return _of_others(asked, meant, knowledge)


def _of_others(asked: Collective, meant: Mapping[str, list[str]], knowledge: Knowledge) -> Answered:
    """Return what the one asked about is about, and those who are about what is claimed of it."""
    others = of_these(knowledge, tuple(meant))
    whose = enumerate_words([sentence("c_est_lui_qui", collectif=one.designation, objet=at(one.objet)) for one in others])
    # « Le groupe défend les droits de l'enfant ? » of what is against violence to children is no plain no.
    near = any(likeness(word, one) for words in meant.values() for word in words for one in words_of(asked.objet))
    return verdict(None if near else False, f"{object_of(asked)} ; {whose}", [source for one in (asked, *others) for source in one.sources])


def _claims_to_care(question: Question, text: str) -> bool:
    """Tell whether a question claims what somebody is for, with whomever that is."""
    claims = question.detail == "oui_non" or (question.has(Marker.ASKS) and CARES.search(text))
    return bool(claims) and not question.organisations and not _ASKS.search(text)


def _object_named(one: Collective, question: Question, knowledge: Knowledge) -> list[str]:
    """Return the words of a question that name what a collective is about; none where they name another of its themes, or only call it by one."""
    asked = question.naming(collectives=())
    said, objects = set(telling(asked, knowledge, question.text)), set(words_of(one.objet))
    about = [theme for theme in one.themes if theme.nom in question.themes and objects & set(telling(asked, knowledge, plain_words(theme.nom)))]
    names = [telling(asked, knowledge, plain_words(name)) for theme in about for name in (theme.nom, *theme.alias)]
    return next((words for words in names if words and set(words) <= said), [])


def of_another(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et la PNPM y était aussi ? » of what is told of another: it is said of that one alone."""
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section is None or not request.question.collectives or collective.id in request.question.collectives:
        return None
    if section.points:
        return None
    name = "dit_seulement_d_un_autre" if from_page(section) else "disent_seulement_d_un_autre"
    told = lowered(nearest(section, telling(request.question, knowledge, request.question.text)))
    # « La plateforme », as a section may call the Plateforme CDE Maroc.
    kind = " ".join(collective.designation.split()[:2]).casefold()
    it = next((one for one in (collective.designation, kind) if told.startswith(f"{one} a ")), "")
    told = f"{PRONOUN[collective.genre]}{told.removeprefix(it)}" if it else told
    return Answered(sentence(name, du_collectif=of(collective.designation), texte=told), section.sources, gap=NOT_SAID)


def done_by(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est la PNPM qui l'a rédigé ? »: yes of whom the section names as who did it, no of any other collective or organisation that we know."""
    (collective, section), text = about(request, knowledge) or (None, None), request.question.text
    claimed = _said_to_have_done_it(text)
    of_another = request.question.sections and request.topic not in request.question.sections
    if collective is None or section is None or not claimed or of_another or _NOBODY.search(claimed["who"]):
        return None
    founding = collective.creation if FOUNDED.search(text) else None
    # Who founded it is not told; and how AMANE did is told elsewhere.
    unsure = founding and (not founding.qui or is_spoken_to(text, knowledge))
    return None if unsure or section.points else _by_whom(request, claimed["who"], collective, founding or section, knowledge)


def _said_to_have_done_it(text: str) -> re.Match[str] | None:
    return DOES_IT.search(text) or DONE_BY.search(text) or _BY.search(f"{text} ")


def _by_whom(request: Request, who: str, collective: Collective, section: Section, knowledge: Knowledge) -> Answered | None:
    """Hold those who are said to have done something against whom a section names."""
    doers = section.qui or names_of(collective)
    # What was done, and by whom, where one sentence says both.
    words = telling(request.question, knowledge, request.question.text) if section is not collective.creation else plain_words(doers[0]).split()
    told = by_its_name(nearest(section, words), collective)
    both = is_one_of(f"{plain_words(told)} ", doers)
    if is_one_of(who, doers):
        # Whether it is so in all its words, or by those whom no sentence names, is another question.
        unsure = beyond(request, section, knowledge) or not (section.qui or both) or says_it_was_made(request.question.text, sentences(section))
        return None if unsure else verdict(True, nearest(section, plain_words(doers[0]).split()), section.sources)
    if not is_one_of(who, _known_names(knowledge)):
        return None
    return verdict(False, told if both else nearest(section, plain_words(doers[0]).split()), section.sources)


def _known_names(knowledge: Knowledge) -> list[str]:
    """Return all names of the collectives, of the organisations they involve, of the association and of the places."""
    named = [name for one in knowledge.collectifs for name in names_of(one)]
    named += [name for one in knowledge.collectifs for body in one.organisations for name in (body.nom, *body.alias)]
    named += [section.lieu.split()[-1] for one in knowledge.collectifs for section in one.rubriques.values() if section.lieu]
    return [*named, knowledge.association.nom, *knowledge.association.alias]
