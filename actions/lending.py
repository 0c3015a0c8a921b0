"""Lend a question the name that it leaves out: of the organisation just spoken of, or of the collective named beside it. Writes no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.kinds import SECTIONS_OF_KIND
from actions.memory import Memory
from actions.question import Marker, Question
from actions.readings import SURE

_JOINS = r"(?:(?:et|mais|donc|alors|est ce|ce|qu|que) )*"
_A_MEMBER = r"(?:(?:bien|aussi|donc|pas|alors|une?|deja|vraiment) )*(?:membres?|adherent\w*|partie|part|affilie\w*)\b"
# « Elle en est membre ? », not « elle a onze membres ».
_IS_IT_A_MEMBER = re.compile(
    rf"{_JOINS}(?:(?:ils?|elles?) (?:(?:en|y|n|ne) )*(?:est|sont|etai\w*|serai\w*|fai\w*|font) {_A_MEMBER}"
    rf"|(?:en )?(?:est|sont|fai\w*|font) (?:t )?(?:elles?|ils?) {_A_MEMBER})"
)
_ITS_ROLE = re.compile(rf"{_JOINS}(?:(?:quel |(?:c est )?quoi )?(?:est )?(?:son|leur) role\b(?!.*collectif)|ils? \w+ fait [qk]uoi (?:eux|lui)$)")


def with_organisation(question: Question, memory: Memory) -> Question:
    """« L'UNICEF est dans lequel ? — Elle en est membre ? », « et son rôle ? »: lend the organisation just named to who asks this of it."""
    its_role = _ITS_ROLE.match(question.text) and not question.pointed and not question.has(Marker.PLATFORM, Marker.EVERY)
    asks = its_role or (question.detail == "oui_non" and _IS_IT_A_MEMBER.match(question.text))
    return question.naming(organisations=memory.organisations) if asks and memory.organisations and not question.organisations else question


def with_name_of_neighbour(questions: Sequence[Question], index: int) -> Question:
    """« Les objectifs et les valeurs de la PNPM ? »: lend a question without a collective that named next in its message, else before or beside."""
    question = questions[index]
    others = (other.collectives for other in (*questions[index + 1 :], *reversed(questions[:index])) if other.collectives)
    # « On m'a parlé de la CDE. C'est quoi, et combien sont-ils ? »
    named = next(others, question.whole.beside[-1:])
    if named and question.kind == "objectifs_communs" and dict(question.kinds).get("objectifs", 0.0) >= SURE.own_goals:
        question = replace(question, kind="objectifs")
    return question if question.pointed or question.kind not in SECTIONS_OF_KIND else question.naming(collectives=named)
