"""Tell of an organisation that a section names as a partner whether it was the only one, and what it has to do with it."""

from __future__ import annotations

import re

from actions.asking import telling
from actions.french import enumerate_words
from actions.leads.answered import Answered, verdict
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Knowledge, Section
from knowledge.text import plain_words

_ONLY = re.compile(r"\b(?:seule?s?|seulement|uniquement|exclusivement|que (?:avec )?(?:l |le |la )?\w+$)\b")
_DENIED = re.compile(r"\b(?:pas|plus|jamais|aucune?|sans|meme)\b")
# « Et l'UNICEF dans tout ça ? », « l'UNICEF là-dedans ? », « quel rôle pour l'UNICEF ? »
_WHAT_OF_IT = frozenset({"rapport", "role", "roles", "histoire", "affaire", "dedans", "joue", "jouent", "venir", "faisait", "fichait"})


def the_only_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Avec l'UNICEF seulement ? »: no, where the section names others beside it, and nothing more is claimed."""
    section = _with_the_partner(request, knowledge)
    text = request.question.claim
    # « L'UNICEF seule l'a faite ? » says who did it, which is another thing.
    if section is None or len(section.avec) < 2 or not _ONLY.search(text) or _DENIED.search(text) or not re.search(r"\bavec\b", text):
        return None
    if _more(request, knowledge):
        return None
    return verdict(False, f"avec {enumerate_words(section.avec)}", section.sources)


def its_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et l'UNICEF dans tout ça ? »: that it is a partner stands before the sentence that says of what."""
    section = _with_the_partner(request, knowledge)
    if section is None or _ONLY.search(request.question.text) or _DENIED.search(request.question.text) or _more(request, knowledge):
        return None
    said = next((one for one in sentences(section) if _is_in(one, request.question.organisations[0])), "")
    return Answered(sentence("comme_partenaire"), section.sources, said) if said else None


def _with_the_partner(request: Request, knowledge: Knowledge) -> Section | None:
    """Return the section asked about, where the one organisation of the question is a partner in it."""
    section = (knowledge.section(request.topic) or (None, None))[1]
    named = request.question.organisations
    if section is None or len(named) != 1 or request.question.collectives:
        return None
    return section if any(_is_in(one, named[0]) for one in section.avec) else None


def _more(request: Request, knowledge: Knowledge) -> bool:
    """Tell whether a question says more than the name of the organisation and what joins it to what was told."""
    names = {
        word for one in knowledge.collectifs for body in one.organisations if body.nom in request.question.organisations
        for name in (body.nom, *body.alias) for word in plain_words(name).split()
    }  # fmt: skip
    claimed = telling(request.question, knowledge, request.question.claim)
    return any(word not in names and word not in _WHAT_OF_IT and not _ONLY.search(word) for word in claimed)


def _is_in(said: str, name: str) -> bool:
    return set(plain_words(name).split()) <= set(plain_words(said).split())
