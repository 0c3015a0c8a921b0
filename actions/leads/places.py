"""Tell where something was, or that nobody knows, and where it is to be read: its link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import words_of
from actions.association import is_spoken_to
from actions.attributes import asks_for_birthplace
from actions.blocks import Link
from actions.french import ARTICLE, capital, lowered, that
from actions.gaps import NOT_SAID
from actions.leads import items
from actions.leads.answered import Answered
from actions.leads.nearest import not_said
from actions.leads.values import ASKS_WHEN, about, besides, shown_links
from actions.memory import Memory
from actions.plan import Request
from actions.question import Marker
from actions.reply import from_page, links, where_it_is
from actions.sentences import sentence
from actions.statements import sentences, statements
from actions.stems import likeness
from actions.things import named_thing
from knowledge import Collective, Knowledge, Section, Source

# « Partout au Maroc ? » is answered by the section; where somebody sits is not.
_ASKS_WHERE = re.compile(r"\b(?:siege|locaux|bureaux?|(?<!de )basee?s?|situee?s?|adresse|installee?s?|domicilie\w*|se trouve\w*)\b")
# « Ou » is « or » too: only where it begins or ends what is asked, or a verb follows.
_ASKS_THE_PLACE = re.compile(
    r"(?:^|\b(?:et|bonjour|sinon|svp|moi|donc|mais) )ou (?!(?:la|le|les|l|lire|trouver|telecharger|consulter|peut|puis|sont)\b)"
    r"|\bou(?: ca| exactement| svp| deja)*$"
    r"|\bou (?:s ?est|sest|se sont|a|ont|est|fut|etait) (?:(?:t|elle|il|elles|ils) )*(?:tenue?|passee?|deroulee?|eu lieu|organisee?|presentee?)\b"
    r"|\bd ?ou (?:ils?|elles?|on)\b|\bc etait ou\b|\b(?:quel(?:le)?s?|kel\w*) (?:ville|endroit|lieu|pays)\b|\b(?:le )?lieu d"
)
# « Où je lis leurs préoccupations ? »
_ASKS_FOR_THE_TEXT = re.compile(
    r"\b(?:li[st]|lire|lit|lisons|telecharg\w*|consult\w*|doc|docs|documents?|textes?|rapports?|papiers?|fichiers?|pdf|liens?|trouve|voir)\b"
)
# Of « où ? » alone it depends on what was told before: a document is somewhere, too.
_NAMES_THE_PLACE = re.compile(r"\bc etait ou\b|\b(?:quel(?:le)?s?|kel\w*) (?:ville|endroit|lieu|pays)\b|\blieu d")
# « Hormis sa charte, que puis-je y consulter ? »
_EXCEPT = re.compile(
    r"\b(?:hormis|sauf|excepte|en dehors de|a part|a cote de|(?:autre chose|d autres?\w*) que|en plus de) (?:(?:la|le|les|l|sa|son|ses|leur) )?(\w+)"
)
# « Fin daroha ? », in darija.
_DARIJA_WHERE = re.compile(r"^(?:(?:o|w|et|ou) )?(?:fin|fine|feen) [^\W\d]+$")
_COUNTRY = re.compile(r"\b(?:au|aux|en) (?!PP|EP)[A-ZÉ][a-zéèïç]+\b")
_OF_A_TOWN = re.compile(r"\b(?:villes?|rues?|sieg\w*|locaux|bureaux?|adresse|quartiers?|lire|trouve\w*)\b")
_HOW_FAR = re.compile(r"\b(?:seulement|uniquement|juste|que) (?:a|au|aux|en|dans)\b|\bpartout\b|\b(?:quelles?|toutes les) (?:regions?|villes?)\b")
_FEW_WORDS = 5
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
    text = request.question.text
    if (_ASKS_WHERE.search(text) and not section.liens and not section.existe) or asks_for_birthplace(text):
        return not_said(section, section)
    if not asks_where(text) or _OF_A_TOWN.search(text):
        return None
    whole = found[0] and section is found[0].rubriques["presentation"]
    return _in_its_country([*((one, section.sources) for one in sentences(section)), *(_said_of(found[0]) if whole else ())])


def _said_of(collective: Collective | None) -> list[tuple[str, tuple[Source, ...]]]:
    return [(one.text, one.sources) for one in statements(collective)] if collective else []


def _in_its_country(said: Sequence[tuple[str, tuple[Source, ...]]]) -> Answered | None:
    """Return the country that one of these sentences names: « au Maroc », with that sentence."""
    found = [(place[0], text, sources) for text, sources in said if (place := _COUNTRY.search(text))]
    return Answered(f"{capital(found[0][0])}.", found[0][2], found[0][1]) if found else None


def where_you_are(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous aidez où ? », of which nothing else is known."""
    text = request.question.text
    few = len(text.split()) <= _FEW_WORDS and request.kind in ("hors_sujet", "incertain")
    asks = few and is_spoken_to(text, knowledge) and asks_where(text) and not _OF_A_TOWN.search(text)
    return _in_its_country([(knowledge.association.description, knowledge.association.sources)]) if asks else None


def how_far(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Seulement à Rabat, ou partout ? » of goals: what the nearest of them says, which does not say so."""
    asks = _HOW_FAR.search(request.question.text)
    told = items.where(request, memory, knowledge) if asks else None
    return replace(told, text=sentence("la_page_ne_le_dit_pas", texte=that(told.text)), gap=NOT_SAID) if told else None


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
    thing = named_thing(section, request.question.text.split())
    if section.liens:
        (first, owner), *others = _without_what_is_left_out(request, section, knowledge)
        return Answered(where_to_read(knowledge, first, thing), owner.sources, blocks=shown_links([one for one, _ in others]))
    thing = thing or named_thing(section, words_of(*section.existe[:1]))
    said = sentence("sans_lien" if from_page(section) else "sans_lien_ailleurs", nom=thing)
    return Answered(said, section.sources, "" if section.points else sentences(section)[0], whole=bool(section.points), gap=NOT_SAID)


def where_to_read(knowledge: Knowledge, link: Link, thing: str) -> str:
    """Return the sentence that gives a link; a thing that stands there with others comes first: the report on the site, and where its link is."""
    where, _, held = link.title.partition(" (")
    if not ARTICLE.match(where) or not set(words_of(thing)[1:]) & set(words_of(held)):
        return where_it_is(knowledge, link)
    site = lowered(where) if link.address else sentence("dont_le_lien", site=lowered(where))
    return sentence("chose_sur_le_site", chose=thing, site=site, adresse=link.address or knowledge.page.adresse)


def _without_what_is_left_out(request: Request, section: Section, knowledge: Knowledge) -> list[tuple[Link, Section]]:
    """Return the links of a section, or, where one is left out (« hormis la charte »), the others of its collective; each with its section."""
    collective, left_out = knowledge.collective(request.topic.partition(".")[0]), _EXCEPT.search(request.question.text)
    own = [(one, section) for one in links(knowledge, section)]
    every = [(one, each) for each in collective.rubriques.values() for one in links(knowledge, each)] if collective and left_out else []
    return [pair for pair in every if left_out and not any(likeness(left_out[1], word) for word in words_of(pair[0].title)[:2])] or own
