"""Who is left out by name: « à part la PNPM », « hors migration », « d'autres que celui des migrants ». Knows no Rasa and writes no text."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import telling
from actions.conditions import BY_AMANE, MEMBERSHIP
from actions.conditions import names_of as names_of_theme
from actions.question import Marker, Question
from actions.referents import names_of
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

# « L'autre dit que la PNPM… » and « sauf que la PNPM… » leave nobody out.
_BUT = (
    r"(?:(?:(?:mise? )?a part|hormis|hors|sauf|excepte\w*|en dehors|outre)(?! (?:erreur|qu|que)\b)"
    r"|autres?(?: (?:collectif|plateforme|groupe|reseau|coalition|association|asso|chose|structure)\w*)? que)"
)
_LEAVES_OUT = re.compile(rf"\b{_BUT} ")
# « Hors protection des migrants », « à part celui qui s'occupe des migrants »
_SMALL = (
    r"(?:(?:d|de|du|des|l|la|le|les|ceux|celui|celles?|qui|que|pour|sur|collectif|plateforme|groupe|reseau|s|est|occupe\w*|parle\w*|consacre\w*"
    r"|protege\w*|defend\w*|aide\w*|lutte\w*|contre) )*"
)
_GOING_ON = frozenset("et alors donc mais sinon ok du coup ah bon oui".split())
# What is asked so is a value of each of them.
_OF_EACH = frozenset({"nombre", "date", "lieu", "lien"})
_AND = r"(?: (?:et|ou|ni))? "


def without_those_left_out(question: Question, knowledge: Knowledge) -> Question:
    """« Lesquels, à part la PNPM ? »: return the question as one about the collectives that are left, without the words that leave some out."""
    out, text = _left_out(question.text, knowledge)
    left = tuple(one.id for one in knowledge.collectifs if one.id not in out)
    if not out or not left:
        return question
    themes = {theme.nom for one in knowledge.collectifs if one.id in out for theme in one.themes}
    told = question.naming(collectives=left, themes=tuple(one for one in question.themes if one not in themes))
    told = replace(told, text=text, references=(("nom", 1.0),), markers=(told.markers | {Marker.LEAVES_OUT}) - {Marker.PLATFORM, Marker.OTHER})
    if set(text.split()) <= _GOING_ON:
        # « Et à part la PNPM ? » asks of them what was asked of it.
        return replace(told, kind="nom_seul", kinds=())
    # Who asks nothing else asks which are left, or what AMANE is in besides; « combien d'associations, hors CDE ? » asks how many.
    asks_more = telling(told, knowledge, text) and not (BY_AMANE.search(text) and MEMBERSHIP.search(text))
    return told if asks_more or told.detail in _OF_EACH else replace(told, kind="liste_collectifs", kinds=())


def _left_out(text: str, knowledge: Knowledge) -> tuple[set[str], str]:
    """Return the ids of those whom a folded text leaves out, and the text without the words that do so."""
    if not _LEAVES_OUT.search(text):
        # The names are put together only for the few who leave some out.
        return set(), text
    called = {name: one.id for one in knowledge.collectifs for name in _called(one)}
    name = "|".join(re.escape(one) for one in sorted(called, key=len, reverse=True))
    found = re.search(rf"\b{_BUT} (?P<whom>{_SMALL}(?:{name})\b(?:{_AND}{_SMALL}(?:{name})\b)*)", text)
    out = {called[one] for one in re.findall(rf"\b(?:{name})\b", found["whom"])} if found else set()
    return out, " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()) if found else text


def _called(one: Collective) -> set[str]:
    """Return the folded words that a collective is named by, or by what it is about."""
    named = {plain_words(name) for name in names_of(one)} | {name for theme in one.themes for name in names_of_theme(theme)}
    return {re.sub(r"^(?:la|le|les|l) ", "", name) for name in named}
