"""Find AMANE itself in a question, by any of the names that the knowledge file gives it: the one place for all who ask whether it is meant. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.attributes import Attribute, attribute
from actions.kinds import SECTIONS_OF_KIND
from actions.memory import NO_DETAIL, Memory
from actions.question import Marker, Question
from knowledge import Knowledge
from knowledge.text import plain_words

# What is answered of the association, or of its assistant; a request for what no page tells of the association itself.
IDENTITY, ITSELF = "identite", "amane"
# How patterns of questions write its name.
NAME = "amane"
_YOU = re.compile(r"\b(?:vous|vs|votre|vos|vot|(?:l|cette) asso(?:ciation)?)\b")
_AN_ORGANISATION = r"(?:ong|asso\w*|organis\w*|plate ?formes?|collectifs?|fondation|reseau|groupe|entreprise|ministere|service)"
_WHAT_IT_IS = re.compile(rf"\b(?:c est|cest|elle est|est ce) (?:bien )?une? {_AN_ORGANISATION}\b")
# « L'adresse de votre site ? », « c'est quoi, le site d'AMANE ? », not « on trouve quoi sur votre site ? »
_ITS_SITE = rf"(?:votre site|(?:le )?site (?:(?:web|internet) )?(?:de l |de |d )?{NAME})\b"
_HER_SITE = re.compile(
    rf"\b(?:adresse|url|lien)\b.*\b{_ITS_SITE}|\b(?:c est quoi|quel est|{NAME} a|vous avez|avez vous|a t elle) {_ITS_SITE}|\b{_ITS_SITE} c est quoi\b"
    rf"|\b(?:vous avez|avez vous|{NAME} a|a t elle|elle a) (?:aussi )?une? (?:propre )?site(?: (?:web|internet))?$"
)
_A_SITE = re.compile(
    r"(?:(?:et|bonjour|svp|donne[zr]?|moi|c est quoi|quelle est) )*(?:l )?(?:adresse|url|lien) (?:du|de ce) site(?: (?:web|internet))?(?: svp)?$"
)
_TO_THE_PROGRAM = re.compile(r"\b(?:tu|t|te|toi|ton|ta|tes)\b")
_A_COLLECTIVE = r"\b(?:collectifs?|plateformes?|groupes?|reseaux?)\b"
# « C'est vous qui les dirigez ? » names them, too.
_ANY_COLLECTIVE = re.compile(rf"{_A_COLLECTIVE}|\b(?:qui|vous) les \w+(?:e|ez|ent)\b")
_WHO_YOU_ARE = re.compile(rf"\b[qk]u?i etes v(?:ou)?s\b|\bv(?:ou)?s etes (?:(?:[qk]u?i|[qk]u?oi)\b|(?:une? |bien )*{_AN_ORGANISATION}\b)")
_OTHERS = re.compile(rf"\b(?:ils?|elles)\b|{_A_COLLECTIVE}")
# « Je parle à un robot, là ? », « vous êtes une vraie personne ? », but not « un robot ou un humain ? », « vous n'êtes pas un robot ? »
_PROGRAM = r"(?:robots?|machines?|programmes?|logiciels?|(?:chat ?)?bots?|ia|intelligence artificielle|(?:chat ?)?gpt|ordinateurs?|automates?)"
_PERSON = r"(?:(?:etre )?humaine?|personne|quelqu ?un|qqun|gens|homme|femme|dame|monsieur|conseillere?)"
_OF_WHOM = r"(?:parle|ecri[st]|discute|m adresse|etes|es|t|tes|vs)"
_WHO_WRITES = re.compile(
    rf"\b{_OF_WHOM}(?: (?:bien|donc|juste|vraiment|la|vous|tu|a|avec))* (?:une?|de vraies?|des?) (?:vraie? |reelle? |simple )?"
    rf"(?:(?P<program>{_PROGRAM})|{_PERSON})\b(?! (?:de|du|d|qui|pour|comme)\b)"
)
_MEANING = re.compile(r"\b(?:ve\w* dire|signifi\w*|nom complet|sigle\w*|initiales?|lettres?|acronyme?)\b")


# « C'est quoi AMANE ? », « AMANE c'est quoi ? »
_WHAT = r"(?:quoi|koi|qoi|kwa|qui|ki)"
_YOURS = r"(?:votre|vot|vtr) ass?o(?:c\w*)?"
_WHAT_AMANE_IS = re.compile(
    rf"\b{_WHAT} (?:l )?(?:{NAME}|{_YOURS})$"
    rf"|(?:^|\b(?:et|mais|donc|bonjour|bonsoir|salut|salam|y a|demande|savoir) )(?:l )?{NAME} (?:c|c est|cest|est) {_WHAT}$"
)


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    folded = {plain_words(name) for name in names}
    return re.compile(rf"\b(?:l )?(?:{'|'.join(sorted(map(re.escape, folded), key=lambda name: -len(name)))})\b")


def as_named(text: str, knowledge: Knowledge) -> str:
    """Return folded words in which the association has the one name that patterns know, whichever of its names stands there."""
    association = knowledge.association
    return _names((association.nom, association.nom_complet, *association.alias)).sub(NAME, text)


def is_named(text: str, knowledge: Knowledge) -> bool:
    """Tell whether folded words name the association."""
    return NAME in as_named(text, knowledge).split()


def is_spoken_to(text: str, knowledge: Knowledge) -> bool:
    """Tell whether folded words name the association or say « vous »."""
    return is_named(text, knowledge) or bool(_YOU.search(text))


def names_any_collective(text: str) -> bool:
    """« L'un de vos collectifs »."""
    return bool(_ANY_COLLECTIVE.search(text))


def asked_of_it(text: str, knowledge: Knowledge) -> Attribute | None:
    """Return what a question about no collective asks of the association; « tu es où ? » is said to the program."""
    found = attribute(text)
    to_the_program = _TO_THE_PROGRAM.search(text) and not is_spoken_to(text, knowledge)
    if found is None or not found.of_amane or names_any_collective(text) or (to_the_program and not found.given):
        return None
    return found


def is_spoken_of(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether the association was just spoken of and the talk has not turned: « AMANE, ça veut dire quoi ? — Elle existe depuis quand ? »."""
    turned = question.pointed or question.has(Marker.PLATFORM, Marker.EVERY, Marker.BOTH) or _OTHERS.search(question.text)
    # « Le groupe, il a un numéro ? — Et son année de naissance ? » goes on with the one before.
    goes_on = memory.collectif and question.reference == "courant" and question.kind in SECTIONS_OF_KIND
    return memory.dits[:1] == ((IDENTITY, NO_DETAIL),) and not turned and not goes_on


def asks_of_it(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a question asks something of the association, which it names or which was just spoken of."""
    if is_spoken_of(question, memory, knowledge):
        return question.kind == "fondation" or asked_of_it(question.text, knowledge) is not None
    return is_named(question.text, knowledge) and not question.pointed


def asks_who_you_are(text: str) -> bool:
    """« Vous êtes une association ou une plateforme ? », « vous êtes qui ? », but not « tu es un robot ? »."""
    return bool(_WHO_YOU_ARE.search(text))


def asks_what_it_is(text: str) -> bool:
    """« C'est une association marocaine ? », « elle est reconnue ? », but not « c'est un robot ? »."""
    return bool(_WHAT_IT_IS.search(text)) and not _TO_THE_PROGRAM.search(text)


def asks_whether_a_program(text: str) -> bool | None:
    """« Je parle à un robot, là ? »: return whether it is so, False of « vous êtes une vraie personne ? »; None of neither, or of both."""
    found = _WHO_WRITES.search(text)
    return None if found is None or " ou " in text[found.end() :] else bool(found["program"])


def asks_what_amane_is(text: str, knowledge: Knowledge) -> bool:
    """« Ma mamie demande c'est quoi AMANE », « c'est quoi, votre association ? », whatever it was read as."""
    return bool(_WHAT_AMANE_IS.search(as_named(text, knowledge)))


def asks_for_its_site(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« L'adresse de votre site ? », and « l'adresse du site » where no collective is spoken of; what stands on it is asked of something else."""
    text = as_named(question.text, knowledge)
    hers = _HER_SITE.search(text) or (_A_SITE.match(text) and (is_spoken_of(question, memory, knowledge) or not (memory.collectif or memory.dits)))
    return bool(hers) and not question.pointed


def asks_for_its_name(text: str) -> bool:
    """« AMANE, ça veut dire quoi ? », « que veut dire le nom ? »."""
    return bool(_MEANING.search(text)) and not _TO_THE_PROGRAM.search(text)
