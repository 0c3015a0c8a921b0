"""What is told in a disclosure and asked after it, by the names that understanding learns from `data/conversations/danger*.jsonl`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.question import Marker, Question

# The danger is there, now.
NOW = "maintenant"
# Who writes: a child of itself, somebody of a child, who works with children, who thinks of dying, an adult of their childhood.
SUICIDE = "suicide"
ROLES = ("enfant", "temoin", "professionnel", SUICIDE, "survivant", NOW)
# What is asked of the contacts: facts of `contacts.yml`, known or not.
FACTS = ("gratuit", "confidentiel", "horaires", "adultes", "ecrire", "police", "langue_parlee", "ensuite", "preuves", "anonyme", "parents", "adresse")
# What else is said after a disclosure, answered by a sentence of its own.
SAID = (
    "qui_parler", "peur", "deplacement", "prevenir", "pas_de_reponse", "humain", "faute", "doute", "quoi_faire", "retrait",
    "pas_cru", "honte", "trop_tard", "sans_telephoner", "ou_aller", "qui_appeler", "souvent", "intervenir", NOW,
)  # fmt: skip
# Of telling it to somebody: said of a disclosure just made, which sounds like one itself.
OF_TELLING = frozenset({"qui_parler", "peur"})
# « Je veux parler d'autre chose ».
CHANGE = "changer"
TOLD = frozenset({*ROLES, *FACTS, *SAID, CHANGE})
# What is asked or said in words that leave no doubt, the first that fits; it tells more than what was learnt of few examples.
# « Il dit que c'est pour rire »: what somebody else says takes nothing back.
_OF_ANOTHER = r"\b(?:dit|dis|disai\w*|disent|raconte|repete)\b"
_PARENTS = r"(?:\w+ )?(?:parents?|maman|papa|mere|mer|pere|per|famille|darons?|daronne)"
_OFTEN = (
    r"(?:tou[ts]?|ts|tt) (?:les|le) (?:jours?|soirs?|nuits?|matins?|week ?ends?|temps|semaines?|mercredis?|vendredis?|samedis?|dimanches?)"
    r"|chaque (?:jour|soir|nuit|matin|semaine|week ?end|mois|fois|vendredi|samedi|dimanche)|souvent|souven|sans arret|tjr?s|toujours pareil"
    r"|(?:depuis|dps|depui) (?:\w+ ){0,2}(?:longtemps|tjr?s|toujours|jours?|semaines?|mois|ans?|annees?|petite?|que j\w*|le debut)"
    r"|ca (?:fait|dure|dur)(?: depuis)? (?:\w+ ){0,2}(?:longtemps|ans?|mois|semaines?|annees?)|encore hier|(?:plusieurs|\d+|deux|trois) fois"
    r"|(?:ca|sa) (?:ne |n )?(?:s )?arrete (?:pas|jamais)|surtout (?:la nuit|le soir)|la nuit surtout"
)
# What is said of the contacts rather than of what happens, and what asks.
_OF_THE_CONTACTS = (
    r"ouver\w*|repon\w*|joignable\w*|joindre|dispo\w*|horaires?|heures?|numeros?|appel\w*|decroch\w*|service|centre|2511|combien|quand|qui|quel\w*"
    r"|comment|pourquoi|est ce"
)
IN_WORDS = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        (
            "preuves",
            r"captures?|screen\w*|preuves?|effac\w+ (?:les?|ses|mes|tout)|(?:garde\w*|supprim\w*) (?:\w+ )?(?:photos?|messages?|sms|videos?)",
        ),
        (
            "retrait",
            rf"^(?!.*{_OF_ANOTHER}).*\b(?:(?:c ?(?:est|etait|t)?|cetait|ct) (?:juste |que )?(?:1|une|un) ?(?:blag\w*|joke|prank)"
            r"|(?:j|je|g) ?(?:rigol|plaisant|deconn?|blagu)\w*\b(?! pas)|(?:c ?(?:est|etait)?|ct) (?:juste )?pour (?:rire|rigoler)"
            r"|j ai (?:tout )?invente|(?:ghir |ghi |ki |kent |knt )*k[ae]n? ?[dt]h?[ae]?h[ae]?[kq]\w*|كنضحك|كنت نضحك|امزح"
            r"|(?:just|i m|im|i was|only) (?:joking|kidding)|it (?:was|is) (?:just )?a (?:joke|prank))"
            r"|^(?:(?:mdr|lol|non|nan|nn|en fait|haha) )*(?:c ?(?:est|etait)?|ct) (?:pas vrai|faux)(?: (?:mdr|lol|en fait|haha))*$",
        ),
        ("honte", r"honte|honteu\w*"),
        (
            "parents",
            rf"(?:on|vous|vou|vs|tu|ils?|i|elles?) (?:va|vont|allez|alle|allait|vas) (?:\w+ ){{0,2}}(?:prevenir|appell?er|dire?|di|raconter|parler)"
            rf" (?:\w+ ){{0,2}}{_PARENTS}|{_PARENTS} (?:\w+ )?(?:vont|va|von|seront) (?:\w+ ){{0,2}}(?:savoir|savoi|au courant|prevenus?)"
            rf"|pas? (?:que|ke|q) {_PARENTS} (?:\w+ )?(?:sa(?:ch|v)\w*|soi\w* au courant)",
        ),
        (
            "pas_de_reponse",
            r"(?:ca|sa|il|ils|elles?|y|on|i) (?:ne )?(?:me )?(?:repond|decroch)\w* (?:pas|jamais|plus)|personne (?:\w+ ){0,2}(?:repon|decroch)\w*"
            r"|per?sone (?:\w+ ){0,2}repon\w*|sonne (?:dans le vide|occupe)|(?:tombe sur|y a) (?:le|un|la)? ?(?:repondeur|messagerie)",
        ),
        ("anonyme", r"anonym\w*|sans (?:donner|dire) (?:mon|son|notre) (?:nom|prenom)|sans me nommer"),
        (
            "pas_cru",
            r"(?:(?:me|m) (?:cro\w+|prend\w* au serieux)|(?:va|vont|veu\w*) (?:pas |jamais )?me croire|on me croi\w*)(?: pas| jamais)"
            r"|(?:pas|jamais|personne)(?: \w+){0,2} (?:me |m )cro\w+|personne(?: ne)? (?:me|m) cro\w+|me traiter? de ment\w+",
        ),
        ("trop_tard", r"trop tard|prescri(?:t|te|ption)|encore (?:possible|temps) de (?:porter|faire|parler|dire)"),
        (
            "sans_telephoner",
            r"(?:peu[xt]?|pe|arrive|ose|veu[xt]) (?:pas|rien) (?:\w+ )?(?:parler au tel\w*|tel\w*|appell?er|passer d ?appels?)"
            r"|pas de (?:tel\w*|portable|credit)|plus de credit|sans (?:appeler|telephoner|tel)",
        ),
        (
            "ou_aller",
            r"ou (?:\w+ )?(?:je |on |nous )?(?:peu[xt]? |peut on |puis je |pouvons nous |vais |va )?(?:aller|dormir|me refugier|me cacher|s abriter)"
            r"|foyer|refuge|hebergement",
        ),
        (
            "confidentiel",
            r"(?:vous|tu|vs) (?:allez|allais|va|vas|vais|aller) (?:\w+ ){0,2}(?:dire|raconter|repeter|prevenir|balancer)"
            r"|(?:le|lui|leur) (?:direz|diras|repeterez)",
        ),
        (
            "ecrire",
            r"(?:par|un|en|des) (?:sms|texto|message|mail|whats ?app)"
            r"|(?:peux?|peut|pe|peu|jpeu|jpeux|puis je) (?:\w+ ){0,2}ecrir?e? (?:a|au|aux|leur|la)\b|(?:ecrir?e?|sms) au lieu"
            r"|(?:a|ya|y a|il y a) (?:t il )?(?:un )?(?:whats ?app|tchat|chat|mail)",
        ),
        (
            "horaires",
            r"^(?:et )?(?:(?:c est |c )?(?:ouver\w*|dispo\w*|joignable) )?"
            r"(?:la nuit|le soir|le (?:week ?end|dimanche|samedi|vendredi)|les jours feries)(?: aussi)?$",
        ),
        (
            "adresse",
            r"^(?:et |mais )*(?:(?:c ?(?:est)?|(?:ils|y) sont) (?:ou|a (?:casa\w*|rabat|fes|tanger|agadir|marrakech))(?: ca| exactement)?"
            r"|ou (?:c est|ils sont|est ce)(?: exactement)?)$|(?:quelle|l|leur) adresse",
        ),
        ("intervenir", r"(?:je|j|on|faut) (?:\w+ ){0,3}(?:intervenir|interven\w*|(?:m |s )?interpos\w*|(?:les )?separer)|(?:m |s )en meler"),
        ("qui_appeler", r"qui (?:\w+ ){0,3}appell?er|quel numero (?:\w+ ){0,3}(?:appell?er|faire|composer)|j appell?e qui"),
        ("faute", r"(?:est ce|c est|ce est)(?: \w+)? (?:de )?ma faute(?! si)|j ai mal fait|c est moi le coupable"),
        ("souvent", rf"^(?!.*\b(?:{_OF_THE_CONTACTS})\b).*\b(?:{_OFTEN})"),
    )
)
# Who tells of these tells of a danger, whatever else is asked.
_ACTS = re.compile(r"\b(?:frapp|tap|batt|cogn|viol|touch|tue|tuer|menac|etrangl|brul|couteau|suicid|mourir|caress|embrass)\w*")
# « Je veux plus vivre »: said of oneself, in whatever else; not « il veut mourir », nor « j'ai peur de mourir ».
_OF_ONESELF = r"(?:(?!(?:ils?|elles?|on|mon|ma|mes|qu|peur|pas|plus|failli|vais|va)\b)\w+ ){0,4}?"
_DYING = re.compile(
    rf"\b(?:je?|jai|g|jsui\w*|jvx|jveu\w*|jvoudrai\w*|jvoulai\w*) {_OF_ONESELF}"
    r"(?:mourr?ir|disparaitre|en finir|crever|me tuer|me suicider|(?:plus|pas|pu) (?:\w+ ){0,2}?vivre)\b"
)
# « On parle d'autre chose », with nothing else told.
_CHANGING = re.compile(
    r"\b(?:d ?|de )(?:un |une )?(?:autre?|otre?) ?(?:chose|choz|truc|sujet)\b|\bchang\w* (?:de )?sujet"
    r"|\bsomething else\b|\bchange (?:the )?(?:subject|topic)\b"
    r"|\b[h7]aja (?:[uo]?khra|ukhra)\b|حاجة [أا]خر[ىي]|موضوع آخر"
)
_SHORT = 10
_CONFIRMING = re.compile(
    r"\b(?:c ?(?:est|etait)?|ct) (?:vraiment |bien )?(?:vrai|la verite|pour de vrai|pas (?:une |1 )?(?:blag\w*|faux))\b"
    r"|\b(?:rigol|plaisant|deconn)\w* pas\b|\b(?:it s|its|it is) true\b|\bbe?s+[ae][h7]\b|بصح|صحيح"
)
_HAPPENING = re.compile(
    r"\b(?:la (?:maintenant|mtn|mnt|tout de suite)|(?:maintenant|mtn) la|en (?:ce|se) moment(?: meme)?"
    r"|(?:ca|sa|il|elle|ils) (?:re)?commencent? (?:la|maintenant|mtn|encore)|(?:ca|sa|il|elle|ils) (?:est|sont) en train|derriere la porte)\b"
)
# « Est-ce que je peux parler ici ? »
_MAY_TALK = re.compile(
    r"\b(?:(?:je|j|on) (?:peux?|peut|pe|pouvai[st]|pourrai[st]) (?:\w+ ){0,2}(?:parl(?:er|e|é)|ecrire|discuter|me confier|t en parler|vous en parler)"
    r"|(?:puis je|peut on) (?:\w+ ){0,2}(?:parler|ecrire|discuter|me confier))\b"
)
# Of the collectives or of somebody of AMANE it is asked, not whether one may talk at all.
_OF_SOMETHING = re.compile(
    r"\b(?:a (?:un|une|quel\w*)|au|avec|de (?:la|vos|l)|du|des|collectifs?|humain|personne|responsable|directeur|arabe|anglais|francais)\b"
)
# A disclosure this sure by itself, whatever was said before it, is heard as one, whatever else it asks.
SURE_AFRESH = 0.90


def role(questions: Sequence[Question]) -> str:
    """Return who makes a disclosure, or that the danger is there now; nothing where it is unclear."""
    return next((one.whole.told for one in questions if one.whole.told in ROLES), "")


def is_now(questions: Sequence[Question]) -> bool:
    """Tell whether the danger is said to be there now: « là maintenant ça recommence »; not who asks of the contacts, or of how long it lasts."""
    if in_words(questions):
        return False
    text = " ".join(one.text for one in questions)
    return role(questions) == NOW or (bool(_HAPPENING.search(text)) and not any(one.has(Marker.ASKS) for one in questions))


def asked_after(questions: Sequence[Question]) -> str:
    """Return what a message asks or says that goes on with a disclosure; nothing where it is unclear, or tells of a danger anew."""
    if named := in_words(questions):
        return named
    afresh = max((one.whole.afresh for one in questions), default=0.0)
    asked = next((one.whole.told for one in questions if one.whole.told in (*FACTS, *SAID)), "")
    if asked == "retrait" and any(re.search(_OF_ANOTHER, one.text) for one in questions):
        return ""
    return asked if afresh < SURE_AFRESH or asked in OF_TELLING else ""


def in_words(questions: Sequence[Question]) -> str:
    """Return what is asked or said in words that leave no doubt, and tell of no danger anew; nothing else."""
    text = " ".join(one.text for one in questions)
    found = "" if _ACTS.search(text) or _DYING.search(text) else next((name for name, words in IN_WORDS if words.search(text)), "")
    # « C'est tous les jours ? » is asked of the contacts.
    return "" if found == "souvent" and any(one.has(Marker.ASKS) for one in questions) else found


def thinks_of_dying(questions: Sequence[Question]) -> bool:
    """Tell whether who discloses says in words that leave no doubt to want to live no more."""
    return any(one.whole.afresh for one in questions) and bool(_DYING.search(" ".join(one.text for one in questions)))


def asks_for_numbers_alone(questions: Sequence[Question]) -> bool:
    """Tell whether nothing is told: the numbers are asked for in words, or by a button."""
    return all(one.has(Marker.CALLS) and one.kind != "urgence" and not one.whole.afresh for one in questions)


def may_talk(questions: Sequence[Question]) -> bool:
    """« Est-ce que je peux parler ici ? », with nothing told yet."""
    text = " ".join(one.text for one in questions)
    return bool(_MAY_TALK.search(text)) and not (_OF_SOMETHING.search(text) or _ACTS.search(text))


def is_afresh(questions: Sequence[Question]) -> bool:
    """Tell whether a message is a disclosure by itself, not only because one was made before it."""
    return any(one.whole.afresh for one in questions) and not asked_after(questions)


def turns_away(questions: Sequence[Question]) -> bool:
    """Tell whether the visitor wants to speak of something else, and says nothing of a danger."""
    text = " ".join(one.text for one in questions)
    if _CHANGING.search(text):
        return len(text.split()) <= _SHORT and not _ACTS.search(text)
    return any(one.whole.told == CHANGE for one in questions) and not any(one.whole.afresh for one in questions)


def confirms(questions: Sequence[Question]) -> bool:
    """Tell whether what was taken back is said to be true: « en fait c'est vrai »."""
    return bool(_CONFIRMING.search(" ".join(one.text for one in questions)))
