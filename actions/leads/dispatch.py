"""Find the sentence that answers exactly what was asked: who tells it, by topic and by detail."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import asks_in_what_sense, asks_whether, has_tag, is_closed
from actions.attributes import asks_for_birthplace, asks_its_age
from actions.finding import DIGITS
from actions.leads import (
    acronyms,
    claimed_dates,
    claims,
    complements,
    contents,
    contrast,
    disputes,
    intervals,
    items,
    overview,
    places,
    stated,
    values,
    vocabulary,
)
from actions.leads.answered import Answered
from actions.leads.complements import ASKS_OF
from actions.leads.judged import judged
from actions.leads.order import BY_DETAIL, BY_TOPIC, BY_WORDS, OTHERWISE
from actions.leads.shortened import shortened
from actions.lengths import LONG, PLAIN, SHORT, asks_to_explain, length
from actions.manners import how_long, is_verdict, without_wrong_verdict
from actions.memory import NO_DETAIL, Memory
from actions.positions import places as places_named
from actions.question import Marker, Question
from actions.request import Request
from knowledge import Knowledge

# « Elle demande ce que les associations ont présenté », told of somebody who asks.
_WHAT_THEY_DID = re.compile(r"\b(?:demand|voul|voud|veu|savoir|sait|sais|di[st]|explique)\w* (?:\w+ )?(?:ce que|ce qu|c que|ske) ")
# « Et la charte du groupe ? » goes on to it, and does not ask whether there is one.
_GOES_ON = re.compile(r"(?:\w+ ){0,3}et (?:l|la|le|les|leurs?|sa|son|ses) ")
# « …, et quand ? », « … et avec qui ? »
_AND_TOO = re.compile(
    r"(?<= )et (?:(?P<when>(?:depuis |en )?(?:quand|quelle annee|quelle date))|(?P<where>ou)|(?P<many>(?:ils sont |elles sont )?combien)"
    r"|(?P<why>pourquoi)|(?P<who>(?:avec|par) qui))$"
)
_ANOTHER_DATE = re.compile(r"\bl autre (?:date|annee)\b(?! (?:de|du|d)\b)")
# Details that ask for nothing in particular, as a link or a date would be.
_OF_ANYTHING = frozenset({"element:contenu", "tout", "autre", NO_DETAIL})
# « La CDE a le plus de membres ? », « c'est la CDE le plus gros ? »: read as if it asked which one, too.
_OF_SOMEBODY = _OF_ANYTHING | {"plus", "moins"}
_HAS_A_SUBJECT = re.compile(r"(?:et |donc |mais |alors |du coup )*(?:c ?est|c etait|ils?|elles?)\b")
_IT_IS = re.compile(r"\bc ?est\b")
# « Après la PNPM ? », « avant la création du groupe ? » just after a date: whether what it dates came so.
_AN_ORDER = re.compile(r"(?:(?:et|donc|mais|alors|c ?etait|c ?est) )*(?:avant|apres) l[ea]? \w+(?: (?!ou\b)\w+){0,4}")
# « Y a combien d'assos, cinq non ? »
_A_NUMBER_OR_NOT = re.compile(rf"\b(?:\d+|{'|'.join(DIGITS)})(?: \w+)? (?:non|nn)$")
# « …, et si oui en quels termes ? »
_IF_SO = re.compile(r" (?:et )?si oui\b.*$")
_ASKED_BY = {"when": "date", "where": "lieu", "many": "nombre", "why": "pourquoi", "who": "qui"}
_SUMS_UP = re.compile(r"\b(?:resum|synthe)\w*\b(?!.*\b(?:phrases?|lignes?|mots?)\b)")


def lead(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return what answers a request exactly, or None where the reply as a whole is the answer; as short or as plain as it is asked to be."""
    asked, request = how_long(request.question), claimed_dates.naming_that_year(request, memory, knowledge)
    if _wants_all(request, asked):
        return None
    if explained := vocabulary.meaning(request, memory, knowledge) or acronyms.spelt_out(request, memory, knowledge):
        return explained
    told = _of_who_denies(request, memory, knowledge) or _confirmed(request, memory, knowledge) or _of_two(request, memory, knowledge)
    told = told or contrast.by_contrast(_in_part(_which_of_two(request), memory, knowledge), request, knowledge)
    told = _with_what_is_asked_too(told, request, memory, knowledge)
    if _at_length(request, asked):
        # « Développez le 2e » asks for that point, which is told whole.
        return told if told and told.point is not None else None
    if asked == LONG:
        # « Développez le sigle » asks what it means, and for the rest of it.
        return replace(told, rest="", whole=True) if told else None
    asked = asked or _how_plain(told, request)
    return shortened(told, request, asked, knowledge) if asked else told


def _at_length(request: Request, asked: str) -> bool:
    return asked == LONG and request.question.detail != "sens"


def _wants_all(request: Request, asked: str) -> bool:
    """« Développez », « résumez la CDE », which is what it is in three sentences: tell whether the reply as a whole is the answer."""
    sums_up = asked == SHORT and request.topic.endswith(".presentation") and _SUMS_UP.search(request.question.text) is not None
    return request.more or sums_up or (_at_length(request, asked) and not places_named(request.question.text))


def _with_what_is_asked_too(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui l'a fondé, et quand ? », read as one question: what answers the one word after « et » goes on from what answers the rest."""
    asked = _AND_TOO.search(request.question.text)
    if told is None or told.whole or told.blocks or told.gap or asked is None:
        return told
    (detail,) = (_ASKED_BY[name] for name, found in asked.groupdict().items() if found)
    too = None if detail == request.question.detail else replace(request, question=replace(request.question, detail=detail, text=asked[0].strip()))
    more = _in_part(too, memory, knowledge) if too else None
    if more is None or more.whole or more.blocks or more.gap or more.text in (told.text, told.rest):
        return told
    return replace(told, rest=" ".join(filter(None, (told.rest, more.text))))


def _how_plain(told: Answered | None, request: Request) -> str:
    """« Explique le troisième »: return that one point is to be said in plain words; empty elsewhere."""
    of_one = told is not None and told.point is not None and not is_verdict(told.text) and request.question.detail not in ("oui_non", "nombre")
    return PLAIN if of_one and asks_to_explain(request.question.text) else ""


def _confirmed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La liste se lit sur la page, c'est juste ? » asks for yes or no, whatever it was read as: where either is sure."""
    question = replace(request.question, text=_IF_SO.sub("", request.question.text))
    if question.detail == "oui_non" or ASKS_OF.search(question.text):
        return None
    by_its_form = (question.detail in _OF_ANYTHING and asks_whether(question.text)) or _says_something_of_somebody(question)
    by_its_form = by_its_form or _claims_an_order(question, memory)
    if not (has_tag(question.text) or _A_NUMBER_OR_NOT.search(question.text) or by_its_form or _is_thing_alone(request, memory, knowledge)):
        return None
    told = _told(replace(request, question=replace(question, detail="oui_non")), memory, knowledge)
    return told if told and is_verdict(told.text) else None


def _says_something_of_somebody(question: Question) -> bool:
    """Tell whether a question with its mark has the form of a statement: a name or a pronoun, a verb, and no word that asks for more."""
    # « Le plus gros, c'est la CDE ? »
    named_after = question.collectives and _IT_IS.search(question.text)
    subject = question.has(Marker.LEADS) or named_after or _HAS_A_SUBJECT.match(question.text)
    return bool(question.detail in _OF_SOMEBODY and question.has(Marker.ASKS) and subject and is_closed(question.text))


def _claims_an_order(question: Question, memory: Memory) -> bool:
    """« Quand a été créé le groupe ? — Après la PNPM ? »"""
    just_dated = memory.dits[:1] and memory.dits[0][1] == "date" and question.detail == "date"
    return bool(just_dated and question.has(Marker.ASKS) and _AN_ORDER.fullmatch(question.text))


def _of_who_denies(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« …, moi je dis que non : qui a raison ? »"""
    denied = disputes.what_is_denied(request)
    return disputes.of_who_denies(judged(_in_part(denied, memory, knowledge), denied, memory, knowledge), request) if denied else None


def _is_thing_alone(request: Request, memory: Memory, knowledge: Knowledge) -> bool:
    """« PNPM rapport ? » asks whether there is one."""
    section, question = (values.about(request, knowledge) or (None, None))[1], request.question
    if section is None or section.points or not question.has(Marker.ASKS):
        return False
    just_its_link = memory.dits[:1] and memory.dits[0][1] == question.detail == "lien"
    return not (just_its_link or places.asks_where(question.text) or _GOES_ON.match(question.claim)) and stated.is_thing_alone(question, section)


def _of_two(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Une association ou une plateforme ? », « elle en a une aussi ? »: what words that leave no doubt ask for, however it was read."""
    return next((told for teller in BY_WORDS if (told := teller(request, memory, knowledge))), None)


def _which_of_two(request: Request) -> Request:
    """« 2014 ou 2015 ? » asks which of two, « elle demande ce qu'ils ont présenté » asks what: neither yes nor no answers."""
    if _ANOTHER_DATE.search(request.question.text):
        # « Et l'autre date, c'est quoi ? » of a section that has one.
        return replace(request, question=replace(request.question, detail="date"))
    if asks_in_what_sense(request.question.text):
        return replace(request, question=replace(request.question, detail="encore"))
    if request.question.detail != "oui_non":
        return request
    if asks_for_birthplace(request.question.text):
        # « Où le groupe a été créé ? »
        return replace(request, question=replace(request.question, detail="lieu"))
    if asks_its_age(request.question.text):
        # « C'est récent ? » is for the visitor to say, from the date.
        return replace(request, question=replace(request.question, detail="date"))
    said = "autre" if _WHAT_THEY_DID.search(request.question.text) else claims.either(request.question.text)
    return replace(request, question=replace(request.question, detail=said)) if said else request


def _in_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    told = _told(request, memory, knowledge)
    told = contents.what_is_wanted(told, request, knowledge) or complements.part(told, request, memory, knowledge) or told
    return without_wrong_verdict(told, request) if told else None


def _told(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    # « Plus court » of the last answer asks for nothing else of it, whatever it was read as.
    detail = "encore" if request.again and length(request.question.text) else request.question.detail
    of_topic = BY_TOPIC.get(request.topic, {})
    of_any = (intervals.age, overview.by_aspects, overview.of_several, overview.summary)
    tellers = (*of_any, *of_topic.get(detail, of_topic.get(OTHERWISE, ())), *BY_DETAIL.get(detail, ()))
    if detail:
        # Of a list of which nothing in particular is told, the titles are.
        tellers += (items.all_in_short,)
    return next((told for teller in tellers if (told := teller(request, memory, knowledge))), None)
