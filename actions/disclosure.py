"""What is told in a disclosure and asked after it, by the names that understanding learns from `data/conversations/danger*.jsonl`."""

from __future__ import annotations

from collections.abc import Sequence

from actions.question import Question

# The danger is there, now.
NOW = "maintenant"
# Who writes: a child of itself, somebody of a child, who works with children, who thinks of dying, an adult of their childhood.
ROLES = ("enfant", "temoin", "professionnel", "suicide", "survivant", NOW)
# What is asked of the contacts: facts of `contacts.yml`, known or not.
FACTS = ("gratuit", "confidentiel", "horaires", "adultes", "ecrire", "police", "langue_parlee", "ensuite", "preuves")
# What else is said after a disclosure, answered by a sentence of its own.
SAID = ("qui_parler", "peur", "deplacement", "prevenir", "pas_de_reponse", "humain", "faute", "doute", "quoi_faire", "retrait", NOW)
# Of telling it to somebody: said of a disclosure just made, which sounds like one itself.
OF_TELLING = frozenset({"qui_parler", "peur"})
# « Je veux parler d'autre chose ».
CHANGE = "changer"
TOLD = frozenset({*ROLES, *FACTS, *SAID, CHANGE})
# A disclosure this sure by itself, whatever was said before it, is heard as one, whatever else it asks.
SURE_AFRESH = 0.90


def role(questions: Sequence[Question]) -> str:
    """Return who makes a disclosure, or that the danger is there now; nothing where it is unclear."""
    return next((one.told for one in questions if one.told in ROLES), "")


def asked_after(questions: Sequence[Question]) -> str:
    """Return what a message asks or says that goes on with a disclosure; nothing where it is unclear, or tells of a danger anew."""
    afresh = max((one.afresh for one in questions), default=0.0)
    asked = next((one.told for one in questions if one.told in (*FACTS, *SAID)), "")
    return asked if afresh < SURE_AFRESH or asked in OF_TELLING else ""


def is_afresh(questions: Sequence[Question]) -> bool:
    """Tell whether a message is a disclosure by itself, not only because one was made before it."""
    return any(one.afresh for one in questions) and not asked_after(questions)


def turns_away(questions: Sequence[Question]) -> bool:
    """Tell whether the visitor wants to speak of something else, and says nothing of a danger."""
    return any(one.told == CHANGE for one in questions) and not any(one.afresh for one in questions)
