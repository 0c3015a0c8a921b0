"""Conditions by which a part of a question singles out collectives: each finds those of which the file says so, and the sentence that does. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from actions.descriptions import having_in_name
from actions.french import capital, when
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.statements import Said, ended, folded, sentences, statements, with_words
from actions.stems import likeness
from knowledge import Collective
from knowledge.french import Number
from knowledge.model import Event, Organisation, Theme
from knowledge.text import plain_words
from knowledge.values import SaidNumber, numbers_in

FOUNDED = re.compile(
    r"\b(?:co ?)?fond(?:e|ee|es|ees|er|a|ateurs?|atrices?|ation)\b|\bcree?(?:e|ee|es|ees|r)?\b|\bcreat(?:ion|eur|rice)s?\b"
    r"|\blance(?:e|es|ees|r|s)?\b|\b(?:est|es|etes|etait|etiez|sont)(?: \w+)? a l origine d(?:es?|u)?\b"
)
# Who only takes part, as folded words say it.
A_MERE_MEMBER = r"(?:une? )?(?:simple\w*|juste|seulement|rien que) (?:une? )?(?:membres?|adherent\w*|participant\w*)\b"
_MERELY = re.compile(rf"\b{A_MERE_MEMBER}")
BY_AMANE = re.compile(r"\b(?:l ?)?amane\b|\b(?:vous|vs|elle|on)\b")
_YEAR = r"((?:19|20)\d\d)"
BETWEEN = re.compile(rf"\bentre {_YEAR} et {_YEAR}\b")
_BOUND = re.compile(rf"\b(avant|apres|depuis|jusqu ?(?:en|a)|en|de|des|a partir de)(?: l ?(?:an|annee))? {_YEAR}\b")
# A question about the years before, after or between some.
BOUNDED = re.compile(rf"\b(?:avant|apres)(?: l ?(?:an|annee))? {_YEAR}\b|\bexistai\w*(?: \w+)? en {_YEAR}\b|{BETWEEN.pattern}")
# What dates and numbers of members are said with.
_OF_A_VALUE = frozenset(
    """associations association assos asso membres membre avant apres depuis existait existaient existe date cree creee creation annee constitue
    constituee naissance nee nes""".split()
)
# What is counted where associations are, as people call them.
MEMBERS = frozenset(
    "associations association assos asso ongs ong membres membre organisations organisation structures structure adherents adherent adherentes"
    " orgas assoc assocs".split()
)
_MEMBERS = re.compile(rf"(?:{'|'.join(sorted(MEMBERS))})\b")
_BOUND_OF_NUMBER = re.compile(r"\b(?:plus|moins) (?:de |d )?(?:une )?$|\bau moins (?:une )?$|\b(?P<above>depass\w*|au dela de) (?:les )?(?:une )?$")
# « Il en manque un », « le troisième terme manque »; of a person that is said otherwise.
IS_MISSING = re.compile(r"(?<!\bme )(?<!\bte )(?<!\blui )(?<!\blui en )(?<!\bnous )(?<!\bvous )\bmanqu(?:e|ent|ait|ant|ante)\b")
_OF_BIRTH = re.compile(r"\b(?:dates?|datee?s?) (?:d |de |du )?(?:sa |leur |la )?(?:naissance|creation|fondation|constitution|debut)\b")
# « Qui a la liste ? », « dotée d'une charte », « celle avec un rapport »; said of a name, it is had.
_TO_HAVE = (
    r"\b(?:a|ont|ayant|aient|ait|avoir|avec|avez|possed\w*|dispos\w*|dote\w*|publi\w*|redig\w*|elabor\w*|exist\w*|sans|pas|ni|propos\w*)"
    r" (?:(?:d|de|des|du|une?|la|le|les|l|sa|son|ses|leurs?|deja|aussi|elle|il|t) ){{0,3}}{name}\b"
)
# « Qui existait déjà en 2012 ? » was created by then.
_EXISTED = re.compile(r"\bexistai\w*(?: \w+)? $")
_BY_THEN = "jusqu en"
_UNBOUND = frozenset({"avant", "apres", _BY_THEN})
# Shorter words join the names of what exists (« plan d'action »).
_SHORTEST_OF_A_NAME = 3
# « Lequel n'est pas une plateforme », « lequel en est pas une, de plateforme »; where nothing is named, its gender tells what is meant.
_IS_A = re.compile(
    r"\b(?P<of_these>en )?(?:(?:est|es|sont|serait)(?: pas| bien| vraiment)* (?P<one>une?|des)(?: de| d)?|s ap+el+e\w*)"
    r"(?: (?P<what>\w+)| *$)"
)
# A condition finds what the file says of each collective that fulfils it, by id; None where a part of the text has no such condition.
Condition = Callable[[Sequence[Collective], str], dict[str, Said] | None]
# The same of what is known of everybody: where it is denied, of each that is known not to fulfil it.
ValueCondition = Callable[[Sequence[Collective], str, bool], dict[str, Said] | None]


def is_of_a_value(word: str, named_ones: Iterable[Organisation | Theme]) -> bool:
    """Tell whether a word belongs to a condition on a date, on who founded, or on one of these themes and organisations."""
    named = any(word in name.split() for one in named_ones for name in names_of(one))
    return named or word.isdigit() or word in _OF_A_VALUE or bool(FOUNDED.search(word) or BY_AMANE.search(word))


def created(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Existaient avant 2012 », « entre 2009 et 2015 »: those created then; « en 2015 »: those of which a date tells."""
    bounds = [(_bounding(found, part), int(found[2])) for found in _BOUND.finditer(part)]
    if between := BETWEEN.search(part):
        bounds = [("des", int(between[1])), (_BY_THEN, int(between[2]))]
    if not bounds:
        return None
    any_event = not between and _UNBOUND.isdisjoint(word for word, _ in bounds)
    found: dict[str, Said] = {}
    for one in candidates:
        events = [event for event in one.evenements if all(_fits(int(event.date[:4]), word, year) for word, year in bounds)]
        told = sorted(events, key=lambda event: event.genre != "creation")[:1]
        if told and (any_event or told[0].genre == "creation"):
            found[one.id] = _told(told[0])
    return found


def _bounding(found: re.Match[str], part: str) -> str:
    return _BY_THEN if found[1] == "en" and _EXISTED.search(part[: found.start()]) else found[1]


def dated(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Lequel n'a pas de date de naissance ? »: those of which AMANE's page gives one."""
    if not _OF_BIRTH.search(part) or re.search(_YEAR, part):
        return None
    births = ((one, event) for one in candidates for event in one.evenements if event.genre == "creation" and not elsewhere(event.sources))
    return {one.id: _told(event) for one, event in births}


def _told(event: Event) -> Said:
    """Return when what happened, and who says so where AMANE's page does not."""
    source = elsewhere(event.sources)
    text = sentence("evenement_selon", evenement=event.texte, source=source) if source else event.texte
    return Said(ended(sentence("quand_et_quoi", quand=capital(when(event.date)), evenement=text)), frozenset(), event.sources)


def _bounds(part: str) -> list[tuple[SaidNumber, re.Match[str] | None]]:
    """Return the numbers of members that folded words say, each with « plus de », « moins de », « au moins » before it."""
    found = [(said, _BOUND_OF_NUMBER.search(part[: part.find(said.words)])) for said in numbers_in(part)]
    # « Et moins de vingt ? » counts what was counted before.
    return [(said, bound) for said, bound in found if _MEMBERS.match(said.after) or (bound and not said.after)]


def bounds_members(text: str) -> bool:
    """Tell whether folded words say more or fewer than how many members."""
    return any(bound for _, bound in _bounds(text))


def counted(candidates: Sequence[Collective], part: str, denied: bool = False) -> dict[str, Said] | None:
    """« Plus de vingt associations », « celui avec onze membres »: those of which the page says that many."""
    bounds = _bounds(part)
    if not bounds:
        return None
    found: dict[str, Said] = {}
    for one in candidates:
        section = one.rubriques.get("membres")
        if section and section.count and section.quantity and all(_has_as_many(section.count, *one) for one in bounds) is not denied:
            found[one.id] = Said(ended(capital(section.quantity)), frozenset(), section.number_sources)
    return found


def _has_as_many(known: Number, counted: SaidNumber, bound: re.Match[str] | None) -> bool:
    said = counted.number
    if bound is None:
        return known.value == said.value
    if bound["above"] or bound[0].startswith("plus"):
        return known.value > said.value
    return known.value < said.value if bound[0].startswith("moins") else known.value >= said.value


def involving(organisations: Sequence[str], candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Qui travaille avec l'ONU ? »: those that involve an organisation that the part names."""
    involved = [(one, organisation) for one in candidates for organisation in one.organisations if organisation.nom in organisations]
    named = [pair for pair in involved if is_named(pair[1], part)]
    names = {organisation.nom for _, organisation in named}
    return {one.id: naming(one, organisation) for one, organisation in involved if organisation.nom in names} if named else None


def naming(collective: Collective, organisation: Organisation) -> Said:
    """Return the sentence of a collective that names an organisation that it involves."""
    return next(said for said in reversed(statements(collective)) if said.words >= folded(organisation.nom))


def dealing_with(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Qui s'occupe des migrants ? »: those with a theme that the part names, and the sentence that says most of it."""
    found: dict[str, Said] = {}
    for one in candidates:
        named = [(theme, name.split()) for theme in one.themes for name in names_of(theme) if f" {name} " in f" {part} "]
        words = tuple(dict.fromkeys(word for _, names in named for word in names))
        told = with_words([one], words)[0] if words else {}
        if told and not _has_some(told[one.id].text, words):
            # By what it is called besides, what it is about is meant: « une instance internationale », the examination.
            told |= next(({one.id: said} for theme, _ in named for said in statements(one) if _has_all(said.text, theme.nom)), {})
        found |= told
    return found or None


def _has_some(text: str, words: Sequence[str]) -> bool:
    return any(likeness(word, one) for word in _name(" ".join(words)) for one in folded(text))


def _has_all(text: str, name: str) -> bool:
    return all(any(likeness(word, one) for one in folded(text)) for word in _name(name))


def named_with(candidates: Sequence[Collective], part: str, denied: bool = False) -> dict[str, Said] | None:
    """« Lequel a Maroc dans son nom ? », « lequel est une plateforme ? »: those whose names have the word."""
    having = having_in_name(candidates, part) or _called(candidates, part)
    found = {one.id: Said(ended(one.nom), frozenset(), (one.nom_source,)) for one in candidates if (one.id in having) is not denied}
    return found if having else None


def _called(candidates: Sequence[Collective], part: str) -> list[str]:
    """Return the ids of those that are what a part says, by their names; none where all are, or nobody is."""
    asked = _IS_A.search(part)
    what = (asked["what"] or "").rstrip("s") if asked else ""
    found = [one.id for one in candidates if what and {what, f"{what}s"} & set(plain_words(f"{one.nom} {one.designation}").split())]
    if asked and asked["of_these"] and not what:
        found = [one.id for one in candidates if (one.genre == "feminin") is (asked["one"] == "une")]
    return found if len(found) < len(candidates) else []


def is_named(one: Organisation | Theme, part: str) -> bool:
    return any(f" {name} " in f" {part} " for name in names_of(one))


def names_of(one: Organisation | Theme) -> list[str]:
    return [plain_words(name) for name in (one.nom, *one.alias)]


def _fits(year: int, word: str, bound: int) -> bool:
    if word == "avant":
        return year < bound
    if word == "apres":
        return year > bound
    if word.startswith("jusqu"):
        return year <= bound
    # « Depuis 2009, c'est laquelle ? »
    return year >= bound if word in ("des", "a partir de") else year == bound


def founded(candidates: Sequence[Collective], part: str, denied: bool = False) -> dict[str, Said] | None:
    """« Que AMANE a-t-elle fondé ? », « où est-elle simple membre ? »: those of which her role says so; None where a part says nothing of it."""
    merely = _MERELY.search(part) is not None
    if not (says_founded(part) or (merely and BY_AMANE.search(part))):
        return None
    roles = ((one, FOUNDED.search(plain_words(one.role_amane)) is not None) for one in candidates)
    return {one.id: Said(f"{one.role_amane}.", frozenset(), one.sources) for one, has_founded in roles if has_founded is not (merely is not denied)}


def is_called(one: Collective, word: str) -> bool:
    """Tell whether a folded word is of a name of a collective: « celui de la convention »."""
    return word in plain_words(" ".join((one.nom, one.designation, *one.alias))).split()


def is_said_of(one: Collective, word: str) -> bool:
    """Tell whether a folded word is of what a collective is called, or is about: « les deux collectifs d'enfants »."""
    return is_called(one, word) or any(likeness(word, said) for said in folded(one.nom, one.objet, *(theme.nom for theme in one.themes)))


def says_founded(text: str) -> bool:
    """Tell whether folded words say that AMANE founded something."""
    return bool(FOUNDED.search(text) and BY_AMANE.search(text))


@dataclass(frozen=True)
class Thing:
    """Something that the file says exists: the folded words of its name, and the sentence that says so of each collective that has it, by id."""

    words: frozenset[str]
    said: dict[str, Said]

    def is_called(self, word: str) -> bool:
        """Tell whether a folded word is of its name."""
        return any(likeness(word, one) for one in self.words)

    def is_also(self, other: Thing) -> bool:
        """« Document » and « documents » are one."""
        return all(map(other.is_called, self.words))


def having(candidates: Sequence[Collective], every: Sequence[Collective], part: str) -> list[Thing]:
    """« Lesquelles ont une charte ? »: return the things that a part names, of all that any collective has, each with the candidates that have it."""
    found = [Thing(words, {one.id: said for one in candidates if (said := _telling_of(one, words))}) for words in _named_things(every, part)]
    return [thing for place, thing in enumerate(found) if thing.said and not any(thing.is_also(other) for other in found[:place])]


def _named_things(every: Sequence[Collective], part: str) -> list[frozenset[str]]:
    """Return the words of the names of things that a part names in full, always in the same order."""
    sections = chain.from_iterable(one.rubriques.values() for one in every)
    named = [words for words in {_name(name) for section in sections for name in section.existe} if words and _stands_in(words, part)]
    # « Rapport annuel » is meant where it is named, not « rapport » too.
    return sorted((words for words in named if not any(words < other for other in named)), key=sorted)


def says_to_have(part: str, things: Sequence[Thing]) -> bool:
    """Tell whether a part says of something that somebody has it, and does not only speak of it."""
    return any(re.search(_TO_HAVE.format(name=f"{re.escape(word)}s?"), part) for thing in things for word in thing.words)


def _name(name: str) -> frozenset[str]:
    return frozenset(word for word in plain_words(name).split() if len(word) >= _SHORTEST_OF_A_NAME)


def _stands_in(words: frozenset[str], part: str) -> bool:
    said = part.split()
    return all(any(likeness(one, word) for one in said) for word in words)


def _telling_of(one: Collective, words: frozenset[str]) -> Said | None:
    """Return the sentence that says of a collective that there is something of this name; None where nothing does."""
    for section in one.rubriques.values():
        if any(all(any(likeness(word, said) for said in _name(name)) for word in words) for name in section.existe):
            first, *more = sentences(section)
            told = next((text for text in (first, *more) if all(any(likeness(word, said) for said in folded(text)) for word in words)), first)
            return Said(ended(told), frozenset(), section.sources)
    return None
