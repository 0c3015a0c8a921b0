"""Tell who did a thing with whom where a partner is named, or somebody alone; and whether an organisation is a member."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import only_names_somebody, telling, without_tag, words_of
from actions.association import is_named, is_spoken_to
from actions.conditions import FOUNDED, MEMBERSHIP, naming
from actions.finding import DIGITS
from actions.french import capital, enumerate_words, lowered, of, that
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.nearest import beyond
from actions.leads.values import names, who_and_with_whom
from actions.memory import Memory
from actions.question import Question
from actions.referents import DONE_BY, identifies
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, ended, folded, sentences, statements, tells
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_WITH = re.compile(
    r"\b(?:avec|partenaires?|partenariats?|aussi|pareil\w*|idem|particip\w*|collabor\w*|projet|contribu\w*|aide\w*|appui\w*|soutien\w*)\b"
)
_TAKES_PART = re.compile(
    r"\b(?:f(?:ai|e)\w*(?: (?:t )?(?:elle|il|vous|on)s?)? part\w*|font(?: elles| ils)? partie|(?:est|sont|etait|etaient)(?: (?:elle|il)s?)?(?: \w+)? "
    r"(?:membres?|adherent\w*|affilie\w*|parmi|dans (?:les|ces)))\b"
)
# How people say that something was made, whatever the word of the file; who paid or signed is another question.
_DOING = re.compile(r"\b(?:fai\w*|fe|realis\w*|men(?:e|ee|er|es|ees)|redig\w*|ecri\w*|produi\w*|condui\w*|elabor\w*)\b")
_ONLY = re.compile(r"\b(?<!une )(?<!un )(?<!la )(?:seule?s?|seulement|uniquement|exclusivement|y avait que|que (?:avec )?(?:l |le |la )?\w+$)\b")
# « J'ai lu que l'UNICEF… » says nobody alone.
_HEARD = re.compile(r"\b(?:lu|vu|dit|dire|su|sais|crois|croyais|pense\w*|parait|entendu|appris|note|ecrit) qu?e?\b")
# « Sans aucune aide ? », « sans partenaire ? »
_WITHOUT = re.compile(r"\bsans (?:aucune?s? |l[ae] moindre |l |d |de )?(?:aide|appui|soutien|partenaire|partenariat|personne d autre|autre)s?\b")
_WITHOUT_THEM = re.compile(r"(?:(?:et|donc|mais|c ?etait|c ?est|faite?|realisee|menee) )*sans (?:l |la |le |les )?\w+(?: \w+)?")
# « Ils étaient trois ? », « à deux ? » of those who did a thing together.
_SO_MANY = re.compile(
    r"(?:(?:et|donc|mais|alors) )*(?:(?:ils|elles|vous|c) (?:etai\w+|etiez|sont|etes|est) |a |ca fait )(?:donc |bien )?"
    rf"(?P<many>\d+|{'|'.join(DIGITS)})(?: organis\w+| partenaires?| institutions?| en tout| au total)?"
)
_ALONE = re.compile(r"(?<!une )(?<!un )(?<!la )(?<!le )(?<!1 )\bseule?s?\b")
# Denied, since when, with somebody, « l'UNICEF juste pour l'étude ? »: who did it with whom does not answer that.
_MORE = re.compile(
    rf"{MEMBERSHIP.pattern}|\b(?:pas|plus|jamais|aucune?|sans|meme|debut|depart|depuis|toujours|origine)\b|\bavec (?:des|d|une?) "
    r"|\b(?:que|juste|seulement|uniquement) (?:dans|pour|a|sur|lors de|pendant) (?:l |la |le |cette |ce )?\w+$"
)
_ITS_PART = re.compile(
    r"\b(?:v(?:ie|e)n\w* (?:faire|foutre|la|ici)|roles?|apparai\w*|intervi?en\w*|implique\w*|(?:arrive|entre)\w*|sert|servi|fout|la dedans|a voir)\b"
    r"|\b(?:pour|pr) (?:quoi|koi|qoi)\b|\bpourquoi\b|\ba quel titre\b"
    # « Le CNDH il a fait quoi ? »
    r"|\b(?:a|ont|avait) fai\w* (?:quoi|koi|qoi)\b|\bqu (?:a|ont) (?:\w+ ){0,2}fai\w*"
)
# « Avec la plateforme », « ils ont travaillé », said of somebody and a collective.
_WORKING = re.compile(rf"{_WITH.pattern}|\b(?:travaill|boss|particip)\w*")
_PARTNER = re.compile(rf"{MEMBERSHIP.pattern}|\bpartenaires?\b")
_WITH_SOMEBODY = re.compile(r"\b(?:avec|par(?! (?:exemple|hasard|rapport|la suite|ecrit)\b)) (?:la |le |l |les )?(\w{3,}(?: \w{3,})*)")
# « Avec qui d'autre ? », « j'ai oublié la seconde » of those with whom something was done.
_ANOTHER = re.compile(
    r"\b(?:qui|ki) d ?autres?\b|\bautres? (?:partenaires?|institutions?|organis\w+|noms?)\b|\bl[ea] (?:seconde?|deuxieme|2e|2eme)$|\bl autre$"
)
_BUT_FOR = re.compile(r"\b(?:a part|sauf|hormis|en dehors d\w*|a cote d\w*|outre|autres? (?:que|qu)|sans compter) (?P<whom>\w+(?: \w+)?)")
_IS_THERE = re.compile(r"\b(?:y a|y avait|y en a\w*|ya|avait il|existe\w*)\b")
# « Il y en a une à Fès ? », « l'asso Bayti est dedans ? », « SOS Villages y est ? »
_IS_AMONG = re.compile(
    r"\b(?:dedans?|parmi|(?:y|ya) en a|(?:y|en) (?:est|sont|fait|font)|f(?:ai|on)t partie|(?:dans|sur) (?:la|cette|votre|leur) liste"
    r"|(?:est|sont) (?:elles? |ils? )?dans (?:le|la|ce|cette))\b"
)
_THE_OTHERS = re.compile(r"\b(?:les|des) (?:\w+ )?autres?\b(?: (?:fondat\w+|associations?|assos?|membres? fondat\w+))?")
_WHO = re.compile(r"\b(?:qui|ki|noms?|lesquel\w*|quelles? (?:associations?|assos?))\b")
_FEW_WORDS = 4
# What is said of a part in it, beside whose.
_BESIDE = re.compile(rf"{_DOING.pattern}|{_WITH.pattern}|{_ONLY.pattern}|\b(?:rapport|roles?|histoire|affaire|dedans|joue(?:nt)?|comme)\b")


def with_whom(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est partenaire ? », « menée par AMANE toute seule ? »: held against who did it, and with whom."""
    section, text = (knowledge.section(request.topic) or (None, None))[1], without_tag(request.question.claim)
    whose = identifies(request.question, knowledge) and not DONE_BY.search(text)
    if section is None or not section.avec or whose or dates_in(text) or numbers_in(text) or _MORE.search(text):
        return None
    if _claims_more(request, section, knowledge, text):
        return None
    held = _is_right(request.question, section, knowledge, text)
    told = sentence("c_est", quoi=lowered(who_and_with_whom(section)).removesuffix("."))
    # Who did what was not spoken of is told with it.
    if held == (True,) and memory.sujets[-1:] != (request.topic,):
        told = sentences(section)[0]
    return verdict(held[0], told, section.sources) if held else None


def without_anybody(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Sans aucune aide ? », « sans le CNDH ? » of what was done with partners: no, and with whom."""
    section, text = (knowledge.section(request.topic) or (None, None))[1], without_tag(request.question.claim)
    if section is None or not section.avec:
        return None
    named = request.question.organisations
    without = named and all(_names(section, one) for one in named) and _WITHOUT_THEM.fullmatch(text)
    if not (without or (not named and _WITHOUT.search(text))):
        return None
    return verdict(False, sentence("c_est", quoi=lowered(who_and_with_whom(section)).removesuffix(".")), section.sources)


def so_many_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui a fait l'étude ? — Ils étaient trois ? »: whether so many did it, who and with whom counted."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    said = _SO_MANY.fullmatch(without_tag(request.question.claim))
    if section is None or not (section.qui and section.avec) or said is None or memory.sujets[-1:] != (request.topic,):
        return None
    right = int(DIGITS.get(said["many"], said["many"])) in (len(section.avec), len(section.qui) + len(section.avec))
    return verdict(right, sentence("c_est", quoi=lowered(who_and_with_whom(section)).removesuffix(".")), section.sources)


def with_a_stranger(text: str, section: Section) -> bool:
    """« Une étude menée avec la Croix-Rouge ? »: tell whether a text says that a thing was done with whom the section does not name."""
    said = _WITH_SOMEBODY.search(without_tag(text)) if section.avec else None
    named = {word for name in (*section.avec, *section.qui) for word in plain_words(name).split()}
    return said is not None and named.isdisjoint(said[1].split())


def besides_the_named(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'étude avec l'UNICEF… — Et avec qui d'autre ? »: the partners that nobody has named yet."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    if section is None or not _ANOTHER.search(without_tag(request.question.text)):
        return None
    named = request.question.organisations or memory.organisations
    left = [one for one in section.avec if not any(tells(one, name) for name in named)]
    if not 0 < len(left) < len(section.avec):
        return None
    # « Avec qui d'autre ? — Avec le CNDH », « il y avait un autre partenaire ? — Oui : le CNDH ».
    names = enumerate_words(left)
    whether = request.question.detail == "oui_non" and _IS_THERE.search(request.question.text)
    return verdict(True, names, section.sources) if whether else Answered(sentence("avec_qui", partenaires=names), section.sources)


def besides_amane(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Les cinq du départ, à part AMANE, c'était qui ? » of whom the section names nobody else: that first, then how many there were."""
    section, text = (knowledge.section(request.topic) or (None, None))[1], request.question.text
    if section is None or not _asks_who_else(text, knowledge):
        return None
    named = [one for one in section.qui if one != knowledge.association.nom]
    unsaid = next((one for one in sentences(section) if NOT_GIVEN.search(one)), "")
    if section.count is None or named or not unsaid:
        return None
    return Answered(unsaid, section.sources, "" if memory.sujets[-1:] == (request.topic,) else sentences(section)[0], gap=NOT_SAID)


def _asks_who_else(text: str, knowledge: Knowledge) -> bool:
    but = _BUT_FOR.search(text)
    others = is_spoken_to(but["whom"], knowledge) if but else _THE_OTHERS.search(text)
    # « À part vous ? » just after who founded it.
    return bool(others) and (bool(but and len(text.split()) <= _FEW_WORDS) or _WHO.search(text) is not None)


def with_another(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF a travaillé avec la PNPM ? »: with whom it did, where the file names it of one other alone."""
    question, owner = request.question, knowledge.collective(request.topic.partition(".")[0])
    if owner is None or len(question.organisations) != 1 or question.reference not in ("nom", "description"):
        return None
    involved = [(one, body) for one in knowledge.collectifs for body in one.organisations if body.nom in question.organisations]
    section = (knowledge.section(request.topic) or (None, None))[1]
    if section and (section.qui or section.avec):
        # Who did this is known, and it is another.
        return None
    if len(involved) != 1 or involved[0][0] is owner or MEMBERSHIP.search(question.text) or not _WORKING.search(question.text):
        return None
    said = naming(*involved[0])
    return Answered(sentence("la_page_ne_le_dit_pas", texte=that(said.text)), said.sources, gap=NOT_SAID, about=involved[0][0].id)


def _claims_more(request: Request, section: Section, knowledge: Knowledge, text: str) -> bool:
    """Tell whether words say more than who did a thing with whom, or that a collective did it."""
    question, owner = request.question, request.topic.partition(".")[0]
    involved = [body for one in knowledge.collectifs for body in one.organisations if body.nom in question.organisations]
    called = set(words_of(*(name for body in involved for name in (body.nom, *body.alias))))
    more = (word for word in beyond(request, section, knowledge, text) if word not in called and not _BESIDE.search(word))
    return any(more) or not set(question.collectives) <= {owner} or bool(question.collectives and _DOING.search(text))


def _is_right(question: Question, section: Section, knowledge: Knowledge, text: str) -> tuple[bool | None] | None:
    """Return whether those who are said to have done something are those whom a section names; None where nothing of it is claimed."""
    text = _HEARD.sub(" ", text)
    if _ONLY.search(text) if question.organisations else _ALONE.search(text) and not question.collectives:
        return (False,)
    if not question.organisations:
        return (True,) if is_spoken_to(text, knowledge) and _DOING.search(text) and section.qui else None
    takes_part = _WITH.search(text)
    if not (takes_part or _DOING.search(text)):
        return None
    if not all(_names(section, name) for name in question.organisations):
        return (False,)
    # Of what was done with others a partner did a part.
    return (True if takes_part and not DONE_BY.search(text) else None,)


def its_part(request: Request, memory: Memory, knowledge: Knowledge, asks: re.Pattern[str] = _ITS_PART) -> Answered | None:
    """« Que vient faire l'UNICEF là-dedans ? », « à quel moment apparaît l'UNICEF ? »: in what it was a partner."""
    found, question = knowledge.section(request.topic), request.question
    partner = next((one for one in found[1].avec for name in question.organisations if tells(one, name)), "") if found else ""
    if found is None or not partner or not _asks_for_it(question, asks, knowledge):
        return None
    collective, section = found
    involved = words_of(*(name for body in collective.organisations if body.nom in question.organisations for name in (body.nom, *body.alias)))
    if {one for one in beyond(request, section, knowledge, asks.sub(" ", question.text)) if not _BESIDE.search(one)} - set(involved):
        return None
    said = sentence("partenaire_de", nom=capital(partner), de_quoi=of(lowered(section.titre)))
    return Answered(said, section.sources, sentences(section)[0])


def _asks_for_it(question: Question, asks: re.Pattern[str], knowledge: Knowledge) -> bool:
    """« Et l'UNICEF alors ? » asks for its part, too."""
    alone = question.detail == "qui" and only_names_somebody(question, knowledge, question.text)
    return len(question.organisations) == 1 and (asks.search(question.text) is not None or alone)


def member_or_not(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le CNDH, membre ou juste partenaire de l'étude ? », which asks for neither yes nor no."""
    told = member(request, memory, knowledge) if " ou " in request.question.text else None
    part = its_part(request, memory, knowledge, _PARTNER) if told and told.gap else None
    return replace(part, text=sentence("et_membre_inconnu", texte=part.text.removesuffix(".")), rest="", gap=NOT_SAID) if part else told


def member(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'UNICEF est membre du groupe ? »: yes or no where the file names all members, else for what alone it is named."""
    found, question = knowledge.section(request.topic), request.question
    asks = MEMBERSHIP.search(question.text) or _is_said_to_be_there(question, knowledge)
    if not found or found[1].points or len(question.organisations) != 1 or not asks:
        return None
    (name,), whose = question.organisations, _of_whom(question, found[0], knowledge)
    listed = whose.rubriques.get("membres")
    if listed and listed.count and len(listed.noms) == listed.count.value:
        return verdict(_names(listed, name), sentences(listed)[0], listed.sources)
    naming = [one for collective in knowledge.collectifs for one in collective.rubriques.values() if _names(one, name)]
    if len(naming) != 1:
        return None
    called = next(one for one in (*naming[0].avec, *naming[0].qui) if tells(one, name))
    return Answered(sentence("membre_inconnu", nom=called, quoi=lowered(naming[0].titre)), naming[0].sources, gap=NOT_SAID)


def _is_said_to_be_there(question: Question, knowledge: Knowledge) -> bool:
    """« L'UNICEF est dedans ? », and nothing more."""
    return _IS_AMONG.search(question.claim) is not None and only_names_somebody(question, knowledge, _IS_AMONG.sub(" ", question.claim))


def among_the_unnamed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Bayti est dedans ? », « il y en a une à Fès ? » of members whom the page does not name: that it does not say, and where their list is."""
    found, question = knowledge.section(request.topic), request.question
    if found is None or not request.topic.endswith(".membres") or found[1].noms or not _IS_AMONG.search(question.claim):
        return None
    # « L'asso Bayti » is not she.
    of_amane = not {"vous", "vs", "nous", plain_words(knowledge.association.nom)}.isdisjoint(question.claim.split())
    told = None if of_amane or " ou " in question.claim or question.organisations or dates_in(question.claim) else names(request, memory, knowledge)
    stranger = told and _names_a_stranger(question, *found, knowledge)
    return replace(told, text=sentence("parmi_eux_inconnu", texte=ended(lowered(told.text))), gap=NOT_SAID) if told and stranger else None


def _names_a_stranger(question: Question, collective: Collective, section: Section, knowledge: Knowledge) -> bool:
    """Tell whether a claim has a word that nothing said of a collective has."""
    known = {word for one in statements(collective) for word in one.words}.union(folded(*section.existe, section.unite or ""))
    claimed = (one.rstrip("s") for one in telling(question, knowledge, question.claim))
    return any(not any(likeness(one, word) or word.startswith(one) for word in known) for one in claimed)


def founder(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est l'UNICEF qui a fondé le groupe ? » of who only has to do with something else of it: no, and what is told of its founding."""
    found, question = knowledge.section(request.topic), request.question
    founding = found and request.topic.endswith(".fondation") and found[1].qui and FOUNDED.search(question.claim)
    # « C'est vous ou l'UNICEF ? » asks which, « avec vous ? » with whom.
    of_amane = is_named(question.text, knowledge) or not {"vous", "vs", "ou"}.isdisjoint(question.claim.split())
    if not founding or found is None or len(question.organisations) != 1 or of_amane:
        return None
    (name,), (collective, section) = question.organisations, found
    elsewhere = any(_names(one, name) for one in collective.rubriques.values() if one is not section)
    return verdict(False, sentences(section)[0], section.sources) if elsewhere and not _names(section, name) else None


def _of_whom(question: Question, collective: Collective, knowledge: Knowledge) -> Collective:
    """Return whose member somebody is said to be: the one that is named, else the one whose section it is."""
    named = knowledge.collective(question.collectives[0]) if question.collectives else None
    return named or collective


def asks_of_somebody_else(request: Request, collective: Collective, knowledge: Knowledge) -> bool:
    """« Bayti fait partie des onze ? »: tell whether somebody is asked about as a member of whom the file knows nothing."""
    text, question = request.question.claim, request.question
    found = None if question.organisations or is_named(text, knowledge) else _TAKES_PART.search(text)
    known = {word for one in statements(collective) for word in one.words}
    subject = telling(question, knowledge, text[: found.start()]) if found else []
    return any(not any(likeness(word, one) or one.startswith(word) for one in known) for word in subject if not word.isdigit())


def _names(section: Section, name: str) -> bool:
    return any(tells(one, name) for one in (*section.avec, *section.qui, *section.noms))
