"""Tell the one part of a sentence that is asked for: « auprès de qui ? », « sur quoi porte l'étude ? », « une expertise en quoi ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, words_of
from actions.french import after_colon, capital, enumerate_words, lowered, of
from actions.leads.answered import Answered
from actions.leads.nearest import by_its_name
from actions.leads.points import OfList, Series, has_word, matched, series
from actions.memory import Memory
from actions.parts import PURPOSE, Asked, asked_in, of_a_point, of_a_sentence
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

_WHY = re.compile(r"\b(?:pourquoi|pourkoi|pk|pq)\b")
# Said of every point, « à qui parle-t-elle ? » is answered by all that say it; « pour qui ? » by whom the collective is for.
_OF_ALL = re.compile(r"\b(?:aupres de|a|envers|vers|devant|parl\w* (?:avec|avc|ac)) (?:qui|ki)\b")
_WHOM = re.compile(r"\b(?:de|d|pour|pr) (?:qui|ki|quels|kels|quelles)\b")
_A_TEXT = re.compile(r"(?:texte|document|papier|ecrit)s?$")
# « La lutte », of a point without the part, says nothing more.
_LEAST_REST = 3


def part(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part that is asked for, of the point that was going to be told or of the section; None where it is not sure which."""
    text = request.question.text
    listed, found, alone = series(knowledge, request.topic), knowledge.section(request.topic), told.point if told and not told.blocks else None
    asked = asked_in(text) or (Asked("", "", "", PURPOSE) if alone is not None and _WHY.search(text) else None)
    if found and (thing := _whose(*found, text) or _in_which_text(*found, asked)):
        return Answered(thing, found[1].sources, point=told.point if told else None)
    if asked is None or _asks_for_more(asked, request, found[1] if found else None):
        return None
    if listed:
        return _of_list(OfList(listed, request, memory, knowledge), asked, alone)
    return _of_section(*found, asked, request, memory, knowledge) if found else None


def _asks_for_more(asked: Asked, request: Request, section: Section | None) -> bool:
    """« On la lit sur quelle page ? » asks for a link, « l'examen de quoi ? » for a name; what follows in a claim is more than a part."""
    named = section and has_word(words_of(*section.sigles.values()), asked.after_word)
    return request.question.detail == "lien" or bool(named or (request.question.detail == "oui_non" and asked.after))


def _of_list(of_it: OfList, asked: Asked, alone: int | None) -> Answered | None:
    """Return the part of the one point that was going to be told, that the words mean or that was told last; else of all that have it."""
    words, listed = tuple(word for word in of_it.words if word != asked.noun), of_it.listed
    if asked.noun and not words and of_it.told is None:
        # « Dans quels domaines agit-elle ? » is asked of all.
        return None
    places = (alone,) if alone is not None else _meant(of_it, words)
    if (said := _of_points(listed, places, asked, of_it.text) or _who_these_are(listed, places, asked)) or words:
        return said
    everywhere = range(len(listed.items)) if _OF_ALL.search(of_it.text) or not (places or asked.common) else ()
    return _of_points(listed, everywhere, asked, of_it.text)


def _meant(of_it: OfList, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the points that words mean, the one just told where it is among them or there are no words."""
    matching = matched(of_it.listed, words).places
    return (of_it.told,) if of_it.told is not None and (not words or of_it.told in matching) else matching


def _who_these_are(listed: Series, places: Sequence[int], asked: Asked) -> Answered | None:
    """« Pour quels enfants ? » of a point that says « ces enfants »: as one before it has named them."""
    if len(places) != 1 or not _WHOM.search(asked.words):
        return None
    these = re.search(r"\bces (\w+)", listed.items[places[0]].text)
    before = [(found[1], item) for item in listed.items[: places[0]] if these and (found := re.search(rf"\bdes ({these[1]} [^.;]+)", item.text))]
    return Answered(f"Les {before[-1][0]}.", before[-1][1].sources, point=places[0]) if before else None


def _of_points(listed: Series, places: Sequence[int], asked: Asked, text: str) -> Answered | None:
    every = {place: found for place in places if (found := of_a_point(listed.items[place].text, asked))}
    if not every or any(len(found) > 1 for found in every.values()):
        return None
    sources = tuple(dict.fromkeys(source for place in every for source in listed.items[place].sources))
    if len(every) > 1:
        return Answered(f"{capital(enumerate_words([one.text for one, in every.values()]))}.", sources) if _OF_ALL.search(text) else None
    place, (only,) = next(iter(every.items()))
    if asked.after_word or len(only.rest.split()) < _LEAST_REST:
        return Answered(f"{capital(only.text)}.", sources, point=place)
    # What else the point says goes on after its part: « Auprès de la société civile : organiser des activités de sensibilisation. »
    return Answered(sentence("lequel", collectif=capital(only.text), texte=after_colon(lowered(only.rest))), sources, point=place)


def _of_section(collective: Collective, section: Section, asked: Asked, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part after the word that stands beside what asks (« l'étude porte sur quoi ? »); else the only one of what was just told."""
    words = _words_beside(asked, request, knowledge)
    only = asked.rare or (not words and memory.sujets[-1:] == (request.topic,) and not asked.common and not section.liens)
    every = (of_a_sentence(told, asked) for told in ("" if asked.after_word else section.evenement or "", *sentences(section)))
    fitting = ({one.text for one in found if only or any(likeness(word, one.before) for word in words)} for found in every)
    said = next(filter(None, fitting), set()) or _its_own(collective, section, asked.after_word)
    return Answered(f"{capital(said.pop())}.", section.sources) if len(said) == 1 else None


def _its_own(collective: Collective, section: Section, noun: str) -> set[str]:
    """« Les préoccupations de qui ? »: return « de » a collective of which they are said to be, or that has « ses … préoccupations »."""
    named, own = of(collective.designation), r"\b(?:son|sa|ses|leurs?) (?:\w+ )?(\w+)"
    for said in (plain_words(by_its_name(one, collective, section)) for one in sentences(section) if noun):
        begins = said.startswith(plain_words(collective.designation))
        before = re.findall(rf"((?:\w+ ){{1,2}}){plain_words(named)}\b", said) + (re.findall(own, said) if begins else [])
        if has_word(" ".join(before).split(), noun):
            return {named}
    return set()


def _words_beside(asked: Asked, request: Request, knowledge: Knowledge) -> list[str]:
    """Return the one word that stands beside what asks: « l'étude a débouché sur quoi ? » is not about what the study is on."""
    before, after = ([word for word in telling(request.question, knowledge, one) if not word.isdigit()] for one in (asked.before, asked.after))
    return after[:1] or before[-1:]


def _in_which_text(collective: Collective, section: Section, asked: Asked | None) -> str:
    """« Dans quel texte ? » of a list that stands in something that there is: « Dans la charte de la PNPM. »; empty where it stands in none."""
    if not section.points or asked is None or not asked.noun or asked.words.split()[0] not in ("dans", "ds", "sur"):
        return ""
    named = (_named(one, collective, section) for one in section.existe if _A_TEXT.match(asked.noun) or likeness(asked.noun, plain_words(one)))
    return next((f"{'Sur' if asked.words.startswith('sur') else 'Dans'} {thing}." for thing in named if thing), "")


def _whose(collective: Collective, section: Section, text: str) -> str:
    """« C'est la charte de qui ? »: « La charte de la PNPM. »; empty where nothing that the section has is asked for so, or it says who."""
    asked = (thing for thing in section.existe if re.search(rf"\b{re.escape(plain_words(thing))} (?:de|a) (?:qui|ki)\b", text))
    return "" if section.qui else next((f"{capital(named)}." for thing in asked if (named := _named(thing, collective, section))), "")


def _named(thing: str, collective: Collective, section: Section) -> str:
    """Return how a sentence calls a thing of a collective, with the article that the section gives it; empty where it gives none."""
    found = re.search(rf"\b(la |le |les |l’|une? ){re.escape(thing)}\b", section.introduction, re.IGNORECASE)
    article = {"un ": "le ", "une ": "la "}.get(found[1], found[1]).lower() if found else ""
    return f"{article}{thing} {of(collective.designation)}" if article else ""
