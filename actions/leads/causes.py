"""Tell what came first, or out of what: a collective or the thing that its origin tells of; and of what has no date before or after what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, without_tag, words_of
from actions.association import is_spoken_to
from actions.french import capital, lowered
from actions.leads import times
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import not_said
from actions.leads.values import ASKS_WHEN
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_ORIGIN = "origine"
# « L'étude d'abord, le groupe ensuite » is told in the order of time.
_IN_ORDER = re.compile(r"\b(?:d abord|dabord|en premier|avant tout)\b.*\b(?:ensuite|puis|apres)\b|\b(?:ensuite|puis)\b")
# After these stands what came first, or what came out of it.
_OUT_OF = re.compile(
    r"\b(?:apres|suite (?:a|de)|a la suite|part\w*(?: bien)? d\w*|n(?:e|ee|es|ait) (?:bien )?(?:de|d|grace)|vien\w* (?:bien )?(?:de|d)"
    r"|(?:issue?|sorti\w*|decoul\w*) (?:de|d)|grace a|a partir de|commence par)\b"
)
_LED_TO = re.compile(r"\b(?:avant|debouch\w*|abouti\w*|donne\w*(?: naissance)?|men\w+|conduit\w*|precede\w*|anterieur\w*|a l origine)\b")
_BEGAN = r"(?:part\w*|commence\w*|vien\w*|n(?:e|ee|ait))"
_FROM_THERE = re.compile(rf"\b(?:de|par) (?:la|ca|cela)\b(?! \w+ {_BEGAN}).*\b{_BEGAN}\b|\b{_BEGAN} (?:de|par) (?:la|ca|cela)$")
_DENIED = re.compile(r"\b(?:pas|jamais|aucune?|ni|sans|seule?s?|seulement|uniquement|meme|tou(?:te)?s les)\b")
_ASKS = re.compile(r"\b(?:quand|qui|pourquoi|comment|combien|quel\w*|ou)\b")
# What else is said of what came first is not known to be right; these say nothing of it.
_FILLING = frozenset(
    """
    abord dabord suite parti partie partir venu venue issu issue sorti sortie decoule nee nait debouche aboutit abouti naissance conduit precede
    origine anterieur anterieure grace reste travail prefere retiens
    """.split()
)

# How a sentence says that something led to what it tells, or went on there.
_LED_BY = re.compile(r"\b(?:a la suite|suite a|apres|issue? d\w*)\b")
_AND_THEN = re.compile(r"\b(?:puis|ensuite|et apres)(?: (?:ca|alors))?$|\b(?:puis|ensuite|et apres) (?:quoi|koi)\b|\bsuite logique\b")
_WENT_ON = re.compile(r"\b(?:poursui\w*|continu\w*|ensuite)\b")


def came_first(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Tout est parti d'une étude ? », « l'étude d'abord, le groupe ensuite »: yes as its origin tells it, no the other way round."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not request.topic.endswith(f".{_ORIGIN}") or not section.existe or request.question.organisations:
        return None
    text = _of_this_one(without_tag(request.question.claim), request, collective, knowledge)
    if not text or _DENIED.search(text) or _ASKS.search(text) or numbers_in(text) or dates_in(text) or _more(text, request, section, knowledge):
        return None
    right = _is_right(text, collective, section)
    if right is None:
        return None
    return verdict(right, sentences(section)[0], section.sources)


def _of_this_one(text: str, request: Request, collective: Collective, knowledge: Knowledge) -> str:
    """« … sur le groupe, pas sur la CDE »: return a text without the others that it denies; empty where it claims it of another one."""
    others = [one for one in knowledge.collectifs if one.id in request.question.collectives and one.id != collective.id]
    for other in others:
        named = "|".join(sorted({re.escape(plain_words(name)) for name in (other.nom, other.designation, other.sigle or other.nom, *other.alias)}))
        denied = re.sub(rf"\b(?:et )?pas (?:(?:sur|a|de|d|pour) )?(?:(?:la|le|l) )?(?:{named})\b", "", text)
        if denied == text:
            return ""
        text = denied
    return text


def _more(text: str, request: Request, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether a text claims anything else than an order of the two."""
    told = words_of(sentences(section)[0], *section.existe)
    words = [word for word in telling(request.question, knowledge, text) if word not in _FILLING and not _is_first(word, section)]
    of_amane = is_spoken_to(text, knowledge) and not any(_is_first(word, section) for word in text.split())
    return of_amane or any(not any(likeness(word, one) for one in told) for word in words)


def _is_right(text: str, collective: Collective, section: Section) -> bool | None:
    """Return whether the order that a text claims is that of the file; None where it claims none."""
    mentions = _mentions(text, collective, section)
    if _IN_ORDER.search(text):
        return mentions[0][1] if len(set(dict(mentions).values())) > 1 else None
    found = _OUT_OF.search(text) or _LED_TO.search(text)
    if found is None:
        return True if _FROM_THERE.search(text) and not mentions else None
    after = next((is_first for place, is_first in mentions if place >= found.end()), None)
    if _OUT_OF.search(text):
        return after
    if after is None:
        # « L'étude est donc antérieure ? »
        return mentions[-1][1] if mentions and found[0].startswith("anterieur") else None
    # « Elle a débouché sur le groupe »: what is spoken of is what the origin tells of; « avant le groupe » alone says nothing of it.
    return not after if len(mentions) > 1 or found[0] != "avant" else None


def _mentions(text: str, collective: Collective, section: Section) -> list[tuple[int, bool]]:
    """Return where a text names the first thing, or what came of it, and whether it is the first."""
    named = [word for word in words_of(collective.designation, collective.id) if len(word) > 2]
    words = [(match.start(), match[0]) for match in re.finditer(r"\w+", text)]
    return [(place, first) for place, word in words if (first := _is_first(word, section)) or word in named]


def _is_first(word: str, section: Section) -> bool:
    # « Letude », as it is typed in a hurry.
    return any(likeness(word.removeprefix("l") if word.removeprefix("l") == one else word, one) for one in words_of(*section.existe) if len(one) > 2)


def without_a_date(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'EPU, c'est avant ou après le plan ? » of what has no date: as the sentence tells that it went on from there, or that it led there."""
    question, (early, late) = request.question, times.claimed_order(request.question.text)
    topics = (*question.sections, request.topic)
    found = undated(topics, knowledge)
    if found is None or not (early if early == late else question.detail == "oui_non"):
        return None
    collective, section = found
    others = times.mentioned(question, knowledge, collective.id) or of_topics(memory.sujets[::-1], knowledge)[:1]
    said = sentences(section)[0]
    came_first = _came_first(said, [one for one in others if one.collective == collective])
    if came_first is None:
        return None
    if early and late:
        return Answered(f"{capital(sentence('avant' if came_first else 'apres'))} : {lowered(said)}", section.sources)
    is_subject = _is_subject(collective, section, question, knowledge)
    if is_subject is None:
        return None
    return verdict((came_first == is_subject) == early, said, section.sources)


def _is_subject(collective: Collective, section: Section, question: Question, knowledge: Knowledge) -> bool | None:
    """Tell whether something is said of what a section tells, and not of what that is compared with; None in « lancé après un scandale »."""
    (head, compared), alone = times.parted(question), (alias for alias in section.alias if len(words_of(alias)) == 1)
    own = [word for word in words_of(*section.existe, *section.sigles, *section.sigles.values(), *alone) if len(word) > len("de")]
    if not compared.text.split()[1:] and not set(head.text.split()).isdisjoint(own):
        # « L'étude est venue après ? » of what was just told.
        return True
    if set(compared.text.split()).isdisjoint(own) and not times.mentioned(compared, knowledge, collective.id):
        return None
    return not set(head.text.split()).isdisjoint(own) or not times.named_first(question, knowledge)


def _came_first(said: str, others: list[times.Moment]) -> bool | None:
    """Return whether what a sentence tells of led to a creation among these, or went on after something else; None where it says neither."""
    led = bool(_LED_BY.search(plain_words(said)))
    # What led to a creation came before all that followed it.
    fits = bool(others) if led else any(one.event.genre != "creation" for one in others)
    return led if fits and (led or _WENT_ON.search(plain_words(said))) else None


def in_turn(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude, puis quoi, puis quoi encore ? »: what is dated of a collective in its order, after what led to it."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or section.date or not _AND_THEN.search(request.question.text):
        return None
    own = times.every_dated(knowledge, (collective.id,)) if _LED_BY.search(plain_words(sentences(section)[0])) else []
    return times.told_of(knowledge, own, times.happened(own)) if own else None


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
