"""Hold the numbers that a question claims against those of the file: each by what it counts, and by when that was so."""

from __future__ import annotations

import re
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
    """dans dedans en au aux a o la le les de du des et ou mais donc non no oui ouais hein c ca cest est sont exact vrai faux juste bien pas
    plus moins pour tout tous toutes y il ils elle elles svp merci d apres environ je tu vous on marocaines marocains si par chez seulement
    autour deja alors avant depuis at now right aujourd ajd ajrd eux maintenant mtn actuellement""".split()
)
# What is counted though it is written without its « s », or ends without one; « 4 + AMANE », « trente quoi » say no number of anything.
_COUNTED = MEMBERS | frozenset(
    """objectif but valeur principe point personne enfant enfan ville pays collectif groupe reseau plateforme an mois jour fois annee faute erreur
    chose truc mot lettre page dh euro km pers gens amane quoi koi""".split()
)
# « Les onze » are known already; « le 3 », « n° 3 » and « page 3 » count nothing.
_POINTING = re.compile(r"\b(?:les|ces|leurs|ses|vos|nos|aux|le|la|du|numero|n|no|page|point|question|ligne|il y a|depuis|pendant|entre)\s*$")
_BOUND = re.compile(r"\b(plus|moins|au moins) (?:de |d )?$")
_EXACTLY = re.compile(r"\b(?:pile|exactement|exacte?s?|precis\w*|tout rond)\b")
# « Une trentaine » may be 28 or 33.
_ABOUT = 0.2
# « Elles étaient déjà onze au début ? » is held against how many founded; who takes part « dès la première heure » did so from the start.
AT_FIRST = re.compile(
    r"\b(?:au|a|o|du|des|depuis) (?:(?:le|la|l|son|sa|leur) )?(?:tout )?(?:debut|depart|commencement|lancement|origine|creation|fondation|naissance"
    r"|constitution|premiere? (?:jour|heure|instant)s?)\b|\binitialement\b|\bdepuis toujours\b|\btoujours (?:ete|eu|compte)\b"
    r"|\btou(?:te)?s (?:(?:les|sont|etaient) )*(?:fondat(?:eurs|rices)|createurs|creatrices)\b"
)
_NOW = re.compile(r"\b(?:aujourd ?hui|auj|ajd|maintenant|mtn|actuelle\w*|desormais|(?<!depuis )(?:toujours|tjrs?|encore)(?! (?:ete|eu|compte)\b))\b")
TIMES = re.compile(rf"{AT_FIRST.pattern}|{_NOW.pattern}")
# « Cinq en 2014 », « en 2014 elles étaient onze »: a date that is said of a number.
_JUST_AFTER = re.compile(r"^(?: (?!(?:cree|fonde|lance|nee?)e?s?\b)\w+){0,2}?(?: en| des| depuis)? $")
_CREATED_IN = re.compile(r"(?<!ont )(?<!a )\b(?:cree|fonde|lance|ne)e?s? (?:en|fin|debut) ")
_OF_WHOM = re.compile(r"(?:\w+ ){0,3}?c ?(?:est|etait)? (?:bien |pas )?(?:le|la|l|celui|celle|dans)\b")
_IS = re.compile(r"\b(?:sont|compte|comptent|regroupe\w*|reuni\w*)\b")
_WAS = re.compile(r"\b(?:etai\w*|avait|comptai\w*|ont ete|a commence)\b")


# « Combien dans les deux ? » guesses nothing.
_HOW_MANY = re.compile(
    r"\b(?:com\w*b\w*|cmb\w*|cb|kom\w*b\w*)\b.*(?<!\w)(?!(?:[ldcv]es|leurs?|aux?|que?|de|d|a|sur|dans|pour|en|ou|par|entre)\b)\w+ $"
)
_AFTER_A_GUESS = re.compile(r"(?: \w{4,})?(?: non| nn)?")


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


def guessed(text: str) -> str:
    """« Ils sont combien, une dizaine ? »: return the number that stands at the end of a text that asks how many; empty where none does."""
    said = numbers_in(text)
    before, _, after = text.rpartition(said[0].words) if len(said) == 1 else ("", "", "")
    return said[0].words if _HOW_MANY.search(before) and _AFTER_A_GUESS.fullmatch(after) else ""


def judged_numbers(text: str, collective: Collective | None, section: Section) -> tuple[list[Verdict | None], list[SaidDate]]:
    """Return what each number of a text is worth, None where nobody knows what it counts; and the dates that are right and told with them."""
    created = collective.creation if collective else None
    verdicts: list[Verdict | None] = []
    told: list[SaidDate] = []
    for one in _counted_ones(text):
        at_first = _at_first(one, collective)
        verdicts.append(_number(text, one, at_first, collective, section))
        if one.date and at_first and at_first is created:
            told.append(one.date)
    return verdicts, told


def _counted_ones(text: str) -> list[_Counted]:
    """Return the numbers of a text that count something; without a noun of its own one counts the members that one beside it does."""
    placed = _placed(text)
    members = next((noun for one, _ in placed if (noun := noun_of(one)) in MEMBERS), "")
    first = text[: placed[0][1].start] if placed else ""
    # « Au départ cinq, aujourd'hui onze »: each time stands before its number, else after it.
    before = bool(AT_FIRST.search(first) or _NOW.search(first))
    bounds = [0, *(place.stop for _, place in placed)]
    ends = [*(place.start for _, place in placed[1:]), len(text)]
    found = []
    for (one, place), last, end in zip(placed, bounds, ends, strict=False):
        after = text[place.stop : end]
        if len(placed) == 1:
            found.append(_Counted(one, text, noun_of(one), _date_of(first, after)))
        else:
            found.append(_Counted(one, text[last : place.stop] if before else after, noun_of(one) or members, _date_of("", after)))
    return found


def _placed(text: str) -> list[tuple[SaidNumber, slice]]:
    """Return the numbers of a text that are no places, each with where it stands."""
    found: list[tuple[SaidNumber, slice]] = []
    for one in numbers_in(text):
        start = text.find(one.words, found[-1][1].stop if found else 0)
        if not _pointed(text, one):
            found.append((one, slice(start, start + len(one.words))))
    return found


def _date_of(before: str, after: str) -> SaidDate | None:
    """Return the date that is said of a number, just after it or, where it tells how many there were, before."""
    close = next((date for date in dates_in(after) if _JUST_AFTER.match(after[: after.find(date.words)])), None)
    return close or (next(iter(dates_in(before)), None) if _WAS.search(before) or _WAS.search(after) else None)


def _number(text: str, one: _Counted, at_first: Section | None, collective: Collective | None, section: Section) -> Verdict | None:
    """Hold a number against that of the section that counts what stands beside it."""
    said, now = one.said, bool(_NOW.search(one.scope))
    others = section.qui if one.noun.startswith("autre") else ()
    meant = section if others else at_first or _counting("membres" if now and one.noun in ("", *MEMBERS) else one.noun, collective, section)
    meant = _beside_its_creation(text, one, collective) or meant
    if meant is None or meant.count is None or not meant.unite:
        return None
    # « Donc quatre autres » beside AMANE.
    right = _right(text, said, Number(meant.count.value - len(others), meant.count.about))
    unsaid = not (right or at_first or one.noun or now)
    if unsaid and _may_count_another(text, said, collective, meant):
        return _of_another_time(one, text, collective, meant)
    return Verdict(right, str(meant.quantity), meant.number_sources, sentences(meant)[0], about=said.number.about > meant.count.about)


def _beside_its_creation(text: str, one: _Counted, collective: Collective | None) -> Section | None:
    """« Onze associations, créé en 2014 »: return the section of the members where a number is theirs and the date beside it that of the creation."""
    after = text[text.find(one.said.words) :]
    members = collective.rubriques.get("membres") if collective and one.date is None and _CREATED_IN.search(after) else None
    return members if members and members.count and members.count.value == one.said.number.value and one.noun in MEMBERS else None


def _of_another_time(one: _Counted, text: str, collective: Collective | None, meant: Section) -> Verdict | None:
    return then_and_now(collective, denied=bool((_WAS if meant.date else _IS).search(text))) if one.scope == text else None


def _at_first(one: _Counted, collective: Collective | None) -> Section | None:
    """Return the section that counts the founders where a number is said of the beginning, or of its date."""
    founded = collective.rubriques.get("fondation") if collective else None
    if founded is None or one.noun not in ("", *MEMBERS) or _NOW.search(one.scope):
        return None
    dated = founded.count and founded.date and one.date and same_date(one.date.value, founded.date)
    return founded if AT_FIRST.search(one.scope) or dated else None


def _may_count_another(text: str, said: SaidNumber, collective: Collective | None, meant: Section) -> bool:
    """Tell whether a number is that of something else that we know, and nothing says which is meant."""
    others = [one.count for one in (collective.rubriques.values() if collective else ()) if one is not meant and one.count]
    words = set(text.split())
    # « Les objectif il sont 3 ? »
    said_so = any(likeness(word, _unit(meant)) for word in words) or (_unit(meant) in MEMBERS and words & MEMBERS)
    return not said_so and any(one.value == said.number.value for one in others)


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
        of_these = section.count and _unit(section) in MEMBERS and not noun.startswith("membre")
        return section if of_these else sections.get("membres")
    here = counted(collective, section)
    if not noun or here is None:
        return here
    # « Quatre objectifs et trois valeurs, juste ? »
    listed = [one for one in sections.values() if one.points]
    return next((one for one in (here, *listed) if likeness(_SAME.get(noun.rstrip("s"), noun), _unit(one))), None)


def _unit(section: Section) -> str:
    """Return the folded word for what a section counts; empty where it counts nothing."""
    return next(iter(plain_words(section.unite or "").split()), "")


def noun_of(said: SaidNumber) -> str:
    """Return what is counted, folded; empty where nothing stands after the number."""
    word, *others = [*plain_words(said.after).split()[:2], "", ""][:2]
    # « Onze membres fondateurs »
    word = others[0] if word in MEMBERS and others[0] in _FOUNDERS else word
    # « Onze yak ? », « trente du coup » count what is spoken of: what is counted is more than one.
    return word if word in _COUNTED or (word not in _JOINING and word.endswith(("s", "x", "z"))) else ""


def kind_of(said: SaidNumber) -> str:
    """« Onze associations internationales »: return the folded word that says of what kind those counted are, empty where none does."""
    word = next(iter(plain_words(said.after).split()[1:2]), "")
    return word if noun_of(said) and word not in _JOINING else ""


def _pointed(text: str, said: SaidNumber) -> bool:
    ahead = before(text, said)
    # « Il y a cinq ans » points at a time, « il y a cinq membres » counts them, and « votre groupe là, onze associations ».
    # « La trentaine d'associations, c'est le groupe ? » claims it of the group.
    counts = (said.number.about and _OF_WHOM.match(said.after)) or (noun_of(said) in MEMBERS and ahead.endswith(("il y a ", " la ")))
    return bool(_POINTING.search(ahead)) and not counts


def _right(text: str, said: SaidNumber, known: Number) -> bool | None:
    value, bound = said.number.value, _BOUND.search(before(text, said))
    near = abs(known.value - value) <= _ABOUT * known.value
    if bound:
        # About thirty: more than thirty, or fewer, nobody knows.
        holds = known.value < value if bound[1] == "moins" else known.value > value or (known.value == value and bound[1] == "au moins")
        return None if known.about and near else holds
    if value == known.value:
        # « Trente, pile ? » of about thirty: nobody knows.
        return None if known.about and _EXACTLY.search(text) else True
    return None if near and (known.about or said.number.about) else False
