"""What is told in a disclosure and asked after it, by the names that understanding learns from `data/conversations/danger*.jsonl`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.foreign import in_another_language
from actions.phrases import OF_ANOTHER, in_french
from actions.question import Marker, Question

# The danger is there, now.
NOW = "maintenant"
# Who writes: a child of itself, somebody of a child, who works with children, who thinks of dying, an adult of their childhood.
SUICIDE = "suicide"
ROLES = ("enfant", "temoin", "professionnel", SUICIDE, "survivant", NOW)
# What is asked of the contacts: facts of `contacts.yml`, known or not.
FACTS = ("gratuit", "confidentiel", "horaires", "adultes", "ecrire", "police", "langue_parlee", "ensuite", "preuves", "anonyme", "parents", "adresse")
# Somebody is about to tell something.
ANNOUNCED = "annonce"
# What else is said after a disclosure, answered by a sentence of its own.
SAID = (
    "qui_parler", "peur", "deplacement", "prevenir", "pas_de_reponse", "humain", "faute", "doute", "quoi_faire", "retrait",
    "pas_cru", "honte", "trop_tard", "sans_telephoner", "ou_aller", "qui_appeler", "souvent", "intervenir", "crainte", "represailles",
    "pression", "promesse", "normal", "loi", "lui_dire", "reproche", "agir", "appele", "transmettre", "refus",
    ANNOUNCED, "age", NOW,
)  # fmt: skip
# Of telling it to somebody: said of a disclosure just made, which sounds like one itself.
OF_TELLING = frozenset({"qui_parler", "peur"})
# « Je veux parler d'autre chose »; « c'est pour un exposé », of who had told of no danger.
CHANGE, MISUNDERSTOOD = "changer", "malentendu"
TOLD = frozenset({*ROLES, *FACTS, *SAID, CHANGE, MISUNDERSTOOD})
# Who tells of these tells of a danger, whatever else is asked.
_ACTS = re.compile(r"\b(?:frapp|tap|batt|cogn|viol|touch|tue|tuer|menac|etrangl|brul|couteau|suicid|mourir|caress|embrass)\w*")
# « Je veux plus vivre »: said of oneself, in whatever else; not « il veut mourir », nor « j'ai peur de mourir ».
_OF_ONESELF = r"(?:(?!(?:ils?|elles?|on|mon|ma|mes|qu|peur|pas|plus|failli|vais|va)\b)\w+ ){0,6}?"
_DYING = re.compile(
    rf"\b(?:je?|jai|g|jsui\w*|jvx|jveu\w*|jvoudrai\w*|jvoulai\w*) {_OF_ONESELF}"
    r"(?:mourr?ir|disparaitre|en finir|crever|me tuer|me suicider|(?:plus|pas|pu|jamais) (?:\w+ ){0,2}?(?:vivre|exister|me reveill?er?)"
    r"|m endormir (?:\w+ )?(?:toujours|jamais))\b"
)
# « On parle d'autre chose », with nothing else told.
_CHANGING = re.compile(
    r"\b(?:d ?|de )(?:un |une )?(?:autre?|otre?) ?(?:chose|choz|truc|sujet)\b|\bchang\w* (?:de )?sujet"
    r"|\bsomething else\b|\bchange (?:the )?(?:subject|topic)\b"
    r"|\b[h7]aja (?:[uo]?khra|ukhra)\b|حاجة [أا]خر[ىي]|موضوع آخر"
)
# « Sinon, … », « à part ça, … », and what is asked of us after it.
_TURNING = re.compile(r"\b(?:sinon|a part (?:ca|sa|cela)|rien a voir|autre question|pour revenir|revenons)\b(?P<rest>.+)")
_OF_US = re.compile(
    r"\b(?:amane|collectifs?|plate ?formes?|groupe|reseaux?|pnpm|cde|charte|vous (?:etes|faites|servez)|(?:tu|t) es|votre (?:nom|role|asso\w*))\b"
)
# « Sinon, le groupe de mon frère m'attend dehors »
_OF_MYSELF = re.compile(r"\b(?:m|me|moi|mon|ma|mes|nous|notre|nos)\b")
_AGAINST_WHAT = re.compile(r"\b(?:contre|sur|pour) (?:les? |l |la |des )?\w+(?: (?:d |des? |du |a )?\w+)?")
_SHORT = 10
_CONFIRMING = re.compile(
    r"\b(?:c ?(?:est|etait)?|ct) (?:vraiment |bien )?(?:vrai|la verite|pour de vrai|pas (?:une |1 )?(?:blag\w*|faux))\b"
    r"|\b(?:rigol|plaisant|deconn)\w* pas\b|\b(?:it s|its|it is) true\b|\bbe?s+[ae][h7]\b|بصح|صحيح"
)
_HAPPENING = re.compile(
    r"\b(?:(?:la|encore) (?:encore )?(?:maintenant|mtn|mnt|tout de suite)|(?:maintenant|mtn) la|en (?:ce|se) moment(?: meme)?"
    r"|(?:ca|sa|il|elle|ils) (?:re)?commencent? (?:la|maintenant|mtn|encore)|(?:ca|sa|il|elle|ils) (?:est|sont) en train|derriere la porte"
    r"|(?:on|j|je) (?:l |la |le |les )?enten(?:ds?|ts?) (?:crier|pleurer|hurler|taper|cogner))\b"
)
_COMER = r"(?:ils?|elles?|i|quelqu ?un|qqn|(?:mon|ma|mes|son|sa|ses|le|la|les) \w+)"
# « Il va revenir ce soir », « mon oncle va venir »: what to do if he comes.
_COMING = re.compile(
    rf"\b(?:{_COMER} (?:va|vas|vont|von|v|doi\w*|peu\w*|risque\w* de) (?:\w+ )?(?:re ?veni\w*|rentr\w*|recommenc\w*)"
    rf"|{_COMER} (?:(?:va|vas|v|doit) (?:\w+ )?veni\w*|vien\w* (?:me|nous) \w+er)|(?:ils?|elles?) (?:re)?(?:viendra|rentrera)\w*)\b"
    # « Son père veut la reprendre dans dix minutes », « y a un type qui nous suit »
    r"|\b(?:dans|ds|d ici) (?:\d+ ?|(?:\w+ ){1,3}?)(?:min|mins|minutes?|mn|h|heures?|secondes?|instants?)\b"
    r"|\b(?:qui|ki|on|il|elle|ils) (?:me|m|nous|le|la|les|l) (?:suit|sui|suivent|poursuit|poursuivent)\b"
)
# « Je saigne », « il respire plus »: somebody is hurt, now.
_HURT = re.compile(
    r"\b(?:saigne(?:nt)?(?! du nez)|plein de sang|perd\w* (?:\w+ ){0,2}sang|perdu connaissance|respire\w* (?:plus|mal|pas)|(?:reveille|bouge)\w* plus"
    r"|(?:est|suis|sont|es|c) (?:\w+ ){0,2}?(?:blesse|inconscient|evanoui)\w*)\b"
)
# What somebody who thinks of dying has at hand; taken already, it is told by anybody.
_MEANS = (
    r"(?:cachets?|medicaments?|medocs?|comprimes?|pilules?|somniferes?|corde|lame|rasoir|cutter|couteau|javel|poison|mort aux rats"
    r"|toit|balcon|pont|fenetre|rails?)"
)
_AT_HAND = re.compile(rf"\b{_MEANS}\b")
_TAKEN = re.compile(
    r"\b(?:(?:j ai|g|jai) (?:\w+ )?(?:pris|avale|bu|mange)|(?:je|j) viens? (?:de |d )?(?:prendre|avaler|boire|manger)) (?:\w+ ){0,4}"
    rf"(?:{_MEANS}|doliprane\w*|paracetamol)\b"
)
# « Est-ce que je peux parler ici ? », « je peux te dire un truc ? »
_TO_SAY = (
    r"(?:dire|raconter|avouer|confier) (?:un |1 )?(?:truc|secret|(?:quel|kel)que? ?chose|kelke chose|qq?(?:ch|chose))"
    r"(?! (?:faux|vrai|dans|sur)\b)"
)
_MAY_TALK = re.compile(
    r"\b(?:(?:je|j|on) ?(?:peux?|peut|pe|pouvai[st]|pourrai[st]) (?:\w+ ){0,2}"
    rf"(?:parl(?:er|e|é)|ecrire|discuter|me confier|t en parler|vous en parler|{_TO_SAY})"
    rf"|(?:puis je|peut on) (?:\w+ ){{0,2}}(?:parler|ecrire|discuter|me confier|{_TO_SAY}))\b"
)
_SAYS_ITS_AGE = re.compile(r"\b(?:j ?ai|g) (?:\w+ )?(?:[5-9]|1[0-7]) ?ans?\b")
_SOMEBODY = re.compile(r"\b(?:personnes?|humaine?s?|quelqu un|quelquun|kelk\w+|qqn|adultes?|gens)\b")
# Of the collectives or of somebody of AMANE it is asked, not whether one may talk at all.
_OF_SOMETHING = re.compile(
    r"\b(?:a (?:un|une|quel\w*)|au|avec|de (?:la|vos|l)|du|des|collectifs?|humain|personne|responsable|directeur|arabe|anglais|francais)\b"
)
# « Je peux écrire : fondé en 2014 ? » asks whether that is right.
_A_CLAIM = re.compile(
    r"\b(?:fonde|cree|constitue|regroupe|reunit|compte)\w*\b(?=.*\b(?:19|20)\d\d\b)"
    # « Donc +6, je peux l'écrire » asks the same of what it says.
    r"|\bpeux (?:donc |bien )?l ecrire$|\d.*\bpeux (?:donc |bien )?l ecrire\b"
    # « Je peux écrire « né en 2013 » ? », « … que c'est onze assos ? »
    r"|\becrire\b.*\b(?:(?:19|20)\d\d|(?:asso|membre|objectif|valeur|collectif)\w*)\b"
)
# A disclosure this sure by itself, whatever was said before it, is heard as one, whatever else it asks; where a safe word calls, it is this sure.
SURE_AFRESH, CALL = 0.90, 1.0


def role(questions: Sequence[Question]) -> str:
    """Return who makes a disclosure, or that the danger is there now; nothing where it is unclear."""
    return next((one.whole.told for one in questions if one.whole.told in ROLES), "")


def is_now(questions: Sequence[Question], teller: str = "") -> bool:
    """Tell whether the danger is said to be there now: « là maintenant ça recommence »; not who asks of the contacts, or of how long it lasts.

    teller: who writes (`actions/tellers.py`); who thinks of dying and names what it would be done with is in danger now.
    """
    text = " ".join(one.text for one in questions)
    if _TAKEN.search(text) or is_hurt(questions) or (teller == SUICIDE and _AT_HAND.search(text)):
        return True
    if in_words(questions):
        return False
    happening = _HAPPENING.search(text) and not any(one.has(Marker.ASKS) for one in questions)
    return bool(role(questions) == NOW or _COMING.search(text) or happening)


def is_hurt(questions: Sequence[Question]) -> bool:
    """« Mon fils saigne »: tell whether somebody is said to be hurt, now."""
    return _HURT.search(" ".join(one.text for one in questions)) is not None


def asked_after(questions: Sequence[Question]) -> str:
    """Return what a message asks or says that goes on with a disclosure; nothing where it is unclear, or tells of a danger anew."""
    if named := in_words(questions):
        return named
    afresh = max((one.whole.afresh for one in questions), default=0.0)
    asked = next((one.whole.told for one in questions if one.whole.told in (*FACTS, *SAID)), "")
    if asked == "retrait" and any(re.search(OF_ANOTHER, one.text) for one in questions):
        return ""
    text = " ".join(one.text for one in questions)
    # What is said of telling it (« il va savoir que c'est moi ») sounds like a disclosure itself; one that names no act hardly is, just after one.
    of_telling = asked in OF_TELLING or (asked != NOW and afresh < CALL and not _ACTS.search(text) and not _DYING.search(text))
    return asked if afresh < SURE_AFRESH or of_telling else ""


def in_words(questions: Sequence[Question]) -> str:
    """Return what is asked or said in words that leave no doubt, of any language, and tell of no danger anew; nothing else."""
    text = " ".join(one.text for one in questions)
    found = "" if _ACTS.search(text) or _DYING.search(text) else in_french(text) or _in_another_language(questions)[0]
    # « C'est tous les jours ? » is asked of the contacts.
    return "" if found == "souvent" and any(one.has(Marker.ASKS) for one in questions) else found


def language_of(questions: Sequence[Question]) -> str:
    """Return the kind of the language that a message is written in; empty for French, and where it is unclear."""
    known = next((one.whole.language for one in questions if one.whole.language), "")
    return known or (f"langue_{language}" if (language := _in_another_language(questions)[1]) else "")


def _in_another_language(questions: Sequence[Question]) -> tuple[str, str]:
    """Return what is asked in words of another language, and which; nothing of who sounds sure to tell of a danger."""
    if not questions or not all(one.has(Marker.FOREIGN) and one.whole.afresh < SURE_AFRESH for one in questions):
        return "", ""
    known = next((one.whole.language for one in questions if one.whole.language), "")
    return in_another_language(" ".join(one.text for one in questions), known.removeprefix("langue_"))


def thinks_of_dying(questions: Sequence[Question]) -> bool:
    """Tell whether who discloses says in words that leave no doubt to want to live no more."""
    return any(one.whole.afresh for one in questions) and bool(_DYING.search(" ".join(one.text for one in questions)))


def asks_for_numbers_alone(questions: Sequence[Question]) -> bool:
    """Tell whether nothing is told: the numbers are asked for in words, or by a button."""
    return all(one.has(Marker.CALLS) and one.kind != "urgence" and not one.whole.afresh for one in questions)


def tells_of_an_act(questions: Sequence[Question]) -> bool:
    """Tell whether words name an act of violence, or say to want to live no more."""
    text = " ".join(one.text for one in questions)
    return bool(_ACTS.search(text) or _DYING.search(text))


def may_talk(questions: Sequence[Question]) -> bool:
    """« Est-ce que je peux parler ici ? », with nothing told yet."""
    text = " ".join(one.text for one in questions)
    # « J'ai 12 ans, je peux parler à une vraie personne ? »
    a_child = _SAYS_ITS_AGE.search(text) and _SOMEBODY.search(text)
    of_something = (_OF_SOMETHING.search(text) and not a_child) or _A_CLAIM.search(text)
    return bool(_MAY_TALK.search(text)) and not (_ACTS.search(text) or of_something)


def is_afresh(questions: Sequence[Question]) -> bool:
    """Tell whether a message is a disclosure by itself, not only because one was made before it."""
    return any(one.whole.afresh for one in questions) and not asked_after(questions)


def turns_away(questions: Sequence[Question]) -> bool:
    """Tell whether the visitor wants to speak of something else, or had told of no danger, and says nothing of one."""
    text = " ".join(one.text for one in questions)
    if _CHANGING.search(text):
        return len(text.split()) <= _SHORT and not _ACTS.search(text)
    return any(one.whole.told in (CHANGE, MISUNDERSTOOD) for one in questions) and not any(one.whole.afresh for one in questions)


def turns_to_us(questions: Sequence[Question]) -> bool:
    """« OK je le ferai. Sinon, le groupe contre les viols, il dépend du ministère ? »: tell whether something of us is asked after such a word."""
    text = " ".join(one.text for one in questions)
    asked = _TURNING.search(text)
    if asked is None or any(one.kind == "urgence" or one.whole.afresh for one in questions):
        return False
    of_oneself = _OF_MYSELF.search(asked["rest"]) or _ACTS.search(_AGAINST_WHAT.sub(" ", asked["rest"]))
    return bool(_OF_US.search(asked["rest"])) and not of_oneself


def was_misunderstood(questions: Sequence[Question]) -> bool:
    """« Non, c'est pour un exposé »: tell whether the visitor says to have told of no danger."""
    return turns_away(questions) and any(one.whole.told == MISUNDERSTOOD for one in questions)


def confirms(questions: Sequence[Question]) -> bool:
    """Tell whether what was taken back is said to be true: « en fait c'est vrai »."""
    return bool(_CONFIRMING.search(" ".join(one.text for one in questions)))
