"""The lists of which points may be told, which of them a question is about, and how one is told: « le 3e », « lequel parle de sensibilisation »."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps

from rapidfuzz import fuzz

from actions.asking import telling, words_of
from actions.blocks import Text
from actions.finding import list_of
from actions.french import after_colon, capital, enumerate_words, lowered, number, of, ordinal
from actions.kinds import POINT_OF_KIND, SECTIONS_OF_KIND, kind_of_topic
from actions.leads.answered import Answered, Teller
from actions.memory import Memory
from actions.positions import MIDDLE, places
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Knowledge, Section, Source
from knowledge.model import Point
from knowledge.text import plain_words

_A_POINT = "un point"
# A quotation of the page is that of a point where their words are this much the same, 0 to 100.
_SAME_WORDS = 80
# A point that says what is to be done, and one that begins with what it is; with a colon of its own neither goes on in a sentence.
_TO_DO = re.compile(r"\w+(?:er|ir|re) (?!.* : )")
_A_THING = re.compile(r"(?:l[ea] |l’|une? )(?!.* : )")
# Of a list these say nothing: they are what a point or the list itself is called.
_OF_LISTS = frozenset(
    """
    objectif objectifs but buts valeur valeurs point points principe principes mission missions axe axes partie parties phrase phrases ligne
    lignes liste listes mot mots terme texte idee page site charte rapport dedans dessus dessous numero num numeros position rang ordre
    combientieme existe comprend prevue adresse cause causes raison raisons comprends compris formule apparait lettres blanc noir pluriel mis
    cote combat respecte respectee respectees complet complete manque manke manquent oublie oublies recapitule recap resume
    touche touchez touchent agissez agissent souci affiche affichee marque marquee prevu volet volets dimension aspect
    """.split()
)
# « Pour quel public ? » asks for whom, and not what is told to the public.
_FOR_WHOM = re.compile(r"\b(?:quels?|kel) publics?\b")
# More than whether it is there: « seulement le handicap ? », « c'est un objectif de l'État ? »
_MORE_OF_IT = re.compile(r"\b(?:seule?s?|seulement|uniquement|exclusivement|juste|obligatoire\w*|interdit\w*|toujours|partout|c ?est tout)\b")
_OF_SOMEBODY = re.compile(r"\b(?:objectif|but|valeur|principe)s? (?:de|du|des|d) (?:l |la |le |les )?\w+$")
_ARTICLE = 2
_ALL = re.compile(r"\btou(?:te)?s\b(?! lettres)")


@dataclass(frozen=True)
class Item:
    """One point of a list: its text, the folded words that it may be meant by, its own and others, its sources, its title and plain words."""

    text: str
    words: frozenset[str]
    sources: tuple[Source, ...]
    others: frozenset[str] = frozenset()
    title: str | None = None
    plain: str | None = None


@dataclass(frozen=True)
class Series:
    """A list of points under a topic.

    noun: what one of them is called, without its article. quantity: how many there are of what. introduced_by: the folded words of its title
    and of what introduces it. owner: what the collective is called whose list it is; empty for that of all.
    """

    topic: str
    introduction: str
    noun: str
    feminine: bool
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    quantity: str | None = None
    introduced_by: frozenset[str] = frozenset()
    owner: str = ""

    @property
    def in_short(self) -> str | None:
        """The sentence that names all points by their titles; None where one has none."""
        return sentence("liste_en_bref", quantite=capital(self.quantity or ""), titres=self.titles) if self.quantity and self.titles else None

    @property
    def introduced(self) -> str:
        """The same in a whole sentence: the last of those that introduce the list, up to how many there are, which says whose it is."""
        *_, last = self.introduction.split(". ")
        head, said, _ = last.partition(self.quantity or "")
        return sentence("liste_en_bref", quantite=f"{head}{said}", titres=self.titles)

    @property
    def titles(self) -> str:
        """The titles of all points; empty where one has none."""
        titles = [item.title for item in self.items if item.title]
        return enumerate_words(titles) if len(titles) == len(self.items) else ""

    def name(self, place: int) -> str:
        """Return how a sentence calls the point at `place`, from 0: la deuxième valeur."""
        return f"{'la' if self.feminine else 'le'} {ordinal(place + 1, self.feminine)} {self.noun}"

    def rank(self, place: int) -> str:
        """Return how a sentence calls it by its place among all: la deuxième des trois valeurs."""
        of_all = f"{self.name(place).removesuffix(self.noun)}des {self.quantity}"
        return of_all if self.quantity else self.name(place)

    def told(self, place: int, whose: bool = False) -> str:
        """Return the sentence that tells one point: « La deuxième valeur est la lutte contre… », « Le premier objectif est d’organiser… ».

        whose: whether to say whose it is, « la deuxième valeur de la PNPM ».
        """
        name, text = capital(self.name(place)), lowered(self.items[place].text)
        if whose and self.owner:
            name = f"{name} {of(self.owner)}"
        # Points are written alike: one noun that ends as a verb does not make a list of verbs.
        if all(_TO_DO.match(item.text) for item in self.items):
            return f"{name} est {of(text)}"
        return f"{name} est {text}" if _A_THING.match(text) else f"{name} : {after_colon(text)}"

    def told_of(self, owner: str, place: int) -> str:
        """Return the sentence that goes on from its owner to one point: « la PNPM, dont la deuxième valeur est la lutte contre… »."""
        said = lowered(self.told(place))
        # A point that does not go on in a sentence stands after a colon.
        return sentence("lequel_point" if said.startswith(f"{self.name(place)} est ") else "lequel", collectif=owner, enonce=said, texte=said)


def series(knowledge: Knowledge, topic: str) -> Series | None:
    """Return the list of a topic; None where it has no points, or one of which nobody asks the first."""
    section = list_of(knowledge, topic)
    if section is None:
        return None
    article, _, noun = _point_of(topic).partition(" ")
    items = tuple(_item(section, point) for point in section.points)
    introduced_by = frozenset(plain_words(f"{section.titre} {section.introduction}").split())
    owner = knowledge.section(topic)
    whose = owner[0].designation if owner else ""
    return Series(topic, section.introduction, noun, article == "une", items, section.sources, section.quantity, introduced_by, whose)


def _point_of(topic: str) -> str:
    """Return what a point of this topic is called, with its article."""
    kind = kind_of_topic(topic)
    kinds = (kind, *(name for name, sections in SECTIONS_OF_KIND.items() if sections[0] == kind))
    return next((POINT_OF_KIND[name] for name in kinds if name in POINT_OF_KIND), _A_POINT)


def _item(section: Section, point: Point) -> Item:
    text = point.texte if point.texte.endswith((".", "!", "?")) else f"{point.texte}."
    said = plain_words(text)
    others = frozenset(plain_words(" ".join(point.mots)).split())
    return Item(text, frozenset(said.split()), _quoting(section.sources, said), others, point.titre, point.simplement)


@lru_cache(maxsize=256)
def _quoting(sources: tuple[Source, ...], said: str) -> tuple[Source, ...]:
    """Return the source whose quotation has these folded words, all of them where none has; of a page's words the closest are enough."""
    quoted = [one for one in sources if one.citation and fuzz.token_set_ratio(plain_words(one.citation), said) >= _SAME_WORDS]
    closest = max(quoted, key=lambda one: fuzz.ratio(plain_words(str(one.citation)), said), default=None)
    return (closest,) if closest else sources


@dataclass(frozen=True)
class Matched:
    """The points that a question's words are about, from 0, none where none is.

    every: whether each of its words stands in the first of them, or in what introduces the list.
    in_other_words: the same, where some of them are only other words that the file gives for that point.
    """

    places: tuple[int, ...]
    every: bool
    in_other_words: bool = False


def asked_words(question: Question, knowledge: Knowledge, text: str = "") -> tuple[str, ...]:
    """Return the folded words of a question, or of a part of it, that may say what it is about.

    An organisation is meant by any of its names, and a list has the first.
    """
    involved = [one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations]
    # « Le » of « le gouvernement » stands in any point.
    names = [word for word in words_of(*(one.nom for one in involved)) if len(word) > _ARTICLE]
    aliases = set(words_of(*(alias for one in involved for alias in one.alias))).difference(names)
    words = telling(question, knowledge, _FOR_WHOM.sub(" ", text or question.text), _OF_LISTS | aliases)
    return tuple(dict.fromkeys([*words, *names]))


def matched(listed: Series, words: tuple[str, ...]) -> Matched:
    """Return which points of a list words are about, the best ones where several are equally good."""
    likes = {word: [_likeness(word, item.words | item.others) for item in listed.items] for word in words}
    scores = [sum(like[place] * _rarity(like) for like in likes.values() if like[place]) for place in range(len(listed.items))]
    best = max(scores, default=0.0)
    places = tuple(place for place, score in enumerate(scores) if score and score > best - 1e-9)
    if not places:
        return Matched((), every=False)
    first, left = listed.items[places[0]], [word for word in words if not has_word(listed.introduced_by, word)]
    return Matched(places, *(all(has_word(said, word) for word in left) for said in (first.words, first.words | first.others)))


def has_word(said: Iterable[str], word: str) -> bool:
    """Tell whether folded words have one of the family of `word`."""
    return any(likeness(word, one) for one in said)


def more_than_there(text: str, said: str, named: bool) -> bool:
    """« Les trois s'occupent tous d'enfants ? »: tell whether a folded text claims more than that a point has its words, as of all or of whose.

    named: the one whose list it is is named: « une valeur de la PNPM » says no more then.
    """
    return bool(_MORE_OF_IT.search(text) or (_OF_SOMEBODY.search(text) and not named) or (_ALL.search(text) and not _ALL.search(plain_words(said))))


def _rarity(likes: Sequence[float]) -> float:
    return math.log(1 + len(likes) / sum(map(bool, likes)))


def _likeness(word: str, said: Iterable[str]) -> float:
    return max((likeness(word, one) for one in said), default=0.0)


@dataclass(frozen=True)
class OfList:
    """What is asked of a list, and what was told of it."""

    listed: Series
    request: Request
    memory: Memory
    knowledge: Knowledge

    @property
    def text(self) -> str:
        return self.request.question.text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that may say what it is about."""
        return self.words_in("")

    @cached_property
    def meant(self) -> tuple[int, ...]:
        """The places of the points that these words mean best."""
        return matched(self.listed, self.words).places

    @cached_property
    def named(self) -> list[int]:
        """The places of this list that it names."""
        return self.named_in(self.text)

    @property
    def told(self) -> int | None:
        """The place of the point of this list that was told last, None where none was."""
        topic, place = self.memory.point or ("", 0)
        return place if topic == self.request.topic else None

    def words_in(self, text: str) -> tuple[str, ...]:
        return asked_words(self.request.question, self.knowledge, text)

    def named_in(self, text: str) -> list[int]:
        """Return the places of this list that a folded text names."""
        count = len(self.listed.items)
        middle = count // 2 if count % 2 else -1
        found = (middle if place == MIDDLE else place if place >= 0 else count + place for place in places(text))
        return [place for place in found if 0 <= place < count]

    def tell(self, chosen: Sequence[int], said: str = "", several: str = "", gap: str = "") -> Answered:
        """Tell these points, a sentence each, `said` for the first; before several the sentence that `several` names, which has their titles."""
        first, *others = dict.fromkeys(chosen)
        items = [self.listed.items[place] for place in (first, *others)]
        titles = [item.title for item in items if item.title]
        blocks = [Text(self.listed.told(place)) for place in others]
        if others and several and len(titles) == len(items):
            said = sentence(several, nombre=number(len(items)), points=enumerate_words(titles))
            blocks.insert(0, Text(self.listed.told(first)))
        sources = tuple(dict.fromkeys(source for item in items for source in item.sources))
        return Answered(said or self._told(first), sources, blocks=tuple(blocks), point=(others or [first])[-1], gap=gap)

    def _told(self, place: int) -> str:
        """Return the sentence that tells a point, with whose it is where neither the question nor what was told before says it."""
        return self.listed.told(place, whose=not (self.request.question.collectives or self.memory.sujets[-1:] == (self.request.topic,)))

    def tell_in(self, name: str, place: int, *others: int, gap: str = "", **more: str) -> Answered:
        """Tell a point in a sentence that says more of it; without a name, in its own."""
        told = {"texte": lowered(self.listed.items[place].text), "enonce": lowered(self._told(place))}
        said = name and sentence(name, point=self.listed.name(place), **told, **more)
        return self.tell((place, *others), said, gap=gap)


def of_a_list(tells: Callable[[OfList], Answered | None]) -> Teller:
    """Return what tells of a list as one that tells nothing of what is none."""

    @wraps(tells)
    def told(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
        listed = series(knowledge, request.topic)
        return tells(OfList(listed, request, memory, knowledge)) if listed else None

    return told
