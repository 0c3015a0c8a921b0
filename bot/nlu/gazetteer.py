"""Find the collectives, organisations, themes and sections of the knowledge file in a message, tolerant of typing slips.

Names are read from the knowledge file at run time, so that a new alias or a new collective is understood without training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.nlu.folding import expand, fold
from knowledge import Knowledge

_LINKS = frozenset("de des du d la le les l a au aux et en pour sur contre un une".split())
# Words that hurried writers glue to an acronym: "lapnpm", "delacde".
_GLUED = ("dela", "la", "le", "l", "de", "du", "d", "et")
_MOST_SLIPS = 3


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
    return 0 if length <= 3 else 1 if length <= 7 else 2 if length <= 24 else 3


def _letters(words: Sequence[str]) -> str:
    # Without its link words a spelled acronym ("cé dé e") would be too short to tell from other words.
    telling = "".join(word for word in words if word not in _LINKS)
    return telling if len(telling) >= 8 else "".join(words)


def _excludes(present: Mention, mention: Mention) -> bool:
    """Tell whether `mention` must give way: its place is taken in its own entity, or an exact name of another covers all of it."""
    if present.entity == mention.entity:
        return present.start < mention.end and mention.start < present.end
    return bool(mention.cost) and not present.cost and present.start <= mention.start and mention.end <= present.end


class Gazetteer:
    """The names of one state of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        names: dict[tuple[str, str], Name] = {}

        def add(entity: str, value: str, texts: Iterable[str]) -> None:
            for text in texts:
                words = tuple(expand(fold(text)).split()) if entity != "collectif" else tuple(fold(text).split())
                if words:
                    names.setdefault((entity, " ".join(words)), Name(entity, value, words, " ".join(words)))

        for collective in knowledge.collectifs:
            add("collectif", collective.id, [collective.nom, collective.sigle or collective.id, *collective.alias])
            for section_id, section in collective.rubriques.items():
                add("rubrique", f"{collective.id}.{section_id}", section.alias)
            for theme in collective.themes:
                add("theme", theme.nom, [theme.nom, *theme.alias])
            for organisation in collective.organisations:
                add("organisation", organisation.nom, [organisation.nom, *organisation.alias])
        self._exact: dict[str, list[Name]] = {}
        self._by_length: dict[int, list[tuple[Name, str]]] = {}
        for name in names.values():
            self._exact.setdefault(name.text, []).append(name)
            letters = _letters(name.words)
            if _slips(len(letters)):
                self._by_length.setdefault(len(letters), []).append((name, letters))
        self._acronyms = {
            name.text: name for name in names.values() if name.entity == "collectif" and len(name.words) == 1 and len(name.text) <= 6
        }
        self._longest = max(len(name.words) for name in names.values())

    def _inexact(self, window: Sequence[str]) -> Iterable[tuple[Name, int]]:
        if len(window) == 1:
            glued = next(
                (window[0][len(link) :] for link in _GLUED if window[0].startswith(link) and window[0][len(link) :] in self._acronyms), None
            )
            if glued:
                yield self._acronyms[glued], 1
                return
        # A slip may also join or split words: names are compared by their letters, without spaces and link words.
        letters = _letters(window)
        if len(letters) < 4:
            return
        for length in range(len(letters) - _MOST_SLIPS, len(letters) + _MOST_SLIPS + 1):
            allowed = _slips(length)
            if abs(length - len(letters)) > allowed:
                continue
            for name, name_letters in self._by_length.get(length, ()):
                cost = OSA.distance(name_letters, letters, score_cutoff=allowed)
                if cost <= allowed:
                    yield name, cost + 1

    def find(self, folded: str) -> list[Mention]:
        """Return the mentions in folded text, in the order of the text; per entity the longest and closest match of a place wins."""
        tokens = folded.split()
        found: list[Mention] = []
        # Names written right first, so that a wide inexact window never swallows two names.
        for exactly in (True, False):
            for size in range(min(self._longest + 1, len(tokens)), 0, -1):
                for start in range(len(tokens) - size + 1):
                    for mention in self._best(tokens, start, size, exactly):
                        if not any(_excludes(present, mention) for present in found):
                            found.append(mention)
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def _best(self, tokens: Sequence[str], start: int, size: int, exactly: bool) -> Iterable[Mention]:
        """Return the closest name of each entity for one window of tokens."""
        window = tokens[start : start + size]
        if exactly:
            candidates: Iterable[tuple[Name, int]] = ((name, 0) for name in self._exact.get(" ".join(window), ()))
        elif size > 1 and (window[0] in _LINKS or window[-1] in _LINKS):
            return ()
        else:
            candidates = self._inexact(window)
        best: dict[str, Mention] = {}
        for name, cost in candidates:
            present = best.get(name.entity)
            if present is None or cost < present.cost:
                best[name.entity] = Mention(name.entity, name.value, start, start + size, cost)
        return best.values()


def mask(folded: str, mentions: Iterable[Mention]) -> str:
    """Return folded text with each mention of a collective replaced by `xcollectif`, so that all collectives train the same words."""
    tokens = folded.split()
    for mention in sorted(mentions, key=lambda one: -one.start):
        if mention.entity == "collectif":
            tokens[mention.start : mention.end] = ["xcollectif"]
    return " ".join(tokens)
