"""The French phrases that tell what is asked or said after a disclosure better than what was learnt, by the names of `actions/disclosure.py`.

Each is right where learning is wrong in at least five of 2,085 lines of authors left out (docs/experiments.md); `qui_appeler` and
`gratuit` are also asked where nothing was disclosed.
"""

from __future__ import annotations

import re

# « Il dit que c'est pour rire »: what somebody else says takes nothing back; « oubliez ce que j'ai dit » is said of oneself.
OF_ANOTHER = r"(?<!\bai )(?<!\bjai )(?<!\bg )(?<!\bai rien )(?<!\bjai rien )(?<!\bg rien )\b(?:dit|dis|disai\w*|disent|raconte|repete)\b"
_PARENTS = r"(?:\w+ )?(?:parents?|maman|papa|mere|mer|pere|per|famille|darons?|daronne)"
_OFTEN = (
    r"(?:tou[ts]?|ts|tt) (?:les|le) (?:jours?|soirs?|nuits?|matins?|week ?ends?|temps|semaines?|mercredis?|vendredis?|samedis?|dimanches?)"
    r"|chaque (?:jour|soir|nuit|matin|semaine|week ?end|mois|fois|vendredi|samedi|dimanche)|souvent|souven|sans arret|tjr?s|toujours pareil"
    r"|(?:depuis|dps|depui) (?:\w+ ){0,2}(?:longtemps|tjr?s|toujours|jours?|semaines?|mois|ans?|annees?|petite?|que j\w*|le debut)"
    r"|ca (?:fait|dure|dur)(?: depuis)? (?:\w+ ){0,2}(?:longtemps|ans?|mois|semaines?|annees?)|encore hier|(?:plusieurs|\d+|deux|trois) fois"
    r"|(?:ca|sa) (?:ne |n )?(?:s )?arrete (?:pas|jamais)|surtout (?:la nuit|le soir)|la nuit surtout"
)
_TELLING = r"(?:dire?|dises?|parle[rz]?|avoue[rz]?|raconte[rz]?|prevenir|annonce[rz]?)"
# What is said of the contacts rather than of what happens, and what asks.
_OF_THE_CONTACTS = (
    r"ouver\w*|repon\w*|joignable\w*|joindre|dispo\w*|horaires?|heures?|numeros?|appel\w*|decroch\w*|service|centre|2511|combien|quand|qui|quel\w*"
    r"|comment|pourquoi|est ce"
)
# What somebody is told not to do, and what nobody is to learn.
_TELLING_OF_IT = r"(?:signal\w*|denonc\w*|temoign\w*|alert\w*|port\w* plainte|(?:en )?parl\w*|(?:le |rien )?di(?:re|s|se|sent)|rien dire)"
_LEARNING_OF_IT = r"(?:appr(?:en|in)\w*|sa(?:it|is|ura|ch\w*|v\w*)|decouvr\w*|soi\w* au courant)"
IN_WORDS = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        (
            "retrait",
            rf"^(?!.*{OF_ANOTHER}).*\b(?:(?:c ?(?:est|etait|t)?|cetait|ct) (?:juste |que )?(?:1|une|un) ?(?:blag\w*|joke|prank)"
            r"|(?:j|je|g) ?(?:rigol|plaisant|deconn?|blagu)\w*\b(?! pas)|(?:c ?(?:est|etait)?|ct) (?:juste )?pour (?:rire|rigoler)"
            r"|j ai (?:tout )?invente|(?:ghir |ghi |ki |kent |knt )*k[ae]n? ?[dt]h?[ae]?h[ae]?[kq]\w*|كنضحك|كنت نضحك|امزح"
            r"|(?:just|i m|im|i was|only) (?:joking|kidding)|it (?:was|is) (?:just )?a (?:joke|prank))"
            r"|^(?:\w+ )?(?:laisse[zr]? tomber|oublie[zr]?(?: ca| tout| ce que j ai dit)?)$"
            r"|^(?:(?:mdr|lol|non|nan|nn|en fait|haha) )*(?:c ?(?:est|etait)?|ct) (?:pas vrai|faux)(?: (?:mdr|lol|en fait|haha))*$",
        ),
        (
            "parents",
            rf"(?:on|vous|vou|vs|tu|ils?|i|elles?) (?:va|vont|allez|alle|allait|vas) (?:\w+ ){{0,2}}(?:prevenir|appell?er|dire?|di|raconter|parler)"
            rf" (?:\w+ ){{0,2}}{_PARENTS}|{_PARENTS} (?:\w+ )?(?:vont|va|von|seront|doi\w+) (?:\w+ ){{0,2}}(?:savoir|savoi|au courant|prevenus?)"
            rf"|(?:faut|di\w*|surtout|jamais) (?:\w+ )?(?:pas|rien) (?:\w+ ){{0,2}}?{_TELLING} (?:\w+ ){{0,2}}?{_PARENTS}"
            rf"|(?:di[st]|dites|direz|diras) (?:\w+ )?(?:pas|rien) (?:\w+ ){{0,2}}?{_PARENTS}"
            rf"|pas? (?:que|ke|q) {_PARENTS} (?:\w+ )?(?:sa(?:ch|v)\w*|soi\w* au courant)",
        ),
        (
            "represailles",
            rf"represailles|(?:se|va|vont|s en|me) (?:\w+ )?veng\w+|m en (?:vouloir|voud\w+)|"
            r"(?:va|vont|peur qu\w* \w+) (?:\w+ )?(?:me|m|nous) (?:rejet|reni)\w+"
            rf"|(?:peur|pas|crains?t?) (?:qu|que|ke|k|q) (?:\w+ ){{1,3}}?{_LEARNING_OF_IT}|(?:si|s|quand) (?:\w+ ){{1,3}}?(?:l|le) {_LEARNING_OF_IT}"
            r"|(?:sait|savent) ou (?:j|je|on|nous) \w+",
        ),
        (
            "pression",
            rf"(?:refus|interdi|empech|decourag|dissuad|deconseill|oppos)\w* (?:\w+ ){{0,4}}?{_TELLING_OF_IT}"
            rf"|(?:di[st]|demand\w+|ordonn\w+|oblig\w+|forc\w+|exig\w+|conseill\w+|pouss\w+) (?:\w+ ){{0,3}}?(?:(?:me|nous|se) taire|rien dire"
            rf"|pas (?:\w+ )?{_TELLING_OF_IT}|pas m en meler|pas faire de vagues)|etouff\w+ (?:\w+ )?affaires?|ferm\w+ les yeux"
            r"|(?:perdre|risque\w*|perd\w*) (?:\w+ )?(?:mon|ma) (?:poste|travail|emploi|boulot|place|job|carriere)"
            r"|me (?:faire )?(?:virer|licencier|muter|sanctionner)|etre (?:viree?|licenciee?|mutee?|sanctionnee?)",
        ),
        ("anonyme", r"anonym\w*|sans (?:donner|dire) (?:mon|son|notre) (?:nom|prenom)|sans me nommer"),
        ("trop_tard", r"trop tard|prescri(?:t|te|ption)|encore (?:(?:possible|temps) de )?(?:porter|faire|parler|dire)"),
        (
            "loi",
            r"(?:oblige\w*|tenue?s?|devoir|droit) (?:a |de |au |par |le )?(?:le |les )?(?:signal|declar|denonc|secret)\w*"
            r"|secret (?:medical|professionnel)"
            r"|(?:porte\w*|depose\w*) plainte|poursuivi\w*|en justice|(?:c est|est ce|cest|c) (?:\w+ )?(?:il)?legale?|la loi|tribunal|avocate?s?"
            r"|(?:avoir|aur\w+|attirer|risqu\w+) (?:\w+ )?(?:problemes?|ennuis)",
        ),
        (
            "humain",
            r"(?:etes|es|et|parle a|est ce|c est) (?:\w+ ){0,2}?(?:vraie? (?:personne|gens)|humaine?|robot|bot|machine|ordinateur|ia)"
            r"|(?:tu|vous|vs) (?:peu\w*|pouv\w*|pourri\w*|va\w*|allez) (?:m|me|nous) aid\w*"
            r"|quelqu un (?:derriere|qui lit|me lit|lit)|qui (?:me )?(?:lit|lis) ",
        ),
        (
            "qui_appeler",
            r"a qui (?:\w+ ){0,3}?(?:adress|envo[iy]|transm|signal|remet)\w*|qui (?:\w+ ){0,3}(?:appell?er|contacter|prevenir)|(?:j|on) appell?e qui"
            r"|quel numero (?:\w+ ){0,3}(?:appell?er|faire|composer)"
            r"|(?:donnez?|me donner?|as|avez|aurai\w*|veu\w*|voud\w*|besoin|cherche) (?:\w+ ){0,2}?(?:un|le|les|des) (?:numeros?|num)\b"
            r"|(?:[qk]uoi|quels? (?:sont|est)) (?:les?|tes|vos) (?:numeros?|num)\b|quels? (?:numeros?|num)$",
        ),
        (
            "gratuit",
            r"gratui\w*|gratos|payante?s?|(?:ca|sa|appel|appeler) (?:va |peut )?cout\w*|combien (?:\w+ ){0,2}cout\w*"
            r"|cout\w* (?:\w+ )?(?:chere?|argent|sous|dirhams?|dhs?|quelque chose)|(?:faut|dois|doit) (?:\w+ )?payer",
        ),
        ("souvent", rf"^(?!.*\b(?:{_OF_THE_CONTACTS})\b).*\b(?:{_OFTEN})"),
    )
)


def in_french(text: str) -> str:
    """Return what a folded text asks or says in words that leave no doubt; empty where it does not."""
    return next((name for name, words in IN_WORDS if words.search(text)), "")
