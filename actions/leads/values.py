"""Tell one value of a section: how many, when, who and with whom, the names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers.missing import where_to_look
from actions.asking import telling, words_of
from actions.association import is_spoken_to
from actions.blocks import Block, Link, Links
from actions.conditions import FOUNDED, MEMBERS
from actions.french import capital, date, enumerate_words, lowered, number, that, when
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.nearest import not_said
from actions.leads.points import series
from actions.lengths import length
from actions.memory import Memory
from actions.reply import elsewhere, from_page, in_its_document, links
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, sentences, tells
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in

ASKS_WHEN = re.compile(r"\b(?:quand|kan|kand|qd|date\w*|annees?|depuis|mois|jour|an|ans|moment|epoque)\b")
_ASKS_WITH_WHOM = re.compile(r"\b(?:avec|ac|partenaires?|partenariats?|collabor\w*|aide\w*)\b")
_WHO_AND_WITH_WHOM = re.compile(r"\b(?:qui|ki)\b.* (?:et (?:avec|ac)|(?:avec|ac) (?:qui|ki))\b|\bavec (?:qui|ki) (?:et )?(?:par )?(?:qui|ki)\b")
_WITH = re.compile(r"\b(?:avec|ac|avc)\b")
_JOINED = re.compile(r"\b(?:part(?:ie|icip\w*)|membres?|adhe\w*|dedans|dans|rejoi\w*|integre\w*)\b")
# « Disposez-vous de la date de constitution de la plateforme ? », « vous savez quand elle est née ? », « votre plateforme, elle date de quand ? »
_OF_ITS_BIRTH = re.compile(
    r"\bdates? (?:exacte )?de (?:sa |la )?(?:cre|fond|constitu|naiss)\w*"
    r"|\b(?:quand|annee) (?:\w+ ){0,2}(?:est|a ete) (?:nee?|cree?|creee|fondee?)\b|^(?!.*\badhe).*\bdate(?:nt)? d\w* (?:quand|quel)"
)
_ACTS = re.compile(r"\b(?:adopt|sign|publi|vote|ratif|modif|dissou|appliqu|approuv|vigueur)\w*\b")
# « Qui l'a fondé, cette plateforme ? » asks who, where « quelle plateforme ? » asks which.
_ASKS_WHICH = re.compile(
    r"\b(?:quel\w*|kel\w*|une?|des|chaque|autres?)(?: \w+)? (?:collectif|plateforme|groupe|reseau)(?:s|x)?\b|\b(?:lequel|laquelle)\b"
)
_OF_THE_DAY = re.compile(
    r"\b(?:le|quel|kel) jour\b(?! (?:ou|meme|de l)\b)|\bjours? (?:exact|precis|pile)|\bdates? (?:exact|precis|complet)\w*|\bcombientieme jour\b"
)
_OF_THE_MONTH = re.compile(r"\b(?:quel|kel|le|du) mois\b(?! (?:ou|meme|de l)\b)")
_NAMES_THE_MONTH = len("2014-11")
# « C'est qui, les onze ? », where « trente, c'est qui ? » asks of which collective they are.
_ASKS_WHO_THEY_ARE = re.compile(
    r"\b(?:qui|ki) (?:(?:c est|sont|c) )?(?:les|ces)\b|\b(?:les|ces) \w+ (?:(?:asso\w*|membres) )?(?:c est|sont) (?:qui|ki)\b"
)
_ASKS_WHAT_THEY_ARE = re.compile(
    r"\b(?:c ?est|sont|etai\w*) (?:quoi|koi|lesquel\w*)\b|\b(?:quel(?:le)?s|kel\w*) (?:sont|etaient)\b|^(?:\w+ )?lesquel\w*\b"
)
_IS_NOT = re.compile(r"\b(?:pas?|n|jamais|aucune?|sans)\b")
_AT_THAT_DATE = re.compile(r"\b(?:cette (?:date|annee|epoque)|(?<!a )ce jour|ce (?:moment|mois)|a l epoque)\b")
# « Combien d'hôpitaux ? »
_COUNTS = re.compile(r"\b(?:combien|cb|nombre) (?:de|d) (\w{4,})\b")
_OTHERS = re.compile(r"\b(?:combien|cb|nombre) (?:d ?|de )?autres?\b")


def about(request: Request, knowledge: Knowledge) -> tuple[Collective | None, Section] | None:
    """Return the section that a request is about, with its collective (None for the shared goals), or None."""
    if request.topic == "collectifs.objectifs":
        return None, knowledge.objectifs_communs
    return knowledge.section(request.topic)


def how_many(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Combien y en a-t-il ? »."""
    collective, found = about(request, knowledge) or (None, None)
    section = _of_then(collective, request, memory) or (counted(collective, found) if found else None)
    if section is None or section.quantity is None:
        return None
    if told := _so_many_others(request, section):
        return told
    if (listed := series(knowledge, request.topic)) and listed.in_short:
        return Answered(listed.introduced if request.question.whole.greets else listed.in_short, section.number_sources)
    bare = Answered(f"{capital(section.quantity)}.", section.number_sources, besides(section, [section.quantity]))
    return _some_named(request, section) or _counted_aloud(request, section) or bare


def _so_many_others(request: Request, section: Section) -> Answered | None:
    """« Avec combien d'autres associations ? » of who founded it with those that are named: how many they are without these."""
    others = _others(section) if section.qui and _OTHERS.search(request.question.text) else None
    if others is None:
        return None
    told = sentence("tant_d_autres", nombre=number(others), unite=section.unite or "", noms=enumerate_words(section.qui))
    return Answered(told, section.number_sources, sentences(section)[0])


def _of_then(collective: Collective | None, request: Request, memory: Memory) -> Section | None:
    """« Combien étaient-elles à cette date ? »: return the section that counts the founders, where the date of its foundation was just told."""
    founded = collective.rubriques.get("fondation") if collective and request.topic.endswith(".membres") else None
    just_told = memory.dits[:1] and memory.dits[0][0] == "fondation"
    return founded if founded and founded.quantity and just_told and _AT_THAT_DATE.search(request.question.text) else None


def _counted_aloud(request: Request, section: Section) -> Answered | None:
    """« Combien sont-elles ? », which names nobody, in the file's own sentence; « combien d'hôpitaux ? » with what the page counts instead."""
    first, text = sentences(section)[0], request.question.text
    if not tells(first, f"{section.quantity} {' '.join(section.qui)}"):
        return None
    asked, own = _COUNTS.search(text), plain_words(section.introduction).split()
    # Those who founded, and members beside a slip, go by many names.
    another = asked and not section.qui and MEMBERS.isdisjoint(text.split()) and not any(likeness(asked[1], word) for word in own)
    if another and section.unite:
        said = sentence("compte_autre_chose", unite=section.unite, texte=lowered(first))
        return Answered(said, section.number_sources, gap=NOT_SAID)
    return None if request.question.collectives or length(text) else Answered(first, section.number_sources, besides(section, [first]))


def counted(collective: Collective | None, section: Section) -> Section | None:
    """Return the section that says how many: of the presentation of a collective, that of its members."""
    if collective and section is collective.rubriques["presentation"] and section.count is None:
        section = collective.rubriques.get("membres", section)
    return section if section.count else None


def dated(collective: Collective | None, section: Section) -> Section | None:
    """Return the section that says when: of the presentation of a collective, that of its creation."""
    if collective and section is collective.rubriques["presentation"] and section.date is None:
        return collective.creation
    return section if section.date else None


def on_what_day(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'était quand ? »."""
    (collective, section), text = about(request, knowledge) or (None, None), request.question.text
    if section is None:
        return None
    said = dated(collective, section)
    if said is None or not said.date:
        return unknown(collective, section) if ASKS_WHEN.search(text) and not dates_in(section.introduction) else None
    if does_something_else(text, said):
        return unknown(collective, section)
    if told := _no_finer(said, text):
        return told
    return _what_happened(request, collective, said, when(said.date), date(said.date), knowledge)


def _no_finer(section: Section, text: str) -> Answered | None:
    """« Quel jour, exactement ? » of what is dated by its month, « quel mois ? » of what is dated by its year: that the page says no more."""
    said = str(section.date)
    finer = bool(_OF_THE_DAY.search(text)) if len(said) == _NAMES_THE_MONTH else bool(_OF_THE_DAY.search(text) or _OF_THE_MONTH.search(text))
    if not finer or len(said) > _NAMES_THE_MONTH or elsewhere(section.date_sources) or not section.evenement:
        return None
    told = lowered(sentence("c_est_quand", quand=when(said), evenement=that(section.evenement)))
    return Answered(sentence("pas_le_jour" if len(said) == _NAMES_THE_MONTH else "que_l_annee", texte=told), section.date_sources, gap=NOT_SAID)


def _what_happened(request: Request, collective: Collective | None, section: Section, then: str, dated: str, knowledge: Knowledge) -> Answered:
    """Return a date with what happened then: a date alone may be taken for that of something else."""
    text, first = request.question.text, sentences(section)[0]
    # When AMANE joined is another date than when a collective was born: « depuis quand AMANE en fait partie ? », « elle existe depuis quand ? ».
    joined = request.question.kind == "adhesion" and bool(_JOINED.search(text) or is_spoken_to(text, knowledge)) and not _OF_ITS_BIRTH.search(text)
    since = "depuis" in text.split()
    if source := elsewhere(section.date_sources):
        told = sentence("quand_d_ailleurs", quand=f"Depuis {dated}" if since else capital(then), source=source)
        return not_said(section, section) if joined else Answered(told, section.date_sources)
    rest = "" if tells(first, then) else first
    if not section.evenement:
        return Answered(f"{capital(then)}.", section.date_sources, first)
    if joined and not rest:
        return Answered(first, section.date_sources)
    if since and not joined and collective and section is collective.creation:
        return Answered(sentence("existe_depuis", collectif=capital(collective.designation), date=dated), section.date_sources, rest)
    return Answered(sentence("c_est_quand", evenement=that(section.evenement), quand=then), section.date_sources, rest)


def does_something_else(text: str, section: Section) -> bool:
    """« Adoptée quand ? » of what the section says only to have been drafted."""
    told = plain_words(f"{section.introduction} {section.evenement}")
    return any(act[:5] not in told for act in _ACTS.findall(text))


def unknown(collective: Collective | None, section: Section) -> Answered:
    """Say that a date is not known, and the nearest one that is."""
    near = next((one for one in (section, collective and collective.creation) if one and one.evenement and one.date), None)
    if near is None or elsewhere(near.date_sources):
        return not_said(section, section)
    name = "la_page_ne_le_dit_pas" if from_page(section) else "mes_sources_ne_le_disent_pas"
    told = sentence("quand_et_quoi", quand=when(str(near.date)), evenement=str(near.evenement))
    return Answered(sentence(name, texte=that(told)), (*section.sources, *near.date_sources), gap=NOT_SAID)


def who(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui l'a fondé ? », « avec qui ? »."""
    if (asked := about(request, knowledge)) is None:
        return None
    collective, section = asked
    section = _founded_in(collective, section, request.question.text) or section
    if not (section.qui or section.avec):
        # « C'est qui ? », « y a qui dedans ? » of how many they are, which was just told.
        of_them = request.question.reference == "courant" and memory.sujets[-1:] == (request.topic,)
        return names(request, memory, knowledge) if of_them or _ASKS_WHO_THEY_ARE.search(request.question.text) else None
    if _ASKS_WHICH.search(request.question.text):
        return None
    # « J'ai vu cela avec des parents. Qui l'a initié ? » tells with whom who writes was.
    with_whom = _ASKS_WITH_WHOM.search(request.question.claim) and not _WHO_AND_WITH_WHOM.search(request.question.claim)
    if section.avec and (not section.qui or with_whom):
        return _with_whom(request, section)
    told = Answered(who_and_with_whom(section), section.sources, besides(section, [*section.qui, *section.avec]))
    return _some_named(request, section) or _amane_helped(collective, section, knowledge) or told


def _founded_in(collective: Collective | None, section: Section, text: str) -> Section | None:
    """« Le groupe, qui l'a lancé ? », read as a question about what led to it: return the section of its creation; None of a thing that is named."""
    created = collective.creation if collective else None
    named = any(word in text.split() for word in words_of(*section.existe))
    return created if section.avec and not named and FOUNDED.search(text) and not _ASKS_WITH_WHOM.search(text) else None


def _with_whom(request: Request, section: Section) -> Answered:
    partners = enumerate_words(section.avec)
    # « Qui sont les partenaires ? » asks for their names.
    said = sentence("avec_qui", partenaires=partners) if _WITH.search(request.question.text) else f"{capital(partners)}."
    return Answered(said, section.sources, besides(section, section.avec))


def _amane_helped(collective: Collective | None, section: Section, knowledge: Knowledge, *, others: bool = False) -> Answered | None:
    """« Qui l'a fondée ? », « les autres ? » of whom AMANE alone is named among founders, of whom nobody says how many: what she did, and that."""
    alone = section.qui == (knowledge.association.nom,) and not (section.avec or section.count)
    if collective is None or not (section.creation and alone and FOUNDED.search(plain_words(collective.role_amane))):
        return None
    said = sentence("aucun_autre_nom", nom=that(knowledge.association.nom)) if others else sentence("seule_nommee", role=collective.role_amane)
    return Answered(said, section.sources)


def _some_named(request: Request, section: Section) -> Answered | None:
    """« Cinq associations, dont AMANE »: return how many, and who is named, where others are not."""
    if section.avec or not (section.qui and section.quantity and _others(section)):
        return None
    said = sentence("qui_et_d_autres", qui=enumerate_words(section.qui), nombre=capital(section.quantity))
    return _counted_aloud(request, section) or Answered(said, section.sources)


def _others(section: Section) -> int | None:
    """Return how many are not named, None where nobody knows."""
    return section.nombre.value - len(section.qui) if section.nombre and not section.nombre.about else None


def who_and_with_whom(section: Section) -> str:
    named = enumerate_words(section.qui)
    if section.avec:
        return sentence("qui_avec", qui=capital(named), partenaires=enumerate_words(section.avec))
    return f"{capital(named)}." if _others(section) == 0 else sentence("seuls_nommes", qui=named)


def names(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lesquelles ? », « la liste ? »: by their names, else where the list is to be read."""
    collective, section = about(request, knowledge) or (None, None)
    if section is None or section.points or not section.count:
        return _amane_helped(collective, section, knowledge, others="autres" in request.question.text) if section and section.qui else None
    if section.qui:
        if not _some_named(request, section):
            return who(request, memory, knowledge)
        return Answered(sentence("seuls_nommes_sur", qui=that(enumerate_words(section.qui)), nombre=str(section.quantity)), section.sources)
    if section.noms:
        return Answered(f"{capital(enumerate_words(section.noms))}.", section.sources)
    if not section.liens:
        told = f"{sentences(section)[0]} {where_to_look(knowledge, collective)}"
        return Answered(sentence("noms_inconnus" if from_page(section) else "noms_inconnus_ailleurs"), section.sources, told, gap=NOT_SAID)
    text = sentence("noms_en_lien" if section.liens[0].adresse else "noms_sur_la_page", page=knowledge.page.adresse)
    return Answered(text, section.sources, blocks=shown_links([one for one in links(knowledge, section) if one.address]))


def listed_in_its_document(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Mais encore, quelles préoccupations ? » of what was just told to stand in a document."""
    _, section = about(request, knowledge) or (None, None)
    told_again = section and not (section.points or section.count) and memory.sujets[-1:] == (request.topic,)
    told = in_its_document(knowledge, section) if section and told_again else None
    return Answered(told.text, section.sources, told.rest, gap=NOT_SAID) if section and told else None


def what_stands_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et c'est quoi, ces préoccupations ? », whatever it was read as: of what the document of a section holds, and not of that document."""
    _, section = about(request, knowledge) or (None, None)
    asks = section and _ASKS_WHAT_THEY_ARE.search(request.question.text)
    held = {one for link in section.liens for one in words_of(link.titre)} - set(words_of(*section.existe)) if section and asks else set()
    told = any(likeness(word, one) for word in telling(request.question, knowledge, request.question.text) for one in held)
    return listed_in_its_document(request, memory, knowledge) if told else None


def why_unnamed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi vous ne les citez pas ? » of how many they are, which was just told: whether they are named."""
    _, section = about(request, knowledge) or (None, None)
    of_them = section and _IS_NOT.search(request.question.text) and not (section.qui or section.avec) and memory.sujets[-1:] == (request.topic,)
    return names(request, memory, knowledge) if of_them else None


def besides(section: Section, told: Sequence[str]) -> str:
    """Return the first sentence of a section that does not tell once more all that was told, one of what is given if it can; else nothing."""
    left = (one for one in sentences(section) if not told or not all(tells(one, value) for value in told))
    return min(left, key=lambda one: NOT_GIVEN.search(one) is not None, default="")


def shown_links(found: Sequence[Link]) -> tuple[Block, ...]:
    return (Links(tuple(found)),) if found else ()
