"""Which collectives a question asks for: those of which the file says what its words, dates and names say, and each with the sentence that says so.

« Lesquelles ont une charte », « celui où elle n'a pas fondé », « qui existait avant 2012 »: a question is one or more conditions that all hold. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from actions.asking import telling, words_of
from actions.conditions import BETWEEN, BY_AMANE, bounds_members, names_of
from actions.finding import list_of
from actions.french import number
from actions.holding import SURE, Held, conditions, counting, left_by
from actions.kinds import MISSING
from actions.memory import Memory
from actions.question import Question
from actions.statements import Said
from knowledge import Collective, Knowledge
from knowledge.text import plain_words
from knowledge.values import numbers_in

_PARTS = re.compile(r"\b(?:et|mais)\b|(?<!sont )(?<!est )\b(?=(?:pas (?:les?|la|des?|du)|sans|sauf) )|(?<= )(?=qu (?:ils?|elle|on|une?)\b)")
# « Y a pas un collectif pour… ? » asks for one, and « c'est pas elle » denies nothing of what is asked for.
_OR_ONLY_SOME = re.compile(r" ou (?:bien )?(?:si )?(?:seulement |juste )?(?:certaine?s|quelques|une partie|une seule|un seul)\b.*$")
_NEGATED = re.compile(
    r"\bne? ?(?:a|ont|avez)(?: \w+){0,2} (?:pas|jamais)\b|^pas (?:les?|la|des?|du)\b"
    r"|\b(?:sauf|hormis|aucune?|rien a voir|ni (?:la|les?|l|des?|d|du))\b"
    r"|\bsans\b(?! (?:rancune|doute|soucis?|problemes?|faute|blague|offense|vous|te|t)\b)"
    r"|(?:(?:^|\b(?:celui|celles?|(?<!pour )ceux|et|mais|une?) )(?:qui|ki)"
    r"|\b(?:les?quel\w*|laquelle|(?:collectif|plateforme|reseau|groupe)\w*(?: (?:qui|ki))?))"
    r"(?: des \w+)? (?:(?:ne?|se?|en|y|vous|elles?|ils?|amane) )*\w+ (?:pas|jamais)\b"
)
# « Y en a-t-il un qui ne… » asks for one, whatever is denied of it.
SOME_ONE = re.compile(r"\b(?:il y|y|yen) ?(?:en )?a\b(?:.* qui ne? | (?:t il )?(?:une?|pas une?|lequel|laquelle)(?: seule?)? sans )")
# What asks for some of several, or for all.
WHICH = re.compile(
    r"\b(?:les?quel(?:le)?s?|laquelle?|l[ae] ?kel\w*|qui|ki|ce(?:lui|lles?|ux)|(?:quel|kel)(?:le)?s? (?:collectif|plateforme|reseau)s?)\b"
)
_ALL = (
    r"\b(?:{count}|(?:tous|toutes) (?:{count}|(?:les|vos|ces|nos) (?:\w+ )?(?:collectif|plateforme|reseau)x?s?)"
    r"|chacune?|chaque (?:collectif|plateforme)|partout(?! (?:au|aux|dans|en|ou|ailleurs)\b)|(?:les|des|aux) (?:deux |2 )?autres"
    r"(?: (?:collectif|plateforme|reseau)x?s?|(?= aussi| egalement| non$)))\b"
)
_ANY_OF_THEM = re.compile(r"\b(?:l |d |au moins )?une? (?:seule? )?(?:de|d|des|parmi) (?:ces|vos|nos|tes|leurs|eux|elles|entre eux|entre elles)\b")
_ALL_HAVE = re.compile(
    r"\b(?:tous|toutes) (?:en |se |s |y )?(?:ont|sont|font|vont|\w{2,}(?<!m)ent)\b|\b(?:a|avez|ont|sont|font|vont)(?: ils| elles)? (?:tous|toutes)\b"
)
THE_SAME_AS = re.compile(r"(?<!quand )(?<!qd )\b(?:memes?|mm) (?:(?:collectif|plateforme|chose|truc)\w* )?(?:qu(?:e|un|une)?|ke)\b")
# « Vos collectifs ne traitent que des violences ? », « c'est juste pour les migrants ? »
ONLY_THAT = re.compile(
    r"\b(?:ne|n) \w+ (?:\w+ )?(?:que|qu)\b|\b(?:seulement|uniquement|exclusivement) (?:de|du|des|d|les|la|le|l|pour|sur|contre|aux?)\b"
    r"|\b(?:que|juste|rien que) (?:pour|aux?|sur|contre)\b"
)
_SEVERAL = re.compile(r"\b(?:vos|ces|nos|leurs|les|tous les|toutes les) (?:\w+ )?(?:collectif|plate ?forme|reseau)[sx]\b")
# « D'accord », « je sais pas » deny nothing and name nothing.
_NO_CONDITION = re.compile(r"\bd accord |\bj(?:e (?:ne )?)?(?:sai[st]?|c|ses) pas |\bjsp ")
# What one message may cost: nobody joins more conditions.
MOST_PARTS = 4


@dataclass(frozen=True)
class Chosen:
    """What a question asks for.

    ids: those chosen, in the file's order. said: what the file says of a collective, by id, those not chosen included where it tells.
    known: whether any of its conditions was understood. found: share of its words, 0 to 1, that the file says of each of those chosen.
    each: those that fulfil one of several conditions where none fulfils all.
    """

    ids: tuple[str, ...]
    said: dict[str, Said]
    known: bool
    found: float = 1.0
    each: tuple[str, ...] = ()


def chosen(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Chosen:
    """Return the collectives that a question asks for, of `among` (ids) where it names some and anything is said of them."""
    found = _chosen(knowledge, question, among)
    if not found.known and question.claim != question.text:
        # « Nous voulons nous inspirer d'une charte. Lesquels en possèdent une ? »
        question = replace(question, whole=replace(question.whole, asides=()))
        found = _chosen(knowledge, question, among)
    # « Onze associations, c'est la PNPM ou la CDE ? » may mean neither.
    beyond = among and not found.known and (question.collectives or question.detail != "oui_non")
    return _chosen(knowledge, question, ()) if beyond else found


def carried(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """« Il y en a plusieurs ? », « les autres en ont une ? » after a charter: lend a search that says nothing of what the thing last asked for.

    « Quels collectifs en font ? » after a point of a list: what the point is called.
    """
    last = last_asked(memory, knowledge)
    spoken = knowledge.collective(memory.collectif)
    # Another has a charter as this one has; which of its documents was asked about is not remembered.
    unsure = question.reference == "autre" and spoken and not any(last in one.existe for one in spoken.rubriques.values())
    named = unsure or question.collectives or question.themes or question.organisations or question.years
    if question.kind != "recherche" or not last or named or telling(question, knowledge, question.text) or chosen(knowledge, question).known:
        return question
    return replace(question, text=f"{question.text} {last}", words=(*question.words, *last.split()))


def last_asked(memory: Memory, knowledge: Knowledge) -> str:
    """Return the words of the point of a list that was just told of, else the thing last asked for; empty where there is none."""
    topic, place = memory.point if memory.point and memory.point[0] in memory.sujets else ("", 0)
    if listed := list_of(knowledge, topic):
        return plain_words(listed.points[place].titre or "")
    return next((kind for kind in (*memory.en_attente, *(kind for kind, _ in memory.dits[:1])) if kind in MISSING), "")


def thing_searched(question: Question) -> str:
    """« Les deux ont une charte ? »: return the kind of the thing that a search names by its own name; empty where it names none."""
    words = [word.rstrip("s") for word in question.text.split()]
    return next((kind for kind in MISSING if kind.rstrip("s") in words), "") if question.kind == "recherche" else ""


def _chosen(knowledge: Knowledge, question: Question, among: Sequence[str]) -> Chosen:
    candidates = of_these(knowledge, among)
    parts = _parts(question, knowledge)
    ids = [one.id for one in candidates]
    found, doubtful = counting([one for part, negated in parts for one in conditions(knowledge, candidates, question, part, negated)], ids)
    if not found:
        return Chosen((), {}, known=False)
    left = left_by(found, ids)
    # Who asks whether is told no yes to what is only a part of the question.
    doubt = bool(doubtful) and (question.detail == "oui_non" or max(one.share for one in doubtful) >= SURE)
    share = 0.0 if doubt else min(one.share for one in found)
    said = dict(chain.from_iterable(one.found.items() for one in found))
    return Chosen(tuple(left), said, known=True, found=share, each=() if left else _each_in_part(found, ids))


def _each_in_part(found: Sequence[Held], ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of those that fulfil one condition each where none fulfils all; none where a condition is not fulfilled by anybody."""
    if any(one.negated or not one.found for one in found):
        return ()
    return tuple(name for name in ids if any(name in one.found for one in found))


def asks_of_all(text: str, count: int) -> bool:
    """Tell whether a folded text asks something of all of `count` collectives: « les trois », « chacun », « partout »."""
    counted_so = rf"(?:les|vos|nos|ces|tes) (?:{number(count)}|{count})\b(?! \w*(?:objectif|but|valeur|point|association|asso|membre|fondateur)s?\b)"
    return bool(re.search(_ALL.format(count=counted_so), text))


def asks_of_any(text: str) -> bool:
    """« Parmi les valeurs d'un de vos collectifs ? »: tell whether it is enough that one of them answers a folded text."""
    return _ANY_OF_THEM.search(text) is not None


def says_several(text: str) -> bool:
    """« Vos collectifs, c'est juste pour les migrants ? »: tell whether a folded text speaks of them as several."""
    return _SEVERAL.search(text) is not None


def says_all(text: str) -> bool:
    """« Tous ont un site ? », « ils ont tous une charte ? »: tell whether a folded text says it of all, whoever they are."""
    return _ALL_HAVE.search(text) is not None


def of_these(knowledge: Knowledge, among: Sequence[str]) -> list[Collective]:
    """Return the collectives of these ids in the file's order, all where there are none."""
    return [one for one in knowledge.collectifs if not among or one.id in among]


def is_told_together(question: Question) -> bool:
    """« Combien sont-ils, les deux ? », « vous avez fondé les deux ? »: tell whether what is asked of several is told of them in one sentence."""
    if question.kind == "membres":
        return question.detail in ("nombre", "ecart") or (question.detail == "oui_non" and bool(numbers_in(question.text)))
    if question.kind in ("charte", "documents"):
        return question.detail == "lien"
    return question.kind in ("adhesion", "fondation") and question.detail == "oui_non" and BY_AMANE.search(question.text) is not None


def _parts(question: Question, knowledge: Knowledge) -> list[tuple[str, bool]]:
    """Return the parts of a question that each say a condition, and whether it is negated."""
    text = _conditions_said(question, knowledge)
    parts = [text] if BETWEEN.search(text) else [part for part in _PARTS.split(text) if part.strip()] or [text]
    # Names that were found in spite of slips, or in a sentence before: « … de l'UNICEF. Laquelle y est liée, et comment ? »
    unsaid = [name for name in question.organisations if set(words_of(name)).isdisjoint(text.split())]
    themes = () if _is_of_an_organisation(question, question.claim, knowledge) else question.themes
    beside = (*question.organisations, *themes) if len(parts) == 1 else unsaid
    parts[0] += f" {' '.join(words_of(*beside))}"
    # « Elle n'a pas de charte ? » asks whether it has one. Who tells a story asks at its end.
    whether = question.detail == "oui_non" and not SOME_ONE.search(question.text)
    return [(part.replace("_", " "), bool(_NEGATED.search(part)) and not whether) for part in parts[-MOST_PARTS:]]


def _is_of_an_organisation(question: Question, text: str, knowledge: Knowledge) -> bool:
    """« L'UNICEF, c'est avec les migrants ou contre les violences ? » asks of the UNICEF, whatever it offers."""
    if not question.organisations or " ou " not in text:
        return False
    themes = _names_of_themes(knowledge)
    return all(any(f" {name} " in f" {side} " for name in themes) for side in text.split(" ou ")[-2:])


def _names_of_themes(knowledge: Knowledge) -> list[str]:
    return [name for one in knowledge.collectifs for theme in one.themes for name in names_of(theme)]


def _conditions_said(question: Question, knowledge: Knowledge) -> str:
    """Return a question's folded text without what says no condition; a name with « sans » in it, which denies or parts nothing, in one word."""
    count = len(knowledge.collectifs)
    # « Les cinq » are those it is asked of.
    pointed = rf"\b(?:les|vos|nos|ces|tes) (?:{number(count)}|{count})(?! \w*(?:association|asso|membre)s?\b)"
    # « Ah oui, cinq c'était au début. Et plus de vingt, il y a qui ? » counts in what is asked.
    # « On voudrait inviter un collectif. Lequel sensibilise ? » asks at its end.
    # « Elles en ont toutes une, ou certaines seulement ? »
    asked = question.claim if bounds_members(question.claim) or WHICH.search(question.claim) else question.text
    asked = _OR_ONLY_SOME.sub("", asked)
    text = re.sub(rf"{pointed}(?: (?:structures?|organisations?|entites?))?\b", " ", _NO_CONDITION.sub("", asked))
    themes = _names_of_themes(knowledge)
    called = [*themes, *(name for one in knowledge.collectifs for body in one.organisations for name in names_of(body))]
    if _is_of_an_organisation(question, text, knowledge):
        text = text.rpartition(" ou ")[0]
        text = re.sub(rf"\b(?:{'|'.join(sorted(themes, key=len, reverse=True))})\b", " ", text)
    for name in (name for name in called if _PARTS.search(name) or _NEGATED.search(name)):
        text = re.sub(rf"\b{name}\b", name.replace(" ", "_"), text)
    return text
