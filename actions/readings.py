"""How a question reads in its context: small tests, each with an example, and the confidences they ask for. Knows no Rasa."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.asking import BELIEVED, asks_in_what_sense, telling, words_of
from actions.association import as_named, asks_of_it, is_spoken_of
from actions.attributes import asks_for_birthplace, asks_for_meetings, asks_for_own_papers, asks_to_join
from actions.conditions import BOUNDED
from actions.descriptions import by_theme, described_exactly, is_that_one
from actions.figures import MONTH_NAMES
from actions.finding import list_of, section_topic
from actions.kinds import FACTUAL_KINDS, OWN_NAME_KINDS, SECTIONS_OF_KIND
from actions.lengths import LONG, is_of_the_last, length
from actions.memory import Memory
from actions.neighbours import to_be_reached
from actions.question import Marker, Question
from actions.sets import WHICH, carried, chosen, last_asked
from knowledge import Knowledge


@dataclass(frozen=True)
class Thresholds:
    """Confidences, 0 to 1, that decide what is asked.

    The first two are of the probability that any fact is asked for. What the others cost (turns answered differently, of 5,722) was counted
    before the context was learnt.
    """

    # Below this the likeliest kind is no better than a guess: the visitor is offered the nearest questions.
    guess: float = 0.25
    # The same with no word of our field in the message or before it, where most questions are about something else.
    # With 0.60 seven more of 2,238 lines about anything else are answered, and no frozen question more.
    guess_out_of_the_blue: float = 0.70
    # Below this a named collective is presented instead. 14 turns with 0.25, 13 with 0.45.
    named: float = 0.35
    # Above this half of a message that can't be answered is worth a word beside the other half. One with 0.60, one with 0.90.
    half: float = 0.80
    # « Les objectifs et les valeurs de la PNPM ? »: from here on the goals may be those of the one named beside them; « vos objectifs communs »
    # are at 0.02 at most.
    own_goals: float = 0.10
    # Below this the likeliest section is right one time in ten (docs/comprehension.md): the visitor is asked which of two is meant.
    any_section: float = 0.25
    # Below this whoever was asked which one is meant, and names one, hardly asks anything else of it.
    of_whom: float = 0.50
    # From here on what one who is only described does not have is refused, whatever else of it is likelier.
    refused_of_described: float = 0.90


SURE = Thresholds()
_ONLY_WHICH = re.compile(r"(?:(?:et|mais|alors|donc|ok|ah|oui) )*(?:les|l)quel(?:le)?s?(?: (?:alors|donc|svp|du coup|exactement|precisement))*")
_WHICH_OF_THEM = re.compile(
    r"(?:(?:et|mais|alors|donc|ok|ah|oui|bien|c est) )*(?:le|la)? ?quel(?:le)?"
    r"(?: (?:des (?:trois|3)|d entre (?:eux|elles)|collectifs?|plateforme|de vos \w+))+(?: (?:alors|donc|svp|exactement|precisement))*"
    r"(?: et (?:comment|quand|ou|pourquoi|avec qui|depuis quand|(?:de|sous|a|dans|en) quel\w* \w+))?"
)
_WERE = re.compile(r"\b(?:etai(?:s|t|ent)|etions|etiez|avai(?:t|ent))\b(?!.*\b(?:aujourd hui|maintenant|mtn)\b)")
# What may be asked of the association itself: « AMANE existe depuis… », « qui a créé AMANE ? »; of a collective, that AMANE is in it or founded it.
_OF_BEGINNINGS = frozenset({"fondation", "adhesion", "presentation", "chronologie"})
_AMANE_BEGAN = re.compile(
    r"\bamane(?: (?:elle|meme|a|est|ete|bien|deja|donc|aussi|quand|vous))* (?:existe\w*|date|creee|nee|fondee)\b"
    r"|\b(?:existe\w*|creee?|nee?|fondee?|creation|naissance|fondation|age)(?: (?:de|d|l|a|association))* amane\b"
)
# « Dans combien de réseaux siégez-vous ? » asks nothing of the association alone.
_OF_SEVERAL = frozenset({"liste_collectifs", "comparaison", "objectifs_communs"})
SECTION_OR_NAME = SECTIONS_OF_KIND.keys() | {"nom_seul"}
# « Et le CNDH, c'est quoi ? » asks nothing of the collectives.
_OF_ITSELF = re.compile(r"\b(?:quoi|koi|dire|sens|sigle)\b")
_ASKED_BY = {"date": "quand", "nombre": "combien"}
_A_THING = r"(?:aux?|des?|les?|la|l|du) \w+(?: \w+)?"
_A_THING_OR_TWO = re.compile(rf"{_A_THING}(?: ou {_A_THING})?")
_ONLY_WHERE = re.compile(
    r"(?:(?:et|mais|alors|donc|ok|ah|oui|c est|ca|cela|ceci|dit|ecrit|marque|note|mentionne) )*"
    r"(?:ou|d ou|dans (?:quoi|koi)|a quel endroit)(?: (?:ca|cela|exactement|precisement|donc|c est|dit|ecrit|marque|note|mentionne|svp))*"
)
# « Combien coûte une année de ce groupe ? » asks for no date.
_COSTS = re.compile(r"\b(?:combien|cb|que) (?:\w+ ){0,2}?(?:cou?te\w*|cout)\b|\bcou?te\w* (?:combien|cb)\b")
# « C'est pour les enfants de quel âge ? », not how old it is itself.
_AGE_OF_CHILDREN = re.compile(
    r"\b(?:enf(?:[ae]nt)?s?|gosses?|mineure?s?|jeunes|ados?)\b.* (?:quel|kel)\w* ages?\b"
    r"|\b(?:quel|kel)\w* ages?\b.* (?:enf(?:[ae]nt)?s?|gosses?|ados?)\b"
)
_SUPERLATIVES = tuple(((kind, detail),) for kind in ("chronologie", "comparaison") for detail in ("plus", "moins"))
_OF_A_YEAR = re.compile(r"\bcel(?:le|ui) (?:de|d en) (?:19|20)\d\d\b")
_FOR_LONGER = re.compile(r"\bdepuis (?:plus|moins) (?:de temps|longtemps)\b")
_POINTS = re.compile(r"\bautres (?:objectif|but|valeur|principe|point)s?\b")


def asks_for_a_point(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« 2 », « et le dernier ? », « les deux autres principes » after a list (not of other collectives), where nothing says of what else."""
    last, others = memory.sujets[-1] if memory.sujets else None, _POINTS.search(question.text)
    of_a_point = question.detail.startswith("element") or others
    if not of_a_point or question.collectives or question.sections or not list_of(knowledge, last):
        return False
    collective = knowledge.collective(memory.collectif)
    own = section_topic(collective, question.kind) if collective else None
    return question.kind != "objectifs_communs" and (not list_of(knowledge, own) or bool(others and own == last))


def asks_where_it_stands(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« L'un d'eux parle du handicap ? — Où, exactement ? », « dans quel sens ? » just after one point: what list it is of, or the point."""
    whether = memory.dits[:1] and memory.dits[0][1] == "oui_non"
    just_told = bool(memory.point) and (memory.has_searched or bool(whether and memory.sujets[-1:] == memory.point[:1]))
    return just_told and not question.pointed and bool(_ONLY_WHERE.fullmatch(question.text) or asks_in_what_sense(question.text))


def asks_for_one_of_the_dates(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« La troisième ? » after all dates."""
    return memory.has_all_dates and question.kind == "nom_seul" and question.is_at_place and not question.collectives


def asks_which_ones(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Et laquelle a une charte ? », read as a question about a section, « lesquels existaient avant 2012 ? » as one about dates."""
    if question.kind == "chronologie":
        return question.detail in ("lesquels", "nombre") and BOUNDED.search(question.text) is not None
    asks = question.kind in SECTION_OR_NAME and question.detail == "lesquels" and WHICH.search(question.text)
    # « Laquelle des deux choses, en décembre ? »: of what happened then; « celle de 2015, c'est laquelle ? » is one of several.
    dated = (question.years and not _OF_A_YEAR.search(question.text)) or not MONTH_NAMES.isdisjoint(question.text.split())
    if not asks or dated or (question.collectives and not question.has(Marker.LEAVES_OUT)):
        return False
    return chosen(knowledge, carried(as_search(question), memory, knowledge)).known


def asks_of_another_organisation(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Et le gouvernement ? » after which one has to do with the UNICEF: which one has to do with it."""
    goes_on = memory.organisations and memory.dits[:1] and memory.dits[0][0] == "recherche" and memory.organisations != question.organisations
    if not (goes_on and question.organisations) or question.collectives or question.detail == "sens" or _OF_ITSELF.search(question.text):
        return False
    named = [body for one in knowledge.collectifs for body in one.organisations if body.nom in question.organisations]
    return set(telling(question, knowledge, question.text)) <= set(words_of(*(name for body in named for name in (body.nom, *body.alias))))


def asks_for_the_oldest(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Laquelle est apparue la première ? », read as a search of something else: of their dates."""
    # « Le groupe existe-t-il depuis plus longtemps que la plateforme ? »
    if len(question.collectives) > 1 and question.detail in ("oui_non", "plus", "moins") and _FOR_LONGER.search(question.text):
        return True
    named = question.themes or question.organisations or question.collectives or question.sections
    return question.kind == "recherche" and question.detail in ("plus", "moins") and question.has(Marker.FIRST, Marker.LAST) and not named


def believed_another(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Laquelle est la plus ancienne ? — Ah, je croyais que c'était celle des enfants »: of the same again, where another is meant."""
    return bool(believed_one(question, memory, knowledge))


def believed_one(question: Question, memory: Memory, knowledge: Knowledge) -> str:
    """Return the id of the one that was believed to be it; empty where it is unclear, or the one just told."""
    if memory.dits[:1] not in _SUPERLATIVES or not BELIEVED.search(question.text):
        return ""
    owners = [one.id for one in knowledge.collectifs if any(body.nom in question.organisations for body in one.organisations)]
    meant = question.collectives or by_theme(question, memory, knowledge) or owners
    return meant[0] if len(meant) == 1 and meant[0] != memory.collectif else ""


def as_search(question: Question) -> Question:
    """Return a question read as one about something else as the search that it is: which ones, unless it asks whether or how many."""
    return replace(question, kind="recherche", detail=question.detail if question.detail in ("oui_non", "nombre") else "lesquels")


def says_again(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Répète », « plus de détails », « plus court », « lesquels alors ? », where nothing else is asked."""
    # What was searched for is not remembered.
    which = not memory.has_searched and _ONLY_WHICH.fullmatch(question.text) is not None
    return question.kind in ("repeter", "plus_de_details") or (bool(memory.sujets) and (which or is_of_the_last(question.text)))


def asks_whose(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Vos collectifs y ont-ils contribué ? — Lequel des trois, et comment ? »: of which of them a section was just told."""
    found = knowledge.section(memory.sujets[0]) if len(memory.sujets) == 1 else None
    return found is not None and not found[1].points and _WHICH_OF_THEM.fullmatch(question.text) is not None


def asks_how_it_began(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether its creation is asked of, whatever it was read as."""
    return _asks_how_many_at_first(question, memory) or _asks_where_it_began(question)


def _asks_how_many_at_first(question: Question, memory: Memory) -> bool:
    """« Quand a-t-il été fondé ? — Et nous étions combien ? »: just after who founded it, or when, how many these were."""
    just_told = memory.sujets[-1:] == (f"{memory.collectif}.fondation",)
    counts = question.kind == "membres" and question.detail == "nombre" and not (question.pointed or question.years)
    return bool(just_told and counts and _WERE.search(question.text))


def wants_more(question: Question) -> bool:
    """« Développez »: what is left to give are the page's own words."""
    return question.kind == "plus_de_details" or length(question.text) == LONG


def asks_of_amane_itself(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« AMANE existe depuis quand ? », « elle est née quand ? » of AMANE: of the association; « dans quels collectifs est-elle ? » asks for these."""
    if question.pointed or question.has(Marker.PLATFORM, Marker.EVERY):
        return False
    began = question.kind in _OF_BEGINNINGS and _AMANE_BEGAN.search(as_named(question.text, knowledge))
    asks = question.kind in FACTUAL_KINDS - _OF_SEVERAL and not WHICH.search(question.text)
    return bool(began or (asks and is_spoken_of(question, memory, knowledge) and asks_of_it(question, memory, knowledge)))


def asks_what_no_page_gives(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Elle peut m'aider pour mes papiers ? », « quand se réunit-elle ? », read as questions about sections."""
    papers = question.kind == "documents" and asks_for_own_papers(question.text)
    other = question.kind in _OF_BEGINNINGS | {"membres"} and (asks_for_meetings(question.text) or _COSTS.search(question.text))
    reach = to_be_reached(question, memory, knowledge)
    return bool(papers or asks_to_join(question.text) or other or reach or _AGE_OF_CHILDREN.search(question.text))


def _asks_where_it_began(question: Question) -> bool:
    """« Dans quelle ville la coalition est née ? », read as something that no page gives, as where it comes from, or went."""
    of_no_date = question.kind in ("attribut_inconnu", "origine", *OWN_NAME_KINDS) and not question.sections
    return of_no_date and bool(question.collectives) and asks_for_birthplace(question.text)


def is_a_guess(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether it is unsure that this is asked; who asks out of the blue must be understood better."""
    if question.kind not in FACTUAL_KINDS or question.collectives or question.sections:
        return False
    telling = question.has(Marker.FIELD) or question.themes or question.organisations or question.ordinals or question.years
    # Between two kinds about facts it is sure that a fact is asked for.
    sure = max(question.confidence, question.factual)
    if telling or memory.collectif or memory.sujets:
        return sure < SURE.guess
    return sure < SURE.guess_out_of_the_blue


def is_any_section(topic: str, sure: float, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether the rules chose a section though even the likeliest is no surer than `sure`; nobody is asked which one twice in a row."""
    return sure < SURE.any_section and knowledge.section(topic) is not None and not asked_which(memory)


def says_which(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« De quel collectif ? — Celle des migrants »: tell whether who was asked which one names it, and hardly asks anything of it."""
    names_one = question.pointed or question.reference in ("nom", "description", "rang", "precedent")
    only = names_one and not telling(question, knowledge, question.text) and question.confidence < SURE.of_whom
    # « Celui des déplacés »: what nothing in the file singles out is found by its likeness.
    described = is_that_one(question.text) and bool(question.collectives or described_exactly(question, memory, knowledge))
    return bool(memory.en_attente) and (only or described)


def of_what_was_asked(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """Return what names one as a question about the thing that was asked of it, and when: « celle des migrants », of the date of a charter."""
    detail = memory.dits[0][1] if memory.dits and is_that_one(question.text) else question.detail
    asked = (question.text, last_asked(memory, knowledge), _ASKED_BY.get(detail, ""))
    return replace(question, kinds=(), detail=detail, text=" ".join(filter(None, asked)))


def asked_which(memory: Memory) -> bool:
    """Tell whether the visitor was just asked which of two questions was meant: only there something else is offered beside them."""
    return any(memory.topic_of(payload) == "aide" for _, payload in memory.boutons)


def is_settled(topic: str, question: Question, knowledge: Knowledge) -> bool:
    """« Celle d'avant », « l'autre », « la deuxième », what is no section: tell whether rules, which count places, know better as a rule."""
    points = question.ordinals or question.has(Marker.OTHER) or question.reference in ("precedent", "autre", "rang")
    return topic != "precision" and bool(points or not knowledge.section(topic))


def stands(topic: str, question: Question) -> bool:
    """Tell whether the rules' answer stands, however likely a section is: what is refused of one named, which of them."""
    if topic == "hors_sujet":
        of_amane = not question.pointed and _AMANE_BEGAN.search(question.text) is not None
        of_nobody = asks_for_meetings(question.text) or any(words.search(question.text) for words in (_COSTS, _AGE_OF_CHILDREN))
        return _is_of_one(question) or of_amane or of_nobody
    if topic == "precision":
        # « Quand a été fondée la plateforme ? » may be asked of each that is one.
        return question.has(Marker.PLATFORM) and question.reference in ("aucun", "courant")
    # « Les deux autres : quels documents ? » is of several, as no section is.
    return topic == "recherche" and (question.detail == "lesquels" or question.has(Marker.BOTH))


def _is_of_one(question: Question) -> bool:
    """Tell whether it names one, or surely describes it (« chez ceux des migrants, combien ? »): of whom it says nothing is told of another."""
    named = question.collectives and question.reference == "nom"
    described = question.themes and question.reference == "description" and question.confidence >= SURE.refused_of_described
    return question.kind in SECTIONS_OF_KIND and bool(named or described)


def adds_nothing(questions: Sequence[Question], index: int, knowledge: Knowledge) -> bool:
    """Tell whether a part of a message asks nothing beside the others: a search that finds nothing, or a guess at the answer."""
    question, asks_else = questions[index], any(other.kind in FACTUAL_KINDS for place, other in enumerate(questions) if place != index)
    if question.kind == "recherche" and asks_else:
        return not chosen(knowledge, question).known
    # « Elle sensibilise qui ? Les écoles ? »
    guesses = question.kind in ("hors_sujet", "hors_sujet_proche") and _A_THING_OR_TWO.fullmatch(question.text)
    return bool(guesses and index and questions[0].kind in FACTUAL_KINDS and questions[0].detail in ("qui", "pour_qui", "lesquels", "oui_non"))
