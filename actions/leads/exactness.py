"""Tell a value as exactly as it is asked for: « quel mois ? » its month alone, « 30 ou 35 ? » of « une trentaine » that no exact number is given."""

from __future__ import annotations

import re

from actions.answers.missing import where_to_look
from actions.asking import telling
from actions.french import capital, when
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.counts import judged_numbers
from actions.leads.values import about, dated
from actions.memory import Memory
from actions.reply import elsewhere
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import numbers_in

_EXACTLY = re.compile(r"\b(?:pile|exactement|exacte?s?|precis\w*|au juste|\d+ ou \d+)\b")
# « C'est pile, ou environ ? »
_ABOUT = re.compile(r"\b(?:environ|a peu pres|a la louche|arrondi\w*|approximati\w*)\b")
_A_NUMBER = re.compile(r"\b(?:combien|cb|cmb|nombre|nb|chiffres?|trentaine|effectifs?)\b")
_WHO = re.compile(r"\b(?:qui|ki|lesquel\w*|quel role|noms?)\b")
_ONLY_THE_MONTH = re.compile(
    r"(?:(?:et|ok|mais|bon|c est|c etait|ct|en|a|le|de|du|au|dans) )*(?:(?:quel|kel)\w* )?mois"
    r"(?: (?:deja|exactement|alors|svp|stp|donc))*"
)
_NAMES_THE_MONTH = len("2014-11")
_OF_NO_NUMBER = ("qui", "liste", "lien", "date", "lieu")


def its_month(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quel mois ? », « mois ? » and nothing else: the month and its year."""
    found = about(request, knowledge) if _ONLY_THE_MONTH.fullmatch(request.question.text) else None
    section = dated(*found) if found else None
    if section is None or len(str(section.date)) < _NAMES_THE_MONTH or elsewhere(section.date_sources):
        return None
    return Answered(f"{capital(when(str(section.date)))}.", section.date_sources)


def exactly(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Exactement ? », « pourquoi pas le chiffre exact ? » of a number that is about so many, whatever it was read as."""
    collective, section = about(request, knowledge) or (None, None)
    question, text = request.question, request.question.text
    inexact = section and section.count and section.count.about
    if section is None or not inexact or question.detail in _OF_NO_NUMBER or not _EXACTLY.search(text) or _WHO.search(text):
        return None
    if not _asks_for_a_number(request, text, knowledge) or any(one and one.right is False for one in judged_numbers(text, collective, section)[0]):
        # « Plus de cent, c'est exact ? » claims another.
        return None
    said = sentence("sans_plus_de_precision", valeur=section.quantity or "")
    return Answered(said, section.number_sources, where_to_look(knowledge, collective), gap=NOT_SAID)


def _asks_for_a_number(request: Request, text: str, knowledge: Knowledge) -> bool:
    """« Sont-ils tous marocains, précisément ? » asks for none."""
    return bool(numbers_in(text) or _A_NUMBER.search(text)) or not telling(request.question, knowledge, _ABOUT.sub(" ", _EXACTLY.sub(" ", text)))
