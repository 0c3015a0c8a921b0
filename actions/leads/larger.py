"""« Il est plus grand ou plus petit que la CDE ? », « c'est plus que le groupe, alors ? »: by how many each unites; and the same of age."""

from __future__ import annotations

import re

from actions.french import capital
from actions.gaps import NOT_SAID
from actions.leads import times
from actions.leads.amounts import differences, factors
from actions.leads.answered import Answered, verdict
from actions.leads.sizes import LARGER, SMALL, SMALLER, Size, compares, in_short, is_measure, not_counted, size_of, sources_of
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge

_EITHER = re.compile(
    rf"\bplus (?:{LARGER})(?: \w+)? ou (?:c est )?plus (?:{SMALLER})|\bplus (?:{SMALLER})(?: \w+)? ou (?:c est )?plus (?:{LARGER})"
)
# « Plus grande que le groupe », « moins de membres que la CDE ».
_THAN = re.compile(r"\b(?:plus|moins) (?:\w+ ){0,4}?qu(?:e|un|une)?\b")
# « C'est plus que le groupe, alors ? » of how many there are.
_BARELY = re.compile(r"\b(?:plus|moins) que (?!je\b|j\b|ce\b|on\b|prevu)")
_OLD_OR_YOUNG = re.compile(
    rf"\bplus (?:{times.OLD})(?: \w+)? ou (?:c est )?(?:plus |moins )?(?:{times.YOUNG}|{times.OLD})"
    rf"|\bplus (?:{times.YOUNG})(?: \w+)? ou (?:c est )?(?:plus |moins )?(?:{times.OLD}|{times.YOUNG})"
)
_TWO = 2
# « Plus que les deux autres réunis »: together.
_THAN_THE_OTHERS = re.compile(r"\bque (?:les|tous les) (?:deux |2 )?autres? (?:\w+ )?(?:additionn\w*|ensemble|reuni\w*|cumul\w*|confond\w*)")
# By the gender of whom it is said, and whether that one is the older.
_AGED = {
    ("feminin", True): "plus_ancienne", ("feminin", False): "plus_recente", ("masculin", True): "plus_ancien", ("masculin", False): "plus_recent",
}  # fmt: skip
# By the gender of whom it is said, and whether that one is the larger.
_SAID = {
    ("feminin", True): "plus_grande", ("feminin", False): "plus_petite", ("masculin", True): "plus_grand", ("masculin", False): "plus_petit",
}  # fmt: skip


def larger_or_smaller(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return which of two is the one that is asked about; None where either size is not known, or they are the same."""
    sides = _sides(request.question, memory, knowledge) if _EITHER.search(request.question.text) else None
    if sides is None or sides[0].value == sides[1].value:
        return None
    first, second = sides
    name = _SAID[first.collective.genre, first.value > second.value]
    said = sentence(name, premier=first.quantity, autre=second.quantity, collectif=second.collective.designation)
    return Answered(said, sources_of(sides))


def older_or_younger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le groupe est plus récent ou plus ancien que la PNPM ? »: which, by when each was created, as far as both dates are known."""
    known = _ages_compared(request.question, memory, knowledge) if _OLD_OR_YOUNG.search(request.question.text) else []
    if len(known) != _TWO:
        return None
    precision = min(len(one.event.date) for one in known)
    first, second = (one.event.date[:precision] for one in known)
    name = _AGED[known[0].collective.genre, first < second]
    return None if first == second else Answered(sentence(name, dates=times.enumerated(known)), times.sources_of(known))


def _ages_compared(question: Question, memory: Memory, knowledge: Knowledge) -> list[times.Moment]:
    """Return when those were created that are named, else spoken of last, as far as that is known."""
    spoken_of = [one for one in (memory.collectif, memory.collectif_precedent) if one not in question.collectives]
    pair = (*question.collectives, *spoken_of)[:_TWO]
    created = {one.collective.id: one for one in times.created_of(knowledge)}
    return [created[name] for name in pair if name in created]


def whether_larger(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La CDE est plus grande que le groupe ? », « c'est moins que la CDE, alors ? »: whether it is so, or that one of the two is not counted."""
    text = request.question.claim
    of_size = compares(text) or (_BARELY.search(text) and _counted_last(memory))
    if of_size and _THAN_THE_OTHERS.search(text):
        return _beside_all(request.question, memory, knowledge)
    if not (of_size and _THAN.search(text)) or differences(text) or factors(text):
        return None
    if (sides := _sides(request.question, memory, knowledge)) is None:
        return _not_to_be_compared(request.question, memory, knowledge)
    first, second = sides
    if first.value == second.value:
        return None
    right = (first.value < second.value) == bool(SMALL.search(text))
    parts = (sentence("taille_des_deux", collectifs=first.collective.designation, quantite=first.quantity), in_short(second))
    return verdict(right, f"{capital(' ; '.join(parts))}.", sources_of(sides))


def _beside_all(question: Question, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Plus que les deux autres additionnés ? » of one where nobody knows how many another unites: that, and how many it does itself."""
    size = size_of(one) if (one := knowledge.collective(memory.collectif)) and not question.collectives else None
    unknown = [one for one in knowledge.collectifs if size_of(one) is None]
    if size is None or not unknown:
        return None
    told = sentence("taille_des_deux", collectifs=size.collective.designation, quantite=size.quantity)
    return Answered(f"{capital(not_counted(unknown))} ; {told}.", sources_of([size]), gap=NOT_SAID)


def _counted_last(memory: Memory) -> bool:
    """Tell whether it was just told how many there are of one, or of several."""
    kind, detail = memory.dits[0] if memory.dits else ("", "")
    return kind == "membres" or (kind == "comparaison" and detail in ("nombre", "oui_non", "plus", "moins"))


def _not_to_be_compared(question: Question, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Elle est plus grande que la PNPM ? »: that nobody knows how many the one unites, and how many the other does."""
    pair = [one for name in _pair(question, memory, knowledge) if (one := knowledge.collective(name))]
    known, unknown = [size for one in pair if (size := size_of(one))], [one for one in pair if size_of(one) is None]
    if len(known) != 1 or len(unknown) != 1:
        return None
    told = sentence("taille_des_deux", collectifs=known[0].collective.designation, quantite=known[0].quantity)
    return Answered(f"{capital(not_counted(unknown))} ; {told}.", sources_of(known), gap=NOT_SAID)


def _sides(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[Size, Size] | None:
    """Return the size of the one that is asked about and that of the other; None where either is not known."""
    pair = _pair(question, memory, knowledge)
    sizes = [size for name in pair if (one := knowledge.collective(name)) and (size := size_of(one))]
    return (sizes[0], sizes[1]) if len(sizes) == len(pair) == 2 else None


def _pair(question: Question, memory: Memory, knowledge: Knowledge) -> list[str]:
    """Return who is asked about and beside whom, named after « que » or else the only other that is counted; none where that is unclear."""
    subject, after = _told_apart(question, knowledge)
    subject = subject or (memory.collectif if memory.collectif not in after else None)
    others = [one.id for one in knowledge.collectifs if size_of(one)]
    if after and subject is None:
        subject = next((name for name in others if name not in after), None)
    return [subject, *(after or [name for name in others if name != subject])] if subject else []


def _told_apart(question: Question, knowledge: Knowledge) -> tuple[str | None, list[str]]:
    """Return the first collective that is named but not after « que », if any, and those that are; « plus que celui des migrants » names it too."""
    if not question.collectives:
        return None, [one.id for one in knowledge.collectifs if any(theme.nom in question.themes for theme in one.themes)]
    text = _EITHER.sub("", question.text)
    named = [one for one in knowledge.collectifs if one.id in question.collectives]
    after = [one.id for one in named if is_measure(one, text)]
    return next((one.id for one in named if one.id not in after), None), after
