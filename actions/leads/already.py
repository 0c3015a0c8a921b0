"""« Il avait une charte dès le début ? »: tell that what came later was not there yet."""

from __future__ import annotations

import re

from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.nearest import not_said
from actions.leads.times import when_it_was
from actions.leads.values import about
from actions.memory import Memory
from actions.request import Request
from knowledge import Knowledge
from knowledge.model import Section

_BIRTH = r"(?:creation|constitution|fondation|naissance|lancement)"
_TEXT = r"(?:(?:la|le|l|cette|ce) )?(?:page|texte|document|site|liste|phrase)"
_AT_ITS_BIRTH = re.compile(
    r"\b(?:deja )?a (?:ce moment|cette (?:date|epoque))(?: la)?\b"
    rf"|\b(?:des|depuis|au) (?:le |tout |son |sa |leur )*(?:debut|depart|{_BIRTH})\b(?! d\w* {_TEXT})"
    # What is older or younger than the birth is compared with it (`following`).
    rf"|(?<!ieur )(?<!ieurs )(?<!ieure )(?<!ieures )(?<!rapport )\b(?:a|date(?:nt)? de) (?:sa|la|leur) {_BIRTH}\b"
    rf"|\b(?:le jour|le mois|l annee|au moment|lors) de (?:la |sa |leur )?{_BIRTH}\b|\bven(?:ue?|u)s? avec\b"
    r"|\ben se (?:lancant|creant|fondant|formant)\b|\bquand (?:il|elle|ils|elles|le \w+) (?:a|ont) ete (?:cree|fonde|lance|constitue)e?s?\b"
)
# « La CDE avait déjà une charte à ce moment-là ? »
_WAS = re.compile(r"\b(?:avai\w*|yavai\w*|etai\w*|existai\w*)\b")
# « … ou plus tard ? », « a-t-on fait autre chose à ce moment-là ? »
_ELSE = re.compile(r" ou |\bautres?\b")


def was_there_yet(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return that a thing with a date was not there at the beginning, where it was made later; that nobody says so of what has none."""
    collective, section = about(request, knowledge) or (None, None)
    born, text = collective.creation if collective else None, request.question.claim
    asked = request.question.detail in ("oui_non", "date") and _is_said_then(text)
    if section is None or section.points or born is None or section is born or not asked:
        return None
    return not_said(section, section) if _is_unknown(section, born, text) else _came_later(section, born)


def _is_unknown(section: Section, born: Section, text: str) -> bool:
    # « Il y en avait déjà trente à ce moment-là ? » of how many there are today.
    return not born.count if section.count else section.date is None and _WAS.search(text) is not None


def _came_later(section: Section, born: Section) -> Answered | None:
    then, precision = when_it_was(section), min(len(str(section.date)), len(str(born.date)))
    if not (then and when_it_was(born)) or str(section.date)[:precision] <= str(born.date)[:precision]:
        return None
    return verdict(False, then, section.date_sources)


def _is_said_then(text: str) -> bool:
    return bool(_AT_ITS_BIRTH.search(text)) and not (denies(text) or _ELSE.search(text))
