"""« Régionale ou nationale ? »: begin with the one of two words that the file says, and how it says it."""

from __future__ import annotations

import re

from actions.asking import without_tag
from actions.french import capital, in_a_sentence, lowered
from actions.leads.answered import Answered
from actions.leads.points import series
from actions.leads.times import claimed_order
from actions.leads.values import about
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, by_its_name, sentences
from actions.stems import stem
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

_NO_ARTICLE = "".join(rf"(?<!\b{word} )" for word in "l le la les un une du des au aux son sa ses leur leurs ce cette".split())
# « Avec le gouvernement ou contre ? » is no choice between two words of a kind.
_TWO = re.compile(rf"\b{_NO_ARTICLE}(\w{{5,}}) ou (?:bien |plutot |aussi |alors )?(?:(?:est|sont) (?:elles?|ils?) )?(\w{{5,}})$")

# « La loi marocaine ou la loi internationale ? » of a list, where one point has one of the two.
_TWO_NEAR = re.compile(
    rf"\b{_NO_ARTICLE}(\w{{5,}}) ou (?:bien |plutot |alors |c est )?(?:que )?(?:(?:la|le|les|l|du|de|des|d) )*(?:\w+ )?(\w{{5,}})$"
)
# « Une association ou une plateforme ? »
_TWO_KINDS = re.compile(r"\b(une?) (\w{3,}) ou (?:bien |plutot |alors )?(une?) (\w{3,})$")


def one_of_two_words(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the first sentence of a section that has one of the last two words of a question and not the other, that word before it."""
    # « Avant le groupe de travail, ou postérieurement ? » asks which came first.
    text = without_tag(request.question.text)
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section is None:
        return None
    if section.points:
        return _of_one_point(_TWO_NEAR.search(text), request, knowledge)
    if kinds := _TWO_KINDS.search(text):
        return _of_two_kinds(kinds, collective, section)
    asked = None if all(claimed_order(text)) else _TWO.search(text)
    return _as_told(asked, collective, section) if asked else None


def _as_told(asked: re.Match[str], collective: Collective, section: Section) -> Answered | None:
    """Return the first sentence that has one of two words and not the other, that word before it."""
    for told in (one for one in sentences(section) if not NOT_GIVEN.search(one)):
        said = {stem(plain_words(word)): word for word in re.findall(r"\w+", told)}
        found = [said[stem(word)] for word in asked.groups() if stem(word) in said]
        # « Au Maroc » is more than the name of a place.
        if len(found) == 1 and found[0].islower():
            suite = in_a_sentence(by_its_name(told, collective))
            return Answered(sentence("l_un_des_deux", lequel=capital(found[0]), suite=suite), section.sources)
    return None


def _of_one_point(asked: re.Match[str] | None, request: Request, knowledge: Knowledge) -> Answered | None:
    """Return the only point of a list that has one of two words, where none has the other, that word before it."""
    listed = series(knowledge, request.topic)
    if listed is None or asked is None:
        return None
    found = [
        (place, word)
        for place, item in enumerate(listed.items)
        for word in re.findall(r"\w+", item.text)
        if stem(plain_words(word)) in map(stem, asked.groups())
    ]
    if len({stem(plain_words(word)) for _, word in found}) != 1 or len({place for place, _ in found}) != 1:
        return None
    place, word = found[0]
    told = lowered(listed.told(place, whose=not request.question.collectives))
    return Answered(sentence("l_un_des_deux", lequel=capital(word), suite=told), listed.items[place].sources, point=place)


def _of_two_kinds(asked: re.Match[str], collective: Collective, section: Section) -> Answered | None:
    """Return what a collective is called, of two kinds of bodies that are offered: by the first word of its name."""
    if section is not collective.rubriques["presentation"]:
        return None
    named = plain_words(collective.nom).split()[0]
    found = [f"{article} {word}" for article, word in (asked.groups()[:2], asked.groups()[2:]) if word == named]
    suite = in_a_sentence(by_its_name(sentences(section)[0], collective))
    return Answered(sentence("l_un_des_deux", lequel=capital(found[0]), suite=suite), section.sources) if len(found) == 1 else None
