"""What the conditions of a question hold of, part by part: values, names and things of the file, and mere words; and which of them count. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from actions.asking import telling, words_of
from actions.conditions import (
    Condition,
    Thing,
    ValueCondition,
    counted,
    created,
    dealing_with,
    founded,
    having,
    involving,
    is_named,
    is_of_a_value,
    is_said_of,
    says_to_have,
)
from actions.finding import DIGITS
from actions.french import capital
from actions.question import Question
from actions.statements import Said, ended, folded, object_of, sentences, statements, with_words
from actions.stems import likeness
from knowledge import Collective, Knowledge
from knowledge.model import Organisation, Theme

# What one message may cost: a part has few words that tell.
MOST_WORDS = 16
# Where the file says less of the words of a question than this share, they only come near what is asked.
SURE = 0.6
# « Laquelle a été à Paris ? » says nothing of what is told to have been, « chaque année » nothing of each State.
_HELPING = frozenset({"ete", "troi", "chaque"})
# What shorter words of a theme say, others say too.
_LONG = 4
# So many words after the name of a thing may say more of it: « une charte signée par… ».
_SAYING_MORE = 3


@dataclass(frozen=True)
class Held:
    """What a condition holds of: what is said by id, of which part of the question it is, whether it leaves these out.

    share: that of its words that were found. exact: whether it is one of values, names and things, no mere words.
    """

    found: dict[str, Said]
    part: str
    negated: bool
    share: float = 1.0
    exact: bool = True

    def of(self, left: Iterable[str]) -> list[str]:
        """Return those of `left` that fulfil it."""
        return [one for one in left if (one in self.found) != self.negated]


def conditions(knowledge: Knowledge, candidates: Sequence[Collective], question: Question, part: str, negated: bool) -> Iterable[Held]:
    """Yield what each condition of a part holds of: those of values, names and things of the file, then that of its words."""
    typed = [_as_asked(one, knowledge, candidates, question) for one in _typed(candidates, question, part, negated)]
    yield from typed
    words = _words(knowledge, candidates, question, part, valued=bool(typed))
    things = having(candidates, knowledge.collectifs, part)
    others = [word for word in words if not any(thing.is_called(word) for thing in things)]
    if not typed or says_to_have(part, things):
        yield from (Held(thing.said, part, negated) for thing in things)
    else:
        # « La liste de ceux qui aident les migrants »: it is not they who have it.
        words = others
    if things and not _with(candidates, others)[0]:
        unsure = [thing for thing in things if _says_more(part, thing, others)] if question.detail == "oui_non" else []
        yield from (Held(thing.said, part, negated, 0.0, exact=False) for thing in unsure)
        return
    found, share = _with(candidates, words)
    # Words that say nothing of any collective are no condition.
    if found:
        yield Held(found, part, negated, share, exact=False)


def _as_asked(held: Held, knowledge: Knowledge, candidates: Sequence[Collective], question: Question) -> Held:
    """« Laquelle a été à Genève ? »: return what is said of each in the sentence that has words of the question, where the one chosen has none."""
    words = telling(question, knowledge, question.text, _HELPING)
    told = dict(held.found)
    for one in (one for one in candidates if one.id in held.found and not _says_it(one, held.found[one.id], words, question)):
        having = [said for said in statements(one) if _has_any(said, words)]
        # « En Suisse » is said of it by the place that it tells.
        places = [] if having else [said for said in statements(one) if _tells_a_place(one, said, held.found[one.id])]
        went = re.search(rf"\b(?:en|a|au|aux) (?:l )?(?:{'|'.join(words)})\b", question.text) if words else None
        told[one.id] = next(iter(having or (places if went else ())), told[one.id])
    return replace(held, found=told)


def _says_it(one: Collective, said: Said, words: Iterable[str], question: Question) -> bool:
    """« Des violance sexuel » is what it is about, however it is spelt: tell whether a sentence about a collective says what is asked for."""
    themed = [word for word in words_of(*question.themes) if len(word) >= _LONG]
    return _has_any(said, words) or (said.text == ended(capital(object_of(one))) and _has_any(said, themed))


def _has_any(said: Said, words: Iterable[str]) -> bool:
    return any(likeness(word, one) for word in words for one in folded(said.text))


def _tells_a_place(one: Collective, said: Said, beside: Said) -> bool:
    return any(section.lieu and section.lieu in said.text and beside.text.startswith(sentences(section)[0]) for section in one.rubriques.values())


def _typed(candidates: Sequence[Collective], question: Question, part: str, negated: bool) -> list[Held]:
    """Return what each condition of a value or a name holds of, of those that a part has."""
    values: tuple[ValueCondition, ...] = (counted, founded)
    names: tuple[Condition, ...] = (created, dealing_with, partial(involving, question.organisations))
    held = [Held(found, part, False) for condition in values if (found := condition(candidates, part, negated)) is not None]
    return held + [Held(found, part, negated) for condition in names if (found := condition(candidates, part)) is not None]


def _words(knowledge: Knowledge, candidates: Sequence[Collective], question: Question, part: str, valued: bool) -> list[str]:
    """Return the telling words of a part, without those of values and names where it has some."""
    words = [DIGITS.get(word, word) for word in telling(question, knowledge, part, _HELPING)]
    if len(candidates) < len(knowledge.collectifs):
        # « Les deux collectifs d'enfants » are those it is asked of.
        words = [word for word in words if not all(is_said_of(one, word) for one in candidates)]
    if not valued:
        return words
    names: list[Organisation | Theme] = [
        *(one for collective in candidates for one in collective.organisations if one.nom in question.organisations),
        *(theme for collective in candidates for theme in collective.themes if is_named(theme, part)),
    ]
    return [word for word in words if not is_of_a_value(word, names)]


def _with(candidates: Sequence[Collective], words: Sequence[str]) -> tuple[dict[str, Said], float]:
    return with_words(candidates, tuple(dict.fromkeys(words))[:MOST_WORDS])


def _says_more(part: str, thing: Thing, others: Sequence[str]) -> bool:
    """Tell whether words of which the file says nothing follow the name of a thing: who asks whether there is such a one is told no plain yes."""
    said = part.split()
    last = max((place for place, word in enumerate(said) if thing.is_called(word)), default=len(said))
    return not set(others).isdisjoint(said[last + 1 : last + 1 + _SAYING_MORE])


def counting(held: Sequence[Held], ids: Sequence[str]) -> tuple[list[Held], list[Held]]:
    """Return the conditions that count, and those in doubt: mere words that would undo what is exact, or surer, are no condition.

    « Ce genre de violences » is no question of gender, and a story that comes before the question says much that nobody is asked for.
    """
    found = [one for one in held if one.exact]
    by_words = sorted((one for one in held if not one.exact), key=lambda one: -one.share)
    doubtful = list[Held]()
    for one in by_words:
        left = left_by(found, ids)
        weak = one.share < SURE and len(left) < len(ids)
        if _undoes_exact(one, found, left) or (weak and set(one.of(left)) != set(left)):
            doubtful.append(one)
        else:
            found.append(replace(one, found=_said_exactly(one.found, found), share=1.0 if weak else one.share))
    return found, doubtful


def left_by(held: Iterable[Held], ids: Sequence[str]) -> list[str]:
    """Return those of `ids` that fulfil all."""
    left = list(ids)
    for one in held:
        left = one.of(left)
    return left


def _undoes_exact(words: Held, found: Sequence[Held], left: Sequence[str]) -> bool:
    return not words.of(left) and any(one.exact and one.part == words.part for one in found)


def _said_exactly(found: dict[str, Said], others: Sequence[Held]) -> dict[str, Said]:
    """Return what words find, with what is said of whom an exact condition has found, too."""
    told = [one.found for one in others if one.exact]
    return {one: next((exact[one] for exact in told if one in exact), said) for one, said in found.items()}
