"""Tell where something was, or that nobody knows, and where it is to be read: its link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, words_of
from actions.association import is_spoken_to
from actions.attributes import asks_for_birthplace
from actions.blocks import Link
from actions.conditions import FOUNDED
from actions.french import ARTICLE, capital, lowered, of
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.claimed import AT_HOME
from actions.leads.nearest import not_said
from actions.leads.stated import is_thing_alone
from actions.leads.values import about, besides, shown_links
from actions.memory import Memory
from actions.question import Question
from actions.reply import from_page, links, where_it_is
from actions.request import Request
from actions.sentences import sentence
from actions.statements import Said, sentences, statements, tells
from actions.stems import likeness
from actions.things import named_thing
from knowledge import Knowledge, Section
from knowledge.text import plain_words

# « Ou » is « or » too: only where it begins or ends what is asked, or a verb follows.
_NAMES_THE_PLACE = (
    r"\bou (?:s ?est|sest|se sont|a|ont|est|fut|etait) (?:(?:t|elle|il|elles|ils) )*(?:tenue?|passee?|deroulee?|eu lieu|organisee?|presentee?)\b"
    r"|\bd ?ou (?:ils?|elles?|on)\b|\bc etait ou\b|\b(?:quel(?:le)?s?|kel\w*) (?:ville|endroit|lieu|pays)\b|\b(?:le )?lieu d"
)
_ASKS_THE_PLACE = re.compile(
    r"(?:^|\b(?:et|bonjour|sinon|svp|moi|donc|mais) )ou (?!(?:la|le|les|l|lire|trouver|telecharger|consulter|peut|puis|sont)\b)"
    rf"|\bou(?: ca| exactement| svp| deja)*$|{_NAMES_THE_PLACE}"
)
_COUNTRY = re.compile(r"\b(?:au|aux|en) (?!PP|EP)[A-ZÉ][a-zéèïç]+\b")
_OF_A_TOWN = re.compile(r"\b(?:villes?|rues?|sieg\w*|locaux|bureaux?|adresse|quartiers?|basee?s?|situee?s?|installee?s?|lire|trouve\w*)\b")
# « C'est dans tout le Maroc, ou juste à Casa ? »
_TOWN = f"(?:{'|'.join([*AT_HOME.split(), 'casa'])})"
_HOW_FAR = re.compile(
    r"\b(?:tou[ts]?|tte?|toutes?|ttes?) (?:le |les |l )?(?:maroc|pays|regions?|villes?|territoire|royaume|magh?reb)\b|\bpartout (?:au|dans|en)\b"
    rf"|\b(?:juste|js|que|qu|seulement|uniquement|only|rien que) (?:a |en |sur |au |dans |pour )?(?:{_TOWN}|maroc)\b|\ba l echelle\b|\b{_TOWN} ou\b"
)
_BORN = re.compile(r"\b(?:nee?s?|naissance|vu le jour)\b")
# What asks for something else of it.
_OTHER_DETAILS = frozenset({"plus", "moins", "nombre", "date", "liste", "lien", "sens", "ecart", "lesquels"})
# How a sentence says how far something reaches, the widest first, and how that is called.
_REACHES = (
    (re.compile(r"\bune (\w+ nationale)\b"), "une {}"),
    (re.compile(r"\bun (\w+ national)\b"), "un {}"),
    (re.compile(r"\b((?:différentes |diverses )?régions du \w+)"), "les {}"),
    (re.compile(r"\b(\w+s marocaine?s)\b"), "{}"),
    (re.compile(r"\bau (Maroc)\b"), "le {}"),
)

# « L'adresse du site ! »: what leads there is not enough.
_THE_ADDRESS = re.compile(r"\b(?:adresse|adress|url|www)\b")
_ITS_SITE = re.compile(r"\b(?:une?|leur|son|ses|le|l|du|propre) (?:\w+ ){0,2}?(?<!autre )(?:site|page (?:web|internet))\b(?! (?:d amane|de l asso))")
_ON_LINE = re.compile(r"\b(?:en ligne|(?:sur )?(?:internet|le net|le web)|telecharg\w*|en pdf)\b")


def asks_where(text: str) -> bool:
    """Tell whether folded words ask where: « document Genève. Où ? »."""
    return _ASKS_THE_PLACE.search(text) is not None


def where(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était où ? », « dans quelle ville est-il né ? »."""
    collective, section = about(request, knowledge) or (None, None)
    text = request.question.text
    if section is None:
        return None
    born = asks_for_birthplace(text)
    placed = collective.creation if born and collective and collective.creation and not section.lieu else section
    if placed.lieu:
        return _there(placed, placed.lieu)
    if born:
        return not_said(section, section)
    if not asks_where(text) or _OF_A_TOWN.search(text):
        return None
    # « C'est dans quel pays ? »
    named = ((place[0], one) for one in sentences(section) if (place := _COUNTRY.search(one)))
    return next((Answered(f"{capital(place)}.", section.sources, one) for place, one in named), None)


def _there(section: Section, place: str) -> Answered:
    """Return where it was, with the sentence that says what took place there; the place is not named twice."""
    told = next((one for one in sentences(section) if tells(one, place)), "") or besides(section, [place])
    without = told.replace(f" {place}", "", 1)
    if without == told:
        return Answered(f"{capital(place)}.", section.sources, told)
    return Answered(sentence("a_ce_lieu", lieu=capital(place), suite=lowered(without)), section.sources)


def how_far(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est dans tout le Maroc ou juste à Casa ? »: what the file says of the country, of the section asked about first."""
    question, found = request.question, knowledge.section(request.topic)
    if question.detail in _OTHER_DETAILS or question.reference == "tous" or not _HOW_FAR.search(question.text):
        return None
    if found is None:
        named = knowledge.collective(request.collectives[0]) if len(request.collectives) == 1 else None
        return _reaches(statements(named)) if named else None
    owner, section = found
    if section.lieu or _says_more(question, section, knowledge):
        # « À Rabat ou à Genève ? »; « partager dans toutes les régions, c'est ça ? » claims that point.
        return None
    return _reaches([Said(one, frozenset(), section.sources) for one in sentences(section)]) or _reaches(statements(owner))


def _reaches(said: Sequence[Said]) -> Answered | None:
    """Return how far the widest of these sentences says that something reaches."""
    every = ((named_so.format(match[1]), one) for reaches, named_so in _REACHES for one in said if (match := reaches.search(one.text)))
    return next((Answered(sentence("sans_dire_ou", de_quoi=of(noun)), one.sources, gap=NOT_SAID) for noun, one in every), None)


def _says_more(question: Question, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether a claim has other words of a section than those that say how far."""
    told = plain_words(" ".join((section.introduction, *(one.texte for one in section.points)))).split()
    words = telling(question, knowledge, _HOW_FAR.sub(" ", question.claim))
    return question.detail == "oui_non" and any(likeness(word, one) for word in words for one in told)


def birthplace(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où a-t-elle été fondée ? », read as a question about its date."""
    return where(request, memory, knowledge) if asks_for_birthplace(request.question.text) else None


def founded_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est bien à Genève qu'elle a été fondée ? » of where something else took place: nobody says it, and what took place there."""
    _, section = knowledge.section(request.topic) or (None, None)
    claim = request.question.claim
    born = FOUNDED.search(claim) or _BORN.search(claim)
    if section is None or not section.lieu or section.creation or not (born and tells(claim, section.lieu)):
        return None
    return not_said(section, section, plain_words(section.lieu).split())


def link(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où peut-on la lire ? »."""
    _, section = about(request, knowledge) or (None, None)
    if section is None or not (section.liens or section.existe):
        return None
    thing = named_thing(section, request.question.text.split())
    if section.liens:
        # « Les documents ? » asks for all that the link is of.
        thing = thing if set(words_of(thing)) & set(request.question.text.split()) - set(words_of(section.titre)) else ""
        first, *others = links(knowledge, section)
        if not first.address and _THE_ADDRESS.search(request.question.text):
            said = sentence("adresse_inconnue", titre=lowered(first.title.partition(" (")[0]), adresse=knowledge.page.adresse)
            return Answered(said, section.sources, blocks=shown_links(others), gap=NOT_SAID)
        return Answered(where_to_read(knowledge, first, thing), section.sources, blocks=shown_links(others))
    if request.question.text and is_thing_alone(request.question, section):
        # « La charte », of which no link is known, is asked for what it says.
        return None
    thing = thing or named_thing(section, words_of(*section.existe[:1]))
    said = sentence("sans_lien" if from_page(section) else "sans_lien_ailleurs", nom=thing)
    return Answered(said, section.sources, "" if section.points else sentences(section)[0], whole=bool(section.points), gap=NOT_SAID)


def no_site(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le groupe a un site ? » of one that has none: that, and what there is to be read of it."""
    owner, section = knowledge.section(request.topic) or (None, None)
    asks = _ITS_SITE.search(request.question.claim) and request.question.detail in ("oui_non", "lien", "tout", "autre")
    if owner is None or section is None or not asks or is_spoken_to(request.question.claim, knowledge):
        return None
    if any("site" in words_of(*one.existe) for one in owner.rubriques.values()):
        return None
    shown = links(knowledge, section)
    told = where_it_is(knowledge, shown[0]) if shown else ""
    return Answered(sentence("pas_de_site", du_collectif=of(owner.designation)), section.sources, told, gap=NOT_SAID)


def on_line(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude est-elle en ligne ? » of what no link is known of: that none is given, and neither yes nor no."""
    _, section = about(request, knowledge) or (None, None)
    asks = section and not section.liens and not section.points and _ON_LINE.search(request.question.text)
    return link(request, memory, knowledge) if asks else None


def where_to_read(knowledge: Knowledge, link: Link, thing: str) -> str:
    """Return the sentence that gives a link; a thing that stands there with others comes first: the report on the site, and where its link is."""
    where, _, held = link.title.partition(" (")
    if not ARTICLE.match(where) or not set(words_of(thing)[1:]) & set(words_of(held)):
        return where_it_is(knowledge, link)
    site = lowered(where) if link.address else sentence("dont_le_lien", site=lowered(where))
    return sentence("chose_sur_le_site", chose=thing, site=site, adresse=link.address or knowledge.page.adresse)
