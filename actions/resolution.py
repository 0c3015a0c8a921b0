"""Decide which topics a message asks for, from its questions and what the conversation remembers. Knows no Rasa and writes no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from actions.finding import collectives_found, superlative
from actions.memory import Memory
from actions.question import FACTUAL_KINDS, SECTIONS_OF_KIND, Question
from knowledge import Collective, Knowledge

# Below this the likeliest kind is no better than a guess: the visitor is offered the nearest questions (curve in docs/comprehension.md).
LEAST_CONFIDENCE = 0.30
# With no word of our field in the message or before it, most questions are about something else.
LEAST_CONFIDENCE_BARE = 0.70
# Who means the EPU or the PPIPEM names them, where nothing was said before.
LEAST_CONFIDENCE_OWN_NAME = 0.95
# Below this a named collective is presented instead: three more turns right of 2,271, none lost.
LEAST_CONFIDENCE_NAMED = 0.35
# Above this a question that says « celle de la PNPM » is answered as it reads.
SURE_OF_ITSELF = 0.85
# What has a date, or of which it is said that the page gives none: « c'était quand ? » asks for it again.
_DATED = frozenset({"fondation", "charte", "ppipem", "epu", "adhesion"})
# Sections that only one collective has and that are asked for by their own name.
_OWN_NAME = ("ppipem", "epu")


@dataclass(frozen=True)
class Request:
    """One thing to answer.

    topic: the topic, `precision` or `hors_sujet`. collectives: ids it is about. kind: that of the question
    (for what is not on the page, and for what is waited for).
    question: what the visitor asked, with years, themes and organisations. again, more: "répète", "plus de détails".
    """

    topic: str
    question: Question
    collectives: tuple[str, ...] = ()
    kind: str = ""
    again: bool = False
    more: bool = False


def section_topic(collective: Collective, kind: str) -> str | None:
    """Return the topic that answers `kind` for a collective, or None where the page does not say."""
    for name in SECTIONS_OF_KIND.get(kind, (kind,)):
        if name in collective.rubriques:
            return f"{collective.id}.{name}"
    return None


def resolve(questions: Sequence[Question], memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """Return the requests of a message in the order asked, and the memory after it."""
    requests: list[Request] = []
    genres: list[str] = []
    waiting: list[str] = []
    for index, question in enumerate(questions):
        if index and question.kind == "fondation" and question.when and not question.pointed and questions[index - 1].kind == "charte":
            # « Y a-t-il une charte ? Elle date de quand ? » asks one thing.
            continue
        if question.kind == "recherche" and len(questions) > 1 and _is_answered_beside(question, questions, index, knowledge):
            continue
        found, memory = _resolve_one(_with_names_of_neighbours(question, questions, index, memory), memory, knowledge)
        genres += memory.genres
        waiting += memory.en_attente
        requests += [one for one in found if not any((one.topic, one.kind) == (other.topic, other.kind) for other in requests)]
    if len(questions) > 1:
        memory = replace(memory, genres=tuple(dict.fromkeys(genres)), en_attente=tuple(dict.fromkeys(waiting)) if memory.en_attente else ())
    if len(questions[-1].beside) == 1 and memory.collectif not in questions[-1].beside:
        memory = replace(memory, collectif_precedent=questions[-1].beside[0])
    if any(one.topic not in ("precision", "hors_sujet") for one in requests):
        # Nobody is asked back about half of a message whose other half was understood.
        requests = [one for one in requests if one.topic != "precision"]
    answered = [one for one in requests if one.topic != "hors_sujet"]
    # An unanswerable half of a message is worth a word only where nothing else was asked, or where it was asked for by itself.
    worth_it = all(one.question.asks or one.kind in SECTIONS_OF_KIND or one.question.confidence > 0.8 for one in requests)
    return (requests if worth_it or not answered else answered), memory


def _is_answered_beside(question: Question, questions: Sequence[Question], index: int, knowledge: Knowledge) -> bool:
    """Tell whether a search finds nothing, or only the partners of the study that was asked about before it in the message."""
    if not collectives_found(knowledge, question):
        return any(other.kind in FACTUAL_KINDS for other in questions if other is not question)
    return bool(index) and questions[index - 1].kind == "origine" and bool(question.organisations) and not question.themes


def _with_names_of_neighbours(question: Question, questions: Sequence[Question], index: int, memory: Memory) -> Question:
    """Lend a question without a collective the one named next in the same message: « les objectifs et les valeurs de la PNPM ».

    Not « il a une charte ? et la PNPM, ses objectifs ? »: there « il » is the one spoken of before, and the name begins what is new.
    """
    if question.collectives or question.sections or question.ordinals or question.other or question.kind not in SECTIONS_OF_KIND:
        return question
    for other in (*questions[index + 1 :], *reversed(questions[:index])):
        if other in questions[index + 1 :] and other.leads and question.refers and memory.collectif:
            continue
        if other.collectives:
            return replace(question, collectives=other.collectives)
    return question


def _resolve_one(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    kind = question.kind
    if kind in ("repeter", "plus_de_details"):
        return _relaunch(question, memory, knowledge)
    if kind == "nom_seul":
        return _bare_name(question, memory, knowledge)
    if question.same_of and question.collectives and set(memory.genres) & SECTIONS_OF_KIND.keys() and question.confidence < SURE_OF_ITSELF:
        # « La charte du groupe ? — Et celle de la PNPM, elle contient quoi ? »
        return _bare_name(question, memory, knowledge)
    if question.only_when and not question.pointed and _DATED.intersection(memory.genres) and memory.sujets:
        return _relaunch(question, memory, knowledge)
    if kind == "recherche" and memory.sujets and not (question.pointed or question.themes or question.organisations or question.words):
        # « Avec qui donc ? »: who is meant stands in the last answer.
        return _relaunch(question, memory, knowledge)
    named = question.collectives or question.sections
    telling = question.field or question.themes or question.organisations or question.ordinals or question.years
    bare = not (named or telling or memory.collectif or memory.sujets)
    least = LEAST_CONFIDENCE if not bare else LEAST_CONFIDENCE_OWN_NAME if kind in _OWN_NAME else LEAST_CONFIDENCE_BARE
    if kind in FACTUAL_KINDS and not named and question.confidence < least:
        return [Request("hors_sujet", question, kind="incertain")], memory
    if kind == "identite":
        return [Request("identite", question)], memory
    if kind == "liste_collectifs":
        return [Request("collectifs.liste", question)], replace(memory, liste=tuple(one.id for one in knowledge.collectifs), en_attente=())
    if kind == "objectifs_communs":
        return [Request("collectifs.objectifs", question)], replace(memory, genres=("objectifs",), en_attente=())
    if kind == "comparaison":
        return _comparison(question, memory, knowledge)
    if kind == "recherche" and memory.en_attente and len(found := collectives_found(knowledge, question)) == 1:
        # « Celle des migrants » answers « de quel collectif parlez-vous ? ».
        return _bare_name(replace(question, collectives=tuple(found)), memory, knowledge)
    if kind in ("chronologie", "recherche"):
        return _over_all(question, memory, knowledge)
    if kind in SECTIONS_OF_KIND:
        if question.collectives and question.confidence < LEAST_CONFIDENCE_NAMED:
            # What is asked of it is a guess; what it is can be said.
            kind = "presentation"
        return _about(replace(question, kind=kind), kind, memory, knowledge)
    if kind == "attribut_inconnu":
        return _unknown(question, memory, knowledge)
    return [Request("hors_sujet", question, kind=kind)], memory


def _relaunch(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    pointed = replace(question, platform=False)
    if question.collectives or question.sections or question.ordinals:
        # « Plus de détails sur le deuxième » asks about it, not for the last answer again.
        return _about(replace(pointed, kind="presentation"), "presentation", memory, knowledge)
    if not memory.sujets:
        return [Request("aide", question)], memory
    again = [Request(topic, question, again=True, more=question.kind == "plus_de_details") for topic in memory.sujets]
    return again, memory


def targets(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the collectives a question is about: named, pointed at, or remembered; several or none where it is unclear."""
    order = memory.liste or tuple(one.id for one in knowledge.collectifs)
    if question.collectives:
        return question.collectives
    if question.sections:
        return (question.sections[0].partition(".")[0],)
    if question.other:
        return _others(question, memory, order, knowledge)
    positions = [position for position in question.ordinals if -len(order) <= position < len(order)]
    if positions:
        return tuple(dict.fromkeys(order[position] for position in positions))
    if question.every:
        return order
    if question.both and memory.collectif and memory.collectif_precedent:
        return (memory.collectif_precedent, memory.collectif)
    if question.platform and memory.collectif and not _is_platform(knowledge.collective(memory.collectif)):
        return ()
    remembered = knowledge.collective(memory.collectif) if memory.collectif else None
    if remembered:
        themed = knowledge.collective(*_themed(question, knowledge)) if _themed(question, knowledge) else None
        # « Pour revenir aux migrants, quelles sont les valeurs ? », or what only the other one's page tells.
        if themed and (question.turns or (section_topic(themed, question.kind) and not section_topic(remembered, question.kind))):
            return (themed.id,)
        return (remembered.id,)
    # « La plateforme qui protège les migrants » names one too, where none has been named.
    return _themed(question, knowledge)


def _themed(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the id of the one collective that has the themes of a question, if there is one."""
    themed = tuple(one.id for one in knowledge.collectifs if any(theme.nom in question.themes for theme in one.themes))
    return themed if len(themed) == 1 else ()


def _is_platform(collective: Collective | None) -> bool:
    return bool(collective) and "plateforme" in f"{collective.nom} {collective.designation}".casefold()  # type: ignore[union-attr]


def _others(question: Question, memory: Memory, order: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """« L'autre »: the one spoken of before, if there was one, else all but the present one."""
    rest = tuple(one for one in order if one != memory.collectif)
    if question.both:
        return rest
    kind = question.kind if question.kind in SECTIONS_OF_KIND else "".join(memory.genres[:1])
    # Not the one of which this has just been told: « Les membres du groupe ? — Et de la CDE ? — Et l'autre ? » is about the third.
    rest = tuple(one for one in rest if f"{one}.{kind}" not in memory.vus) or rest
    if question.platform:
        rest = tuple(one for one in rest if _is_platform(knowledge.collective(one))) or rest
    if memory.collectif_precedent in rest:
        return (str(memory.collectif_precedent),)
    return rest


def _bare_name(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """« La CDE », « et pour la deuxième ? »: answer what is waited for, else the last kind of question, else present it."""
    kinds = memory.en_attente or memory.genres or ("presentation",)
    if "recherche" in kinds and (question.themes or question.organisations):
        # « Qui s'occupe des migrants ? — Et des violences ? »
        return _over_all(replace(question, kind="recherche", collectives=()), memory, knowledge)
    if "comparaison" in kinds and len(question.collectives) == 1:
        # « La différence entre la PNPM et le groupe ? — Et avec la CDE ? »
        return _comparison(replace(question, collectives=(*memory.liste[:1], *question.collectives)), memory, knowledge)
    pointed = question.collectives or question.sections or question.ordinals or question.other or question.every or question.both
    if not pointed and len(named := collectives_found(knowledge, question)) == 1:
        # « Celle qui s'occupe des migrants » names a collective too.
        question = replace(question, collectives=tuple(named))
    if not targets(question, memory, knowledge):
        return [Request("aide", question)], memory
    kinds = tuple(kind for kind in kinds if kind in SECTIONS_OF_KIND) or ("presentation",)
    requests: list[Request] = []
    for kind in kinds:
        found, memory = _about(replace(question, kind=kind), kind, memory, knowledge)
        requests += found
    return requests, replace(memory, genres=kinds)


def _about(question: Question, kind: str, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """Answer a kind of question for the collectives it is about; ask back where none, or several by « l'autre », could be meant."""
    # A section asked for by its own name (« l'EPU », « l'étude ») needs no collective.
    own = [topic for topic in question.sections if not question.collectives or topic.partition(".")[0] in question.collectives]
    if own and kind in ("presentation", *_OWN_NAME, own[0].partition(".")[2]):
        return [Request(own[0], question, (own[0].partition(".")[0],))], _after(memory, own[0].partition(".")[0], own[0].partition(".")[2])
    owners = [one for one in knowledge.collectifs if section_topic(one, kind)] if kind in _OWN_NAME else []
    chosen = tuple(one.id for one in owners) if len(owners) == 1 else targets(question, memory, knowledge)
    pointed = question.other and len(chosen) > 1 and not question.both
    if not chosen or pointed:
        return [Request("precision", question, chosen, kind)], replace(memory, en_attente=(kind,), liste=chosen or memory.liste)
    requests = []
    if len(chosen) > 1:
        memory = replace(memory, liste=chosen)
    for identifier in chosen:
        collective = knowledge.collective(identifier)
        masculine = collective is not None and collective.genre == "masculin"
        if kind == "fondation" and question.when and question.feminine and masculine and "charte" in memory.genres:
            # « Le groupe a une charte ? — Elle date de quand ? »
            kind = "charte"
        topic = section_topic(collective, kind) if collective else None
        if kind == "documents" and (question.report or question.sections) and topic and not topic.endswith(".documents"):
            # A charter is no answer to who asks for a report, or for the study.
            topic = None
        requests.append(Request(topic or "hors_sujet", question, (identifier,), kind))
        memory = _after(memory, identifier, kind)
    return requests, memory


def _after(memory: Memory, collective: str, kind: str) -> Memory:
    return replace(memory, genres=(kind,), en_attente=(), **memory.speaking_of(collective), **memory.having_told(collective, kind))


def _unknown(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """A collective and something its page never gives."""
    chosen = targets(question, memory, knowledge)[:1]
    if not question.pointed and "amane" in question.words:
        # « Combien de salariés a AMANE ? » is not about the collective spoken of.
        chosen = ()
    for identifier in chosen if question.pointed else ():
        memory = replace(memory, en_attente=(), **memory.speaking_of(identifier))
    return [Request("hors_sujet", question, chosen, "attribut_inconnu")], memory


def _comparison(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    order = tuple(one.id for one in knowledge.collectifs)
    chosen = list(question.collectives)
    if len(chosen) == 1 and memory.collectif and memory.collectif not in chosen and not question.every:
        chosen = [memory.collectif, *chosen]
    if not chosen and question.platform and question.both:
        chosen = [one for one in order if _is_platform(knowledge.collective(one))]
    if not chosen:
        chosen = [one for one in targets(question, memory, knowledge) if question.both or len(question.ordinals) > 1]
    if len(chosen) < 2:
        chosen = list(order)
    return [Request("comparaison", question, tuple(chosen))], replace(memory, liste=tuple(chosen), genres=("comparaison",), en_attente=())


def _over_all(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """Dates and searches; where the answer is one collective, the talk has turned to it."""
    memory = replace(memory, en_attente=())
    found = collectives_found(knowledge, question) if question.kind == "recherche" else superlative(knowledge, question)
    if len(found) == 1:
        memory = replace(memory, genres=(question.kind,), **memory.speaking_of(found[0]))
    elif found:
        memory = replace(memory, genres=(question.kind,), liste=tuple(found))
    return [Request(question.kind, question, question.collectives)], memory


def of_topics(topics: Iterable[str]) -> list[Request]:
    """Return requests for topics chosen by buttons or repeated."""
    return [Request(topic, Question(kind="choisir")) for topic in topics]
