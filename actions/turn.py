"""Compose the replies of a turn: from questions and memory to bubbles and the memory after them; and list every answer there is (the page /faq)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions import manners
from actions.again import in_other_words, print_of
from actions.alarm import alarm, asks_for_facts, is_answered_briefly, is_doubtful, is_open, leaves_open
from actions.answers.assistant import assistant_reply, is_asked, surely_complains
from actions.answers.calling import calling_reply
from actions.answers.chronology import chronology_reply
from actions.answers.comparison import comparison_reply
from actions.answers.language import in_its_language, language_of, language_reply, only_thanks, surely_asked
from actions.answers.links import dead_link_reply
from actions.answers.safeguarding import after_contacts_reply, safeguarding_reply
from actions.answers.search import found_nowhere, search_reply
from actions.answers.sections import clarification_reply, list_reply, more_reply, section_reply, shared_goals_reply
from actions.answers.social import begins_with_thanks, change_reply, face_reply, greeting, reaction_reply, social_reply, welcome_reply
from actions.answers.unknown import out_of_scope_reply
from actions.association import IDENTITY, asks_of_it
from actions.blocks import Lead, Points
from actions.descriptions import by_theme
from actions.disclosure import SUICIDE, asked_after, may_talk, turns_away, was_misunderstood
from actions.gaps import may_be_offered
from actions.kinds import LANGUAGE_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS, UNKNOWN_ATTRIBUTE, kind_of_topic
from actions.leads.answered import led
from actions.leads.dispatch import lead
from actions.leads.judged import judged
from actions.leads.whose import by_whose_name
from actions.lending import with_organisation
from actions.lengths import is_of_the_last, is_only_length
from actions.memory import NO_DETAIL, Memory
from actions.message import Message
from actions.plan import resolve
from actions.question import Marker, Question, leading
from actions.reactions import reaction
from actions.reply import Reply, contacts_again
from actions.request import Request, of_topics
from actions.sentences import sentence, wording
from actions.tellers import TAKEN_BACK, teller
from actions.together import in_one, joined, sources_at_the_end
from knowledge import Knowledge

_STRENGTH = ("safeguarding", "answer", "clarification", "fallback", "social")  # The kind of a turn is that of its strongest reply.


@dataclass(frozen=True)
class Turn:
    """The replies of a turn and the conversation's memory after it; `offered` where its message may be sent to the team; `asked`: the kind of it."""

    replies: tuple[Reply, ...]
    memory: Memory
    offered: bool = False
    asked: str = ""

    @property
    def kind(self) -> str:
        return min((reply.kind for reply in self.replies), key=_STRENGTH.index)

    @property
    def topics(self) -> list[str]:
        return list(dict.fromkeys(reply.topic for reply in self.replies))

    @property
    def gaps(self) -> list[str]:
        return list(dict.fromkeys(reply.gap for reply in self.replies if reply.gap))

    @property
    def sources(self) -> list[dict[str, str]]:
        return [source.as_json() for source in dict.fromkeys(source for reply in self.replies for source in reply.sources)]


def reply_to(request: Request, memory: Memory, knowledge: Knowledge, besides: Sequence[str] = ()) -> Reply:
    """Return the reply to one request; where something in particular was asked, the sentence that answers it comes first."""
    reply = _whole_reply(request, memory, knowledge, besides)
    told = manners.in_plain_words(request, memory, knowledge)
    if told is None:
        told = manners.to_who_doubts(judged(lead(request, memory, knowledge), request, memory, knowledge), request.question)
    of_one = knowledge.section(request.topic) if len({topic.partition(".")[0] for topic in besides if knowledge.section(topic)}) > 1 else None
    if told and of_one and of_one[0]:
        told = by_whose_name(told, of_one[0])
    reply = led(reply, told, knowledge) if told else reply
    if len(besides) < 2 and (found := knowledge.section(request.topic)):
        reply = manners.saying_whose(reply, request.question, *found, memory)
    owner = knowledge.collective(request.topic.partition(".")[0]) if request.instead else None
    if request.instead is None or owner is None:
        return manners.with_a_verb(reply, request.question, knowledge)
    return manners.beside_a_refusal(reply, _whole_reply(request.instead, memory, knowledge, besides), owner)


def _whole_reply(request: Request, memory: Memory, knowledge: Knowledge, besides: Sequence[str]) -> Reply:
    """Return all that a topic tells; one that is no longer in the knowledge file is out of scope."""
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
        reply = search_reply(knowledge, request.question, request.collectives) or found_nowhere(knowledge, request.question, memory)
    elif topic in SOCIAL_KINDS:
        reply = social_reply(knowledge, topic, memory, request.question.text)
    elif knowledge.section(topic):
        reply = section_reply(knowledge, topic, besides)
    else:
        reply = out_of_scope_reply(knowledge, request, memory)
    return more_reply(knowledge, topic, reply) if request.more else reply


def _remember(memory: Memory, replies: Sequence[Reply]) -> Memory:
    facts = [reply for reply in replies if reply.kind == "answer"]
    memory = replace(memory, boutons=tuple((button.title, button.payload) for reply in replies[-1:] for button in reply.buttons))
    if not facts:
        return memory
    last = facts[-1]
    if last.about:
        memory = replace(memory, **memory.speaking_of(last.about))
    point = _point(memory, last) if last.point is None else (last.listed or last.topic, last.point)
    return replace(memory, sujets=tuple(reply.listed or reply.topic for reply in facts), point=point)


def _point(memory: Memory, reply: Reply) -> tuple[str, int] | tuple[()]:
    """Return the point last told where a reply tells of its list neither another one nor all: « et la langue ? — … — et la suivante ? »."""
    whole = any(isinstance(block, Points) for block in reply.blocks)
    return memory.point if memory.point and memory.point[0] == reply.topic and not whole else ()


def _turn(requests: Sequence[Request], memory: Memory, knowledge: Knowledge) -> Turn:
    topics = [request.topic for request in requests]
    replies = [reply_to(request, memory, knowledge, topics) for request in requests]
    # What two questions are answered with alike is told once; of what was just told of only what answers exactly, or all of it.
    told = [reply.topic for reply in replies]
    replies = [
        reply
        for place, (request, reply) in enumerate(zip(requests, replies, strict=True))
        if reply.blocks[0] not in [other.blocks[0] for other in replies[:place]]
        and (reply.topic not in told[:place] or isinstance(reply.blocks[0], Lead) or request.question.detail == "tout")
    ]
    replies = sources_at_the_end(joined(replies))
    # Buttons belong to the end of the turn: only the last bubble offers them.
    replies = [reply.with_buttons(()) for reply in replies[:-1]] + replies[-1:]
    return Turn(tuple(replies), _remember(memory, replies))


def answer(message: Message, memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer what a visitor typed or chose: danger before everything else; what was asked is remembered for the next message."""
    with wording(memory.tour):
        turn = _answer(message, memory, knowledge)
        said, printed = _said(message, turn, memory, knowledge), print_of(turn.replies, message.questions)
        named = with_organisation(leading(message.questions), memory).organisations if message.questions else ()
        first, *others = turn.replies
        first = in_other_words(first, message, said, printed, memory, knowledge)
        turn = _with_manners(replace(turn, replies=(first, *others)), message, memory, knowledge)
    after = replace(turn.memory.having_said(*said), tour=memory.tour + 1, dernier=printed, organisations=named)
    if (after.auteur or after.doute) and not is_open(after):
        after = replace(after, auteur="", doute=False)
    return replace(turn, memory=after, offered=may_be_offered(message.questions, turn.gaps, after.alerte))


def _with_manners(turn: Turn, message: Message, memory: Memory, knowledge: Knowledge) -> Turn:
    """Return a turn that returns greetings and thanks, and says in another language that French is spoken."""
    first, *others = turn.replies
    greets = any(question.whole.greets for question in message.questions)
    # « Bonjour, je voudrais savoir quelque chose » is greeted before it is told what there is to ask.
    returns = first.topic == IDENTITY or (greets and first.topic == "aide")
    if first.lang != "fr" or (turn.kind in ("safeguarding", "social") and not returns):
        return turn
    if greets or begins_with_thanks(message.text):
        first = manners.greeted(first, greeting(message.text) if greets else "")
    language = "" if message.choice(memory) else language_of(message, knowledge)
    return replace(turn, replies=in_its_language(language, message, (first, *others)) if language else (first, *others))


def _said(message: Message, turn: Turn, memory: Memory, knowledge: Knowledge) -> tuple[str, str]:
    """Return kind and detail of what a turn was about; where it is not answered, it is what was asked."""
    topic = turn.topics[0]
    if turn.kind in ("safeguarding", "social"):
        return topic, NO_DETAIL
    asked = leading(message.questions) if message.questions else Question("choisir", detail="tout")
    if topic == "hors_sujet" and asks_of_it(asked, memory, knowledge):
        return IDENTITY, NO_DETAIL
    unanswered = topic in ("hors_sujet", "precision") and (turn.asked in SECTIONS_OF_KIND or turn.asked == UNKNOWN_ATTRIBUTE)
    kind = turn.asked if unanswered else kind_of_topic(topic)
    return kind, "encore" if is_only_length(asked.text) else asked.detail or NO_DETAIL


def _answer(message: Message, memory: Memory, knowledge: Knowledge) -> Turn:
    if alarm(message, memory, knowledge):
        return _about_danger(message, memory, knowledge)
    misunderstood = was_misunderstood(message.questions)
    # « Ok noté. Autre chose, AMANE est dans quels collectifs ? » says what else.
    if is_open(memory) and turns_away(message.questions) and not asks_for_facts(message, memory, knowledge):
        return _alone(change_reply(knowledge, misunderstood), memory)
    topic = message.choice(memory)
    if topic:
        return _answer_choice(topic, memory, knowledge)
    beside = None if is_open(memory) else face_reply(knowledge, message.text, memory) or _beside_facts(leading(message.questions), memory, knowledge)
    return _alone(beside, memory) if beside else _answer_kind(message, leading(message.questions), memory, knowledge)


def _answer_kind(message: Message, asked: Question, memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer what is social, what is said in another language, and everything else."""
    thanks = only_thanks(message.text, asked.kind, after_contacts=memory.alerte)
    # « Est-ce que je peux parler ici ? », « je peux te dire un truc ? », whatever it was read as.
    talks = may_talk((asked,)) and not (asked.collectives or memory.alerte)
    kind = "merci" if thanks else "aide" if talks else asked.kind
    if kind in SOCIAL_KINDS and not (memory.sujets and is_of_the_last(asked.text)):
        return _alone(social_reply(knowledge, kind, memory, asked.text, asked.whole.language, reaction(asked)), memory)
    if language_of(message, knowledge):
        # « The platform for migrants » names the wrong one by the letters of its first words.
        named = asked.naming(collectives=by_theme(asked, memory, knowledge) or asked.collectives)
        # Who goes on in French, goes on about the one that was named.
        spoken_of = replace(memory, **memory.speaking_of(named.collectives[0])) if len(named.collectives) == 1 else memory
        if questions := surely_asked(knowledge, named, memory):
            return _answer_questions(questions, spoken_of, knowledge)
        if kind in LANGUAGE_KINDS:
            return _alone(language_reply(knowledge, kind, named), spoken_of)
    return _answer_questions(message.questions, memory, knowledge)


def _beside_facts(asked: Question, memory: Memory, knowledge: Knowledge) -> Reply | None:
    """Answer who met a dead link, who calls, who only reacts, and who asks of the assistant or of AMANE itself; None for the others."""
    reacts = None if surely_complains(asked, memory) else reaction_reply(knowledge, asked, memory)
    told = dead_link_reply(knowledge, asked, memory) or calling_reply(knowledge, asked) or reacts
    return told or (assistant_reply(knowledge, asked, memory) if is_asked(asked, memory, knowledge) else None)


def welcome(memory: Memory, knowledge: Knowledge) -> Turn:
    """Open a conversation."""
    return _alone(welcome_reply(knowledge), memory)


def _about_danger(message: Message, memory: Memory, knowledge: Knowledge) -> Turn:
    """Give the contacts, or answer briefly what goes on with a disclosure; nothing of the conversation's questions is forgotten."""
    who = teller(message.questions, memory.auteur)
    # Who thinks of dying goes on being spoken to as such, also after « laissez tomber ».
    taken_back = asked_after(message.questions) == TAKEN_BACK and who != SUICIDE
    doubtful = is_doubtful(message.questions, memory)
    asking = [question for question in message.questions if question.has(Marker.ASKS, Marker.REQUESTS)]
    named = {one for question in asking for one in question.collectives}
    # « Des fillettes changent. On peut entrer dans votre groupe ? »: what is asked next may be of the one named.
    spoken_of = memory.speaking_of(*named) if len(named) == 1 else {}
    after = replace(memory, **spoken_of, auteur=TAKEN_BACK if taken_back else who, doute=doubtful)
    if is_answered_briefly(message, memory, knowledge):
        return _alone(after_contacts_reply(knowledge, message.questions, who), after)
    return Turn((safeguarding_reply(knowledge, message.questions, who, doubtful),), replace(after, alerte=True, boutons=()))


def _alone(reply: Reply, memory: Memory) -> Turn:
    return Turn((reply,), _remember(memory, [reply]))


def _answer_questions(questions: Sequence[Question], memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer everything that a message asks, in the order asked."""
    requests, after = resolve(questions, memory, knowledge)
    turn = replace(_turn(in_one(requests), after, knowledge), asked=requests[0].kind)
    if leaves_open(requests, memory):
        return _with_contacts_within_reach(turn)
    # Who may be in danger keeps them within reach, beside what goes on with the question.
    return _with_contacts_within_reach(turn, beside=2) if is_open(memory) else turn


def _with_contacts_within_reach(turn: Turn, beside: int = 0) -> Turn:
    """Offer the contacts at the end of a turn, beside so many of its buttons."""
    last = turn.replies[-1]
    replies = (*turn.replies[:-1], last.with_buttons([*last.buttons[:beside], contacts_again()]))
    return Turn(replies, _remember(turn.memory, replies))


def _answer_choice(topic: str, memory: Memory, knowledge: Knowledge) -> Turn:
    """Answer the topic of a button, and remember its collective."""
    identifier, _, section = topic.partition(".")
    collective = knowledge.collective(identifier)
    if collective is None:
        return _turn(of_topics([topic]), replace(memory, en_attente=()), knowledge)
    after = replace(memory, en_attente=(), genres=(section,), **memory.speaking_of(identifier))
    request = Request(topic if section in collective.rubriques else "hors_sujet", Question(kind="choisir"), (identifier,), section)
    return _turn([request], after, knowledge)


def all_answers(knowledge: Knowledge) -> list[tuple[str, str, Reply]]:
    """Return (topic, title, reply) for every fact the assistant can answer, in the order of the knowledge file."""
    found = [
        ("collectifs.liste", sentence("titre_liste"), list_reply(knowledge)),
        ("collectifs.objectifs", knowledge.objectifs_communs.titre, shared_goals_reply(knowledge)),
    ]
    for collective in knowledge.collectifs:
        found += [
            (topic := f"{collective.id}.{name}", section.titre, section_reply(knowledge, topic)) for name, section in collective.rubriques.items()
        ]
    found.append(("comparaison", sentence("titre_comparaison"), comparison_reply(knowledge, [one.id for one in knowledge.collectifs])))
    found.append(("chronologie", sentence("titre_chronologie"), chronology_reply(knowledge, Question(kind="chronologie"))))
    return found
