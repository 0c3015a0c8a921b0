"""« Des associations d'ici ou de l'étranger ? », « que des associations, ou l'État aussi ? »: what the members of a collective are."""

from __future__ import annotations

import re

from actions.asking import without_tag
from actions.conditions import MEMBERS
from actions.french import capital, in_a_sentence
from actions.leads.answered import Answered, verdict
from actions.leads.claims import denies
from actions.leads.nearest import not_said
from actions.leads.values import about
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import by_its_name, sentences
from knowledge import Collective, Knowledge, Section

_OF_HERE = re.compile(r"\b(?:d ici|du (?:pays|bled)|marocain\w*|du maroc|de chez (?:nous|vous)|locales?|nationales?)\b")
_OF_ELSEWHERE = re.compile(
    r"\b(?<!en )(?<!langue )(?:etrang\w+|d ailleurs|internationa\w+|(?:de|a) l (?:etranger|exterieur)|francais\w*|europeen\w*|belges?|espagnol\w*)\b"
)
_OF_THE_STATE = re.compile(r"\b(?:l etat|etatiques?|gouvernement\w*|ministeres?|ministres?|mairies?|communes?|pouvoirs publics|fonctionnaires)\b")
_PEOPLE = re.compile(r"\b(?:gens|gents|personnes?|individus?|particuliers?|citoyen\w*|des noms)\b")
_BODIES = re.compile(rf"\b(?:{'|'.join(sorted(MEMBERS - {'membres', 'membre', 'monde'}, key=len, reverse=True))})\b")
# How the file says that something is of this country.
_HERE = "marocain"
# « C'est 5 associations ou 11 ? » counts them, « … ou c'est où ? » asks something else.
_ASKS_ELSE = re.compile(r"\d|\b(?:combien|quand|pourquoi|comment|lequel|laquelle|quell?e?s?)\b")
# « … dedans ? », « des belges aussi ? », « la CDE a des membres étrangers ? »
_AMONG = re.compile(
    r"\b(?:dedans|parmi|membres?|aussi|egalement|siege\w*|y a|yen a|(?:font|fait|faisant) partie|compren\w*|compte\w*|trouve\w*|incl\w*)\b"
)


def what_members_are(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return which of two kinds of members the file counts; that it is not told where it says of neither."""
    collective, section = _members(request, knowledge)
    text = request.question.text
    if collective is None or section is None or _ASKS_ELSE.search(text):
        return None
    kind, *more = (section.unite or "").split()
    said = by_its_name(sentences(section)[0], collective)
    here = next((word for word in more if word.startswith(_HERE)), "")
    if " ou " not in text:
        return _others_too(request, said, section, here)
    if _BODIES.search(text) and (_OF_THE_STATE.search(text) or _PEOPLE.search(text)):
        return _one_of(f"des {kind}", said, section)
    if not (_OF_HERE.search(text) and _OF_ELSEWHERE.search(text)):
        return None
    return _one_of(here, said, section) if here else not_said(section, section)


def _others_too(request: Request, said: str, section: Section, here: str) -> Answered | None:
    """« Des ONG étrangères aussi ? », « il y a des ministères dedans ? »: no, where the file counts others only."""
    text = without_tag(request.question.claim)
    if request.question.detail != "oui_non" or denies(text) or not _AMONG.search(text):
        return None
    if _OF_ELSEWHERE.search(text) and not _OF_HERE.search(text):
        return verdict(False, said, section.sources) if here else not_said(section, section)
    return verdict(False, said, section.sources) if _OF_THE_STATE.search(text) and not _BODIES.search(text) else None


def _one_of(which: str, said: str, section: Section) -> Answered:
    return Answered(sentence("l_un_des_deux", lequel=capital(which), suite=in_a_sentence(said)), section.sources)


def _members(request: Request, knowledge: Knowledge) -> tuple[Collective | None, Section | None]:
    """Return the section that counts the members of the one asked about, where it is asked of them, or of what it is."""
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section not in (collective.rubriques.get("membres"), collective.rubriques["presentation"]):
        return None, None
    members = collective.rubriques.get("membres")
    # « Une structure nationale ou internationale ? » is of the collective.
    of_them = section is members or _BODIES.search(request.question.text) is not None
    return (collective, members) if of_them and members and members.count and members.unite else (None, None)
