"""The dated facts over all collectives, in the order of time, and how a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.asking import telling
from actions.french import ARTICLE, capital, date, enumerate_words, lowered, when
from actions.memory import Memory
from actions.question import Question
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.sets import of_these
from actions.statements import folded
from actions.stems import likeness
from knowledge import Collective, Knowledge, Source
from knowledge.model import Event
from knowledge.text import plain_words

_LEAST_LIKENESS = 0.7
# « La charte du groupe » is one thing.
_OF = frozenset("du de d des la le l les".split())
_BIRTH = re.compile(r"(?:creation|fondation|naissance|constitution|debut)s?")
_COMPARED = re.compile(r"\b(?:qu|que|ke|avant|apres|anterieur\w*|posterieur\w*|preced\w*|suivi\w*)\b")


@dataclass(frozen=True)
class Moment:
    """A dated fact of a collective."""

    collective: Collective
    event: Event

    @property
    def when(self) -> str:
        """The date as the answer to « quand ? »: en novembre 2014."""
        return self._sourced(when(self.event.date))

    def _sourced(self, written: str) -> str:
        """Return a date with who says so where AMANE's page does not."""
        source = elsewhere(self.event.sources)
        return sentence("date_selon", date=written, source=source) if source else written

    @property
    def told(self) -> str:
        """The date and what it is of: 2009 pour la PNPM, décembre 2015 pour la charte du groupe de travail."""
        written = date(self.event.date)
        if self.event.genre == "creation":
            return self._sourced(sentence("date_de", date=written, collectif=self.collective.designation))
        title = lowered(self.event.titre)
        # « 2015 pour la Plateforme CDE et… » would date the collective itself.
        of_itself = title.casefold().startswith(" ".join(self.collective.designation.split()[:2]).casefold())
        titled = ARTICLE.match(title) and not of_itself
        return self._sourced(sentence("date_de", date=written, collectif=title) if titled else f"{written} ({self.event.texte})")

    @property
    def is_of_the_page(self) -> bool:
        return elsewhere(self.event.sources) is None


def created_of(knowledge: Knowledge, among: Sequence[str]) -> list[Moment]:
    """Return the creations that are known, the oldest first."""
    found = [Moment(one, event) for one in of_these(knowledge, among) for event in one.evenements if event.genre == "creation"]
    return sorted(found, key=lambda moment: moment.event.date)


def every_dated(knowledge: Knowledge, among: Sequence[str] = ()) -> list[Moment]:
    """Return all that is dated, the oldest first."""
    found = [Moment(one, event) for one in of_these(knowledge, among) for event in one.evenements]
    return sorted(found, key=lambda moment: moment.event.date)


def others_named(words: Sequence[str], knowledge: Knowledge, among: Sequence[str]) -> list[Moment]:
    """Return the dated facts, creations aside, of which a word tells: « la charte »."""
    found = []
    for one in of_these(knowledge, among):
        known = {word for event in one.evenements if event.genre == "creation" for word in folded(event.texte)}
        for event in one.evenements:
            own = folded(event.texte) - known
            if event.genre != "creation" and any(likeness(word, said) >= _LEAST_LIKENESS for word in words for said in own):
                found.append(Moment(one, event))
    return found


def enumerated(moments: Sequence[Moment]) -> str:
    """Return dates with what they are of, as French enumerates them."""
    return enumerate_words([moment.told for moment in moments]) if moments else ""


def happened(moments: Sequence[Moment]) -> str:
    """Return the sentence that tells what happened, each with its date: « En 2015, … ; en décembre 2015, … »."""
    told = (sentence("quand_et_quoi", quand=one.when, evenement=one.event.texte).removesuffix(".") for one in moments)
    return f"{capital(' ; '.join(told))}."


def sources_of(moments: Sequence[Moment]) -> tuple[Source, ...]:
    """Return where dates come from, each source once."""
    return tuple(dict.fromkeys(source for one in moments for source in one.event.sources))


def mentioned(question: Question, knowledge: Knowledge) -> list[Moment]:
    """Return the dated facts that a question names, in the order of its words: « la charte du groupe est venue avant le plan ? ».

    A name counts as the creation, but not in « la charte du groupe »; « la création » is that of the one that the rest is of.
    """
    words = question.text.split()
    told = set(telling(question, knowledge, question.text))
    things = [(place, moment) for place, word in enumerate(words) if word in told for moment in _of_word(word, question, knowledge)]
    names = list(_names(question, knowledge))
    alone = [(place, one) for place, one in names if not _is_of_a_thing(place, words, [before for before, _ in things])]
    found = [*things, *alone, *_births(words, {moment.collective.id for _, moment in [*things, *names]}, knowledge)]
    in_order = [moment for _, moment in sorted(found, key=lambda pair: pair[0])]
    return [moment for place, moment in enumerate(in_order) if moment not in in_order[:place]]


def _is_of_a_thing(place: int, words: Sequence[str], things: Sequence[int]) -> bool:
    """« La charte du groupe »: tell whether a name at a place only says whose a thing before it is."""
    return any(before < place and set(words[before + 1 : place]) <= _OF for before in things)


def _births(words: Sequence[str], owners: set[str], knowledge: Knowledge) -> Iterator[tuple[int, Moment]]:
    """Yield where « la création » stands, as that of the only one that is spoken of."""
    for place, word in enumerate(words):
        if len(owners) == 1 and _BIRTH.fullmatch(word):
            yield from ((place, one) for one in created_of(knowledge, tuple(owners)))


def _of_word(word: str, question: Question, knowledge: Knowledge) -> list[Moment]:
    return (others_named([word], knowledge, question.collectives) or others_named([word], knowledge, ()))[:1]


def _names(question: Question, knowledge: Knowledge) -> Iterator[tuple[int, Moment]]:
    """Yield where the collectives that a question names, or means by their themes, stand in it, each as its creation."""
    text = f" {question.text} "
    for created in created_of(knowledge, ()):
        one = created.collective
        themes = [name for theme in one.themes if theme.nom in question.themes for name in (theme.nom, *theme.alias)]
        names = (one.designation, one.nom, *one.alias, *([one.sigle] if one.sigle else [])) if one.id in question.collectives else ()
        for name in (f" {plain_words(name).removeprefix('la ').removeprefix('le ')} " for name in (*names, *themes)):
            yield from ((text[: found.start()].count(" "), created) for found in re.finditer(re.escape(name), text))


def beside_the_last_told(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Moment, Moment] | None:
    """« Le plan, c'est 2015. — La même année que la charte ? »: the dated fact just told and the one named, what is said of something first."""
    section = knowledge.section(memory.sujets[-1]) if memory.sujets else None
    last = next((one for one in every_dated(knowledge) if section and one.event.titre == section[1].titre), None)
    named = mentioned(question, knowledge)
    if last is None or len(named) != 1 or named[0] == last:
        return None
    compared = _COMPARED.search(question.text)
    place = min((place for place, word in enumerate(question.text.split()) if _of_word(word, question, knowledge) == named), default=0)
    after = compared is not None and question.text[: compared.start()].count(" ") < place
    return (last, named[0]) if after else (named[0], last)
