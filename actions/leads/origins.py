"""Say no to who takes associations for those of another country than the file says."""

from __future__ import annotations

import re

from actions.asking import telling
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.values import about, counted
from actions.memory import Memory
from actions.plan import Request
from knowledge import Knowledge
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

# One country leaves the others out, and what is of one country is not international.
_ORIGIN = re.compile(
    r"\b(marocain|internationa|etranger|mondia|europeen|francais|espagnol|belge|italien|allemand|britannique|anglais|americain|canadien"
    r"|suisse|algerien|tunisien|egyptien|senegalais|libanais|turc)\w*\b"
)
_THEY_ARE = re.compile(
    r"\b(?:ce sont|c est|sont ce|(?:elles|associations?|assos?|membres) (?:sont|etaient|viennent)|sont elles"
    r"|il y a|y a t il|y en a|ya|reuni\w*|regroup\w*|comprend\w*)\b"
)
_SAYS_SO = re.compile(r"reuni\w*|regroup\w*|comprend\w*|assos?|membres?|dedans")
_BESIDES = re.compile(r"\b(?:avec|partenaires?|aupres|aide\w*|finance\w*|soutien\w*|pour|contre|liste|reconnu\w*)\b")


def of_another_country(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ce sont des associations internationales ? » of those that the file calls those of one country."""
    section = counted(*found) if (found := about(request, knowledge)) else None
    text = request.question.claim
    if section is None or section.points or not section.quantity or not _says_what_they_are(text):
        return None
    own, claimed = set(_ORIGIN.findall(plain_words(section.quantity))), set(_ORIGIN.findall(text))
    more = [word for word in telling(request.question, knowledge, text) if not _ORIGIN.search(word) and not _SAYS_SO.fullmatch(word)]
    if not own or not claimed or own & claimed or more:
        return None
    return verdict(False, section.quantity, section.number_sources)


def _says_what_they_are(text: str) -> bool:
    """Tell whether folded words say what they are, and neither deny nor count nor date it."""
    return bool(_THEY_ARE.search(text)) and not (_BESIDES.search(text) or denies(text) or numbers_in(text) or dates_in(text))
