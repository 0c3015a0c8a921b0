"""The lists of which one point may be told: those of sections and the goals shared by all; each point with the words by which it may be meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from actions.finding import list_of
from actions.french import after_colon, capital, enumerate_words, lowered, of, ordinal
from actions.kinds import POINT_OF_KIND, SECTIONS_OF_KIND, kind_of_topic
from actions.sentences import sentence
from knowledge import Knowledge, Section, Source
from knowledge.model import Point
from knowledge.text import plain_words

_A_POINT = "un point"
# A quotation of the page is that of a point where their words are this much the same, 0 to 100.
_SAME_WORDS = 80
# A point that says what is to be done, and one that begins with what it is; with a colon of its own neither goes on in a sentence.
_TO_DO = re.compile(r"\w+(?:er|ir|re) (?!.* : )")
_A_THING = re.compile(r"(?:l[ea] |l’|une? )(?!.* : )")


@dataclass(frozen=True)
class Item:
    """One point of a list: its text, the folded words that it may be meant by, its own and others, its sources and its short title."""

    text: str
    words: frozenset[str]
    sources: tuple[Source, ...]
    others: frozenset[str] = frozenset()
    title: str | None = None


@dataclass(frozen=True)
class Series:
    """A list of points under a topic.

    noun: what one of them is called, without its article. quantity: how many there are of what. introduced_by: the folded words of its title
    and of what introduces it.
    """

    topic: str
    introduction: str
    noun: str
    feminine: bool
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    quantity: str | None = None
    introduced_by: frozenset[str] = frozenset()

    @property
    def in_short(self) -> str | None:
        """The sentence that names all points by their titles; None where one has none."""
        return sentence("liste_en_bref", quantite=capital(self.quantity or ""), titres=self._titles) if self.quantity and self._titles else None

    @property
    def introduced(self) -> str:
        """The same with the words that introduce the list, which say whose it is."""
        return sentence("liste_en_bref", quantite=self.introduction, titres=self._titles)

    @property
    def _titles(self) -> str:
        titles = [item.title for item in self.items if item.title]
        return enumerate_words(titles) if len(titles) == len(self.items) else ""

    def name(self, place: int) -> str:
        """Return how a sentence calls the point at `place`, from 0: la deuxième valeur."""
        return f"{'la' if self.feminine else 'le'} {ordinal(place + 1, self.feminine)} {self.noun}"

    def told(self, place: int) -> str:
        """Return the sentence that tells one point: « La deuxième valeur est la lutte contre… », « Le premier objectif est d’organiser… »."""
        name, text = capital(self.name(place)), lowered(self.items[place].text)
        # Points are written alike: one noun that ends as a verb does not make a list of verbs.
        if all(_TO_DO.match(item.text) for item in self.items):
            return f"{name} est {of(text)}"
        return f"{name} est {text}" if _A_THING.match(text) else f"{name} : {after_colon(text)}"


def series(knowledge: Knowledge, topic: str) -> Series | None:
    """Return the list of a topic; None where it has no points, or one of which nobody asks the first."""
    section = list_of(knowledge, topic)
    if section is None:
        return None
    article, _, noun = _point_of(topic).partition(" ")
    items = tuple(_item(section, point) for point in section.points)
    introduced_by = frozenset(plain_words(f"{section.titre} {section.introduction}").split())
    return Series(topic, section.introduction, noun, article == "une", items, section.sources, section.quantity, introduced_by)


def _point_of(topic: str) -> str:
    """Return what a point of this topic is called, with its article."""
    kind = kind_of_topic(topic)
    kinds = (kind, *(name for name, sections in SECTIONS_OF_KIND.items() if sections[0] == kind))
    return next((POINT_OF_KIND[name] for name in kinds if name in POINT_OF_KIND), _A_POINT)


def _item(section: Section, point: Point) -> Item:
    text = point.texte if point.texte.endswith((".", "!", "?")) else f"{point.texte}."
    said = plain_words(text)
    quoted = tuple(one for one in section.sources if one.citation and fuzz.token_set_ratio(plain_words(one.citation), said) >= _SAME_WORDS)
    # Of a page's words the closest are enough.
    closest = sorted(quoted, key=lambda one: -fuzz.ratio(plain_words(str(one.citation)), said))[:1]
    others = frozenset(plain_words(" ".join(point.mots)).split())
    return Item(text, frozenset(said.split()), tuple(closest) or section.sources, others, point.titre)
