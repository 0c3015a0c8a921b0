"""Answer what is asked of the assistant itself and of AMANE (its data, whom to write to, a gift…), and who complains."""

from __future__ import annotations

from actions.answers.sections import names
from actions.answers.unknown import site, starting_points
from actions.blocks import Block, Link, Links, paragraphs
from actions.kinds import KINDS, OUT_OF_SCOPE_KINDS, SOCIAL_KINDS, TOPIC_OF_KIND
from actions.memory import Memory
from actions.question import Question
from actions.reply import Reply, follow_ups
from actions.sentences import sentence
from knowledge import Knowledge

DATA, COMPLAINT = "donnees", "reproche"
# What AMANE tells of itself, where it has filled it in (`association.contacts`).
OF_AMANE = ("contact", "don", "presse", "stage", "benevolat")
# Where the server tells what it keeps.
PRIVACY = "/confidentialite"
_BESIDE_FACTS = SOCIAL_KINDS | OUT_OF_SCOPE_KINDS


def is_asked(question: Question, memory: Memory) -> bool:
    """Tell whether a question is one of these, of no collective; who complains does so of an answer."""
    if question.kind not in _BESIDE_FACTS or question.pointed or question.platform:
        return False
    return question.told in (DATA, *OF_AMANE) or (question.told == COMPLAINT and bool(memory.dits))


def assistant_reply(knowledge: Knowledge, question: Question, memory: Memory) -> Reply:
    """Return the reply to what is asked of the assistant or of AMANE, under the topic that its kind of question has."""
    if question.told == DATA:
        return _of_data(knowledge)
    social = KINDS[question.kind].group == "social"
    topic, kind = (TOPIC_OF_KIND.get(question.kind, question.kind), "social") if social else ("hors_sujet", "fallback")
    if question.told == COMPLAINT:
        spoken_of = knowledge.collective(memory.collectif)
        buttons = follow_ups(spoken_of, memory.sujets) if spoken_of else starting_points(knowledge)
        return Reply(topic, kind, paragraphs(sentence("reproche", site=site(knowledge)))).with_buttons(buttons)
    told = next((told for name, told in knowledge.association.contacts.items() if name == question.told), None)
    said = told or sentence("amane_inconnu", quoi=sentence(f"amane_{question.told}"), site=site(knowledge), collectifs=names(knowledge))
    return Reply(topic, kind, paragraphs(said)).with_buttons(starting_points(knowledge))


def _of_data(knowledge: Knowledge) -> Reply:
    address = knowledge.association.contacts.get("confidentialite")
    link = Link(sentence("titre_confidentialite"), address, "" if address else PRIVACY)
    blocks: tuple[Block, ...] = (*paragraphs(sentence("donnees")), Links((link,)))
    return Reply("identite", "social", blocks).with_buttons(starting_points(knowledge))
