"""What is said of all collectives at once, and read as if it were asked of one: « vos réseaux, c'est juste pour les migrants ? ». Knows no Rasa."""

from __future__ import annotations

import re

from actions.conditions import CARES
from actions.kinds import SECTIONS_OF_KIND
from actions.memory import Memory
from actions.question import Marker, Question
from actions.readings import SECTION_OR_NAME, as_search
from actions.sets import ONLY_THAT, asks_of_all, chosen, says_all, says_several
from knowledge import Knowledge

_OF_ALL_KINDS = ("liste_collectifs", "comparaison")
_WHAT_THEY_DO = SECTION_OR_NAME | {*_OF_ALL_KINDS, "objectifs_communs", "recherche"}
# What each has but in its own way: « les membres sont tous marocains ? » is asked of those of one.
_OF_SOME_ONLY = SECTIONS_OF_KIND.keys() - {"presentation", "membres", "objectifs", "valeurs"}
_OF_FOUNDING = ("fondation", "adhesion", "origine")
# « Vous avez tout lancé vous-mêmes ? », « vous êtes les fondateurs de tout ? »
_EVERYTHING = re.compile(
    r"\b(?:avez|a|ont|avait|aviez) (?:\w+ ){0,2}?tout (?:\w+ )?(?:cree|fonde|lance|monte|demarre|initie)e?r?s?\b"
    r"|\b(?:cree|fonde|lance|monte)e?s? tout\b(?! seul)|\bfondat\w+ de tout\b"
)
# « Ils sont tous pour les migrants ? »
_IS_FOR = re.compile(rf"{CARES.pattern}|\bpour (?:les|des|aider|proteger)\b")


def claims_it_of_all(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Ces trois réseaux ne servent qu'aux migrants ? », « tous sont allés à Genève ? »: what the file says of some only is claimed of all."""
    if question.detail != "oui_non" or question.collectives:
        return False
    founded = question.kind in _OF_FOUNDING and _EVERYTHING.search(question.text)
    return bool(founded) or _are_for_one_thing(question, knowledge) or _have_what_some_have(question, knowledge)


def _are_for_one_thing(question: Question, knowledge: Knowledge) -> bool:
    every = asks_of_all(question.text, len(knowledge.collectifs)) or (question.reference == "tous" and says_all(question.text))
    of_all = every or says_several(question.text) or (question.kind in _OF_ALL_KINDS and question.has(Marker.EVERY))
    of_one_theme = len(question.themes) == 1 and not question.sections and question.kind in _WHAT_THEY_DO
    return of_all and of_one_theme and (ONLY_THAT.search(question.text) is not None or (every and _IS_FOR.search(question.text) is not None))


def _have_what_some_have(question: Question, knowledge: Knowledge) -> bool:
    count = len(knowledge.collectifs)
    if question.kind not in _OF_SOME_ONLY or not (asks_of_all(question.text, count) or says_all(question.text)):
        return False
    return 0 < len(chosen(knowledge, as_search(question)).ids) < count
