"""Make copies of training lines as hurried thumbs type them, so that the classifier meets slips before visitors make them."""

from __future__ import annotations

import random

# Neighbours on an AZERTY keyboard, lower case.
_NEIGHBOURS = {
    "a": "zq", "z": "ae", "e": "zr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo", "o": "ip", "p": "om", "q": "as", "s": "qd", "d": "sf",
    "f": "dg", "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "km", "m": "lp", "w": "x", "x": "wc", "c": "xv", "v": "cb", "b": "vn", "n": "b",
}  # fmt: skip


def noisy(text: str, random_source: random.Random, share: float = 0.12) -> str:
    """Return `text` with about `share` of its words hit by a slip: a letter dropped, doubled, swapped or replaced, or a space lost."""
    words = text.split()
    slips = max(1, round(len(words) * share + random_source.random()))
    for _ in range(slips):
        index = random_source.randrange(len(words))
        word = words[index]
        if len(word) < 3:
            continue
        place = random_source.randrange(1, len(word))
        kind = random_source.choice(("drop", "double", "swap", "neighbour", "join"))
        if kind == "drop":
            words[index] = word[:place] + word[place + 1 :]
        elif kind == "double":
            words[index] = word[:place] + word[place] + word[place:]
        elif kind == "swap" and place + 1 < len(word):
            words[index] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        elif kind == "neighbour":
            words[index] = word[:place] + random_source.choice(_NEIGHBOURS.get(word[place].lower(), word[place])) + word[place + 1 :]
        elif kind == "join" and index + 1 < len(words):
            words[index : index + 2] = [word + words[index + 1]]
    return " ".join(words)
