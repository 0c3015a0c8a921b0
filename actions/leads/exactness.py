"""« Une trentaine, ça veut dire 30 ou 35 ? »: say that no exact number is given."""

from __future__ import annotations

import re

from actions.answers.missing import where_to_look
from actions.asking import telling
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.values import about
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import numbers_in

_EXACTLY = re.compile(r"\b(?:pile|exactement|exacte?s?|precis\w*|au juste|\d+ ou \d+)\b")
_A_NUMBER = re.compile(r"\b(?:combien|cb|cmb|nombre|nb|chiffres?|trentaine|effectifs?)\b")
_WHO = re.compile(r"\b(?:qui|ki|lesquel\w*|quel role|noms?)\b")
_OF_NO_NUMBER = ("qui", "liste", "lien", "date", "lieu")


def exactly(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Exactement ? », « pourquoi pas le chiffre exact ? » of a number that is about so many, whatever it was read as."""
    collective, section = about(request, knowledge) or (None, None)
    question, text = request.question, request.question.text
    inexact = section and section.count and section.count.about
    if section is None or not inexact or question.detail in _OF_NO_NUMBER or not _EXACTLY.search(text) or _WHO.search(text):
        return None
    # « Sont-ils tous marocains, précisément ? » asks for no number.
    if not (numbers_in(text) or _A_NUMBER.search(text)) and telling(question, knowledge, _EXACTLY.sub(" ", text)):
        return None
    said = sentence("sans_plus_de_precision", valeur=section.quantity or "")
    return Answered(said, section.number_sources, where_to_look(knowledge, collective), gap=NOT_SAID)
