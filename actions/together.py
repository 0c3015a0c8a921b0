"""Several questions of one message: two that one sentence answers, « combien au départ, et maintenant ? », and answers told together. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.blocks import Block, Button, Buttons, Lead, Links, Sources, Text
from actions.french import lowered
from actions.reply import Reply, closing, shown
from actions.request import Request
from knowledge.text import plain_words

_TWO = 2
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
# « La liste est disponible à partir de la page » says no more than the link to it does.
_TO_READ = re.compile(r"\b(?:disponible|consult\w+|telecharg\w+|accessible|en ligne)\b")
_OF_NO_THING = frozenset("disponible disponibles accessible etre peut peuvent sont partir".split())
_LONG = 4
# By so many words at its end a sentence is told from others: « la plateforme » may stand for its name at the beginning.
_LAST_WORDS = 8
_THEN_AND_NOW = {"fondation", "membres"}


def in_one(requests: Sequence[Request]) -> list[Request]:
    """Return the requests of a message; two that ask how many, then and now or of two collectives, as one that asks for both numbers."""
    kinds = {one.kind for one in requests}
    owners = tuple(dict.fromkeys(one for request in requests for one in request.collectives))
    counts = len(requests) == _TWO and all(one.question.detail == "nombre" and len(one.collectives) == 1 for one in requests)
    if not counts or (not (kinds == _THEN_AND_NOW and len(owners) == 1) and not (kinds == {"membres"} and len(owners) == _TWO)):
        return list(requests)
    first, second = requests
    question = replace(first.question, text=f"{first.question.text} et {second.question.text}", kinds=()).naming(collectives=owners)
    topic = "comparaison" if len(owners) == _TWO else next(one.topic for one in requests if one.kind == "membres")
    return [Request(topic, question, owners, "membres")]


def joined(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies of a turn, those in one that answer two questions about one section in a sentence each: « qui l'a fondé, et quand ? ».

    What only gives a link that was just given is left out.
    """
    found: list[Reply] = []
    for reply in map(_said_once, map(_announced_once, replies)):
        if found and (both := _in_one_reply(found[-1], reply)):
            found[-1] = both
        else:
            found.append(reply)
    return found


def _in_one_reply(before: Reply, reply: Reply) -> Reply | None:
    """Return two replies about one section as one, None where they stay apart."""
    if _tells_one_thing_of(reply, before):
        # « Genève : qui y est allé ? »
        return reply
    first, second = _told_alone(before), _told_alone(reply)
    if second is None or (before.topic, before.sources) != (reply.topic, reply.sources):
        return None
    if _gives_the_same_link(before, second):
        # « Charte et documents, même page ? »
        return before.with_buttons(_buttons_of(reply))
    if first is None:
        return None
    # « Qui l'a menée, et avec quels partenaires ? »: with whom is told with who did it.
    more = "" if lowered(second.text).removesuffix(".") in first.text else second.text
    said = " ".join(filter(None, (first.rest, more, second.rest if second.rest != first.rest else "")))
    return replace(reply, blocks=(Lead(first.text, said), *reply.blocks[1:]), gap=before.gap or reply.gap)


def _tells_one_thing_of(reply: Reply, before: Reply) -> bool:
    """Tell whether a reply begins with what the whole section that was told before it says, too."""
    first, whole = reply.blocks[0], before.blocks[0]
    if reply.topic != before.topic or not isinstance(first, Lead) or not isinstance(whole, Text):
        return False
    end = " ".join(plain_words(first.text).split()[-_LAST_WORDS:])
    return len(end.split()) == _LAST_WORDS and end in plain_words(whole.text)


def _announced_once(reply: Reply) -> Reply:
    """Return a reply without the sentences that say no more than its links do, where others are left."""
    lines = plain_words(" ".join(line for block in reply.blocks if isinstance(block, Links) for line in block.lines())).split()
    return replace(reply, blocks=tuple(_without_those_of(lines, block) for block in reply.blocks)) if lines else reply


def _without_those_of(lines: Sequence[str], block: Block) -> Block:
    if isinstance(block, Text):
        said = _SENTENCE_END.split(block.text)
        return replace(block, text=" ".join([one for one in said if not _says_no_more(one, lines)] or said))
    if isinstance(block, Lead):
        return replace(block, rest=" ".join(one for one in _SENTENCE_END.split(block.rest) if not _says_no_more(one, lines)))
    return block


def _said_once(reply: Reply) -> Reply:
    """« EPU veut dire … : c'est l'examen de chaque État… »: return a reply whose paragraphs leave out the sentences that it has told before."""
    said, blocks = set[str](), list[Block]()
    for block in reply.blocks:
        if isinstance(block, Text):
            every = _SENTENCE_END.split(block.text)
            block = replace(block, text=" ".join([one for one in every if plain_words(one) not in said] or every))
        if isinstance(block, Lead | Text):
            said |= _clauses(f"{block.text} {block.rest}" if isinstance(block, Lead) else block.text)
        blocks.append(block)
    return replace(reply, blocks=tuple(blocks))


def _clauses(text: str) -> set[str]:
    """Return the folded sentences of a text, and what stands after a colon in one."""
    every = _SENTENCE_END.split(text)
    return {plain_words(one) for said in every for one in (said, said.partition(" : ")[2]) if one}


def _says_no_more(said: str, lines: Sequence[str]) -> bool:
    words = plain_words(said)
    telling = [word for word in words.split() if len(word) >= _LONG and word not in _OF_NO_THING]
    return bool(_TO_READ.search(words)) and all(word in lines for word in telling)


def _gives_the_same_link(before: Reply, told: Lead) -> bool:
    given = [link.where for block in before.blocks if isinstance(block, Links) for link in block.links]
    return any(told.text.endswith(address) for address in given)


def _buttons_of(reply: Reply) -> tuple[Button, ...]:
    return next((block.buttons for block in reply.blocks if isinstance(block, Buttons)), ())


def sources_at_the_end(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies of a turn, the sources of all of them told once, at its end."""
    if not any(isinstance(block, Sources) for reply in replies[:-1] for block in reply.blocks):
        return list(replies)
    found = shown((source for reply in replies for source in reply.sources), [block for reply in replies for block in reply.blocks])
    *said, last = (replace(one, blocks=tuple(block for block in one.blocks if not isinstance(block, Sources))) for one in replies)
    buttons = tuple(block for block in last.blocks if isinstance(block, Buttons))
    told = tuple(block for block in last.blocks if block not in buttons)
    return [*said, replace(last, blocks=(*told, closing(found), *buttons))]


def _told_alone(reply: Reply) -> Lead | None:
    """Return what answers where a reply is no more than that."""
    first, *rest = reply.blocks
    return first if isinstance(first, Lead) and all(isinstance(block, Sources | Buttons) for block in rest) else None
