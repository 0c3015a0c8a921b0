"""Read how long or how plain an answer is asked to be: « en une phrase », « juste les noms », « développez », « comme à un enfant ». Pure."""

from __future__ import annotations

import re

from actions.asking import insists
from actions.finding import DIGITS

# Cut to what answers; told at length; said in plainer words.
SHORT, LONG, PLAIN = "short", "long", "plain"
_CHILD = r"(?:enfants?|gosses?|gamine?s?|petite?s?|bebes?|idiote?s?|nuls?|debutante?s?|fils|filles?|eleves?|\w+ (?:de )?\d+ ans)"
_COUNT = rf"(?:\d+|une?|{'|'.join(sorted(DIGITS, key=len, reverse=True))})"
# The first that fits; on folded words.
_ASKED = (
    (
        LONG,
        r"(?:plus|davantage) (?:de |d )?(?:details?|precisions?|infos?|informations?|elements?)|en details?|detaill\w+"
        # « L'objectif où on développe » tells what is done.
        r"|(?<!elle )(?<!il )(?<!on )(?<!qui )(?<!se )developp(?:e|es|ez)"
        r"|(?:peu\w*|pouvez|pourriez|y|a|de|vous|tu) developper|approfondi\w*|(?:version|plus) longue?"
        r"|(?:dites|dis|dire|sais|savez) (?:m )?en plus",
    ),
    (
        PLAIN,
        # « Très clair, merci » and « c'est déjà plus clair » ask for nothing.
        r"(?:plus |tres |en (?:mots |termes )?)(?:simples?|faciles?)"
        r"|(?<!est )(?<!\bc )(?<!deja )(?<!bien )(?<!beaucoup )(?:plus |en (?:mots |termes )?)clairs?"
        r"|moins (?:complique|dur|difficile|technique)e?s?"
        r"|simplement(?! (?:les?|la|des|leurs?|ses)\b)|simplifi\w*|reformul\w*"
        r"|(?:\w+ )?autrement(?: dit)?|vulgaris\w*|en clair|(?:en )?(?:francais|langage|langue) (?:simple|facile|courante?|basique)"
        rf"|comme (?:pour |a |si (?:j avais|j etais|on avait) )?(?:un |une |des |les |mon |ma |mes )?{_CHILD}"
        rf"|(?:expliqu\w+|dis|dites|racont\w+|present\w+|decri\w+)\b.*\b(?:a|pour) (?:un |une |des |les |mon |ma |mes ){_CHILD}"
        rf"|(?:quoi|koi) (?:a|pour) (?:un |une |mon |ma ){_CHILD}$"
        r"|pas (?:tres |bien |du tout |super )?clairs?|trop (?:complique|dur|difficile|technique|charabia)e?s?"
        r"|(?<!avez )(?<!as )(?<!a )(?:rien|pas(?: tout| bien)?) (?:compri\w*|pige\w*|capte\w*|saisi)|du chinois"
        # « Jpige pas », « jcomprend r »
        r"|j(?:piges?|captes?|comprend?s?|saisis?) (?:pas?|rien|r|ap|que dalle)|(?:piges?|captes?) (?:pas?|rien|que dalle)"
        r"|(?:^|(?:je|j|on) (?:n |ne |y )*)(?:compren[ds]* (?:pas?|rien)|compri pa)",
    ),
    (
        SHORT,
        r"(?:plus|\+) (?:court|bref|concis|rapide)e?s?|moins longu?e?s?|trop longu?e?s?|(?:c est|cest|c) longu?e?s?"
        r"|raccourci\w*|abreg\w+|synthe\w+|en gros|en bref|brievement|en resume|vite fait|l essentiel|droit au but"
        rf"|(?:en|moins de|pas plus de|maximum|max) (?:{_COUNT}|quelques|peu de) (?:\w+ )?(?:phrases?|lignes?|mots?|secondes?)"
        rf"|{_COUNT} (?:phrases?|lignes?|mots?) (?:max\w*|pas plus|au plus)"
        # « Il résume quoi ? », « que résume-t-il ? » ask of a document, « un résumé » for all of it in short.
        r"|(?<!je )(?<!qui )(?<!document )(?<!il )(?<!elle )(?<!ca )(?<!un )(?<!petit )resum(?:e|es|ez|er)"
        r"(?! (?:leurs?|ses|les? preocc|quoi|koi|qoi|t (?:il|elle)))"
        r"|(?:sans|stop|pas de|moins de) (?:le |les |tout le |tes |vos )?(?:bla ?bla|blablas|details?|detours?|fioritures?|baratin|chichis)"
        r"|(?:juste|seulement|uniquement|rien que) (?:le |un |l |la |une )?(?:chiffres?|nombres?|annees?|dates?)(?! (?:de|d|des|du)\b)"
        r"|(?:juste|seulement|uniquement|simplement|que) (?:les?|leurs?|la|des|ses) (?:\w+ )?(?:noms?|titres?|intitules?|listes?|mots cles?)",
    ),
)
# « En deux mots » is a manner of speaking, « en dix mots » and « en un mot » are counted.
_SO_MANY = re.compile(rf"\b({_COUNT})(?: (?:petite?s?|seule?s?|courte?s?))? (mot|phrase|ligne)s?\b")
_IN_TWO_WORDS = ("mot", 2)
# « En un mot chacune » is no length of all of them.
_OF_EACH = re.compile(r"\bchac\w*\b|\bchaque\b|\bpar (?:collectif|point|objectif|valeur)\b")
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


# « J'ai 11 ans », « je suis en CM2 », which wants words of that age.
_A_PUPIL = re.compile(
    r"\b(?:j ?ai|g|chui age\w*|je suis age\w*)(?: de)? (?:[5-9]|1[0-3]) ?ans?\b"
    r"|\b(?:je|j|on|chui|jsuis) (?:(?:suis|est|rentre|entre) )?(?:en|au) (?:classe de )?(?:cp|ce[12]|cm[12]|6 ?e(?:me)?|sixieme|primaire)\b"
)


def is_of_a_pupil(text: str) -> bool:
    """Tell whether a folded text says that a child of primary school, or just out of it, writes it."""
    return _A_PUPIL.search(text) is not None


# « Explique le troisième », « c koi le 3, explike »
_EXPLAINING = re.compile(r"\bexpli[qk]\w*")


def asks_to_explain(text: str) -> bool:
    """Tell whether a folded text wants something explained: of one point, which says itself what it is, in plainer words."""
    return bool(_EXPLAINING.search(text))


def length(text: str) -> str:
    """Return how a folded text asks to be answered: `SHORT`, `LONG` or `PLAIN`; nothing where it does not say."""
    return next((name for name, words in _PATTERNS if words.search(text)), "")


def asks_for_names(text: str) -> bool:
    """« Juste les noms » asks for less than « en deux mots »."""
    return bool(_NAMES.search(text))


def most(text: str, of: str) -> int | None:
    """Return how many words (`mot`) or sentences (`phrase`) at most a folded text asks for, None where it does not say."""
    if _OF_EACH.search(text):
        return None
    found = next((found for found in _SO_MANY.finditer(text) if found[2] == of or (of == "phrase" and found[2] == "ligne")), None)
    if found is None:
        return None
    count = 1 if found[1] in ("un", "une") else int(DIGITS.get(found[1], found[1]))
    return None if (of, count) == _IN_TWO_WORDS else count


def is_of_the_last(text: str) -> bool:
    """« Plus court », « j'insiste »: tell whether a folded text asks for nothing but what was told last, in whatever length."""
    return is_only_length(text) or insists(text)


def is_only_length(text: str) -> bool:
    """Tell whether a folded text asks for nothing but that: « plus court svp » is about the last answer."""
    asked = length(text)
    rest = next((words.sub(" ", text) for name, words in _PATTERNS if name == asked), text)
    return bool(asked) and _BESIDE.issuperset(rest.split())
