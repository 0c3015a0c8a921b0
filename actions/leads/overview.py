"""Tell in one sentence which collectives there are, and what each is about, before they are set side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answers.comparison import beside_what_it_is_about, by_landmarks, side_by_side
from actions.answers.sections import names, names_of, what_they_do, whole_names
from actions.asking import telling
from actions.blocks import Block, Link, Links, Points
from actions.finding import DIGITS, ITS_PURPOSE
from actions.french import capital, enumerate_words, lowered, number, quoted, that
from actions.gaps import NOT_SAID
from actions.kinds import SECTIONS_OF_KIND
from actions.leads.answered import ASKING_FOR_ALL, Answered, verdict
from actions.leads.founders import EACH, founded
from actions.leads.nearest import nearest
from actions.leads.points import has_word, series
from actions.memory import Memory
from actions.question import Marker, Question
from actions.reply import links
from actions.request import Request
from actions.sentences import sentence
from actions.sets import THE_SAME_AS, asks_of_all, of_these
from actions.statements import ended, object_of, sentences, tells
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_OF_SEVERAL = re.compile(r"\b(?:elles|ils|les) (?:s |se )?(?:appelle\w*|nomme\w*|noms)\b|\bassociations?\b|\bassos?\b")
_NAME = re.compile(r"\b(?:noms?|intitule|denomination)\b|\bs appelle\w*\b")
# « Où lire les trois ? », « quels documents pour chacun ? »
_DOCUMENTS = r"(?:docs?|documents?|liens?|textes?|pieces?|publications?|ressources?|pdfs?)"
_TO_READ = re.compile(rf"\b(?:lire|lisent|telecharg\w*|consult\w*|(?:quel(?:le)?s?|kels?|les|tous les) {_DOCUMENTS})\b")
_TEXTS_TO_READ = re.compile(rf"\b{_DOCUMENTS} (?:a (?:lire|consulter|telecharger)|en ligne|publics?|publiques?)\b")
_ANYTHING = re.compile(_DOCUMENTS)
# « Tous les documents et liens » has more than each one's charter and reports.
_ALL_THERE_IS = re.compile(r"\btou[ts]e?s? (?:les|vos|leurs) (?:documents?|docs?|liens?|textes?|pdf|ressources)\b")
_READ_IN = tuple(dict.fromkeys((*SECTIONS_OF_KIND["charte"], *SECTIONS_OF_KIND["documents"])))
_ONES = r"(?:collectif|plateforme|groupe|reseau)\w*"
_WHICH_ONE = re.compile(rf"\b(?:quell?e?s?|kel\w*) {_ONES}|\bchez (?:qui|ki)\b|\ble {_ONES} (?:qui|ki)\b|\bdans (?:vos|les) {_ONES}")
# « Qui est né en novembre ? », « qui a cinq fondateurs ? »; who founded it is another question.
_WHO = re.compile(r"\b(?:qui|ki) (?:en )?(?:a|ont|est|sont)\b|\bc ?(?:est|etait) (?:qui|ki)\b|\b(?:c )?(?:qui|ki)(?: alors| deja)?$")
# « Lesquels ? » of points asks for these, « c'est lequel, comme collectif ? » whose they are.
_OF_COLLECTIVES = re.compile(r"\b(?:collectifs?|plateformes?|reseaux?|groupes?)\b")
_WHAT_IT_DOES = re.compile(
    r"\b(?:ce qu|que|quoi|koi|qu est ce qu)\w*(?: \w+){0,2} (?:fait|font|fai)\b|\b(?:fait|font|fai|fe|fon) (?:quoi|koi)\b"
    r"|\b(?:lut+e\w*|bat\w*|agi\w*|milite\w*|est) (?:\w+ )?contre (?:quoi|koi)\b|\b(?:occup|okup)\w* de (?:quoi|koi)\b"
    rf"|\b(?:pourquoi|pour quoi)\b.*\bser[tv]\w*\b|\b(?:pour|a) quoi faire\b|{ITS_PURPOSE.pattern}"
)
# « Elle travaille sur quoi ? », which no goal answers as a whole.
_ON_WHAT = re.compile(
    r"\b(?:travail|boss|agi|oeuvr|intervi)\w* (?:\w+ )?(?:sur|dans) (?:quoi|koi|qoi|(?:le )?qu?el\w* (?:domaine|sujet|theme|champ|terrain)\w*)"
)
# What the words of a question ask to be compared, by the landmarks of a comparison.
_ASPECTS = {
    "comparaison_sujet": re.compile(r"\b(?:sujets?|themes?|thematiques?|but|objet|domaines?|missions?)\b"),
    "comparaison_creation": re.compile(r"\b(?:annees?|dates?|quand|creation|naissances?|ages?|fondation)\b"),
    "comparaison_membres": re.compile(r"\b(?:membres?|adherents?|associations?|assos?|effectifs?|taille)\b"),
    "comparaison_orientation": re.compile(r"\b(?:objectifs|chartes?|plaidoyer)\b"),
    "comparaison_place": re.compile(r"\b(?:roles?|places?)\b"),
}
# « Un petit résumé », « je veux tout savoir sur », « pour mon exposé ».
_ALL_OF_IT = re.compile(
    r"\b(?:(?:un|petit|bref|court|le) (?:resume|recap\w*|topo)|(?:tout|ts) (?:\w+ ){0,2}(?:sur|savoir|connaitre|ce que?)|exposes?|fiche|dossier)\b"
)
_ARE_OF_A_KIND = re.compile(r"\bles (?:trois|3) (?:(?:c ?est|ce|sont|est|cest) )+(?:des|tou\w+) \w")
_OVER_ALL = frozenset({"comparaison", "collectifs.liste", "chronologie", "recherche"})
_OF_ONE_VALUE = frozenset({"oui_non", "ecart", "plus", "moins"})
_TWO = 2
_SAME = re.compile(
    r"\b(?:memes? (?:choses?|trucs?|groupes?|collectifs?|chz|choz)|mm chos?e?|(?<=est )pareils?|(?<=sont )pareils?|identiques?|doublons?)\b"
    r"|\b(?:est|sont|c) (?:ce )?(?:bien |donc )?(?:le|la|les) memes?(?: non| hein| alors)?$"
    rf"|{THE_SAME_AS.pattern}"
)


def which_there_are(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quels sont vos collectifs ? », « combien sont-ils ? », « lesquels, à part la PNPM ? »."""
    detail = request.question.detail
    if request.question.has(Marker.LEAVES_OUT):
        left = of_these(knowledge, request.question.collectives)
        return Answered(f"{capital(names_of(left))}.", tuple(source for one in left for source in one.sources), blocks=(what_they_do(left),))
    told = sentence("collectifs_nombre", nombre=number(len(knowledge.collectifs)), collectifs=names(knowledge))
    if detail == "oui_non" and (checked := _whether_so_many(request, told, knowledge)):
        return checked
    if detail == "nombre":
        return Answered(capital(told), knowledge.liste.sources)
    if not detail:
        return None
    told = sentence("collectifs_et_nombre", nombre=number(len(knowledge.collectifs)), collectifs=whole_names(knowledge))
    sources = (*knowledge.liste.sources, *(one.nom_source for one in knowledge.collectifs))
    return Answered(capital(told), sources, blocks=(what_they_do(knowledge.collectifs),) if detail in ASKING_FOR_ALL or detail == "qui" else ())


def summary(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Un résumé de la partie sur la CDE », « tout sur le groupe »: what it is, AMANE's part, then the first sentence of each other section."""
    collective = knowledge.collective(request.topic.partition(".")[0])
    if collective is None or not request.topic.endswith(".presentation") or not _ALL_OF_IT.search(request.question.text):
        return None
    first = sentences(collective.rubriques["presentation"])[0]
    by_her_part = {name for kind in ("fondation", "adhesion") for name in SECTIONS_OF_KIND[kind]}
    others = {name: one for name, one in collective.rubriques.items() if name not in by_her_part and not (one.quantity and one.quantity in first)}
    told = [listed.introduced if (listed := series(knowledge, f"{collective.id}.{name}")) else sentences(one)[0] for name, one in others.items()]
    return Answered(first, collective.sources, blocks=(Points((ended(collective.role_amane), *(one for one in told if one != first))),))


def of_several(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous avez fondé les deux ? », « où les lire ? »: in one sentence, each beside the others."""
    if len(request.collectives) < _TWO or not knowledge.section(request.topic):
        return None
    return (founded if request.question.kind in ("fondation", "adhesion") else to_read)(request, memory, knowledge)


def to_read(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Où lire les trois ? », « quels documents pour chacun ? »: what each gives to be read; of what is named, who gives no link to it."""
    question, several = request.question, of_these(knowledge, request.collectives)
    if question.detail != "lien" and not (_asks_of_each(question, len(several)) and _TO_READ.search(question.text)):
        return None
    sections = _having_something_to_read(several, question.text)
    given = [(one, link) for one, section in sections for link in links(knowledge, section)]
    told = _of_what_is_named(given, question, knowledge)
    text = _to_be_read(told, several if told != given else ())
    sources = tuple(source for _, section in sections for source in section.sources)
    return Answered(ended(text), sources, *_how_to_get_there([link for _, link in told], knowledge)) if told else None


def _having_something_to_read(several: Sequence[Collective], text: str) -> list[tuple[Collective, Section]]:
    """Return the sections with what each has to be read, more of them where everything is asked for."""
    everything = _ALL_THERE_IS.search(text)
    return [(one, section) for one in several for name, section in one.rubriques.items() if (everything and section.liens) or name in _READ_IN]


def _how_to_get_there(told: Sequence[Link], knowledge: Knowledge) -> tuple[str, tuple[Block, ...]]:
    """Return what is said of several that AMANE's page leads to, once for all of them, and the links to the others."""
    by_the_page = [link for link in told if not link.address]
    said = sentence("depuis_la_page", adresse=knowledge.page.adresse) if len(by_the_page) > 1 else ""
    shown = tuple(link for link in told if link.address or not said)
    return said, ((Links(shown),) if shown else ())


def _asks_of_each(question: Question, count: int) -> bool:
    """Tell whether a question is asked of all of so many collectives, or which of them have something to read."""
    which = question.detail == "lesquels" and _TEXTS_TO_READ.search(question.text)
    return bool(question.has(Marker.EVERY, Marker.BOTH) or which or EACH.search(question.text) or asks_of_all(question.text, count))


def _to_be_read(told: Sequence[tuple[Collective, Link]], asked: Sequence[Collective]) -> str:
    """Return what names the links, and who of those asked gives none."""
    text = enumerate_words([lowered(link.title) for _, link in told])
    without = [one for one in asked if one.id not in {owner.id for owner, _ in told}]
    return sentence("a_lire_sauf", liens=text, collectifs=names_of(without)) if without else sentence("a_lire", liens=text)


def _of_what_is_named(given: list[tuple[Collective, Link]], question: Question, knowledge: Knowledge) -> list[tuple[Collective, Link]]:
    """« Où lire les chartes ? »: return the links to what a question names, all where it names nothing that a link has."""
    words = [word for word in telling(question, knowledge, question.text) if not _ANYTHING.fullmatch(word)]
    return [(one, link) for one, link in given if any(has_word(plain_words(link.title).split(), word) for word in words)] or given


def _whether_so_many(request: Request, told: str, knowledge: Knowledge) -> Answered | None:
    """« Trois, c'est ça ? »; None where no number is claimed, or more than one."""
    claimed = [DIGITS.get(word, word) for word in request.question.text.split()]
    values = [int(value) for value in claimed if value.isdigit() and len(value) < 3]
    # « Les trois sont tous financés par l'État ? » claims more than how many there are.
    if not values or (EACH.search(request.question.claim) and telling(request.question, knowledge, request.question.claim)):
        return None
    if _ARE_OF_A_KIND.search(request.question.claim):
        # « Les trois, c'est des plateformes ? » claims what they are, and not how many.
        return None
    right = len(knowledge.collectifs) in values
    return verdict(right, told, knowledge.liste.sources)


def by_aspects(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Toutes, avec l'année et le nombre d'associations »: these aspects alone, a line for each collective."""
    text, names = request.question.text, [name for name, asks in _ASPECTS.items() if asks.search(request.question.text)]
    several = of_these(knowledge, request.collectives)
    of_all = request.question.has(Marker.EVERY) or EACH.search(text) or asks_of_all(text, len(knowledge.collectifs))
    asks = of_all or request.topic == "comparaison" if request.question.detail not in _OF_ONE_VALUE and " ou " not in text else False
    if not asks or request.topic not in _OVER_ALL or not _TWO <= len(names) < len(_ASPECTS) or len(several) < _TWO:
        return None
    sources = tuple(source for one in several for source in (*one.sources, *(one.creation.date_sources if one.creation else ())))
    return Answered(side_by_side(several), tuple(dict.fromkeys(sources)), blocks=(by_landmarks(several, names),))


def what_each_is_about(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quelle différence entre la PNPM et la CDE ? »."""
    compared, asked = of_these(knowledge, request.collectives), request.question.detail
    if len({one.objet for one in compared}) < len(compared):
        return None
    told = _told_of(compared)
    if asked == "pourquoi":
        return replace(told, text=sentence("la_page_ne_le_dit_pas", texte=that(told.text)), gap=NOT_SAID)
    return replace(told, blocks=(beside_what_it_is_about(compared),)) if asked in ASKING_FOR_ALL or asked == "ecart" else told


def whether_the_same(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est la même chose ? », « ils font doublon ? »."""
    compared = of_these(knowledge, request.collectives)
    if not _SAME.search(request.question.text) or len({one.objet for one in compared}) < len(compared):
        return None
    return replace(_told_of(compared), text=sentence("non_des_collectifs", nombre=number(len(compared)), objets=_objects(compared)))


def what_it_does(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ce que fait le groupe »: of one without a list of goals what it is about, before the rest of what it is."""
    collective, section = knowledge.section(request.topic) or (None, None)
    text = request.question.text
    if collective is None or section is not collective.rubriques["presentation"] or not (_WHAT_IT_DOES.search(text) or _ON_WHAT.search(text)):
        return None
    if not (_ON_WHAT.search(text) or set(SECTIONS_OF_KIND["objectifs"]).isdisjoint(collective.rubriques)):
        return None
    object_words = set(plain_words(collective.objet).split())
    # What it is about is told once.
    rest = [one for one in sentences(section) if len(object_words & set(plain_words(one).split())) < len(object_words) / 2]
    return Answered(f"{capital(object_of(collective))}.", (*collective.sources, *section.sources), " ".join(rest))


def which_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est quel collectif ? » of what a section tells, where the question does not name it."""
    collective, section = knowledge.section(request.topic) or (None, None)
    text = request.question.text
    if collective is None or section is None or request.question.reference == "nom" or (section.points and not _OF_COLLECTIVES.search(text)):
        return None
    by_value = request.question.reference == "aucun" and (numbers_in(text) or dates_in(text))
    if request.question.detail != "lesquels" and not _WHICH_ONE.search(text) and not (by_value and _WHO.search(text)):
        return None
    told = nearest(section, telling(request.question, knowledge, text))
    if not tells(told, collective.designation):
        told = sentence("lequel", collectif=capital(collective.designation), texte=lowered(told))
    return Answered(told, section.sources)


def its_name(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le nom du truc avec l'UNICEF ? »: of one described its whole name, not the meaning of what describes it."""
    collective, section = knowledge.section(request.topic) or (None, None)
    # « Elles s'appellent comment ? » asks for other names.
    described = request.question.reference == "description" and _NAME.search(request.question.text) and not _OF_SEVERAL.search(request.question.text)
    if not described or collective is None or section is not collective.rubriques["presentation"]:
        return None
    return Answered(sentence("nom_complet", nom=quoted(collective.nom)), (collective.nom_source,))


def for_whom(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous aidez qui ? »: what each is about; of one, what it is about."""
    found = knowledge.section(request.topic)
    ones = list(knowledge.collectifs) if request.topic == "collectifs.objectifs" else [found[0]] if found else []
    return _told_of(ones) if ones else None


def each_in_short(knowledge: Knowledge) -> Answered:
    """« Présentez-les-moi en deux mots »: what each is about, in one sentence."""
    return _told_of(knowledge.collectifs)


def _told_of(ones: Sequence[Collective]) -> Answered:
    return Answered(f"{capital(_objects(ones))}.", tuple(source for one in ones for source in one.sources))


def _objects(collectives: Sequence[Collective]) -> str:
    return " ; ".join(map(object_of, collectives))
