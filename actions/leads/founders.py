"""Tell which collectives AMANE founded or joined, and her part in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answers.sections import names_of
from actions.association import is_spoken_to
from actions.blocks import Points
from actions.conditions import A_MERE_MEMBER, BY_AMANE, BY_ANOTHER, FOUNDED, merely_joined
from actions.finding import DIGITS
from actions.french import capital, enumerate_words
from actions.leads.answered import Answered, verdict
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.sets import is_told_together, of_these
from actions.statements import by_its_name, sentences
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

_SO_MANY = re.compile(r"\b(?:les|des) (deux|trois|quatre|[2-4])\b")
EACH = re.compile(
    r"\b(?:tous|toutes|de tout|tout (?:a ete |est )?(?:fonde|cree|lance|monte|demarre|initie)"
    rf"|(?:fonde|cree|lance|monte)e?s? tout(?! seul)|partout|chacune?)\b|{_SO_MANY.pattern}"
)
_DENIED = re.compile(r"\b(?:pas|jamais|sans|aucune?|ni)\b")
_DENIED_OR_ALONE = re.compile(rf"{_DENIED.pattern}|\b(?:seule?s?|seulement|uniquement|que (?:l )?(?:amane|vous|elle)(?! (?:a|ait|avez|est)\b))\b")
# « AMANE a fondé les trois toute seule ? »
_BY_HERSELF = re.compile(r"\b(?:(?:toute |a elle |a vous )?seule?s?|par (?:elle|vous) memes?|sans (?:personne|aide))\b")
_AND_WHICH = r"\bet (?:dans )?(?:les|le|la)(?:quel|kel)\w*"
_BOTH_KINDS = re.compile(rf"(?:{FOUNDED.pattern}|\bmonte\w*\b).*{_AND_WHICH}")
_MEMBER_OR_MORE = re.compile(
    r"\b(?:simple\w*|juste|seulement)? ?(?:membre|adherente?|participante?) ou (?:plus|davantage|a l origine|mieux|autre chose|fondat\w+)\b"
)
_SAME_PART = re.compile(r"\bmeme (?:role|place|statut|part|titre|fonction|position)\b")
_OR_NOT = re.compile(r" ou (?:pas|non)$")
_OR_JOINED = re.compile(r"\b(?:ou|puis)\b.*\b(?:rejoi\w*|integr\w*|adher\w*)|\b(?:rejoi\w*|integr\w*|adher\w*)\b.* ou ")
_MERELY = re.compile(rf"\bou\b.*\b{A_MERE_MEMBER}|\b{A_MERE_MEMBER}.*\bou\b")
_A_MEMBER_OR = re.compile(r"\b(?:membre|adherente?|participante?)\b.* ou |\bou (?:\w+ )?(?:membre|adherente?|participante?)\b")
_FROM_THE_START = re.compile(
    r"\b(?:des|depuis) (?:(?:le|la|l|leur|son|sa|tout) )*(?:debut|depart|origine|naissance|creation|commencement|constitution|lancement)s?\b"
)
_ONLY_HER = re.compile(
    r"\b(?:y a|ya|c ?est|sont|etes) (?:\w+ )?(?:que|juste|seulement|uniquement) (?:vous|vs|(?:l )?amane)"
    r"(?: (?:dedans|la dedans|dans \w+|non|alors))*$"
)
_SHE = re.compile(r"\b(?:elle|amane)\b")
_IN_EACH = re.compile(r"\b(?:dans|partie|membre|presente|participe\w*)(?: (?:de|d|des|aux?|a))? (?:tous|toutes|chacune?|les (?:trois|deux))\b")


def founded(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lesquels AMANE a-t-elle fondés ? », « elle en a créé quand même ? », « elle est des deux côtés ? »: those of which its role says so."""
    # « Elle les a tous fondés, ou pas ? » denies nothing.
    text, several = _OR_NOT.sub("", request.question.claim), of_these(knowledge, request.collectives)
    if not _asks_of_its_part(request.question, text):
        return None
    if not FOUNDED.search(text):
        return _those(several, text, several, request) if several else None
    if _MERELY.search(text):
        # « Membre fondateur, ou simple membre ? »
        told = enumerate_words([f"{one.designation} ({one.role_amane})" for one in several])
        return Answered(f"{capital(told)}.", tuple(source for one in several for source in one.sources))
    ones = [one for one in several if FOUNDED.search(plain_words(one.role_amane))]
    if ones and _OR_JOINED.search(request.question.text):
        return _with_roles(ones, None, several, knowledge.association.nom)
    return _those(ones, text, several, request) if ones else None


def none_by_herself(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE a fondé les trois toute seule ? »: no, and her part in each."""
    text, several = request.question.claim, of_these(knowledge, request.collectives)
    claims = request.question.detail == "oui_non" and all(words.search(text) for words in (_BY_HERSELF, EACH, BY_AMANE, FOUNDED))
    return replace(_with_roles(several, None, several), text=sentence("aucun_toute_seule")) if claims and len(several) > 1 else None


def same_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE a joué le même rôle dans les deux ? »: no, and her part in each, where these differ."""
    several = of_these(knowledge, request.collectives)
    differ = len({one.role_amane for one in several}) > 1
    asks = request.question.detail == "oui_non" and _SAME_PART.search(request.question.claim) and EACH.search(request.question.claim)
    return replace(_with_roles(several, None, several), text=sentence("pas_la_meme_part")) if differ and asks else None


def _those(ones: Sequence[Collective], text: str, several: Sequence[Collective], request: Request) -> Answered:
    """Return these of several, with whether they are as many as is claimed."""
    return _with_roles(ones, _as_many_as_said(text, len(ones), len(several)) if request.question.detail == "oui_non" else None, several)


def of_her_part(request: Request, knowledge: Knowledge) -> bool:
    """« Pourquoi AMANE en fait-elle partie ? »: tell whether a section about founding or joining is asked about AMANE, or said to her."""
    return request.topic.endswith((".fondation", ".adhesion")) and is_spoken_to(request.question.text, knowledge)


def part_in_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE en est membre ou fondatrice ? », « elle l'a fondée ou rejointe ? » of one: her part in it, and nothing else."""
    collective, text = knowledge.collective(request.topic.partition(".")[0]), request.question.text
    either = FOUNDED.search(text) and (_OR_JOINED.search(text) or _MERELY.search(text) or _A_MEMBER_OR.search(text))
    # « Et vous là-dedans, simple membre ou plus que ça ? », whatever it was read as.
    of_her = (either and of_her_part(request, knowledge)) or (_MEMBER_OR_MORE.search(text) and is_spoken_to(text, knowledge))
    if collective is None or not of_her:
        return None
    role = f"{collective.role_amane}."
    known = request.question.collectives or (memory.collectif == collective.id and memory.sujets)
    return Answered(role if known else sentence("lequel", collectif=capital(collective.designation), texte=role), collective.sources)


def not_her_alone(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Y a que vous dedans ? », « c'est juste AMANE ? » of one whose members are counted: no, and how many there are."""
    collective = knowledge.collective(request.topic.partition(".")[0])
    members = collective.rubriques.get("membres") if collective else None
    if collective is None or members is None or not members.count or not _ONLY_HER.search(request.question.claim):
        return None
    return verdict(False, by_its_name(sentences(members)[0], collective), members.sources)


def from_the_start(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Dans lesquels a-t-elle été là dès la naissance ? »: AMANE's part in each, which says so."""
    text = request.question.text
    of_amane = is_spoken_to(text, knowledge) or _SHE.search(text)
    if request.question.organisations or not (of_amane and _FROM_THE_START.search(text)):
        return None
    several = of_these(knowledge, request.collectives)
    return _with_roles(several, None, several)


def merely_member(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lesquels AMANE a-t-elle juste rejoints ? »: those of which its role says no more."""
    several = of_these(knowledge, request.collectives)
    joined = [one for one in several if not FOUNDED.search(plain_words(one.role_amane))]
    if _BOTH_KINDS.search(request.question.claim) and joined and len(joined) < len(several):
        # « Lesquels avez-vous montés, et lesquels simplement rejoints ? »
        founded_ones = [one for one in several if one not in joined]
        return _with_roles(founded_ones, None, several, knowledge.association.nom)
    return _with_roles(joined, None, several) if joined and merely_joined(request.question.claim) else None


def _as_many_as_said(text: str, found: int, several: int) -> bool:
    """« Fondateurs de tout ? » says all; « les deux », where nobody is named, are as many as were found, or two of all of them."""
    if counted := _SO_MANY.search(text):
        said = int(DIGITS.get(counted[1], counted[1]))
        return found == said or found == several > said
    return found == several or not EACH.search(text)


def _asks_of_its_part(question: Question, text: str) -> bool:
    """Tell whether a question, whose claim is `text`, says that AMANE founded something, or has a part in each, and nothing of anybody else."""
    if question.organisations or _DENIED_OR_ALONE.search(text) or BY_ANOTHER.search(text):
        return False
    takes_part = is_told_together(question) or (question.detail == "oui_non" and _IN_EACH.search(question.claim))
    return bool(BY_AMANE.search(question.claim) and (takes_part or FOUNDED.search(question.claim)))


def _with_roles(ones: Sequence[Collective], right: bool | None, several: Sequence[Collective], name: str = "") -> Answered:
    """Return the sentence that names collectives, as a yes or a no where one is asked for, with the part of AMANE in each; where it is no, in all.

    name: AMANE's, where it is asked whether she founded or joined them, which is told of all.
    """
    told = ones if right is not False and not name else [*ones, *(one for one in several if one not in ones)]
    roles = tuple(capital(sentence("lequel", collectif=one.designation, texte=f"{one.role_amane}.")) for one in told)
    named = sentence("a_contribue_a_fonder", nom=name, collectifs=names_of(ones)) if name else f"{names_of(ones)}."
    named, blocks = (roles[0], ()) if len(roles) == 1 else (named, (Points(roles),))
    sources = [source for one in told for source in one.sources]
    if right is False:
        return Answered(sentence("ensemble_seulement", collectifs=names_of(ones)), tuple(sources), blocks=blocks)
    return verdict(right, named, sources, blocks=blocks)
