"""Tell whose it is that a question speaks of: of all, of another than is guessed, of the same as before."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import telling
from actions.conditions import names_of
from actions.french import capital, lowered, number
from actions.leads.answered import Answered
from actions.leads.nearest import nearest
from actions.leads.points import asked_words, matched, series
from actions.memory import Memory
from actions.plan import Request
from actions.referents import DONE_BY
from actions.sentences import sentence
from actions.statements import ended
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

_WHICH_COLLECTIVE = re.compile(
    r"\b(?:quell?e?s?|kel\w*) (?:collectif|plateforme|reseau|groupe)\w*"
    r"|\b(?:lequel|laquelle|lekel|lesquel\w*)\b.*\b(?:ses|leurs?) (?:buts?|objectifs?)\b"
)
_THE_SAME = re.compile(r"\bc ?est (?:bien |donc |pas )?(?:le|la) (?:meme|mm)\b")
_WHAT_FOR = re.compile(r"\bp(?:ou)?r \w+ [qk]u?oi\b")


def shared_by_all(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Faire pression sur les États, c'est dans quel collectif ? »: a goal that all share is none of one."""
    listed = series(knowledge, request.topic)
    if listed is None or request.topic != "collectifs.objectifs" or not _WHICH_COLLECTIVE.search(request.question.text):
        return None
    found = matched(listed, asked_words(request.question, knowledge))
    if len(found.places) != 1:
        return None
    (place,) = found.places
    count = number(len(knowledge.collectifs))
    told = sentence("objectif_de_tous", nombre=count, point=listed.name(place), texte=lowered(listed.items[place].text).removesuffix("."))
    return Answered(told, listed.items[place].sources, point=place)


def not_theirs(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ce sont les migrants qui sont allés à Genève ? »: no, where it is told of another than is meant by its theme."""
    claimed = DONE_BY.search(request.question.text)
    found = knowledge.section(request.topic)
    if not found or not claimed or found[1].points:
        return None
    others = [one for one in knowledge.collectifs if one is not found[0] and _is_about(one, claimed["who"])]
    return _whose("non_d_un_autre", request, knowledge) if others and not _is_about(found[0], claimed["who"]) else None


def the_same_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et celui qui fait de la sensibilisation, c'est le même ? » as the one that was told of before."""
    before = {topic.partition(".")[0] for topic in memory.sujets if knowledge.section(topic)}
    described = request.question.reference == "description" and _THE_SAME.search(request.question.text)
    if not described or len(before) != 1 or not knowledge.section(request.topic):
        return None
    return _whose("oui_le_meme" if request.topic.partition(".")[0] in before else "non_d_un_autre", request, knowledge)


def _whose(name: str, request: Request, knowledge: Knowledge) -> Answered | None:
    """Return the sentence of the section that has most of what is asked, with whose it is."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None:
        return None
    listed = series(knowledge, request.topic)
    found = matched(listed, asked_words(request.question, knowledge)) if listed else None
    place = found.places[0] if found and found.places else None
    text = listed.items[place].text if listed and place is not None else nearest(section, telling(request.question, knowledge, request.question.text))
    return Answered(sentence(name, collectif=collective.designation, texte=lowered(text)), section.sources, point=place)


def _is_about(one: Collective, who: str) -> bool:
    return any(f" {name} " in f" {who}" for theme in one.themes for name in names_of(theme))


def by_its_name(told: Answered, collective: Collective) -> Answered:
    """« Non pour le groupe de travail : onze… » where several are told of one by one: return what answers with whose it is."""
    names = [collective.designation, *([collective.sigle] if collective.sigle else [])]
    if any(plain_words(name) in plain_words(told.text) for name in names):
        return told
    verdict, rest = told.text[:3], told.text[3:]
    if verdict in ("Oui", "Non") and rest.startswith((" : ", ", ")):
        return replace(told, text=sentence("verdict_pour", verdict=verdict, collectif=collective.designation, suite=rest))
    return replace(told, text=sentence("lequel", collectif=capital(collective.designation), texte=lowered(told.text)))


def why_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi ne pas agir seul ? » of the goals that all share: what introduces them says why; « pour obtenir quoi ? » is asked of a point."""
    of_all = request.topic == "collectifs.objectifs" and not _WHAT_FOR.search(request.question.text)
    listed = series(knowledge, request.topic) if of_all else None
    return Answered(ended(listed.introduction), listed.sources, whole=True, introduces=True) if listed else None
