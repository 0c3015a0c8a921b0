"""Disclosures that stand among questions about the collectives, made of the written ones.

« Elle date de quand, la PNPM ? Mon oncle me frappe. Et la CDE ? » A disclosure by itself is read well; what is asked beside it hides it. Such
messages among all other examples cost the kinds more than they brought, so that they teach a regression of their own (docs/experiments.md).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from actions.kinds import FACTUAL_KINDS
from bot.nlu.conversations import FOLDER, Example, read
from bot.nlu.message_model import DANGER
from bot.nlu.regression import NOTHING

# What is longer is read in its sentences, and a question that is longer tells of more than what it asks.
_MOST_CHARACTERS, _MOST_OF_A_QUESTION = 140, 90
# So many of the ordinary messages, so that not only near-misses stand among questions.
_ORDINARY = 10_000
_GAPS = (". ", " ", "\n", ", ", "... ", "! ")
_JOINED = ("et", "et", "mais", "car", "et aussi", "en fait", "sinon", "parce que")


def read_among(folder: Path = FOLDER, seed: int = 7) -> Iterator[Example]:
    """Yield each disclosure, each near-miss and some ordinary messages of the conversations in `folder` among questions of other conversations."""
    source = random.Random(seed)
    near, others = list(_by_themselves(folder, "danger*.jsonl")), list(_by_themselves(folder, "[!d]*.jsonl"))
    questions = [one.text for one in others if one.kind in FACTUAL_KINDS and len(one.text) < _MOST_OF_A_QUESTION]
    harmless = [one for one in others if one.kind != DANGER]
    chosen = source.sample(harmless, min(_ORDINARY, len(harmless)))
    for one in (*near, *(one for one in others if one.kind == DANGER), *chosen):
        if len(questions) > 1 and len(one.text) <= _MOST_CHARACTERS:
            question, other = source.sample(questions, 2)
            text = _among(one.text.rstrip(" ."), question, other, source)
            yield Example(text, None, context=one.context, among=DANGER if one.kind == DANGER else NOTHING)


def _by_themselves(folder: Path, names: str) -> Iterator[Example]:
    """Yield what follows no disclosure."""
    return (one for one in read(folder, names) if one.kind and all(kind != DANGER for kind, _ in one.context.said))


def _among(text: str, question: str, other: str, source: random.Random) -> str:
    gap = source.choice(_GAPS)
    ways = (
        f"{question}{gap}{text}{source.choice(_GAPS)}{other}",
        f"{question}{gap}{text}",
        f"{text}{gap}{question}",
        f"{text} et {question[0].lower()}{question[1:]}",
        f"{question} {source.choice(_JOINED)} {text[0].lower()}{text[1:]}",
    )
    return source.choice(ways)
