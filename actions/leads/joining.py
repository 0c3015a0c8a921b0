"""« Depuis le début, ou venue après ? », « 2009, c'est la création ou votre arrivée ? »: when AMANE joined, beside when a collective began."""

from __future__ import annotations

import re

from actions.association import as_named, is_spoken_to
from actions.conditions import FOUNDED
from actions.french import lowered
from actions.leads.answered import Answered, verdict
from actions.leads.counts import AT_FIRST
from actions.leads.roles import OF_WHICH_SHE_IS
from actions.leads.times import when_it_was
from actions.leads.values import about
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from knowledge import Collective, Knowledge
from knowledge.text import plain_words

# Since when somebody is said to take part; and how a role says that it is from the start.
_IN_TIME = re.compile(rf"{AT_FIRST.pattern}|\b(?:des l[ea]|premiere?s?|tout debut|origine|en et(?:ait|iez))\b")
_EARLY = re.compile(rf"{_IN_TIME.pattern}|\b(?:creee?|fond\w+|aidee?)\b")
_LATER = re.compile(
    r"\b(?:plus tard|en retard|apres|ensuite|suivante?s?|en (?:cours|marche|route)|rejoi\w*|(?:une fois|deja) (?:cree|fonde|constitue|lance)\w*)\b"
)
# « AMANE a rejoint la PNPM ? » says no time.
_ONLY_LATER = re.compile(
    r"^(?!.*\b(?:toujours|encore)\b).*"
    r"(?:\b(?:venue?s?|entree?s?|arrivee?s?|rejoi\w*|membres?|adher\w*|integr\w*)\b.*\b(?:plus tard|apres coup|en (?:cours|route|retard))\b"
    r"|\brejoi\w*\b.*\b(?:apres|ensuite|(?:une fois|deja) (?:cree|fonde|constitue|lance)\w*))"
)
# « Elle existait déjà quand AMANE y est entrée ? », « AMANE l'a rejointe l'année dernière ? »
_BEFORE_HER = re.compile(
    r"\b(?:exist\w*|la) deja\b.*\b(?:quand|lorsqu\w*|avant)\b.*\b(?:entr|rejoi|arriv|ven|adher|integr)\w*"
    r"|\b(?:rejoi|entr|adher|arriv)\w*\b.*\b(?:derni\w+|recem\w*|(?:recent|nouvel)le?ment|il y a peu|hier)\b"
)
_SINCE_ITS_START = re.compile(r"\b(?:de?puis|des) (?:sa|la|leur|le|l) ?(?:tout )?(?:(?:crea|constitu|fonda)tion|naissance|debut|depart|origine)\b")
_OTHERS_CAME = re.compile(r"\b(?:autres?|assos?|associations?|membres?)\b.*\b(?:rejoi|arriv|venu|entr)|\bqui (?:vous|l|les) (?:a|ont)\b")
_WHICH_OF_TWO = re.compile(r" ou |\bqui (?:de nous|des deux|a raison|dit vrai)\b")
_FROM_ITS_START = re.compile(rf"{FOUNDED.pattern}|\bdepuis sa (?:creation|constitution|fondation|naissance)\b|\bgroupe fondateur\b")
_BIRTH = r"(?:creation|constitution|fondation|naissance|lancement|debuts)"
# « Votre entrée », « entrée d'AMANE », and not « AMANE y est entrée ».
_JOINING = r"(?:adhesion|entree|arrivee|participation|integration|inscription)"
_ENTRY = rf"(?:(?:l|d|votre|son|sa|une?|vos|notre) {_JOINING}|{_JOINING} d)\b"
# « 2009, c'est la création ou juste l'entrée d'AMANE ? »
_BIRTH_OR_ENTRY = re.compile(rf"\b{_BIRTH}\b.* ou .*\b{_ENTRY}|\b{_ENTRY}\b.* ou .*\b{_BIRTH}")


def since_when(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« AMANE y est depuis le début, ou est venue après ? », « rejointe plus tard ? »: from the start, where the file says so of her."""
    collective, text = (about(request, knowledge) or (None, None))[0], OF_WHICH_SHE_IS.sub(" ", as_named(request.question.text, knowledge))
    if collective is None or not _FROM_ITS_START.search(plain_words(collective.role_amane)):
        return None
    of_joining, asked = request.topic.endswith(".adhesion"), _LATER.search(text) or _BEFORE_HER.search(text)
    if of_joining and request.question.detail == "oui_non" and _SINCE_ITS_START.search(text) and not asked:
        return verdict(True, collective.role_amane, collective.sources)
    of_her = of_joining or (request.topic.endswith((".fondation", ".origine")) and is_spoken_to(text, knowledge))
    if not (asked and of_her) or _OTHERS_CAME.search(text):
        return None
    return _from_the_start(text, collective)


def _from_the_start(text: str, collective: Collective) -> Answered | None:
    if not _EARLY.search(text):
        return verdict(False, collective.role_amane, collective.sources) if _ONLY_LATER.search(text) or _BEFORE_HER.search(text) else None
    told = sentence("des_le_debut", texte=lowered(collective.role_amane)) if _IN_TIME.search(text) else collective.role_amane
    return Answered(f"{told}.", collective.sources) if _WHICH_OF_TWO.search(text) else None


def early_or_late(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Venue plus tard, ou dès le départ ? », whatever it was read as."""
    return since_when(request, memory, knowledge) if " ou " in request.question.text else None


def both_at_once(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« 2009, c'est la création ou l'adhésion d'AMANE ? » of one of which she is part from the start: both."""
    collective = (about(request, knowledge) or (None, None))[0]
    asked = collective and _BIRTH_OR_ENTRY.search(as_named(request.question.text, knowledge))
    born = collective.creation if collective and asked and _FROM_ITS_START.search(plain_words(collective.role_amane)) else None
    then = when_it_was(born) if born and request.question.detail not in ("ecart", "pourquoi") else ""
    return Answered(sentence("les_deux", texte=lowered(then)), born.date_sources) if born and then else None
