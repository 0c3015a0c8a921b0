"""« Ils y ont dit quoi ? », « ils veulent quoi des États ? », « quels enfants ? »: tell it in its own few words, not the sentence around it."""

from __future__ import annotations

import re

from actions.french import capital
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.points import series
from actions.leads.values import about, shown_links
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Knowledge

_WHAT = r"(?:quoi|koi|qoi|qu est ce qu\w*|kesk\w*|ce qu\w*|que|qu)"
_SAYING = r"(?:dit|di|dire|racont|present|expos|expliqu|defend|port|contien|contenai)\w*"
_WHAT_WAS_SAID = re.compile(
    rf"\b{_SAYING} (?:de )?(?:quoi|koi|qoi)\b|\b{_WHAT} (?:\w+ ){{0,4}}?{_SAYING}\b|\b(?:contenu|teneur|fond d[eu]|message)\b"
)
# Other things that may be asked of what was said.
_OF_ANYTHING = frozenset({"autre", "tout", "sens", "element:contenu", "encore"})
# « L'EPU, ça veut dire quoi ? » asks what it means.
_ASKS_ELSE = re.compile(r"\b(?:quand|ou|pourquoi|pk|comment|combien|qui|ki|ve(?:ut|u|ulent) dire)\b")
# « … a pu présenter à Genève, lors de l'examen, ses préoccupations, résumées dans… »
_PRESENTED = re.compile(r"\bprésent\w+ [^.]*?, ((?:ses|leurs) [^.;]+)\.$")
_WHAT_IS_WANTED = re.compile(
    rf"\b(?:veul|voul|demand|reclam|attend|exig|obten)\w* (?:\w+ )?(?:quoi|koi|qoi)\b"
    rf"|\bpouss\w* a (?:faire )?(?:quoi|koi)\b|\b{_WHAT} (?:\w+ ){{0,3}}?(?:veul|voul|demand|reclam|attend|exig|obten)\w*\b"
)
# « … pour qu'ils assurent… », « … en faveur du respect… » at the end of a point.
_WANTED = re.compile(r"\b(?:pour (?P<that>qu(?:e |’).+)|en faveur (?P<of>d[eu]s? |d’)(?P<what>.+))\.$")
# How people call those of whom a list tells, without the « s ».
_ONES = {**dict.fromkeys(("enfant", "gosse", "gamin", "petit", "mineur"), "enfant"), "migrant": "migrant"}
_WHICH_ONES = re.compile(rf"\b(?:quel|kel)s? (?P<ones>(?:{'|'.join(_ONES)})s?)\b")
_OF_NO_ONES = frozenset({"oui_non", "nombre", "date", "lieu", "lien", "ecart"})
_ARTICLES = {"du ": "le ", "des ": "les "}


def what_was_said(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et ils ont raconté quoi ? » of what was just told: what was presented, and that no more of it is given."""
    _, section = about(request, knowledge) or (None, None)
    text = request.question.text
    asks = _WHAT_WAS_SAID.search(text) and request.question.detail in _OF_ANYTHING and not _ASKS_ELSE.search(text)
    if section is None or section.points or not asks or memory.sujets[-1:] != (request.topic,):
        return None
    told = next((found[1] for one in sentences(section) if (found := _PRESENTED.search(one))), "")
    said = sentence("sans_le_detail", quoi=capital(told))
    return Answered(said, section.sources, blocks=shown_links(links(knowledge, section)), gap=NOT_SAID) if told else None


def what_is_wanted(told: Answered | None, request: Request, knowledge: Knowledge) -> Answered | None:
    """« Ils veulent quoi des États ? » of the one point that was going to be told: what is asked for; None where it does not say."""
    listed = series(knowledge, request.topic)
    if told is None or told.point is None or told.blocks or listed is None or not _WHAT_IS_WANTED.search(request.question.text):
        return None
    item = listed.items[told.point]
    found = _WANTED.search(item.text)
    if found is None:
        return None
    text = found["that"] or f"{_ARTICLES.get(found['of'], '')}{found['what']}"
    return Answered(f"{capital(text)}.", item.sources, point=told.point)


def which_ones(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est pour quels enfants ? » of a list: which ones, in the words of the point just told, else of the first that says so."""
    asked, listed = _WHICH_ONES.search(request.question.text), series(knowledge, request.topic)
    if asked is None or listed is None or request.question.detail in _OF_NO_ONES:
        return None
    whom = re.compile(rf"\b(?:des|les|aux) (?P<whom>{_ONES[asked['ones'].rstrip('s')]}s? .+?)(?:, sans\b.*)?\.$")
    topic, last = memory.point or ("", 0)
    places = [*([last] if topic == request.topic else []), *range(len(listed.items))]
    for place in places:
        if found := whom.search(listed.items[place].text):
            return Answered(f"Les {found['whom']}.", listed.items[place].sources, point=place)
    return None
