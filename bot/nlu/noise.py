"""Make copies of training lines as hurried thumbs type them, so that the classifier meets slips before visitors make them."""

from __future__ import annotations

import random
import re

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


# How people who write by ear write, in no order: each may or may not be used.
_BY_EAR = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"qu(?=[eié])", "k"), (r"\bqu'", "k"), (r"c(?=[aou])", "k"), (r"eaux?\b", "o"), (r"aux?\b", "o"), (r"ph", "f"), (r"ss(?=[aeiou])", "s"),
        (r"oi\b", "wa"), (r"oi", "oua"), (r"(er|ez|és?|ée?s?|ait|ais|aient|et|est)\b", "é"), (r"ent\b", "e"), (r"(?<=\w\w)[stxd]\b", ""),
        (r"(?<=\w\w\w)e\b", ""), (r"tion", "sion"), (r"([a-z])\1", r"\1"), (r"ai", "é"), (r"en(?=[tdsc])", "an"), (r"\bh", ""), (r"g(?=[ei])", "j"), (r"y", "i"),
    )
)  # fmt: skip


def _by_ear(word: str, random_source: random.Random) -> str:
    for pattern, written in random_source.sample(_BY_EAR, 12):
        if random_source.random() < 0.6:
            word = pattern.sub(written, word)
    return word


def _hurt(word: str, random_source: random.Random) -> str:
    place = random_source.randrange(1, len(word))
    kind = random_source.choice(("drop", "drop", "double", "swap", "neighbour", "split", "vowels"))
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    if kind == "swap":
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    if kind == "neighbour":
        return word[:place] + random_source.choice(_NEIGHBOURS.get(word[place].lower(), word[place])) + word[place + 1 :]
    if kind == "split" and len(word) > 5:
        return f"{word[:place]} {word[place:]}"
    if kind == "vowels":
        return re.sub(r"(?<=\w)[aeiou](?=\w)", "", word, count=random_source.choice((1, 2)))
    return word


def very_noisy(text: str, random_source: random.Random) -> str:
    """Return `text` as the noisiest visitors would write it: by ear or with a slip in every third word, and with words run together."""
    by_ear = random_source.random() < 0.45
    written = ""
    for word in text.split():
        if by_ear and random_source.random() < 0.7:
            word = _by_ear(word.lower(), random_source)
        if len(word) >= 3 and random_source.random() < (0.15 if by_ear else 0.35):
            word = _hurt(word, random_source)
        # A short word before is run together with the next more often: « lapnpm ».
        glued = written and random_source.random() < (0.25 if len(written.split()[-1]) <= 3 else 0.06)
        written += word if glued or not written else f" {word}"
    return written
