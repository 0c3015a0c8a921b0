"""Read how long or how plain an answer is asked to be: « en une phrase », « juste les noms », « développez », « comme à un enfant ». Pure."""

from __future__ import annotations

import re

# Cut to what answers; told at length; said in plainer words.
SHORT, LONG, PLAIN = "short", "long", "plain"
_CHILD = r"(?:enfants?|gosses?|gamine?s?|petite?s?|bebes?|idiote?s?|nuls?|debutante?s?|fils|filles?|eleves?|\w+ (?:de )?\d+ ans)"
# The first that fits; on folded words.
_ASKED = (
    (
        LONG,
        r"(?:plus|davantage) (?:de |d )?(?:details?|precisions?|infos?|informations?|elements?)|en details?|detaill\w+|developp(?:e|es|ez)"
        r"|(?:peu\w*|pouvez|pourriez|y|a|de|vous|tu) developper|approfondi\w*|(?:version|plus) longue?"
        r"|(?:dites|dis|dire|sais|savez) (?:m )?en plus",
    ),
    (
        PLAIN,
        r"(?:plus |tres |en (?:mots |termes )?)(?:simples?|faciles?|clairs?)|moins (?:complique|dur|difficile|technique)e?s?"
        r"|simplement(?! (?:les?|la|des|leurs?|ses)\b)|simplifi\w*|reformul\w*"
        r"|(?:\w+ )?autrement(?: dit)?|vulgaris\w*|en clair|en francais simple"
        rf"|comme (?:pour |a |si (?:j avais|j etais|on avait) )?(?:un |une |des |les |mon |ma |mes )?{_CHILD}"
        rf"|(?:expliqu\w+|dis|dites|racont\w+|present\w+|decri\w+)\b.*\b(?:a|pour) (?:un |une |des |les |mon |ma |mes ){_CHILD}"
        r"|pas (?:tres |bien |du tout |super )?clairs?|trop (?:complique|dur|difficile|technique|charabia)e?s?"
        r"|(?<!avez )(?<!as )(?<!a )(?:rien|pas(?: tout| bien)?) compris|(?:^|(?:je|j|on) (?:n |ne |y )*)(?:compren[ds]* (?:pas|rien)|compri pa)",
    ),
    (
        SHORT,
        r"(?:plus|\+) (?:court|bref|concis|rapide)e?s?|moins longu?e?s?|trop longu?e?s?|(?:c est|cest|c) longu?e?s?"
        r"|raccourci\w*|abreg\w+|synthe\w+|en gros|en bref|brievement|en resume|vite fait|l essentiel|droit au but"
        r"|en (?:\d+|une?|deux|trois|cinq|dix|vingt|quelques|peu de) (?:\w+ )?(?:phrases?|lignes?|mots?|secondes?)"
        r"|(?<!qui )(?<!document )(?:resum(?:e|es|ez|er))(?! (?:leurs?|ses|les? preocc))"
        r"|(?:sans|stop|pas de|moins de) (?:le |les |tout le |tes |vos )?(?:bla ?bla|blablas|details?|detours?|fioritures?|baratin|chichis)"
        r"|(?:juste|seulement|uniquement|simplement|que) (?:les?|leurs?|la|des|ses) (?:\w+ )?(?:noms?|titres?|intitules?|listes?|mots cles?)",
    ),
)
_NAMES = re.compile(r"\b(?:noms?|titres?|intitules?|listes?|mots cles?|cite[rz]?|nomme[rz]?|liste[rz]?)\b")
_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _ASKED)
# Beside what says how long: nothing else is asked with these.
_BESIDE = frozenset(
    """
    svp stp merci peux peut pouvez pourriez tu vous vs me moi m le la les l ca cela c est cest un une et mais alors ok oui non bon ben bah donc encore
    plutot fais fait faites faire dis dit dites dire explique expliquez expliquer donne donnez juste je j veux voudrais aimerais ai version reponse
    bien mieux plus d de tout y en pas trop ouais hein euh wesh pls please possible il faut mets met mettez a redis redites redire avec que si
    s te plait quoi ton votre texte toujours vraiment franchement
    """.split()
)


def length(text: str) -> str:
    """Return how a folded text asks to be answered: `SHORT`, `LONG` or `PLAIN`; nothing where it does not say."""
    return next((name for name, words in _PATTERNS if words.search(text)), "")


def asks_for_names(text: str) -> bool:
    """« Juste les noms » asks for less than « en deux mots »."""
    return bool(_NAMES.search(text))


def is_only_length(text: str) -> bool:
    """Tell whether a folded text asks for nothing but that: « plus court svp » is about the last answer."""
    asked = length(text)
    rest = next((words.sub(" ", text) for name, words in _PATTERNS if name == asked), text)
    return bool(asked) and _BESIDE.issuperset(rest.split())
