"""Say, in the visitor's language, that the assistant answers in French; find what is surely asked, and offer what is near in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.answers.social import begins_with_thanks
from actions.answers.unknown import starting_points
from actions.association import IDENTITY, is_named
from actions.blocks import Button, paragraphs
from actions.finding import section_topic
from actions.foreign_words import Asked, asked_in, asks_in, is_surely
from actions.french import of
from actions.kinds import LANG_OF_KIND, LANGUAGE_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.reactions import is_mere_thanks
from actions.reply import MOST_BUTTONS, Reply, choose
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

_WHAT_IT_IS = "presentation"
# « Le 3ème », « and le dernier objectif ? »: who writes so reads French, whatever a digit stands for in the letters of another language.
_IN_FRENCH = re.compile(r"\b\d+ ?(?:i?[eè](?:[mr]e?s?)?|nde?s?)\b|\b(?:le|du|dont|aux?|sur|fran[cç]ais)\b|\b[ldnqs][’'](?!s\b)", re.IGNORECASE)
# Who thanks in fewer words asks nothing; nor in so many, with an exclamation mark and no word that goes on to something else.
_A_QUESTION, _A_STORY = 6, 10
_ASKS_OR_TELLS = re.compile(
    r"\?|\b(?:but|however|and|where|who|what|when|how|which|why|please|can|could|pero|y|donde|dónde|quien|quién|cuando|cuándo|que|qué|favor|aber|und|wo|wer"
    r"|wann|was|bitte|mais|et)\b", re.IGNORECASE,
)  # fmt: skip
# « And », by which a message asks two things.
_AND = re.compile(r"\b(?:and|y|und|w|و)\b")


def language_of(message: Message, knowledge: Knowledge) -> str:
    """Return the kind of the language of a message; empty for French, and where words of it are mixed in."""
    kinds = (one.kind if one.kind in LANGUAGE_KINDS else one.whole.language or asks_in(one, knowledge) for one in message.questions)
    found = next(filter(None, kinds), "")
    return found if any(one.kind == found for one in message.questions) or not _IN_FRENCH.search(message.text) else ""


def only_thanks(message: str, kind: str, *, after_contacts: bool) -> bool:
    """« Thank you very much », « Thank you, you are so helpful! »: tell whether a message, as typed, thanks and asks nothing.

    kind: what it was read as. after_contacts: whether it may go on with a danger, where nothing but thanks is.
    """
    if kind not in LANGUAGE_KINDS:
        return after_contacts and is_mere_thanks(message)
    words = len(plain_words(message).split())
    kind_words = message.rstrip().endswith("!") and words < _A_STORY and not _ASKS_OR_TELLS.search(message)
    return is_mere_thanks(message) or (begins_with_thanks(message) and (words < _A_QUESTION or kind_words))


def in_its_language(kind: str, message: Message, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Return replies in French after what is said of that in the language of the message, such as `langue_anglais`.

    What is wholly in another language is a message in it, whatever it is answered with.
    """
    if any(one.kind in LANGUAGE_KINDS for one in message.questions):
        replies = [replace(reply, topic="langue") for reply in replies]
    return (Reply(replies[0].topic, "fallback", paragraphs(sentence(kind)), lang=LANG_OF_KIND[kind]), *replies)


def language_reply(knowledge: Knowledge, kind: str, question: Question | None = None) -> Reply:
    """Return the reply to a message in another language that asks nothing surely: the questions in French that are near."""
    buttons = _near(knowledge, question)[:MOST_BUTTONS] if question else []
    near = sentence("langue_proche") if buttons else sentence("langue_exemples")
    # What it says is hardly read: who asks for help in it can read where that is.
    said = f"{sentence(kind)} {sentence(f'{kind}_secours')}"
    reply = Reply("langue", "fallback", paragraphs(f"{said} / {near}"), lang=LANG_OF_KIND[kind])
    return reply.with_buttons(buttons or starting_points(knowledge))


def surely_asked(knowledge: Knowledge, question: Question, memory: Memory) -> list[Question]:
    """Return in French what a message in another language asks; nothing where a word of it leaves a doubt."""
    for parts in (_AND.split(question.text), [question.text]):
        found = [_asked(knowledge, replace(question, text=part), memory) for part in parts]
        if all(found):
            return list(dict.fromkeys(one for each in found for one in each))
    return []


def _asked(knowledge: Knowledge, question: Question, memory: Memory) -> list[Question]:
    of_none = None if question.pointed else asked_in(question.text, of_one=False)
    if of_none and is_surely(of_none, question, knowledge) and (of_none.kind != IDENTITY or is_named(question.text, knowledge)):
        return [_in_french(of_none)]
    asked = asked_in(question.text, of_one=True)
    if question.sections or asked is None or not is_surely(asked, question, knowledge):
        return []
    # « How many members does it have? » is asked of the one spoken of; « what is it? » may be of AMANE.
    spoken_of = filter(None, [memory.collectif if asked.kind != _WHAT_IT_IS else None])
    return [_in_french(asked, one) for one in _of_ids(knowledge, question.collectives or spoken_of)]


def _in_french(asked: Asked, collective: Collective | None = None) -> Question:
    return Question(asked.kind, detail=asked.detail, text=plain_words(_title(asked, collective))).naming(
        collectives=(collective.id,) if collective else ()
    )


def _title(asked: Asked, collective: Collective | None) -> str:
    named = {"nom": collective.designation, "du_nom": of(collective.designation)} if collective else {}
    return sentence(f"question_{asked.ask}", **named)


def _near(knowledge: Knowledge, question: Question) -> list[Button]:
    """Return the buttons for what may be asked: of the one named what is near, of nobody what was surely read of each whose page tells it."""
    asked, named = asked_in(question.text, of_one=True), _of_ids(knowledge, question.collectives)
    kinds = (*([asked.kind] if asked else ()), *question.nearest, _WHAT_IT_IS)
    if topics := question.sections or dict.fromkeys(topic for kind in kinds for one in named if (topic := section_topic(one, kind))):
        return [choose(section[1].titre, topic) for topic in topics if (section := knowledge.section(topic))]
    if asked is None or asked.kind == _WHAT_IT_IS or not is_surely(asked, question, knowledge):
        return []
    return [choose(_title(asked, one), topic) for one in knowledge.collectifs if (topic := section_topic(one, asked.kind))]


def _of_ids(knowledge: Knowledge, ids: Iterable[str]) -> list[Collective]:
    return [one for name in ids if (one := knowledge.collective(name))]
