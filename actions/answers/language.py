"""Say, in the visitor's language and in French, that the assistant answers in French; what was understood is offered as a question in French."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.answers.unknown import starting_points
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

# What is said before the buttons: they ask what was asked, something near it, or anything.
_EXACT, _NEAR, _ANYTHING = "langue_comprise", "langue_proche", "langue_exemples"
_WHAT_IT_IS = "presentation"


def language_reply(knowledge: Knowledge, kind: str, question: Question | None = None, memory: Memory | None = None) -> Reply:
    """Return the reply to a message in another language; `kind` is the intent, such as `langue_anglais`, `question` what was read in it."""
    said, buttons = _offered(knowledge, question, memory or Memory()) if question else (_ANYTHING, [])
    text = f"{sentence(kind)} / {sentence(said if buttons else _ANYTHING)}"
    return Reply("langue", "fallback", paragraphs(text), lang=LANG_OF_KIND[kind]).with_buttons(buttons or starting_points(knowledge))


def _offered(knowledge: Knowledge, question: Question, memory: Memory) -> tuple[str, list[Button]]:
    """Return what is offered, and how it is announced: as the question itself only where its words leave no doubt."""
    if question.sections:
        found = ((topic, section) for topic in question.sections if (section := knowledge.section(topic)))
        return _NEAR, [choose(section.titre, topic) for topic, (_, section) in found][:MOST_BUTTONS]
    if not question.collectives and (asked := asked_in(question.text, of_one=False)) and is_surely(asked, question, knowledge):
        return _EXACT, [choose(sentence(f"question_{asked.ask}"), str(asked.topic))]
    asked = asked_in(question.text, of_one=True)
    if question.collectives:
        return _of_these(knowledge, _of_ids(knowledge, question.collectives), asked, question)
    sure = asked and asked.ask != _WHAT_IT_IS and is_surely(asked, question, knowledge)
    return _of_whom_it_may_be(knowledge, asked, memory) if asked and sure else (_ANYTHING, [])


def _of_whom_it_may_be(knowledge: Knowledge, asked: Asked, memory: Memory) -> tuple[str, list[Button]]:
    # « How many members does it have? » is asked of the one spoken of; where none is, of each whose page tells it.
    spoken_of = [button for one in _of_ids(knowledge, filter(None, [memory.collectif])) if (button := _asking(asked, one))]
    near = [button for one in knowledge.collectifs if (button := _asking(asked, one))][:MOST_BUTTONS]
    return (_EXACT, spoken_of) if spoken_of else (_NEAR, near)


def _of_these(knowledge: Knowledge, named: Sequence[Collective], asked: Asked | None, question: Question) -> tuple[str, list[Button]]:
    exact = [button for one in named if asked and (button := _asking(asked, one))]
    if asked and len(exact) == len(named) and is_surely(asked, question, knowledge):
        return _EXACT, exact[:MOST_BUTTONS]
    kinds = dict.fromkeys((*question.nearest, _WHAT_IT_IS))
    near = (choose(one.rubriques[topic.partition(".")[2]].titre, topic) for kind in kinds for one in named if (topic := section_topic(one, kind)))
    found: dict[str, Button] = {}
    for one in (*exact, *near):
        # One button a topic: its question rather than the title of its section.
        found.setdefault(one.payload, one)
    return _NEAR, list(found.values())[:MOST_BUTTONS]


def _of_ids(knowledge: Knowledge, ids: Iterable[str]) -> list[Collective]:
    return [one for name in ids if (one := knowledge.collective(name))]


def _asking(asked: Asked, collective: Collective) -> Button | None:
    """Return the button that asks this of a collective in French, or None where its page does not answer it."""
    topic = asked.topic_for(collective)
    name = collective.designation
    return choose(sentence(f"question_{asked.ask}", nom=name, du_nom=of(name)), topic) if topic else None
