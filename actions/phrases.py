"""The French phrases by which what is asked or said after a disclosure leaves no doubt, by the names of `actions/disclosure.py`."""

from __future__ import annotations

import re

# What is asked or said in words that leave no doubt, the first that fits; it tells more than what was learnt of few examples.
# « Il dit que c'est pour rire »: what somebody else says takes nothing back.
OF_ANOTHER = r"\b(?:dit|dis|disai\w*|disent|raconte|repete)\b"
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
            "doute",
            r"(?:pas|aucune|sans|faut(?: il)?|besoin) (?:de |d |des |avoir |d avoir ){0,2}preuves?"
            r"|(?:si|peur|pense|crains) (?:que |de )?(?:je )?me tromp\w+"
            r"|(?:si|peut etre)(?: que)? je me (?:trompe|plante|fais des (?:idees|films))|(?:si|peut etre)(?: que)? j exagere",
        ),
        (
            "preuves",
            r"captures?|screen\w*|preuves?|effac\w+ (?:les?|ses|mes|tout)"
            r"|(?:garde\w*|supprim\w*) (?:\w+ )?(?:photos?|messages?|sms|videos?|comptes?|conversations?)",
        ),
        (
            "retrait",
            rf"^(?!.*{OF_ANOTHER}).*\b(?:(?:c ?(?:est|etait|t)?|cetait|ct) (?:juste |que )?(?:1|une|un) ?(?:blag\w*|joke|prank)"
            r"|(?:j|je|g) ?(?:rigol|plaisant|deconn?|blagu)\w*\b(?! pas)|(?:c ?(?:est|etait)?|ct) (?:juste )?pour (?:rire|rigoler)"
            r"|j ai (?:tout )?invente|(?:ghir |ghi |ki |kent |knt )*k[ae]n? ?[dt]h?[ae]?h[ae]?[kq]\w*|كنضحك|كنت نضحك|امزح"
            r"|(?:just|i m|im|i was|only) (?:joking|kidding)|it (?:was|is) (?:just )?a (?:joke|prank))"
            r"|^(?:\w+ )?(?:laisse[zr]? tomber|oublie[zr]?(?: ca| tout| ce que j ai dit)?)$"
            r"|^(?:(?:mdr|lol|non|nan|nn|en fait|haha) )*(?:c ?(?:est|etait)?|ct) (?:pas vrai|faux)(?: (?:mdr|lol|en fait|haha))*$",
        ),
        ("honte", r"honte|honteu\w*"),
        (
            "parents",
            rf"(?:on|vous|vou|vs|tu|ils?|i|elles?) (?:va|vont|allez|alle|allait|vas) (?:\w+ ){{0,2}}(?:prevenir|appell?er|dire?|di|raconter|parler)"
            rf" (?:\w+ ){{0,2}}{_PARENTS}|{_PARENTS} (?:\w+ )?(?:vont|va|von|seront|doi\w+) (?:\w+ ){{0,2}}(?:savoir|savoi|au courant|prevenus?)"
            rf"|(?:faut|di\w*|surtout|jamais) (?:\w+ )?(?:pas|rien) (?:\w+ ){{0,2}}?{_TELLING} (?:\w+ ){{0,2}}?{_PARENTS}"
            rf"|(?:di[st]|dites|direz|diras) (?:\w+ )?(?:pas|rien) (?:\w+ ){{0,2}}?{_PARENTS}"
            rf"|pas? (?:que|ke|q) {_PARENTS} (?:\w+ )?(?:sa(?:ch|v)\w*|soi\w* au courant)",
        ),
        (
            "pas_de_reponse",
            r"(?:ca|sa|il|ils|elles?|y|on|i) (?:ne )?(?:me )?(?:repond|decroch)\w* (?:pas|jamais|plus)|personne (?:\w+ ){0,2}(?:repon|decroch)\w*"
            r"|per?sone (?:\w+ ){0,2}repon\w*|appel\w* (?:\w+ ){0,4}?(?:y a|ya) (?:eu )?personne"
            r"|sonne (?:dans le vide|occupe)|(?:tombe sur|y a) (?:le|un|la)? ?(?:repondeur|messagerie)"
            r"|^(?:mais |et )*(?:(?:il )?y a personne|(?:c est|c|ils sont) fermee?s?)$",
        ),
        (
            "crainte",
            r"(?:on|ils|elles|police|flics?|gendarmes?|juge|va|vont) (?:\w+ ){0,2}?(?:m|me|nous) (?:\w+ )?(?:arret|expuls|renvo|separ|plac|ramen)\w*"
            r"|(?:prendre|enlever|retirer|prennent?|enlevent?|perdre) (?:mes|mon|ma|nos|notre|les|la) (?:\w+ )?(?:enfants?|fils|fill?e\w*|garde)"
            r"|(?:on|ils|va|vont|juge|police)(?: \w+){0,3} (?:foyer|orphelinat|prison)|(?:aller|vais|finir) (?:\w+ )?en prison",
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
        (
            "promesse",
            r"j ai (?:\w+ )?(?:promis|jure)"
            rf"|(?:elle|elles|il|ils) (?:ne |n )?veu\w* pas (?:que|qu|ke|k) (?:j|je|on|nous)(?: l| le| en)? ?{_TELLING_OF_IT}"
            r"|trahi\w*|c est un secret|gard\w+ le secret",
        ),
        ("anonyme", r"anonym\w*|sans (?:donner|dire) (?:mon|son|notre) (?:nom|prenom)|sans me nommer"),
        (
            "pas_cru",
            r"(?:(?:me|m) (?:cro\w+|prend\w* au serieux)|(?:va|vont|veu\w*) (?:pas |jamais )?me croire|on me croi\w*)(?: pas| jamais)"
            r"|(?:pas|jamais|personne)(?: \w+){0,2} (?:me |m )cro\w+|personne(?: ne)? (?:me|m) cro\w+|me traiter? de ment\w+"
            r"|(?:tu|vous|t|v) (?:me|m) cro\w+|(?:me|m) cro\w+ (?:tu|vous)",
        ),
        (
            "prevenir",
            rf"(?:doi\w*|oblig\w*|faut|besoin|force\w*|(?:veu|peu)\w* pas) (?:\w+ ){{0,4}}?{_TELLING} (?:\w+ ){{0,2}}?{_PARENTS}",
        ),
        ("trop_tard", r"trop tard|prescri(?:t|te|ption)|encore (?:(?:possible|temps) de )?(?:porter|faire|parler|dire)"),
        (
            "loi",
            r"(?:oblige\w*|tenue?s?|devoir|droit) (?:a |de |au |par |le )?(?:le |les )?(?:signal|declar|denonc|secret)\w*"
            r"|secret (?:medical|professionnel)"
            r"|(?:porte\w*|depose\w*) plainte|poursuivi\w*|en justice|(?:c est|est ce|cest|c) (?:\w+ )?(?:il)?legale?|la loi|tribunal|avocate?s?"
            r"|(?:avoir|aur\w+|attirer|risqu\w+) (?:\w+ )?(?:problemes?|ennuis)",
        ),
        (
            "sans_telephoner",
            r"(?:peu[xt]?|pe|arrive|ose|veu[xt]) (?:pas|rien) (?:\w+ )?(?:parler au tel\w*|tel\w*|appell?er|passer d ?appels?)"
            r"|pas de (?:tel\w*|portable|credit)|plus de credit|sans (?:appeler|telephoner|tel)",
        ),
        (
            "gratuit",
            r"gratui\w*|gratos|payante?s?|(?:ca|sa|appel|appeler) (?:va |peut )?cout\w*|combien (?:\w+ ){0,2}cout\w*"
            r"|cout\w* (?:\w+ )?(?:chere?|argent|sous|dirhams?|dhs?|quelque chose)|(?:faut|dois|doit) (?:\w+ )?payer",
        ),
        ("deplacement", r"(?:tu|vous|vs) (?:peu\w*|pouv\w*|pourri\w*|allez|vas) (?:\w+ ){0,2}?(?:appell?er|envoyer) (?!(?:mes|mon|ma)\b)"),
        (
            "ou_aller",
            r"ou (?:\w+ )?(?:je |on |nous )?(?:peu[xt]? |peut on |puis je |pouvons nous |vais |va )?(?:aller|dormir|me refugier|me cacher|s abriter)"
            r"|foyer|refuge|hebergement|(?:aller|dormir|me cacher|m abriter) ou|nulle part",
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
        ("ensuite", r"combien de temps (?:\w+ ){0,3}?(?:pren|dur|met)\w*"),
        (
            "adresse",
            r"^(?:et |mais )*(?:(?:c ?(?:est)?|(?:ils|y) sont) (?:ou|a (?:casa\w*|rabat|fes|tanger|agadir|marrakech))(?: ca| exactement)?"
            r"|ou (?:c est|ils sont|est ce)(?: exactement)?)$|(?:quelle|l|leur) adresse",
        ),
        (
            "humain",
            r"(?:etes|es|et|parle a|est ce|c est) (?:\w+ ){0,2}?(?:vraie? (?:personne|gens)|humaine?|robot|bot|machine|ordinateur|ia)"
            r"|(?:tu|vous|vs) (?:peu\w*|pouv\w*|pourri\w*|va\w*|allez) (?:m|me|nous) aid\w*"
            r"|quelqu un (?:derriere|qui lit|me lit|lit)|qui (?:me )?(?:lit|lis) ",
        ),
        (
            "qui_parler",
            r"(?:j|je )?(?:veu\w*|voud\w+|aimerai\w*|besoin de|envie de) (?:en )?parler (?:a|avec) (?:quelqu un|qq ?un|qqn)"
            r"|(?:veu\w*|voud\w+|aimerai\w*|besoin de|envie de) parler (?:a|avec) une? (?:vraie? )?(?:personne|humaine?|adulte)",
        ),
        (
            "lui_dire",
            r"(?:je|j|on) (?:\w+ )?lui (?:dis|di|dit|reponds?) (?:quoi|a|ca)|(?:quoi|que|qu est ce que) (?:\w+ ){0,2}?lui (?:dire|dis|di|reponds?)"
            r"|je lui (?:dis|di|reponds) quoi|comment (?:en |lui )+(?:en )?parler a (?:l |un |cet |mon |ma )?(?:enfant|eleve|fill?e\w*|fils|petite?)",
        ),
        (
            "intervenir",
            r"(?:je|j|on|faut) (?:\w+ ){0,3}(?:intervenir|interven\w*|(?:m |s )?interpos\w*|les separer)|(?:m |s )en meler"
            r"|(?:je|j|on|faut) (?:\w+ ){0,2}?(?:aller|vais) (?:moi meme |\w+ )?(?:lui parler|leur parler|chez (?:lui|elle|eux))|y aller moi meme",
        ),
        (
            "reproche",
            r"^(?:\w+ )?(?:tu|vous|vs|ca|sa|t|ce bot) (?:ne |m |me )?(?:ser[tv]\w*|compren\w+|aid\w+|ecout\w+)(?: \w+)? (?:rien|pas)$"
            r"|^(?:\w+ )?(?:t es|tu es|vous etes|c est) (?:\w+ )?(?:inutiles?|nul\w*)$",
        ),
        (
            "qui_appeler",
            r"a qui (?:\w+ ){0,3}?(?:adress|envo[iy]|transm|signal|remet)\w*|qui (?:\w+ ){0,3}(?:appell?er|contacter|prevenir)|(?:j|on) appell?e qui"
            r"|quel numero (?:\w+ ){0,3}(?:appell?er|faire|composer)"
            r"|(?:donnez?|me donner?|as|avez|aurai\w*|veu\w*|voud\w*|besoin|cherche) (?:\w+ ){0,2}?(?:un|le|les|des) (?:numeros?|num)\b"
            r"|(?:[qk]uoi|quels? (?:sont|est)) (?:les?|tes|vos) (?:numeros?|num)\b|quels? (?:numeros?|num)$",
        ),
        # « C'est normal d'avoir peur ? » is another question.
        ("normal", r"(?:c ?(?:est|e)?|ca|sa|ce n est)(?: (?:pas|vraiment|bien|donc|ca|sa))* normale?(?: (?:ca|sa|tout ca|non|hein|ou pas|ou non))?$"),
        (
            "faute",
            r"(?:est ce|c est|ce est)(?: (?!pas\b)\w+){0,4}? (?:de )?ma faute(?! si)|j ai mal fait|c est moi le coupable"
            r"|je l ai (?:\w+ )?(?:cherche|merite|provoque)",
        ),
        ("souvent", rf"^(?!.*\b(?:{_OF_THE_CONTACTS})\b).*\b(?:{_OFTEN})"),
    )
)


def in_french(text: str) -> str:
    """Return what a folded text asks or says in words that leave no doubt; empty where it does not."""
    return next((name for name, words in IN_WORDS if words.search(text)), "")
