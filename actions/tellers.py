"""Who writes in a disclosure: a child, a witness, an adult… told by words, learnt, or kept from what was said before while it is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.disclosure import NOW, ROLES, SUICIDE, role, thinks_of_dying
from actions.question import Question

CHILD, WITNESS, SURVIVOR = "enfant", "temoin", "survivant"
# An adult, whatever else: nobody to whom a child's words are said.
ADULT = "adulte"
# Kept instead while what was told is taken back.
TAKEN_BACK = "retrait"
TELLERS = (*(one for one in ROLES if one != NOW), ADULT)
# How each is spoken to after the contacts, where not as everybody: the end of the name of a sentence.
MANNERS = {CHILD: "jeune", WITNESS: "temoin", "professionnel": "temoin", SUICIDE: "suicide"}

_NUMBER_WORDS = "cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix sept"
_IN_WORDS = (
    (
        SURVIVOR,
        re.compile(
            r"\bquand (?:j|g) ?etai[st] (?:encore )?(?:tout\w* )?(?:petite?|enfants?|gamine?|gosse|mineure?|ado\w*|jeune|au (?:primaire|college))\b"
            r"|\b(?:dans|pendant|toute) mon enfance\b|\bil y a (?:plus de |environ |au moins )?(?:1[5-9]|[2-9]\d) ans\b"
        ),
    ),
    # « J'ai 9 ans », « et si maman se fâche ? »: not « la maman le frappe », which somebody else tells.
    (
        CHILD,
        re.compile(
            rf"\b(?:j ?ai|g|ge) (?:que |just\w* |bientot |presque )?(?:[5-9]|1[0-7]|{_NUMBER_WORDS}) ?an(?:s|nees?)?\b"
            r"|(?<!\bla )(?<!\ble )(?<!\bsa )(?<!\bson )(?<!\bleur )(?<!\bune )(?<!\bun )"
            r"\b(?:maman|papa|tonton|tata|tati|mamie|papi|ma maitresse|mon maitre)\b"
        ),
    ),
    (
        ADULT,
        re.compile(
            r"\b(?:j ?ai|g) (?:1[89]|[2-9]\d) ?ans\b|\b(?:mon mari|ma femme|mon ex|je suis (?:majeure?|adulte|maman|papa|la mere|le pere))\b"
        ),
    ),
)  # fmt: skip
# « Chez les voisins », « on entend crier un bébé »: of somebody else, where nothing is said of oneself.
_OF_OTHERS = re.compile(
    r"\b(?:voisine?s?|(?:un|une|des|ses|son|sa|ces|cet|cette|leurs?) (?:petite?s?|enfants?|bebes?|gosses?|gamine?s?|fils|filles?|fillettes?)"
    r"|j entend[st]?|on entend|je vois|j ai (?:vu|entendu))\b"
)
_OF_ONESELF = re.compile(r"\b(?:m|me|moi|nous)\b")


def teller(questions: Sequence[Question], kept: str = "") -> str:
    """Return who writes, one of TELLERS; empty where it is unclear.

    kept: who wrote before, while the disclosure is open: words that leave no doubt change it, what was learnt of few examples doesn't.
    Who thinks of dying is spoken to as such from then on, whoever it is.
    """
    learnt, kept = role(questions), "" if kept == TAKEN_BACK else kept
    text = " ".join(one.text for one in questions)
    if SUICIDE in (learnt, kept) or thinks_of_dying(questions):
        return SUICIDE
    known = kept or (learnt if learnt in TELLERS else "")
    return _in_words(text, known, kept) or known or (WITNESS if _OF_OTHERS.search(text) and not _OF_ONESELF.search(text) else "")


def _in_words(text: str, known: str, kept: str) -> str:
    """Return who writes in words that leave no doubt, of somebody known or kept to be another; empty where they tell nothing new."""
    found = next((name for name, words in _IN_WORDS if words.search(text)), "")
    # That a witness is grown up is no news, and « il y a 20 ans » may be of others.
    nothing_new = (found == ADULT and known not in ("", CHILD)) or (found == SURVIVOR and kept == WITNESS)
    return "" if nothing_new else found
