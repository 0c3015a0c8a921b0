"""Tell whether AMANE joined later, and of each of several collectives how AMANE has a part in its founding."""

from __future__ import annotations

import re

from actions.association import is_spoken_to
from actions.blocks import Points
from actions.conditions import BY_AMANE, FOUNDED, FOUNDER
from actions.french import capital
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.values import about
from actions.memory import Memory
from actions.plan import Request
from actions.question import Marker, Question
from actions.sentences import sentence
from actions.sets import of_these
from knowledge import Knowledge
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_JOINED = re.compile(r"\b(?:entre[esr]*|rejoin\w*|adher\w*|arriv\w*|integr\w*|venue?s?|ajoute\w*|inscri\w*|embarqu\w*)\b")
_LATER = re.compile(
    r"\b(?:plus tard|apres(?: coup)?|ensuite|par la suite|en cours de route|(?:en|dans un) (?:second|deuxieme) temps|tardivement"
    r"|pas (?:tout de suite|(?:des|depuis) (?:le|la|sa|son) \w+))\b"
)
# A member since it was constituted, or one of those who founded it, did not come later.
_FROM_THE_START = re.compile(r"\b(?:depuis|des) (?:sa|la|son|le) (?:constitution|creation|fondation|naissance|debut|depart|lancement)\b")
_ELSE = re.compile(r"\b(?:qui|quoi|quand|combien|pourquoi|comment|mois|ans?|annees?|jours?|autres?|associations?|ils|elles|avant)\b")
_ALL = re.compile(r"\b(?:tous|toutes|chacune?|(?:les|des|aux) (?:deux|trois|quatre|cinq|\d+))\b")
_LIMITS = re.compile(r"\b(?:pas|jamais|sans|aucune?|ni|combien|quand|qui|lesquel\w*)\b")
_IT_IS_SHE_WHO = re.compile(r"\b(?:c )?est (?:ce |bien )?(?:amane|vous|elle) qui\b")


def joined_later(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et AMANE y est entrée plus tard ? »: no, where its role says that it was there from the start."""
    collective = (about(request, knowledge) or (None, None))[0]
    text = request.question.claim
    claims = _JOINED.search(text) and _LATER.search(text)
    if collective is None or not claims or _ELSE.search(text) or numbers_in(text) or dates_in(text):
        return None
    role = plain_words(collective.role_amane)
    if not (is_spoken_to(text, knowledge) or request.topic.endswith(".adhesion")) or request.question.organisations:
        return None
    if not (_FROM_THE_START.search(role) or FOUNDER.search(role)):
        return None
    return verdict(False, collective.role_amane, collective.sources)


def founded_all(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et c'est AMANE qui les a tous créés ? »: of each how AMANE has a part in it, and whether that is to have founded it."""
    if not _claims_all(request.question):
        return None
    ones = of_these(knowledge, request.collectives)
    founders = [one for one in ones if FOUNDED.search(plain_words(one.role_amane))]
    others = [one for one in ones if one not in founders]
    sources = tuple(source for one in ones for source in one.sources)
    roles = Points(tuple(f"{capital(one.designation)} : {one.role_amane}." for one in (*founders, *others)))
    if not founders:
        return Answered(sentence("page_ne_le_dit_d_aucun"), sources, blocks=(roles,), gap=NOT_SAID)
    name = "fondes_avec_d_autres" if not others else "pas_les_deux" if len(ones) == 2 else "pas_tous"
    return Answered(sentence(name), sources, blocks=(roles,))


def _claims_all(question: Question) -> bool:
    """Tell whether a question claims that AMANE founded all of those it speaks of, and no more than that."""
    text = question.claim
    all_of_them = _ALL.search(text) or question.has(Marker.EVERY, Marker.BOTH)
    more = _LIMITS.search(_IT_IS_SHE_WHO.sub(" ", text)) or dates_in(text)
    return bool(FOUNDED.search(text) and BY_AMANE.search(text) and all_of_them) and not more
