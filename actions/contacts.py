"""Which emergency contacts a text means: by number, by name, or by the place or case that it describes, in the words of the file alone."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.asking import telling
from actions.question import Question
from knowledge import Knowledge
from knowledge.contacts import Contact
from knowledge.text import plain_words

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ARTICLE = re.compile(r"^(?:le|la|les|l|un|une|des) ")
# « 19 » is the number of many things: it is called so, or stands first.
_SHORT = 2
_BRIEF = 4
_CALLED_SO = r"(?:^|\b(?:et|le|au|du|num\w*|\w*appel\w*|compos\w*) )"
# What says nothing of a contact that is not its number or its name.
_OF_ANY = frozenset("dois appeler appel numero numeros num tel telephone sert veut signifie joindre telephoner donc derriere difference".split())

# « On habite loin de la ville », « il est pas blessé ».
_NOT_THERE = re.compile(r"\b(?:loin|hors|pas|sans)(?: (?:de|d|du|des|en|a|au|la|le|les|un|dans))* \w+")
# What somebody does: « la police vient quand ? ».
_DOING = re.compile(r"\b(?:vien|arriv|travaill|parl|aid|cherch)\w*\b|\b(?:va|vas|vont)\b")


def is_short(contact: Contact) -> bool:
    """Tell whether the number of a contact is that of many other things, too."""
    return len(contact.numero or "") <= _SHORT


def numbered(text: str, knowledge: Knowledge) -> list[Contact]:
    """Return the contacts whose number stands in a folded text: « le 15 ? », « le 2511 répond ? »."""
    there = [one for one in knowledge.contacts if one.numero]
    return [one for one in there if re.search(rf"{_CALLED_SO if is_short(one) else ''}\b{one.numero}\b", text)]


def named(text: str, knowledge: Knowledge) -> list[Contact]:
    """Return the contacts with a number that a folded text names: « la police », « l’ONDE »."""
    return [one for one in knowledge.contacts if one.numero and _names(one).search(text)]


def described(text: str, knowledge: Knowledge) -> list[Contact]:
    """Return the contacts with a number whose place or case a folded text describes: « je suis dans un village »."""
    there = _NOT_THERE.sub(" ", text)
    return [one for one in knowledge.contacts if one.numero and one.cas and _words(one.cas).search(there)]


def at_once(text: str, knowledge: Knowledge) -> list[Contact]:
    """Return those that come at once for what a folded text describes; none where it describes all of them (« c’est une urgence »)."""
    found = [one for one in described(text, knowledge) if one.immediat]
    return found if len(found) < len([one for one in knowledge.contacts if one.immediat]) else []


def means_one(text: str, knowledge: Knowledge) -> bool:
    """Tell whether a folded text has the number or the acronym of a contact: « l’ONDE répond la nuit ? »."""
    acronyms = tuple(acronym for one in knowledge.contacts for acronym in _ACRONYM.findall(one.nom))
    return bool(numbered(text, knowledge) or (acronyms and _words(acronyms).search(text)))


def asked_alone(question: Question, knowledge: Knowledge) -> list[Contact]:
    """Return the contacts numbered, then those named, where nothing is said besides: « le 19, c’est la police ? »; none where something is."""
    text = question.text
    found = numbered(text, knowledge)
    found += [one for one in named(text, knowledge) if one not in found]
    for one in found:
        text = re.sub(rf"\b{one.numero}\b|\bqui (?:\w+ )?repon\w*", " ", _names(one).sub(" ", text))
    return [] if _DOING.search(text) or telling(question, knowledge, text, _OF_ANY) else found


def _names(contact: Contact) -> re.Pattern[str]:
    return _words((contact.nom, *contact.alias, *_ACRONYM.findall(contact.nom)))


@lru_cache(maxsize=64)
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of words of the file, the longest first, in the plural and the feminine, too."""
    folded = sorted((_ARTICLE.sub("", plain_words(word)) for word in words), key=len, reverse=True)
    # « Durgence » is written as one word; « donde » is Spanish.
    either = "|".join(f"{'[dl]?' if len(word) > _BRIEF else ''}{re.escape(word)}" for word in folded)
    return re.compile(rf"\b(?:{either})e?[rs]?\b")
