"""Begin with « Oui » or « Non » what answers a question without one, where a network that reads both is sure: « toutes marocaines ? »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.asking import BELIEVED, is_closed, only_names_somebody, telling, without_tag, words_of
from actions.attributes import asks_its_age
from actions.french import enumerate_words, in_a_sentence, lowered
from actions.leads.answered import Answered
from actions.leads.listed import A_PROBLEM, ONLY
from actions.leads.nearest import says_it_was_made
from actions.leads.partners import with_a_stranger
from actions.manners import is_verdict, refuses, without_wrong_verdict
from actions.memory import Memory
from actions.question import Marker, Question
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from actions.verdicts import NO, UNKNOWN, YES, shared_judge
from knowledge import Collective, Knowledge, Section
from knowledge.values import numbers_in

# Of two authors left out five « oui » of six are right from here, and eleven « non » of twelve (docs/experiments.md).
SURE = {YES: 0.65, NO: 0.70}
# The same of a « oui » to words of which what it reads has none.
SURE_OF_NONE = 0.90
# Below this, that the page says no more of it is not said: of 40 questions from 0.30 it leaves 7 open, of the others it says yes or no.
OPEN = 0.85
# « C'était pas plus petit ? » may be answered « si », « c'est faux ? » by the contrary: nothing taught the network when.
_DENIED = re.compile(r"\b(?:pas|jamais|aucune?|rien|ni|fau(?:x|sse))\b|\b(?:n|ne) (?:\w+ ){1,2}plus\b|\bexist\w* plus\b")
# « Qui y souscrit, tous les membres ? » asks who.
_WHO = re.compile(r"(?:(?:et|mais|alors|donc|passons) )*(?:qui|ki) (?!est ce)")
# « Le sigle de celle des migrants, c'est bien PNPM ? »: nothing taught the network names.
_NAME = re.compile(r"\b(?:sigle|acronyme|initiales|s appelle\w*|(?:le|son|leur) nom)\b")
# « Leur charte, je peux la lire quelque part ? » asks for its link, and whether there is one.
_WHAT_THERE_IS = ("lien", "liste", "autre")
_TO_READ = re.compile(r"\b(?:consult|disponib|accessib|lisib|lire|ligne)\w*")
# What is to be read, and where.
_ANY_TEXT = frozenset({"texte", "contenu", "internet", "page", "site", "web", "public"})
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_GOALS = "collectifs.objectifs"
_TITLES = {"collectifs.liste": "titre_liste", "comparaison": "titre_comparaison", "chronologie": "titre_chronologie"}
# What came before what is right by the dates, which are told elsewhere, or nobody knows.
_ORDER = re.compile(
    r"\b(?:venue?s?|arrivee?s?|signee?s?|faite?s?) avec\b|\ben meme temps\b"
    r"|\b(?:avant|apres|anterieur\w*|posterieur\w*) (?:le|la|les|l|son|sa|ce|cette|celui|celle|que|qu)\b"
)


# « La trentaine, les onze y sont aussi ? »: of some in another nothing is said.
_ALSO_THERE = re.compile(r"\bles \w+ (?:y|en|sont|font|ils|elles) .*\b(?:aussi|dedans|partie)\b")
# « Née à Genève ? » of where they went.
_BORN_AT = re.compile(r"\b(?:nee?s?|fondee?s?|creee?s?) (?:a|au|en) (?!19|20)[a-z]{4,}")


def judged(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return what is told with the verdict that it comes to; as it is where it has one, or where neither is sure."""
    found = _asked_of(request, knowledge)
    if told is None or found is None or is_verdict(told.text) or (not told.bare and refuses(told.text)):
        return told
    collective, section = found
    bare = told.bare or told.text
    if collective and not set(request.question.collectives) <= {collective.id}:
        # « Et la PNPM aussi ? » of what the file says of another was not learnt.
        return replace(told, text=bare)
    sure = shared_judge().judge(said_of(section, collective), _before(memory, knowledge), _as_asked(request.question))
    if (right := _is_right(sure, request.question, section, collective, knowledge)) is None:
        return told if section.points or sure[UNKNOWN] >= OPEN else replace(told, text=bare)
    return without_wrong_verdict(replace(told, text=_with(right, bare if right else told.denial or bare), gap=""), request)


def _has_none_of_its_words(question: Question, section: Section, collective: Collective | None, knowledge: Knowledge) -> bool:
    """« C'est pour les enfants, alors ? » of the migrants' platform: tell whether nothing that is claimed stands in what the network reads."""
    # « Un groupe contre les agressions sexuelles sur les petits ? » is of what it is for.
    described = collective and " ou " not in question.claim and any(theme.nom in question.themes for theme in collective.themes)
    words = () if described else telling(question, knowledge, without_tag(question.claim))
    said = words_of(said_of(section, collective), *(word for point in section.points for word in point.mots))
    return bool(words) and not any(likeness(word, one) for word in words for one in said)


def _is_right(sure: Mapping[str, float], question: Question, section: Section, collective: Collective | None, knowledge: Knowledge) -> bool | None:
    """Return whether what is asked is right, None where neither is sure enough."""
    if question.detail in _WHAT_THERE_IS:
        # What there is to be read or to be told is told after it: no « non » stands before that.
        return True if sure[YES] == max(sure.values()) or _may_be_read(question, section, knowledge) else None
    right = next((verdict is YES for verdict in (YES, NO) if sure[verdict] >= SURE[verdict]), None)
    if not right:
        return right
    unsaid = sure[YES] < SURE_OF_NONE and _has_none_of_its_words(question, section, collective, knowledge)
    return None if unsaid or _claims_what_is_not_read(question, section, collective) else right


def _may_be_read(question: Question, section: Section, knowledge: Knowledge) -> bool:
    """« La charte est-elle consultable en ligne ? », to which there is a link; « … en arabe ? » asks more."""
    words = telling(question, knowledge, without_tag(question.claim))
    named = [word for word in words if any(likeness(word, one) for one in words_of(*section.existe))]
    more = [word for word in words if word not in (*named, *_ANY_TEXT) and not _TO_READ.match(word)]
    return bool(section.liens and named and _TO_READ.search(question.claim)) and not more


def _claims_what_is_not_read(question: Question, section: Section, collective: Collective | None) -> bool:
    """Tell whether a claim is of numbers, strangers or an order, which the network was not taught to tell right from wrong."""
    # « Les objectifs, ils sont 3 pareil ? »: a number that is none of theirs is never right by the network alone.
    sections = collective.rubriques.values() if collective and not section.points else (section,)
    counts = {one.count.value for one in sections if one.count}
    other_number = any(one.number.value not in counts for one in numbers_in(without_tag(question.claim)))
    unread = (_ORDER, ONLY, _ALSO_THERE, _BORN_AT)
    made = not section.points and says_it_was_made(question.claim, sentences(section))
    return made or other_number or with_a_stranger(question.claim, section) or any(words.search(question.claim) for words in unread)


def _asked_of(request: Request, knowledge: Knowledge) -> tuple[Collective | None, Section] | None:
    """Return the section of which a request asks yes or no, and whose it is; None for anything else."""
    question = request.question
    claim = without_tag(question.claim)
    if not _asks_whether(question) or request.more or request.instead or asks_its_age(question.text):
        return None
    if _WHO.match(claim) or _NAME.search(claim) or _DENIED.search(claim) or BELIEVED.search(claim) or A_PROBLEM.search(claim):
        return None
    # « Une trentaine ou onze ? » asks which; « onze, trente, quatre, juste ? » counts things that it does not name.
    numbers = len(numbers_in(claim))
    if _only_names(question, claim, knowledge) or (" ou " in claim and numbers > 1) or numbers > 2:
        return None
    return (None, knowledge.objectifs_communs) if request.topic == _GOALS else knowledge.section(request.topic)


def _only_names(question: Question, claim: str, knowledge: Knowledge) -> bool:
    """« Et l'UNICEF ? »: tell whether nothing is claimed of somebody; « elle est contre le gouvernement ? » claims something."""
    return only_names_somebody(question, knowledge, claim) and not is_closed(claim)


def _asks_whether(question: Question) -> bool:
    asks = question.has(Marker.ASKS) or question.detail in ("lien", "liste")
    by_its_form = asks and question.detail in (*_WHAT_THERE_IS, "element:contenu") and is_closed(without_tag(question.text))
    return question.detail == "oui_non" or by_its_form


def _as_asked(question: Question) -> str:
    return f"{question.text} ?" if question.has(Marker.ASKS) else question.text


def said_of(section: Section, collective: Collective | None) -> str:
    """Return what the network reads of a section: all it says, and how its collective is presented."""
    shown = collective.rubriques["presentation"] if collective else section
    return _whole(section) if shown is section else f"{_whole(section)} {_whole(shown)}"


def _whole(section: Section) -> str:
    said = section.introduction.rstrip(" .:")
    points = " ".join(f"{place}. {point.texte}" for place, point in enumerate(section.points, 1))
    whole = f"{said} : {points}" if points else f"{said}."
    if not section.liens:
        return whole
    to_read = sentence("a_consulter", titres=enumerate_words([link.titre for link in section.liens]))
    return f"{whole} {to_read}"


def _before(memory: Memory, knowledge: Knowledge) -> str:
    """Return the title of what was spoken of last."""
    return title_of(memory.sujets[0], knowledge) if memory.sujets else ""


def title_of(topic: str, knowledge: Knowledge) -> str:
    """Return the title of a section, or of what is told of all collectives; empty where a topic has none."""
    if found := knowledge.section(topic):
        return found[1].titre
    return knowledge.objectifs_communs.titre if topic == _GOALS else sentence(_TITLES[topic]) if topic in _TITLES else ""


def _with(right: bool, text: str) -> str:
    """« Oui : … »; « Oui, … » before what has a colon of its own."""
    if " : " in _IN_BRACKETS.sub("", text):
        return sentence("oui_suite" if right else "non_suite", suite=in_a_sentence(text))
    return sentence("oui_detail" if right else "non_detail", detail=lowered(text).removesuffix("."))
