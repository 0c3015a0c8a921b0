"""The written conversations that understanding is learnt from: what a message asks, given what was said before it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from actions.kinds import CONTEXT_KINDS, LANG_OF_KIND, LANGUAGE_KINDS, OUT_OF_SCOPE_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS, kind_of_topic
from actions.memory import KEPT_SAID, NO_DETAIL
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.message_model import DANGER
from bot.nlu.regression import NOTHING

FOLDER = Path(__file__).parents[2] / "data" / "conversations"
# More of what is told beside facts: they teach nothing else.
TOLD_FOLDER = FOLDER.with_name("told")
_ALL_COLLECTIVES = frozenset({"liste_collectifs", "objectifs_communs"})
# What is asked where the answer can only be to ask back.
_KIND_OF_DETAIL = {"nombre": "membres", "date": "fondation"}
_SAY_WHAT_IS_NOT_GIVEN = frozenset({"membres", "fondation"})
_NO_KIND = frozenset({"precision", "langue"})
_KIND_OF_LANG = {lang: kind for kind, lang in LANG_OF_KIND.items()}
# What is told is asked of these alone.
_BESIDE_FACTS = SOCIAL_KINDS | OUT_OF_SCOPE_KINDS | CONTEXT_KINDS | LANGUAGE_KINDS
# One in so many of what follows something else than a disclosure.
FALSE_ALARMS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """A text to learn from, with what was said before it; each of the other fields is None where it teaches nothing of it."""

    text: str
    kind: str | None
    detail: str | None = None
    reference: str | None = None
    context: Context = NO_CONTEXT
    told: str | None = None
    # Whether a disclosure stands among questions (`bot/nlu/among.py`).
    among: str | None = None


def kind_asked(topics: Sequence[str], detail: str | None, lang: str | None = None) -> str | None:
    """Return the kind that a turn asks, given the topics that may answer it, the best one first; None where none can be told.

    lang: the language it is in, where that is another than French; what is in one that has no kind of its own teaches what its second topic says.
    """
    kinds = [kind_of_topic(topic) for topic in topics]
    sections = [kind for kind in kinds[1:] if kind in SECTIONS_OF_KIND or kind in _ALL_COLLECTIVES]
    if kinds[0] == "hors_sujet" and sections and detail != "-":
        return _kind_not_given(sections[0], detail)
    if kinds[0] in _NO_KIND:
        if lang and not sections:
            return _KIND_OF_LANG.get(lang) or (kinds[1] if len(kinds) > 1 else None)
        return sections[0] if sections else _KIND_OF_DETAIL.get(detail or "")
    return kinds[0]


def _kind_not_given(section: str, detail: str | None) -> str:
    """Return what is asked where the page does not say: the section that says so itself (who founded it, who its members are), else nothing known."""
    if section in _SAY_WHAT_IS_NOT_GIVEN and detail in ("nombre", "date", "liste", "qui"):
        return section
    return "membres" if section == "presentation" and detail in ("nombre", "liste") else "attribut_inconnu"


def detail_asked(detail: str) -> str:
    """Return the detail without what is claimed or counted: `oui_non:2009` is `oui_non`, `element:3` is `element:rang`."""
    name, _, value = detail.partition(":")
    if name != "element":
        return name
    return f"{name}:rang" if value.lstrip("-").isdigit() else detail


def read(folder: Path = FOLDER, names: str = "*.jsonl") -> Iterator[Example]:
    """Yield each turn of the conversations in the files of `folder` with such names, in their order, with what was said before it."""
    for path in sorted(folder.glob(names)):
        lines = path.read_text(encoding="utf-8").splitlines()
        # Some authors have not been read for what is told: a turn of theirs that has no name of it may tell anything.
        labelled = any('"told"' in line for line in lines)
        for line in lines:
            yield from turns(json.loads(line)["turns"], labelled)


def read_told(folder: Path = TOLD_FOLDER) -> Iterator[Example]:
    """Yield the turns of `folder` that teach what is told beside facts, and that alone."""
    for example in read(folder):
        if example.told is not None:
            yield Example(example.text, None, context=example.context, told=example.told)


def _may_react(kind: str | None, context: Context) -> bool:
    """Tell whether a turn may be a reaction to an answer, which was named for some alone; after a disclosure none is."""
    return kind == "merci" and all(said != DANGER for said, _ in context.said)


def after_a_false_alarm(example: Example, source: random.Random) -> Example:
    """Return an example, one in `FALSE_ALARMS` of those that follow no disclosure as though the contacts had just been given by mistake.

    Whoever was misunderstood goes on with the question; without such examples a second answer about danger follows the first.
    """
    said = example.context.said
    if not said or example.kind == DANGER or any(kind == DANGER for kind, _ in said) or source.randrange(FALSE_ALARMS):
        return example
    return replace(example, context=replace(example.context, said=((DANGER, NO_DETAIL), *said[1:])))


def turns(conversation: Sequence[dict[str, Any]], labelled: bool = False) -> Iterator[Example]:
    """Yield the turns of one conversation; `labelled`: a turn without a name of what it tells beside facts tells nothing."""
    context = Context()
    for turn in conversation:
        topics = turn["topics"]
        # Older conversations tell the topics alone.
        detail = detail_asked(turn["detail"]) if "detail" in turn else None
        reference = turn["ref"].partition(":")[0] if "ref" in turn else None
        kind = kind_asked(topics, detail, turn.get("lang"))
        # A message that asks several things teaches nothing of one.
        if turn["user"].strip() and not turn.get("skip"):
            nothing = NOTHING if labelled and detail is not None and kind in _BESIDE_FACTS and not _may_react(kind, context) else None
            yield Example(turn["user"], kind, detail, reference, context, turn.get("told", turn.get("reaction", nothing)))
        # Of an answer about the language nothing is remembered but that it was one.
        said = (kind_of_topic(topics[0]) if kind is None or kind in LANGUAGE_KINDS else kind, detail or "")
        about_one = "." in topics[0] and kind_of_topic(topics[0]) not in _ALL_COLLECTIVES
        context = Context((said, *context.said)[:KEPT_SAID], context.known or about_one)
