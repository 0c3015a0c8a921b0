"""Read which places of a list a message means: « le 3e », « n°2 », « la dernière », « les deux premiers », ٢. Pure; knows no list."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

from actions.french import number, ordinal
from knowledge.text import plain

# The longest list whose places are named in words.
_MOST = 20
# The place in the middle, of a list of any length.
MIDDLE = -1000
_FORMS = {
    0: "premier premiere premiers premieres 1er 1re 1ere 1ers 1eres first prems prem prmr debut commence commencer commencez",
    1: "second seconde 2nd 2nde",
    -1: "dernier derniere derniers dernieres last der drn drnr fin finir finit termine terminer bout",
    MIDDLE: "milieu",
}
_PLACES = {word: place for place, words in _FORMS.items() for word in words.split()} | {plain(ordinal(place + 1)): place for place in range(1, _MOST)}
_NUMBERS = {number(value): value for value in range(1, _MOST)} | {"une": 1}
_WITH_ENDING = re.compile(r"^(\d{1,2})(?:e|eme|em|ieme|iem|er|ere|re|nd|nde)$")
# « Numéro trois », « le 2 », « point 4 »; a number of anything else (« les 3 collectifs ») is no place.
_BEFORE = frozenset("n no num numero numeros le la du au point objectif but valeur principe item option carte ligne".split())
# « Le 1er, il dit quoi en 3e point ? »: the place of a point, whatever else is counted beside.
A_POINT = r"l?(?:objectif|but|valeur|principe|point|mission|axe|ligne)s?"
OTHER_POINTS = re.compile(rf"\bautres?(?: de| d)? {A_POINT}\b")
_OF_A_POINT = re.compile(rf"^{A_POINT}$")
# « Pas le 3, le 1er » means the first only.
_DENIED = re.compile(r"\bpas(?: (?:dans|en|le|la|les|du|au|l))*$")
# « Celui qui commence par « Développer » » is known by these words.
_BY_WORDS = re.compile(r"\b(?:commenc|debut|fini|termin)\w* (?:par|avec|sur) (?![qk]u?oi\b)")
# « Le deuxième plus grand », « la 2e la plus ancienne ».
_IN_RANK = re.compile(r"\b(\w+)(?: (?:le|la|des))? (?:plus|moins) \w")
_FILLING = frozenset("pas compris et puis alors donc ok oui svp stp seul seule seulement juste bon ben svp merci uniquement pour".split())
_SHORTEST_SLIP = 6
# Beyond this a message of a number alone means something else: a year, a phone number.
_LONGEST_NUMBER = 2


def places(folded: str) -> tuple[int, ...]:
    """Return the places that a folded text means, from 0, the last being -1, in the order of the text; none where it means none."""
    words = ["".join(_digit(sign) for sign in word) for word in _BY_WORDS.sub("", folded).split()]
    if found := _of_two_words(words):
        return found
    singles = _singles(words)
    # « Le deuxième ou le troisième point ? » names both.
    of_a_point = [place for place, after in singles if after and _OF_A_POINT.match(after[0])] if " ou " not in folded else []
    return tuple(dict.fromkeys(of_a_point or [place for place, _ in singles] or _bare(words)))


def _singles(words: list[str]) -> list[tuple[int, list[str]]]:
    """Return each place that a word means, with the words after it; of « pas le 3, le 1er » the one that is not denied."""
    found = ((place, index) for index, word in enumerate(words) if (place := _place(word, words[:index])) is not None)
    every = [(place, words[index + 1 :], _DENIED.search(" ".join(words[:index]))) for place, index in found]
    return [(place, after) for place, after, denied in every if not denied] or [(place, after) for place, after, _ in every]


def rank_of(folded: str) -> int:
    """Return which place of those put in order a folded text means, from 0: « la deuxième plus grande » is 1, « la plus grande » 0."""
    ranked = (_place(found[1], []) for found in _IN_RANK.finditer(folded))
    return next((place for place in ranked if place is not None and place > 0), 0)


def is_place(word: str) -> bool:
    """Tell whether a folded word names a place by itself: « troisième », « 3e »."""
    return _place(word, []) is not None


def _digit(sign: str) -> str:
    # Digits of other scripts are digits.
    return str(int(sign)) if sign.isdecimal() else sign


def _place(word: str, before: list[str]) -> int | None:
    if (place := _PLACES.get(word, _PLACES.get(word.removeprefix("l")))) is not None:
        # « Lpremier », as it is typed in a hurry.
        return place
    if ending := _WITH_ENDING.match(word):
        return int(ending[1]) - 1 if int(ending[1]) else None
    if before and before[-1] in _BEFORE and _value(word):
        return _value(word) - 1
    if len(word) >= _SHORTEST_SLIP:
        known = (place for form, place in _PLACES.items() if len(form) >= _SHORTEST_SLIP and OSA.distance(word, form, score_cutoff=1) <= 1)
        return next(known, None)
    return None


def _bare(words: list[str]) -> list[int]:
    """« 2 », « 2 et 3 », « trois svp »: numbers and nothing that says what they count."""
    said = [word for word in words if word not in _FILLING and word not in _BEFORE]
    return [_value(word) - 1 for word in said] if all(map(_value, said)) else []


def _value(word: str) -> int:
    """Return what a word counts, 0 where it is no number."""
    return _NUMBERS.get(word) or (int(word) if word.isdigit() and len(word) <= _LONGEST_NUMBER else 0)


def _of_two_words(words: list[str]) -> tuple[int, ...]:
    """« L'avant-dernier », « les deux premiers », « les 2 derniers », « les premiers deux »."""
    for one, other in pairwise(words):
        if one.removeprefix("l") in ("avant", "avan") and _PLACES.get(other) == -1:
            return (-2,)
        # « Les deux premier », as it is often typed; « le premier 2 » counts nothing.
        for count, end, typed in ((_value(one), other, True), (_value(other), one, one.endswith("s"))):
            if count > 1 and typed and _PLACES.get(end) in (0, -1):
                return tuple(range(-count, 0) if _PLACES[end] else range(count))
    return ()
