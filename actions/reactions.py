"""What a visitor's reaction to an answer says, by the names that understanding learns from `data/conversations`, and how it is met. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.question import Question
from knowledge.text import plain_words

# By its name what is said to it, by the name of that among the sentences.
REACTIONS: Mapping[str, str] = {
    "remercie": "merci",
    "loue": "compliment",
    "note": "entendu",
    "etonne": "c_est_ce_qui_est_dit",
    "decu": "dommage",
    "agace": "agace",
    "triste": "touche",
    "approuve": "approuve",
    "confie": "confie",
    "excuse": "excuse",
    "rit": "rit",
    "fini": "fini",
    "attend": "attend",
    "sceptique": "sceptique",
}
# Of the answers: whoever complains is answered, in `actions/answers/assistant.py`.
COMPLAINT = "reproche"
# Where the assistant has it from, asked of any answer.
SOURCES = "sources"
# The subject hurts who writes: who can be called is one tap away.
SAD = "triste"
ANNOYED = "agace"
_PRAISE, _DISAPPOINTED = "loue", "decu"
# « C'est mal expliqué », in nearly the words of praise.
_BLAMES = re.compile(r"\b(?:mal (?:explique|dit|fait|redige|formule|presente)\w*|nul(?:le)?s?|pourrie?s?|incomprehensible|charabia)\b")
# Nothing is offered to who has found it.
DONE = "fini"
# « Ok », « ah bon », « je vois » take note; whoever thanks says so, in whatever spelling.
THANKS = re.compile(
    r"\b(?:(?!mercre)me?r+[csk]+\w*|mr?ci?|remerci\w*|reconnaissante?|recompense\w*|aimables?|honnetes?|benis\w*"
    r"|(?:dieu|allah|rabbi|rebi) (?:vous|te|t|v|y|i)\b|b?arakallah\w*|jere?jef\w*"
    r"|th?x|thanks?|gracias|grazie|danke?|obrigad[oa]|ch?ou?kran\w*|shou?kran\w*|tanmirt)\b|شكر\w*|بارك\w*|\bالله يحفظ\w*"
)
_MERE = re.compile(
    rf"(?:(?:ok\w*|muit[oa]|muchas|vielen?|tak|un grand|mille) )*(?:{THANKS.pattern})"
    r"(?: (?:you|u|a lot|(?:so|very) much|beaucoup|bcp|bien|a (?:vous|toi)|infiniment|bzf|bzaf|waay|schon|sehr|mille))*"
)


def is_mere_thanks(message: str) -> bool:
    """« Obrigada », « thank you very much »: tell whether a message, as typed, is nothing but thanks, in whatever language."""
    return _MERE.fullmatch(plain_words(message)) is not None


def reaction(question: Question) -> str:
    """Return what a message reacts with, one of REACTIONS; empty where it does not, or that is unclear."""
    if question.whole.told == _PRAISE and _BLAMES.search(question.text):
        return _DISAPPOINTED
    return question.whole.told if question.whole.told in REACTIONS else ""
