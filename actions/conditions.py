"""Conditions by which a part of a question singles out collectives: each finds those of which the file says so, and the sentence that does. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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

# « Le groupe défend… »: says what somebody is for.
CARES = re.compile(r"\b(?:s occup|defen|prote|lutt|aid|combat|concern|consacr|agi|travaill|est (?:pour|contre)|sert)\w*")
FOUNDED = re.compile(
    r"\b(?:co ?)?fond(?:e|ee|es|ees|er|a|ateurs?|atrices?|ation)\b|\bcree?(?:e|ee|es|ees|r)?\b|\bcreat(?:ion|eur|rice)s?\b"
    r"|\blance(?:e|es|ees|r|s)?\b|\b(?:l ?a|l ?ont|l ?avez|ete) montee?s?\b|\bmonte (?:les|tous|ces)\b|\btout (?:monte|demarre|initie)\b"
    r"|\b(?:est|es|etes|etait|etiez|sont)(?: \w+)? a l origine d(?:es?|u)?\b"
)
# Who only takes part, as folded words say it.
A_MERE_MEMBER = r"(?:une? )?(?:simple\w*|juste|seulement|rien que) (?:une? )?(?:membres?|adherent\w*|participant\w*)\b"
_MERELY = re.compile(
    rf"\b{A_MERE_MEMBER}|\b(?:juste|seulement|simplement|uniquement) (?:ete )?(?:rejoin|integr|adher)\w*"
    r"|\b(?:rejoin|integr|adher)\w*.*\bsans .*\bfond"
)
# To be one of those who take part.
MEMBERSHIP = re.compile(r"\b(?:membres?|adherent\w*|f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|affilie\w*)\b")
# « C'est l'État qui vous a créés ? » says it of AMANE, not by her.
BY_ANOTHER = re.compile(r"\b(?:qui|ki) (?:vous|vs|te?) (?:a|ont|avai\w*)\b")
BY_AMANE = re.compile(r"\b(?:l ?)?amane\b|\b(?:vous|vs|elle|on)\b|\b(?:l|votre|cette) ass?o(?:ciation)?\b")
_YEAR = r"((?:19|20)\d\d)"
BETWEEN = re.compile(rf"\bentre {_YEAR} (?:et|pis|puis|a) {_YEAR}\b")
# « Qui existait déjà en 2012 ? » was created by then.
_BOUND = re.compile(rf"\b(avant?|avt|apres|depuis|existai\w*(?: \w+)? en|en|de) {_YEAR}\b")
# A question about the years before, after or between some.
BOUNDED = re.compile(rf"\b(?:avant?|avt|apres|existai\w*(?: \w+)? en) {_YEAR}\b|{BETWEEN.pattern}")
# What dates and numbers of members are said with.
_OF_A_VALUE = frozenset(
    """associations association assos asso membres membre avant apres depuis existait existaient existe date cree creee creation annee constitue
    constituee naissance nee nes contribue contribuer contribuez
    compte comptent regroupe regroupent reunit reunissent rassemble rassemblent""".split()
)
_AT_FIRST = re.compile(r"\b(?:demarr\w*|commenc\w*|depart|debut\w*|initial\w*|origine)\b")
_NOW = re.compile(r"\b(?:aujourd hui|maintenant|mtn|actuel\w*)\b")
# What is counted where associations are, as people call them.
MEMBERS = frozenset(
    "associations association assos asso ongs ong membres membre organisations organisation structures structure adherents adherent adherentes"
    " orgas assoc assocs monde".split()
)
_MEMBERS = re.compile(rf"(?:{'|'.join(sorted(MEMBERS))}|(?:co ?)?fondat(?:eur|rice)s?)\b")
# What stands after a number that counts what was counted before.
_OF_NOTHING = re.compile(r"$|(?:il|elles?|ils|c|ya|y|on|lequel|laquelle|lesquel\w*|dedans|alors|donc|non)\b")
_BOUND_OF_NUMBER = re.compile(r"\b(?:au moins|plus?|moins?|depass\w*|au dela|au dessus)(?: de| d| les)?(?: une)? $")
# « Il en manque un », « le troisième terme manque »; of a person that is said otherwise.
IS_MISSING = re.compile(r"(?<!\bme )(?<!\bte )(?<!\blui )(?<!\blui en )(?<!\bnous )(?<!\bvous )\bmanqu(?:e|ent|ait|ant|ante)\b")
_OF_BIRTH = re.compile(r"\bdat(?:es?|ee?s?) (?:d |de )?(?:la )?(?:naissance|creation|fondation|constitution)\b")
# « Qui a la liste ? », « dotée d'une charte », « celle avec un rapport »; said of a name, it is had.
_TO_HAVE = (
    r"\b(?:a|ont|ayant|aient|ait|avoir|avec|avez|possed\w*|dispos\w*|dote\w*|publi\w*|redig\w*|elabor\w*|exist\w*|sans|pas|ni|propos\w*)"
    r" (?:(?:d|de|des|du|une?|la|le|les|l|sa|son|ses|leurs?|deja|aussi|elle|il|t) ){{0,3}}{name}\b"
)
_NO_END = 9999
# Shorter words join the names of what exists (« plan d'action »).
_SHORTEST_OF_A_NAME = 3
# A condition finds what the file says of each collective that fulfils it, by id; None where a part of the text has no such condition.
Condition = Callable[[Sequence[Collective], str], dict[str, Said] | None]
# The same of what is known of everybody: where it is denied, of each that is known not to fulfil it.
ValueCondition = Callable[[Sequence[Collective], str, bool], dict[str, Said] | None]


def is_of_a_value(word: str, named_ones: Iterable[Organisation | Theme]) -> bool:
    """Tell whether a word belongs to a condition on a date, on who founded, or on one of these themes and organisations."""
    named = any(word in name.split() for one in named_ones for name in names_of(one))
    return named or word.isdigit() or word in _OF_A_VALUE or bool(FOUNDED.search(word) or BY_AMANE.search(word))


def created(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Existaient avant 2012 », « entre 2009 et 2015 »: those created then; « en 2015 »: those of which a date tells.

    « Lequel n'a pas de date de naissance ? »: those of which AMANE's page gives one.
    """
    spans, of_birth = _spans(part), _OF_BIRTH.search(part) and not re.search(_YEAR, part)
    if not spans and not of_birth:
        return None
    any_event = spans and all(first == last for first, last in spans)
    found: dict[str, Said] = {}
    for one in candidates:
        fitting = (event for event in one.evenements if all(first <= int(event.date[:4]) <= last for first, last in spans))
        told = sorted(fitting, key=lambda event: event.genre != "creation")[:1]
        if told and (any_event or told[0].genre == "creation") and not (of_birth and elsewhere(told[0].sources)):
            found[one.id] = _told(told[0])
    return found


def _spans(part: str) -> list[tuple[int, int]]:
    """Return the first year and the last of each span of years that folded words say."""
    if between := BETWEEN.search(part):
        return [(int(between[1]), int(between[2]))]
    return [_span(found[1], int(found[2])) for found in _BOUND.finditer(part)]


def _span(word: str, year: int) -> tuple[int, int]:
    """Return the first year and the last that fit, by the word before a year."""
    if word == "apres":
        return year + 1, _NO_END
    before = word.startswith("av")
    return 0 if before or word.startswith("existai") else year, year - before


def _told(event: Event) -> Said:
    """Return when what happened, and who says so where AMANE's page does not."""
    source = elsewhere(event.sources)
    text = sentence("evenement_selon", evenement=event.texte, source=source) if source else event.texte
    return Said(ended(sentence("quand_et_quoi", quand=capital(when(event.date)), evenement=text)), frozenset(), event.sources)


def _bounds(part: str) -> list[tuple[SaidNumber, re.Match[str] | None]]:
    """Return the numbers of members that folded words say, each with « plus de », « moins de », « au moins » before it."""
    found = [(said, _BOUND_OF_NUMBER.search(part[: part.find(said.words)])) for said in numbers_in(part)]
    # « Et moins de vingt ? », « plus de vingt, il y a qui ? » count what was counted before.
    return [(said, bound) for said, bound in found if _MEMBERS.match(said.after) or (bound and _OF_NOTHING.match(said.after))]


def bounds_members(text: str) -> bool:
    """Tell whether folded words say more or fewer than how many members."""
    return any(bound for _, bound in _bounds(text))


def counted(candidates: Sequence[Collective], part: str, denied: bool = False) -> dict[str, Said] | None:
    """« Plus de vingt associations », « celui avec onze membres »: those of which the page says that many."""
    bounds = _bounds(part)
    if not bounds:
        return None
    # « Fondé par cinq associations », « démarré à cinq assos » count those of its beginning; « cinq associations, lequel ? » may.
    at_first = FOUNDED.search(part) or _AT_FIRST.search(part)
    found = _of_so_many(candidates, bounds, "fondation" if at_first else "membres", denied)
    either = not (found or at_first or denied or _NOW.search(part) or any(bound for _, bound in bounds))
    return _of_so_many(candidates, bounds, "fondation", denied) if either else found


def _of_so_many(
    candidates: Sequence[Collective], bounds: Sequence[tuple[SaidNumber, re.Match[str] | None]], name: str, denied: bool
) -> dict[str, Said]:
    """Return what the section of that name says of those whose number fits, by id."""
    found: dict[str, Said] = {}
    for one in candidates:
        section = one.rubriques.get(name)
        if section and section.count and section.quantity and all(_has_as_many(section.count, *bound) for bound in bounds) is not denied:
            told = sentences(section)[0] if name == "fondation" else ended(capital(section.quantity))
            found[one.id] = Said(told, frozenset(), section.number_sources)
    return found


def _has_as_many(known: Number, counted: SaidNumber, bound: re.Match[str] | None) -> bool:
    said, words = counted.number.value, bound[0] if bound else ""
    if words.startswith("au moin"):
        return known.value >= said
    if words.startswith("moin"):
        return known.value < said
    return known.value > said if words else known.value == said


def involving(organisations: Sequence[str], candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Qui travaille avec l'ONU ? »: those that involve an organisation that the part names."""
    involved = [(one, organisation) for one in candidates for organisation in one.organisations if organisation.nom in organisations]
    named = {organisation.nom for _, organisation in involved if is_named(organisation, part)}
    return {one.id: naming(one, organisation) for one, organisation in involved if organisation.nom in named} or None


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
        if told and not any(_stand_in([word], folded(told[one.id].text)) for word in _name(" ".join(words))):
            # By what it is called besides, what it is about is meant: « une instance internationale », the examination.
            told |= next(({one.id: said} for theme, _ in named for said in statements(one) if _stand_in(_name(theme.nom), folded(said.text))), {})
        found |= told
    return found or None


def is_named(one: Organisation | Theme, part: str) -> bool:
    return any(f" {name} " in f" {part} " for name in names_of(one))


def names_of(one: Organisation | Theme) -> list[str]:
    return [plain_words(name) for name in (one.nom, *one.alias)]


def founded(candidates: Sequence[Collective], part: str, denied: bool = False) -> dict[str, Said] | None:
    """« Que AMANE a-t-elle fondé ? », « où est-elle simple membre ? »: those of which her role says so; None where a part says nothing of it."""
    merely = _MERELY.search(part) is not None
    if not (says_founded(part) or (merely and BY_AMANE.search(part))):
        return None
    roles = ((one, FOUNDED.search(plain_words(one.role_amane)) is not None) for one in candidates)
    return {one.id: Said(f"{one.role_amane}.", frozenset(), one.sources) for one, has_founded in roles if has_founded is not (merely is not denied)}


def merely_joined(text: str) -> bool:
    """« Lesquels AMANE a-t-elle juste rejoints ? »: tell whether folded words ask where AMANE founded nothing."""
    return _MERELY.search(text) is not None and " ou " not in text


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


def having(candidates: Sequence[Collective], every: Sequence[Collective], part: str) -> list[Thing]:
    """« Lesquelles ont une charte ? »: return the things that a part names, of all that any collective has, each with the candidates that have it."""
    found = [Thing(words, {one.id: said for one in candidates if (said := _telling_of(one, words))}) for words in _named_things(every, part)]
    return [thing for thing in found if thing.said]


def _named_things(every: Sequence[Collective], part: str) -> list[frozenset[str]]:
    """Return the words of the names of things that a part names in full, always in the same order."""
    sections = chain.from_iterable(one.rubriques.values() for one in every)
    named = [words for words in {_name(name) for section in sections for name in section.existe} if words and _stand_in(words, part.split())]
    # « Rapport annuel » is meant where it is named, not « rapport » too.
    return sorted((words for words in named if not any(words < other for other in named)), key=sorted)


def says_to_have(part: str, things: Sequence[Thing]) -> bool:
    """Tell whether a part says of something that somebody has it, and does not only speak of it."""
    return any(re.search(_TO_HAVE.format(name=f"{re.escape(word)}s?"), part) for thing in things for word in thing.words)


def _name(name: str) -> frozenset[str]:
    return frozenset(word for word in plain_words(name).split() if len(word) >= _SHORTEST_OF_A_NAME)


def _stand_in(words: Iterable[str], said: Iterable[str]) -> bool:
    """Tell whether all of these words, or words of their families, stand among others."""
    return all(any(likeness(word, one) for one in said) for word in words)


def _telling_of(one: Collective, words: frozenset[str]) -> Said | None:
    """Return the sentence that says of a collective that there is something of this name; None where nothing does."""
    for section in one.rubriques.values():
        if any(_stand_in(words, _name(name)) for name in section.existe):
            said = sentences(section)
            return Said(ended(next((text for text in said if _stand_in(words, folded(text))), said[0])), frozenset(), section.sources)
    return None
