"""What is asked: from the questions of a message and what is remembered to requests, and what is remembered next. Knows no Rasa, writes no text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from actions import figures, of_all, readings, referents
from actions.asking import telling
from actions.association import ITSELF, is_named
from actions.attributes import asks_for_beginning
from actions.descriptions import by_theme_or_superlative
from actions.evidence import REFUSED, Choice
from actions.finding import of_the_same_thing, of_the_thing_named, own_section, superlative, topic_of_kind, unnamed
from actions.kinds import SECTIONS_OF_KIND, asked_of_each
from actions.leaving_out import without_those_left_out
from actions.lending import with_name_of_neighbour, with_organisation
from actions.memory import Memory
from actions.neighbours import SEVERAL_OTHERS, as_its_own, claims_what_another_is_for, means_any, means_its_own, means_no_other, of_that_gender
from actions.question import Marker, Question
from actions.ranking import likelier, likeliest, ranked
from actions.readings import SURE
from actions.referents import among_whom, compared, is_described, meant, the_so_many
from actions.request import Request, only_answered, worth_saying
from actions.sets import carried, chosen, is_told_together, thing_searched
from knowledge import Knowledge


@dataclass(frozen=True)
class Step:
    """What one question comes to: its requests in the order answered, and the fields of the memory that it sets."""

    requests: tuple[Request, ...]
    remember: Mapping[str, Any] = field(default_factory=dict)


Answer = Callable[[Question, Memory, Knowledge], Step]
Fits = Callable[[Question, Memory, Knowledge], bool]


def resolve(questions: Sequence[Question], memory: Memory, knowledge: Knowledge) -> tuple[list[Request], Memory]:
    """Return the requests of a message in the order asked, and the memory after it."""
    requests: list[Request] = []
    steps: list[Step] = []
    questions = [without_those_left_out(with_organisation(question, memory), knowledge) for question in questions]
    for index in range(len(questions)):
        if readings.adds_nothing(questions, index, knowledge):
            continue
        step = _step(with_name_of_neighbour(questions, index), memory, knowledge)
        step = step if len(questions) > 1 else _as_ranked(step, questions[0], memory, knowledge)
        step = replace(step, requests=tuple(replace(one, topic=of_the_thing_named(one.topic, one.question, knowledge)) for one in step.requests))
        memory = replace(memory, **step.remember)
        steps.append(step)
        asked = [(one.topic, one.kind, one.question.detail) for one in requests]
        requests += [one for one in step.requests if (one.topic, one.kind, one.question.detail) not in asked]
    memory = replace(
        memory,
        genres=_set_by(steps, "genres") or memory.genres,
        en_attente=memory.en_attente and (_set_by(steps, "en_attente") or memory.en_attente),
    )
    return worth_saying(requests), memory


def _set_by(steps: Sequence[Step], name: str) -> tuple[str, ...]:
    """Return what the questions of a message have set together in a field of the memory, each once."""
    return tuple(dict.fromkeys(value for step in steps for value in step.remember.get(name, ())))


def _step(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Answer one question: as the first of the readings that its context gives it, else as its kind."""
    in_context = (answer for fits, answer in IN_CONTEXT if fits(question, memory, knowledge))
    return next(in_context, BY_KIND.get(question.kind, _out_of_scope))(question, memory, knowledge)


def rules_choice(question: Question, memory: Memory, knowledge: Knowledge) -> Choice:
    """Return what the rules alone would answer a message that asks one thing."""
    return _choice(_step(with_name_of_neighbour([question], 0), memory, knowledge), question, memory, knowledge)


def _choice(step: Step, question: Question, memory: Memory, knowledge: Knowledge) -> Choice:
    asked = step.requests[0]
    settled = readings.is_settled(asked.topic, asked.question, knowledge) or is_described(question, asked.collectives, memory, knowledge)
    return Choice(asked.topic, asked.again or settled, readings.stands(asked.topic, asked.question))


def _as_ranked(step: Step, question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Answer a section that is clearly likelier than the rules' choice, where a message asks one thing and no contacts were given."""
    asked = step.requests[0]
    if memory.alerte or asked.again or not asked.question.kinds or len(step.requests) > 1:
        return step
    choice = _choice(step, question, memory, knowledge)
    ranking = ranked(question, memory, knowledge, choice)
    if not (choice.settled or choice.stands) and readings.is_any_section(asked.topic, ranking[0][1], memory, knowledge):
        return _guessed(question, memory, knowledge)
    if not (found := likelier(choice, ranking)):
        return step
    owner = found.topic.partition(".")[0]
    if asked.collectives not in ((), (owner,)) and _is_surely(asked, owner, memory, knowledge):
        return step
    # « Les valeurs affichées par la doyenne » are hers, and not asked of the one spoken of.
    of_another = asked.collectives not in ((), (owner,)) and by_theme_or_superlative(question, memory, knowledge) != (owner,)
    refused = asked if asked.topic == REFUSED and of_another and not means_any(question) else None
    return Step((Request(found.topic, replace(question, kind=found.kind), (owner,), found.kind, instead=refused),), _told(memory, owner, found.kind))


def _is_surely(asked: Request, owner: str, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a request is about those that it is made for, whatever `owner` has that is likelier."""
    question = asked.question
    sure = asked.collectives in (the_so_many(question, memory, knowledge), of_that_gender(question, memory, knowledge))
    return sure or (asked.topic != REFUSED and means_its_own(question)) or means_no_other(question, owner, knowledge)


def _again(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Say the last answers again; « plus de détails sur le deuxième » asks about it instead."""
    if question.collectives or question.sections or question.ordinals:
        return _of_collectives(replace(question, kind="presentation", markers=question.markers - {Marker.PLATFORM}), memory, knowledge)
    if not memory.sujets:
        return Step((Request("aide", question),))
    more, compared_before = readings.wants_more(question), memory.liste if memory.sujets == ("comparaison",) else ()
    return Step(tuple(Request(topic, question, compared_before, again=True, more=more) for topic in memory.sujets))


def _of_its_year(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """« 2015 alors, c'est quoi ? »: answer with what the one spoken of did that year, whatever another did."""
    topic = figures.year_of_it(question, memory, knowledge) or REFUSED
    owner, _, kind = topic.partition(".")
    return Step((Request(topic, replace(question, kind=kind, kinds=()), (owner,), kind),), _told(memory, owner, kind))


def _of_what_was_told(question: Question, memory: Memory) -> Step:
    """Answer of the section that was just told of."""
    owner, _, kind = memory.sujets[-1].partition(".")
    return Step((Request(memory.sujets[-1], replace(question, kind=kind, kinds=()), (owner,), kind),))


def _of_the_point(question: Question, memory: Memory) -> Step:
    """Answer of the list of which one point was just told."""
    return _of_what_was_told(replace(question, detail="lieu"), replace(memory, sujets=memory.point[:1]))


def _superlative_again(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    kind, detail = memory.dits[0]  # The talk turns to the one that was believed to be it.
    asked = replace(question.naming(collectives=()), kind=kind, detail=detail, kinds=())
    return Step((Request(kind, asked),), _turned_to((readings.believed_one(question, memory, knowledge),), memory))


def _named_alone(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """« La CDE », « et pour la deuxième ? »: answer what is waited for, else the last kind of question, else present it."""
    kinds = memory.en_attente or memory.genres
    if not meant(question, memory, knowledge):
        unclear = question.has(Marker.PLATFORM)  # « La plateforme » may be any of those that are one.
        return _of_collectives(replace(question, kind="presentation"), memory, knowledge) if unclear else Step((Request("aide", question),))
    kinds = tuple(kind for kind in kinds if kind in SECTIONS_OF_KIND) or (asked_of_each(*memory.dits[:1]),)
    if question.detail == "sens":  # « Que signifie PPIPEM ? — Et PNPM ? » turns to whose name it is.
        kinds, question = ("presentation",), replace(question, kinds=())
    if kinds == ("presentation",) and len(meant(question, memory, knowledge)) == len(knowledge.collectifs):  # « Les trois ? »
        return BY_KIND["liste_collectifs"](question, memory, knowledge)
    if memory.has_all_dates and question.detail == "tout":
        question = replace(question, detail="date")
    requests: tuple[Request, ...] = ()
    remember: dict[str, Any] = {}
    for last in kinds:
        kind = of_the_same_thing(last, question, meant(question, memory, knowledge), memory, knowledge)
        step = _of_collectives(replace(question, kind=kind), replace(memory, **remember), knowledge)
        requests += step.requests
        remember |= step.remember
    return Step(requests, {**remember, "genres": kinds})


def _guessed(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Ask which of the two likeliest is meant; who was asked just now, or begins with words that name nothing, is told what there is to ask for."""
    if not (memory.dits or memory.collectif or telling(question, knowledge, question.text)):  # « C'est tout », « et donc ? » as a first message.
        return Step((Request("aide", question),))
    kind, between = ("hors_sujet", ()) if readings.asked_which(memory) else ("incertain", likeliest(question, memory, knowledge))
    return Step((Request("hors_sujet", question, kind=kind, between=between),))


IN_CONTEXT: tuple[tuple[Fits, Answer], ...] = (  # The first that fits.
    (readings.asks_for_a_point, lambda question, memory, _: Step((Request(memory.sujets[-1], question),))),
    (readings.asks_where_it_stands, lambda question, memory, _: _of_the_point(question, memory)),
    (readings.asks_for_one_of_the_dates, lambda question, *_: Step((Request("chronologie", replace(question, kinds=())),))),
    (readings.asks_whose, lambda question, memory, _: _of_what_was_told(replace(question, detail="lesquels", references=()), memory)),
    (readings.says_again, _again),
    (readings.says_which, lambda question, *rest: _named_alone(readings.of_what_was_asked(question, *rest), *rest)),
    (figures.claims_a_number_just_told, lambda question, *rest: _of_what_was_told(figures.with_what_is_counted(question, *rest), rest[0])),
    (figures.claims_a_date_just_told, lambda question, *rest: _of_collectives(replace(question, kind="fondation", kinds=()), *rest)),
    (figures.asks_of_a_year, _of_its_year),
    (figures.goes_on_with_dates, lambda question, *rest: _over_all(replace(question, kind="chronologie", kinds=()), *rest)),
    (figures.dates_the_undated, lambda question, memory, _: _of_what_was_told(figures.as_when(question), memory)),
    (figures.claims_another_date, lambda question, memory, _: _of_what_was_told(replace(question, detail="oui_non"), memory)),
    (figures.asks_for_the_day, lambda question, memory, _: _of_what_was_told(question, memory)),
    (figures.asks_when_that_was, lambda question, *rest: _not_on_its_page(replace(question, kind="attribut_inconnu", kinds=()), *rest)),
    (readings.asks_how_it_began, lambda question, *rest: _of_collectives(replace(question, kind="fondation", kinds=()), *rest)),
    (claims_what_another_is_for, lambda question, *rest: _of_collectives(as_its_own(question, *rest), *rest)),
    (referents.compares_with_another, lambda question, *rest: _side_by_side(replace(question, kind="comparaison", detail="ecart", kinds=()), *rest)),
    (referents.asks_the_same_of_others, lambda question, *rest: _of_collectives(replace(question, kind=question.nearest[0]), *rest)),
    (readings.believed_another, _superlative_again),
    (readings.asks_for_the_oldest, lambda question, *rest: _over_all(replace(question, kind="chronologie"), *rest)),
    (readings.asks_of_another_organisation, lambda question, *rest: _over_all(replace(question, kind="recherche", detail="lesquels"), *rest)),
    (of_all.claims_it_of_all, lambda question, *rest: _over_all(replace(question, kind="recherche", kinds=()), *rest)),
    (readings.asks_which_ones, lambda question, *rest: _over_all(readings.as_search(question), *rest)),
    (figures.asks_of_a_year_of_another, lambda question, *rest: _over_all(replace(question, kind="chronologie", kinds=()), *rest)),
    (readings.asks_of_amane_itself, lambda question, memory, knowledge: Step((Request("hors_sujet", question, kind=ITSELF),))),
    (figures.claims_when_it_began, lambda question, *rest: _of_collectives(replace(question, kind="fondation", kinds=()), *rest)),
    (readings.asks_what_no_page_gives, lambda question, *rest: _not_on_its_page(replace(question, kind="attribut_inconnu"), *rest)),
    (readings.is_a_guess, _guessed),
)


def _as_sure(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Answer a kind of question about collectives; where what is asked of one named is a guess, what it is can be said."""
    if question.collectives and question.confidence < SURE.named:
        if not telling(question, knowledge, question.text):
            return _named_alone(question, memory, knowledge)  # « Vous êtes sûr ? Et la PNPM ? »
        question = replace(question, kind="presentation")
    return _of_collectives(question, memory, knowledge)


def _of_collectives(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Answer a kind of question for the collectives meant; ask back where none, or several by « l'autre », could be meant."""
    if topic := own_section(question):
        owner, _, name = topic.partition(".")
        return Step((Request(topic, question, (owner,)),), _told(memory, owner, name))
    chosen = meant(question, memory, knowledge)
    of_one = question.has(Marker.OTHER) and not (question.has(Marker.BOTH) or SEVERAL_OTHERS.search(question.text))
    if not chosen or (of_one and len(chosen) > 1):
        waiting = {"en_attente": (question.kind,), "liste": chosen or memory.liste}
        return Step((Request("precision", question, chosen, question.kind),), waiting)
    requests: list[Request] = []
    remember: dict[str, Any] = {"liste": chosen} if len(chosen) > 1 else {}
    for identifier in chosen:
        topic = topic_of_kind(knowledge.collective(identifier), question.kind, question) or "hors_sujet"
        requests.append(Request(topic, question, (identifier,), question.kind))
        remember |= _told(replace(memory, **remember), identifier, question.kind)
    # « Ils ont quels objectifs ? » of all, which one of them has: the talk turns to it.
    remember |= _turned_to(only_answered(requests), replace(memory, **remember))
    if len(chosen) > 1 and is_told_together(question):
        told = max(requests, key=lambda one: (one.topic.endswith(".fondation"), one.topic != REFUSED))
        topic = "comparaison" if question.kind == "membres" else told.topic
        requests = [Request(topic, replace(question, kinds=()), chosen, told.kind)]  # Of several at once no section is likelier.
    return Step(tuple(requests), remember)


def _told(memory: Memory, collective: str, kind: str) -> dict[str, Any]:
    """Return what is remembered where `kind` of a collective is answered."""
    return {"genres": (kind,), "en_attente": (), **memory.speaking_of(collective), **memory.having_told(collective, kind)}


def _not_on_its_page(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """A collective and something its page never gives; « combien de salariés a AMANE ? » is not about the one spoken of."""
    chosen = () if is_named(question.text, knowledge) and not question.pointed else meant(question, memory, knowledge)[:1]
    if chosen and asks_for_beginning(question.text, question.reference == "description"):  # « Elle existe depuis 2015 ? »: each has one.
        return _of_collectives(replace(question.naming(collectives=chosen), kind="fondation"), memory, knowledge)
    return Step((Request("hors_sujet", question, chosen, question.kind),), _turned_to(chosen, memory))


def _turned_to(collectives: Sequence[str], memory: Memory) -> dict[str, Any]:
    """Return what is remembered where the talk turns to the first of `collectives`, if there is one."""
    return {"en_attente": (), **memory.speaking_of(collectives[0])} if collectives else {}


def _side_by_side(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    chosen = compared(question, memory, knowledge)
    return Step((Request("comparaison", question, chosen),), {"liste": chosen, "genres": ("comparaison",), "en_attente": ()})


def _over_all(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """Dates and searches; where the answer is one collective, the talk has turned to it. Who asks whether still has the list before in mind."""
    question = carried(unnamed(question, knowledge), memory, knowledge)
    among = among_whom(question, memory, knowledge)
    found = chosen(knowledge, question, among).ids if question.kind == "recherche" else superlative(knowledge, question)
    remember: dict[str, Any] = {"en_attente": (), **({"liste": among} if len(among) > 1 else {})}
    if found:
        listed = {} if question.detail == "oui_non" else {"liste": tuple(found)}
        remember |= {"genres": (thing_searched(question) or question.kind,), **(memory.speaking_of(found[0]) if len(found) == 1 else listed)}
    elif len(question.collectives) == 1:
        # « Combien de temps entre la fondation du groupe et sa charte ? »
        remember |= memory.speaking_of(*question.collectives)
    return Step((Request(question.kind, question, among),), remember)


def _out_of_scope(question: Question, memory: Memory, knowledge: Knowledge) -> Step:
    """« L'avis de la PNPM sur cette loi ? — Où le trouver ? »: what is not known is asked of somebody, too."""
    return Step((Request("hors_sujet", question, kind=question.kind),), _turned_to(question.collectives, memory))


BY_KIND: Mapping[str, Answer] = {
    **dict.fromkeys(SECTIONS_OF_KIND, _as_sure),
    "attribut_inconnu": _not_on_its_page,
    "nom_seul": _named_alone,
    "identite": lambda question, memory, knowledge: Step((Request("identite", question),)),
    "liste_collectifs": lambda question, _, knowledge: Step(
        (Request("collectifs.liste", question),), {"liste": tuple(one.id for one in knowledge.collectifs), "en_attente": ()}
    ),
    "objectifs_communs": lambda question, *_: Step((Request("collectifs.objectifs", question),), {"genres": ("objectifs",), "en_attente": ()}),
    "comparaison": _side_by_side,
    "chronologie": _over_all,
    "recherche": _over_all,
}
