"""Prepare a text for the features: what the classifier is trained on and what it reads are made here, in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.nlu.folding import expand, fold
from bot.nlu.gazetteer import Gazetteer, Mention, mask
from bot.nlu.signs import sums_in_words

# Signs of programs, markup and commands; folding drops them, so that their words would read as English.
_CODE = re.compile(r"[{}<>\[\]\\|=$;_`^~%*@#]+|\w\((?!s\b)|--\w*|\.\./")
_LEAST_CODE = 2
_CODE_WORD = " xcode"


@dataclass(frozen=True)
class Prepared:
    """A text ready for the features: folded, written out, with its mentions; `masked` is what the classifier sees.

    said: folded with the signs of sums in words, for whom the numbers are read by; nothing where it has none.
    """

    text: str
    folded: str
    expanded: str
    masked: str
    mentions: tuple[Mention, ...]
    said: str = ""

    @property
    def collectives(self) -> tuple[str, ...]:
        """The collectives named, in the order of the text, each once."""
        return tuple(dict.fromkeys(mention.value for mention in self.mentions if mention.entity == "collectif"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of collectives, folded, in the order of the text."""
        words = self.folded.split()
        return tuple(" ".join(words[mention.start : mention.end]) for mention in self.mentions if mention.entity == "collectif")

    @property
    def starts_with_name(self) -> bool:
        """Whether it begins with the name of a collective, after its article."""
        words = self.masked.split()
        return "xcollectif" in words[:2] and all(word in ("xcollectif", "la", "le", "l", "de") for word in words[:2])

    @property
    def is_code(self) -> bool:
        """Whether it has the signs of a program."""
        return self.masked.endswith(_CODE_WORD)

    def without_code(self) -> Prepared:
        """Return the text as if it had no signs of a program."""
        return replace(self, masked=self.masked.removesuffix(_CODE_WORD))


def prepare(text: str, gazetteer: Gazetteer) -> Prepared:
    """Fold `text`, find its names and mask its collectives; what looks like code says so by a word of its own."""
    folded = gazetteer.separate(fold(text))
    mentions = tuple(gazetteer.find(folded))
    code = _CODE_WORD if len(_CODE.findall(text)) >= _LEAST_CODE else ""
    summed = sums_in_words(text)
    said = gazetteer.separate(fold(summed)) if summed != text else ""
    return Prepared(text, folded, expand(folded), expand(mask(folded, mentions)) + code, mentions, said)
