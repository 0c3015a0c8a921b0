"""Find the collectives, organisations, themes and sections of the knowledge file in a message, tolerant of typing slips.

Names are read from the knowledge file at run time, so that a new alias or a new collective is understood without training.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.folding import expand, fold
from bot.nlu.phonetic import sound
from knowledge import Knowledge

_LINKS = frozenset("de des du d la le les l a au aux et en pour sur contre un une".split())
# Words that hurried writers glue to an acronym: "lapnpm", "delacde".
_GLUED = ("dela", "la", "le", "l", "de", "du", "d", "et")
# « Un groupe d'associations » names none; « un groupe contre les violences » does, by more words.
_INDEFINITE = frozenset("un une en quel quelle chaque aucun aucune".split())
# Letters that stand in no French word: found inside a longer word ("ckoilapnpm"), they are the acronym.
_TELLING_ACRONYM = re.compile(r"^[^aeiouy]{4,}$")
# Verbs that are asked with every day, and that slips bring near to themes.
_TOWNS = frozenset({"tanger"})
_EVERYDAY = ("existe", "exister", "existent", "existait", "deranger", "derange")
_MOST_SLIPS = 6
_ALIKE_ABOVE = 2
# Shorter words of one sound are too many to tell a name by.
_LEAST_SOUNDING = 7
_LEAST_LETTERS = 4
_LEAST_TELLING = 8


@dataclass(frozen=True)
class Name:
    """A known name: what it designates and its folded words."""

    entity: str
    value: str
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Mention:
    """A name found: `start` and `end` are token positions in the folded text."""

    entity: str
    value: str
    start: int
    end: int
    cost: int


def _slips(length: int) -> int:
    """Return how many slips (insert, drop, replace, swap) a name of `length` letters bears without meaning something else."""
    # "cde" and "epu" are one slip from dozens of French words; "pnpm", "cndh" from none.
    return 0 if length <= 3 else 1 if length <= 7 else 2 if length <= 14 else min(length // 6, _MOST_SLIPS)


def _is_slip_of_a_verb(name: Name, letters: str) -> bool:
    """« Il exite toujours ? », « désolé de déranger »: tell whether a theme of one word (« exilé ») is no nearer than a verb of every day."""
    of_one_word = name.entity == "theme" and len([word for word in name.words if word not in _LINKS]) == 1
    return of_one_word and min(OSA.distance(letters, verb) for verb in _EVERYDAY) <= OSA.distance(letters, name.text)


def _is_spelled(name: Name) -> bool:
    """« é pé u »: tell whether a name is an acronym said letter by letter, of which « jpeu » is one slip away."""
    return len(name.words) > 1 and all(len(word) <= 2 for word in name.words)


def _bears(name: Name, window: Sequence[str], cost: int) -> bool:
    """Tell whether words with a slip may be a name."""
    if not _TOWNS.isdisjoint(window):
        # « Je suis à Tanger » is not « à l'étranger ».
        return False
    if len(window) == 1:
        return not _is_slip_of_a_verb(name, window[0])
    return not (cost > _ALIKE_ABOVE or name.entity == "rubrique") or _edges_alike(name, window)


class _Letters:
    """The letters of words that are added one by one, without the link words unless too few letters would be left."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._all = self._telling = self.text = ""
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        self._all += word
        if word not in _LINKS:
            self._telling += word
        # Without its link words a spelled acronym ("cé dé e") would be too short to tell from other words.
        self.text = self._telling if len(self._telling) >= _LEAST_TELLING else self._all


def _excludes(present: Mention, mention: Mention) -> bool:
    """Tell whether `mention` must give way: its place is taken in its own entity, or an exact name of another covers all of it."""
    if present.entity == mention.entity:
        return present.start < mention.end and mention.start < present.end
    return bool(mention.cost) and not present.cost and present.start <= mention.start and mention.end <= present.end


def _sound_slips(length: int) -> int:
    # Words of one sound differ less: with more slips « votre plateforme » would sound like « plateforme CDE ».
    return length // 7


class _Alike:
    """Names by their letters, or by their sound: which of them are few slips away from the words of a message."""

    def __init__(self, names: Iterable[tuple[Name, str]], slips: Callable[[int], int]) -> None:
        # Shorter names first: of two equally close ones the first counts.
        found = sorted(names, key=lambda pair: len(pair[1]))
        self._names, self._letters = [name for name, _ in found], [letters for _, letters in found]
        self._longest = len(self._letters[-1]) + _MOST_SLIPS if found else -1
        self._most = np.array([slips(len(letters)) for letters in self._letters], dtype=np.uint8)

    def near(self, texts: Sequence[str]) -> list[list[tuple[Name, int]]]:
        """Return for each text the (name, cost) of the names that are near it; one call for all texts of a message, since calls cost most."""
        found: list[list[tuple[Name, int]]] = [[] for _ in texts]
        # Longer ones are near none, and cost the most.
        rows = [row for row, text in enumerate(texts) if len(text) <= self._longest]
        if rows:
            costs = process.cdist([texts[row] for row in rows], self._letters, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, dtype=np.uint8)
            for place, column in zip(*np.nonzero(costs <= self._most), strict=True):
                found[rows[place]].append((self._names[column], int(costs[place, column]) + 1))
        return found


def _edges_alike(name: Name, window: Sequence[str]) -> bool:
    """Tell whether the window begins and ends as the name does: with many slips it would else swallow a word beside the name.

    Sections are named by common words (« étude d'AMANE »), which others resemble (« a eue AMANE »).
    """
    edges = ((name.words[0], window[0]), (name.words[-1], window[-1]))
    return all(OSA.normalized_similarity(*pair) >= (0.65 if name.entity == "rubrique" else 0.5) for pair in edges)


def _names(knowledge: Knowledge) -> dict[tuple[str, str], Name]:
    """Return every name of the knowledge file, by its entity and folded text."""
    names: dict[tuple[str, str], Name] = {}

    def add(entity: str, value: str, texts: Iterable[str]) -> None:
        for text in texts:
            words = tuple(expand(fold(text)).split()) if entity != "collectif" else tuple(fold(text).split())
            if words:
                names.setdefault((entity, " ".join(words)), Name(entity, value, words, " ".join(words)))

    for collective in knowledge.collectifs:
        add("collectif", collective.id, [collective.nom, *((collective.sigle,) if collective.sigle else ()), *collective.alias])
        for section_id, section in collective.rubriques.items():
            add("rubrique", f"{collective.id}.{section_id}", section.alias)
        for theme in collective.themes:
            add("theme", theme.nom, [theme.nom, *theme.alias])
        for organisation in collective.organisations:
            add("organisation", organisation.nom, [organisation.nom, *organisation.alias])
    return names


def _joined(names: Iterable[Name]) -> dict[str, str]:
    """Return names by their letters without spaces, the longest first; none so short that it may stand in another word."""
    found = {"".join(name.words): name.text for name in names}
    return {letters: found[letters] for letters in sorted(found, key=len, reverse=True) if len(letters) >= _LEAST_TELLING}


class Gazetteer:
    """The names of one state of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        names = _names(knowledge)
        self._exact: dict[str, list[Name]] = {}
        written: list[tuple[Name, str]] = []
        sounding: list[tuple[Name, str]] = []
        for name in names.values():
            self._exact.setdefault(name.text, []).append(name)
            letters, sounds = _Letters(name.words).text, _Letters(map(sound, name.words)).text
            if _slips(len(letters)) and not _is_spelled(name):
                written.append((name, letters))
            if len(sounds) >= _LEAST_SOUNDING:
                sounding.append((name, sounds))
        self._written, self._sounding = _Alike(written, _slips), _Alike(sounding, _sound_slips)
        collectives = [name for name in names.values() if name.entity == "collectif"]
        self._acronyms = tuple(name.text for name in collectives if len(name.words) == 1 and len(name.text) <= 6)
        self._joined = _joined(name for name in collectives if len(name.words) > 1)
        self._longest = max(len(name.words) for name in names.values())

    def _inexact(self, tokens: Sequence[str]) -> dict[tuple[int, int], list[tuple[Name, int]]]:
        """Return the names that windows of tokens may be despite slips, by (start, size)."""
        # A slip may also join or split words: names are compared by their letters, without spaces and link words.
        written: dict[tuple[int, int], str] = {}
        heard: list[str] = []
        sounding = [sound(token) for token in tokens]
        for start, first in enumerate(tokens):
            letters, sounds = _Letters(), _Letters()
            longest = 1 if first in _LINKS else self._longest + 1
            for end in range(start, min(start + longest, len(tokens))):
                letters.add(tokens[end])
                sounds.add(sounding[end])
                if len(letters.text) >= _LEAST_LETTERS and (end == start or tokens[end] not in _LINKS):
                    written[start, end - start + 1] = letters.text
                    heard.append(sounds.text)
        both = zip(written, self._written.near(list(written.values())), self._sounding.near(heard), strict=True)
        return {place: [*by_letters, *by_sound] for place, by_letters, by_sound in both if by_letters or by_sound}

    def separate(self, folded: str) -> str:
        """Return folded text with the names that a hurried writer glued to a word set apart: "lapnpm", "sitedelacde", "membresdugroupedetravail"."""
        return " ".join(self._separated(word) for word in folded.split())

    def _separated(self, word: str) -> str:
        for letters, name in self._joined.items():
            if letters in word and word != letters:
                before, _, after = word.partition(letters)
                return f"{before} {name} {after}".strip()
        for acronym in self._acronyms:
            if acronym not in word or word == acronym:
                continue
            before, _, after = word.partition(acronym)
            if _TELLING_ACRONYM.match(acronym) or (not after and (before in _GLUED or (before.endswith(("dela", "la", "du")) and len(before) > 4))):
                return f"{before} {acronym} {after}".strip()
        return word

    def find(self, folded: str) -> list[Mention]:
        """Return the mentions in folded text, in the order of the text; per entity the longest and closest match of a place wins."""
        tokens = folded.split()
        found: list[Mention] = []
        # Names written right first, so that a wide inexact window never swallows two names.
        for candidates in (self._exactly(tokens), self._inexact(tokens)):
            for start, size in sorted(candidates, key=lambda place: (-place[1], place[0])):
                for mention in self._best(tokens, start, size, candidates[start, size]):
                    if not any(_excludes(present, mention) for present in found):
                        found.append(mention)
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def _exactly(self, tokens: Sequence[str]) -> dict[tuple[int, int], list[tuple[Name, int]]]:
        """Return the names that stand in the tokens as they are written, by (start, size)."""
        places = ((start, size) for start in range(len(tokens)) for size in range(1, min(self._longest, len(tokens) - start) + 1))
        words = ((place, " ".join(tokens[place[0] : sum(place)])) for place in places)
        return {place: [(name, 0) for name in self._exact[text]] for place, text in words if text in self._exact}

    def _best(self, tokens: Sequence[str], start: int, size: int, candidates: Iterable[tuple[Name, int]]) -> Iterable[Mention]:
        """Return the closest name of each entity for one window of tokens."""
        window = tokens[start : start + size]
        best: dict[str, Mention] = {}
        indefinite = size == 1 and start > 0 and tokens[start - 1] in _INDEFINITE
        for name, cost in candidates:
            if (indefinite and name.entity == "collectif") or (cost and not _bears(name, window, cost)):
                continue
            present = best.get(name.entity)
            if present is None or cost < present.cost:
                best[name.entity] = Mention(name.entity, name.value, start, start + size, cost)
        return best.values()


def mask(folded: str, mentions: Iterable[Mention]) -> str:
    """Return folded text with each mention of a collective replaced by `xcollectif`, so that all collectives train the same words.

    One named twice in a row (« la PNPM, la plateforme des migrants ») is named once: twice would look like a comparison.
    """
    tokens = folded.split()
    named = sorted((mention for mention in mentions if mention.entity == "collectif"), key=lambda one: one.start)
    masked: list[str] = []
    done = 0
    for before, mention in zip([None, *named], named, strict=False):
        between = tokens[done : mention.start]
        again = before is not None and before.value == mention.value and all(token in _LINKS for token in between)
        masked += [] if again else [*between, "xcollectif"]
        done = mention.end
    return " ".join([*masked, *tokens[done:]])
