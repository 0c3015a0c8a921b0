"""Tell where something was, or that nobody knows, and where it is to be read: its link."""

from __future__ import annotations

import re

from actions.asking import words_of
from actions.attributes import asks_for_birthplace
from actions.blocks import Link
from actions.french import capital
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.nearest import not_said
from actions.leads.values import ASKS_WHEN, about, besides, shown_links
from actions.memory import Memory
from actions.plan import Request
from actions.question import Marker
from actions.reply import from_page, links, where_it_is
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Knowledge, Section

# « Partout au Maroc ? » is answered by the section; where somebody sits is not.
_ASKS_WHERE = re.compile(r"\b(?:siege|locaux|bureaux?|(?<!de )basee?s?|situee?s?|adresse|installee?s?|domicilie\w*|se trouve\w*)\b")
# « Ou » is « or » too: only where it begins or ends what is asked, or a verb follows.
_ASKS_THE_PLACE = re.compile(
    r"(?:^|\b(?:et|bonjour|sinon|svp|moi|donc|mais) )ou (?!(?:la|le|les|l|lire|trouver|telecharger|consulter|peut|puis|sont)\b)"
    r"|\bou(?: ca| exactement| svp| deja)*$"
    r"|\bou (?:s ?est|sest|se sont|a|ont|est|fut|etait) (?:(?:t|elle|il|elles|ils) )*(?:tenue?|passee?|deroulee?|eu lieu|organisee?|presentee?)\b"
    r"|\bd ?ou (?:ils?|elles?|on)\b|\bc etait ou\b|\b(?:quelle?|kel\w*) (?:ville|endroit|lieu|pays)\b|\b(?:le )?lieu d"
)
# « Où je lis leurs préoccupations ? »
_ASKS_FOR_THE_TEXT = re.compile(
    r"\b(?:li[st]|lire|lit|lisons|telecharg\w*|consult\w*|doc|docs|documents?|textes?|rapports?|papiers?|fichiers?|pdf|liens?|trouve|voir)\b"
)
# Of « où ? » alone it depends on what was told before: a document is somewhere, too.
_NAMES_THE_PLACE = re.compile(r"\bc etait ou\b|\b(?:quelle?|kel\w*) (?:ville|endroit|lieu|pays)\b|\blieu d")
# « Hormis sa charte, que puis-je y consulter ? »
_EXCEPT = re.compile(
    r"\b(?:hormis|sauf|excepte|en dehors de|a part|a cote de|(?:autre chose|d autres?\w*) que|en plus de) (?:(?:la|le|les|l|sa|son|ses|leur) )?(\w+)"
)
# « Fin daroha ? », in darija.
_DARIJA_WHERE = re.compile(r"^(?:(?:o|w|et|ou) )?(?:fin|fine|feen) [^\W\d]+$")
_OF_BIRTH = re.compile(r"\b(?:fond\w*|cre(?:e\w*|ation)|nees?|(?:est|sont|e|etes|es|etait) nes?|naissance|constitu\w*)\b")


def asks_where(text: str) -> bool:
    """Tell whether folded words ask where: « document Genève. Où ? »."""
    return _ASKS_THE_PLACE.search(text) is not None


def where(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était où ? »."""
    found = about(request, knowledge)
    if not found:
        return None
    section = found[1]
    if section.lieu:
        return Answered(f"{capital(section.lieu)}.", section.sources, besides(section, []))
    seat_asked = _ASKS_WHERE.search(request.question.text) and not section.liens and not section.existe
    return not_said(section, section) if seat_asked or asks_for_birthplace(request.question.text) else None


def in_which_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où a-t-elle été fondée ? », « dans quelle ville a-t-elle présenté… ? », however it was read: where a place is known."""
    found = about(request, knowledge)
    text = request.question.text
    asks = asks_where(text) or (request.question.has(Marker.FOREIGN) and _DARIJA_WHERE.search(text))
    if not found or not asks or ASKS_WHEN.search(text) or _ASKS_FOR_THE_TEXT.search(text):
        return None
    collective, section = found
    if request.question.detail == "lien" and section.liens and not _NAMES_THE_PLACE.search(text):
        return None
    born = collective.creation if collective and _OF_BIRTH.search(request.question.text) else None
    section = section if section.lieu else born or section
    return Answered(f"{capital(section.lieu)}.", section.sources, besides(section, [section.lieu])) if section.lieu else None


def link(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où peut-on la lire ? », « hormis la charte, que puis-je lire ? »."""
    found = about(request, knowledge)
    section = found[1] if found else None
    if section is None or not (section.liens or section.existe):
        return None
    if section.liens:
        (first, owner), *others = _without_what_is_left_out(request, section, knowledge)
        return Answered(where_it_is(knowledge, first), owner.sources, blocks=shown_links([one for one, _ in others]))
    said = sentence("sans_lien" if from_page(section) else "sans_lien_ailleurs")
    return Answered(said, section.sources, "" if section.points else sentences(section)[0], whole=bool(section.points), gap=NOT_SAID)


def _without_what_is_left_out(request: Request, section: Section, knowledge: Knowledge) -> list[tuple[Link, Section]]:
    """Return the links of a section, or, where one is left out (« hormis la charte »), the others of its collective; each with its section."""
    collective, left_out = knowledge.collective(request.topic.partition(".")[0]), _EXCEPT.search(request.question.text)
    own = [(one, section) for one in links(knowledge, section)]
    every = [(one, each) for each in collective.rubriques.values() for one in links(knowledge, each)] if collective and left_out else []
    return [pair for pair in every if left_out and not any(likeness(left_out[1], word) for word in words_of(pair[0].title)[:2])] or own
