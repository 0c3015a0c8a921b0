"""Say that what is asked is not told, and in the same sentence what is told nearest to it; or that alone, where it has all the words asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from actions.asking import telling, without_tag, words_of
from actions.attributes import attribute
from actions.blocks import Links
from actions.french import capital, that
from actions.gaps import NOT_SAID
from actions.kinds import OUT_OF_SCOPE_KINDS
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.question import Question
from actions.reply import from_page, links
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, by_its_name, folded, object_of, sentences, tells, with_what_it_is
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.model import Organisation, Theme
from knowledge.text import plain_words
from knowledge.values import dates_in

# Where something is written.
PLACES_OF_TEXT = frozenset({"page", "pages", "plaquette", "texte", "ligne", "source", "sources", "titre", "intitule", "mot", "terme"})


# By the folded words of an alias those of the name that it stands for.
Names = Mapping[str, tuple[str, ...]]
NO_NAMES: Names = MappingProxyType({})
# Of ten questions from here on, in words that the section has nowhere, nine asked what nobody tells (six authors left out).
MAY_BE_UNKNOWN = 0.27
# What a text does with what stands in it.
_OF_CONTENT = re.compile(
    r"\b(?:parl|evoqu|mention|contien|abord|trait|prevoi|interdi|oblig|autoris|garanti|protege|inclu|compren|figur|cite|stipul|precis|impos)\w*|\bdit\b"
)
_MAKING = re.compile(r"\b(?:redig|ecri[tv]|elabor|evalu|examin|mene|fait|fe\b|realis|produi)\w*")
_MADE = re.compile(r"\b(?:redige|ecrit|elabore|adopte|vote|signe|invente|publie)e?s?\b")
_UNKNOWN = OUT_OF_SCOPE_KINDS | {"attribut_inconnu"}
_OF_FOUNDING = ".fondation"
_GOES = re.compile(
    r"\b(?:(?:est|sont|son|etai\w*|ete|s y) (?:tous |toutes |deja )?(?:parti|alle|rendu|venu)e?s?|vont (?:a|en|la bas)|partir"
    r"|(?:deplac|voyag|debarqu)\w*|a l etranger)\b"
)
# What shorter words of a name say, others say too: « les », « de ».
_LONG = 4
# A place, and a word that may say nothing.
_FEW = 2


# Names of attributes: who paid is not told by who made it.
_OF_MONEY = ("finance", "budget")


def not_said(asked: Section, near: Section, words: Sequence[str] = ()) -> Answered:
    """Say that where the facts of a section come from does not tell it, and the sentence of `near` that has most of these words."""
    name = "la_page_ne_le_dit_pas" if from_page(asked) else "mes_sources_ne_le_disent_pas"
    return Answered(sentence(name, texte=that(nearest(near, words))), near.sources, gap=NOT_SAID)


def nearest(section: Section, words: Sequence[str], names: Names = NO_NAMES) -> str:
    """Return the sentence of a section that has most of these folded words; of those equal one of what is given, and the first."""
    # Where it is written is not what is asked.
    asked = [word for word in words if word not in PLACES_OF_TEXT]
    best = max(with_what_it_is(section), key=lambda said: (_share(said, asked, names), _share(said, asked), not NOT_GIVEN.search(said)))
    first = next(one for one in sentences(section) if best.startswith(one))
    as_good = all(_share(first, asked, by) == _share(best, asked, by) for by in (names, NO_NAMES))
    return first if as_good else best


def names_of(question: Question, knowledge: Knowledge) -> Names:
    """Return for each folded word of a name of the themes and organisations of a question the words of the name that the file calls them by."""
    named: list[Theme | Organisation] = [one for each in knowledge.collectifs for one in each.themes if one.nom in question.themes]
    named += [one for each in knowledge.collectifs for one in each.organisations if one.nom in question.organisations]
    return {
        word: tuple(part for part in words_of(one.nom) if len(part) >= _LONG)
        for one in named
        for alias in (one.nom, *one.alias)
        for word in words_of(alias)
    }


def told_nearest(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle est libre d'accès, la liste ? », where nothing tells yes or no: the nearest sentence; where it lacks what was asked, that it is all."""
    found = knowledge.section(request.topic)
    # Who says no more than a name asks for all that is said.
    if not found or found[1].points or request.question.kind == "nom_seul":
        return None
    section = found[1]
    words, names = telling(request.question, knowledge, without_tag(request.question.text)), names_of(request.question, knowledge)
    said = nearest(section, words, names)
    if _is_nothing_of_founding(said, words, names, request.topic, section):
        # What AMANE has to do with it is what is nearest to anything asked of who founded.
        said, words = f"{found[0].role_amane}.", words or [_OF_FOUNDING]
    told = by_its_name(_what_it_is_for(said, words, names, found) or said, found[0])
    blocks = _to_read(section, knowledge)
    if _dates_the_undated(request.question, section):
        return Answered(sentence("page_ne_le_dit_pas"), section.sources, told, blocks, gap=NOT_SAID)
    if _names_the_place(words, said, section) or _has_what_is_asked(_share(said, words, names), len(set(words))):
        # Who asks nothing in particular is told the rest as well.
        rest = "" if words else " ".join(one for one in sentences(section) if one != said)
        return Answered(told, section.sources, rest, blocks)
    if not blocks:
        return Answered(_nothing_more(section, told), section.sources, gap=NOT_SAID, bare=told)
    # What a link leads to says more.
    unsaid = _not_given(section, request.question, words, found[0])
    refused = Answered(sentence("page_ne_le_dit_pas"), section.sources, unsaid, blocks, gap=NOT_SAID)
    return refused if unsaid not in ("", told) else Answered(told, section.sources, blocks=blocks, gap=NOT_SAID, bare=told)


def _dates_the_undated(question: Question, section: Section) -> bool:
    """« Le rapport annuel, c'est celui de 2022 ? » of what is to be read and has no date."""
    return bool(section.liens and dates_in(question.claim)) and not section.date


def _not_given(section: Section, question: Question, words: Sequence[str], collective: Collective) -> str:
    """« La charte parle des parents ? »: return the sentence that says of the thing asked about that its content is not given; else nothing."""
    if not _OF_CONTENT.search(question.text):
        return ""
    things = [word for word in words if any(likeness(word, one) for one in folded(*section.existe))]
    said = next((one for one in sentences(section) if NOT_GIVEN.search(one) and _share(one, things)), "")
    return by_its_name(said, collective) if said else ""


def may_be_unknown(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est signé par qui, ce document ? », where nothing answers: that it is not said, if that may well be so and its words stand nowhere."""
    collective, section = knowledge.section(request.topic) or (None, None)
    # « Qui a rédigé la charte ? » is told by who drew it up.
    if request.question.detail == "qui" and _MAKING.search(request.question.text):
        return None
    unknown = sum(sure for kind, sure in request.question.kinds if kind in _UNKNOWN)
    if collective is None or section is None or section.points or unknown < MAY_BE_UNKNOWN or not beyond(request, section, knowledge):
        return None
    name = "la_page_ne_le_dit_pas" if from_page(section) else "mes_sources_ne_le_disent_pas"
    said = nearest(section, telling(request.question, knowledge, request.question.text))
    return Answered(sentence(name, texte=that(by_its_name(said, collective))), section.sources, blocks=_to_read(section, knowledge), gap=NOT_SAID)


def who_paid(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui a financé l'étude ? » of what the file says who made: nobody says it, and who made it."""
    section, meant = (knowledge.section(request.topic) or (None, None))[1], attribute(request.question.claim)
    asks = meant is not None and meant.name in _OF_MONEY
    return not_said(section, section) if section and (section.qui or section.avec) and asks else None


def founded_by_so_many(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Avec combien d'autres ? » of who founded it, where nobody says how many: that, and what part AMANE had in it."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not request.topic.endswith(_OF_FOUNDING) or section.quantity or len(section.qui) > 1:
        return None
    name = "la_page_ne_le_dit_pas" if from_page(section) else "mes_sources_ne_le_disent_pas"
    return Answered(sentence(name, texte=that(by_its_name(f"{collective.role_amane}.", collective))), section.sources, gap=NOT_SAID)


def where_they_went(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Après ils sont partis en Suisse, non ? », of what took place somewhere: the sentence that says where."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not (section.lieu and _GOES.search(request.question.text)):
        return None
    said = next((one for one in sentences(section) if tells(one, str(section.lieu))), "")
    return Answered(by_its_name(said, collective), section.sources, blocks=_to_read(section, knowledge)) if said else None


def _to_read(section: Section, knowledge: Knowledge) -> tuple[Links, ...]:
    return tuple(Links(shown) for shown in (links(knowledge, section),) if shown)


def _what_it_is_for(said: str, words: Sequence[str], names: Names, found: tuple[Collective, Section]) -> str:
    """Return what a collective is for, where the sentence nearest to what is asked of its presentation is near to nothing; empty elsewhere."""
    collective, section = found
    far = words and section is collective.rubriques["presentation"] and not _share(said, words, names)
    return f"{capital(object_of(collective))}." if far else ""


def _nothing_more(section: Section, told: str) -> str:
    name = "la_page_n_en_dit_pas_plus" if from_page(section) else "mes_sources_n_en_disent_pas_plus"
    return told if NOT_GIVEN.search(told) else sentence(name, texte=told.removesuffix("."))


def _is_nothing_of_founding(said: str, words: Sequence[str], names: Names, topic: str, section: Section) -> bool:
    return topic.endswith(_OF_FOUNDING) and not section.count and not _share(said, words, names)


def _names_the_place(words: Sequence[str], said: str, section: Section) -> bool:
    """« Pourtant ils sont allés à Genève » names the place, and the sentence tells of it; more words claim more."""
    few = len(words) <= _FEW
    return few and any(word in words_of(section.lieu or "") and _share(said, [word]) for word in words)


def _has_what_is_asked(shared: int, asked: int) -> bool:
    """Whether a sentence with so many of the words asked may well be the answer: who then says that it is not told denies it.

    Beside the thing that is asked about, it has something of what is asked of it, and half of the words at least.
    """
    return shared == asked or (shared > 1 and 2 * shared >= asked)


def beyond(request: Request, section: Section, knowledge: Knowledge, text: str = "") -> list[str]:
    """Return the telling words of a question, or of a part of it, that a section has nowhere: « représente le gouvernement à Genève ? » asks more."""
    told = folded(section.titre, section.introduction, *section.alias, *section.existe, *section.avec, *section.qui, section.lieu or "")
    words = telling(request.question, knowledge, text or request.question.text)
    return [word for word in words if not word.isdigit() and not any(likeness(word, one) for one in told)]


def says_it_was_made(text: str, said: Sequence[str]) -> bool:
    """« La convention a été écrite par la CDE ? »: tell whether a text says that something was made, and none of these sentences does."""
    return _MADE.search(text) is not None and not any(_MADE.search(plain_words(one)) for one in said)


def _share(said: str, words: Sequence[str], names: Names = NO_NAMES) -> int:
    """Return how many of these words a sentence has, as themselves or by the name that they stand for."""
    having = plain_words(said).split()

    def stands(word: str) -> bool:
        return any(likeness(word, one) for one in having)

    return sum(stands(word) or (bool(names.get(word)) and all(map(stands, names[word]))) for word in dict.fromkeys(words))
