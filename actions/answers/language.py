"""Say, in the visitor's language and in French, that the assistant answers in French; what was understood is offered in French."""

from __future__ import annotations

from actions.answers.unknown import starting_points
from actions.blocks import Button, paragraphs
from actions.finding import section_topic
from actions.kinds import LANG_OF_KIND
from actions.question import Question
from actions.reply import MOST_BUTTONS, Reply, choose
from actions.sentences import sentence
from knowledge import Knowledge


def language_reply(knowledge: Knowledge, kind: str, question: Question | None = None) -> Reply:
    """Return the reply to a message in another language; `kind` is the intent, such as `langue_anglais`, `question` what was read in it."""
    understood = _understood(knowledge, question) if question else []
    buttons = list(dict.fromkeys([*understood, *starting_points(knowledge)]))[:MOST_BUTTONS]
    return Reply("langue", "fallback", paragraphs(sentence(kind)), lang=LANG_OF_KIND[kind]).with_buttons(buttons)


def _understood(knowledge: Knowledge, question: Question) -> list[Button]:
    """Return the buttons that ask in French what is asked of the collectives and sections that are named (« the values of the PNPM »)."""
    named = [one for one in knowledge.collectifs if one.id in question.collectives]
    asked = [topic for one in named for kind in (*question.nearest, "presentation") if (topic := section_topic(one, kind))]
    found = [(topic, section) for topic in dict.fromkeys((*question.sections, *asked)) if (section := knowledge.section(topic))]
    return [choose(section.titre, topic) for topic, (_, section) in found]
