"""Tell how many each collective unites, how many they are together, which is the largest or the smallest, and of whom no number is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.answers.sections import names_of
from actions.asking import telling
from actions.conditions import IS_MISSING
from actions.french import capital, lowered
from actions.gaps import NOT_SAID
from actions.leads.amounts import differences, factors
from actions.leads.answered import Answered, verdict
from actions.memory import Memory
from actions.positions import rank_of
from actions.question import Marker
from actions.referents import names_of as called
from actions.request import Request
from actions.sentences import sentence
from actions.sets import of_these
from knowledge import Collective, Knowledge, Source
from knowledge.french import ABOUT as ROUGHLY
from knowledge.french import Number
from knowledge.french import number as in_words
from knowledge.text import plain_words
from knowledge.values import numbers_in

_RANKED = re.compile(r"\b(?:class\w*|trie\w*|range\w*|ordre)\b")
_RISING = re.compile(r"\bcroissant\b|\bdu (?:plus petit|moins \w+)\b")
TOTAL = re.compile(r"\b(?:total|en tout|confondus?|addition\w*|somme|cumul\w*|ensemble|a (?:eux|elles) (?:deux|tou\w+))\b")
LARGER = r"grand\w*|(?<!en )gross?e?s?|large\w*|vastes?|nombreu\w*|peuplee?s?|fournie?s?|etoffee?s?"
SMALLER = r"petite?s?|ptite?s?|reduite?s?|restreinte?s?|modestes?|minces?"
OF_SIZE = re.compile(
    # « Votre association » counts none.
    r"\b(?:membres?|adherents?|(?<!votre )(?<!cette )(?<!une )(?<!l )(?:associations?|assos?|assoc|orga\w*)|effectifs?|nombre|nbr?e?|chiffres?"
    rf"|taille|monde|{SMALLER}|{LARGER})\b"
)
SMALL = re.compile(rf"\b(?:moins|mini\w*|(?:tres|trop|si|est|c) peu|pas (?:beaucoup|bcp|enorme\w*)|{SMALLER})\b")
_LARGE = re.compile(rf"\b(?:plus|max\w*|monde|{LARGER})\b")
_THE_MOST = re.compile(r"\ble plus (?:d |de |grand|gros|nombreu)")
# « C'est plus que les autres ? », « et les autres, moins ? »
_BESIDE = re.compile(r"\b(?:plus|moins|beaucoup|peu)\b.*\b(?:que|qu|par rapport|compare\w*)\b|\bautres\b.*\b(?:plus|moins)\b")
_AFTER = re.compile(r"\bqu(?:e|un|une)? ")
# Who is not named may be any.
_NOT_NAMED = re.compile(r"\b(?:(?<!rien pour l )(?<!rien pour les )autres?|premiere?|second\w*|dernier\w*)\b")
# « Combien d'enfants aidés en tout ? » counts no members.
_COUNTS_OTHERS = re.compile(r"\b(?:combien|cb|cbn) (?:de|d) (?!asso|membre|orga|adher|struct|collectif|plateforme|gens|monde|personnes? dedans)\w+")
_HOW_MANY = re.compile(
    r"\b(?:combien|cb|cbn) (?:(?:ca|cela) (?:fait|fai|fe) |(?:sont|etes) (?:ils|elles|vous) "
    r"|(?:d |de )?(?:asso\w*|membres?|orga\w*|adherents?) (?:\w+ ){0,2}?)?"
    r"(?:en tout|au total|ensemble|a (?:eux|elles) (?:deux|tou\w+))\b(?! d)"
)
# « Ils ont tous la même taille ? », « autant de membres partout ? »
_SAME_SIZE = re.compile(r"\bmemes? (?:taille|nombre|effectifs?)\b|\bautant (?:de|d)\b")
# « A peu près » is within this share.
ABOUT = 0.15
_BOTH = 2
_UNCOUNTED = re.compile(r"\b(?:pas|sans|aucune?) (?:de |d |le |son |leur )?(?:nombre|effectifs?|chiffres?)\b|\bon (?:ne )?sait pas combien\b")


@dataclass(frozen=True)
class Size:
    """How many a collective unites; about: the source says « une trentaine »; quantity, number: in words, with and without what is counted."""

    collective: Collective
    value: int
    about: bool
    quantity: str
    number: str
    sources: tuple[Source, ...]


def size_of(collective: Collective, name: str = "membres") -> Size | None:
    """Return how many members a collective has, or how many another section counts; None where the page does not say."""
    section = collective.rubriques.get(name)
    if section is None or section.count is None or section.quantity is None:
        return None
    return Size(collective, section.count.value, section.count.about, section.quantity, in_words(section.count), section.number_sources)


def sizes_of(request: Request, knowledge: Knowledge) -> tuple[list[Size], list[Collective]]:
    """Return the sizes that are known of those compared, the largest first, and those of whom none is."""
    compared = of_these(knowledge, request.collectives)
    found = [size for one in compared if (size := size_of(one))]
    return sorted(found, key=lambda size: -size.value), [one for one in compared if not size_of(one)]


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La deuxième plus grande ? », « la moins nombreuse », « c'est plus que les autres ? », « classez-les par nombre de membres »."""
    # « Ah, moins que je pensais. Donc elle est la plus grosse ? »
    text, detail = request.question.claim, request.question.detail
    # « Le plus grand, c'est le groupe ? » is held against all.
    known, unknown = sizes_of(replace(request, collectives=()) if detail == "oui_non" else request, knowledge)
    if not known or (request.topic == "recherche" and telling(request.question, knowledge, text)):
        # « Plus de vingt membres : lesquels ? — Moins ? » compares; « le plus international » is of another kind.
        return None
    in_order, beside = OF_SIZE.search(text) and _RANKED.search(text), detail == "oui_non" and _BESIDE.search(text)
    if not (in_order or beside or detail in ("plus", "moins") or compares(text)):
        return None
    ordered = _in_order(known, text, _RISING.search(text) is not None if in_order else _of_the_smallest(text, detail))
    right = None if in_order else _is_the_first(request, memory, ordered, knowledge)
    answer = verdict(right, lowered(_superlative(ordered, unknown)).removesuffix("."), ())
    # In an order, or beside others, nobody is singled out.
    return replace(answer, sources=sources_of(known), about="" if in_order or beside else _first_of(ordered))


def _in_order(known: Sequence[Size], text: str, smallest: bool) -> Sequence[Size]:
    """Return sizes, the largest or the smallest first; of « la deuxième plus grande » that one before the others."""
    ordered, rank = sorted(known, key=lambda size: size.value, reverse=not smallest), rank_of(text)
    return [ordered[rank], *ordered[:rank], *ordered[rank + 1 :]] if rank < len(ordered) else ordered


def is_measure(one: Collective, text: str) -> bool:
    """« C'est plus que le groupe » : tell whether a collective is named after « que », beside which another is said to be larger or smaller."""
    _, *after = _AFTER.split(text, maxsplit=1)
    return any(f" {plain_words(name)} " in f" {after[0]} " for name in called(one)) if after else False


def _is_the_first(request: Request, memory: Memory, ordered: Sequence[Size], knowledge: Knowledge) -> bool | None:
    """« Ils sont plus nombreux ? »: tell whether the one named, else spoken of, is the first; None where that is unsure."""
    if request.question.detail != "oui_non":
        return None
    named = request.question.collectives
    meant = named[0] if len(named) == 1 else None if named or request.question.has(Marker.OTHER) else memory.collectif
    if named and (one := knowledge.collective(named[0])) and is_measure(one, request.question.text):
        return None
    if meant and meant == _first_of(ordered):
        return True
    # Whom « il » means is not always certain enough for a « non », nor is the place of one whose size nobody knows.
    return False if (named or memory.told_alone == meant) and meant in {size.collective.id for size in ordered} else None


def compares(text: str) -> bool:
    """Tell whether a text says that something is large, or small, by the number of its members."""
    return bool(OF_SIZE.search(text) and (SMALL.search(text) or _LARGE.search(text)))


def _of_the_smallest(text: str, detail: str) -> bool:
    # « Je préside une petite association : lequel réunit le plus d'associations ? »
    most = detail == "plus" and _THE_MOST.search(text)
    return bool((SMALL.search(text) and not most) or (detail == "moins" and not _LARGE.search(text)))


def _first_of(ordered: Sequence[Size]) -> str:
    """Return the id of the first of `ordered`, nobody's where another is its equal."""
    return "" if len(ordered) > 1 and ordered[0].value == ordered[1].value else ordered[0].collective.id


def _superlative(ordered: Sequence[Size], unknown: Sequence[Collective]) -> str:
    """Return the sentence that names the first of `ordered`, or those equal to it, then the others and those of whom nothing is known."""
    first = [size for size in ordered if size.value == ordered[0].value]
    # Of whom no number is known may be larger, or smaller.
    name = "taille_extremes" if len(first) > 1 else "taille_extreme_des_connues" if unknown else "taille_extreme"
    parts = [sentence(name, collectifs=names_of([size.collective for size in first]), quantite=ordered[0].quantity)]
    parts += map(in_short, ordered[len(first) :])
    return _with_unknown(parts, unknown)


def in_short(size: Size) -> str:
    return sentence("taille_autre", collectif=size.collective.designation, nombre=size.number)


def _with_unknown(parts: Sequence[str], unknown: Sequence[Collective]) -> str:
    """Return a sentence of its parts, with those of whom nothing is known after them."""
    told = " ; ".join(parts)
    if unknown:
        told += ", et " if len(parts) > 1 else " ; "
        told += not_counted(unknown)
    return f"{capital(told)}."


def not_counted(unknown: Sequence[Collective]) -> str:
    """Return that the page does not say how many these unite, for the middle of a sentence."""
    return sentence("taille_inconnue", collectifs=names_of(unknown), en_compte="en compte" if len(unknown) == 1 else "en comptent")


def uncounted(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel n'a pas d'effectif publié ? »: those of which the page does not say how many they unite."""
    known, unknown = sizes_of(replace(request, collectives=()), knowledge)
    if not unknown or request.question.collectives or not _UNCOUNTED.search(request.question.text):
        return None
    told = Answered(f"{capital(not_counted(unknown))}.", sources_of(known))
    return replace(told, about=unknown[0].id if len(unknown) == 1 else "")


def each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Juste le nombre d'associations », « au total ? »; where a sum is claimed, whether it is so."""
    known, unknown = sizes_of(request, knowledge)
    text, whether = request.question.text, request.question.detail == "oui_non"
    sums = _sums(text, known)
    if not known or _COUNTS_OTHERS.search(text) or not (sums or _asks_for_sizes(request, known, memory)):
        return None
    in_order = [size for one in of_these(knowledge, request.collectives) for size in known if size.collective == one]
    if len(known) > 1 and (sums if whether else TOTAL.search(text)):
        return _summed(in_order, unknown, sums if whether else [])
    right = _as_claimed(request, known) if whether else None
    return verdict(right, in_words_of(in_order, unknown), sources_of(in_order))


def of_something_else(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien d'enfants aidés, les deux ensemble ? »: that it is not said, and what is counted of each."""
    known, _ = sizes_of(request, knowledge)
    if not known or not _COUNTS_OTHERS.search(request.question.text):
        return None
    return Answered(sentence("pas_parmi_les_points", points=lowered(in_words_of(known, ()))), sources_of(known), gap=NOT_SAID)


def _as_claimed(request: Request, known: Sequence[Size]) -> bool | None:
    """« Ils ont tous la même taille ? », which is wrong where two numbers differ; else whether each is as it is said to be."""
    differ = len({size.value for size in known}) > 1
    return False if differ and _SAME_SIZE.search(request.question.text) else _each_as_claimed(request, known)


def _each_as_claimed(request: Request, known: Sequence[Size]) -> bool | None:
    """« Onze pour le groupe, trente pour la CDE, c'est bon ? »: whether each number is that of the one named with it; None where that is unsure."""
    said = [one.number.value for one in numbers_in(request.question.text)]
    values = {size.collective.id: size.value for size in known}
    abouts = {size.value: size.about for size in known}
    named = [values[name] for name in request.question.collectives if name in values]
    more = SMALL.search(request.question.text) or _LARGE.search(request.question.text) or _NOT_NAMED.search(request.question.text)
    if more or len(said) != _BOTH or len(named) != _BOTH:
        return None
    # Of « une trentaine » nobody knows whether 32 is wrong.
    unsure = any(one != value and abs(one - value) <= ABOUT * value and abouts[value] for one, value in zip(said, named, strict=True))
    return None if unsure else said == named


def _sums(text: str, known: Sequence[Size]) -> list[int]:
    """Return the numbers that a text says of all together: larger than any of theirs."""
    most = max((size.value for size in known), default=0)
    return [one.number.value for one in numbers_in(text) if one.number.value > most] if TOTAL.search(text) else []


def _asks_for_sizes(request: Request, known: Sequence[Size], memory: Memory) -> bool:
    """Tell whether sizes are asked for, said or claimed, or added after they were told one by one."""
    text = request.question.text
    said = {one.number.value for one in numbers_in(text)} & {size.value for size in known}
    claims = said or differences(text) or factors(text) or (TOTAL.search(text) and (_HOW_MANY.search(text) or told_one_by_one(memory)))
    return bool(claims or OF_SIZE.search(text) or IS_MISSING.search(text) or request.question.detail == "nombre")


def _summed(sizes: Sequence[Size], unknown: Sequence[Collective], claimed: Sequence[int]) -> Answered:
    """Return the sum of sizes, or whether it is as claimed: about so many is right where a size is about so many."""
    total, inexact = sum(size.value for size in sizes), any(size.about for size in sizes)
    without = {"collectifs": names_of(unknown)} if unknown else {}
    name = "taille_total_sans" if unknown else "taille_total"
    told = sentence(name, nombre=about(total, sizes), details=lowered(in_words_of(sizes, ())), **without)
    right = any(abs(one - total) <= ABOUT * total * inexact for one in claimed) if claimed else None
    return verdict(right, told, sources_of(sizes))


def told_one_by_one(memory: Memory) -> tuple[str, ...]:
    """« Onze pour le groupe. — Et la CDE ? — Une trentaine. »: return the ids of the two whose members were just told, else none."""
    last = [one.partition(".") for one in memory.vus[-2:]]
    return tuple(owner for owner, _, kind in last) if [kind for _, _, kind in last] == ["membres", "membres"] else ()


def in_words_of(sizes: Sequence[Size], unknown: Sequence[Collective]) -> str:
    """Return the sentence that tells the number of each, and of whom none is known."""
    told = ", ".join(sentence("taille", collectif=size.collective.designation, quantite=size.quantity) for size in sizes)
    return _with_unknown([told], unknown)


def about(value: int, sizes: Sequence[Size]) -> str:
    """Return a number in words; one that comes from « une trentaine » is no surer than that: thirty without eleven is « une vingtaine »."""
    inexact = any(size.about for size in sizes)
    near = round(value, -1)
    rounded = inexact and near in ROUGHLY and abs(near - value) <= ABOUT * value
    return in_words(Number(near if rounded else value, inexact))


def sources_of(sizes: Sequence[Size]) -> tuple[Source, ...]:
    """Return where sizes come from, each source once."""
    return tuple(dict.fromkeys(source for size in sizes for source in size.sources))
