"""Hold the numbers that a question claims against those of the file: each by what it counts, and by when that was so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.conditions import MEMBERS
from actions.french import when
from actions.leads.amounts import before
from actions.leads.values import counted
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Section, Source
from knowledge.french import Number
from knowledge.text import plain_words
from knowledge.values import SaidDate, SaidNumber, dates_in, numbers_in, same_date

# Those who founded, as people call them.
_FOUNDERS = frozenset("fondateurs fondatrices fondateur fondatrice createurs creatrices".split())
# Other words for what is counted.
_SAME = {"but": "objectif", "principe": "valeur", "point": "objectif"}
# After a number these begin something else than what is counted.
_JOINING = frozenset(
    """dans dedans en au aux a o la le les de du des et ou mais donc non nan no oui ouais hein c ca cest est sont exact vrai faux juste bien
    pas plus moins pour tout tous toutes y il ils elle elles svp stp merci selon d apres environ max maximum je tu vous on marocaines marocains
    si par chez seulement autour deja alors avant depuis
    at now right aujourd aujourdhui auj ajd ajrd eux maintenant mtn actuellement nov dec oct sept janv fevr""".split()
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
# « Elles étaient déjà onze au début ? » is held against how many founded; who takes part « dès la première heure » did so from the start.
AT_FIRST = re.compile(
    r"\b(?:au|a|o|du|des|depuis) (?:(?:le|la|l|son|sa|leur) )?(?:tout )?(?:debut|depart|commencement|lancement|origine|creation|fondation|naissance"
    r"|constitution|coup d ?envoi|premiere? (?:jour|heure|instant)s?)\b|\binitialement\b|\bdepuis toujours\b|\btoujours (?:ete|eu|compte)\b"
    r"|\bcoup d ?envoi\b|\bat (?:the )?(?:start|beginning)\b"
    r"|\btou(?:te)?s (?:(?:les|des|sont|etaient) )*(?:fondat(?:eurs|rices)|createurs|creatrices)\b"
)
_NOW = re.compile(
    r"\b(?:aujourd ?hui|auj|ajd|ajrd|now|maintenant|mtn|actuelle\w*|desormais|(?<!depuis )(?:toujours|tjrs?|encore)(?! (?:ete|eu|compte)\b))\b"
)
TIMES = re.compile(rf"{AT_FIRST.pattern}|{_NOW.pattern}")
# « Cinq en 2014 », « en 2014 elles étaient onze »: a date that is said of a number.
_JUST_AFTER = re.compile(r"^(?: \w+){0,2}?(?: en| des| depuis| in)? $")
_IS = re.compile(r"\b(?:sont|compte|comptent|regroupe\w*|reuni\w*|rassemble\w*)\b")
_WAS = re.compile(r"\b(?:etai\w*|avait|comptai\w*|ont ete|a commence)\b")
# « Ah bon quatre, et les valeurs, c'est trois ? » says once more what was told before.
_ECHO = re.compile(r"^(?:(?:ah|oh|bon|ok|okay|tiens|mince|d accord|donc|ouf) )+$")
_GOES_ON = re.compile(r"^ (?:et|mais|alors) ")
# « C'est le 5, eux ? » of what is counted.
_IS_THE = re.compile(r"\bc ?est le $")


@dataclass(frozen=True)
class Verdict:
    """Whether one claim is right (None: more than is known), what is right, and where it comes from."""

    right: bool | None
    value: str
    sources: tuple[Source, ...]
    # What tells of what the value is; and whether the value is a date.
    besides: str = ""
    dated: bool = False
    # Whether it is about right: « une dizaine » of eleven.
    about: bool = False


@dataclass(frozen=True)
class _Counted:
    """A number of a text, with the part of the text that may say when it was so, and what it counts, folded."""

    said: SaidNumber
    scope: str
    noun: str
    # The date that is said of it.
    date: SaidDate | None
    # Whether it counts, as others beside it do, what no section counts by that name.
    among: bool = False


def judged_numbers(text: str, collective: Collective | None, section: Section) -> tuple[list[Verdict | None], list[SaidDate]]:
    """Return what each number of a text is worth, None where nobody knows what it counts; and the dates that are right and told with them."""
    counted_ones = _counted_ones(text, collective, section)
    created = collective.creation if collective else None
    verdicts: list[Verdict | None] = []
    told: list[SaidDate] = []
    for one in counted_ones:
        at_first = _at_first(one, collective)
        verdicts.append(_of_a_list(one, collective) or _number(text, one, at_first, collective, section))
        if at_first and at_first is created and one.date:
            told.append(one.date)
    return verdicts, told


def _counted_ones(text: str, collective: Collective | None, section: Section) -> list[_Counted]:
    """Return the numbers of a text that count something; without a noun of its own one counts what the one beside it does."""
    placed = _placed(text, section)
    starts = [0, *(place.stop for _, place in placed)]
    nouns = [noun_of(one) or _noun_before(text[start : place.start], collective) for start, (one, place) in zip(starts, placed, strict=False)]
    members = next((noun for noun in nouns if noun in MEMBERS), "")
    first = text[: placed[0][1].start] if placed else ""
    # « Au départ cinq, aujourd'hui onze »: each time stands before its number, else after it.
    before = bool(AT_FIRST.search(first) or _NOW.search(first))
    bounds = [slice(0, 0), *(place for _, place in placed), slice(len(text), len(text))]
    found = []
    for (one, place), noun, last, following in zip(placed, nouns, bounds, bounds[2:], strict=False):
        after = text[place.stop : following.start]
        if len(placed) == 1:
            found.append(_Counted(one, text, noun, _date_of(first, after)))
        else:
            scope = text[last.stop : place.stop] if before else after
            found.append(_Counted(one, scope, noun or members, _date_of("", after), among=_is_said_of_all(nouns, collective)))
    return found


def _is_said_of_all(nouns: Sequence[str], collective: Collective | None) -> bool:
    """Tell whether numbers all count one thing that no section counts by that name: « bulles »."""
    known = [one for one in (collective.rubriques.values() if collective else ()) if one.count]
    return len(set(nouns)) == 1 and bool(nouns[0]) and nouns[0] not in MEMBERS and not any(_is_counted(nouns[0], one) for one in known)


def _placed(text: str, section: Section) -> list[tuple[SaidNumber, slice]]:
    """Return the numbers of a text that are no places, each with where it stands; not one that only says once more what was told."""
    found: list[tuple[SaidNumber, slice]] = []
    for one in numbers_in(text):
        start = text.find(one.words, found[-1][1].stop if found else 0)
        if not _pointed(text, one, section):
            found.append((one, slice(start, start + len(one.words))))
    echoes = len(found) > 1 and _ECHO.match(text[: found[0][1].start]) and _GOES_ON.match(text[found[0][1].stop :])
    return found[1:] if echoes else found


def _noun_before(text: str, collective: Collective | None) -> str:
    """« Quatre objectifs ; les valeurs, elles sont quatre aussi ? »: return the points of a collective that are named before a number."""
    listed = [one for one in (collective.rubriques.values() if collective else ()) if one.points]
    return next((word for word in reversed(text.split()) if any(_is_counted(word, one) for one in listed)), "")


def _date_of(before: str, after: str) -> SaidDate | None:
    """Return the date that is said of a number, just after it or, where it tells how many there were, before."""
    close = next((date for date in dates_in(after) if _JUST_AFTER.match(after[: after.find(date.words)])), None)
    return close or (next(iter(dates_in(before)), None) if _WAS.search(before) or _WAS.search(after) else None)


def _number(text: str, one: _Counted, at_first: Section | None, collective: Collective | None, section: Section) -> Verdict | None:
    """Hold a number against that of the section that counts what stands beside it."""
    said, noun = one.said, one.noun
    if noun.startswith("autre"):
        return _beside_those_named(said, section)
    of_now = noun in ("", *MEMBERS) and _NOW.search(one.scope)
    meant = at_first or _counting("membres" if of_now else noun, collective, section)
    if meant is None or meant.count is None or not meant.unite:
        return None
    right = _right(text, said, meant.count)
    if not (right or at_first or noun or _NOW.search(one.scope)) and _may_count_another(text, said, collective, meant):
        return _of_another_time(one, text, collective, meant)
    return Verdict(right, str(meant.quantity), meant.number_sources, sentences(meant)[0], about=said.number.about > meant.count.about)


def _of_a_list(one: _Counted, collective: Collective | None) -> Verdict | None:
    """« Quatre bulles et trois bulles, correct ? »: right where a list of the collective has so many points."""
    listed = [section for section in (collective.rubriques.values() if collective and one.among else ()) if section.points and section.count]
    found = next((section for section in listed if section.count and section.count.value == one.said.number.value), None)
    return Verdict(True, str(found.quantity), found.number_sources, sentences(found)[0]) if found else None


def _of_another_time(one: _Counted, text: str, collective: Collective | None, meant: Section) -> Verdict | None:
    return then_and_now(collective, denied=bool((_WAS if meant.date else _IS).search(text))) if one.scope == text else None


def _beside_those_named(said: SaidNumber, section: Section) -> Verdict | None:
    """« Donc quatre autres » beside AMANE."""
    if not (section.qui and section.count and section.quantity) or section.count.about:
        return None
    right = said.number.value == section.count.value - len(section.qui)
    return Verdict(right, str(section.quantity), section.number_sources, sentences(section)[0])


def _at_first(one: _Counted, collective: Collective | None) -> Section | None:
    """Return the section that counts the founders where a number is said of the beginning, or of its date."""
    founded = collective.rubriques.get("fondation") if collective else None
    if founded is None or one.noun not in ("", *MEMBERS) or _NOW.search(one.scope):
        return None
    dated = founded.count and founded.date and one.date and same_date(one.date.value, founded.date)
    return founded if AT_FIRST.search(one.scope) or dated else None


def _may_count_another(text: str, said: SaidNumber, collective: Collective | None, meant: Section) -> bool:
    """Tell whether a number is that of something else that we know, and nothing says which is meant."""
    others = [one for one in (collective.rubriques.values() if collective else ()) if one is not meant and one.count]
    unit, words = plain_words(meant.unite or "").split()[0], set(text.split())
    said_so = unit in words or (unit in MEMBERS and words & MEMBERS)
    return not said_so and any(one.count and one.count.value == said.number.value for one in others)


def then_and_now(collective: Collective | None, denied: bool = False) -> Verdict | None:
    """« Cinq ou onze ? »: how many there are and how many founded it, each with its time; `denied`: where that is no."""
    sections = collective.rubriques if collective else {}
    now, then = sections.get("membres"), sections.get("fondation")
    if now is None or then is None or not (now.quantity and then.quantity and then.date):
        return None
    told = sentence("aujourd_hui_et_au_depart", apres=now.quantity, avant=then.quantity, quand=when(then.date))
    return Verdict(False if denied else None, told, (*now.number_sources, *then.number_sources), told)


def _counting(noun: str, collective: Collective | None, section: Section) -> Section | None:
    """Return the section that counts what a noun means, or without a noun what is talked of."""
    sections = collective.rubriques if collective else {}
    if noun in _FOUNDERS:
        return sections.get("fondation")
    if noun in MEMBERS:
        here = section if section.count and plain_words(section.unite or "").split()[0] in MEMBERS and not noun.startswith("membre") else None
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
    word, *others = [*plain_words(said.after).split()[:2], "", ""][:2]
    # « Onze membres fondateurs »
    word = others[0] if word in MEMBERS and others[0] in _FOUNDERS else word
    return "" if word in _JOINING else word


def kind_of(said: SaidNumber) -> str:
    """« Onze associations internationales »: return the folded word that says of what kind those counted are, empty where none does."""
    word = next(iter(plain_words(said.after).split()[1:2]), "")
    return word if noun_of(said) and word not in _JOINING else ""


def _pointed(text: str, said: SaidNumber, section: Section) -> bool:
    ahead = before(text, said)
    # « Il y a cinq ans » points at a time, « il y a cinq membres » counts them.
    counts = noun_of(said) in MEMBERS and ahead.endswith("il y a ")
    is_it = section.count and not section.points and said.number.value == section.count.value and _IS_THE.search(ahead)
    return bool(_POINTING.search(ahead)) and not counts and not is_it


def _right(text: str, said: SaidNumber, known: Number) -> bool | None:
    ahead, value = before(text, said), said.number.value
    for pattern, holds in ((_AT_LEAST, known.value >= value), (_MORE, known.value > value), (_LESS, known.value < value)):
        if pattern.search(ahead):
            # About thirty: more than thirty, or fewer, nobody knows.
            return holds if not known.about or abs(known.value - value) > _ABOUT * known.value else None
    if value == known.value:
        # « Trente, pile ? » of about thirty: nobody knows.
        return None if known.about and _EXACTLY.search(text) else True
    near = abs(known.value - value) <= _ABOUT * known.value
    return None if near and (known.about or said.number.about) else False
