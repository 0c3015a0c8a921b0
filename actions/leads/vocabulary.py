"""Tell what a word of the page means in everyday French, where the file explains it, and how the page uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.asking import words_of
from actions.leads import acronyms, listed
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.stems import likeness
from knowledge import Knowledge
from knowledge.model import Word
from knowledge.text import plain_words

_WHAT = r"(?:qu?oi|koi|qoi|kwa)"
_IT_IS = r"(?:c|c est|cest|est ce|ses)"
# « Qu'est-ce qu'une charte ? », « j'ai pas compris le mot réhabilitation », « société civile, ça veut dire le peuple ? », however they were read.
_MEANS = (
    rf"\b(?:{_IT_IS} {_WHAT}|qu est ce(?: que c est)? (?:qu|que)|compris?) (?:une? |le mot )?{{word}}$",
    rf"^(?:\w+ ){{{{0,2}}}}{{word}} (?:(?:ca|sa|c|cela) )?(?:veu[tx]? (?:bien )?dire|signifi\w*|{_IT_IS} (?:comme|quand on))\b",
)
# What is a name here, too, is asked as a word: « c'est quoi un collectif ? »; not « un mécanisme de quoi ? ».
_AS_A_WORD = rf"\b(?:une?|mot|terme|{_WHAT})(?: l| d| du)? {{word}}\b(?! (?:(?:de|d|sur|dans) )?(?:{_WHAT}|quel\w*)\b)"
# Without any of these no meaning is asked for, whatever words there are.
_MAY_ASK = re.compile(rf"\b(?:{_WHAT}|qu est ce|compris?|dire|signifi\w*|comme|quand on)\b")
# What is asked otherwise of a word is not what it means: where it stands, whose it is, since when.
_OTHERWISE = frozenset({"ecart", "lesquels", "liste", "pourquoi", "qui", "date", "nombre", "lien", "plus", "moins", "lieu"})
# « Le deuxième partenaire, développez l'acronyme », « une plateforme qui s'appelle comment ? » ask for letters or a name.
_OF_LETTERS = re.compile(rf"\b(?:{acronyms.LETTERS})\b|\b(?:{_IT_IS} {_WHAT}|quel|quel est) (?:le |son |leur )nom\b|\bl[ea] nom$")
_SAME_FAMILY, _SAME_WORD = 0.8, 0.95


def meaning(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est quoi, un plaidoyer ? », « concertées ? »: of each word that the file explains, what it means; then how the page uses it."""
    asked = _asked(request.question, knowledge)
    if not asked:
        return None
    first, *others = (sentence("mot_explique", mot=one.mot, explication=one.explication) for one in asked)
    used = next((found for teller in _USED if (found := teller(request, memory, knowledge))), None)
    rest = used.text if used and not others else " ".join([*others, sentence("mot_de_tous_les_jours")])
    whole = used is None and request.topic not in ("hors_sujet", "precision")
    return Answered(first, used.sources if used else (), rest, whole=whole, point=used.point if used else None)


_USED = (listed.what_it_means, acronyms.unexplained, acronyms.word_used)


def _asked(question: Question, knowledge: Knowledge) -> list[Word]:
    """Return the words whose meaning is asked for, in the order of the text."""
    may_ask = question.detail == "sens" or _MAY_ASK.search(question.text)
    if not may_ask or question.detail in _OTHERWISE or _OF_LETTERS.search(question.text):
        return []
    found = [(place, one) for one in knowledge.lexique.mots if (place := _place(one, question, knowledge)) is not None]
    return [one for _, one in sorted(found, key=lambda one: one[0])]


def _place(word: Word, question: Question, knowledge: Knowledge) -> int | None:
    """Return where a question asks what a word means, None where it does not."""
    forms = map(plain_words, (word.mot, *word.autres))
    said = ((start, there) for form in forms for start, there in _said(form, question.text))
    return next((start for start, there in said if _is_asked(there, question, knowledge)), None)


def _is_asked(said: str, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the meaning of some words of a question is asked for; « la charte, c'est quoi ? » asks for all of what has that name."""
    if any(re.search(pattern.format(word=re.escape(said)), question.text) for pattern in _MEANS):
        return True
    # « EPU, ça veut dire quoi, dans le plaidoyer ? » asks for letters.
    named = {plain_words(one) for owner in knowledge.collectifs for one in owner.meanings if one != owner.sigle}
    if question.detail != "sens" or question.organisations or not named.isdisjoint(question.text.split()):
        return False
    return not _is_name(said, knowledge) or re.search(_AS_A_WORD.format(word=re.escape(said)), question.text) is not None


def _said(form: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield where a folded text has a word or one of its family, with a slip or another ending, and as it stands there."""
    words, wanted = text.split(), form.split()
    for index in range(len(words) - len(wanted) + 1):
        there = words[index : index + len(wanted)]
        if all(likeness(one, other) >= _SAME_FAMILY for one, other in zip(there, wanted, strict=True)):
            yield len(" ".join(words[:index])), " ".join(there)


def _is_name(said: str, knowledge: Knowledge) -> bool:
    """Tell whether words are of the name of a collective, of a section, or of a thing or an acronym of one."""
    names = [name for one in knowledge.collectifs for name in (one.nom, one.designation, *one.alias, *one.meanings.values())]
    sections = [section for one in knowledge.collectifs for section in one.rubriques.values()]
    named = frozenset(words_of(*names, *(name for one in sections for name in (one.titre, *one.existe, *one.alias))))
    return all(any(likeness(word, one) >= _SAME_WORD for one in named) for word in said.split())
