"""Tell how many each collective unites, which is the largest or the smallest, and by how much they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.answers.sections import names_of
from actions.french import capital, enumerate_words, number
from actions.leads.amounts import differences, factors, is_difference, is_ratio
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.sets import of_these
from knowledge import Collective, Knowledge, Source
from knowledge.french import number as in_words
from knowledge.values import numbers_in

_RANKED = re.compile(r"\b(?:class\w*|trie\w*|tri|range\w*|ordonne\w*|ordre|palmares)\b|\bdu plus \w+ au (?:plus|moins)\b")
_RISING = re.compile(r"\bcroissant\b|\bdu (?:plus petit|moins \w+)\b")
_TOTAL = re.compile(r"\b(?:total|totalise\w*|en tout|tout compris|confondus?|addition\w*|somme|cumul\w*|ensemble)\b")
_LARGER = (
    r"grand\w*|gross?e?s?|large\w*|vastes?|nombreu\w*|peuplee?s?|fournie?s?|etoffee?s?|consequente?s?|imposante?s?|remplie?s?|garnie?s?|geante?s?"
)
_SMALLER = r"petite?s?|ptite?s?|reduite?s?|restreinte?s?|modestes?|riquiqui|minuscules?|minces?"
OF_SIZE = re.compile(
    r"\b(?:membres?|adherents?|associations?|assos?|assoc|orga\w*|effectifs?|nombre|nbr?e?|chiffres?|taille"
    rf"|monde|combien d asso\w*|{_SMALLER}|{_LARGER})\b"
)
SMALL = re.compile(rf"\b(?:moins|mini\w*|{_SMALLER})\b")
LARGE = re.compile(rf"\b(?:plus|max\w*|monde|{_LARGER})\b")
_APPROXIMATE = re.compile(r"\b(?:approx\w*|environ|a peu pres|a la louche|estim\w*|arrondi\w*|fourchette)\b")
_EXACT = re.compile(r"\b(?:exacte?s?|precise?s?|pile|compte\w* (?:exactement|precisement))\b")
_BY_HOW_MUCH = re.compile(r"^(?:(?:et|mais|donc|ah|ok) )*(?:c est )?de (?:combien|cb|cmb)\b")
_HOW_MANY_TIMES = re.compile(r"\bcombien de fois\b|\b(?:rapport|facteur|ratio) entre\b")
_CHECKS = re.compile(r"\b(?:juste|vrai|exacte?|correct|c est ca|d accord|bon|non|confirme\w*)\b")
_NUMBERS = frozenset({("membres", "nombre"), ("comparaison", "nombre")})
_JUST_COMPARED = frozenset(("comparaison", detail) for detail in ("nombre", "plus", "moins", "ecart", "oui_non"))
# « A peu près » is within this share.
_ABOUT = 0.15


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
    """« Laquelle est la plus grande ? », « la moins nombreuse »."""
    known, unknown = sizes_of(request, knowledge)
    text = request.question.text
    sized = OF_SIZE.search(text) or request.question.detail in ("plus", "moins")
    smallest = SMALL.search(text) or (request.question.detail == "moins" and not LARGE.search(text))
    if not (known and sized and (smallest or request.question.detail == "plus" or LARGE.search(text))):
        return None
    ordered = sorted(known, key=lambda size: size.value) if smallest else known
    return Answered(superlative(ordered, unknown), sources_of(known), about=first_of(ordered))


def in_order(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Classez-les par nombre de membres »: the largest first, unless the smallest are to be."""
    known, unknown = sizes_of(request, knowledge)
    text = request.question.text
    if not known or not (_RANKED.search(text) and OF_SIZE.search(text)):
        return None
    return Answered(superlative(known[::-1] if _RISING.search(text) else known, unknown), sources_of(known))


def first_of(ordered: Sequence[Size]) -> str:
    """Return the id of the first of `ordered`, nobody's where another is its equal."""
    return "" if len(ordered) > 1 and ordered[0].value == ordered[1].value else ordered[0].collective.id


def superlative(ordered: Sequence[Size], unknown: Sequence[Collective]) -> str:
    """Return the sentence that names the first of `ordered`, or those equal to it, then the others and those of whom nothing is known."""
    first = [size for size in ordered if size.value == ordered[0].value]
    others = ordered[len(first) :]
    parts = [sentence("taille_extreme", collectifs=names_of([size.collective for size in first]), quantite=ordered[0].quantity)]
    parts += [sentence("taille_autre", collectif=size.collective.designation, nombre=size.number) for size in others]
    return _with_unknown(parts, unknown)


def _with_unknown(parts: Sequence[str], unknown: Sequence[Collective]) -> str:
    """Return a sentence of its parts, with those of whom nothing is known after them."""
    told = " ; ".join(parts)
    if unknown:
        joint = ", et " if len(parts) > 1 else " ; "
        told += joint + sentence("taille_inconnue", collectifs=names_of(unknown), en_compte="en compte" if len(unknown) == 1 else "en comptent")
    return f"{capital(told)}."


def each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Juste le nombre d'associations », « au total ? »."""
    known, unknown = sizes_of(request, knowledge)
    # « L'une c'est onze et l'autre trente ? »
    text = request.question.text
    if not known or not (_says_sizes(text, known) or OF_SIZE.search(text) or request.question.detail == "nombre"):
        return None
    in_order = [size for one in of_these(knowledge, request.collectives) for size in known if size.collective == one]
    parts = [sentence("taille", collectif=size.collective.designation, quantite=size.quantity) for size in in_order]
    told = _with_unknown([", ".join(parts)], unknown)
    if _TOTAL.search(text) and len(known) > 1:
        told = sentence("taille_total", nombre=_about(sum(size.value for size in known), known), details=told[:1].lower() + told[1:])
        told = capital(told)
    return Answered(told, sources_of(in_order))


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« De combien ? » after sizes, « la différence de nombre »; with a claim, whether it is so: « une vingtaine d'écart »."""
    by_numbers = _by_numbers(request, knowledge)
    known, unknown = (by_numbers, []) if by_numbers else sizes_of(request, knowledge)
    if not (by_numbers or _asks_for_gap(request, memory)) or len(known) < 2 or (unknown and len(request.collectives) == 2):
        return None
    most, least = known[0], known[-1]
    text = request.question.text
    told = _ratio(most, least) if factors(text) or _HOW_MANY_TIMES.search(text) else sentence(
        "taille_ecart", ecart=_about(most.value - least.value, known), plus=most.quantity, collectif=most.collective.designation,
        moins=least.quantity, autre=least.collective.designation,
    )  # fmt: skip
    if not _claims_gap(request):
        return Answered(f"{capital(told)}.", sources_of(known))
    right = _is_right(text, most, least)
    # What is claimed of something else than these two is not wrong.
    sure = right or by_numbers or OF_SIZE.search(text) or request.question.collectives
    return judged(right, told, known) if right is not None and sure else None


def _ratio(most: Size, least: Size) -> str:
    """Return the sentence that says how many times the one the other is, about so many where it is no whole number."""
    times = round(most.value / least.value)
    about = most.about or least.about or times * least.value != most.value
    return sentence(
        "taille_rapport", rapport=f"{'environ ' if about else ''}{number(times)}", plus=most.quantity, collectif=most.collective.designation,
        moins=least.quantity, autre=least.collective.designation,
    )  # fmt: skip


def _says_sizes(text: str, known: Sequence[Size]) -> bool:
    """Tell whether a text says one of these sizes, or claims how they differ."""
    said = {one.number.value for one in numbers_in(text)}
    return bool(said & {size.value for size in known} or differences(text) or factors(text))


def _claims_gap(request: Request) -> bool:
    return request.question.detail == "oui_non" or bool(differences(request.question.text) and _CHECKS.search(request.question.text))


def _asks_for_gap(request: Request, memory: Memory) -> bool:
    """Tell whether a difference of sizes is asked for, or claimed: what was spoken of just before « de combien ? » tells of what."""
    text = request.question.text
    if _TOTAL.search(text) and not differences(text):
        return False
    claimed = _claims_gap(request) and (differences(text) or factors(text))
    return bool(claimed or OF_SIZE.search(text) or _sizes_were_told(memory, request.question.detail))


def gap_just_told(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel est le plus grand ? — De combien ? », read as a question about its members."""
    asks = _BY_HOW_MUCH.search(request.question.text) and memory.dits[:1] and memory.dits[0] in _JUST_COMPARED
    everyone = replace(request, topic="comparaison", question=replace(request.question, detail="ecart"), collectives=memory.liste)
    return gap(everyone, memory, knowledge) if asks else None


def _is_right(text: str, most: Size, least: Size) -> bool | None:
    """Tell whether a text claims the difference of two sizes, or their ratio, or other ones; None where it claims none."""
    difference = most.value - least.value
    right = is_difference(text, difference, _ABOUT * difference if most.about or least.about else 0)
    return is_ratio(text, most.value / least.value) if right is None else right


def _by_numbers(request: Request, knowledge: Knowledge) -> list[Size]:
    """« 30 − 11, ça fait 19 ? »: return the sizes of those whose numbers are said, the largest first; none where they are no two."""
    said = {one.number.value for one in numbers_in(request.question.text)}
    found = [size for size in sizes_of(request, knowledge)[0] if size.value in said]
    others = {size.value for one in knowledge.collectifs if (size := size_of(one, "fondation"))} & said
    return found if len({size.value for size in found}) > 1 and not others and request.question.detail in ("ecart", "oui_non") else []


def _sizes_were_told(memory: Memory, detail: str) -> bool:
    last = memory.dits[0] if memory.dits else ("", "")
    return last in _JUST_COMPARED or (detail == "ecart" and (last[0] == "membres" or any(told in _NUMBERS for told in memory.dits)))


def judged(right: bool, told: str, known: Sequence[Size]) -> Answered:
    """Return a sentence about sizes as what is right, or wrong, of a claim."""
    return Answered(sentence("oui_detail" if right else "non_detail", detail=told), sources_of(known))


def whether_exact(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est approximatif ? », « le chiffre exact, ça ? » of how many a collective unites."""
    text, (owner, _, section) = request.question.text, request.topic.partition(".")
    approximate, exact = _APPROXIMATE.search(text), _EXACT.search(text)
    compared = of_these(knowledge, request.collectives) if request.topic == "comparaison" else [knowledge.collective(owner)]
    known = [size for one in compared if one and (size := size_of(one, section or "membres"))]
    if not known or bool(approximate) == bool(exact) or _says_another(text, known):
        return None
    about = [size for size in known if size.about]
    told = enumerate_words([size.quantity for size in about or known])
    return judged(bool(about) == bool(approximate), told, about or known)


def _says_another(text: str, known: Sequence[Size]) -> bool:
    """« Vos onze sont comptés précisément ? » says the number that is known; of one that is about right nothing is said."""
    return any(size.about or one.number.value != size.value for one in numbers_in(text) for size in known)


def _about(value: int, sizes: Sequence[Size]) -> str:
    return f"{'environ ' if any(size.about for size in sizes) else ''}{number(value)}"


def sources_of(sizes: Sequence[Size]) -> tuple[Source, ...]:
    """Return where sizes come from, each source once."""
    return tuple(dict.fromkeys(source for size in sizes for source in size.sources))
