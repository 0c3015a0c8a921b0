"""Find the words that point at something said before: ordinals, « l'autre », « les trois », superlatives, years."""

from __future__ import annotations

import re

from actions.question import Marker
from knowledge.values import dates_in

_ORDINALS = {
    0: "premier premiere premiers 1er 1ere 1e",
    1: "deuxieme second seconde 2eme 2e 2nd 2nde 2em 2ieme deuxiem",
    2: "troisieme 3eme 3e 3em 3ieme troisiem",
    3: "quatrieme 4eme 4e",
    -1: "dernier derniere",
}
_POSITION_OF = {word: position for position, words in _ORDINALS.items() for word in words.split()}
_NUMBERED = re.compile(r"^(?:\w+ )?(?:le |la |numero |num |n |option )?([1-4])(?: \w+)?$|\b(?:le|la) ([1-4])$|\b(?:numero|num) ([1-4])\b")
# « Le deuxième objectif », « la première des valeurs » are no places in a list of collectives; « la deuxième, ses objectifs » is one.
_ITEM = r"(?:objectif|but|mission|valeur|principe|point|question|reponse|partie|mot)"
_ITEM_PLACE = re.compile(
    rf"\b(?:{'|'.join(_POSITION_OF)}) (?:{_ITEM}\b|fois\b|(?:des|de ses|de leurs|de vos|de ces) (?:deux |trois |quatre |cinq |\d+ )?{_ITEM}s?\b)"
)
_OTHER = re.compile(
    r"\b(l ?autres?|les? autres?|les deux autres|l ?otres?|l ?aut|l ?autr|les 2 autres|otre|(?:celle?|celui|ceux|celles) qui restent?|restante?)\b"
)
_EVERY = re.compile(
    r"\b(les trois|les 3|chacun|chacune|chaque(?! (?:an|annee|ane|anne|mois|jour|semaine|fois)\b)|toutes? les trois|tous les trois|tous les collectifs|toutes les plateformes|les collectifs|tout le monde)\b"
)
_BOTH = re.compile(r"\b(deux autres|2 autres|les deux|les 2|ces deux|ces 2|entre elles|entre eux)\b")
_PLATFORM = re.compile(r"\b(plateformes?|platefome|platform|plate forme|plateform|platforme|platefrome)\b")
_FIELD = re.compile(r"\b(amane|amande|lamane|collectifs?|colectifs?|plateformes?|groupes?|asso\w*|reseaux?|ong|adhesions?|plaidoyer|charte|etude)\b")
_LAST_BUT_ONE = re.compile(r"\bavant derniere?\b")
_MIDDLE = re.compile(r"\b(?:celle?|celui|celles|ceux) du milieu\b")
_NEGATED = re.compile(r"^(?:(?:non|nn|nan|mais|et|en fait|enfin|bon) )*(?:pas (?!d |de |des |du )|(?:laisse[zr]?|oublie[zr]?)(?: tomber)? (?!pas\b)\w|(?:ne )?(?:me )?(?:compare|donne|liste|parle|presente|repete|explique)[sz]?(?: moi)? pas\b)")
# Words that make a part of a sentence a question of its own, after SMS spellings were written out.
_ASKING = re.compile(
    r"\b(qui|que|qu|quoi|quel|quelle|quels|quelles|lequel|laquelle|lesquels|lesquelles|combien|comment|ou|quand|pourquoi|est ce|depuis|dis|dites|donne|donnez|explique|expliquez)\b"
)
_CONFIRMING = re.compile(
    r"^(?:et |donc |alors |est ce que )*(?:(?:il|elle|\w+ \w+) a (?:raison|tort)(?: ou (?:pas|tort))?|(?:c est |est ce |est ce bien )?(?:vrai|exact|juste|correct|faux|le cas|ca)(?: ou (?:faux|pas|non))?"
    r"|non|si|hein|n est ce pas|pas vrai|oui ou non|je me trompe|j ai (?:bon|raison)|(?:vous|tu) (?:me )?confirme[sz]|confirme[sz](?: vous)?|info ou intox|qui a raison|(?:faut|dois|doit|peut) (?:il|je|on|t il|t on) (?:l[ea]s? )?(?:croire|y croire)|j y crois)(?: svp| stp| ou quoi)?$"
)
_REQUESTING = re.compile(
    r"\b(quels?|quelles?|combien|comment|pourquoi|lequel|laquelle|dites|dis|donnez|expliquez|presentez|parlez|(?:donne|explique|presente|parle) moi|savoir|connaitre|comprendre)\b"
)
_OF_THE_VISITOR = re.compile(r"\b(je|j|m|me|moi|mon|ma|mes|nous|notre|nos|parait|dit|on (?:est|a|aimerait|voudrait|cherche|prepare|fait))\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_FIRST = re.compile(r"\b(premier|premiere|1er|1ere|ancien|ancienne|anciens|vieux|vieille|d abord|plus tot|plus anciens?|doyen|doyenne)\b")
_LAST = re.compile(r"\b(dernier|derniere|recent|recente|recemment|jeune|nouveau|nouvelle|plus tard)\b")
_WHEN = re.compile(r"\b(quand|kan|kand|qd|date|annee|depuis)\b(?!.*\bqui\b)")
_REPORT = re.compile(r"(?<!\bpar )\b(rapports?|bilans?)\b")
_REFERRING = re.compile(r"\b(il|ils|elles?|el|ses|sa|son|leurs?)\b")
_FEMININE = re.compile(r"\b(elle|el)\b")
_CALLING = re.compile(r"\b(numeros?|num|tel|telephon\w*|appel\w*|contact\w*|joindre|joigne|adresse|qui je parle|a qui)\b")
# What goes on with a disclosure once the contacts were given: asks about them, says that they are of no help, or asks to be believed.
_GOING_ON = re.compile(
    r"\b(?:police|gendarmerie|(?:me|m) cro(?:is|it|yez|ient|ire|ira|yait)|pourquoi moi)\b|^(?:mais )?pourquoi$"
    r"|\b(?:pas|jamais|personne)\b(?! (?:besoin|grave|maintenant|la peine|merci|vraiment|encore|du tout|de probleme|de souci)\b)"
)
# Common words of French that are none in the languages whose speakers write here.
_FRENCH = re.compile(
    r"\b(j|je|tu|elles?|nous|vous|ils|c|ce|ca|cela|cette|est|sont|suis|sommes|etes|avez|avoir|etre|fait|faire|peut|peux|veux|pas|plus|quoi|quel|quelles?|quels|comment|pourquoi|quand|combien"
    r"|pour|avec|dans|chez|une|les|et|oui|ouais?|non|nan|nn|ok|okay|oki|accord|merci|mrc|bonjour|bonsoir|bjr|salut|slt|coucou|cc|svp|stp|ici|rien|tout|bien|aussi|mais|donc)\b"
)

# Words by which a few words without French are known for those of another language; none is a way to write French in a hurry (« el », « mi », « i »).
_OF_LANGUAGE = {
    "langue_anglais": "my|hes|shes|his|her|him|and|with|they|them|you|your|want|please|dont|cant|what|when|who|someone|nobody|afraid|scared|hits?|hurts?|touch(?:es|ed|ing)|kill(?:s|ed)?|rape[ds]?"
    "|dad(?:dy)?|father|mom|mum|mother|brother|sister|uncle|aunt|teacher|friend|step\\w+|help me|(?:he|she|it|this) is|i (?:am|m|was|have|need|feel)",
    "langue_espagnol": "padre|madre|padrastro|hermanos?|hermanas?|tio|tia|abuelo|profesora?|profe|amiga|miedo|pegan?|toca|tengo|quiero|ayuda(?:me)?|estoy|soy|muy|por favor|hola|gracias|nadie|ella|puedo|gratis"
    "|anos|hijos?|hija|nino|nina|novio|vecino|mato|muero|morir|viene",
    "langue_allemand": "ich|mein\\w*|vater|mutter|bruder|schwester|onkel|lehrer|habe|angst|bin|nicht|und|mich|mir|hilfe|schlagt|sterben|niemand",
    "langue_darija": r"(?:ka[yt]|gha|bgh)[a-z0-9]{3,}|wach|chnou?|chkoun|khouya|khti|bba|ana|dyal\w*|daba|walo|hder\w*|khay[ef]\w*|3[a-z]\w*|\w*[a-z][379][a-z]\w*",
}
_LANGUAGES = {name: re.compile(rf"\b(?:{words})\b") for name, words in _OF_LANGUAGE.items()}
_ARABIC = re.compile(r"[\u0621-\u064a]{2}")

# Words that ask nothing: « et pour la CDE ? », « la deuxième svp ». What says more than that is left to the classifier (kind `nom_seul`).
_EMPTY = frozenset(
    """1 2 3 4 a ah alors au aussi aux autre autres bah ben bon ce celle celles celui cet cette ceux ci collectif collectifs d dans de dernier derniere des deuxieme deux donc du eh en
    et euh groupe heu il l la le les non nn numero ok option ou oui par plait plateforme plateformes plutot point pour pr premier premiere puis quatrieme s second seconde stp sur svp te tous
    toutes trois troisieme un une vous xcollectif y 1er 1ere 2e 2eme 3e 3eme
    chose idem meme memes numero pareil question questions""".split()
)
# Between two names, even « ou » and « autre » ask something.
_BETWEEN_NAMES = frozenset("a alors aussi d de du et l la le les pour puis xcollectif".split())


# Those that point at a collective or a moment.
POINTING = frozenset({Marker.OTHER, Marker.EVERY, Marker.BOTH, Marker.PLATFORM, Marker.FIRST, Marker.LAST})
WORDS_OF = {
    Marker.OTHER: _OTHER,
    Marker.EVERY: _EVERY,
    Marker.BOTH: _BOTH,
    Marker.PLATFORM: _PLATFORM,
    Marker.FIELD: _FIELD,
    Marker.FIRST: _FIRST,
    Marker.LAST: _LAST,
    Marker.WHEN: _WHEN,
    Marker.REPORT: _REPORT,
    Marker.REFERS: _REFERRING,
    Marker.FEMININE: _FEMININE,
    Marker.CALLS: _CALLING,
    Marker.GOES_ON: _GOING_ON,
}


def is_bare_name(masked: str) -> bool:
    """Tell whether nothing is asked besides naming a collective, once the empty words are gone."""
    words = masked.split()
    empty = _BETWEEN_NAMES if words.count("xcollectif") > 1 else _EMPTY
    return all(word in empty for word in words)


# Words of a question that are not what it is about.
_COMMON = _EMPTY | frozenset(
    """avant avec avez cela chez chose cote dire dis dites elle elles entre faire fait font ilya mais meme moi niveau nous notre nos parle parler parlez passe peux pouvez quant quel quelle quelles quels
    question questions rapport savoir soit sont sujet toujours vais veux voila voir votre voudrais vos""".split()
)


def requests(masked: str) -> bool:
    """Tell whether a sentence without a question mark requests something, rather than giving the context of a question that follows.

    It has a word that asks, or is a short fragment that does not speak of the visitor (« Les valeurs aussi, tant qu'on y est. »).
    """
    return bool(_REQUESTING.search(masked)) or (len(masked.split()) <= 12 and not _OF_THE_VISITOR.search(masked))


def is_negated(folded: str) -> bool:
    """Tell whether a part says what is *not* asked: « pas les documents », « non pas le groupe »."""
    return bool(_NEGATED.match(folded))


def language_of(folded: str) -> str:
    """Return the kind of the language that a text without a common word of French has most words of; nothing where it has none."""
    if _ARABIC.search(folded):
        # Nothing else of what is known is written in it, whatever its words speak.
        return "langue_arabe"
    if _FRENCH.search(folded):
        return ""
    found = {name: len(words.findall(folded)) for name, words in _LANGUAGES.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else ""


def only_confirms(expanded: str) -> bool:
    """Tell whether a sentence only asks for a yes to the one before it: « Il a raison ? », « vrai ou faux ? »."""
    return bool(_CONFIRMING.match(expanded))


def asks_by_itself(expanded: str) -> bool:
    """Tell whether a part has a word that asks."""
    return bool(_ASKING.search(expanded))


def content_words(masked: str) -> tuple[str, ...]:
    """Return the words that mean something by themselves."""
    return tuple(word for word in masked.split() if (len(word) > 3 and word not in _COMMON) or (word.isdigit() and len(word) > 1))


def find_markers(folded: str) -> frozenset[Marker]:
    """Return what the words of a text point at or ask for, of what is found in its words alone."""
    found = {marker for marker, words in WORDS_OF.items() if words.search(folded)}
    return frozenset(found | {Marker.FOREIGN} if is_foreign(folded) else found)


def ordinals_of(folded: str) -> tuple[int, ...]:
    """Return the places in a list that a text names, from 0; -1 is the last, -2 the one before it."""
    if _LAST_BUT_ONE.search(folded):
        found: tuple[int, ...] = (-2,)
    else:
        placed = _ITEM_PLACE.sub(" ", folded).split()
        found = tuple(_POSITION_OF[word] for word in placed if word in _POSITION_OF)
    if _MIDDLE.search(folded):
        found += (1,)
    return found + tuple(int(number[1] or number[2] or number[3]) - 1 for number in [_NUMBERED.search(folded)] if number)


def years_of(folded: str) -> tuple[str, ...]:
    """Return the years that a text names, each once, also as who dictates says them: « deux mille douze »."""
    dictated = [one.value[:4] for one in dates_in(folded)] if " mille " in folded else []
    return tuple(dict.fromkeys([*_YEAR.findall(folded), *(year for year in dictated if _YEAR.fullmatch(year))]))


def is_foreign(folded: str) -> bool:
    """Tell whether a text has none of the common words of French."""
    return not _FRENCH.search(folded)


def points(folded: str) -> bool:
    """Tell whether a text points at a collective or a moment without its name: « la deuxième », « les deux », « en 2015 »."""
    return not POINTING.isdisjoint(find_markers(folded)) or bool(ordinals_of(folded) or years_of(folded))
