"""Tell which words are of one family: « sensibiliser » and « sensibilisation », « religion » and « religieuse », slips of typing included. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

# What French adds to a stem, folded; the longest that fits is taken off.
_ENDINGS = tuple(
    sorted(
        """isations isation isateurs isateur iseraient iserait isaient isait isent isant isees isee ises ise iser ateurs ateur atrices atrice
        ations ation ements ement antes ante ants ant aient ait ent ees ee es er ez e s x
        alites alite elites elite ales ale aux al elles elle els el ions ion ieuses ieuse ieux iens ienne iennes ien iques ique ies ie
        oyers oyer ances ance ences ence eurs eur euses euse ives ive ifs if istes iste ismes isme ables able""".split(),
        key=len,
        reverse=True,
    )
)
# Shorter ones stand for too many words: « form- » for « formes » and « formation ».
SHORTEST_STEM = 5
SHORTEST_PLURAL = 3
# « Enfan » is « enfants » written as it is heard.
MOST_CUT_OFF = 2
# « Ethnie » and « ethnique »: of so short a stem these two endings alone are of one family.
_SHORT_ADJECTIVE = re.compile(r"(\w{4})(?:ie|ique)s?$")
# « Lage », « detude »: the article is written with its word.
_GLUED = re.compile(r"[ld][aeiouh]\w\w")
# « Andicapé » for « handicapé » is written as it is heard.
_LEFT_OUT = re.compile(r"[aeiou]\w* h")
# From this length on a word may have one slip, from the second on two.
ONE_SLIP, TWO_SLIPS = 7, 12


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what a folded word begins with, without what grammar adds to it."""
    if found := _SHORT_ADJECTIVE.match(word):
        return f"{found[1]}ie"
    ends = (end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM)
    # « Pression » is no kin of « presse ».
    return next((word[: -len(end)] for end in ends if not (end.startswith("ion") and word.endswith(f"ss{end}"))), word)


def likeness(asked: str, said: str) -> float:
    """Return how alike two folded words are: 1 the same, less with another ending or a slip of typing, 0 not at all."""
    if asked == said:
        return 1.0
    return _alike(f"h{asked}" if _LEFT_OUT.match(f"{asked} {said}") else asked, said)


def _alike(asked: str, said: str) -> float:
    shorter = min(len(asked), len(said))
    # « Fils » is no plural of « fil ».
    if shorter >= SHORTEST_PLURAL and "fils" not in (asked, said) and asked.rstrip("sx") == said.rstrip("sx"):
        return 0.95
    if _GLUED.match(asked) and asked[1:] == said:
        return 0.9
    if shorter < SHORTEST_STEM:
        return 0.0
    if stem(asked) == stem(said) or (said.startswith(asked) and len(said) - len(asked) <= MOST_CUT_OFF):
        return 0.8
    slips = 2 if shorter >= TWO_SLIPS else 1 if shorter >= ONE_SLIP else 0
    return 0.7 if slips and OSA.distance(asked, said, score_cutoff=slips) <= slips else 0.0
