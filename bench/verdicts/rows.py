"""What the network learns from: questions of the conversations and of `data/verdicts`, with the word that a careful answer begins with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from actions.leads.judged import said_of, title_of
from actions.verdicts import FOLDER, NO, UNKNOWN, YES
from bot.nlu import conversations
from knowledge import Knowledge
from knowledge.text import plain_words

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÉÈÀÊ«])")
_TELLING = 4
_DECIDES, _LEFT = 1 / 3, 1 / 5
# « Si » is a yes to what was denied.
_YES_TO_A_DENIAL = "si"


@dataclass(frozen=True)
class Row:
    """A question as typed, what the file says of it, the title of what was spoken of before, the verdict, and whose file it stands in.

    because: the words that decide, where the author gave them.
    """

    said: str
    before: str
    asked: str
    verdict: str
    author: str
    because: str = ""


def of_conversations(knowledge: Knowledge, folder: Path = conversations.FOLDER) -> Iterator[Row]:
    """Yield the turns that have a `verdict` and teach, of those about a section or the goals that the collectives share."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            turns = json.loads(line)["turns"]
            for before, turn in zip(({}, *turns), turns, strict=False):
                said = next(filter(None, (_said(topic, knowledge) for topic in turn["topics"])), "")
                if "verdict" in turn and said and not turn.get("skip"):
                    yield _row(said, title_of(before["topics"][0], knowledge) if before else "", turn, path.stem)


def written(knowledge: Knowledge, folder: Path = FOLDER) -> Iterator[Row]:
    """Yield what was written about the page, by its `topic`, after `before_topic` or the same, and about invented pages, which are the `premise`."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if said := one.get("premise") or _said(one["topic"], knowledge):
                before = one.get("before_topic", one.get("topic", "")) if one.get("before") else ""
                yield _row(said, title_of(before, knowledge), one, path.stem)


def _row(said: str, before: str, one: dict[str, Any], author: str) -> Row:
    verdict = YES if one["verdict"] == _YES_TO_A_DENIAL else one["verdict"]
    return Row(said, before, one["user"], verdict, author, one.get("because", ""))


def without_what_decides(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows without the sentences that decide, for which nobody knows then: so that what is said decides, not how it is asked.

    Those of which it is clear: a sentence that has a third of the telling words decides, and none that is left has a fifth of them.
    """
    for row in rows:
        words = {word for word in plain_words(row.because).split() if len(word) >= _TELLING or word.isdigit()}
        if row.verdict not in (YES, NO) or not words:
            continue
        shares = {one: len(words & set(plain_words(one).split())) / len(words) for one in _SENTENCE_END.split(row.said)}
        left = [one for one, share in shares.items() if share < _DECIDES]
        if left and len(left) < len(shares) and all(shares[one] < _LEFT for one in left):
            yield replace(row, said=" ".join(left), verdict=UNKNOWN)


def _said(topic: str, knowledge: Knowledge) -> str:
    goals = knowledge.objectifs_communs if topic == "collectifs.objectifs" else None
    collective, section = knowledge.section(topic) or (None, goals)
    return said_of(section, collective) if section else ""
