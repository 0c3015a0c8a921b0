"""What answers exactly what was asked, and how a reply begins with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from actions.blocks import Block, Lead, Sources, Text
from actions.french import capital, lowered
from actions.memory import NO_DETAIL, Memory
from actions.reply import Reply, cited, closing, shown
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge, Source


@dataclass(frozen=True)
class Answered:
    """The sentence that answers, and what of the reply is told with it.

    text: one sentence. sources: where it and `blocks` come from; without any, those of the reply stand. rest: goes on in the same paragraph.
    blocks: what is told after it. whole: whether the reply itself follows, as where nothing in particular was asked.
    introduces: whether it stands for the sentence that introduces the list of that reply, which then is not told.
    point: position of the one point that is told of a list, from 0, so that the next message may ask for the next one.
    gap: what it leaves without its answer (`actions/gaps.py`), where it says that what was asked is not known.
    bare: the same sentence without saying that it is all there is, for where that turns out to answer; empty where it is no other.
    denial: the same sentence where it turns out to be no; empty where that is `bare`.
    about: id of the one collective that it singles out, so that the talk turns to it; empty where there is none.
    """

    text: str
    sources: tuple[Source, ...] = ()
    rest: str = ""
    blocks: tuple[Block, ...] = ()
    whole: bool = False
    introduces: bool = False
    point: int | None = None
    gap: str = ""
    bare: str = ""
    denial: str = ""
    about: str = ""


# Details that ask for all there is: what is asked with any other is answered in so many words at most.
ASKING_FOR_ALL = frozenset({"tout", "liste", "lesquels", "encore", NO_DETAIL, ""})
MOST_WORDS = 90
# Tells nothing (None) where it can't answer from the facts alone: a lead may be missing, never wrong.
Teller = Callable[[Request, Memory, Knowledge], Answered | None]


def verdict(right: bool | None, told: str, sources: Iterable[Source], **more: Any) -> Answered:
    """« Oui : … », « Non : … », or where neither is sure what is so by itself."""
    detail = lowered(told).removesuffix(".")
    text = f"{capital(detail)}." if right is None else sentence("oui_detail" if right else "non_detail", detail=detail)
    return Answered(text, tuple(dict.fromkeys(sources)), **more)


def led(reply: Reply, told: Answered, knowledge: Knowledge) -> Reply:
    """Return the reply that begins with what answers, and shows the sources of just what it tells."""
    follows = tuple(block for block in reply.blocks if not isinstance(block, (Lead, Sources))) if told.whole else ()
    if told.introduces and follows and isinstance(follows[0], Text):
        follows = follows[1:]
    own = cited(knowledge, told.sources)
    blocks: tuple[Block, ...] = (_in_short(told, reply, knowledge), *told.blocks, *follows)
    sources = shown((*own, *reply.sources) if told.whole or not own else own, blocks)
    if sources:
        blocks = (*blocks, closing(sources))
    return replace(reply, blocks=blocks, sources=sources, point=told.point, gap=told.gap, about=told.about).with_buttons(reply.buttons)


def _in_short(told: Answered, reply: Reply, knowledge: Knowledge) -> Lead:
    """Return what answers without what the acronym of its collective means, where that is said in passing: it is told where it is presented."""
    collective, section = knowledge.section(reply.topic) or (None, None)
    if collective is None or section is collective.rubriques["presentation"]:
        return Lead(told.text, told.rest)
    acronym, text, rest = collective.sigle or "", told.text, told.rest
    for spelled in (f" ({collective.meanings.get(acronym)})", f" ({acronym} : {collective.meanings.get(acronym)})"):
        text, rest = text.replace(spelled, ""), rest.replace(spelled, "")
    return Lead(text, rest)
