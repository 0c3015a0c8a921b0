"""What the file says of a collective, sentence by sentence, and which sentence has the words of a question. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from actions.finding import DIGITS
from actions.french import at, capital
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Collective, Section, Source
from knowledge.text import plain, plain_words

_LEAST_LIKENESS = 0.7
# Of a collective as much must be said as this share of what is said of the best one.
_AS_GOOD = 0.75
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÉÈÀÊ«])")
# How a sentence says what the one before has named.
THAT_IS = ("C’est ", "Ce sont ")
# What the page does not give is no sentence of what it says.
NOT_GIVEN = re.compile(r"\bn(?:e\b|[’'](?:en\b)?).*\b(?:pas|aucune?)\b")
# « Laquelle est datée ? »
_DATED = ("date", "datée")


@dataclass(frozen=True)
class Said:
    """A sentence of the file about a collective, the folded words by which it may be meant, and its sources."""

    text: str
    words: frozenset[str]
    sources: tuple[Source, ...]


def sentences(section: Section) -> tuple[str, ...]:
    """Return the sentences of a section, without the list that follows."""
    return tuple(_SENTENCE_END.split(ended(section.introduction)))


def with_what_it_is(section: Section) -> list[str]:
    """Return the sentences of a section; one that only says what the one before has named is told with it."""
    found: list[str] = []
    for said in sentences(section):
        if found and said.startswith(THAT_IS):
            found[-1] += f" {said}"
        else:
            found.append(said)
    return found


def tells(said: str, value: str) -> bool:
    """Tell whether a sentence has all the words of a value; « l’UNICEF » is told by « UNICEF (Fonds…) » too."""
    return set(plain_words(value).split()) <= set(plain_words(said).split())


_VERDICT = r"^(?:Oui|Non|Si) : "


def by_its_name(said: str, collective: Collective) -> str:
    """« La plateforme a pu présenter… », which the sentence before had named: return a sentence that names its collective itself."""
    alone = capital(re.sub(_VERDICT, "", said))
    if any(alone.startswith(sentences(one)[0]) for one in collective.rubriques.values()):
        # « Le groupe fondateur comptait… » has no sentence before it.
        return said
    name = collective.designation
    short = " ".join(name.split()[:2])
    unnamed = rf"({_VERDICT})?{re.escape(short)} (?!{re.escape(name[len(short) :].strip())})"
    return re.sub(rf"^{unnamed}", lambda found: f"{found[1]}{name} " if found[1] else f"{capital(name)} ", said, flags=re.IGNORECASE)


def object_of(collective: Collective) -> str:
    """Return what a collective is about as a sentence without its end, for the middle of another: la PNPM se consacre à…"""
    return sentence("objet_de", collectif=collective.designation, objet=at(collective.objet))


# « Cette dynamique… » says nothing by itself.
_POINTS_BACK = re.compile(r"(?:cet(?:te)?|ces?) ", re.IGNORECASE)


def statements(collective: Collective) -> tuple[Said, ...]:
    """Return what the file says of a collective, what is about one thing first."""
    found = [Said(ended(capital(object_of(collective))), folded(theme.nom, *theme.alias), collective.sources) for theme in collective.themes]
    sections = sorted(collective.rubriques.items(), key=lambda pair: pair[0] == "presentation")
    for name, section in sections:
        first, *more = [text for text in with_what_it_is(section) if not NOT_GIVEN.search(text)] or [section.introduction]
        found.append(Said(ended(first), folded(first) | _names(name, section), section.sources))
        found += [Said(ended(text), folded(text), section.sources) for text in more if not _POINTS_BACK.match(text)]
        found += [Said(ended(one.texte), folded(one.texte, *one.mots), section.sources) for one in section.points]
    for organisation in collective.organisations:
        telling = next((said for said in found if plain(organisation.nom) in plain(said.text)), found[-1])
        found.append(Said(telling.text, telling.words | folded(organisation.nom, *organisation.alias), telling.sources))
    return tuple(found)


def _names(name: str, section: Section) -> frozenset[str]:
    """Return the folded words by which a section may be meant, besides its own."""
    dated, counted = _DATED if section.date else (), (str(section.nombre.value),) if section.nombre else ()
    return folded(name, *section.alias, *(link.titre for link in section.liens), *section.existe, section.evenement or "", *dated, *counted)


def with_words(candidates: Sequence[Collective], words: Sequence[str]) -> tuple[dict[str, Said], float]:
    """Return the sentence with these words, the rarer the more, of each collective that has one, by id.

    Beside them the share of the words, 0 to 1, that each of these sentences has at least.
    """
    rows = {one.id: [(said, _likenesses(said.words, words)) for said in statements(one)] for one in candidates}
    weights = [_rarity([[row[index] for _, row in having] for having in rows.values()]) for index in range(len(words))]

    def score(row: Sequence[float]) -> float:
        return sum(like * weight for like, weight in zip(row, weights, strict=True))

    def rank(one: tuple[Said, list[float]]) -> tuple[float, int]:
        # Of those equal what is said in a sentence tells more than what it may be called.
        return score(one[1]), sum(map(bool, _likenesses(folded(one[0].text), words))) if any(one[1]) else 0

    best = {name: max(having, key=rank) for name, having in rows.items()}
    most = max((score(row) for _, row in best.values()), default=0.0)
    chosen = {name: one for name, one in best.items() if most and score(one[1]) >= _AS_GOOD * most}
    return {name: said for name, (said, _) in chosen.items()}, min((sum(map(bool, row)) / len(words) for _, row in chosen.values()), default=0.0)


def _rarity(likes: Sequence[Sequence[float]]) -> float:
    """Return how much a word tells, given how alike each sentence of each collective is to it; one that is said of nobody tells nothing."""
    having = sum(map(any, likes))
    return math.log(1 + len(likes) / having) if having else 0.0


def _likenesses(said: frozenset[str], words: Sequence[str]) -> list[float]:
    return [like if (like := max((likeness(word, one) for one in said), default=0.0)) >= _LEAST_LIKENESS else 0.0 for word in words]


def ended(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


# The same few hundred sentences again and again.
@lru_cache(maxsize=2048)
def folded(*texts: str) -> frozenset[str]:
    """Return the folded words of texts, and the numbers in words as digits too."""
    words = frozenset(plain_words(" ".join(texts)).split())
    return words | {DIGITS[word] for word in words if word in DIGITS}
