"""Write as French does: articles, elision, enumerations, numbers and dates in words."""

from __future__ import annotations

import re

from knowledge.french import VOWELS, date, enumerate_words, spelled, when

__all__ = [
    "ARTICLE", "PRONOUN", "after_colon", "at", "capital", "date", "enumerate_words", "lowered", "number", "of", "ordinal", "quoted", "that", "when",
]  # fmt: skip


# By the gender that the knowledge file gives a name.
PRONOUN = {"feminin": "elle", "masculin": "il"}
# What a noun begins with in a title that can stand in a sentence.
ARTICLE = re.compile(r"(?:le|la|les|un|une|des|son|sa|ses|leur|leurs) |l[’']", re.IGNORECASE)


def of(noun: str) -> str:
    """Return `noun`, which starts with its article, after « de »: de la PNPM, du groupe, des associations."""
    for article, joined in (("le ", "du "), ("les ", "des ")):
        if noun.startswith(article):
            return joined + noun[len(article) :]
    return ("d’" if noun[:1].lower() in VOWELS else "de ") + noun


def at(noun: str) -> str:
    """Return `noun`, which starts with its article, after « à »: à la PNPM, au groupe, aux associations."""
    for article, joined in (("le ", "au "), ("les ", "aux ")):
        if noun.startswith(article):
            return joined + noun[len(article) :]
    return f"à {noun}"


def capital(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def quoted(name: str) -> str:
    """Return a name in guillemets, those that it holds itself in quotation marks."""
    return f"« {name.replace('« ', '“').replace(' »', '”')} »"


def number(value: int, feminine: bool = False) -> str:
    """Write a number in words below a hundred (« vingt et une »), in digits from there on."""
    words = spelled(value)
    return f"{words}e" if feminine and words.endswith("un") else words


def ordinal(place: int, feminine: bool = False) -> str:
    """Write a place, from 1, in words: premier, première, deuxième, vingt et unième."""
    if place == 1:
        return "première" if feminine else "premier"
    words = number(place)
    if words.endswith("cinq"):
        words += "u"
    elif words.endswith("neuf"):
        words = words[:-1] + "v"
    return f"{words.removesuffix('e')}ième" if not words.isdigit() else f"{words}e"


def lowered(text: str) -> str:
    """Return `text` with a small first letter, for the middle of a sentence; « AMANE » and « CDE » stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


# Before these French elides nothing.
_UNELIDED = re.compile(r"(?:onz|huit|oui|hors|haut)", re.IGNORECASE)


def that(sentence: str) -> str:
    """Return a sentence as it goes on after « la page dit »: que le groupe…, qu’en 2015…, qu’AMANE…"""
    joined = "qu’" if sentence[:1].lower() in VOWELS and not _UNELIDED.match(sentence) else "que "
    return joined + lowered(sentence)


_COLON = " : "
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def after_colon(text: str) -> str:
    """Return `text` as it goes on after a colon: a sentence has one, so what its own introduces stands in brackets, or after « à savoir »."""
    text = _IN_BRACKETS.sub(lambda found: found[0].replace(_COLON, ", "), text)
    head, colon, tail = text.partition(_COLON)
    if not colon:
        return text
    tail = tail.replace(_COLON, ", ")
    if "(" in tail:
        return f"{head}, à savoir {tail}"
    told = tail.rstrip(".")
    return f"{head} ({told}){tail[len(told) :]}"


# First words that are no names, and lose their capital where the sentence goes on from another.
_SMALL = frozenset(
    "le la les l un une des du de d en à au aux non oui si il elle ils elles on ce c cette cet ces celle celui depuis deux trois quatre cinq"
    " six sept huit neuf dix onze douze treize quatorze quinze seize vingt environ"
    " plus moins avec par pour selon voici chaque chacun chacune aucun aucune je j vous nous son sa"
    " ses mes leur leurs tous toutes quand parce pas dans sur entre mois auprès contre autour vers devant chez afin après avant dès plutôt"
    " janvier fevrier février mars avril mai juin juillet aout août septembre octobre novembre decembre décembre".split()
)


def in_a_sentence(text: str) -> str:
    """Return a sentence as it goes on after some words: its first letter small, unless a name begins it."""
    return text[:1].lower() + text[1:] if _is_no_name(text) else text


def begins_with_a_name(text: str) -> bool:
    """Tell whether a sentence begins with a name without an article: after « Bonjour, » it would be greeted."""
    return not _is_no_name(text) and not text[:1].isdigit()


def _is_no_name(text: str) -> bool:
    """« Marocaines : onze associations marocaines »: tell whether the first word loses its capital, as what is written small elsewhere does."""
    word = _first_word(text)
    return word in _SMALL or re.search(rf"\W{re.escape(word)}\b", text[1:]) is not None


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0].replace("’", "'").split("'")[0].rstrip(",:.").lower()
