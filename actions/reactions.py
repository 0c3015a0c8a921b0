"""What a visitor's reaction to an answer says, by the names that understanding learns from `data/conversations`, and how it is met. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from actions.question import Question

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
# The subject hurts who writes: who can be called is one tap away.
SAD = "triste"
# Nothing is offered to who has found it.
DONE = "fini"


def reaction(question: Question) -> str:
    """Return what a message reacts with, one of REACTIONS; empty where it does not, or that is unclear."""
    return question.whole.told if question.whole.told in REACTIONS else ""
