"""Tell by how much two numbers differ, of two collectives, or of one when it was founded and now; with a claim, whether it is so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.finding import DIGITS
from actions.french import capital, number
from actions.gaps import NOT_SAID
from actions.leads.amounts import claimed, differences, factors
from actions.leads.answered import Answered, verdict
from actions.leads.counts import AT_FIRST
from actions.leads.nearest import not_said
from actions.leads.sizes import ABOUT, OF_SIZE, TOTAL, Size, about, each, in_words_of, size_of, sizes_of, sources_of, told_one_by_one
from actions.memory import Memory
from actions.question import Marker
from actions.request import Request
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.values import dates_in, numbers_in

_HOW_MANY_TIMES = re.compile(r"\bcombien de fois\b|\b(?:rapport|facteur|ratio) entre\b")
_NUMBERS = frozenset({("membres", "nombre"), ("comparaison", "nombre")})
_JUST_COMPARED = frozenset(("comparaison", detail) for detail in ("nombre", "plus", "moins", "ecart", "oui_non"))
# « Beaucoup plus ? », « à peine plus ? » of two sizes just told; from this ratio on it is much.
_MUCH = re.compile(
    r"(?<!pas )\b(?:beaucoup|bcp|bien|nettement|largement|vraiment|tellement|carrement) (?:plus|moins)\b"
    r"|(?<!pas )\bde (?:beaucoup|bcp|loin)\b|\bgro[sz]+e? (?:ecart|differ\w*)"
)
_LITTLE = re.compile(r"\b(?:a peine|un peu|legerement|pas (?:de )?(?:beaucoup|bcp))(?: (?:plus|moins)\b|$)|\bpetit ecart\b|\bde (?:peu|justesse)\b")
_MUCH_FROM = 1.5
# « Les cinq du début y sont encore ? »
_STILL = re.compile(r"\b(?:encore|toujours|tjr?s|rest\w+|sont la)\b")
_FOUNDERS = re.compile(r"\b(?:fondateurs|fondatrices|pionniers|(?:les|ceux) (?:du )?(?:debut|depart|premieres?|premiers?))\b")
# Who says which of them is larger claims that, too.
_OF_ONE = re.compile(r"\b(?:ils?|elles?|celui|celle)\b|\b(?:plus|moins) (?:\w+ ){0,4}?qu(?:e|un|une)?\b")
# « Combien de plus ? » asks by how much, and not how many.
_BY_HOW_MUCH = re.compile(r"\b(?:de|en) (?:plus|moins)\b|\b(?:ecart|differen)\w*")
# « Au début et aujourd'hui », « avant, après ».
_THEN = re.compile(
    r"\b(?:avant|debut|depart|demarrage|origine|creation|fondation|fondat(?:eurs|rices)|lancement|naissance|initial\w*|au commencement)\b"
)
_NOW = re.compile(r"\b(?:apres|aujourd hui|maintenant|mtn|actuel\w*|present|desormais|a ce jour)\b")
_GROWN = re.compile(r"\b(?:plus nombreu\w*|grandi\w*|augment\w*|grossi\w*|gagn\w*|agrandi\w*|evolu\w*|croissance|growth)\b")
_SHRUNK = re.compile(r"\b(?:perd\w*|diminu\w*|baiss\w*|retreci\w*|rapetiss\w*)\b")
# « Au début il y en avait moins ? », « moins qu'au début ? », « autant en 2014 ? »
_MORE_OR_LESS = re.compile(
    r"\b(?:(?P<as_many>autant|le meme nombre|aussi nombreu\w*|pareil\w*|identiques?)"
    r"|(?P<less>(?<!au )moins|plus petits?|(?:etai\w*|ete|demarr\w*|commenc\w*) petite?s?|(?<!a )(?<!un )peu)"
    r"|(?P<more>plus (?:nombreu\w*|gros\w*|grand\w*)))\b"
)
_THAN_THEN = re.compile(rf"\b(?:qu|que|ke|k) (?:\w+ ){{0,2}}{_THEN.pattern}")
_CAME = re.compile(r"\b(?:arrivee?s|venue?s|rejoint|ajoutee?s|nouveaux|nouvelles|supplementaires|(?:de|en) plus)\b")
_OF_GROWTH = re.compile(
    r"\b(?:combien|cb|ecarts?|differen\w*|double\w*|triple\w*|quadruple\w*|fois plus|de moins)\b"
    rf"|{_GROWN.pattern}|{_SHRUNK.pattern}|{_CAME.pattern}"
)
# « Il est passé de cinq à onze ? »
FROM_TO = re.compile(r"\bpass\w* de \w+(?: \w+)? a \w+")
# « On est passé de combien à combien ? »
_FROM_HOW_MANY_TO = re.compile(r"\bde (?:combien|cb|kombien)\b.* a (?:combien|cb|kombien)\b")
_YEARS = re.compile(r"\b(?:ans?|annees?|mois|temps|date)\b")
# « Ils sont restés ce petit noyau, depuis ? » claims that they are as many.
_STAYED = re.compile(rf"\brest(?:e|ee|es|ees|ent|aient) (?:\w+ ){{0,2}}?(?:noyau|petite?s?|peu|les memes|aussi|pareil\w*|{'|'.join(DIGITS)})\b")
# « Les onze y sont depuis le début ? » claims that so many founded it.
_SINCE_THEN = re.compile(
    rf"\bles (?:\d+|{'|'.join(DIGITS)})\b(?! autres?\b).*\b(?:sont|etaient|font|faisaient|participent)\b.*\b(?:depuis|des)\b.*{_THEN.pattern}"
)
# How many founded it and how many it unites, told one after the other.
_THEN_AND_NOW = {("fondation", "nombre"), ("membres", "nombre")}


def gap(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« De combien ? » after sizes, « la différence de nombre »; with a claim, whether it is so: « une vingtaine d'écart »."""
    one_by_one = () if request.question.collectives else told_one_by_one(memory)
    compared = replace(request, collectives=one_by_one or request.collectives)
    known, unknown = sizes_of(compared, knowledge)
    if not known or not _asks_for_gap(request, memory):
        return None
    if request.question.has(Marker.EVERY):
        # « L'effectif de chacun. »
        return each(request, memory, knowledge)
    if len(known) > 1:
        return _gap_of(known, request)
    whether = request.question.detail == "oui_non" or not unknown
    return None if whether else Answered(in_words_of(known, unknown), sources_of(known), gap=NOT_SAID)


def _gap_of(known: Sequence[Size], request: Request) -> Answered | None:
    """Return by how much the first of these is larger than the last, or whether it is as claimed: of something else nothing is wrong."""
    text = request.question.text
    right = claimed(text, known[-1].value, known[0].value, ABOUT if known[0].about or known[-1].about else 0)
    much = _how_much(request)
    if right is None and much is not None:
        right = (known[0].value >= _MUCH_FROM * known[-1].value) == much
    sure = bool(right or much is not None or OF_SIZE.search(text) or request.question.collectives)
    return _answered(_differing(text, known), right if sure else None, known, whether=request.question.detail == "oui_non")


def _how_much(request: Request) -> bool | None:
    """« Beaucoup plus ? », « à peine ? »: return whether much is claimed of two sizes, whichever is larger; None where neither is."""
    text = request.question.text
    much, little = _MUCH.search(text), _LITTLE.search(text)
    alone = not request.question.collectives and not _OF_ONE.search(text)
    return bool(much) if alone and bool(much) != bool(little) else None


def _differing(text: str, known: Sequence[Size]) -> str:
    """Return the sentence that says by how much the first of these is larger than the last, or how many times."""
    most, least = known[0], known[-1]
    ratio = factors(text) or _HOW_MANY_TIMES.search(text)
    differ = {"rapport": _times(most, least)} if ratio else {"ecart": about(most.value - least.value, known)}
    return sentence(
        "taille_rapport" if ratio else "taille_ecart", **differ, plus=most.quantity, collectif=most.collective.designation,
        moins=least.quantity, autre=least.collective.designation,
    )  # fmt: skip


def _answered(told: str, right: bool | None, known: Sequence[Size], *, whether: bool) -> Answered | None:
    """Return by how much numbers differ, or where that is claimed whether it is so; None where it is not known what is claimed."""
    if not whether:
        return Answered(f"{capital(told)}.", sources_of(known))
    return None if right is None else verdict(right, told, sources_of(known))


def _times(most: Size, least: Size) -> str:
    """Return how many times the one the other is, about so many where it is no whole number."""
    times = round(most.value / least.value)
    return about(times, () if times * least.value == most.value else (replace(most, about=True),))


def _asks_for_gap(request: Request, memory: Memory) -> bool:
    """Tell whether a difference of sizes is asked for, or claimed: what was spoken of just before « de combien ? » tells of what."""
    text = request.question.text
    if TOTAL.search(text) and not differences(text):
        return False
    claims = request.question.detail == "oui_non" and (differences(text) or factors(text))
    # « Celle des enfants », after how they differ, is compared with nothing by its size.
    of_one = request.question.reference == "description" and not _BY_HOW_MUCH.search(text)
    return bool(claims or OF_SIZE.search(text) or (not of_one and _sizes_were_told(memory, request.question.detail)))


def _sizes_were_told(memory: Memory, detail: str) -> bool:
    last = memory.dits[0] if memory.dits else ("", "")
    return last in _JUST_COMPARED or (detail == "ecart" and (last[0] == "membres" or any(told in _NUMBERS for told in memory.dits)))


def by_how_much(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien de plus ? » of two sizes, read as if it asked for each."""
    return gap(request, memory, knowledge) if _BY_HOW_MUCH.search(request.question.text) else None


def growth(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien de plus qu'au départ ? », « six de plus ? », « avant, après ? »: of one whose founders are counted too."""
    text, detail = request.question.text, request.question.detail
    known = _then_and_now(knowledge.collective(_whose_growth(request, memory)))
    if known is None or not _asks_for_growth(text, detail):
        return None
    founders, size = known
    more = size.value - founders.value
    name = "au_depart_et_aujourd_hui" if _asks_for_both(text, detail) else _grown_by(more)
    told = sentence(name, ecart=number(abs(more)), avant=founders.quantity, apres=size.quantity)
    if FROM_TO.search(text) and dates_in(text):
        # « … entre novembre 2014 et décembre 2015 »: since when there are so many, nobody says.
        return Answered(f"{capital(told)}.", sources_of(known), gap=NOT_SAID)
    return _answered(told, _is_as_claimed(text, detail, founders, size), known, whether=detail == "oui_non")


def _is_as_claimed(text: str, detail: str, founders: Size, size: Size) -> bool | None:
    """Tell whether what a text claims of its growth is so; None where it claims nothing of it."""
    right, more = claimed(text, founders.value, size.value), size.value - founders.value
    if right is None and FROM_TO.search(text):
        right = [one.number.value for one in numbers_in(text)][:2] == [founders.value, size.value]
    if right is None and detail == "oui_non":
        right = numbers_in(text)[0].number.value == founders.value if _SINCE_THEN.search(text) else _as_claimed(text, more)
    if right is None and (_GROWN.search(text) or _SHRUNK.search(text)):
        right = more < 0 if _SHRUNK.search(text) else more > 0
    return right


def _asks_for_both(text: str, detail: str) -> bool:
    """« Au début, ils étaient moins ? », « combien au départ, combien maintenant ? » ask by how many of nobody."""
    if _FROM_HOW_MANY_TO.search(text):
        return True
    differ = any(words.search(text) for words in (_GROWN, _SHRUNK, _CAME, _BY_HOW_MUCH))
    return (detail == "nombre" and not differ) or (detail == "oui_non" and not (numbers_in(text) and not _SINCE_THEN.search(text)))


def _grown_by(more: int) -> str:
    return "croissance" if more > 0 else "baisse" if more < 0 else "effectif_egal"


def _as_claimed(text: str, more: int) -> bool | None:
    """« Au début ils étaient moins ? »: tell whether it is so, given how many more there are now; None where a text compares no size of then."""
    if _STAYED.search(text):
        return more == 0
    claim = _MORE_OR_LESS.search(text) if _says_then(text) and not numbers_in(text) else None
    if claim is None:
        return None
    if claim["as_many"]:
        return more == 0
    fewer_then = bool(claim["less"]) != bool(_THAN_THEN.search(text))
    return more > 0 if fewer_then else more < 0


def _says_then(text: str) -> bool:
    return bool(_THEN.search(text) or AT_FIRST.search(text) or dates_in(text))


def founders_still_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les cinq du début, ils y sont encore tous ? »: nobody says it, and how many there are now."""
    collective, text = knowledge.collective(request.topic.partition(".")[0]), request.question.text
    founding, members = (collective.rubriques.get(name) if collective else None for name in ("fondation", "membres"))
    if founding is None or members is None or not founding.count or not (_STILL.search(text) and request.question.detail == "oui_non"):
        return None
    # « Ils sont toujours cinq ? » is of how many there are now.
    the_so_many = any(one.number.value == founding.count.value and f"les {one.words}" in text for one in numbers_in(text))
    return not_said(founding, members) if the_so_many or _FOUNDERS.search(text) else None


def _claims_a_size_of_then(text: str) -> bool:
    """« Ils étaient moins au début ? », « les onze y sont depuis le début ? », « c'est resté pareil ? »"""
    return bool(_STAYED.search(text) or _SINCE_THEN.search(text) or (_says_then(text) and _MORE_OR_LESS.search(text)))


def _asks_for_growth(text: str, detail: str) -> bool:
    if detail == "oui_non" and _claims_a_size_of_then(text):
        return True
    if FROM_TO.search(text) or _FROM_HOW_MANY_TO.search(text) or (_THEN.search(text) and _NOW.search(text) and not _YEARS.search(text)):
        return True
    if detail == "nombre":
        return bool(_GROWN.search(text) or _SHRUNK.search(text) or _CAME.search(text))
    # « Six de plus en dix ans » claims a size, « dix ans de plus » does not.
    asks = detail == "ecart" or _OF_GROWTH.search(text)
    return bool(asks) and (not _YEARS.search(text) or bool(differences(text)))


def _whose_growth(request: Request, memory: Memory) -> str:
    """Return the id of the only one spoken of; of several that are compared, the one whose growth was just told."""
    owner, _, section = request.topic.partition(".")
    if request.topic != "comparaison":
        return owner if section in ("membres", "fondation") else ""
    # « Onze, et au départ ? — Cinq. — Écart ? »
    named = request.question.collectives
    if len(named) == 1 and _says_then(request.question.text) and _NOW.search(request.question.text):
        # « L'écart entre le groupe fondateur et le groupe d'aujourd'hui ? »
        return named[0]
    both_told = len(memory.dits) > 1 and set(memory.dits) == _THEN_AND_NOW
    just_told = memory.dits[:1] == (("membres", "oui_non"),) and not OF_SIZE.search(request.question.text) and not told_one_by_one(memory)
    return memory.collectif or "" if (both_told or just_told) and not request.question.collectives else ""


def _then_and_now(collective: Collective | None) -> tuple[Size, Size] | None:
    """Return how many founded a collective and how many it unites, None where either is not known exactly."""
    then, now = (size_of(collective, name) for name in ("fondation", "membres")) if collective else (None, None)
    return (then, now) if then and now and not then.about and not now.about else None
