"""Hold what a question claims against the values: right (« oui »), wrong (« non », and what is right), or more than is known.

A claim is told right or wrong only where it is sure what it is about: a number beside what is counted, a date of what has one. Else nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.asking import telling, without_tag
from actions.attributes import attribute
from actions.finding import DIGITS
from actions.french import enumerate_words, lowered, when
from actions.leads.answered import Answered
from actions.leads.nearest import beyond
from actions.leads.values import about, counted, dated, does_something_else
from actions.memory import Memory
from actions.plan import Request
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section, Source
from knowledge.french import Number, quantity
from knowledge.text import plain_words
from knowledge.values import SaidNumber, dates_in, numbers_in, same_date

# What is counted where associations are, as people call them, each with the section that counts them.
_MEMBERS = frozenset("associations association assos asso membres membre organisations structures adherents adherentes orgas".split())
_FOUNDERS = frozenset("fondateurs fondatrices fondateur fondatrice createurs creatrices".split())
# Other words for what is counted.
_SAME = {"but": "objectif", "principe": "valeur", "point": "objectif"}
# After a number these begin something else than what is counted.
_JOINING = frozenset(
    """dans dedans en au aux a la le les de du des et ou mais donc non nan no oui ouais hein c ca cest est sont exact vrai faux juste bien
    pas plus moins pour tout tous toutes y il ils elle elles svp stp merci selon d apres environ max maximum je tu vous on marocaines marocains
    si par chez seulement autour deja alors avant""".split()
)
# « Les onze » are known already; « le 3 », « n° 3 » and « page 3 » count nothing.
_POINTING = re.compile(
    r"(?:\b(?:les|ces|leurs|ses|vos|nos|aux|le|la|du|numero|n|no|page|point|article|question|reponse|ligne|etape|partie|chapitre|diapo|slide|exercice"
    r"|il y a|depuis|pendant|entre)\s*)$"
)
_MORE = re.compile(r"\bplus (?:de |d )?$")
_LESS = re.compile(r"\bmoins (?:de |d )?$")
_EXACTLY = re.compile(r"\b(?:pile|exactement|exacte?s?|precis\w*|tout rond|ni plus ni moins|au chiffre pres)\b")
_AT_LEAST = re.compile(r"\bau moins $")
# « Une trentaine » may be 28 or 33.
_ABOUT = 0.2
# A longer sentence hides the value that it tells.
MOST_WORDS = 25
# From here on it is sure of which section the date is.
_SURE = 0.8
# « La charte date de 2014 ? » says a date, where « la date ? » asks for one.
_DATES_FROM = re.compile(
    r"\b(?:date\w*|depuis|l annee)(?= (?:d |de |du |bien |deja |en |mois )*(?:\d|janv|fevr|mars|avril|mai|juin|juil|aout|sept|octo|nove|dece))"
)
_ASKS = re.compile(r"\b(?:com\w*b\w*|cmb\w*|kom\w*b\w*|quell?e?s?|kel\w*|quand|kand|kan|qd|qui|nombres?|nb|chiffres?|dates?|annees?|depuis)\b")
_CREATION = re.compile(r"\b(?:cre\w+|fond\w+|naissance|nees?|(?:est|sont|e|etes|es|etait) nes?|lance\w*|constitu\w+|debut\w*|commenc\w+)\b")
# « Elles étaient déjà onze au début ? » is held against how many founded.
_AT_FIRST = re.compile(
    r"\b(?:au|a son|des (?:le|son)|depuis (?:le|son)) (?:tout )?(?:debut|depart|commencement|lancement)\b|\b(?:a|des|depuis) l origine\b"
    r"|\b(?:a|des|depuis) (?:la|sa|leur) (?:creation|fondation|naissance)\b|\binitialement\b"
)
# The countries of these towns, as people say them for the town: who went to Geneva went to Switzerland.
_COUNTRIES = {
    "suisse": ("geneve",), "france": ("paris", "strasbourg"), "belgique": ("bruxelles",), "amerique": ("new york", "washington"),
    "usa": ("new york", "washington"), "etats unis": ("new york", "washington"), "angleterre": ("londres",), "espagne": ("madrid",),
    "autriche": ("vienne",), "tunisie": ("tunis",), "algerie": ("alger",),
}  # fmt: skip
_A_COUNTRY = re.compile(rf"\b(?:{'|'.join(_COUNTRIES)})\b")
# Towns that people think of; one that is not the known place is wrong, where what is no town may be anything.
_TOWNS = re.compile(
    r"\b(?:paris|new ?york|bruxelles|londres|strasbourg|vienne|madrid|rome|berlin|washington|tunis|alger|dakar|le caire|addis abeba|nairobi|geneve"
    r"|rabat|casa(?:blanca)?|tanger|marrakech|fes|agadir|oujda|meknes|tetouan)\b"
)
_DENIES = re.compile(r"\b(?:pas|aucune?|jamais|sans|seule?s?|seulement|uniquement|absente?s?|plus tard|apres|avant|memes?)\b")


@dataclass(frozen=True)
class Verdict:
    """Whether one claim is right (None: more than is known), what is right, and where it comes from."""

    right: bool | None
    value: str
    sources: tuple[Source, ...]
    # What tells of what the value is; and whether the value is a date.
    besides: str = ""
    dated: bool = False


# « Novembre 2014 ou en décembre 2015 ? »
_EITHER_YEAR = re.compile(r"\b(?:19|20)\d\d ou (?:\w+ ){0,4}(?:19|20)\d\d\b")
_EITHER = re.compile(r"\b(\w+)(?: assos?| associations?| membres?)? ou (?:bien |plutot |en |de |c est )*(\w+)\b")


def claimed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils sont quinze, non ? », « fondé en 2014 ? »."""
    found = about(request, knowledge)
    if not found or denies(request.question.text):
        return None
    collective, section = found
    if collective and _speaks_of_another(request, collective, knowledge):
        return None
    judged = _judged(request, collective, section, knowledge)
    verdicts = [one for one in judged if one]
    # « Elles étaient déjà onze en 2014 ? »: half of it is right, and of the other half nothing is known.
    return _told(verdicts) if len(verdicts) == len(judged) or any(one.right is False for one in verdicts) else None


def without_asking(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et le groupe, quinze ? »: what asks for no number or date in so many words claims the one that it has."""
    text = request.question.text
    claims = dates_in(text) if request.question.detail == "date" else numbers_in(text)
    asks = either(text) or _ASKS.search(_DATES_FROM.sub(" ", text))
    return claimed(request, memory, knowledge) if claims and not asks else None


def either(text: str) -> str:
    """Return the detail that « 2014 ou 2015 » or « onze ou trente » asks, a date or a number; nothing where a text names no two of them."""
    if _EITHER_YEAR.search(text):
        return "date"
    found = _EITHER.search(text)
    numbers = [DIGITS.get(word, word) for word in found.groups()] if found else []
    if not numbers or not all(one.isdigit() for one in numbers):
        return ""
    return "date" if all(len(one) == len("2014") for one in numbers) else "nombre"


def denies(text: str) -> bool:
    return bool(_DENIES.search(without_tag(text)))


def _judged(request: Request, collective: Collective | None, section: Section, knowledge: Knowledge) -> list[Verdict | None]:
    """Return what each number and date of a question is worth, or else its place; None where nobody knows what it is about."""
    text = without_tag(request.question.text)
    judged = [_number(text, said, collective, section) for said in numbers_in(text) if not _pointed(text, said)]
    judged += [_date(said.value, collective, section, request) for said in dates_in(text)]
    asked = attribute(" ".join(telling(request.question, knowledge, text)))
    if asked and not asked.may_be_known and any(one and one.right for one in judged):
        # « Présidente depuis 2009 ? »: the date is right, and of the rest nothing is known.
        return [None]
    return judged or ([_place(request, section, knowledge)] if section.lieu else [])


def _speaks_of_another(request: Request, collective: Collective, knowledge: Knowledge) -> bool:
    """« À Genève, c'était la plateforme des migrants ? »: whose it is, is claimed too."""
    question = request.question
    themed = {one.id for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes}
    return any(one != collective.id for one in question.collectives) or bool(themed and collective.id not in themed)


def _told(verdicts: list[Verdict]) -> Answered | None:
    """Tell what is wrong, else what is not known, else that it is right."""
    if not verdicts:
        return None
    wrong = [one for one in verdicts if one.right is False]
    if len({one.value for one in wrong}) > 1:
        sources = tuple(source for one in wrong for source in one.sources)
        return Answered(sentence("non_detail", detail=enumerate_words([one.value for one in wrong])), sources)
    return _told_of(next(iter(wrong), next((one for one in verdicts if one.right is None), verdicts[0])))


def _told_of(verdict: Verdict) -> Answered:
    # A sentence that has the value tells it by itself; after the value alone it would be told twice.
    tells = verdict.value.lower() in verdict.besides.lower()
    if verdict.right is None:
        return Answered(sentence("sans_plus_de_precision", valeur=verdict.value), verdict.sources, "" if tells else verdict.besides)
    whole = tells and not verdict.dated and len(verdict.besides.split()) <= MOST_WORDS
    detail = lowered(verdict.besides).removesuffix(".") if whole else sentence("c_etait", quand=verdict.value) if verdict.dated else verdict.value
    return Answered(sentence("oui_detail" if verdict.right else "non_detail", detail=detail), verdict.sources, "" if tells else verdict.besides)


def _number(text: str, said: SaidNumber, collective: Collective | None, section: Section) -> Verdict | None:
    """Hold a number against that of the section that counts what stands beside it."""
    noun = noun_of(said)
    at_first = _at_first(text, noun, collective)
    meant = at_first or _counting(noun, collective, section)
    if meant is None or meant.count is None or meant.unite is None:
        return None
    right = _right(text, said, meant.count)
    if right is not True and not at_first and not noun and _may_count_another(text, said, collective, meant):
        return None
    return Verdict(right, quantity(meant.count, meant.unite), meant.number_sources, sentences(meant)[0])


def _at_first(text: str, noun: str, collective: Collective | None) -> Section | None:
    """Return the section that counts the founders where a number is said of the beginning."""
    return collective.rubriques.get("fondation") if collective and noun in ("", *_MEMBERS) and _AT_FIRST.search(text) else None


def _may_count_another(text: str, said: SaidNumber, collective: Collective | None, meant: Section) -> bool:
    """Tell whether a number is that of something else that we know, and nothing says which is meant."""
    others = [one for one in (collective.rubriques.values() if collective else ()) if one is not meant and one.count]
    said_so = plain_words(meant.unite or "").split()[0] in text.split()
    return not said_so and any(one.count and one.count.value == said.number.value for one in others)


def _counting(noun: str, collective: Collective | None, section: Section) -> Section | None:
    """Return the section that counts what a noun means, or without a noun what is talked of."""
    sections = collective.rubriques if collective else {}
    if noun in _FOUNDERS:
        return sections.get("fondation")
    if noun in _MEMBERS:
        here = section if section.count and plain_words(section.unite or "").split()[0] in _MEMBERS and not noun.startswith("membre") else None
        return here or sections.get("membres")
    here = counted(collective, section)
    return here if not noun or here is None else _counting_in([here, *(one for one in sections.values() if one.points)], noun)


def _counting_in(sections: Iterable[Section], noun: str) -> Section | None:
    """« Quatre objectifs et trois valeurs, juste ? »: return the first that counts what the noun says."""
    meant = _SAME.get(noun.rstrip("s"), noun)
    return next((one for one in sections if _is_counted(meant, one)), None)


def _is_counted(noun: str, section: Section) -> bool:
    return bool(section.unite) and likeness(noun, plain_words(section.unite or "").split()[0]) > 0


def noun_of(said: SaidNumber) -> str:
    """Return what is counted, folded; empty where nothing stands after the number."""
    word = (plain_words(said.after).split() or [""])[0]
    return "" if word in _JOINING else word


def _before(text: str, said: SaidNumber) -> str:
    return text[: text.find(said.words)]


def _pointed(text: str, said: SaidNumber) -> bool:
    # « Il y a cinq ans » points at a time, « il y a cinq membres » counts them.
    counts = noun_of(said) in _MEMBERS and _before(text, said).endswith("il y a ")
    return bool(_POINTING.search(_before(text, said))) and not counts


def _right(text: str, said: SaidNumber, known: Number) -> bool | None:
    before, value = _before(text, said), said.number.value
    for pattern, holds in ((_AT_LEAST, known.value >= value), (_MORE, known.value > value), (_LESS, known.value < value)):
        if pattern.search(before):
            # About thirty: more than thirty, or fewer, nobody knows.
            return holds if not known.about or abs(known.value - value) > _ABOUT * known.value else None
    if value == known.value:
        # « Trente, pile ? » of about thirty: nobody knows.
        return None if known.about and _EXACTLY.search(text) else True
    near = abs(known.value - value) <= _ABOUT * known.value
    return None if near and (known.about or said.number.about) else False


def _place(request: Request, section: Section, knowledge: Knowledge) -> Verdict | None:
    """Tell that a place is right where it or its country is named and nothing else claimed, wrong where another is; else it may be no place."""
    text = without_tag(request.question.text)
    place, country = plain_words(section.lieu or ""), _A_COUNTRY.search(text)
    right = _is_named(place, text) or bool(country and any(f" {town} " in f" {place} " for town in _COUNTRIES[country[0]]))
    if right:
        more = set(beyond(request, section, knowledge)) - set(country[0].split() if country else ())
        return None if more else Verdict(True, str(section.lieu), section.sources, sentences(section)[0])
    return Verdict(False, str(section.lieu), section.sources, sentences(section)[0]) if country or _TOWNS.search(text) else None


def _is_named(place: str, text: str) -> bool:
    words = [word for word in place.split() if len(word) > 3]
    return bool(words) and all(any(likeness(word, said) for said in text.split()) for word in words)


def _date(said: str, collective: Collective | None, section: Section, request: Request) -> Verdict | None:
    """Hold a date against that of the section, or of the creation of a collective that is presented."""
    created = collective and _CREATION.search(request.question.text)
    known = collective.creation if collective and created else dated(collective, section)
    if known is None or known.date is None or does_something_else(request.question.text, known):
        return None
    right = same_date(said, known.date)
    if right is False and request.question.confidence < _SURE and _is_another_date(said, collective, known):
        # It is the date of something else that we know.
        return None
    source = elsewhere(known.date_sources)
    value = when(known.date)
    if known.evenement and not source:
        # A date alone does not say of what it is.
        return Verdict(right, sentence("quand_et_quoi", quand=value, evenement=known.evenement).removesuffix("."), known.date_sources)
    told = sentence("evenement_selon", evenement=value, source=source) if source else value
    return Verdict(right, told, known.date_sources, sentences(known)[0], dated=True)


def _is_another_date(said: str, collective: Collective | None, known: Section) -> bool:
    sections = collective.rubriques.values() if collective else ()
    return any(same_date(said, one.date) for one in sections if one.date and one is not known)
