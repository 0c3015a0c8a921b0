"""Tell how many each collective unites, which is the largest or the smallest, and by how much they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.answers.sections import names_of
from actions.french import capital, enumerate_words, number
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.sets import of_these
from knowledge import Collective, Knowledge, Source
from knowledge.french import number as in_words
from knowledge.values import numbers_in

_TOTAL = re.compile(r"\b(?:total|totalise\w*|en tout|tout compris|confondus?|addition\w*|somme|cumul\w*|ensemble)\b")
_OF_SIZE = re.compile(
    r"\b(?:membres?|adherents?|associations?|assos?|assoc|orga\w*|effectifs?|nombre|nbr?e?|chiffres?|taille|grand\w*|gross?e?s?|petite?s?|ptite?s?|nombreu\w*|peuplee?s?"
    r"|monde|riquiqui|minuscule|geante?s?|combien d asso\w*)\b"
)
_SMALL = re.compile(r"\b(?:petite?s?|ptite?s?|plus petite?|moins|riquiqui|minuscule|mini\w*)\b")
_LARGE = re.compile(r"\b(?:grand\w*|gross?e?s?|plus|nombreu\w*|peuplee?s?|geante?s?|max\w*|monde)\b")
# « Six de plus », « 6 nouvelles »: a number of those by which two differ.
_DIFFERING = re.compile(
    r"(?:(?:associations?|assos?|membres?) )?(?:de plus|de moins|d ecart|de difference|en plus|en moins|nouveaux|nouvelles|supplementaires)\b"
)
_TIMES = {"double": 2, "doubles": 2, "triple": 3, "triples": 3, "quadruple": 4, "quadruples": 4, "quintuple": 5}
# « Presque le triple » of eleven is thirty.
_SAME_TIMES = 0.5
# « Au début et aujourd'hui », « avant, après ».
_THEN = re.compile(r"\b(?:avant|debut|depart|origine|creation|fondation|lancement|naissance|initial\w*|au commencement)\b")
_NOW = re.compile(r"\b(?:apres|aujourd hui|maintenant|mtn|actuel\w*|present|desormais|a ce jour)\b")
_OF_GROWTH = re.compile(
    r"\b(?:combien|cb|ecarts?|differen\w*|gagn\w*|a?grandi\w*|grossi\w*|double\w*|triple\w*|quadruple\w*|fois plus|augment\w*|evolu\w*"
    r"|de plus|de moins|en plus|perd\w*|diminu\w*|baiss\w*|nouveaux|nouvelles|supplementaires)\b"
)
_GROWN = re.compile(r"\b(?:grandi\w*|augment\w*|grossi\w*|gagn\w*|agrandi\w*|evolu\w*|croissance|growth)\b")
_SHRUNK = re.compile(r"\b(?:perd\w*|diminu\w*|baiss\w*|retreci\w*|rapetiss\w*)\b")
_APPROXIMATE = re.compile(r"\b(?:approx\w*|environ|a peu pres|a la louche|estim\w*|arrondi\w*|fourchette)\b")
_EXACT = re.compile(r"\b(?:exacte?s?|precise?s?|pile)\b")
_JUST_COMPARED = frozenset(("comparaison", detail) for detail in ("nombre", "plus", "moins", "ecart"))
_THAN = re.compile(r"\bqu(?:e|un|une)?\b")
_YEARS = re.compile(r"\b(?:ans?|annees?|mois|temps|date)\b")
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


def _sizes(request: Request, knowledge: Knowledge) -> tuple[list[Size], list[Collective]]:
    """Return the sizes that are known of those compared, the largest first, and those of whom none is."""
    compared = of_these(knowledge, request.collectives)
    found = [size for one in compared if (size := size_of(one))]
    return sorted(found, key=lambda size: -size.value), [one for one in compared if not size_of(one)]


def extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Laquelle est la plus grande ? », « la moins nombreuse »."""
    known, unknown = _sizes(request, knowledge)
    text = request.question.text
    sized = _OF_SIZE.search(text) or request.question.detail in ("plus", "moins")
    smallest = _SMALL.search(text) or (request.question.detail == "moins" and not _LARGE.search(text))
    if not (known and sized and (smallest or request.question.detail == "plus" or _LARGE.search(text))):
        return None
    ordered = sorted(known, key=lambda size: size.value) if smallest else known
    return Answered(_superlative(ordered, unknown), _sources(known), about=_first(ordered))


def _first(ordered: Sequence[Size]) -> str:
    """Return the id of the first of `ordered`, nobody's where another is its equal."""
    return "" if len(ordered) > 1 and ordered[0].value == ordered[1].value else ordered[0].collective.id


def _superlative(ordered: Sequence[Size], unknown: Sequence[Collective]) -> str:
    """Return the sentence that names the first of `ordered`, or those equal to it, then the others and those of whom nothing is known."""
    first = [size for size in ordered if size.value == ordered[0].value]
    others = ordered[len(first) :]
    parts = [sentence("taille_extreme", collectifs=names_of([size.collective for size in first]), quantite=ordered[0].quantity)]
    parts += [sentence("taille_autre", collectif=size.collective.designation, nombre=size.number) for size in others]
    return _with_unknown(parts, unknown)


def _with_unknown(parts: Sequence[str], unknown: Sequence[Collective]) -> str:
    told = " ; ".join(parts)
    if unknown:
        joint = ", et " if len(parts) > 1 else " ; "
        told += joint + sentence("taille_inconnue", collectifs=names_of(unknown), en_compte="en compte" if len(unknown) == 1 else "en comptent")
    return f"{capital(told)}."


def each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Juste le nombre d'associations », « au total ? »."""
    known, unknown = _sizes(request, knowledge)
    # « L'une c'est onze et l'autre trente ? »
    text = request.question.text
    said = {one.number.value for one in numbers_in(text)} & {size.value for size in known}
    if not known or not (said or _claims(text) or _OF_SIZE.search(text) or request.question.detail == "nombre"):
        return None
    in_order = [size for one in of_these(knowledge, request.collectives) for size in known if size.collective == one]
    parts = [sentence("taille", collectif=size.collective.designation, quantite=size.quantity) for size in in_order]
    told = _with_unknown([", ".join(parts)], unknown)
    if _TOTAL.search(text) and len(known) > 1:
        told = sentence("taille_total", nombre=_about(sum(size.value for size in known), known), details=told[:1].lower() + told[1:])
        told = capital(told)
    return Answered(told, _sources(in_order))


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« De combien ? » after sizes, « la différence de nombre »; with a claim, whether it is so: « une vingtaine d'écart »."""
    known, unknown = _sizes(request, knowledge)
    # Of what was spoken of just before « de combien ? » asks.
    text, claims = request.question.text, request.question.detail == "oui_non"
    asked = _OF_SIZE.search(text) or _sizes_were_told(memory, request.question.detail) or (claims and _claims(text))
    if not asked or len(known) < 2 or (unknown and len(request.collectives) == 2):
        return None
    most, least = known[0], known[-1]
    difference = most.value - least.value
    told = sentence(
        "taille_ecart", ecart=_about(difference, known), plus=most.quantity, collectif=most.collective.designation,
        moins=least.quantity, autre=least.collective.designation,
    )  # fmt: skip
    if not claims:
        return Answered(f"{capital(told)}.", _sources(known))
    right = _is_right(text, most, least)
    # What is claimed of something else than these two is not wrong.
    sure = right or _OF_SIZE.search(text) or request.question.collectives
    return _judged(right, told, known) if right is not None and sure else None


def _is_right(text: str, most: Size, least: Size) -> bool | None:
    """Tell whether a text claims the difference of two sizes, or their ratio, or other ones; None where it claims none."""
    difference = most.value - least.value
    right = _is_claimed(text, difference, _ABOUT * difference if most.about or least.about else 0)
    return _is_so_many_times(text, most.value / least.value) if right is None else right


def _sizes_were_told(memory: Memory, detail: str) -> bool:
    kind_and_detail = memory.dits[0] if memory.dits else ("", "")
    return kind_and_detail in _JUST_COMPARED or (kind_and_detail[0] == "membres" and detail == "ecart")


def _judged(right: bool, told: str, known: Sequence[Size]) -> Answered:
    return Answered(sentence("oui_detail" if right else "non_detail", detail=told), _sources(known))


def growth(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien de plus qu'au départ ? », « six de plus ? », « avant, après ? »: of one whose founders are counted too."""
    known = _then_and_now(knowledge.collective(_whose_growth(request, memory)))
    text, detail = request.question.text, request.question.detail
    if known is None or not _asks_for_growth(text, detail):
        return None
    founders, size = known
    more = size.value - founders.value
    name = "croissance" if more > 0 else "baisse" if more < 0 else "effectif_egal"
    told = sentence(name, ecart=number(abs(more)), avant=founders.quantity, apres=size.quantity)
    if detail != "oui_non":
        return Answered(f"{capital(told)}.", _sources(known))
    right = _is_claimed(text, abs(more))
    if right is None:
        right = _is_so_many_times(text, size.value / founders.value)
    if right is None and (_GROWN.search(text) or _SHRUNK.search(text)):
        right = more < 0 if _SHRUNK.search(text) else more > 0
    return None if right is None else _judged(right, told, known)


def _asks_for_growth(text: str, detail: str) -> bool:
    if _THEN.search(text) and _NOW.search(text) and not _YEARS.search(text):
        return True
    if detail == "nombre":
        return bool(_GROWN.search(text) or _SHRUNK.search(text))
    # « Six de plus en dix ans » claims a size, « dix ans de plus » does not.
    asks = detail == "ecart" or _OF_GROWTH.search(text)
    return bool(asks) and (not _YEARS.search(text) or bool(_claims(text)))


def _whose_growth(request: Request, memory: Memory) -> str:
    """Return the id of the only one spoken of; of several that are compared, the only one named, or whose growth was just told."""
    owner, _, section = request.topic.partition(".")
    if request.topic != "comparaison":
        return owner if section in ("membres", "fondation") else ""
    text, named = request.question.text, request.question.collectives
    if len(named) == 1 and (_GROWN.search(text) or (_THEN.search(text) and _NOW.search(text))):
        return named[0]
    just_told = memory.dits[:1] == (("membres", "oui_non"),) and not named and not _OF_SIZE.search(text)
    return memory.collectif or "" if just_told else ""


def _then_and_now(collective: Collective | None) -> tuple[Size, Size] | None:
    """Return how many founded a collective and how many it unites, None where either is not known exactly."""
    then, now = (size_of(collective, name) for name in ("fondation", "membres")) if collective else (None, None)
    return (then, now) if then and now and not then.about and not now.about else None


def _claims(text: str) -> list[int]:
    """Return the differences that a text claims."""
    return [said.number.value for said in numbers_in(text) if _DIFFERING.match(said.after)]


def _is_claimed(text: str, difference: int, within: float = 0) -> bool | None:
    """Tell whether a text claims this difference, or another one; None where it claims none."""
    claimed = _claims(text)
    return abs(claimed[0] - difference) <= within if claimed else None


def _is_so_many_times(text: str, ratio: float) -> bool | None:
    """« Presque le triple », « trois fois plus »: tell whether a text claims this ratio, or another one; None where it claims none."""
    claimed = [_TIMES[word] for word in text.split() if word in _TIMES]
    claimed += [said.number.value for said in numbers_in(text) if said.after.startswith("fois plus")]
    return abs(claimed[0] - ratio) < _SAME_TIMES if claimed else None


def whether_exact(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est approximatif ? », « le chiffre exact, ça ? » of how many a collective unites."""
    text, (owner, _, section) = request.question.text, request.topic.partition(".")
    approximate, exact = _APPROXIMATE.search(text), _EXACT.search(text)
    compared = of_these(knowledge, request.collectives) if request.topic == "comparaison" else [knowledge.collective(owner)]
    known = [size for one in compared if one and (size := size_of(one, section or "membres"))]
    if not known or bool(approximate) == bool(exact) or numbers_in(text):
        return None
    about = [size for size in known if size.about]
    told = enumerate_words([size.quantity for size in about or known])
    return _judged(bool(about) == bool(approximate), told, about or known)


def whether_larger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Il est plus grand que la CDE ? »: of the one spoken of, held against the one that is named."""
    text, named = request.question.text, request.question.collectives
    smallest = _SMALL.search(text)
    # The talk has turned to the one that is named, where nothing else of it is compared.
    spoken = next((one for one in (memory.collectif, memory.collectif_precedent) if one and one not in named), None)
    if not _THAN.search(text) or not (smallest or _LARGE.search(text)) or len(named) != 1 or spoken is None:
        return None
    compared = [found for one in (spoken, *named) if (found := knowledge.collective(one))]
    both = [size for one in compared if (size := size_of(one))]
    if len(both) < 2:
        return None
    ordered = sorted(both, key=lambda size: size.value if smallest else -size.value)
    told = _superlative(ordered, ())
    return _judged(ordered[0] is both[0], told[:1].lower() + told[1:].removesuffix("."), both)


def whether_extreme(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La plus grosse, c'est la CDE ? »: of the one that is named, else the one spoken of."""
    everyone = Request(request.topic, request.question, tuple(one.id for one in knowledge.collectifs))
    known, unknown = _sizes(everyone, knowledge)
    text = request.question.text
    subject = request.question.collectives[0] if request.question.collectives else memory.collectif
    smallest, largest = _SMALL.search(text), _LARGE.search(text)
    if not known or not _OF_SIZE.search(text) or not (smallest or largest) or subject not in {size.collective.id for size in known}:
        return None
    ordered = sorted(known, key=lambda size: size.value) if smallest else known
    right = ordered[0].value == next(size.value for size in known if size.collective.id == subject)
    told = _superlative(ordered, unknown)
    if not right and not request.question.collectives:
        # Whom « elle » means is not certain enough for a « non ».
        return Answered(told, _sources(known), about=_first(ordered))
    detail = told[:1].lower() + told[1:].removesuffix(".")
    return Answered(sentence("oui_detail" if right else "non_detail", detail=detail), _sources(known), about=_first(ordered))


def _about(value: int, sizes: Sequence[Size]) -> str:
    return f"{'environ ' if any(size.about for size in sizes) else ''}{number(value)}"


def _sources(sizes: Sequence[Size]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for size in sizes for source in size.sources))
