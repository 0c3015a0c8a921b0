"""Answer a disclosure and what follows it: warm, short, never a question, no unsourced promise, the contacts at once (UNICEF, Safer Chatbots)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.association import is_named
from actions.blocks import Block, Lead, Text
from actions.disclosure import (
    FACTS,
    NOW,
    ROLES,
    SAID,
    SUICIDE,
    asked_after,
    asks_for_numbers_alone,
    in_words,
    is_afresh,
    is_now,
    language_of,
    may_talk,
)
from actions.foreign import SPOKEN_TO
from actions.french import enumerate_words
from actions.kinds import LANG_OF_KIND
from actions.question import Marker, Question
from actions.reply import Reply, contacts, contacts_again
from actions.sentences import sentence
from actions.spans import short
from actions.tellers import MANNERS
from knowledge import Knowledge

# « Il y a des gens à qui parler chez vous ? »
_AT_YOURS = re.compile(r"\b(?:chez (?:vous|vs|toi)|votre (?:asso\w*|equipe)|vos (?:equipes?|collectifs?|locaux|bureaux))\b")
# By its name among the sentences: whether anything was disclosed is doubtful.
UNSURE = "incertain"
# Whoever is told so is believed, or thanked for telling of somebody else.
_TAKEN_UP = ("je vous crois", "faites bien d’en parler")
# What is said in words of their own to who is spoken to in a manner, by the end of its sentence's name; the rest as to everybody.
VARIANTS = {
    "": ("jeune", "temoin", "suicide"),
    "question": ("jeune",),
    NOW: ("jeune", "temoin", "suicide"),
    "peur": ("temoin",),
    "represailles": ("temoin",),
    "pression": ("jeune",),
    "crainte": ("jeune",),
    "normal": ("jeune",),
    "loi": ("jeune",),
    "retrait": ("suicide",),
    "prevenir": ("jeune",),
    "souvent": ("jeune", "temoin", "suicide"),
}


def safeguarding_reply(knowledge: Knowledge, questions: Sequence[Question] = (), teller: str = "", doubtful: bool = False) -> Reply:
    """Return the message for someone in danger, with every contact: in the words for who writes, where that is clear, and in their language.

    doubtful: the message may well tell of no danger: nobody is told to be believed who has said nothing.
    """
    language, now = language_of(questions), is_now(questions, teller)
    who = _whom(questions, teller, now) or (UNSURE if doubtful else "")
    name = language.replace("langue_", "urgence_") if language else f"urgence_{who}" if who else "urgence"
    told = [sentence(f"{name}_conseil", **_places(knowledge))]
    if not language:
        # Only who may have been misunderstood is told so: it makes others doubt that they are believed.
        told.append(sentence("urgence_revoir" if who else "urgence_apres_contacts"))
    blocks: tuple[Block, ...] = (Lead(sentence(name)), contacts(knowledge, at_once=now), Text(" ".join(told)))
    return Reply("urgence", "safeguarding", blocks, lang=LANG_OF_KIND.get(language, "fr"))


def _whom(questions: Sequence[Question], teller: str, now: bool) -> str:
    """Return for whom the contacts are worded, or for what: the danger is there now, the numbers alone are asked for…"""
    if asks_for_numbers_alone(questions):
        return "numeros"
    if now and teller != SUICIDE:
        return f"{NOW}_temoin" if MANNERS.get(teller) == "temoin" else NOW
    return teller if teller in ROLES else "parler" if may_talk(questions) else ""


def after_contacts_reply(knowledge: Knowledge, questions: Sequence[Question], teller: str = "") -> Reply:
    """Return the short answer to what goes on with a disclosure, with a button that asks for the contacts again."""
    language = language_of(questions)
    if language:
        text = _in_their_language(knowledge, language.removeprefix("langue_"), asked_after(questions))
    else:
        # Whom it is asked of is clearer than what was learnt of few examples, the words of what is asked are clearer still.
        of_whom = "" if in_words(questions) else _asked_of(knowledge, questions)
        asked = NOW if is_now(questions, teller) else asked_after(questions)
        text = _of_a_collective(knowledge, of_whom) if of_whom else _answer(knowledge, asked, questions, MANNERS.get(teller, ""))
        if is_afresh(questions) and asked != NOW and not any(one in text.casefold() for one in _TAKEN_UP):
            # The contacts stand just above; whoever tells more is believed before anything else is said, once.
            text = f"{sentence(f'urgence_{teller}' if teller in ROLES else 'urgence')} {text}"
    # Not of the kind that screens show with every contact: they stand just above.
    return Reply("urgence", "social", (Lead(text),), lang=LANG_OF_KIND.get(language, "fr")).with_buttons([contacts_again()])


def _answer(knowledge: Knowledge, asked: str, questions: Sequence[Question], manner: str) -> str:
    if asked in FACTS and (found := knowledge.reponses.get(asked)):
        return found.texte or sentence("urgence_inconnu", quoi=found.quoi, **_places(knowledge))
    said = asked if asked in SAID else "question" if any(one.has(Marker.ASKS) for one in questions) else ""
    name = "_".join(filter(None, ("urgence_suite", said, manner if manner in VARIANTS.get(said, ()) else "")))
    return sentence(name, **_places(knowledge))


def _in_their_language(knowledge: Knowledge, language: str, asked: str) -> str:
    """Return the fact that is asked for in a language, that it is not known, or what else is said to them in it."""
    ending = asked if asked in SPOKEN_TO else "suite"
    if asked in FACTS and (found := knowledge.reponses.get(asked)):
        if found.texte and language in found.traductions:
            return found.traductions[language]
        # What is known and not translated is no « je ne sais pas ».
        ending = "suite" if found.texte else "inconnu"
    return sentence(f"urgence_{language}_{ending}", **_places(knowledge))


def _asked_of(knowledge: Knowledge, questions: Sequence[Question]) -> str:
    """Return the collective, or AMANE, of which something is asked; empty where none is."""
    named = next((one for question in questions for one in question.collectives), None)
    if found := knowledge.collective(named):
        return found.designation
    amane = any(_AT_YOURS.search(question.text) or is_named(question.text, knowledge) for question in questions)
    return knowledge.association.nom if amane else ""


def _of_a_collective(knowledge: Knowledge, name: str) -> str:
    return sentence("urgence_suite_collectif", nom=name, **_places(knowledge))


def _places(knowledge: Knowledge) -> dict[str, str]:
    """Return what sentences say of the contacts: who listens, on which site, whom to call at once (« le 19 en ville ou le 177 à la campagne »)."""
    sites = [short(str(one.site)) for one in knowledge.contacts if one.site]
    listening, at_once = _numbers(knowledge)
    danger = [f"le {number} {where}".strip() for number, where in at_once.items()]
    return {
        "ecoute": (listening or sites or [*at_once])[0],
        "site": (sites or listening or [*at_once])[0],
        "danger": enumerate_words(danger or sites, "ou"),
        "numeros": ", ".join(at_once or sites),
    }


def _numbers(knowledge: Knowledge) -> tuple[list[str], dict[str, str]]:
    """Return the numbers of who listens, and those of who comes at once (all, where none is said to) with where or when to call them."""
    numbers = {str(one.numero): one.immediat or "" for one in knowledge.contacts if one.numero}
    return [number for number, where in numbers.items() if not where], {number: where for number, where in numbers.items() if where} or numbers
