"""Compose the replies of a turn: from questions and memory to bubbles and the memory after them. Knows no Rasa."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.answers.chronology import chronology_reply
from actions.answers.comparison import comparison_reply
from actions.answers.language import language_reply
from actions.answers.safeguarding import safeguarding_reply
from actions.answers.search import search_reply
from actions.answers.sections import clarification_reply, list_reply, more_reply, section_reply, shared_goals_reply
from actions.answers.social import social_reply, welcome_reply
from actions.answers.unknown import out_of_scope_reply
from actions.memory import Memory
from actions.plan import Request, of_topics, resolve
from actions.question import LANGUAGE_KINDS, SOCIAL_KINDS, Question
from actions.reply import Reply
from knowledge import Knowledge
from knowledge.text import plain_words

# Above all of the thanks, questions and excuses after a disclosure in the test sets that are open, below most of what goes on with one.
LEAST_DANGER_GOING_ON = 0.03
# What is no thanks and less sure than this, said just after a disclosure, may go on with it.
SURE_COURTESY = 0.50
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
# Kinds whose words are those of a disclosure too.
_OF_ANYTHING = frozenset({"fondation", "adhesion", "chronologie", "nom_seul", "identite", "aide"})
# The kind of a turn with several replies is that of its strongest one.
_STRENGTH = ("safeguarding", "answer", "clarification", "fallback", "social")


@dataclass(frozen=True)
class Turn:
    """The replies of a turn and the conversation's memory after it."""

    replies: tuple[Reply, ...]
    memory: Memory

    @property
    def kind(self) -> str:
        return min((reply.kind for reply in self.replies), key=_STRENGTH.index)

    @property
    def topics(self) -> list[str]:
        return list(dict.fromkeys(reply.topic for reply in self.replies))

    @property
    def sources(self) -> list[dict[str, str]]:
        return [source.as_json() for source in dict.fromkeys(source for reply in self.replies for source in reply.sources)]


def reply_to(request: Request, memory: Memory, knowledge: Knowledge, besides: Sequence[str] = ()) -> Reply:
    """Return the reply to one request; a topic that is no longer in the knowledge file is out of scope."""
    topic = request.topic
    if topic == "precision":
        return clarification_reply(knowledge, request.collectives, request.kind)
    if topic == "collectifs.liste":
        reply = list_reply(knowledge)
    elif topic == "collectifs.objectifs":
        reply = shared_goals_reply(knowledge)
    elif topic == "comparaison":
        reply = comparison_reply(knowledge, request.collectives or [one.id for one in knowledge.collectifs])
    elif topic == "chronologie":
        reply = chronology_reply(knowledge, request.question)
    elif topic == "recherche":
        reply = search_reply(knowledge, request.question) or out_of_scope_reply(knowledge, replace(request, collectives=()))
    elif topic in SOCIAL_KINDS:
        reply = social_reply(knowledge, topic, memory)
    elif topic == "urgence":
        reply = safeguarding_reply(knowledge)
    elif knowledge.section(topic):
        reply = section_reply(knowledge, topic, besides)
    else:
        reply = out_of_scope_reply(knowledge, request, memory.alerte)
    return more_reply(knowledge, topic, reply) if request.more else reply


def _remember(memory: Memory, replies: Sequence[Reply]) -> Memory:
    facts = [reply.topic for reply in replies if reply.kind == "answer"]
    buttons = tuple((button.title, button.payload) for reply in replies[-1:] for button in reply.buttons)
    return replace(memory, sujets=tuple(facts) or memory.sujets, boutons=buttons)


def _turn(requests: Sequence[Request], memory: Memory, knowledge: Knowledge) -> Turn:
    topics = [request.topic for request in requests]
    replies = [reply_to(request, memory, knowledge, topics) for request in requests]
    # Buttons belong to the end of the turn: only the last bubble offers them.
    replies = [reply.with_buttons(()) for reply in replies[:-1]] + replies[-1:]
    return Turn(tuple(replies), _remember(memory, replies))


def answer_questions(questions: Sequence[Question], memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer a message: everything it asks, in the order asked."""
    requests, after = resolve(questions, memory, knowledge)
    if _still_in_danger(questions, requests, memory):
        return answer_danger(memory, knowledge)
    if memory.alerte and all(request.topic == "hors_sujet" for request in requests) and any(question.calls for question in questions):
        # « C'est quoi, le numéro ? » after a disclosure: theirs, not that of a collective.
        return answer_danger(memory, knowledge)
    turn = _turn(requests, after, knowledge)
    aside = all(request.topic == "hors_sujet" and request.kind != "incertain" and not request.collectives for request in requests)
    # What is out of scope has not turned the talk to something else: whoever goes on with a disclosure after it is still heard.
    return _without_buttons(turn) if aside and _just_alerted(memory) else turn


def _without_buttons(turn: Turn) -> Turn:
    return Turn(tuple(reply.with_buttons(()) for reply in turn.replies), replace(turn.memory, boutons=()))


def _still_in_danger(questions: Sequence[Question], requests: Sequence[Request], memory: Memory) -> bool:
    """Tell whether a message goes on with a disclosure (« il est avec moi là ») or asks for the contacts again (« répète »).

    Only what would not be answered with facts; after a disclosure a doubt of a few hundredths is enough.
    """
    if not _just_alerted(memory):
        return False
    if any(question.kind == "repeter" for question in questions) or all(map(_names_nothing, questions)):
        return True
    if not all(request.topic in ("hors_sujet", "aide", "precision") for request in requests):
        return False
    # What is out of scope without a word of French may well be another language, of those that the model has not learnt too.
    return all(question.foreign for question in questions) or any(
        question.danger >= LEAST_DANGER_GOING_ON or question.goes_on for question in questions
    )


def names_a_contact(text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text names an emergency contact by its number or its acronym: « c'est quoi, le 2511 ? »."""
    names = {contact.numero for contact in knowledge.contacts}
    names |= {acronym.casefold() for contact in knowledge.contacts for acronym in _ACRONYM.findall(contact.nom)}
    return not names.isdisjoint(plain_words(text).split())


def _names_nothing(question: Question) -> bool:
    """Tell whether what sounds like a question about us may as well be about the disclosure just before: « depuis 2 ans », « c'est qui ? », « 2 »."""
    named = question.collectives or question.sections or question.themes or question.organisations
    return question.kind in _OF_ANYTHING and not (named or question.field or question.platform or question.every or question.both)


def _just_alerted(memory: Memory) -> bool:
    # What is told after the contacts offers buttons, thanks and the like do not.
    return memory.alerte and not memory.boutons


def answer_choice(topic: str, memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer the topic of a button, and remember its collective."""
    identifier, _, section = topic.partition(".")
    collective = knowledge.collective(identifier)
    if collective is None:
        return _turn(of_topics([topic]), replace(memory, en_attente=()), knowledge)
    after = replace(memory, en_attente=(), genres=(section,), **memory.speaking_of(identifier))
    request = Request(topic if section in collective.rubriques else "hors_sujet", Question(kind="choisir"), (identifier,), section)
    return _turn([request], after, knowledge)


def offered_topic(text: str, memory: Memory) -> str | None:
    """Return the topic of the button whose title was typed instead of chosen, or None."""
    typed = plain_words(text)
    payload = next((payload for title, payload in memory.boutons if typed and plain_words(title) == typed), None)
    return json.loads(payload.removeprefix("/choisir"))["sujet"] if payload else None


def answer_socially(
    kind: str, memory: Memory, knowledge: Knowledge, danger: float = 0.0, confidence: float = 1.0, foreign: bool = False, goes_on: bool = False
) -> Turn:
    """Reply to a greeting, thanks, goodbye, yes, no, or a question about the assistant.

    danger: probability that the message is a disclosure; confidence: that of the kind; foreign: no common word of French is in it;
    goes_on: it has words by which one goes on with a disclosure.
    Just after a disclosure whoever asks for help or who this is, may go on, is not clearly understood or writes another language
    gets the contacts again.
    """
    may_go_on = (danger >= LEAST_DANGER_GOING_ON or foreign or goes_on) and kind not in ("merci", "au_revoir")
    unclear = confidence < SURE_COURTESY and kind != "merci"
    if _just_alerted(memory) and (kind in ("aide", "identite") or may_go_on or unclear):
        return answer_danger(memory, knowledge)
    reply = social_reply(knowledge, kind, memory)
    return Turn((reply,), _remember(memory, [reply]))


def answer_language(kind: str, memory: Memory, knowledge: Knowledge) -> Turn:
    """Reply to a message in another language; just after a disclosure it goes on with it, whatever it says."""
    if _just_alerted(memory):
        return answer_danger(memory, knowledge)
    reply = language_reply(knowledge, kind if kind in LANGUAGE_KINDS else "langue_anglais")
    return Turn((reply,), _remember(memory, [reply]))


def answer_danger(memory: Memory, knowledge: Knowledge) -> Turn:
    """Give the contacts; nothing of the conversation's questions is forgotten."""
    return Turn((safeguarding_reply(knowledge),), replace(memory, alerte=True, boutons=()))


def welcome(memory: Memory, knowledge: Knowledge) -> Turn:
    """Open a conversation."""
    reply = welcome_reply(knowledge)
    return Turn((reply,), _remember(memory, [reply]))


def all_answers(knowledge: Knowledge) -> list[tuple[str, str, Reply]]:
    """Return (topic, title, reply) for every fact the assistant can answer, in the order of the knowledge file."""
    found = [
        ("collectifs.liste", "Les collectifs d’AMANE", list_reply(knowledge)),
        ("collectifs.objectifs", knowledge.objectifs_communs.titre, shared_goals_reply(knowledge)),
    ]
    for collective in knowledge.collectifs:
        found += [
            (topic := f"{collective.id}.{name}", section.titre, section_reply(knowledge, topic))
            for name, section in collective.rubriques.items()
        ]
    found.append(("comparaison", "Les collectifs côte à côte", comparison_reply(knowledge, [one.id for one in knowledge.collectifs])))
    found.append(("chronologie", "Les dates", chronology_reply(knowledge, Question(kind="chronologie"))))
    return found
