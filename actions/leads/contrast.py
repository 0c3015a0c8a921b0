"""« Du ministère ou des associations ? »: which of the two that a question offers the file says, by a network that reads both as claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.asking import telling, without_tag
from actions.french import in_a_sentence, lowered
from actions.leads.answered import Answered
from actions.leads.judged import said_of
from actions.leads.nearest import nearest
from actions.leads.values import about
from actions.manners import is_verdict, refuses
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN
from actions.verdicts import NO, YES, shared_judge
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

# From this difference of « yes » less « no » on, the likelier of two claims is right for 27 of 28 of an author who had seen nothing
# (docs/experiments.md), where it is likelier right than wrong, and the other is not.
APART = 0.7
# What stands around the second of two, and does not belong to it.
_BESIDE = re.compile(
    r"^(?:bien |plutot |alors |juste |seulement |si )+|(?: (?:non|hein|alors|donc|svp|stp|finalement|en fait))+$| (?:parce que|pcq|car|vu que)\b.*$"
)
# What a part of a sentence begins with, and what a whole one does.
_BEGINS = frozenset("a au aupres aux avec chez contre d dans de des devant du en entre l la le les par parmi pour sans sous sur un une".split())
_CLAUSE = re.compile(r"(?:c|ce|c est|ca|il|elle|on|ils|elles|vous|tu|je|est ce qu\w*|y a|ya)\b(?= \w)")
# What offers no two things, more than two, or the end of both once: « c'est le groupe ou l'UNICEF qui l'a faite ? »
_ANOTHER_QUESTION = re.compile(
    r"\d|\b(?:aussi|egalement|certaine?s|quelques une?s|quoi|koi|pas|non|rien|autre chose|(?:l|les|d) autres?|lequel|laquelle|lesquel\w*|quel\w*)\b"
    r"|\b(?:combien|comment|quand|pourquoi)\b"
    r"| ou (?:.* )?(?:ou|qui|ki|que?)\b"
    # « Celui où il est question de bâtiments », typed or folded without its accent.
    r"|\bcel(?:ui|le|les) ou\b|\bceux ou\b"
)
_MOST_WORDS, _MOST_SAID_AGAIN = 7, 9
# « C'est vous seuls qui avez parlé, ou plusieurs associations ? », « dit-on qu'ils l'ont écrit, ou qu'ils ont aidé ? », « avec l'État ou contre ? »
_WHO_DID = re.compile(r"(?P<is>c est |ce sont |est ce )(?P<first>.+?) (?P<did>(?:qui|ki) .+) ou (?P<second>\w+(?: \w+){0,3})")
_TWO_CLAUSES = re.compile(r"\bqu[ei]? (?P<first>(?:ils?|elles?|on|amane)\b.+) ou (?:bien |plutot )?qu[ei]? (?P<second>(?:ils?|elles?|on|amane)\b.+)")
_OR_THE_CONTRARY = re.compile(r"(?P<before>.*)\b(?P<first>avec|contre|pour|sans) (?P<whom>.+) ou (?P<second>avec|contre|pour|sans)")
_GOING_ON = re.compile(r"^(?:(?:et|ok|bon|donc|alors|mais|ah|euh|oui|du coup)\W+)+", re.IGNORECASE)
# « Plutôt « des gens de chez nous » », and not « c'est des gens… ».
_IT_IS = re.compile(r"^(?:c['’ ]?(?:est|étai\w+|etai\w+)|ce sont|(?:ils?|elles?) (?:est|sont)|(?:il )?y ?a)\s+(?=\w+\s+\w)", re.IGNORECASE)
# « L'avez-vous menée à plusieurs » is no thing to be said again, « c'est dedans, ou évité ? » asks whether it is there.
_ASKS_AGAIN = re.compile(r"\b(?:avez|etes|est|sont|ont|a t|a) (?:vous|il|elle|ils|elles|on)\b")
_IS_THERE = re.compile(r"\b(?:dedans|marquee?s?|prevue?s?|incluse?s?|comprise?s?)$")
_WORD = re.compile(r"\w+")
_A_VERB_BEFORE = re.compile(r"\b(?:trouv\w*|lire|lis|voir|telecharg\w*|consult(?:er|e|ez)|est|sont|va|vais|c est) ou\b")
# So few words before a colon answer by themselves: « À Genève : … ».
_FEW = 4


def by_contrast(told: Answered | None, request: Request, knowledge: Knowledge) -> Answered | None:
    """Return what is told of a section, else its nearest sentence, with which of two it comes to; as it is where the network is not sure."""
    found, question = about(request, knowledge), request.question
    offered = two_claims(without_tag(question.claim)) if found and not _asks_where(question) else None
    if found is None or offered is None or (told and _answers(told)):
        return told
    place = _likelier(offered, *found)
    said = told or _of(found[1], request, knowledge)
    if place is None or said is None:
        return told
    suite = in_a_sentence(said.bare or said.text)
    return replace(said, text=_of_the_two(offered, place, question, suite), gap="", bare="", denial="")


def _of_the_two(offered: Offered, place: int, question: Question, suite: str) -> str:
    if not place and _IS_THERE.search(offered.words[0]):
        return sentence("oui_suite", suite=suite)
    words = _as_typed(offered.words[place], question.whole.either[place : place + 1], last=not place)
    return sentence("plutot" if words else "plutot_la_seconde" if place else "plutot_la_premiere", choix=words, suite=suite)


def _asks_where(question: Question) -> bool:
    """« Je la trouve où, en entier ? », typed without the accent."""
    return question.detail in ("lien", "lieu") and _A_VERB_BEFORE.search(question.text) is not None


def _as_typed(words: str, typed: Sequence[str], last: bool) -> str:
    """Return these folded words as they were typed, the last of them or the first; empty where they are too many to be said again."""
    asked, places = words.split(), [one for text in typed for one in _WORD.finditer(text)]
    said = [plain_words(one[0]) for one in places]
    starts = [start for start in range(len(said) - len(asked) + 1) if said[start : start + len(asked)] == asked]
    if not starts or len(asked) > _MOST_SAID_AGAIN:
        return ""
    start = starts[-1 if last else 0]
    again = _GOING_ON.sub("", typed[0][places[start].start() : places[start + len(asked) - 1].end()])
    return "" if _ASKS_AGAIN.search(plain_words(again)) else lowered(_IT_IS.sub("", again))


def _answers(told: Answered) -> bool:
    """Tell whether what is told says which by itself, or that it is not known."""
    begins, colon, _ = told.text.partition(" : ")
    # « Trois valeurs : … » introduces them.
    in_few_words = bool(colon) and len(begins.split()) <= _FEW and not told.introduces
    return is_verdict(told.text) or refuses(told.bare or told.text) or in_few_words


def _of(section: Section, request: Request, knowledge: Knowledge) -> Answered | None:
    if section.points:
        return None
    said = nearest(section, telling(request.question, knowledge, request.question.text))
    return None if NOT_GIVEN.search(said) else Answered(said, section.sources)


def _likelier(offered: Offered, collective: Collective | None, section: Section) -> int | None:
    """Return the place of the claim that is right, 0 or 1; None where neither clearly is, or both are."""
    said = said_of(section, collective)
    sure = [shared_judge().judge(said, "", f"{claim} ?") for claim in offered.claims]
    first, second = (one[YES] - one[NO] for one in sure)
    apart = abs(first - second) >= APART and (offered.contrary or min(first, second) <= 0) and max(first, second) >= 0
    return int(second > first) if apart else None


@dataclass(frozen=True)
class Offered:
    """Two things that a question offers: each as a claim by itself, and the words that are not those of the other, folded.

    contrary: whether both cannot be right, as with somebody or against.
    """

    claims: tuple[str, str]
    words: tuple[str, str]
    contrary: bool = False


def two_claims(text: str) -> Offered | None:
    """Return what « c'est du ministère ou des associations » offers; None where a folded text does not offer two things of a kind.

    The second begins as the first, up to the last words that begin as it does: an article, a preposition; else up to as many words as it has.
    """
    if (found := _in_so_many_words(_BESIDE.sub("", text))) is not None:
        return found
    before, _, after = text.partition(" ou ")
    head, tail = before.split(), _BESIDE.sub("", after).split()
    if not 0 < len(tail) <= _MOST_WORDS or tail[-1] in _BEGINS or _ANOTHER_QUESTION.search(text):
        return None
    second = " ".join(tail)
    if _CLAUSE.match(second):
        return Offered((before, second), (before, second))
    starts = [place for place, word in enumerate(head) if place and word in _BEGINS and head[place - 1] not in _BEGINS]
    # « Seul ou avec d'autres ? »
    start = len(head) - len(tail) if tail[0] not in _BEGINS else starts[-1] if starts else len(head) - 1
    if start == 0 < len(head) <= _FEW:
        # « Liste fermée, ou simple illustration ? »
        return Offered((before, second), (before, second))
    return Offered((before, " ".join([*head[:start], *tail])), (" ".join(head[start:]), second)) if start > 0 else None


def _in_so_many_words(text: str) -> Offered | None:
    """Return what is offered where the words around « ou » say what each of the two belongs to; None elsewhere."""
    if found := _WHO_DID.fullmatch(text):
        claims = [f"{found['is']}{found[one]} {found['did']}" for one in ("first", "second")]
    elif found := _TWO_CLAUSES.search(text):
        claims = [found["first"], found["second"]]
    elif found := _OR_THE_CONTRARY.fullmatch(text):
        claims = [f"{found['before']}{found[one]} {found['whom']}" for one in ("first", "second")]
        return Offered((claims[0], claims[1]), (f"{found['first']} {found['whom']}", found["second"]), contrary=True)
    else:
        return None
    return Offered((claims[0], claims[1]), (found["first"], found["second"]))
