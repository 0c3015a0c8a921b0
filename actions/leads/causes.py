"""Tell of what has no date before or after what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import words_of
from actions.french import capital, lowered, of
from actions.leads import times
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import not_said
from actions.leads.partners import with_a_stranger
from actions.leads.values import ASKS_WHEN
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in

# How a sentence says that something led to what it tells, or went on there.
_LED_BY = re.compile(r"\b(?:a la suite|suite a|apres|issue? d\w*)\b")
LEADS_TO = re.compile(
    r"\b(?:debouch|abouti|entrain|declench|provoqu|engendr)\w*|\b(?:mene|conduit|amene|servi)e?s? (?:a|vers)\b|\bdonnee?s?\b(?! naissance)"
    # « À quoi a-t-elle mené ? », not « une étude menée sur quoi ? ».
    r"|\ba (?:quoi|koi|qoi) (?:\w+ ){1,4}(?:mene|conduit|amene|servi)e?s?\b"
    # « Après l'étude, ils ont fait quoi ? »
    r"|(?<!a la )(?<!faire )\bsuites?\b(?! a\b)|\bconsequences?\b"
    r"|(?<!ou )\bapres (?:ca|cela|(?:l |l(?=[aeiou]\w{3})|la |le |cette )(?!crea|fond|groupe|plateforme)\w+)\b"
)
# « Qu'est-ce qui l'a déclenché ? » asks for the cause.
_WHAT_LED_TO_IT = re.compile(r"\bqui (?:l |les )?(?:a|ont|avait) (?:bien |donc )?(?:declench|provoqu|entrain|engendr|amene|conduit|pousse)")
_WHAT = re.compile(r"\b(?:quoi|koi|qoi|quell?e?s?|kel\w*|qu)\b")
_HOW_BORN = re.compile(
    r"\b(?:comment|coment|cmt)\b.*\b(?:nee?s?|naiss\w*|demarr\w*|commenc\w*|cree\w*|fond\w*|lanc\w*|form\w*|vu le jour)\b"
    r"|\b(?:racont\w*|histoire|historique|genese)\b"
)
# « D'abord le plan, ensuite l'examen ? »
_IN_TURN = re.compile(r"\bd abord\b(?P<first>.*)\b(?:ensuite|puis|apres)\b(?P<then>.*)")
ITSELF = re.compile(r"(?:(?:et|donc|mais|ok|du coup) )*(?:c|elle|el|ele|il|ils|elles|ca|cela)\b")
# « … avant ou après elle ? »
_BESIDE_IT = re.compile(r"(?:ou (?:avant|apres) )?(?:elles?|lui|ils?|eux|ca|cela)")
_WENT_ON = re.compile(r"\b(?:poursui\w*|continu\w*|ensuite)\b")


def without_a_date(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'EPU, c'est avant ou après le plan ? » of what has no date: as the sentence tells that it went on from there, or that it led there."""
    question, (early, late) = request.question, times.claimed_order(request.question.text)
    topics = (*question.sections, request.topic)
    found = undated(topics, knowledge)
    if found is None or not (early if early == late else question.detail == "oui_non"):
        return None
    collective, section = found
    if with_a_stranger(question.claim, section):
        # « L'étude d'avant, c'était avec l'UNESCO ? » claims more than when.
        return None
    named, told = times.mentioned(question, knowledge, collective.id), of_topics(memory.sujets[::-1], knowledge)[:1]
    # « L'EPU, c'est avant ou après ça ? » names whose examination it is, not what it is compared with.
    others = told if told and not question.collectives and all(one.is_creation for one in named) else named or told
    came_first = _came_first(sentences(section)[0], [one for one in others if one.collective == collective])
    return None if came_first is None else _placed(came_first, found, question, memory, knowledge)


def _placed(came_first: bool, of: tuple[Collective, Section], question: Question, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Tell of what has no date, which came first or not, as its sentence tells it: what is claimed, or which it is."""
    (collective, section), (early, late) = of, times.claimed_order(question.text)
    said = sentences(section)[0]
    if (in_turn := _IN_TURN.search(question.text)) and question.detail == "oui_non":
        first, then = (not set(in_turn[part].split()).isdisjoint(own_words(section)) for part in ("first", "then"))
        return verdict(came_first == first, said, section.sources) if first != then else None
    if early and late:
        first = came_first != _is_of_the_other(collective, section, question, knowledge)
        told = f"{capital(sentence('avant' if first else 'apres'))} : {lowered(said)}"
        return _told_before_it(collective, section, question, memory, knowledge) or Answered(told, section.sources)
    is_subject = _is_subject(collective, section, question, knowledge)
    return None if is_subject is None else verdict((came_first == is_subject) == early, said, section.sources)


def _told_before_it(collective: Collective, section: Section, question: Question, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle est sortie avant ou après l'étude ? » just after the charter: it is the charter that came after what led to the creation before it."""
    told = next(iter(of_topics(memory.sujets[::-1], knowledge)), None)
    created = times.created_of(knowledge, (collective.id,))
    follows = told and told.collective == collective and created and _came_first(sentences(section)[0], created)
    of_another = question.reference == "courant" and ITSELF.match(question.text) and question.sections
    if not (told and follows and of_another and created[0].event.date <= told.event.date):
        return None
    said, itself = lowered(sentences(section)[0]), "" if told.is_creation else times.happened([told])
    # « Elle est venue avant ou après, l'étude ? » is asked of the study, and a comma is not read: which came first is told by its name.
    return Answered(sentence("d_abord", chose=lowered(section.titre), suite=said), (*section.sources, *told.event.sources), itself)


def _is_subject(collective: Collective, section: Section, question: Question, knowledge: Knowledge) -> bool | None:
    """Tell whether something is said of what a section tells, and not of what that is compared with; None in « lancé après un scandale »."""
    (head, compared), own = times.parted(question), own_words(section)
    if set(compared.text.split()).isdisjoint(own) and not times.mentioned(compared, knowledge, collective.id):
        return None
    return not set(head.text.split()).isdisjoint(own) or not times.named_first(question, knowledge)


def _is_of_the_other(collective: Collective, section: Section, question: Question, knowledge: Knowledge) -> bool:
    """« Le groupe, né avant ou après elle ? » just after the study: tell whether it is asked of what that is compared with."""
    head, compared = times.parted(question)
    beside_it = _BESIDE_IT.fullmatch(compared.text.strip()) and times.named_first(question, knowledge) and head != question
    itself = set(head.text.split()).isdisjoint(own_words(section)) if beside_it else _is_subject(collective, section, question, knowledge) is False
    return bool(itself)


def own_words(section: Section) -> list[str]:
    """Return the words that name what a section tells of: « étude », « EPU », « examen »."""
    alone = (alias for alias in section.alias if len(words_of(alias)) == 1)
    return [word for word in words_of(*section.existe, *section.sigles, *section.sigles.values(), *alone) if len(word) > len("de")]


def _came_first(said: str, others: list[times.Moment]) -> bool | None:
    """Return whether what a sentence tells of led to a creation among these, or went on after something else; None where it says neither."""
    led = bool(_LED_BY.search(plain_words(said)))
    # What led to a creation came before all that followed it.
    fits = bool(others) if led else any(one.event.genre != "creation" for one in others)
    return led if fits and (led or _WENT_ON.search(plain_words(said))) else None


def what_it_led_to(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude a débouché sur quoi ? » of what led to the creation of a collective: that creation."""
    found = undated((request.topic,), knowledge)
    text = request.question.text
    if found is None or _WHAT_LED_TO_IT.search(text) or not (LEADS_TO.search(text) and _WHAT.search(text)):
        return None
    created = times.created_of(knowledge, (found[0].id,))
    if not (created and _came_first(sentences(found[1])[0], created)):
        return None
    said = sentence("cela_a_conduit", du_collectif=of(found[0].designation), quand=created[0].when)
    return Answered(said, (*found[1].sources, *created[0].event.sources))


def how_it_was_born(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Racontez-moi comment il est né »: what led to it, and who founded it when."""
    found = knowledge.section(request.topic)
    collective, section = found or (None, None)
    created = times.created_of(knowledge, (collective.id,)) if collective and section and not section.date else []
    if section is None or not created or not _HOW_BORN.search(request.question.text) or not _came_first(sentences(section)[0], created):
        return None
    event = created[0].event
    told = sentence("quand_et_quoi", quand=capital(created[0].when), evenement=event.texte)
    return Answered(sentences(section)[0], (*section.sources, *event.sources), told)


def of_no_date(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude, c'est 2014 ? » of what the page does not date: what it says of it."""
    found = undated(request.question.sections, knowledge)
    asks = request.question.years or dates_in(request.question.text) or ASKS_WHEN.search(request.question.text)
    return not_said(found[1], found[1]) if found and asks else None


def undated(topics: Sequence[str], knowledge: Knowledge) -> tuple[Collective, Section] | None:
    return next((found for topic in topics if (found := knowledge.section(topic)) and not found[1].date), None)


def of_topics(topics: Sequence[str], knowledge: Knowledge) -> list[times.Moment]:
    """Return what the sections of these topics date, in their order."""
    told = [found[1].evenement for topic in topics if (found := knowledge.section(topic))]
    return [one for event in told for one in times.every_dated(knowledge) if event and one.event.texte == event]
