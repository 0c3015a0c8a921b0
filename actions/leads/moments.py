"""The dated facts over all collectives, in the order of time, and how a sentence names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.french import ARTICLE, capital, date, enumerate_words, lowered, when
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.sets import of_these
from actions.statements import folded
from actions.stems import likeness
from knowledge import Collective, Knowledge, Source
from knowledge.model import Event

_LEAST_LIKENESS = 0.7


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
        written = self._sourced(date(self.event.date))
        if self.event.genre == "creation":
            return sentence("date_de", date=written, collectif=self.collective.designation)
        title = lowered(self.event.titre)
        # « 2015 pour la Plateforme CDE et… » would date the collective itself.
        of_itself = title.casefold().startswith(" ".join(self.collective.designation.split()[:2]).casefold())
        titled = ARTICLE.match(title) and not of_itself
        return sentence("date_de", date=written, collectif=title) if titled else f"{written} ({self.event.texte})"

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
