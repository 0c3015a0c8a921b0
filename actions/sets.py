"""Which collectives a question asks for: those of which the file says what its words, dates and names say, and each with the sentence that says so.

« Lesquelles ont une charte », « celui où elle n'a pas fondé », « qui existait avant 2012 »: a question is one or more conditions that all hold. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from actions.asking import telling, words_of
from actions.conditions import BETWEEN, BY_AMANE, names_of
from actions.finding import list_of
from actions.french import capital, number
from actions.holding import SURE, Held, conditions, counting, left_by
from actions.kinds import MISSING
from actions.memory import Memory
from actions.question import Question
from actions.statements import Said, ended, object_of
from knowledge import Collective, Knowledge
from knowledge.text import plain_words
from knowledge.values import numbers_in

_PARTS = re.compile(
    r"\b(?:et|mais|ainsi que)\b|(?<!sont )(?<!est )\b(?=(?:pas (?:les?|la|des?|du)|sans|sauf) )"
    # « Tout sauf du budget, et qu'il existe un réseau… » leaves out no more than the budget.
    r"|(?<= )(?=qu (?:il|elle|ils|elles|on|un|une)\b)"
)
# « Y a pas un collectif pour… ? » asks for one, and « c'est pas elle » denies nothing of what is asked for.
_NEGATED = re.compile(
    r"\bne? ?(?:a|ont|est|sont|avez|avait|avaient)(?: t)?(?: (?:elle|il|on|vous))?(?: \w+)? (?:pas|point|jamais)\b"
    r"|\b(?:qui|ki|lequel|laquelle|lesquel\w*|(?:collectif|plateforme|reseau|groupe)\w*) (?:(?:n|ne|s|se|en|y|vous|vs|tu|elles?|ils?|on|amane) )*"
    r"\w+ (?:pas|jamais)\b"
    r"|^pas (?:les?|la|des?|du)\b|\b(?:sans|sauf|hormis|ni|aucune?)\b"
)
_DENIES = re.compile(r"^(?:pas (?:les?|la|des?|du)|sans|sauf|hormis)\b")
# « Sans contrat, je me méfie. Lequel… ? »: what is asked after something denied is denied itself only where it follows at once (« sauf celui… »).
_ASKED_AFTER = re.compile(r"^(?P<denied>(?:\w+ ){2,}?)(?=(?:les?quel\w*|laquelle|celui|celles?|ceux|quel\w*|qui) )")
# « Une charte n'est pas un statut » says what it is not, and leaves nobody out.
_IS_NOT = re.compile(r"^(?:(?!\b(?:qui|ki|ce\w+|les?quel\w*|laquelle|quel\w*|ou)\b).)*\bn ?(?:est|sont) pas (?:une?|des?|la|le|les|du|l)\b")
# « D'accord, et lesquelles… ? »: nothing that the file says.
_ASSENT = re.compile(r"^(?:(?:ah|ok|bon|oui|ben|bah|bonjour) )*d accord\b")
_LIST_OF_ALL = re.compile(r"\bliste (?:complete )?(?:des?|de vos|de tes|d) (?=(?:collectif|plateforme|reseau|organisme|groupe|groupement)\w*\b)")
# « Y en a-t-il un qui ne… » asks for one, whatever is denied of it.
_SOME_ONE = re.compile(r"\b(?:y a|y en a|ya|existe\w*|avez)\b.* (?:qui|ki) (?:n|ne) ")
# « Et celui qu'AMANE n'a pas fondé ? » asks for it, and not whether.
THE_ONE = re.compile(r"^(?:(?:et|mais|ok|alors) )*(?:celui|celle|ceux|celles) (?:qu|que|ke|qui|ki|ou|dont)\b")
# What asks for some of several, or for all.
WHICH = re.compile(
    r"\b(?:les?quel(?:le)?s?|laquelle?|l[ae] ?kel\w*|qui|ki|ce(?:lui|lles?|ux)|(?:quel|kel)(?:le)?s? (?:collectif|plateforme|reseau)s?)\b"
)
_WHICH_ONE = re.compile(r"\b(?:lequel|laquelle|lekel|lakel\w*|(?:quel|kel)(?:le)? (?:collectif|plateforme|reseau))\b(?: deja| alors| donc)?")
_ALL = (
    r"\b(?:{count}|(?:tous|toutes) (?:{count}|les (?:collectif|plateforme|reseau)x?s?)|chacune?|chaque (?:collectif|plateforme)"
    r"|partout(?! (?:au|aux|dans|en|ou|ailleurs)\b)|(?:les|des|aux) (?:deux |2 )?autres"
    r"(?: (?:collectif|plateforme|reseau)x?s?|(?= aussi| egalement| non$)))\b"
)
_ALL_HAVE = re.compile(
    r"\b(?:tous|toutes) (?:en )?(?:ont|sont|publient|disposent|possedent|font)\b"
    r"|\b(?:ont|sont|publient|disposent|possedent|font)(?: ils| elles)? (?:tous|toutes)\b"
    r"|\bles (?:as|a|avez|ont) (?:tous|toutes)\b"
)
THE_SAME_AS = re.compile(r"(?<!quand )(?<!qd )\b(?:memes?|mm) (?:(?:collectif|plateforme|groupe|reseau|chose|truc)\w* )?(?:qu(?:e|un|une)?|ke)\b")
_ARTICLE = re.compile(r"^(?:(?:la|le|les|l|celle|celui|ceux|des|du|de) )+")
# What one message may cost: nobody joins more conditions.
MOST_PARTS = 4


@dataclass(frozen=True)
class Chosen:
    """What a question asks for.

    ids: those chosen, in the file's order. said: what the file says of a collective, by id, those not chosen included where it tells.
    known: whether any of its conditions was understood. found: share of its words, 0 to 1, that the file says of each of those chosen.
    each: those that fulfil one of several conditions where none fulfils all. guessed: those that the question takes a guess at.
    """

    ids: tuple[str, ...]
    said: dict[str, Said]
    known: bool
    found: float = 1.0
    each: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()


def chosen(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Chosen:
    """Return the collectives that a question asks for, of `among` (ids) where it names some and anything is said of them."""
    asked, guessed = _without_guess(knowledge, question)
    if guessed and (found := _chosen(knowledge, asked, ())).ids:
        return replace(found, guessed=guessed)
    found = _of_each(knowledge, question, among) or _chosen(knowledge, question, among)
    if among and not found.known and (question.collectives or question.detail != "oui_non"):
        # « Onze associations, c'est la PNPM ou la CDE ? » may mean neither; and a name alone is what it stands for.
        found = _chosen(knowledge, question, ())
        if not found.known:
            about = {one.id: _object(one) for one in of_these(knowledge, among)}
            found = Chosen(tuple(about), about, known=True)
    return found


def _of_each(knowledge: Knowledge, question: Question, among: Sequence[str]) -> Chosen | None:
    """« Lequel a fait une étude, et lequel s'occupe des migrants ? »: return those asked for, in that order; None where not all of it is known."""
    parts = _parts(question, knowledge)
    asks = [part[found.start() :] for part, _ in parts if (found := WHICH.search(part))]
    if len(asks) < 2 or len(question.themes) > 1 or any(negated for _, negated in parts):
        return None
    each = [_chosen(knowledge, replace(question, text=part), among) for part in asks]
    if not all(one.ids for one in each):
        return None
    ids = tuple(dict.fromkeys(chain.from_iterable(one.ids for one in each)))
    said = dict(chain.from_iterable(one.said.items() for one in reversed(each)))
    return Chosen(ids, {name: said[name] for name in ids if name in said}, known=True, found=min(one.found for one in each))


def _without_guess(knowledge: Knowledge, question: Question) -> tuple[Question, tuple[str, ...]]:
    """« L'UNICEF, c'est lequel, les migrants ? »: return what is asked without the one guessed at its end, and the ids of that one."""
    *_, last = [None, *_WHICH_ONE.finditer(question.text)]
    guess = _ARTICLE.sub("", question.text[last.end() :].strip()) if last else ""
    ids = tuple(one.id for one in knowledge.collectifs if guess and guess in _ways_to_mean(one))
    if last is None or not ids:
        return question, ()
    themes = {theme.nom for one in knowledge.collectifs for theme in one.themes if guess in names_of(theme)}
    asked = question.naming(collectives=(), themes=tuple(theme for theme in question.themes if theme not in themes))
    return replace(asked, text=question.text[: last.end()].strip(), words=()), ids


def _ways_to_mean(one: Collective) -> set[str]:
    names = (one.nom, one.designation, *one.alias, *([one.sigle] if one.sigle else []))
    return {_ARTICLE.sub("", plain_words(name)) for name in names}.union(*(names_of(theme) for theme in one.themes))


def carried(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """« Il y en a plusieurs ? », « les autres en ont une ? » after a charter: lend a search that says nothing of what the thing last asked for.

    « Quels collectifs en font ? » after a point of a list: what the point is called.
    """
    last = _last_asked(memory, knowledge)
    spoken = knowledge.collective(memory.collectif)
    # Another has a charter as this one has; which of its documents was asked about is not remembered.
    unsure = question.reference == "autre" and spoken and not any(last in one.existe for one in spoken.rubriques.values())
    named = unsure or question.collectives or question.themes or question.organisations or question.years
    if question.kind != "recherche" or not last or named or telling(question, knowledge, question.text) or chosen(knowledge, question).known:
        return question
    return replace(question, text=f"{question.text} {last}", words=(*question.words, *last.split()))


def _last_asked(memory: Memory, knowledge: Knowledge) -> str:
    """Return the words of the point of a list that was just told of, else the thing last asked for; empty where there is none."""
    topic, place = memory.point if memory.point and memory.point[0] in memory.sujets else ("", 0)
    if listed := list_of(knowledge, topic):
        return plain_words(listed.points[place].titre or "")
    return next((kind for kind in (*memory.en_attente, *(kind for kind, _ in memory.dits[:1])) if kind in MISSING), "")


def _chosen(knowledge: Knowledge, question: Question, among: Sequence[str]) -> Chosen:
    candidates = of_these(knowledge, among)
    parts = _parts(question, knowledge)
    if len(question.themes) > 1 and not any(negated for _, negated in parts):
        return _about_each(candidates, question.themes)
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


def _about_each(candidates: Sequence[Collective], themes: Sequence[str]) -> Chosen:
    """« Les migrants et les violences, c'est qui ? »: return those with any of these themes."""
    about = {one.id: _object(one) for one in candidates if any(theme.nom in themes for theme in one.themes)}
    return Chosen(tuple(about), about, known=bool(about))


def _each_in_part(found: Sequence[Held], ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of those that fulfil one condition each where none fulfils all; none where a condition is not fulfilled by anybody."""
    if any(one.negated or not one.found for one in found):
        return ()
    return tuple(name for name in ids if any(name in one.found for one in found))


def asks_of_all(text: str, count: int) -> bool:
    """Tell whether a folded text asks something of all of `count` collectives: « les trois », « chacun », « partout »."""
    counted_so = rf"(?:les|vos|nos|ces|tes) (?:{number(count)}|{count})\b(?! \w*(?:objectif|but|valeur|point|association|asso|membre|fondateur)s?\b)"
    return bool(re.search(_ALL.format(count=counted_so), text))


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


def _object(collective: Collective) -> Said:
    """Return what a collective is about."""
    return Said(ended(capital(object_of(collective))), frozenset(), collective.sources)


def _parts(question: Question, knowledge: Knowledge) -> list[tuple[str, bool]]:
    """Return the parts of a question that each say a condition, and whether it is negated."""
    text = _conditions_said(question, knowledge)
    parts = [text] if BETWEEN.search(text) else [part for part in _PARTS.split(text) if part.strip()] or [text]
    if len(parts) == 1:
        # Names that were found in spite of slips.
        parts[0] += f" {' '.join(words_of(*question.organisations, *question.themes))}"
    # « Elle n'a pas de charte ? » asks whether it has one. Who tells a story asks at its end.
    whether = question.detail == "oui_non" and not _SOME_ONE.search(question.text)
    parts = [piece for part in parts for piece in _with_what_is_asked_after(part)]
    return [(part.replace("_", " "), _leaves_out(part, whether)) for part in parts[-MOST_PARTS:]]


def _leaves_out(part: str, whether: bool) -> bool:
    """Tell whether a part of a question, which may ask whether it is so, leaves out those that fulfil it."""
    return bool(_NEGATED.search(part) and not _IS_NOT.match(part) and not whether)


def _with_what_is_asked_after(part: str) -> list[str]:
    """Return a part, or what it denies at its beginning and what is asked after it."""
    asked = _ASKED_AFTER.match(part.strip()) if _DENIES.match(part.strip()) else None
    return [asked["denied"], part.strip()[asked.end() :]] if asked else [part]


def _conditions_said(question: Question, knowledge: Knowledge) -> str:
    """Return a question's folded text without what says no condition; a name with « sans » in it, which denies or parts nothing, in one word."""
    count = len(knowledge.collectifs)
    # « Les cinq » are those it is asked of.
    pointed = rf"\b(?:les|vos|nos|ces|tes) (?:{number(count)}|{count})(?! \w*(?:association|asso|membre)s?\b)"
    text = re.sub(rf"{pointed}(?: (?:structures?|organisations?|entites?))?\b", " ", question.text or " ".join(question.words))
    text = _LIST_OF_ALL.sub(" ", _ASSENT.sub(" ", text)).replace(" rien a voir avec ", " pas avec ")
    called = [name for one in knowledge.collectifs for body in one.themes for name in names_of(body)]
    called += [name for one in knowledge.collectifs for body in one.organisations for name in names_of(body)]
    text = _fighting(text, knowledge)
    for name in (name for name in called if _PARTS.search(name) or _NEGATED.search(name)):
        text = re.sub(rf"\b{name}\b", name.replace(" ", "_"), text)
    return text


def _fighting(text: str, knowledge: Knowledge) -> str:
    """« Des enfants sans violence »: return a folded text in which whoever fights something does not lack it."""
    fought = [theme for one in knowledge.collectifs for theme in one.themes if " contre " in plain_words(theme.nom)]
    names = "|".join(re.escape(name.rstrip("s")) for theme in fought for name in names_of(theme))
    return re.sub(rf"\bsans (?=(?:{names})s?\b)", "contre ", text) if names else text
