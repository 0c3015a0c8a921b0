"""Which collectives a question asks for: those of which the file says what its words, dates and names say, and each with the sentence that says so.

« Lesquelles ont une charte », « celui où elle n'a pas fondé », « qui existait avant 2012 »: a question is one or more conditions that all hold. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from actions.asking import telling, words_of
from actions.descriptions import having_in_name
from actions.finding import DIGITS
from actions.french import capital, date, number
from actions.kinds import MISSING
from actions.memory import Memory
from actions.question import Question
from actions.statements import Said, ended, folded, statements, with_words
from knowledge import Collective, Knowledge
from knowledge.french import Number
from knowledge.model import Organisation, Theme
from knowledge.text import plain_words
from knowledge.values import SaidNumber, numbers_in

_PARTS = re.compile(r"\b(?:et|mais|ainsi que)\b|\b(?=(?:pas (?:les?|la|des?|du)|sans|sauf) )")
# « Y a pas un collectif pour… ? » asks for one, and « c'est pas elle » denies nothing of what is asked for.
_NEGATED = re.compile(
    r"\bn ?(?:a|ont|est|sont|avez|avait|avaient)(?: t)?(?: (?:elle|il|on|vous))?(?: \w+)? (?:pas|point|jamais)\b"
    r"|\b(?:qui|ki|lequel|laquelle|lesquel\w*) (?:s )?\w+ (?:pas|jamais)\b|^pas (?:les?|la|des?|du)\b|\b(?:sans|sauf|hormis|ni|aucune?)\b"
)
FOUNDED = re.compile(r"\b(?:co ?)?fond(?:e|ee|es|ees|er|a|ateurs?|atrices?|ation)\b|\bcree?(?:e|ee|es|ees|r)?\b|\bcreat(?:ion|eur|rice)s?\b")
BY_AMANE = re.compile(r"\b(?:l ?)?amane\b|\b(?:vous|vs|elle|on)\b")
# What asks for some of several, or for all.
WHICH = re.compile(
    r"\b(?:les?quel(?:le)?s?|laquelle?|l[ae] ?kel\w*|qui|ki|ce(?:lui|lles?|ux)|(?:quel|kel)(?:le)?s? (?:collectif|plateforme|reseau)s?)\b"
)
_ALL = r"\b(?:{count}|(?:tous|toutes) (?:{count}|les (?:collectif|plateforme|reseau)x?s?)|chacune?|chaque (?:collectif|plateforme))\b"
_YEAR = r"((?:19|20)\d\d)"
_BETWEEN = re.compile(rf"\bentre {_YEAR} et {_YEAR}\b")
_BOUND = re.compile(rf"\b(avant|apres|depuis|jusqu ?(?:en|a)|en|de|des|a partir de)(?: l ?(?:an|annee))? {_YEAR}\b")
# A question about the years before, after or between some.
BOUNDED = re.compile(rf"\b(?:avant|apres)(?: l ?(?:an|annee))? {_YEAR}\b|{_BETWEEN.pattern}")
# What dates and numbers of members are said with.
_OF_A_VALUE = frozenset(
    """associations association assos asso membres membre avant apres depuis existait existaient existe date cree creee creation annee constitue
    constituee naissance nee nes""".split()
)
# What one message may cost: nobody joins more conditions, and each has few words that tell.
MOST_PARTS = 4
MOST_WORDS = 16
_MEMBERS = re.compile(r"(?:associations?|assos?|asso|membres?|adherents?|organisations?|structures?)\b")
_BOUND_OF_NUMBER = re.compile(r"\b(?:plus|moins) (?:de |d )?(?:une )?$|\bau moins (?:une )?$")
_UNBOUND = frozenset({"avant", "apres"})
# A condition finds what the file says of each collective that fulfils it, by id; None where a part of the text has no such condition.
Condition = Callable[[Sequence[Collective], str], dict[str, Said] | None]


@dataclass(frozen=True)
class Chosen:
    """What a question asks for.

    ids: those chosen, in the file's order. said: what the file says of a collective, by id, those not chosen included where it tells.
    known: whether any of its conditions was understood. found: share of its words, 0 to 1, that the file says of each of those chosen.
    """

    ids: tuple[str, ...]
    said: dict[str, Said]
    known: bool
    found: float = 1.0


def chosen(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Chosen:
    """Return the collectives that a question asks for, of `among` (ids) where it names some and anything is said of them."""
    found = _chosen(knowledge, question, among)
    if among and not found.known:
        # « Onze associations, c'est la PNPM ou la CDE ? » may mean neither; and a name alone is what it stands for.
        found = _chosen(knowledge, question, ())
        if not found.known:
            about = {one.id: _object(one) for one in of_these(knowledge, among)}
            found = Chosen(tuple(about), about, known=True)
    if found.known and not found.ids and _asks_for_each(_parts(question, knowledge)):
        found = replace(found, ids=tuple(one.id for one in knowledge.collectifs if one.id in found.said))
    return found


def carried(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """« Il y en a plusieurs ? », « laquelle en a une ? » after a charter: lend a search that says nothing of what the thing last asked for."""
    asked = (*memory.en_attente, *(kind for kind, _ in memory.dits[:1]))
    last = next((kind for kind in asked if kind in MISSING), "")
    # « Et les deux autres ont la leur ? » speaks of something that was not asked of them.
    named = question.reference == "autre" or question.collectives or question.themes or question.organisations or question.years
    if question.kind != "recherche" or not last or named or telling(question, knowledge, question.text) or chosen(knowledge, question).known:
        return question
    return replace(question, text=f"{question.text} {last}", words=(*question.words, last))


def _chosen(knowledge: Knowledge, question: Question, among: Sequence[str]) -> Chosen:
    candidates = of_these(knowledge, among)
    left, said = [one.id for one in candidates], dict[str, Said]()
    known, share = False, 1.0
    parts = _parts(question, knowledge)
    if len(question.themes) > 1 and not any(negated for _, negated in parts):
        # « Les migrants et les violences, c'est qui ? » asks for each.
        about = [one for one in candidates if any(theme.nom in question.themes for theme in one.themes)]
        return Chosen(tuple(one.id for one in about), {one.id: _object(one) for one in about}, known=bool(about))
    for part, negated in parts:
        for found, words_found in _counting(list(_conditions(knowledge, candidates, question, part)), left, negated):
            known, share = True, min(share, words_found)
            left = [one for one in left if (one in found) != negated]
            said |= found
    return Chosen(tuple(left) if known else (), said, known, share)


def _counting(conditions: Sequence[tuple[dict[str, Said], float, bool]], left: Sequence[str], negated: bool) -> list[tuple[dict[str, Said], float]]:
    """Return the conditions of a part that count, with the share of words found: mere words that would undo the exact ones only leave doubt.

    « Ce genre de violences » is no question of gender.
    """
    exact = [found for found, _, is_exact in conditions if is_exact]
    kept = [one for one in left if all((one in found) != negated for found in exact)]
    words = [(_said_exactly(found, exact), share) for found, share, is_exact in conditions if not is_exact]
    if exact and not all(any((one in found) != negated for one in kept) for found, _ in words):
        return [(found, 0.0) for found in exact]
    return [*((found, 1.0) for found in exact), *words]


def _said_exactly(found: dict[str, Said], exact: Sequence[dict[str, Said]]) -> dict[str, Said]:
    """Return what words find, with what is said of whom an exact condition has found, too."""
    return {one: next((told[one] for told in exact if one in told), said) for one, said in found.items()}


def _asks_for_each(parts: Sequence[tuple[str, bool]]) -> bool:
    """« Quel collectif s'occupe des enfants, et lequel des migrants ? »: nobody has to be both."""
    return sum(bool(WHICH.search(part)) for part, _ in parts) > 1 and not any(negated for _, negated in parts)


def asks_of_all(text: str, count: int) -> bool:
    """Tell whether a folded text asks something of all of `count` collectives: « les trois », « chacun »."""
    counted = rf"les (?:{number(count)}|{count})\b(?! \w*(?:objectif|but|valeur|point|association|asso|membre|fondateur)s?\b)"
    return bool(re.search(_ALL.format(count=counted), text))


def of_these(knowledge: Knowledge, among: Sequence[str]) -> list[Collective]:
    """Return the collectives of these ids in the file's order, all where there are none."""
    return [one for one in knowledge.collectifs if not among or one.id in among]


def _object(collective: Collective) -> Said:
    """Return what a collective is about."""
    return Said(ended(capital(collective.objet)), frozenset(), collective.sources)


def _parts(question: Question, knowledge: Knowledge) -> list[tuple[str, bool]]:
    """Return the parts of a question that each say a condition, and whether it is negated."""
    bodies: list[Organisation | Theme] = [one for collective in knowledge.collectifs for one in (*collective.themes, *collective.organisations)]
    # « Les cinq » are those it is asked of.
    pointed = rf"\b(?:les|vos|nos|ces|tes) (?:{number(count := len(knowledge.collectifs))}|{count})(?! \w*(?:association|asso|membre)s?\b)"
    text = re.sub(rf"{pointed}(?: (?:structures?|organisations?|entites?))?\b", " ", question.text or " ".join(question.words))
    # Nor does a name with « sans » in it deny or part anything, while its words are joined: « un enfant sans papiers ».
    for name in (name for one in bodies for name in _names(one) if _PARTS.search(name) or _NEGATED.search(name)):
        text = re.sub(rf"\b{name}\b", name.replace(" ", "_"), text)
    parts = [text] if _BETWEEN.search(text) else [part for part in _PARTS.split(text) if part.strip()] or [text]
    if len(parts) == 1:
        # Names that were found in spite of slips.
        parts[0] += f" {' '.join(words_of(*question.organisations, *question.themes))}"
    # « Elle n'a pas de charte ? » asks whether it has one.
    return [(part.replace("_", " "), question.detail != "oui_non" and bool(_NEGATED.search(part))) for part in parts[:MOST_PARTS]]


def _conditions(
    knowledge: Knowledge, candidates: Sequence[Collective], question: Question, part: str
) -> Iterable[tuple[dict[str, Said], float, bool]]:
    """Yield what each condition of a part finds, by id, the share of its words that were found, and whether it is exact: no mere words."""
    conditions: tuple[Condition, ...] = (_named_with, _created, _counted, _founded, _dealing_with, partial(_involving, question.organisations))
    typed = [found for condition in conditions if (found := condition(candidates, part)) is not None]
    for found in typed:
        yield found, 1.0, True
    words = [DIGITS.get(word, word) for word in telling(question, knowledge, part)]
    if typed:
        names: list[Organisation | Theme] = [
            *(one for collective in candidates for one in collective.organisations if one.nom in question.organisations),
            *(theme for collective in candidates for theme in collective.themes if _is_named(theme, part)),
        ]
        words = [word for word in words if not _is_of_a_value(word, names)]
    found, share = with_words(candidates, tuple(dict.fromkeys(words))[:MOST_WORDS])
    # Words that say nothing of any collective are no condition.
    if found:
        yield found, share, False


def _is_of_a_value(word: str, named_ones: Iterable[Organisation | Theme]) -> bool:
    """Tell whether a word belongs to a condition on a date, on who founded, or on one of these themes and organisations."""
    named = any(word in name.split() for one in named_ones for name in _names(one))
    return named or word.isdigit() or word in _OF_A_VALUE or bool(FOUNDED.search(word) or BY_AMANE.search(word))


def _created(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Existaient avant 2012 », « entre 2009 et 2015 »: those created then; « en 2015 »: those of which a date tells."""
    bounds = [(found[1], int(found[2])) for found in _BOUND.finditer(part)]
    if between := _BETWEEN.search(part):
        bounds = [("des", int(between[1])), ("jusqu en", int(between[2]))]
    if not bounds:
        return None
    any_event = not between and _UNBOUND.isdisjoint(word for word, _ in bounds)
    found: dict[str, Said] = {}
    for one in candidates:
        events = [event for event in one.evenements if all(_fits(int(event.date[:4]), word, year) for word, year in bounds)]
        told = sorted(events, key=lambda event: event.genre != "creation")[:1]
        if told and (any_event or told[0].genre == "creation"):
            found[one.id] = Said(f"{date(told[0].date)} ({told[0].texte}).", frozenset(), told[0].sources)
    return found


def _bounds(part: str) -> list[tuple[SaidNumber, re.Match[str] | None]]:
    """Return the numbers of members that folded words say, each with « plus de », « moins de », « au moins » before it."""
    return [(said, _BOUND_OF_NUMBER.search(part[: part.find(said.words)])) for said in numbers_in(part) if _MEMBERS.match(said.after)]


def bounds_members(text: str) -> bool:
    """Tell whether folded words say more or fewer than how many members."""
    return any(bound for _, bound in _bounds(text))


def _counted(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Plus de vingt associations », « celui avec onze membres »: those of which the page says that many."""
    bounds = _bounds(part)
    if not bounds:
        return None
    found: dict[str, Said] = {}
    for one in candidates:
        section = one.rubriques.get("membres")
        if section and section.count and section.quantity and all(_has_as_many(section.count, said.number, bound) for said, bound in bounds):
            found[one.id] = Said(ended(capital(section.quantity)), frozenset(), section.number_sources)
    return found


def _has_as_many(known: Number, said: Number, bound: re.Match[str] | None) -> bool:
    if bound is None:
        return known.value == said.value
    if bound[0].startswith("plus"):
        return known.value > said.value
    return known.value < said.value if bound[0].startswith("moins") else known.value >= said.value


def _involving(organisations: Sequence[str], candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Qui travaille avec l'ONU ? »: those that involve an organisation that the part names."""
    involved = [(one, organisation) for one in candidates for organisation in one.organisations if organisation.nom in organisations]
    named = [pair for pair in involved if _is_named(pair[1], part)]
    names = {organisation.nom for _, organisation in named}
    return {one.id: naming(one, organisation) for one, organisation in involved if organisation.nom in names} if named else None


def naming(collective: Collective, organisation: Organisation) -> Said:
    """Return the sentence of a collective that names an organisation that it involves."""
    return next(said for said in reversed(statements(collective)) if said.words >= folded(organisation.nom))


def _dealing_with(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Qui s'occupe des migrants ? »: those with a theme that the part names, and the sentence that says most of it."""
    found: dict[str, Said] = {}
    for one in candidates:
        words = [word for theme in one.themes for name in _names(theme) if f" {name} " in f" {part} " for word in name.split()]
        found |= with_words([one], tuple(dict.fromkeys(words)))[0] if words else {}
    return found or None


def _named_with(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Lequel a Maroc dans son nom ? »: those whose names have the word."""
    having = having_in_name(candidates, part)
    return {one.id: Said(ended(one.nom), frozenset(), (one.nom_source,)) for one in candidates if one.id in having} or None


def _is_named(one: Organisation | Theme, part: str) -> bool:
    return any(f" {name} " in f" {part} " for name in _names(one))


def _names(one: Organisation | Theme) -> list[str]:
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


def _founded(candidates: Sequence[Collective], part: str) -> dict[str, Said] | None:
    """« Que AMANE a-t-elle fondé ? »: those of which her role says so; None where a part says nothing of it."""
    if not (FOUNDED.search(part) and BY_AMANE.search(part)):
        return None
    return {
        one.id: Said(f"{one.role_amane}.", frozenset(), one.sources) for one in candidates if FOUNDED.search(plain_words(one.role_amane))
    }
