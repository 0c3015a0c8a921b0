"""Tell one value of a section: how many, when, where, who and with whom, the names, the link, what an acronym means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.answers.missing import where_to_look
from actions.asking import telling
from actions.attributes import asks_for_birthplace
from actions.blocks import Block, Link, Links
from actions.french import capital, enumerate_words, lowered, that, when
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.nearest import THAT_IS, not_said
from actions.memory import Memory
from actions.plan import Request
from actions.reply import elsewhere, from_page, links, where_it_is
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section, Source
from knowledge.text import plain_words
from knowledge.values import dates_in

_ASKS_WHEN = re.compile(r"\b(?:quand|kan|kand|qd|date\w*|annees?|depuis|mois|jour|an|ans|moment|epoque)\b")
# « Partout au Maroc ? » is answered by the section; where somebody sits is not.
_ASKS_WHERE = re.compile(r"\b(?:siege|locaux|bureaux?|(?<!de )basee?s?|situee?s?|adresse|installee?s?|domicilie\w*|se trouve\w*)\b")
# « Ou » is « or » too: only where it begins or ends what is asked, or a verb follows.
_ASKS_THE_PLACE = re.compile(
    r"(?:^|\b(?:et|bonjour|sinon|svp|moi|donc|mais) )ou (?!(?:la|le|les|l|lire|trouver|telecharger|consulter|peut|puis|sont)\b)"
    r"|\bou(?: ca| exactement| svp| deja)*$"
    r"|\bc etait ou\b|\b(?:quelle?|kel\w*) (?:ville|endroit|lieu|pays)\b|\b(?:le )?lieu d"
)
# « Où je lis leurs préoccupations ? »
_ASKS_FOR_THE_TEXT = re.compile(r"\b(?:li[st]|lire|lit|lisons|telecharg\w*|consult\w*|doc|docs|documents?|textes?|rapports?|trouve|voir)\b")
_OF_BIRTH = re.compile(r"\b(?:fond\w*|cre(?:e\w*|ation)|nees?|(?:est|sont|e|etes|es|etait) nes?|naissance|constitu\w*)\b")
_ASKS_WITH_WHOM = re.compile(r"\b(?:avec|ac|partenaires?|partenariats?|collabor\w*|aide\w*)\b")
_EXACTLY = re.compile(r"\b(?:pile|exactement|exacte?s?|precis\w*|au juste)\b")
_ASKS_WHAT = re.compile(r"\b(?:quoi|koi|qoi|quel(?:le)?s|lesquel(?:le)?s|qu(?: est ce qu\w*)?)\b")
_ACTS = re.compile(r"\b(?:adopt|sign|publi|vote|ratif|modif|dissou)\w*\b")
_ASKS_WHICH = re.compile(r"\b(?:collectifs?|plateformes?|groupes?|reseaux?)\b")
_ASKS_FOR_LETTERS = re.compile(
    r"\b(?:sigle\w*|lettres?|acronym\w*|veut dire|veu dir\w*|signifi\w*|abrevia\w*|abreg\w*|initiales?|en entier|nom complet|c est quoi|c koi)\b"
)
_ASKS_FOR_THE_NAME = re.compile(r"\bnom (?:complet|exact|entier|officiel)\b|\bs appelle\w*\b|\bdenomination\b|\bintitule\b|\ben entier\b")
COUNTED_IN_PRESENTATION = "membres"


def about(request: Request, knowledge: Knowledge) -> tuple[Collective | None, Section] | None:
    """Return the section that a request is about, with its collective (None for the shared goals), or None."""
    if request.topic == "collectifs.objectifs":
        return None, knowledge.objectifs_communs
    return knowledge.section(request.topic)


def how_many(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien y en a-t-il ? »."""
    found = about(request, knowledge)
    section = counted(*found) if found else None
    if section is None or section.quantity is None:
        return None
    if section.count and section.count.about and _EXACTLY.search(request.question.text):
        said = sentence("sans_plus_de_precision", valeur=section.quantity)
        return Answered(said, section.number_sources, where_to_look(knowledge, found and found[0]))
    titles = [point.titre for point in section.points if point.titre]
    if titles and len(titles) == len(section.points):
        return Answered(sentence("liste_en_bref", quantite=capital(section.quantity), titres=enumerate_words(titles)), section.number_sources)
    if section.qui and not section.avec and _others(section):
        return who(request, memory, knowledge)
    return Answered(f"{capital(section.quantity)}.", section.number_sources, _besides(section, [section.quantity]))


def counted(collective: Collective | None, section: Section) -> Section | None:
    """Return the section that says how many: of the presentation of a collective, that of its members."""
    if collective and section is collective.rubriques["presentation"] and section.count is None:
        section = collective.rubriques.get(COUNTED_IN_PRESENTATION, section)
    return section if section.count else None


def dated(collective: Collective | None, section: Section) -> Section | None:
    """Return the section that says when: of the presentation of a collective, that of its creation."""
    if collective and section is collective.rubriques["presentation"] and section.date is None:
        return collective.creation
    return section if section.date else None


def on_what_day(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était quand ? »."""
    found = about(request, knowledge)
    if not found:
        return None
    collective, section = found
    said = dated(collective, section)
    if said and said.date and does_something_else(request.question.text, said):
        return unknown(collective, section)
    if said and said.date:
        source = elsewhere(said.date_sources)
        if source and request.question.kind == "adhesion":
            # When AMANE joined is another date than when a collective was born.
            return None
        if source:
            return Answered(sentence("quand_d_ailleurs", quand=capital(when(said.date)), source=source), said.date_sources)
        if said.evenement:
            # What happened then stands beside it: a date alone may be taken for that of something else.
            told = sentence("quand_et_quoi", quand=capital(when(said.date)), evenement=said.evenement)
            first = sentences(said)[0]
            return Answered(told, said.date_sources, "" if _tells(first, when(said.date)) else first)
        return Answered(f"{capital(when(said.date))}.", said.date_sources, sentences(said)[0])
    if not _ASKS_WHEN.search(request.question.text) or dates_in(section.introduction):
        return None
    return unknown(collective, section)


def does_something_else(text: str, section: Section) -> bool:
    """« Adoptée quand ? » of what the section says only to have been drafted."""
    told = plain_words(f"{section.introduction} {section.evenement}")
    return any(act[:5] not in told for act in _ACTS.findall(text))


def unknown(collective: Collective | None, section: Section) -> Answered:
    """Say that a date is not known, and the nearest one that is."""
    near = section if section.evenement else collective.creation if collective else None
    event = next((one for one in collective.evenements if near and one.texte == near.evenement), None) if collective else None
    if near is None or event is None or elsewhere(event.sources):
        return not_said(section, section)
    name = "la_page_ne_le_dit_pas" if from_page(section) else "mes_sources_ne_le_disent_pas"
    told = sentence("quand_et_quoi", quand=when(event.date), evenement=event.texte)
    return Answered(sentence(name, texte=that(told)), (*section.sources, *event.sources), gap=NOT_SAID)


def where(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était où ? »."""
    found = about(request, knowledge)
    if not found:
        return None
    section = found[1]
    if section.lieu:
        return Answered(f"{capital(section.lieu)}.", section.sources, _besides(section, []))
    seat_asked = _ASKS_WHERE.search(request.question.text) and not section.liens and not section.existe
    return not_said(section, section) if seat_asked or asks_for_birthplace(request.question.text) else None


def in_which_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où a-t-elle été fondée ? », « dans quelle ville a-t-elle présenté… ? », however it was read: where a place is known."""
    found = about(request, knowledge)
    text = request.question.text
    if not found or not _ASKS_THE_PLACE.search(text) or _ASKS_WHEN.search(text) or _ASKS_FOR_THE_TEXT.search(text):
        return None
    collective, section = found
    born = collective.creation if collective and _OF_BIRTH.search(request.question.text) else None
    section = section if section.lieu else born or section
    return Answered(f"{capital(section.lieu)}.", section.sources, _besides(section, [section.lieu])) if section.lieu else None


def seat(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où est basée la PNPM ? », however it was read: a place is told only where one is known."""
    found = about(request, knowledge)
    asks = _ASKS_WHERE.search(request.question.text) or asks_for_birthplace(request.question.text)
    return where(request, memory, knowledge) if found and asks and not found[1].lieu else None


def who(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui l'a fondé ? », « avec qui ? »."""
    found = about(request, knowledge)
    section = found[1] if found else None
    if section is None or not (section.qui or section.avec) or _ASKS_WHICH.search(request.question.text):
        return None
    if section.avec and (not section.qui or _ASKS_WITH_WHOM.search(request.question.text)):
        return Answered(sentence("avec_qui", partenaires=enumerate_words(section.avec)), section.sources, _besides(section, section.avec))
    if not section.avec and _others(section) and section.quantity:
        said = sentence("qui_et_d_autres", qui=enumerate_words(section.qui), nombre=capital(section.quantity))
        return Answered(said, section.sources)
    return Answered(_who_and_with_whom(section), section.sources, _besides(section, [*section.qui, *section.avec]))


def _others(section: Section) -> int | None:
    """Return how many are not named, None where nobody knows."""
    return section.nombre.value - len(section.qui) if section.nombre and not section.nombre.about else None


def _who_and_with_whom(section: Section) -> str:
    named = enumerate_words(section.qui)
    if section.avec:
        return sentence("qui_avec", qui=capital(named), partenaires=enumerate_words(section.avec))
    return f"{capital(named)}." if _others(section) == 0 else sentence("seuls_nommes", qui=named)


def names(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lesquelles ? », « la liste ? »: by their names, else where the list is to be read."""
    found = about(request, knowledge)
    section = found[1] if found else None
    if section is None or section.points or not section.count:
        return None
    if section.qui:
        return who(request, memory, knowledge)
    if section.noms:
        return Answered(f"{capital(enumerate_words(section.noms))}.", section.sources)
    if not section.liens:
        told = f"{sentences(section)[0]} {where_to_look(knowledge, found and found[0])}"
        return Answered(sentence("noms_inconnus" if from_page(section) else "noms_inconnus_ailleurs"), section.sources, told, gap=NOT_SAID)
    text = sentence("noms_en_lien" if section.liens[0].adresse else "noms_sur_la_page", page=knowledge.page.adresse)
    return Answered(text, section.sources, blocks=_filled(knowledge, section))


def said_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils y ont présenté quoi ? », « dans quel cadre ? »: of a section of several sentences the one that tells it, not all of them."""
    found = about(request, knowledge)
    section = found[1] if found else None
    if section is None or section.points or len(sentences(section)) < 2 or request.question.reference == "nom":
        return None
    told = _with_the_words(request, section, knowledge)
    if not told and section.existe and _ASKS_WHAT.search(request.question.text):
        there = plain_words(section.existe[0])
        told = next((one for one in sentences(section) if there in plain_words(one)), "")
    return Answered(told, section.sources, blocks=_links(links(knowledge, section))) if told else None


def _with_the_words(request: Request, section: Section, knowledge: Knowledge) -> str:
    """Return the one sentence of a section that has all the telling words of a question; empty where none or several have."""
    words = [word for word in telling(request.question, knowledge, request.question.text) if not word.isdigit()]
    having = [one for one in sentences(section) if words and all(any(likeness(word, said) for said in plain_words(one).split()) for word in words)]
    return having[0] if len(having) == 1 else ""


def link(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où peut-on la lire ? »."""
    found = about(request, knowledge)
    section = found[1] if found else None
    if section is None or not (section.liens or section.existe):
        return None
    if section.liens:
        first, *others = links(knowledge, section)
        return Answered(where_it_is(knowledge, first), section.sources, blocks=_links(others))
    said = sentence("sans_lien" if from_page(section) else "sans_lien_ailleurs")
    return Answered(said, section.sources, "" if section.points else sentences(section)[0], whole=bool(section.points), gap=NOT_SAID)


def meaning(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça veut dire quoi, EPU ? »: of the acronyms that the question names, else the collective's own."""
    found = knowledge.section(request.topic)
    if not found:
        return None
    collective, section = found
    named = _named_letters(request.question.text, collective, section)
    named = named or [one for one in request.question.organisations if one in collective.meanings]
    if not named and not collective.sigle and _ASKS_FOR_THE_NAME.search(request.question.text):
        return Answered(sentence("nom_complet", nom=lowered(collective.nom)), (collective.nom_source,))
    if not named:
        return None
    said = [sentence("sens_du_sigle", sigle=one, sens=collective.meanings[one]) for one in named]
    rest = " ".join(said[1:]) or _explained(section, collective.meanings[named[0]])
    return Answered(said[0], (*section.sources, *_meaning_sources(collective, named[0])), rest)


def _named_letters(text: str, collective: Collective, section: Section) -> list[str]:
    """Return the acronyms that a question names, else, where it asks for one, those of the section."""
    asked = set(text.split())
    named = [one for one in collective.meanings if set(plain_words(one).split()) <= asked]
    if named or not _ASKS_FOR_LETTERS.search(text):
        return named
    own = list(section.sigles) or ([collective.sigle or ""] if section is collective.rubriques["presentation"] else [])
    return [one for one in own if one and one in collective.meanings]


def _meaning_sources(collective: Collective, acronym: str) -> tuple[Source, ...]:
    """Return where the meaning of an acronym comes from, where another section or the name of the collective tells it."""
    if acronym == collective.sigle and acronym not in collective.nom:
        return (collective.nom_source,)
    organisations = tuple(one.source for one in collective.organisations if one.nom == acronym and one.source)
    sections = tuple(source for one in collective.rubriques.values() if acronym in one.sigles for source in one.sources)
    return organisations or sections


def _explained(section: Section, name: str) -> str:
    """Return the sentence that says what a name is, after the one that has it: « C’est l’examen de chaque État… »; empty where there is none."""
    return next((after for one, after in pairwise(sentences(section)) if _tells(one, name) and after.startswith(THAT_IS)), "")


def _besides(section: Section, told: Sequence[str]) -> str:
    """Return the first sentence of a section that does not tell once more all that was told; empty where there is none."""
    return next((one for one in sentences(section) if not told or not all(_tells(one, value) for value in told)), "")


def _tells(said: str, value: str) -> bool:
    # « L’UNICEF » is told by « UNICEF (Fonds…) » too.
    return set(plain_words(value).split()) <= set(plain_words(said).split())


def _filled(knowledge: Knowledge, section: Section) -> tuple[Block, ...]:
    return _links([one for one in links(knowledge, section) if one.address])


def _links(found: Sequence[Link]) -> tuple[Block, ...]:
    return (Links(tuple(found)),) if found else ()
