"""Answer who asks for an emergency contact, or what it is, and tells of no danger: by its number, its name, or whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.association import is_spoken_to
from actions.blocks import paragraphs
from actions.contacts import asked_alone, described, is_short, named, numbered
from actions.french import capital, lowered
from actions.kinds import FACTUAL_KINDS
from actions.phrases import in_french
from actions.question import Question
from actions.reply import Reply, choose
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.contacts import Contact

_NUMBER = re.compile(r"\b(?:numeros?|nums?|tel|tels|telephones?)\b")
_CALLING = re.compile(
    r"\b(?:(?:comment|qui|peu\w*|pouvons|pui\w*|fau\w*|dois|doit) (?:\w+ ){0,3}(?:appell?er?|joindre|contacter|prevenir)|joignables?)\b"
)
# « La gendarmerie, c’est quand ? » asks what it is; « je peux appeler le 19 ? », « le 19 c’est la police ? » whether it is so.
WHAT = re.compile(r"\b(?:[qk]uoi|quand|[qk]i|qui|numeros?|num|comment|sert|je (?:\w+ )?appel\w*)\b")
# « Et les gendarmes ? » says nothing but a name.
_A_NAME = 3
# « C'est des policiers ? » asks who is in what is spoken of.
_CONSISTS_OF = re.compile(r"\b(?:c|c ?est|ce sont|sont|est ce) des\b")
_ASKS_FOR_ANOTHER = re.compile(
    r"\bje (?:vous |te )?(?:demand\w+|veux|voulais) (?:juste |seulement |simplement )?(?:les?|la|des|vos|leurs?) (?!num|tel)"
)
# A fact of ours is asked from here on, whatever number is named beside it.
SURELY_ASKED = 0.8
_MAY = re.compile(r"\b(?:(?:je|j|on) (?:peu|pourrai)\w*|jpeu\w*|puis je|peu\w* on) (?:\w+ )?(?:appell?er?|joindre|contacter)\b")


def calling_reply(knowledge: Knowledge, question: Question) -> Reply | None:
    """Return what the contacts are that are asked for, and when to call them, with all of them within reach; None where none is."""
    # « Je demande la liste, et vous me donnez le numéro de la police ! »
    if question.collectives or (question.kind in FACTUAL_KINDS and question.confidence >= SURELY_ASKED) or _ASKS_FOR_ANOTHER.search(question.text):
        return None
    told = _fact(knowledge, question.text) or told_of(knowledge, question) or _asked_for(knowledge, question)
    return Reply("aide", "social", paragraphs(told)).with_buttons([choose(sentence("voir_contacts"), "urgence")]) if told else None


def _fact(knowledge: Knowledge, text: str) -> str:
    """Return what is known of who listens and asked in words that leave no doubt: « le 2511 est gratuit ? »."""
    listening = any(not one.immediat for one in (*numbered(text, knowledge), *named(text, knowledge)))
    found = knowledge.reponses.get(in_french(text)) if listening else None
    return found.texte or "" if found else ""


def told_of(knowledge: Knowledge, question: Question) -> str:
    """Return what the contacts are that are named and nothing besides; empty where none is: « le 19 c’est la police ? » is right or wrong."""
    text, found = question.text, asked_alone(question, knowledge)
    by_number, by_name, may, what = numbered(text, knowledge), named(text, knowledge), _MAY.search(text), WHAT.search(text)
    if not found or (_CONSISTS_OF.search(text) and not by_number) or not (by_number or may or what or len(text.split()) <= _A_NAME):
        return ""
    if may or (by_number and by_name and not what):
        verdict = "Non" if len(found) > len(by_number) > 0 else "Si" if " pas " in text else "Oui"
        return f"{verdict} : {lowered(what_they_are(found))}"
    return what_they_are(found)


def _asked_for(knowledge: Knowledge, question: Question) -> str:
    text = question.text
    number = bool(_NUMBER.search(text)) or in_french(text) == "qui_appeler"
    if found := named(text, knowledge) if number or _CALLING.search(text) else ():
        return what_they_are(found)
    if found := [one for one in numbered(text, knowledge) if not is_short(one)]:
        return what_they_are(found)
    return what_they_are(described(text, knowledge)) if number and not is_spoken_to(text, knowledge) else ""


def whom_to_call(contacts: Sequence[Contact]) -> str:
    """Return a sentence of each contact: in which case to call it."""
    return " ".join(sentence("contact_cas", numero=str(one.numero), nom=(*one.alias, one.nom)[0], quand=capital(one.quand)) for one in contacts)


def what_they_are(contacts: Sequence[Contact]) -> str:
    """Return a sentence of each contact: what it is, and when to call it."""
    return "\n".join(sentence("contact", numero=str(one.numero), nom=(*one.alias, one.nom)[0], quand=one.quand) for one in contacts)
