"""What is told twice in a row, and how that is said: told by a few signs of each answer, which is itself not kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from actions.blocks import Lead, Sources, Text, plain_text
from actions.manners import first_sentence, said_again
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.reply import Reply
from actions.statements import NOT_GIVEN
from knowledge import Knowledge
from knowledge.text import plain_words

# Of what was told and of what was asked, and of the end of each sentence told: « la plateforme » may stand for its name at the beginning.
_SIGNS, _OF_A_SENTENCE, _LAST_WORDS = 8, 4, 8
# « Avant : … », « Dès le début : … » of what was told.
_IN_A_WORD = re.compile(r"(?:\w+ ){1,3}: ")
_ENDS = re.compile(r"(?<=[.!?…]) |\n")
# Who asks twice in a row for one of these of one thing asks the same, in whatever words.
_OF_VALUES = frozenset({"nombre", "date", "qui", "lieu", "liste", "lien", "lesquels"})
# Who asks this after what a section tells wants more than it has.
_OF_MORE = frozenset({"tout", "autre", "pourquoi", "lieu", "pour_qui"})


def _print(text: str, signs: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:signs]


def _end(text: str) -> str:
    return _print(" ".join(plain_words(text).split()[-_LAST_WORDS:]), _OF_A_SENTENCE)


def print_of(replies: Sequence[Reply], questions: Sequence[Question]) -> str:
    """Return what tells replies and the words of questions from others without their text; what goes on after a lead is worded now so, now so."""
    told = [[Lead(block.text) if isinstance(block, Lead) else block for block in reply.blocks] for reply in replies]
    asked = " ".join(sorted({word for question in questions for word in question.text.split()}))
    sentences = (one for blocks in told for block in blocks if not isinstance(block, Sources) for one in _ENDS.split(plain_text([block])))
    whole = (_print("\n".join(map(plain_text, told)), _SIGNS), _print(asked, _SIGNS))
    return "".join((*whole, *dict.fromkeys(map(_end, sentences))))


def in_other_words(reply: Reply, message: Message, said: tuple[str, str], printed: str, memory: Memory, knowledge: Knowledge) -> Reply:
    """Return a first reply that does not tell once more in the same words what nobody asked to hear again.

    said: kind and detail of what is asked now. printed: the print of the replies and questions.
    """
    first = reply.blocks[0]
    more = knowledge.collective(reply.topic.partition(".")[0]) is not None and _wants_more(reply, said[1])
    if reply.kind in ("safeguarding", "social") or not isinstance(first, Lead | Text) or not _was_told(reply, first, more, printed, memory):
        return reply
    same = memory.dernier[: 2 * _SIGNS] == printed[: 2 * _SIGNS]
    asked_again = same or (memory.dits[:1] == (said,) and said[1] in _OF_VALUES)
    name = "redit" if asked_again else "pas_plus" if more else ""
    return said_again(reply, message.questions, "pas_mieux" if name and NOT_GIVEN.search(first_sentence(first.text)) else name)


def _wants_more(reply: Reply, detail: str) -> bool:
    """Tell whether more is asked of a section than it tells by itself.

    « Où ? » that a place answers is told it, though it was told in passing; so are « avant ou après ? » and « les deux derniers » of a list.
    """
    first = reply.blocks[0]
    answers = isinstance(first, Lead) and (detail == "lieu" or _IN_A_WORD.match(first.text))
    return detail in _OF_MORE and not reply.topic.endswith(".presentation") and reply.point is None and not answers


def _was_told(reply: Reply, first: Lead | Text, more: bool, printed: str, memory: Memory) -> bool:
    """Tell whether a reply is that of the turn before; where more is wanted of a section, whether its first sentence was told there."""
    sentences = re.findall(f".{{{_OF_A_SENTENCE}}}", memory.dernier[2 * _SIGNS :])
    in_part = more and memory.sujets[-1:] == (reply.topic,) and _end(first_sentence(first.text)) in sentences
    return in_part or memory.dernier[:_SIGNS] == printed[:_SIGNS]
