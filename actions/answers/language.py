"""Say, in the visitor's language, that the assistant answers in French; find what is surely asked, and offer what is near in French."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.answers.unknown import starting_points
from actions.association import IDENTITY, is_named
from actions.blocks import Button, paragraphs
from actions.finding import section_topic
from actions.foreign_words import Asked, asked_in, is_surely
from actions.french import of
from actions.kinds import LANG_OF_KIND
from actions.memory import Memory
from actions.question import Question
from actions.reply import MOST_BUTTONS, Reply, choose
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

_WHAT_IT_IS = "presentation"
# « And », by which a message asks two things.
_AND = re.compile(r"\b(?:and|y|und|w|و)\b")


def in_its_language(kind: str, topic: str) -> Reply:
    """Return what is said before an answer in French, under its topic; `kind` is that of the language, such as `langue_anglais`."""
    return Reply(topic, "fallback", paragraphs(sentence(kind)), lang=LANG_OF_KIND[kind])


def language_reply(knowledge: Knowledge, kind: str, question: Question | None = None) -> Reply:
    """Return the reply to a message in another language that asks nothing surely: the questions in French that are near."""
    buttons = _near(knowledge, question) if question else []
    text = f"{sentence(kind)} / {sentence('langue_proche' if buttons else 'langue_exemples')}"
    return Reply("langue", "fallback", paragraphs(text), lang=LANG_OF_KIND[kind]).with_buttons(buttons or starting_points(knowledge))


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
    if question.sections:
        found = ((topic, section) for topic in question.sections if (section := knowledge.section(topic)))
        return [choose(section.titre, topic) for topic, (_, section) in found][:MOST_BUTTONS]
    asked = asked_in(question.text, of_one=True)
    if named := _of_ids(knowledge, question.collectives):
        kinds = dict.fromkeys((*([asked.kind] if asked else ()), *question.nearest, _WHAT_IT_IS))
        topics = dict.fromkeys(topic for kind in kinds for one in named if (topic := section_topic(one, kind)))
        return [choose(section[1].titre, topic) for topic in topics if (section := knowledge.section(topic))][:MOST_BUTTONS]
    if asked is None or asked.kind == _WHAT_IT_IS or not is_surely(asked, question, knowledge):
        return []
    return [choose(_title(asked, one), topic) for one in knowledge.collectifs if (topic := section_topic(one, asked.kind))][:MOST_BUTTONS]


def _of_ids(knowledge: Knowledge, ids: Iterable[str]) -> list[Collective]:
    return [one for name in ids if (one := knowledge.collective(name))]
